//! What templates call on the shell to show a value in the reader's language.

use jiff::Timestamp;
use jiff::civil::Date;
use model::Function;
use rust_decimal::Decimal;

use super::declared::capital;
use super::state::{slug, tone};
use super::values::{Html, group};
use super::{Shell, assets};

/// A number however a template holds it.
pub trait Number {
    fn number(&self) -> Decimal;
}

impl Number for Decimal {
    fn number(&self) -> Decimal {
        *self
    }
}

impl<T: Number> Number for &T {
    fn number(&self) -> Decimal {
        (**self).number()
    }
}

impl Shell {
    pub fn lang(&self) -> &'static str {
        self.texts.lang
    }

    /// The text of a key.
    pub fn t<'a>(&'a self, key: &'a str) -> &'a str {
        self.texts.get(key)
    }

    /// The text of `prefix.name`; the name itself where there is none.
    fn named(&self, prefix: &str, name: &str) -> String {
        let key = format!("{prefix}.{}", slug(name));
        self.texts.find(&key).unwrap_or(name).to_owned()
    }

    /// `key.one` or `key.other` (`key-one`, `key-other` for a key within a table) with its number.
    pub fn count(&self, key: &str, n: usize) -> String {
        let form = if n == 1 { "one" } else { "other" };
        let text = [format!("{key}.{form}"), format!("{key}-{form}")];
        let text = text.iter().find_map(|key| self.texts.find(key)).unwrap_or("{n}");
        text.replace("{n}", &n.to_string())
    }

    /// The address of a static file, which changes with its content.
    pub fn asset(&self, name: &str) -> String {
        assets::address(name)
    }

    pub fn tag(&self, tone: &str, key: &str) -> Html {
        Html::tag(tone, self.t(key), false)
    }

    pub fn state(&self, state: &str) -> Html {
        Html::tag(tone(state), &self.state_text(state), false)
    }

    pub fn state_big(&self, state: &str) -> Html {
        Html::tag(tone(state), &self.state_text(state), true)
    }

    pub fn state_text(&self, state: &str) -> String {
        self.named("state", state)
    }

    pub fn document_state(&self, state: &str) -> Html {
        Html::tag(tone(state), &self.named("documents", state), false)
    }

    pub fn owner(&self, owner: &str) -> String {
        self.named("owner", owner)
    }

    pub fn wait_for(&self, owner: &str) -> String {
        let key = format!("wait.for-{owner}");
        self.texts.find(&key).map_or_else(|| self.owner(owner), str::to_owned)
    }

    pub fn queue_group(&self, state: &str) -> String {
        if state.is_empty() { self.t("queue.all").to_owned() } else { self.state_text(state) }
    }

    pub fn tone(&self, what: &str) -> &'static str {
        tone(what)
    }

    /// A tax type with its name in the reader's language, else as the economy names it.
    pub fn tax(&self, code: &str) -> String {
        let named = |known: &str| known == code || known.strip_suffix('*').is_some_and(|start| code.starts_with(start));
        let profile = || self.taxes.iter().find(|(known, _)| named(known)).map(|(_, name)| name.as_str());
        let own = self.texts.own(&format!("tax.{code}"));
        own.or_else(profile).map_or_else(|| code.to_owned(), |name| format!("{code} {name}"))
    }

    pub fn money(&self, amount: impl Number, currency: &str) -> Html {
        Html::money(&amount.number(), currency)
    }

    pub fn figure(&self, number: &Decimal) -> String {
        group(&number.to_string())
    }

    pub fn time(&self, at: &Timestamp) -> Html {
        Html::time(at)
    }

    pub fn day(&self, day: &Date) -> Html {
        Html::day(day)
    }

    pub fn function(&self, function: &Function) -> String {
        self.named("function", &function.code())
    }

    pub fn status(&self, status: &str) -> String {
        self.named("status", status)
    }

    pub fn stage(&self, stage: &str) -> String {
        self.named("stage", stage)
    }

    /// What happened, in words.
    pub fn event(&self, what: &str) -> String {
        let key = format!("event.{}", slug(what));
        let words = || capital(&what.replace('_', " "));
        self.texts.find(&key).map_or_else(words, str::to_owned)
    }

    /// What rooms say in lower case, as a sentence on its own.
    pub fn sentence(&self, text: &str) -> String {
        capital(text)
    }

    pub fn lane(&self, lane: &str) -> String {
        self.named("lane", lane)
    }
}
