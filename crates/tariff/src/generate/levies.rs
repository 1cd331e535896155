//! The levies of the demo tariff: rates by kind of goods, drawn from the seed.

use model::Text;
use rust_decimal::Decimal;

use super::goods::{Chapter, Goods, Heading, subheadings};
use super::random::{chance, of, pick};
use super::{Demo, FROM};
use crate::{Expression, Measure, Origin, Term, Unit};

/// Countries that the demo economies grant the rates for developing countries.
const DEVELOPING: [&str; 12] = ["BD", "ET", "GH", "KE", "KH", "LK", "MZ", "NP", "RW", "SN", "TZ", "UG"];

/// Countries whose exporters bear trade defence duties in the demo; drawn at random, they stand for nobody.
const DEFENDED: [&str; 6] = ["BR", "ID", "TH", "TR", "VN", "ZA"];

/// Levies that bear on all goods: VAT at the ordinary rate.
pub fn of_all_goods(demo: &Demo) -> Vec<Measure> {
    let rate = pick(demo.seed, &["vat", &demo.country], &[15, 18, 20], 20);
    vec![measure("", "B00", percent(rate), "VAT Act, art. 21")]
}

/// All measures of a chapter.
pub fn of_chapter(demo: &Demo, chapter: &Chapter, out: &mut Vec<Measure>) {
    match chapter.goods {
        Goods::Food => out.push(measure(chapter.code, "B00", percent(5), "VAT Act, annex 1 (food)")),
        Goods::Book => out.push(measure(chapter.code, "B00", percent(0), "VAT Act, annex 2 (books)")),
        Goods::Medicine => out.push(measure(chapter.code, "B00", percent(0), "VAT Act, annex 2 (medicines)")),
        _ => {}
    }
    for heading in &chapter.headings {
        for code in subheadings(chapter.goods, heading) {
            duty(demo, chapter.goods, &code, out);
        }
        excise(demo, chapter.goods, heading, out);
        quota(demo, chapter.goods, heading, out);
        defence(demo, chapter.goods, heading, out);
    }
}

/// Ordinary duty, the rate under the agreement, and the rate for developing countries.
fn duty(demo: &Demo, goods: Goods, code: &str, out: &mut Vec<Measure>) {
    let seed = demo.seed;
    let ad_valorem = pick(seed, &["rate", code], rates(goods), 50);
    let rate = Decimal::new(ad_valorem, 1);
    let ordinary = ordinary(demo, goods, code, rate);
    out.push(measure(code, "A00", ordinary.clone(), "Customs Tariff, schedule 1"));
    if ad_valorem == 0 {
        return;
    }
    // Sensitive goods stay outside the agreement.
    if !chance(seed, &["sensitive", code], 12) {
        let half = Expression::percent(Decimal::new(ad_valorem / 2, 1));
        let lowered = if chance(seed, &["free", code], 80) { Expression::Free } else { half };
        let origin = Origin::country(&demo.partner);
        out.push(Measure {
            origin,
            preference: "300".into(),
            ..measure(code, "A00", lowered, "Free Trade Agreement, annex 2")
        });
    }
    if chance(seed, &["developing", code], 60) {
        let origin = Origin::new(DEVELOPING.map(Text::from), []);
        let lowered = Expression::percent(Decimal::new(ad_valorem / 2, 1));
        out.push(Measure {
            origin,
            preference: "200".into(),
            ..measure(code, "A00", lowered, "Customs Tariff, schedule 3")
        });
    }
}

/// Tenths of a per cent.
fn rates(goods: Goods) -> &'static [i64] {
    match goods {
        Goods::Food => &[0, 50, 80, 102, 120, 150, 200],
        Goods::Drink => &[0, 50, 96, 150],
        Goods::Tobacco => &[100, 250, 400],
        Goods::Fuel => &[0, 0, 10, 25],
        Goods::Medicine | Goods::Book => &[0],
        Goods::Raw => &[0, 0, 0, 20, 30],
        Goods::Chemical => &[0, 20, 40, 55, 65],
        Goods::Textile => &[40, 60, 80],
        Goods::Apparel => &[80, 100, 120],
        Goods::Shoe => &[80, 120, 170],
        Goods::Metal => &[0, 0, 20, 40, 60],
        Goods::Machine => &[0, 0, 0, 17, 25],
        Goods::Vehicle => &[0, 20, 60, 100],
        Goods::General => &[0, 20, 27, 37, 47],
    }
}

/// Food bears compound duty here and there, clothing has a floor and a ceiling.
fn ordinary(demo: &Demo, goods: Goods, code: &str, rate: Decimal) -> Expression {
    let ad_valorem = Term::AdValorem { percent: rate, of: None };
    let each = |amount: i64, per: i64, unit: Unit| Term::Specific {
        amount: Decimal::new(amount, 2),
        currency: demo.currency,
        per: Decimal::from(per),
        unit,
    };
    let amount = i64::try_from(500 + of(demo.seed, &["amount", code]) % 15_000).unwrap_or(500);
    match goods {
        _ if rate.is_zero() => Expression::Free,
        Goods::Food if chance(demo.seed, &["compound", code], 15) => {
            Expression::sum(vec![ad_valorem, each(amount, 100, Unit::KILOGRAM)])
        }
        Goods::Apparel if chance(demo.seed, &["floor", code], 20) => Expression::Rate(crate::Rate {
            terms: vec![ad_valorem],
            min: vec![each(amount / 50, 1, Unit::KILOGRAM)],
            max: vec![Term::AdValorem { percent: Decimal::from(20), of: None }],
        }),
        _ => Expression::percent(rate),
    }
}

fn excise(demo: &Demo, goods: Goods, heading: &Heading, out: &mut Vec<Measure>) {
    let each = |amount: i64, per: i64, unit: Unit| {
        let per = Decimal::from(per);
        Expression::sum(vec![Term::Specific { amount: Decimal::new(amount, 2), currency: demo.currency, per, unit }])
    };
    let alcohol = Unit::new("LPA", "");
    let levy = match (goods, heading.code.as_str()) {
        (Goods::Drink, "2203") => Some(("E10", each(1_850, 1, alcohol))),
        (Goods::Drink, "2204" | "2205") => Some(("E20", each(29_750, 1, Unit::HECTOLITRE))),
        (Goods::Drink, "2206") => Some(("E10", each(1_250, 1, alcohol))),
        (Goods::Drink, "2207" | "2208") => Some(("E30", each(3_120, 1, alcohol))),
        (Goods::Tobacco, _) => Some(("E40", each(18_500, 1, Unit::KILOGRAM))),
        (Goods::Fuel, "2710") => Some(("E50", each(42_000, 1_000, Unit::LITRE))),
        _ => None,
    };
    out.extend(levy.map(|(tax, rate)| measure(&heading.code, tax, rate, "Excise Act, schedule 1")));
}

/// Quotas at no duty for the partner, on some food.
fn quota(demo: &Demo, goods: Goods, heading: &Heading, out: &mut Vec<Measure>) {
    if goods == Goods::Food && chance(demo.seed, &["quota", &heading.code], 14) {
        let order = format!("09{}", heading.code);
        let free = measure(&heading.code, "A00", Expression::Free, "Free Trade Agreement, annex 3");
        let origin = Origin::country(&demo.partner);
        out.push(Measure { origin, preference: "320".into(), quota_order: order.into(), ..free });
    }
}

fn defence(demo: &Demo, goods: Goods, heading: &Heading, out: &mut Vec<Measure>) {
    let exposed = matches!(goods, Goods::Metal | Goods::Vehicle | Goods::Machine | Goods::Chemical);
    if exposed && chance(demo.seed, &["defence", &heading.code], 5) {
        let tenths = 80 + i64::try_from(of(demo.seed, &["defence rate", &heading.code]) % 400).unwrap_or_default();
        let rate = Expression::percent(Decimal::new(tenths, 1));
        let country = pick(demo.seed, &["defended", &heading.code], &DEFENDED, "BR");
        let levy = measure(&heading.code, "A30", rate, "Trade Remedies Order");
        out.push(Measure { origin: Origin::country(country), ..levy });
    }
}

fn percent(rate: i64) -> Expression {
    Expression::percent(Decimal::from(rate))
}

fn measure(commodity: &str, tax: &str, expression: Expression, legal_base: &str) -> Measure {
    Measure {
        id: Text::default(),
        commodity: commodity.into(),
        origin: Origin::all(),
        preference: Text::default(),
        tax: tax.into(),
        expression,
        from: FROM,
        to: None,
        legal_base: legal_base.into(),
        additional_code: Text::default(),
        quota_order: Text::default(),
        documents: Vec::new(),
    }
}
