//! Files of the user: read whole, bounded, `-` for standard input.

use std::io::Read;
use std::path::{Path, PathBuf};

use crate::exit::Exit;

/// Largest file that is read, in bytes.
const LARGEST: u64 = 512 * 1024 * 1024;

/// The bytes of a file, or of standard input for `-`.
pub fn bytes(path: &Path) -> Result<Vec<u8>, Exit> {
    read(path).map_err(|error| Exit::input(format!("{}: {error}", path.display())))
}

/// As `bytes`, with the plain error.
pub fn read(path: &Path) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    if path == Path::new("-") {
        std::io::stdin().lock().take(LARGEST + 1).read_to_end(&mut bytes)?;
    } else {
        std::fs::File::open(path)?.take(LARGEST + 1).read_to_end(&mut bytes)?;
    }
    if bytes.len() as u64 > LARGEST {
        return Err(std::io::Error::other(format!("larger than {LARGEST} bytes")));
    }
    Ok(bytes)
}

/// A file's text.
pub fn text(path: &Path) -> Result<String, Exit> {
    String::from_utf8(bytes(path)?).map_err(|_| Exit::input(format!("{}: not UTF-8", path.display())))
}

/// The rule files that `FILE`, or `FILE#SET` with a set of a file that lists sets, names: each with its text.
pub fn rule_files(argument: &str) -> Result<Vec<(String, String)>, Exit> {
    let Some((file, set)) = argument.split_once('#') else {
        return Ok(vec![(argument.to_owned(), text(Path::new(argument))?)]);
    };
    let file = Path::new(file);
    let names = rules::asserts::files_of_set(&text(file)?, set).map_err(Exit::input)?;
    let folder = file.parent().unwrap_or(Path::new("."));
    names.into_iter().map(|name| Ok((name.clone(), text(&folder.join(name))?))).collect()
}

/// All files under a folder, sorted so that `Step10` comes after `Step9`; folders are followed, links are not.
pub fn files_under(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut open = vec![(folder.to_owned(), 0)];
    while let Some((next, depth)) = open.pop() {
        for entry in std::fs::read_dir(&next)? {
            let entry = entry?;
            let kind = entry.file_type()?;
            if kind.is_dir() && depth < 8 {
                open.push((entry.path(), depth + 1));
            } else if kind.is_file() {
                found.push(entry.path());
            }
        }
    }
    found.sort_by_key(|path| natural(&path.to_string_lossy()));
    Ok(found)
}

/// Digits as numbers, all else as text.
fn natural(text: &str) -> Vec<(String, u64)> {
    let mut parts = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let words = rest.find(|c: char| c.is_ascii_digit()).unwrap_or(rest.len());
        let (before, from) = rest.split_at(words);
        let digits = from.find(|c: char| !c.is_ascii_digit()).unwrap_or(from.len());
        let (number, after) = from.split_at(digits);
        parts.push((before.to_owned(), number.parse().unwrap_or(u64::MAX)));
        rest = after;
    }
    parts
}
