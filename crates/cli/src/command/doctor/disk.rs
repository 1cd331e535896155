//! The data folder: writable, on a local disk, with room, and how long the disk takes to keep a promise.

use std::fs::{File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::report::Line;
use crate::bench::clock::{Watch, quantile};

/// Below this a node should not be started, in bytes.
const LEAST_ROOM: u64 = 1 << 30;
/// Below this somebody should look, in bytes.
const LITTLE_ROOM: u64 = 10 << 30;
/// Writes that are timed.
const WRITES: usize = 24;
/// A commit waits for one such write; slower than this, people notice.
const SLOW: Duration = Duration::from_millis(20);
/// No disk is faster: the promise is not kept, or the folder is in memory.
const TOO_FAST: Duration = Duration::from_micros(8);

pub fn check(data: &Path) -> Vec<Line> {
    let mut lines = Vec::new();
    if let Err(error) = std::fs::create_dir_all(data) {
        let remedy = "name a folder with --data that this user may write to";
        lines.push(Line::fail("folder", format!("{}: {error}", data.display()), remedy));
        return lines;
    }
    let probe = data.join(format!(".clearway-doctor-{}", std::process::id()));
    let written = timed_writes(&probe);
    let _ = std::fs::remove_file(&probe);
    match written {
        Err(error) => {
            let remedy = "give this user the right to write there, and see that the disk is not full or read-only";
            lines.push(Line::fail("folder", format!("{}: {error}", data.display()), remedy));
            return lines;
        }
        Ok(times) => {
            lines.push(Line::ok("folder", format!("{} can be written", data.display())));
            lines.push(fsync(&times));
        }
    }
    lines.push(kind(data));
    lines.push(room(data));
    lines
}

/// Appends and syncs as a commit does; the sorted times of each.
fn timed_writes(probe: &Path) -> std::io::Result<Vec<Duration>> {
    let mut file: File = OpenOptions::new().create_new(true).write(true).open(probe)?;
    let mut times = Vec::with_capacity(WRITES);
    for _ in 0..WRITES {
        file.write_all(&[0x20; 8192])?;
        let watch = Watch::start();
        file.sync_data()?;
        times.push(watch.elapsed());
    }
    times.sort_unstable();
    Ok(times)
}

fn fsync(times: &[Duration]) -> Line {
    let (half, worst) = (quantile(times, 0.5), quantile(times, 1.0));
    let found =
        format!("half of {} took {} µs or less, the longest {} µs", times.len(), half.as_micros(), worst.as_micros());
    if half > SLOW {
        Line::warn("fsync", found, "each commit waits so long: use a faster disk, or one with a protected cache")
    } else if half < TOO_FAST {
        Line::warn("fsync", found, "no disk is so fast: what is acknowledged may not outlive a power cut")
    } else {
        Line::ok("fsync", found)
    }
}

/// The file system under the folder, by the longest mount point that holds it.
fn kind(data: &Path) -> Line {
    let found = data.canonicalize().ok().and_then(|data| {
        let mounts = std::fs::read_to_string("/proc/self/mounts").ok()?;
        file_system(&mounts, &data)
    });
    match found.as_deref() {
        None => Line::warn("disk", "what kind of disk it is cannot be told", "see that it is local and durable"),
        Some(
            kind @ ("nfs" | "nfs4" | "cifs" | "smb3" | "smbfs" | "9p" | "afs" | "ceph" | "glusterfs" | "fuse.sshfs"),
        ) => {
            let remedy = "the embedded store needs a local disk; use one, or PostgreSQL with --database";
            Line::fail("disk", format!("{kind} is a network file system"), remedy)
        }
        Some(kind @ ("tmpfs" | "ramfs")) => {
            Line::warn("disk", format!("{kind} is kept in memory"), "everything is gone when the machine restarts")
        }
        Some(kind) => Line::ok("disk", format!("{kind}, local")),
    }
}

/// The kind of the file system that holds `folder`, out of a list of mounts.
fn file_system(mounts: &str, folder: &Path) -> Option<String> {
    let mount = |line: &str| {
        let mut parts = line.split(' ').skip(1);
        // Blanks in a mount point are written as octal escapes.
        let point = PathBuf::from(parts.next()?.replace("\\040", " "));
        Some((point, parts.next()?.to_owned()))
    };
    let holding = mounts.lines().filter_map(mount).filter(|(point, _)| folder.starts_with(point));
    holding.max_by_key(|(point, _)| point.components().count()).map(|(_, kind)| kind)
}

fn room(data: &Path) -> Line {
    let Ok(disk) = rustix::fs::statvfs(data) else {
        return Line::warn("room", "how much room the disk has cannot be told", "see that it has some");
    };
    let free = disk.f_bavail.saturating_mul(disk.f_frsize);
    let found = format!("{:.1} GiB free", free as f64 / f64::from(1 << 30));
    if free < LEAST_ROOM {
        Line::fail("room", found, "make room or use a larger disk; a node that runs out stops taking messages")
    } else if free < LITTLE_ROOM {
        Line::warn("room", found, "a node keeps every message for ever: about 10 GiB a million declarations")
    } else {
        Line::ok("room", found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_mount_point_that_holds_a_folder_tells_its_kind() {
        let mounts = "/dev/a / ext4 rw 0 0\nserver:/x /srv nfs4 rw 0 0\n/dev/b /srv/my\\040data xfs rw 0 0\ntmpfs /srvx tmpfs rw 0 0\n";
        for (folder, kind) in [
            ("/home", "ext4"),
            ("/srv/data", "nfs4"),
            ("/srv/my data/node", "xfs"),
            ("/srvx/a", "tmpfs"),
            ("/srvy", "ext4"),
        ] {
            assert_eq!(file_system(mounts, Path::new(folder)).as_deref(), Some(kind), "{folder}");
        }
    }

    #[test]
    fn slow_and_too_fast_disks_are_told() {
        let line = |micros| fsync(&[Duration::from_micros(micros); 3]).text();
        assert!(line(2).starts_with("warn"));
        assert!(line(900).starts_with("ok"));
        assert!(line(30_000).starts_with("warn"));
    }
}
