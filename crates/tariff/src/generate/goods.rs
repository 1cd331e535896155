//! The goods of the demo tariff: chapters, headings, and the lines below them.

use model::Text;

use crate::{Commodity, Unit};

/// One line a chapter: number, kind of goods, title, and its headings.
const GOODS: &str = include_str!("goods.txt");

/// What a chapter's goods are; rates and levies go by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goods {
    Food,
    Drink,
    Tobacco,
    Fuel,
    Medicine,
    Book,
    Raw,
    Chemical,
    Textile,
    Apparel,
    Shoe,
    Metal,
    Machine,
    Vehicle,
    General,
}

pub struct Chapter {
    /// Two digits.
    pub code: &'static str,
    pub goods: Goods,
    pub title: &'static str,
    pub headings: Vec<Heading>,
}

pub struct Heading {
    /// Four digits.
    pub code: String,
    pub title: &'static str,
}

/// Six-digit endings and their names, then ten-digit endings and theirs, by the kind of goods.
type Lines = (&'static [(&'static str, &'static str)], &'static [(&'static str, &'static str)]);

pub fn chapters() -> Vec<Chapter> {
    GOODS.lines().filter_map(chapter).collect()
}

fn chapter(line: &'static str) -> Option<Chapter> {
    let mut parts = line.split('|');
    let (code, kind, title) = (parts.next()?, parts.next()?, parts.next()?);
    let headings = parts.enumerate().map(|(at, title)| Heading { code: format!("{code}{:02}", at + 1), title });
    Some(Chapter { code, goods: goods(kind), title, headings: headings.collect() })
}

fn goods(kind: &str) -> Goods {
    match kind {
        "food" | "animal" => Goods::Food,
        "drink" => Goods::Drink,
        "tobacco" => Goods::Tobacco,
        "fuel" => Goods::Fuel,
        "medicine" => Goods::Medicine,
        "book" => Goods::Book,
        "raw" | "mineral" | "wood" => Goods::Raw,
        "chemical" | "plastic" => Goods::Chemical,
        "textile" => Goods::Textile,
        "apparel" => Goods::Apparel,
        "shoe" => Goods::Shoe,
        "metal" => Goods::Metal,
        "machine" => Goods::Machine,
        "vehicle" => Goods::Vehicle,
        _ => Goods::General,
    }
}

fn lines(goods: Goods) -> Lines {
    match goods {
        Goods::Food => {
            (&[("10", "organic"), ("90", "other")], &[("1000", "packed for retail sale"), ("9000", "in bulk")])
        }
        Goods::Drink => {
            (&[("10", "in containers of 2 litres or less"), ("90", "in larger containers")], &[("0000", "")])
        }
        Goods::Apparel | Goods::Textile | Goods::Shoe => (
            &[("10", "of cotton or leather"), ("20", "of man-made material"), ("90", "of other material")],
            &[("1000", "for adults"), ("2000", "for children")],
        ),
        Goods::Machine | Goods::Vehicle => {
            (&[("10", "complete"), ("90", "parts")], &[("1000", "new"), ("2000", "used"), ("9000", "reconditioned")])
        }
        Goods::Chemical | Goods::Metal => {
            (&[("10", "of high purity"), ("90", "other")], &[("1000", "for industry"), ("9000", "for other use")])
        }
        _ => (&[("10", "of first quality"), ("90", "other")], &[("0000", "")]),
    }
}

/// The six-digit codes of a heading.
pub fn subheadings(goods: Goods, heading: &Heading) -> impl Iterator<Item = String> + '_ {
    lines(goods).0.iter().map(move |(ending, _)| format!("{}{ending}", heading.code))
}

/// A chapter's commodities of every level.
pub fn commodities(chapter: &Chapter, out: &mut Vec<Commodity>) {
    let mut add = |code: &str, description: &str, unit: Option<Unit>| {
        out.push(Commodity { code: code.into(), description: description.into(), unit });
    };
    add(chapter.code, chapter.title, None);
    let (subheadings, endings) = lines(chapter.goods);
    for heading in &chapter.headings {
        let title = sentence(heading.title);
        add(&heading.code, &title, None);
        for (ending, name) in subheadings {
            let code = format!("{}{ending}", heading.code);
            add(&code, &format!("{title}, {name}"), unit(chapter.goods));
            for (last, words) in endings {
                let separator = if words.is_empty() { "" } else { ", " };
                add(&format!("{code}{last}"), &format!("{title}, {name}{separator}{words}"), None);
            }
        }
    }
}

/// The unit in which a supplementary quantity is declared.
fn unit(goods: Goods) -> Option<Unit> {
    match goods {
        Goods::Drink | Goods::Fuel => Some(Unit::LITRE),
        Goods::Apparel | Goods::Machine | Goods::Vehicle => Some(Unit::new("NAR", "")),
        Goods::Shoe => Some(Unit::new("NPR", "")),
        Goods::Textile => Some(Unit::new("MTK", "")),
        _ => None,
    }
}

fn sentence(text: &str) -> Text {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
