//! Simple types: lexical forms, facets, lists, unions.

use crate::samples::{small, validate};

fn check(simple_type: &str, fits: &[&str], fails: &[&str]) {
    let schema = small(&format!("<xs:element name='v'><xs:simpleType>{simple_type}</xs:simpleType></xs:element>"));
    for value in fits {
        let verdict = validate(&schema, &format!("<v>{value}</v>"));
        assert!(verdict.is_valid(), "{simple_type} must take {value:?}: {:?}", verdict.faults);
    }
    for value in fails {
        let verdict = validate(&schema, &format!("<v>{value}</v>"));
        assert!(verdict.well_formed && !verdict.is_valid(), "{simple_type} must refuse {value:?}");
    }
}

fn built_in(name: &str, fits: &[&str], fails: &[&str]) {
    check(&format!("<xs:restriction base='xs:{name}'/>"), fits, fails);
}

fn facets(base: &str, facets: &str, fits: &[&str], fails: &[&str]) {
    check(&format!("<xs:restriction base='xs:{base}'>{facets}</xs:restriction>"), fits, fails);
}

#[test]
fn built_in_types_take_their_lexical_forms() {
    built_in("boolean", &["true", "0", " 1 "], &["TRUE", ""]);
    built_in("decimal", &["1", "-1.50", "+.5", "1.", " 2 "], &["", ".", "1e3", "1,5"]);
    built_in("int", &["2147483647", "-2147483648", "007"], &["2147483648", "1.0", "+"]);
    built_in("unsignedLong", &["18446744073709551615", "-0"], &["18446744073709551616", "-1"]);
    built_in("positiveInteger", &["1", "99999999999999999999999999"], &["0", "-1"]);
    built_in("double", &["1e5", "-INF", "NaN", "1."], &["1e", "inf", "+INF"]);
    built_in(
        "dateTime",
        &["2020-02-29T23:59:59.5Z", "2020-01-01T00:00:00Z\n", "2020-01-01T24:00:00", "-0001-01-01T00:00:00+14:00"],
        &[
            "2019-02-29T00:00:00",
            "2020-01-01T24:00:01",
            "2020-01-01T00:00:60",
            "0000-01-01T00:00:00",
            "2020-01-01T00:00:00+14:01",
            "2020-01-01",
            "2020-01-01T00:00:00\n",
        ],
    );
    built_in("date", &["2020-12-31", "2020-12-31-05:00", "12020-01-01"], &["2020-13-01", "2020-4-1", "02020-01-01"]);
    built_in("time", &["00:00:00", "23:59:59.999Z"], &["24:00:01", "1:00:00"]);
    built_in("gYearMonth", &["2020-12"], &["2020"]);
    built_in("gMonthDay", &["--02-29"], &["--02-30", "02-01"]);
    built_in("duration", &["P1Y2M3DT4H5M6.7S", "-PT1S"], &["P", "P1YT", "1Y", "PT.5S"]);
    built_in("hexBinary", &["", "0aFF"], &["0", "0g"]);
    built_in("base64Binary", &["", "YQ==", "YW Jj"], &["YQ=", "YR==", "Y"]);
    built_in("anyURI", &["http://a/b?c#d", "urn:x:y", "", "a b", "http://ä/"], &["a#b#c", "%zz", "1:2", "http://a:x/"]);
    built_in("language", &["en", "en-GB", "x-klingon"], &["", "en-", "abcdefghi"]);
    built_in("NMTOKEN", &["1-a", " a "], &["a b", ""]);
    built_in("NCName", &["a", "é"], &["a:b", "1a"]);
    built_in("NMTOKENS", &["a b  c"], &["", "a &lt;"]);
    built_in("token", &[" a  b ", ""], &[]);
    built_in("QName", &["a", "xml:a"], &["x:a", ":a"]);
}

#[test]
fn facets_hold_in_the_value_space() {
    facets("string", "<xs:minLength value='1'/><xs:maxLength value='3'/>", &["a", "äöü"], &["", "abcd"]);
    facets("string", "<xs:length value='2'/>", &["ab", "  "], &["a"]);
    facets("token", "<xs:length value='2'/>", &["ab", " ab "], &["  "]);
    facets("hexBinary", "<xs:length value='2'/>", &["00ff"], &["00"]);
    facets(
        "decimal",
        "<xs:totalDigits value='4'/><xs:fractionDigits value='2'/>",
        &["12.34", "0012.3400", "-99.9"],
        &["123.45", "1.234"],
    );
    facets("decimal", "<xs:enumeration value='1.0'/><xs:enumeration value='2'/>", &["1", "1.00", "+2.0"], &["3"]);
    facets("decimal", "<xs:minInclusive value='0'/><xs:maxExclusive value='10'/>", &["0", "9.999"], &["-0.1", "10.0"]);
    facets("integer", "<xs:minExclusive value='5'/>", &["6"], &["5"]);
    facets("date", "<xs:minInclusive value='2020-01-01'/>", &["2020-01-01", "2021-05-05"], &["2019-12-31"]);
    facets("string", "<xs:pattern value='[A-Z]{2}'/><xs:pattern value='[0-9]'/>", &["AB", "7"], &["A", "AB7"]);
    facets("string", "<xs:enumeration value='IM'/><xs:enumeration value='EX'/>", &["IM"], &["im", " IM"]);
    facets("string", "<xs:whiteSpace value='collapse'/><xs:maxLength value='2'/>", &["  ab  "], &["a b"]);
}

#[test]
fn restrictions_of_restrictions_hold_together() {
    check(
        "<xs:restriction><xs:simpleType><xs:restriction base='xs:string'><xs:pattern value='A.*'/></xs:restriction>\
         </xs:simpleType><xs:pattern value='.*Z'/></xs:restriction>",
        &["AZ", "AxZ"],
        &["A", "Z"],
    );
}

#[test]
fn lists_and_unions() {
    check("<xs:list itemType='xs:int'/>", &["1 2\n3", ""], &["1 x"]);
    check(
        "<xs:restriction><xs:simpleType><xs:list itemType='xs:int'/></xs:simpleType><xs:maxLength value='2'/></xs:restriction>",
        &["1 2"],
        &["1 2 3"],
    );
    check(
        "<xs:union memberTypes='xs:int xs:date'><xs:simpleType><xs:restriction base='xs:string'>\
         <xs:enumeration value='never'/></xs:restriction></xs:simpleType></xs:union>",
        &["5", "2020-01-01", "never"],
        &["ever", "5.0"],
    );
}
