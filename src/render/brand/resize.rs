//! A slide master, layout or theme in, the same part for slides of another size out.

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, Writer};

/// The attributes that are lengths, by the local name of their tag.
const LENGTHS: [(&str, &[&str]); 8] = [
    ("off", &["x", "y"]),
    ("chOff", &["x", "y"]),
    ("ext", &["cx", "cy"]),
    ("chExt", &["cx", "cy"]),
    ("ln", &["w"]),
    ("bodyPr", &["lIns", "tIns", "rIns", "bIns"]),
    ("spcPts", &["val"]),
    ("outerShdw", &["blurRad", "dist"]),
];

/// Multiplies the positions, sizes, letters, lines and insets of a part by a factor, and copies everything else.
///
/// Returns `None` if the part is not well-formed UTF-8 XML or declares a document type.
pub(super) fn resize(bytes: &[u8], factor: f64) -> Option<Vec<u8>> {
    let text = std::str::from_utf8(bytes).ok()?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = Reader::from_str(text);
    let mut writer = Writer::new(Vec::with_capacity(text.len()));
    loop {
        let event = match reader.read_event().ok()? {
            Event::Eof => return Some(writer.into_inner()),
            Event::DocType(_) => return None,
            Event::Start(tag) => Event::Start(resize_tag(&tag, factor)?),
            Event::Empty(tag) => Event::Empty(resize_tag(&tag, factor)?),
            other @ (Event::End(_)
            | Event::Text(_)
            | Event::CData(_)
            | Event::Comment(_)
            | Event::Decl(_)
            | Event::PI(_)
            | Event::GeneralRef(_)) => other,
        };
        writer.write_event(event).ok()?;
    }
}

/// The attributes of a tag that are lengths.
fn lengths(name: &str) -> &'static [&'static str] {
    match LENGTHS.iter().find(|(tag, _)| *tag == name) {
        Some((_, lengths)) => lengths,
        None if name.ends_with("RPr") || name == "rPr" => &["sz"],
        None if name.ends_with("pPr") => &["marL", "marR", "indent", "defTabSz"],
        None => &[],
    }
}

/// A tag with its lengths multiplied and rounded to whole units; `None` if its attributes are not well-formed.
fn resize_tag<'a>(tag: &BytesStart<'a>, factor: f64) -> Option<BytesStart<'a>> {
    let lengths = lengths(tag.local_name().as_ref());
    if lengths.is_empty() || (factor - 1.0).abs() < 1e-9 {
        return Some(tag.clone());
    }
    let mut resized = tag.clone();
    resized.clear_attributes();
    for attribute in tag.attributes() {
        let mut attribute = attribute.ok()?;
        match attribute.value.parse::<f64>() {
            Ok(length) if lengths.contains(&attribute.key.as_ref()) => attribute.value = format!("{:.0}", length * factor).into(),
            // The writer puts every value in double quotes: a single-quoted one may hold some.
            _ => attribute.value = attribute.value.replace('"', "&quot;").into(),
        }
        resized.push_attribute(attribute);
    }
    Some(resized)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lengths_grow_and_nothing_else() {
        let before = r#"<p:sp xmlns:p="p" xmlns:a="a"><a:off x="100" y="-50"/><a:ext uri="{5}"/><a:ext cx="10" cy="20"/><a:rPr lang="fr" sz="1800"/><a:pt x="7" y="9"/>é &amp; x</p:sp>"#;
        let after = String::from_utf8(resize(before.as_bytes(), 1.5).expect("XML")).expect("text");
        let expected = r#"<p:sp xmlns:p="p" xmlns:a="a"><a:off x="150" y="-75"/><a:ext uri="{5}"/><a:ext cx="15" cy="30"/><a:rPr lang="fr" sz="2700"/><a:pt x="7" y="9"/>é &amp; x</p:sp>"#;
        assert_eq!(after, expected);
        assert_eq!(resize(before.as_bytes(), 1.0).as_deref(), Some(before.as_bytes()));
    }

    #[test]
    fn quotes_inside_a_single_quoted_attribute_stay_inside() {
        let after = String::from_utf8(resize(br#"<a:ext uri='a"b' cx='10'/>"#, 2.0).expect("XML")).expect("text");
        assert_eq!(after, r#"<a:ext uri="a&quot;b" cx="20"/>"#);
    }

    #[test]
    fn a_part_that_declares_entities_or_is_torn_is_refused() {
        assert_eq!(resize(b"<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>", 1.0), None);
        assert_eq!(resize(b"<a><b></a>", 1.0), None);
    }

    proptest! {
        #![proptest_config(crate::base::testing::proptest_config())]

        #[test]
        fn no_part_panics(text in ".{0,200}", factor in 0.2..5.0_f64) {
            let _ = resize(text.as_bytes(), factor);
        }
    }
}
