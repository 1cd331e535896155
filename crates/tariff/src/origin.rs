//! Which countries a measure is for: all, some, or all but some.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use model::Text;

/// Countries of origin. Written as codes apart by blanks, a left-out one with `-`: empty, `NZ`, `AT BE`, `-RU -BY`.
///
/// An area whose members a tariff does not give stays as its four-character code, and no country is in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// Sorted; all countries where empty.
    only: Arc<[Text]>,
    /// Sorted.
    except: Arc<[Text]>,
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected countries or areas such as `NZ`, `AT BE` or `-RU`, found {found:?}")]
pub struct OriginError {
    found: String,
}

impl Origin {
    pub fn all() -> Origin {
        Origin::default()
    }

    pub fn country(code: &str) -> Origin {
        Origin { only: Arc::from([Text::from(code)]), except: Arc::default() }
    }

    pub fn new(only: impl IntoIterator<Item = Text>, except: impl IntoIterator<Item = Text>) -> Origin {
        let sorted = |codes: Vec<Text>| {
            let mut codes = codes;
            codes.sort_unstable();
            codes.dedup();
            Arc::from(codes)
        };
        Origin { only: sorted(only.into_iter().collect()), except: sorted(except.into_iter().collect()) }
    }

    pub fn includes(&self, country: &str) -> bool {
        let within = |codes: &[Text]| codes.binary_search_by(|code| code.as_str().cmp(country)).is_ok();
        (self.only.is_empty() || within(&self.only)) && !within(&self.except)
    }

    /// The narrower, the higher: 2 for one country, 1 for a group, 0 for all.
    pub fn precision(&self) -> u8 {
        match self.only.len() {
            0 => 0,
            1 => 2,
            _ => 1,
        }
    }

    /// The countries named; empty where all are meant.
    pub fn only(&self) -> &[Text] {
        &self.only
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut blank = "";
        for (sign, codes) in [("", &self.only), ("-", &self.except)] {
            for code in codes.iter() {
                write!(f, "{blank}{sign}{code}")?;
                blank = " ";
            }
        }
        Ok(())
    }
}

impl FromStr for Origin {
    type Err = OriginError;

    fn from_str(text: &str) -> Result<Origin, OriginError> {
        let mut only = Vec::new();
        let mut except = Vec::new();
        for word in text.split_whitespace() {
            let (list, code) = match word.strip_prefix('-') {
                Some(code) => (&mut except, code),
                None => (&mut only, word),
            };
            if !matches!(code.len(), 2 | 4) || !code.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit()) {
                return Err(OriginError { found: word.chars().take(40).collect() });
            }
            list.push(Text::from(code));
        }
        Ok(Origin::new(only, except))
    }
}
