//! The typed expression that both front ends give: every path resolved, every literal parsed, no type left to check.
//!
//! Every expression may be unknown (a value is absent): `Option` in the evaluator. Unknown spreads as errors do in
//! CEL: `false && unknown` is false, `true || unknown` is true, and an unknown rule does not blame anyone.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::pattern::Pattern;

/// A variable and the names to follow from it. Names that occur several times are followed each.
#[derive(Clone, Debug)]
pub(crate) struct Path {
    pub slot: usize,
    pub steps: Box<[u32]>,
}

/// The nodes of a path, each put into the variable `slot`, of which those count that pass the filter.
#[derive(Debug)]
pub(crate) struct Over {
    pub path: Path,
    pub slot: usize,
    pub filter: Option<Box<Test>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    Equal,
    Unequal,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

impl Order {
    pub fn holds(self, found: std::cmp::Ordering) -> bool {
        match self {
            Order::Equal => found.is_eq(),
            Order::Unequal => found.is_ne(),
            Order::Less => found.is_lt(),
            Order::LessOrEqual => found.is_le(),
            Order::Greater => found.is_gt(),
            Order::GreaterOrEqual => found.is_ge(),
        }
    }
}

/// References that carry a check digit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    Mrn,
    ContainerNumber,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Starts,
    Ends,
    Contains,
}

/// An expression that is true, false or unknown.
#[derive(Debug)]
pub(crate) enum Test {
    Const(bool),
    Not(Box<Test>),
    All(Box<[Test]>),
    Any(Box<[Test]>),
    /// At least one node is there; a leaf of our data set must not be blank.
    Present(Path),
    Number {
        order: Order,
        left: Number,
        right: Number,
        /// The answer where a side is no number.
        absent: Option<bool>,
    },
    Text {
        order: Order,
        left: Text,
        right: Text,
    },
    Day {
        order: Order,
        left: Day,
        right: Day,
    },
    Same(Box<Test>, Box<Test>),
    OneOf(Text, Box<[Box<str>]>),
    OneOfNumbers(Number, Box<[Decimal]>),
    Part(Part, Text, Text),
    Matches(Text, Pattern),
    Listed {
        list: Box<str>,
        code: Text,
    },
    Shaped(Shape, Text),
    Exists(Over, Box<Test>),
    ForAll(Over, Box<Test>),
    /// Exactly one.
    ExistsOne(Over, Box<Test>),
    /// No two nodes have the same key; absent keys don't count.
    Distinct(Over, Text),
    /// The numbers are 1, 2, 3 … in this order.
    Indices(Path),
    If(Box<Test>, Box<Test>, Box<Test>),
}

#[derive(Debug)]
pub(crate) enum Number {
    Const(Decimal),
    /// The first node of the path, as a number.
    Value(Path),
    /// The text, as a number.
    Parsed(Text),
    /// The same, or this where there is no whole number.
    WholeOr(Path, Decimal),
    Count(Over),
    Sum(Over, Box<Number>),
    /// The sum of the values that are numbers.
    Total(Path),
    Least(Over, Box<Number>),
    Greatest(Over, Box<Number>),
    /// How many of the nodes have this text, blanks around it aside.
    CountEquals(Path, Box<str>),
    /// How many texts are different from each other; absent ones are none.
    CountDistinct {
        path: Path,
        trimmed: bool,
    },
    /// How many numbers of children are different from each other.
    CountDistinctChildren(Path),
    Length(Text),
    Add(Box<Number>, Box<Number>),
    Subtract(Box<Number>, Box<Number>),
    Multiply(Box<Number>, Box<Number>),
    Negate(Box<Number>),
    If(Box<Test>, Box<Number>, Box<Number>),
}

#[derive(Debug)]
pub(crate) enum Text {
    Const(Box<str>),
    Value(Path),
    /// The text, empty where there is none.
    OrEmpty(Box<Text>),
    Trim(Box<Text>),
    Take(Box<Text>, usize),
    Skip(Box<Text>, usize),
    After(Box<Text>, Box<str>),
    If(Box<Test>, Box<Text>, Box<Text>),
}

#[derive(Debug)]
pub(crate) enum Day {
    Const(Date),
    Value(Path),
    /// The day for which the pack runs.
    Today,
    Plus(Box<Day>, Box<Number>),
}
