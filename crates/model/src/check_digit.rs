//! Check digits of references that carry one: MRN (EU 2020/2446 annex) and container number (ISO 6346).

/// ISO 6346: letters count 10 to 38 without multiples of 11, position n weighs 2^n, the sum mod 11 mod 10.
/// `None` if a character is neither capital letter nor digit.
pub fn iso6346(body: &str) -> Option<u8> {
    let mut sum: u64 = 0;
    for (position, byte) in body.bytes().enumerate() {
        let value = match byte {
            b'0'..=b'9' => u64::from(byte - b'0'),
            b'A'..=b'Z' => letter(byte - b'A'),
            _ => return None,
        };
        sum = sum.checked_add(value.checked_shl(u32::try_from(position).ok()?)?)?;
    }
    u8::try_from(sum % 11 % 10).ok()
}

/// A is 10, B is 12: 11, 22 and 33 are left out.
fn letter(place: u8) -> u64 {
    let place = u64::from(place);
    10 + place + place.div_ceil(10)
}

/// True if `text` ends with the check digit of what stands before it.
pub fn ends_with_check_digit(text: &str) -> bool {
    let Some((body, last)) = text.split_at_checked(text.len().saturating_sub(1)) else { return false };
    match last.as_bytes() {
        [digit @ b'0'..=b'9'] => iso6346(body) == Some(digit - b'0'),
        _ => false,
    }
}

/// An MRN: year (2 digits), country (2 letters), 13 letters or digits, check digit.
pub fn is_mrn(text: &str) -> bool {
    let bytes = text.as_bytes();
    let shape = bytes.len() == 18
        && bytes.iter().take(2).all(u8::is_ascii_digit)
        && bytes.iter().skip(2).take(2).all(u8::is_ascii_uppercase);
    shape && ends_with_check_digit(text)
}

/// The MRN of year (two digits), country and a 13-character body; `None` if they do not make one.
pub fn mrn(year: u8, country: &str, body: &str) -> Option<String> {
    let start = format!("{:02}{country}{body}", year % 100);
    let whole = format!("{start}{}", iso6346(&start)?);
    is_mrn(&whole).then_some(whole)
}

/// A container number: owner (3 letters), category (U, J, Z), 6 digits, check digit.
pub fn is_container_number(text: &str) -> bool {
    let bytes = text.as_bytes();
    let shape = bytes.len() == 11
        && bytes.iter().take(3).all(u8::is_ascii_uppercase)
        && matches!(bytes.get(3), Some(b'U' | b'J' | b'Z'))
        && bytes.iter().skip(4).all(u8::is_ascii_digit);
    shape && ends_with_check_digit(text)
}
