//! The built-in simple types of XML Schema 1.0 part 2, each with its base.

use super::Space;

/// A built-in atomic type (the three built-in list types are built from these).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Builtin {
    AnySimple,
    String,
    NormalizedString,
    Token,
    Language,
    Name,
    NcName,
    NmToken,
    Id,
    IdRef,
    Entity,
    Boolean,
    Decimal,
    Integer,
    NonPositiveInteger,
    NegativeInteger,
    NonNegativeInteger,
    PositiveInteger,
    Long,
    Int,
    Short,
    Byte,
    UnsignedLong,
    UnsignedInt,
    UnsignedShort,
    UnsignedByte,
    Float,
    Double,
    Duration,
    DateTime,
    Time,
    Date,
    YearMonth,
    Year,
    MonthDay,
    Day,
    Month,
    HexBinary,
    Base64Binary,
    AnyUri,
    QName,
    Notation,
}

/// Name, type and base of every built-in atomic type; a base stands before what is derived from it.
pub const ALL: &[(&str, Builtin, Builtin)] = &[
    ("anySimpleType", Builtin::AnySimple, Builtin::AnySimple),
    ("string", Builtin::String, Builtin::AnySimple),
    ("normalizedString", Builtin::NormalizedString, Builtin::String),
    ("token", Builtin::Token, Builtin::NormalizedString),
    ("language", Builtin::Language, Builtin::Token),
    ("Name", Builtin::Name, Builtin::Token),
    ("NCName", Builtin::NcName, Builtin::Name),
    ("NMTOKEN", Builtin::NmToken, Builtin::Token),
    ("ID", Builtin::Id, Builtin::NcName),
    ("IDREF", Builtin::IdRef, Builtin::NcName),
    ("ENTITY", Builtin::Entity, Builtin::NcName),
    ("boolean", Builtin::Boolean, Builtin::AnySimple),
    ("decimal", Builtin::Decimal, Builtin::AnySimple),
    ("integer", Builtin::Integer, Builtin::Decimal),
    ("nonPositiveInteger", Builtin::NonPositiveInteger, Builtin::Integer),
    ("negativeInteger", Builtin::NegativeInteger, Builtin::NonPositiveInteger),
    ("nonNegativeInteger", Builtin::NonNegativeInteger, Builtin::Integer),
    ("positiveInteger", Builtin::PositiveInteger, Builtin::NonNegativeInteger),
    ("long", Builtin::Long, Builtin::Integer),
    ("int", Builtin::Int, Builtin::Long),
    ("short", Builtin::Short, Builtin::Int),
    ("byte", Builtin::Byte, Builtin::Short),
    ("unsignedLong", Builtin::UnsignedLong, Builtin::NonNegativeInteger),
    ("unsignedInt", Builtin::UnsignedInt, Builtin::UnsignedLong),
    ("unsignedShort", Builtin::UnsignedShort, Builtin::UnsignedInt),
    ("unsignedByte", Builtin::UnsignedByte, Builtin::UnsignedShort),
    ("float", Builtin::Float, Builtin::AnySimple),
    ("double", Builtin::Double, Builtin::AnySimple),
    ("duration", Builtin::Duration, Builtin::AnySimple),
    ("dateTime", Builtin::DateTime, Builtin::AnySimple),
    ("time", Builtin::Time, Builtin::AnySimple),
    ("date", Builtin::Date, Builtin::AnySimple),
    ("gYearMonth", Builtin::YearMonth, Builtin::AnySimple),
    ("gYear", Builtin::Year, Builtin::AnySimple),
    ("gMonthDay", Builtin::MonthDay, Builtin::AnySimple),
    ("gDay", Builtin::Day, Builtin::AnySimple),
    ("gMonth", Builtin::Month, Builtin::AnySimple),
    ("hexBinary", Builtin::HexBinary, Builtin::AnySimple),
    ("base64Binary", Builtin::Base64Binary, Builtin::AnySimple),
    ("anyURI", Builtin::AnyUri, Builtin::AnySimple),
    ("QName", Builtin::QName, Builtin::AnySimple),
    ("NOTATION", Builtin::Notation, Builtin::AnySimple),
];

impl Builtin {
    /// The name in the schema namespace.
    pub fn name(self) -> &'static str {
        ALL.iter().find(|(_, builtin, _)| *builtin == self).map_or("anySimpleType", |(name, _, _)| name)
    }

    /// How white space is treated before anything else.
    pub fn space(self) -> Space {
        match self {
            Self::AnySimple | Self::String => Space::Preserve,
            Self::NormalizedString => Space::Replace,
            _ => Space::Collapse,
        }
    }

    /// One of the eight date and time types.
    pub fn is_moment(self) -> bool {
        use Builtin::{Date, DateTime, Day, Month, MonthDay, Time, Year, YearMonth};
        matches!(self, DateTime | Time | Date | YearMonth | Year | MonthDay | Day | Month)
    }

    /// Does the type have an order, for the facets of least and greatest values?
    pub fn is_ordered(self) -> bool {
        self.is_decimal() || self.is_moment() || matches!(self, Self::Float | Self::Double | Self::Duration)
    }

    /// One of the decimal family.
    pub fn is_decimal(self) -> bool {
        self == Self::Decimal || self.is_integer()
    }

    /// One of the integer family.
    pub fn is_integer(self) -> bool {
        self.integer_bounds().is_some()
    }

    /// Least and greatest value of an integer type; an empty text is no bound.
    pub fn integer_bounds(self) -> Option<(&'static str, &'static str)> {
        Some(match self {
            Self::Integer => ("", ""),
            Self::NonPositiveInteger => ("", "0"),
            Self::NegativeInteger => ("", "-1"),
            Self::NonNegativeInteger => ("0", ""),
            Self::PositiveInteger => ("1", ""),
            Self::Long => ("-9223372036854775808", "9223372036854775807"),
            Self::Int => ("-2147483648", "2147483647"),
            Self::Short => ("-32768", "32767"),
            Self::Byte => ("-128", "127"),
            Self::UnsignedLong => ("0", "18446744073709551615"),
            Self::UnsignedInt => ("0", "4294967295"),
            Self::UnsignedShort => ("0", "65535"),
            Self::UnsignedByte => ("0", "255"),
            _ => return None,
        })
    }
}
