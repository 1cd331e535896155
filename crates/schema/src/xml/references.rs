//! Character and entity references: the five that XML itself has, and numbers; there are no others without a DTD.

use super::chars::is_char;

/// The character of a reference's inside (`amp`, `#38`, `#x26`), or what is wrong with it.
pub fn resolve(inside: &str) -> Result<char, String> {
    match inside {
        "lt" => return Ok('<'),
        "gt" => return Ok('>'),
        "amp" => return Ok('&'),
        "quot" => return Ok('"'),
        "apos" => return Ok('\''),
        _ => {}
    }
    let Some(number) = inside.strip_prefix('#') else {
        return Err(match super::chars::is_name(inside) {
            true => format!("the entity '{inside}' is not defined"),
            false => "'&' must start a reference; write &amp; for the character itself".to_owned(),
        });
    };
    let code = match number.strip_prefix('x') {
        Some(hex) if !hex.is_empty() && hex.bytes().all(|b| b.is_ascii_hexdigit()) => u32::from_str_radix(hex, 16).ok(),
        None if !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()) => number.parse().ok(),
        _ => return Err(format!("'&{inside};' is not a character reference")),
    };
    let known = code.and_then(char::from_u32).filter(|&c| is_char(c));
    known.ok_or_else(|| format!("'&{inside};' names a character that XML does not allow"))
}
