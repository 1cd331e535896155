//! Payloads at rest: many texts framed into one body, compressed where it pays.
//!
//! First byte: 0 = as is, 1 = zstd. A frame is a list of parts, each a little-endian `u32` length and its bytes.

use std::cell::RefCell;

use zstd::bulk::{Compressor, Decompressor};

const PLAIN: u8 = 0;
const ZSTD: u8 = 1;
/// Below this, compression costs more than it saves.
const WORTH_IT: usize = 200;
/// No body of ours is larger once unpacked.
const LARGEST: usize = 256 << 20;
const LEVEL: i32 = 1;
/// Largest buffer that a thread keeps for the next body.
const KEPT: usize = 1 << 20;

thread_local! {
    // A fresh context costs more than compressing a typical body.
    static COMPRESSOR: RefCell<Option<(Compressor<'static>, Vec<u8>)>> = const { RefCell::new(None) };
    static DECOMPRESSOR: RefCell<Option<Decompressor<'static>>> = const { RefCell::new(None) };
}

/// Packs bytes for storage.
pub(crate) fn pack(plain: &[u8]) -> Vec<u8> {
    if plain.len() > WORTH_IT
        && let Some(packed) = compressed(plain)
        && packed.len() < plain.len()
    {
        return packed;
    }
    let mut body = Vec::with_capacity(plain.len() + 1);
    body.push(PLAIN);
    body.extend_from_slice(plain);
    body
}

fn compressed(plain: &[u8]) -> Option<Vec<u8>> {
    COMPRESSOR.with_borrow_mut(|slot| {
        if slot.is_none() {
            *slot = Some((Compressor::new(LEVEL).ok()?, Vec::new()));
        }
        let (compressor, room) = slot.as_mut()?;
        room.clear();
        room.reserve(zstd::zstd_safe::compress_bound(plain.len()));
        compressor.compress_to_buffer(plain, room).ok()?;
        let mut body = Vec::with_capacity(1 + room.len());
        body.push(ZSTD);
        body.extend_from_slice(room);
        if room.capacity() > KEPT {
            *room = Vec::new();
        }
        Some(body)
    })
}

/// The bytes that were packed, or what is wrong with the body.
pub(crate) fn unpack(body: &[u8]) -> Result<Vec<u8>, String> {
    match body.split_first() {
        Some((&PLAIN, plain)) => Ok(plain.to_vec()),
        Some((&ZSTD, packed)) => decompressed(packed),
        Some((other, _)) => Err(format!("unknown packing {other}")),
        None => Err("empty body".to_owned()),
    }
}

fn decompressed(packed: &[u8]) -> Result<Vec<u8>, String> {
    let size = zstd::zstd_safe::get_frame_content_size(packed).ok().flatten().unwrap_or(u64::MAX);
    let size = usize::try_from(size).ok().filter(|size| *size <= LARGEST).ok_or("unpacked size is out of bounds")?;
    DECOMPRESSOR.with_borrow_mut(|slot| {
        if slot.is_none() {
            *slot = Decompressor::new().ok();
        }
        slot.as_mut().ok_or("no zstd context")?.decompress(packed, size).map_err(|e| e.to_string())
    })
}

/// Writes one part of a frame.
pub(crate) fn put(frame: &mut Vec<u8>, part: &[u8]) {
    let length = u32::try_from(part.len()).expect("parts are bounded when a commit is checked");
    frame.extend_from_slice(&length.to_le_bytes());
    frame.extend_from_slice(part);
}

/// Reads the parts of a frame in order.
pub(crate) struct Parts<'a>(pub(crate) &'a [u8]);

impl<'a> Parts<'a> {
    /// The next part, or what is wrong with the frame.
    pub(crate) fn next(&mut self) -> Result<&'a [u8], String> {
        let (length, rest) = self.0.split_first_chunk::<4>().ok_or("frame ends early")?;
        let length = u32::from_le_bytes(*length) as usize;
        let (part, rest) = rest.split_at_checked(length).ok_or("frame part ends early")?;
        self.0 = rest;
        Ok(part)
    }

    /// The next part as text.
    pub(crate) fn text(&mut self) -> Result<String, String> {
        std::str::from_utf8(self.next()?).map(str::to_owned).map_err(|e| e.to_string())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn packing_is_undone_by_unpacking(plain in proptest::collection::vec(0u8..4, 0..2000)) {
            prop_assert_eq!(unpack(&pack(&plain)).unwrap(), plain);
        }

        #[test]
        fn hostile_bodies_are_errors_and_never_panic(body in proptest::collection::vec(any::<u8>(), 0..200)) {
            let plain = unpack(&body).unwrap_or_default();
            let mut parts = Parts(&plain);
            while parts.next().is_ok() {}
        }
    }

    #[test]
    fn a_repetitive_body_shrinks() {
        let plain = b"<GoodsItem><SequenceNumeric>1</SequenceNumeric></GoodsItem>".repeat(20);
        assert!(pack(&plain).len() < plain.len() / 5);
    }
}
