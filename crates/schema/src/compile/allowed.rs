//! What the compiler knows of XML Schema: a child or attribute outside these tables is refused by name.

/// May `child` stand in `parent` (`""` is the document)?
pub fn child(parent: &str, child: &str) -> bool {
    let known: &[&str] = match parent {
        "" => &["schema"],
        "schema" => {
            &["include", "import", "simpleType", "complexType", "group", "attributeGroup", "element", "attribute"]
        }
        "element" | "attribute" => match (parent, child) {
            ("element", "complexType") | (_, "simpleType") => return true,
            _ => &[],
        },
        "simpleType" => &["restriction", "list", "union"],
        "list" | "union" => &["simpleType"],
        "complexType" => &[
            "simpleContent",
            "complexContent",
            "group",
            "all",
            "choice",
            "sequence",
            "attribute",
            "attributeGroup",
            "anyAttribute",
        ],
        "simpleContent" | "complexContent" => &["restriction", "extension"],
        "extension" => &["group", "all", "choice", "sequence", "attribute", "attributeGroup", "anyAttribute"],
        "restriction" => return FACETS.contains(&child) || RESTRICTION.contains(&child),
        "group" => &["all", "choice", "sequence"],
        "all" => &["element"],
        "choice" | "sequence" => &["element", "group", "choice", "sequence", "any"],
        "attributeGroup" => &["attribute", "attributeGroup", "anyAttribute"],
        _ => &[],
    };
    known.contains(&child)
}

const RESTRICTION: &[&str] =
    &["simpleType", "group", "all", "choice", "sequence", "attribute", "attributeGroup", "anyAttribute"];

/// The constraining facets.
pub const FACETS: &[&str] = &[
    "length",
    "minLength",
    "maxLength",
    "pattern",
    "enumeration",
    "whiteSpace",
    "maxInclusive",
    "maxExclusive",
    "minInclusive",
    "minExclusive",
    "totalDigits",
    "fractionDigits",
];

/// May a schema element carry this attribute?
///
/// `final` only binds authors of further types, so it is read over; `block`, `redefine` and identity constraints
/// would change verdicts and are refused until somebody needs them.
pub fn attribute(tag: &str, name: &str) -> bool {
    if name == "id" {
        return true;
    }
    let known: &[&str] = match tag {
        "schema" => &["targetNamespace", "version", "elementFormDefault", "attributeFormDefault", "finalDefault"],
        "include" => &["schemaLocation"],
        "import" => &["namespace", "schemaLocation"],
        "element" => &[
            "name",
            "ref",
            "type",
            "minOccurs",
            "maxOccurs",
            "default",
            "fixed",
            "form",
            "nillable",
            "abstract",
            "substitutionGroup",
            "final",
        ],
        "attribute" => &["name", "ref", "type", "use", "default", "fixed", "form"],
        "simpleType" => &["name", "final"],
        "complexType" => &["name", "abstract", "mixed", "final"],
        "complexContent" => &["mixed"],
        "restriction" | "extension" => &["base"],
        "list" => &["itemType"],
        "union" => &["memberTypes"],
        "group" => &["name", "ref", "minOccurs", "maxOccurs"],
        "attributeGroup" => &["name", "ref"],
        "all" | "choice" | "sequence" => &["minOccurs", "maxOccurs"],
        "any" => &["namespace", "processContents", "minOccurs", "maxOccurs"],
        "anyAttribute" => &["namespace", "processContents"],
        _ if FACETS.contains(&tag) => &["value", "fixed"],
        _ => &[],
    };
    known.contains(&name)
}

/// Attributes whose values are qualified names.
pub fn is_reference(name: &str) -> bool {
    matches!(name, "type" | "ref" | "base" | "itemType" | "memberTypes" | "substitutionGroup")
}
