//! What is well-formed and what is not, beside another reader's opinion.

use super::{Cursor, Token};
use crate::Limits;

/// The texts told, in brackets by element; or the reason why not.
fn tokens(text: &str) -> Result<String, String> {
    let mut cursor = Cursor::new(text, &Limits::default()).map_err(|b| b.reason)?;
    let mut told = String::new();
    loop {
        match cursor.next().map_err(|b| b.reason)? {
            Token::Start(tag) => {
                let attributes: Vec<_> =
                    cursor.attributes().iter().map(|a| format!(" {}={}", a.local, a.value())).collect();
                told.push_str(&format!("({}{}:", tag.local, attributes.concat()));
            }
            Token::Text(text) => told.push_str(&text),
            Token::End => told.push(')'),
            Token::Eof => return Ok(told),
        }
    }
}

#[test]
fn sound_documents_are_told_as_they_are() {
    let cases = [
        ("<a/>", "(a:)"),
        ("<?xml version=\"1.0\"?>\n<!-- c -->\n<a>b</a>\n<!-- d --><?e f?>\n", "(a:b)"),
        ("<?xml version='1.0' encoding='utf-8' standalone='yes' ?><a />", "(a:)"),
        ("<a>1<!-- 2 -->3<![CDATA[<4>]]>5</a>", "(a:13<4>5)"),
        ("<a>&lt;&amp;&gt;&apos;&quot;&#65;&#x20AC;&#x1F600;</a>", "(a:<&>'\"A€😀)"),
        ("<a>1\r\n2\r3&#13;</a>", "(a:1\n2\n3\r)"),
        ("<a b='1' c=\"x&#10;y\tz\"></a >", "(a b=1 c=x\ny z:)"),
        ("<p:a xmlns:p='urn:x'><p:b xmlns:p='urn:y' p:c='1'/></p:a>", "(a p=urn:x:(b p=urn:y c=1:))"),
        ("<a> ]] > </a>", "(a: ]] > )"),
        ("<é·x><_/></é·x>", "(é·x:(_:))"),
        ("<a xml:lang='en'/>", "(a lang=en:)"),
    ];
    for (text, told) in cases {
        assert_eq!(tokens(text).as_deref(), Ok(told), "{text}");
        assert!(roxmltree::Document::parse(text).is_ok(), "the other reader refuses {text}");
    }
}

const BROKEN: &[&str] = &[
    "",
    " ",
    "text",
    "<a>",
    "<a></b>",
    "<a><b></a></b>",
    "</a>",
    "<a/><b/>",
    "<a/>text",
    "text<a/>",
    "<a/>&amp;",
    "<a/><![CDATA[]]>",
    "< a/>",
    "<1a/>",
    "<a:/>",
    "<:a/>",
    "<a:b:c/>",
    "<p:a/>",
    "<a p:b='1'/>",
    "<a b/>",
    "<a b=1/>",
    "<a b='1/>",
    "<a b='<'/>",
    "<a b='&x;'/>",
    "<a b='&amp'/>",
    "<a b='1' b='2'/>",
    "<a b='1'c='2'/>",
    "<a xmlns:p='u' xmlns:q='u' p:b='1' q:b='2'/>",
    "<a xmlns:p=''/>",
    "<a xmlns:xml='urn:x'/>",
    "<a xmlns:xmlns='urn:x'/>",
    "<a>&unknown;</a>",
    "<a>&amp</a>",
    "<a>& b</a>",
    "<a>&#0;</a>",
    "<a>&#xD800;</a>",
    "<a>&#x110000;</a>",
    "<a>&#;</a>",
    "<a>&#+65;</a>",
    "<a>\u{1}</a>",
    "<a>\u{ffff}</a>",
    "<a>]]></a>",
    "<a><!-- -- --></a>",
    "<a><!-- ---></a>",
    "<a><!-></a>",
    "<a><![CDATA[</a>",
    "<a><![cdata[]]></a>",
    "<a><?xml version='1.0'?></a>",
    "<a><? b?></a>",
    "<a><?b</a>",
    " <?xml version='1.0'?><a/>",
    "<?xml?><a/>",
    "<?xml encoding='utf-8'?><a/>",
    "<?xml version='1.0' encoding='latin-1'?><a/>",
    "<?xml version='1.0' standalone='maybe'?><a/>",
    "<?xml version='1.0' standalone='yes' encoding='utf-8'?><a/>",
    "<!DOCTYPE a><a/>",
    "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
    "<a><!DOCTYPE b></a>",
    "<a><!ELEMENT b></a>",
];

#[test]
fn what_is_not_well_formed_is_refused() {
    for text in BROKEN {
        assert!(tokens(text).is_err(), "{text}");
    }
}
