//! Frames cut out of a stream, however its segments fall.

use super::LONGEST;

/// Longest binary frame of a lock, in bytes.
const LONGEST_BINARY: usize = 1024 + 10;

/// Bytes of one connection that are not yet a whole frame.
#[derive(Clone, Debug, Default)]
pub struct Splitter {
    held: Vec<u8>,
}

/// What was cut out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// A whole frame, delimiters and escapes as they came.
    Frame(Vec<u8>),
    /// So many bytes that belong to no frame.
    Skipped(usize),
}

enum Cut {
    Frame(usize),
    Skip(usize),
    More,
}

impl Splitter {
    /// Takes a segment; gives all that is whole with it.
    pub fn push(&mut self, segment: &[u8]) -> Vec<Part> {
        self.held.extend(segment);
        let mut parts = Vec::new();
        let mut at = 0;
        loop {
            let rest = self.held.get(at..).unwrap_or_default();
            match cut(rest) {
                Cut::Frame(length) => parts.push(Part::Frame(rest.get(..length).unwrap_or_default().to_vec())),
                Cut::Skip(length) => parts.push(Part::Skipped(length)),
                Cut::More => break,
            }
            at += match parts.last() {
                Some(Part::Frame(frame)) => frame.len(),
                Some(Part::Skipped(length)) => *length,
                None => 0,
            };
        }
        self.held.drain(..at);
        parts
    }

    /// How many bytes wait for the rest of their frame.
    pub fn held(&self) -> usize {
        self.held.len()
    }
}

fn is_start(byte: u8) -> bool {
    matches!(byte, b'$' | b'(' | b'#' | b'{' | 0x7E | 0xE7)
}

fn cut(bytes: &[u8]) -> Cut {
    let Some(first) = bytes.first() else { return Cut::More };
    let end = match first {
        b'$' => return binary(bytes),
        b'(' => ended(bytes, b')', 1),
        delimiter @ (0x7E | 0xE7) => match bytes.get(1) {
            // the end of one frame and the start of the next may stand side by side
            Some(second) if second == delimiter => return Cut::Skip(1),
            _ => ended(bytes, *delimiter, 1),
        },
        b'#' => ended(bytes, b'\n', 0),
        b'{' => object(bytes),
        _ => return Cut::Skip(bytes.iter().position(|byte| is_start(*byte)).unwrap_or(bytes.len())),
    };
    match end {
        Some(length) => Cut::Frame(length),
        None if bytes.len() > LONGEST => Cut::Skip(1),
        None => Cut::More,
    }
}

/// Up to and with the first `end` from `from` on.
fn ended(bytes: &[u8], end: u8, from: usize) -> Option<usize> {
    bytes.iter().skip(from).position(|byte| *byte == end).map(|at| at + from + 1)
}

fn binary(bytes: &[u8]) -> Cut {
    let (Some(high), Some(middle), Some(low)) = (bytes.get(7), bytes.get(8), bytes.get(9)) else { return Cut::More };
    let pair = if *middle == 0 { [*middle, *low] } else { [*high, *middle] };
    // the long form says its length at 8, the short one at 7
    let length = usize::from(u16::from_be_bytes(pair)) + 10;
    if length > LONGEST_BINARY {
        return Cut::Skip(1);
    }
    if bytes.len() < length { Cut::More } else { Cut::Frame(length) }
}

/// The end of a JSON object: brackets counted outside texts.
fn object(bytes: &[u8]) -> Option<usize> {
    let (mut depth, mut inside, mut escaped) = (0usize, false, false);
    for (at, byte) in bytes.iter().enumerate() {
        match (inside, byte) {
            (true, _) if escaped => escaped = false,
            (true, b'\\') => escaped = true,
            (_, b'"') => inside = !inside,
            (false, b'{') => depth += 1,
            (false, b'}') => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            _ => {}
        }
    }
    None
}
