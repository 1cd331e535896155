//! What is well-formed and what is not, judged as strictly as XML 1.0 and its namespaces ask.

use schema::{Kind, Limits, wellformed};

const FINE: &[&str] = &[
    "<a/>",
    "\u{FEFF}<?xml version=\"1.0\"?>\n<a/>",
    "<?xml version='1.0' encoding='utf-8' standalone='no'?><!-- c --><?p x?><a/><!-- d --> ",
    "<!DOCTYPE a><a/>",
    "<a b='1' c=\"2\" />",
    "<a b='&lt;&#x41;&#65;>'>&amp;&gt;&quot;&apos;</a>",
    "<a><![CDATA[<&]]></a>",
    "<p:a xmlns:p='urn:p' p:b='1' b='2'/>",
    "<a xmlns='urn:a'><a xmlns=''/></a>",
    "<a xml:lang='en'/>",
    "<é/>",
    "<a></a\n>",
    "<a> ]] > </a>",
];

/// Document, line, and a piece of the reason.
const BROKEN: &[(&str, usize, &str)] = &[
    ("", 1, "no root element"),
    ("\n\n", 3, "no root element"),
    ("<a>", 1, "'a' of line 1 is not closed"),
    ("<a>\n<b>\n</a>", 3, "mismatch: 'b' of line 2 and 'a'"),
    ("</a>", 1, "has no start"),
    ("<a/><b/>", 1, "extra content"),
    ("<a/>x", 1, "text outside"),
    ("x<a/>", 1, "text outside"),
    ("<a/>&amp;", 1, "outside the root"),
    (" <?xml version='1.0'?><a/>", 1, "only at the very start"),
    ("<?xml encoding='utf-8'?><a/>", 1, "version must come first"),
    ("<?xml version='2.0'?><a/>", 1, "version must come first"),
    ("<?xml version='1.0' encoding='utf-16'?><a/>", 1, "UTF-16"),
    ("<a b=1/>", 1, "must be quoted"),
    ("<a b/>", 1, "not an attribute"),
    ("<a b='1'c='2'/>", 1, "white space"),
    ("<a b='1' b='2'/>", 1, "twice"),
    ("<a xmlns:p='urn:x' xmlns:q='urn:x' p:b='1' q:b='2'/>", 1, "twice"),
    ("<a b='<'/>", 1, "'<' is not allowed"),
    ("<a b='&x;'/>", 1, "'x' is not defined"),
    ("<a>\n&x;</a>", 2, "'x' is not defined"),
    ("<a>&</a>", 1, ""),
    ("<a>& b</a>", 1, ""),
    ("<a>&#0;</a>", 1, "does not allow"),
    ("<a>&#x110000;</a>", 1, "does not allow"),
    ("<a>\n\u{1}</a>", 2, "U+0001"),
    ("<a>]]></a>", 1, "']]>'"),
    ("<a><!-- -- --></a>", 1, "'--'"),
    ("<a><!-- ---></a>", 1, "'--'"),
    ("<a><?xml x?></a>", 1, "only at the very start"),
    ("<p:a/>", 1, "'p' is not declared"),
    ("<a p:b='1'/>", 1, "'p' is not declared"),
    ("<a xmlns:p=''/>", 1, "cannot be empty"),
    ("<a xmlns:xmlns='urn:x'/>", 1, "cannot be declared"),
    ("<a xmlns:xml='urn:x'/>", 1, "belong to each other"),
    ("<a:b:c xmlns:a='urn:a'/>", 1, "not a name"),
    ("<1a/>", 1, "not a name"),
    ("< a/>", 1, ""),
    ("<a", 1, ""),
    ("<a><![CDATA[</a>", 1, ""),
    ("<a><!foo></a>", 1, ""),
    ("<a/><!DOCTYPE a>", 1, "not allowed here"),
];

#[test]
fn fine_documents_pass() {
    for document in FINE {
        assert_eq!(wellformed::check(document.as_bytes(), &Limits::default()), Ok(()), "{document}");
    }
}

#[test]
fn broken_documents_are_refused_with_line_and_reason() {
    for &(document, line, reason) in BROKEN {
        let fault = wellformed::check(document.as_bytes(), &Limits::default()).expect_err(document);
        assert_eq!((fault.line, fault.kind), (line, Kind::NotWellFormed), "{document}: {}", fault.message);
        assert!(fault.message.contains(reason), "{document}: {}", fault.message);
    }
}

#[test]
fn encodings_are_read_or_refused() {
    let utf_16 = |text: &str| -> Vec<u8> {
        [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect()
    };
    let fine: &[Vec<u8>] = &[
        utf_16("<?xml version='1.0' encoding='UTF-16'?><é/>"),
        b"<?xml version='1.0' encoding='ISO-8859-1'?><a>\xE9</a>".to_vec(),
        b"<?xml version='1.0' encoding='windows-1252'?><a>\x80</a>".to_vec(),
    ];
    for bytes in fine {
        assert_eq!(wellformed::check(bytes, &Limits::default()), Ok(()), "{bytes:?}");
    }
    let broken: &[(&[u8], &str)] = &[
        (b"<a>\xE9</a>", "UTF-8"),
        (b"<?xml version='1.0' encoding='US-ASCII'?><a>\xE9</a>", "US-ASCII"),
        (b"<?xml version='1.0' encoding='EBCDIC'?><a/>", "not supported"),
        (b"\xFF\xFE<\0", ""),
    ];
    for &(bytes, reason) in broken {
        let fault = wellformed::check(bytes, &Limits::default()).expect_err("must be refused");
        assert!(fault.message.contains(reason), "{}", fault.message);
    }
}
