//! Use cases, one file each: permit, load, decide, append; and the jobs that follow.
