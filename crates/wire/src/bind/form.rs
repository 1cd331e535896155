//! What differs between message families: namespaces, and how a place is named in findings.

use model::node::Class;

use crate::xml::Space;

pub(crate) struct Form {
    /// The class of the outermost object, from which places are counted.
    pub root: &'static Class,
    /// Namespace of every element of a class.
    pub elements: Space,
    /// Namespace of `DateTimeString` inside a point in time.
    pub moments: Space,
    pub pointing: Pointing,
}

/// How findings name a place.
#[derive(Clone, Copy)]
pub(crate) enum Pointing {
    /// WCO ids, `42A/67A/68A[1]`; the first is this.
    Wco(&'static str),
    /// Element names, `/ie:CC315A[1]/GOOITEGDS[2]`; the first is this.
    Path(&'static str),
    /// Our own names, as JSON has them: `goods_shipment.items[0]`.
    Names,
}
