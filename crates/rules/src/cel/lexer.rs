//! Cuts an expression into tokens.

use rust_decimal::Decimal;

use crate::error::Fault;

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    Number(Decimal),
    Text(String),
    Name(String),
    /// An operator or bracket.
    Sign(&'static str),
}

/// Longer signs first, so that `<=` is not read as `<`.
const SIGNS: [&str; 25] = [
    "&&", "||", "==", "!=", "<=", ">=", "->", "<", ">", "!", "+", "-", "*", "/", "%", "?", ":", "(", ")", "[", "]",
    "{", "}", ",", ".",
];

/// More tokens than any rule of sense has.
const MOST: usize = 1_000;

/// The tokens, each with the byte where it begins.
pub(super) fn tokens(text: &str) -> Result<Vec<(usize, Token)>, Fault> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let blank = rest.len() - rest.trim_start().len();
        if blank > 0 {
            at += blank;
            continue;
        }
        if tokens.len() == MOST {
            return Err(Fault::new(at, format!("the expression has more than {MOST} words and signs")));
        }
        let (token, width) = token(rest, at)?;
        tokens.push((at, token));
        at += width;
    }
    Ok(tokens)
}

fn token(rest: &str, at: usize) -> Result<(Token, usize), Fault> {
    let first = rest.chars().next().unwrap_or_default();
    if first.is_ascii_digit() {
        return number(rest, at);
    }
    if first == '\'' || first == '"' {
        return string(rest, first, at);
    }
    if first.is_ascii_alphabetic() || first == '_' {
        let width = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(rest.len());
        return Ok((Token::Name(rest.get(..width).unwrap_or_default().to_owned()), width));
    }
    let sign = SIGNS.into_iter().find(|sign| rest.starts_with(sign));
    let sign = sign.ok_or_else(|| Fault::new(at, format!("{first:?} does not belong in an expression")))?;
    Ok((Token::Sign(sign), sign.len()))
}

fn number(rest: &str, at: usize) -> Result<(Token, usize), Fault> {
    let whole = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let tail = rest.get(whole..).unwrap_or_default();
    let fraction = tail.strip_prefix('.').map_or(0, |digits| {
        let count = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
        if count == 0 { 0 } else { count + 1 }
    });
    let width = whole + fraction;
    let text = rest.get(..width).unwrap_or_default();
    let value = Decimal::from_str_exact(text)
        .map_err(|_| Fault::new(at, format!("{text} has more digits than can be held exactly")))?;
    Ok((Token::Number(value), width))
}

fn string(rest: &str, quote: char, at: usize) -> Result<(Token, usize), Fault> {
    let mut text = String::new();
    let mut letters = rest.char_indices().skip(1);
    while let Some((place, letter)) = letters.next() {
        match letter {
            _ if letter == quote => return Ok((Token::Text(text), place + 1)),
            '\\' => {
                let escaped = letters.next().map(|(_, escaped)| escaped);
                text.push(match escaped {
                    Some('n') => '\n',
                    Some('r') => '\r',
                    Some('t') => '\t',
                    Some(plain @ ('\\' | '\'' | '"')) => plain,
                    _ => return Err(Fault::new(at + place, "an escape is one of \\\\ \\' \\\" \\n \\r \\t")),
                });
            }
            _ => text.push(letter),
        }
    }
    Err(Fault::new(at, format!("the string has no closing {quote}")))
}
