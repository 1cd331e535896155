//! XML Schema regular expressions (part 2, appendix F) rewritten for the `regex` crate.

use super::blocks::block;
use super::class::Class;

/// Parentheses and class subtractions inside each other.
const DEEPEST: usize = 64;
const SPACES: &[(char, char)] = &[('\t', '\n'), ('\r', '\r'), (' ', ' ')];
const LINE_ENDS: &[(char, char)] = &[('\n', '\n'), ('\r', '\r')];
/// `NameStartChar` and, after it, what `NameChar` adds; both with the colon.
const INITIAL: &str = r"A-Z_a-z:\x{C0}-\x{D6}\x{D8}-\x{F6}\x{F8}-\x{2FF}\x{370}-\x{37D}\x{37F}-\x{1FFF}\x{200C}-\x{200D}\x{2070}-\x{218F}\x{2C00}-\x{2FEF}\x{3001}-\x{D7FF}\x{F900}-\x{FDCF}\x{FDF0}-\x{FFFD}\x{10000}-\x{EFFFF}";
const FOLLOWING: &str = r"\-.0-9\x{B7}\x{300}-\x{36F}\x{203F}-\x{2040}";

/// A pattern in the other notation; also as one repeated class, where it is no more than that.
pub struct Translated {
    pub regex: String,
    pub run: Option<(Class, u32, u32)>,
}

/// Rewrites a pattern, or says what in it is wrong or unknown.
pub fn translate(source: &str) -> Result<Translated, String> {
    let mut parser = Parser { rest: source, out: String::new(), depth: 0, pieces: 0, run: None };
    parser.alternatives().map_err(|reason| format!("the pattern '{source}' is wrong: {reason}"))?;
    if !parser.rest.is_empty() {
        return Err(format!("the pattern '{source}' is wrong: ')' closes nothing"));
    }
    let run = parser.run.filter(|_| parser.pieces == 1);
    Ok(Translated { regex: parser.out, run })
}

struct Parser<'p> {
    rest: &'p str,
    out: String,
    depth: usize,
    /// Pieces seen so far, each alternative counted as one more.
    pieces: usize,
    run: Option<(Class, u32, u32)>,
}

impl Parser<'_> {
    fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    fn next(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.rest = self.rest.get(c.len_utf8()..).unwrap_or("");
        Some(c)
    }

    fn eat(&mut self, text: &str) -> bool {
        self.rest.strip_prefix(text).map(|rest| self.rest = rest).is_some()
    }

    fn alternatives(&mut self) -> Result<(), String> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err("it nests too deep".to_owned());
        }
        while let Some(c) = self.peek().filter(|&c| c != ')') {
            if c == '|' {
                self.next();
                self.pieces += 1;
                self.out.push('|');
            } else {
                self.piece()?;
            }
        }
        self.depth -= 1;
        Ok(())
    }

    fn piece(&mut self) -> Result<(), String> {
        let atom = self.atom()?;
        if let Some(class) = &atom {
            class.write(&mut self.out);
        }
        let (min, max) = self.quantity()?;
        match (min, max) {
            (1, 1) => {}
            (min, u32::MAX) => self.out.push_str(&format!("{{{min},}}")),
            (min, max) => self.out.push_str(&format!("{{{min},{max}}}")),
        }
        self.pieces += 1;
        self.run = atom.map(|class| (class, min, max));
        Ok(())
    }

    /// A class, or `None` for a group, which writes itself.
    fn atom(&mut self) -> Result<Option<Class>, String> {
        match self.next() {
            Some('(') => {
                self.out.push_str("(?:");
                self.alternatives()?;
                if !self.eat(")") {
                    return Err("'(' is not closed".to_owned());
                }
                self.out.push(')');
                Ok(None)
            }
            Some('[') => self.class().map(Some),
            Some('.') => Ok(Some(Class::not(LINE_ENDS))),
            Some('\\') => self.escape().map(Some),
            Some(c @ ('?' | '*' | '+' | '{' | '}' | ']')) => Err(format!("'{c}' stands where a character should")),
            Some(c) => Ok(Some(Class::of(&[(c, c)]))),
            None => Err("it ends too early".to_owned()),
        }
    }

    fn quantity(&mut self) -> Result<(u32, u32), String> {
        let found = match self.peek() {
            Some('?') => (0, 1),
            Some('*') => (0, u32::MAX),
            Some('+') => (1, u32::MAX),
            Some('{') => return self.counted(),
            _ => return Ok((1, 1)),
        };
        self.next();
        Ok(found)
    }

    fn counted(&mut self) -> Result<(u32, u32), String> {
        let wrong = || "a quantity reads {n}, {n,} or {n,m}".to_owned();
        let inside = self.rest.get(1..).and_then(|rest| rest.split_once('}'));
        let (inside, rest) = inside.ok_or_else(wrong)?;
        self.rest = rest;
        let number = |text: &str| text.parse::<u32>().ok().filter(|_| !text.starts_with('+'));
        let (min, max) = match inside.split_once(',') {
            None => (number(inside), number(inside)),
            Some((min, "")) => (number(min), Some(u32::MAX)),
            Some((min, max)) => (number(min), number(max)),
        };
        min.zip(max).filter(|(min, max)| min <= max).ok_or_else(wrong)
    }

    /// A class after its opening bracket.
    fn class(&mut self) -> Result<Class, String> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err("it nests too deep".to_owned());
        }
        let mut class = Class { negated: self.eat("^"), ..Class::default() };
        let mut empty = true;
        loop {
            if self.eat("-[") {
                class.subtracted = Some(Box::new(self.class()?));
                if !self.eat("]") {
                    return Err("a subtraction must end its class".to_owned());
                }
                break;
            }
            match self.next() {
                None => return Err("'[' is not closed".to_owned()),
                Some(']') if empty => return Err("a class is empty".to_owned()),
                Some(']') => break,
                Some('[') => return Err("'[' in a class must be escaped".to_owned()),
                Some(c) => self.member(c, &mut class)?,
            }
            empty = false;
        }
        self.depth -= 1;
        Ok(class)
    }

    /// One character, range or escape of a class that begins with `c`.
    fn member(&mut self, c: char, class: &mut Class) -> Result<(), String> {
        let first = match c {
            '\\' => {
                let escaped = self.escape()?;
                match escaped.ranges.as_slice() {
                    [(one, same)] if one == same && escaped.is_plain() && !escaped.negated => *one,
                    _ => {
                        let mut notation = String::new();
                        escaped.write(&mut notation);
                        class.tables.push(notation);
                        return Ok(());
                    }
                }
            }
            c => c,
        };
        let ranged = self.rest.starts_with('-') && !self.rest.starts_with("-]") && !self.rest.starts_with("-[");
        if !ranged {
            class.ranges.push((first, first));
            return Ok(());
        }
        self.next();
        let last = match self.next() {
            Some('\\') => match self.escape()?.ranges.as_slice() {
                [(one, same)] if one == same => *one,
                _ => return Err("a range ends in a class".to_owned()),
            },
            Some(c) => c,
            None => return Err("'[' is not closed".to_owned()),
        };
        if last < first {
            return Err(format!("the range {first}-{last} is empty"));
        }
        class.ranges.push((first, last));
        Ok(())
    }

    /// An escape after its backslash.
    fn escape(&mut self) -> Result<Class, String> {
        let c = self.next().ok_or_else(|| "it ends in a backslash".to_owned())?;
        Ok(match c {
            'n' => Class::of(&[('\n', '\n')]),
            'r' => Class::of(&[('\r', '\r')]),
            't' => Class::of(&[('\t', '\t')]),
            's' => Class::of(SPACES),
            'S' => Class::not(SPACES),
            'd' => Class::table(r"\p{Nd}"),
            'D' => Class::table(r"\P{Nd}"),
            'w' => Class::table(r"[^\p{P}\p{Z}\p{C}]"),
            'W' => Class::table(r"\p{P}\p{Z}\p{C}"),
            'i' => Class::table(INITIAL),
            'I' => Class::table(format!("[^{INITIAL}]")),
            'c' => Class::table(format!("{INITIAL}{FOLLOWING}")),
            'C' => Class::table(format!("[^{INITIAL}{FOLLOWING}]")),
            'p' | 'P' => self.category(c == 'P')?,
            '\\' | '|' | '.' | '-' | '^' | '?' | '*' | '+' | '{' | '}' | '(' | ')' | '[' | ']' => Class::of(&[(c, c)]),
            c => return Err(format!("the escape '\\{c}' is not known")),
        })
    }

    /// `{Lu}` or `{IsBasicLatin}` after `\p`.
    fn category(&mut self, negated: bool) -> Result<Class, String> {
        let inside = self.rest.strip_prefix('{').and_then(|rest| rest.split_once('}'));
        let (name, rest) = inside.ok_or_else(|| "\\p wants a name in braces".to_owned())?;
        self.rest = rest;
        if let Some(known) = name.strip_prefix("Is") {
            let range = block(known).ok_or_else(|| format!("the block '{known}' is not known"))?;
            return Ok(Class { negated, ..Class::of(&[range]) });
        }
        if name.is_empty() || name.len() > 2 || !name.bytes().all(|byte| byte.is_ascii_alphabetic()) {
            return Err(format!("the category '{name}' is not known"));
        }
        Ok(Class::table(format!("\\{}{{{name}}}", if negated { 'P' } else { 'p' })))
    }
}
