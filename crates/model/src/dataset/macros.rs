//! The one macro that turns a class's table into its struct and its tree view; `wire` uses it for its own messages.
//!
//! A line reads: field, kind, element name, WCO id. `req` behind it marks a field that the class cannot be without,
//! `max N` bounds a list. Kinds: `text(n)`, `letters(n)`, `digits(n)`, `exact_letters(n)`, `exact_digits(n)`,
//! `numeric(d, f)`, `amount(d, f)`, `measure(d, f)`, `moment`, `one(Class)`, `many(Class)`.

#[doc(hidden)]
#[macro_export]
macro_rules! class {
    ($(#[$doc:meta])* $class:ident { $($field:ident : $kind:ident $(($($arg:tt)*))? = $element:literal $wco:literal $($flag:ident $($n:literal)?)?;)* }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq)]
        pub struct $class { $(pub $field: $crate::class!(@type $kind $($($arg)*)?),)* }

        impl $class {
            pub const CLASS: &'static $crate::node::Class = &$crate::node::Class {
                name: stringify!($class),
                fields: &[$($crate::node::Field {
                    name: stringify!($field),
                    element: $element,
                    wco: $wco,
                    kind: $crate::class!(@kind $kind $($($arg)*)?),
                    required: $crate::class!(@req $($flag)?),
                    max: $crate::class!(@max $kind $($flag $($n)?)?),
                },)*],
            };
        }

        impl $crate::Serialize for $class {
            fn serialize<S: $crate::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                $crate::serial::write(self, serializer)
            }
        }

        impl<'de> $crate::Deserialize<'de> for $class {
            fn deserialize<D: $crate::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let mut node = $class::default();
                $crate::serial::read(&mut node, deserializer)?;
                Ok(node)
            }
        }

        impl $crate::node::Node for $class {
            fn class(&self) -> &'static $crate::node::Class { Self::CLASS }
            #[allow(unused_assignments, reason = "the counter ends past the last field")]
            fn get(&self, field: usize) -> $crate::node::Value<'_> {
                let mut at = 0;
                $(if field == at { return $crate::class!(@get self $field $kind); } at += 1;)*
                $crate::node::Value::Absent
            }
            #[allow(unused_assignments, reason = "the counter ends past the last field")]
            fn slot(&mut self, field: usize) -> Option<$crate::node::Slot<'_>> {
                let mut at = 0;
                $(if field == at { return Some($crate::class!(@slot self $field $kind)); } at += 1;)*
                None
            }
        }
    };

    (@type numeric $($x:tt)*) => { Option<$crate::Numeric> };
    (@type amount $($x:tt)*) => { Option<$crate::Amount> };
    (@type measure $($x:tt)*) => { Option<$crate::Measure> };
    (@type moment) => { Option<$crate::Moment> };
    (@type one $c:ident) => { Option<Box<$c>> };
    (@type many $c:ident) => { Vec<$c> };
    (@type $text:ident $n:literal) => { Option<$crate::Text> };

    (@kind text $n:literal) => { $crate::node::Kind::Text { max: $n, of: $crate::node::Chars::Any } };
    (@kind letters $n:literal) => { $crate::node::Kind::Text { max: $n, of: $crate::node::Chars::Letters } };
    (@kind digits $n:literal) => { $crate::node::Kind::Text { max: $n, of: $crate::node::Chars::Digits } };
    (@kind exact_letters $n:literal) => { $crate::node::Kind::Text { max: $n, of: $crate::node::Chars::ExactLetters } };
    (@kind exact_digits $n:literal) => { $crate::node::Kind::Text { max: $n, of: $crate::node::Chars::ExactDigits } };
    (@kind numeric $d:literal, $f:literal) => { $crate::node::Kind::Numeric { digits: $d, fraction: $f } };
    (@kind amount $d:literal, $f:literal) => { $crate::node::Kind::Amount { digits: $d, fraction: $f } };
    (@kind measure $d:literal, $f:literal) => { $crate::node::Kind::Measure { digits: $d, fraction: $f } };
    (@kind moment) => { $crate::node::Kind::Moment };
    (@kind one $c:ident) => { $crate::node::Kind::One($c::CLASS) };
    (@kind many $c:ident) => { $crate::node::Kind::Many($c::CLASS) };

    (@req req) => { true };
    (@req $($other:ident)?) => { false };

    (@max many max $n:literal) => { $n };
    (@max many $($flag:ident)?) => { u32::MAX };
    (@max $kind:ident $($flag:ident)?) => { 1 };

    (@get $self:ident $f:ident numeric) => { $crate::class!(@leaf $self $f Numeric) };
    (@get $self:ident $f:ident amount) => { $crate::class!(@leaf $self $f Amount) };
    (@get $self:ident $f:ident measure) => { $crate::class!(@leaf $self $f Measure) };
    (@get $self:ident $f:ident moment) => { $crate::class!(@leaf $self $f Moment) };
    (@get $self:ident $f:ident one) => {
        match &$self.$f { Some(node) => $crate::node::Value::One(&**node), None => $crate::node::Value::Absent }
    };
    (@get $self:ident $f:ident many) => {
        if $self.$f.is_empty() { $crate::node::Value::Absent } else { $crate::node::Value::Many(&$self.$f) }
    };
    (@get $self:ident $f:ident $text:ident) => { $crate::class!(@leaf $self $f Text) };
    (@leaf $self:ident $f:ident $variant:ident) => {
        match &$self.$f { Some(value) => $crate::node::Value::$variant(value), None => $crate::node::Value::Absent }
    };

    (@slot $self:ident $f:ident numeric) => { $crate::node::Slot::Numeric(&mut $self.$f) };
    (@slot $self:ident $f:ident amount) => { $crate::node::Slot::Amount(&mut $self.$f) };
    (@slot $self:ident $f:ident measure) => { $crate::node::Slot::Measure(&mut $self.$f) };
    (@slot $self:ident $f:ident moment) => { $crate::node::Slot::Moment(&mut $self.$f) };
    (@slot $self:ident $f:ident one) => { $crate::node::Slot::One(&mut $self.$f) };
    (@slot $self:ident $f:ident many) => { $crate::node::Slot::Many(&mut $self.$f) };
    (@slot $self:ident $f:ident $text:ident) => { $crate::node::Slot::Text(&mut $self.$f) };
}

pub(crate) use class;
