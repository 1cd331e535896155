//! Numbers from a seed and names: the same for ever, on every machine.

/// A number that depends on nothing but the seed and the words (FNV-1a, then a finishing mix).
pub fn of(seed: u64, words: &[&str]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64 ^ seed;
    for byte in words.iter().flat_map(|word| word.bytes().chain([0])) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    hash ^= hash >> 30;
    hash = hash.wrapping_mul(0xbf58_476d_1ce4_e5b9);
    hash ^= hash >> 27;
    hash = hash.wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ (hash >> 31)
}

/// One of some values.
pub fn pick<T: Copy>(seed: u64, words: &[&str], values: &[T], otherwise: T) -> T {
    let count = values.len().max(1) as u64;
    let at = usize::try_from(of(seed, words) % count).unwrap_or_default();
    values.get(at).copied().unwrap_or(otherwise)
}

/// True about so many times in a hundred.
pub fn chance(seed: u64, words: &[&str], per_cent: u64) -> bool {
    of(seed, words) % 100 < per_cent
}
