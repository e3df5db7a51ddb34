//! XML output: escaping text, and a small builder over `quick_xml::Writer` with which a part reads like its tree.
//!
//! Names of elements and attributes are string literals and every value is escaped, so no text from the data can become markup.

use std::borrow::Cow;

use quick_xml::Writer;
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use quick_xml::name::QName;

use crate::render::theme::Rgb;

/// Escapes a text for element content and double-quoted attributes.
///
/// Tabs and line breaks become spaces; characters that XML 1.0 cannot hold become U+FFFD.
#[must_use]
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\t' | '\n' | '\r' => escaped.push(' '),
            // Other control characters and the two noncharacters are not allowed in XML 1.0.
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => escaped.push('\u{fffd}'),
            c => escaped.push(c),
        }
    }
    escaped
}

/// A value that can be an attribute or the text of an element.
pub(super) trait XmlValue {
    /// The value as text, not yet escaped.
    fn to_text(&self) -> Cow<'_, str>;
}

impl XmlValue for str {
    fn to_text(&self) -> Cow<'_, str> {
        Cow::Borrowed(self)
    }
}

impl XmlValue for String {
    fn to_text(&self) -> Cow<'_, str> {
        Cow::Borrowed(self)
    }
}

impl<T: XmlValue + ?Sized> XmlValue for &T {
    fn to_text(&self) -> Cow<'_, str> {
        (**self).to_text()
    }
}

/// `0` or `1`, as Office writes flags.
impl XmlValue for bool {
    fn to_text(&self) -> Cow<'_, str> {
        Cow::Borrowed(if *self { "1" } else { "0" })
    }
}

/// Six hexadecimal digits.
impl XmlValue for Rgb {
    fn to_text(&self) -> Cow<'_, str> {
        Cow::Owned(self.hex())
    }
}

/// Numbers as Rust prints them: the shortest text that reads back as the same number.
macro_rules! number_values {
    ($($number:ty),*) => {
        $(impl XmlValue for $number {
            fn to_text(&self) -> Cow<'_, str> {
                Cow::Owned(self.to_string())
            }
        })*
    };
}
number_values!(u8, u32, u64, usize, i64, f64);

/// Writes one XML document into memory.
pub(super) struct XmlWriter {
    writer: Writer<Vec<u8>>,
}

impl XmlWriter {
    /// Returns the bytes of a document: the declaration, then the root element that `root` writes.
    pub(super) fn document(root: impl FnOnce(&mut Self)) -> Vec<u8> {
        let mut xml = Self { writer: Writer::new(Vec::new()) };
        xml.write(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes"))));
        xml.write(Event::Text(BytesText::from_escaped("\n")));
        root(&mut xml);
        xml.writer.into_inner()
    }

    /// Starts an element; nothing is written before [`Element::empty`], [`Element::text`] or [`Element::children`].
    pub(super) fn element(&mut self, name: &'static str) -> Element<'_> {
        Element { xml: self, name, start: BytesStart::new(name) }
    }

    /// Writes an element without attributes or content: `<name/>`.
    pub(super) fn leaf(&mut self, name: &'static str) {
        self.element(name).empty();
    }

    /// Writes an element whose only attribute is `val`: `<name val="value"/>`.
    pub(super) fn val(&mut self, name: &'static str, value: impl XmlValue) {
        self.element(name).attr("val", value).empty();
    }

    /// Writes an element without attributes around a text: `<name>value</name>`.
    pub(super) fn text(&mut self, name: &'static str, value: impl XmlValue) {
        self.element(name).text(value);
    }

    /// Writes an element without attributes around other elements.
    pub(super) fn parent(&mut self, name: &'static str, children: impl FnOnce(&mut Self)) {
        self.element(name).children(children);
    }

    fn write(&mut self, event: Event<'_>) {
        let written = self.writer.write_event(event);
        debug_assert!(written.is_ok(), "writing to memory does not fail");
    }
}

/// An element whose attributes are being collected.
#[must_use = "an element is only written by `empty`, `text` or `children`"]
pub(super) struct Element<'a> {
    xml: &'a mut XmlWriter,
    name: &'static str,
    start: BytesStart<'static>,
}

impl Element<'_> {
    /// Adds an attribute.
    pub(super) fn attr(mut self, name: &'static str, value: impl XmlValue) -> Self {
        let value = Cow::Owned(escape(&value.to_text()));
        self.start.push_attribute(Attribute { key: QName(name), value });
        self
    }

    /// Adds an attribute if there is a value for it.
    pub(super) fn attr_opt(self, name: &'static str, value: Option<impl XmlValue>) -> Self {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// Adds attributes whose values are fixed, such as namespaces.
    pub(super) fn attrs(self, attributes: &[(&'static str, &'static str)]) -> Self {
        attributes.iter().fold(self, |element, (name, value)| element.attr(name, *value))
    }

    /// Writes the element without content.
    pub(super) fn empty(self) {
        self.xml.write(Event::Empty(self.start));
    }

    /// Writes the element around a text.
    pub(super) fn text(self, value: impl XmlValue) {
        let text = escape(&value.to_text());
        self.children(|xml| xml.write(Event::Text(BytesText::from_escaped(text))));
    }

    /// Writes the element around what `children` writes.
    pub(super) fn children(self, children: impl FnOnce(&mut XmlWriter)) {
        let Self { xml, name, start } = self;
        xml.write(Event::Start(start));
        children(xml);
        xml.write(Event::End(BytesEnd::new(name)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_in_a_text_is_escaped() {
        assert_eq!(escape("<b a=\"1\">&\u{0}\n"), "&lt;b a=&quot;1&quot;&gt;&amp;\u{fffd} ");
    }

    #[test]
    fn a_document_is_written_as_its_tree_with_values_escaped() {
        let bytes = XmlWriter::document(|xml| {
            xml.element("a").attrs(&[("xmlns", "u")]).attr("n", 3_usize).attr_opt("absent", None::<&str>).children(|xml| {
                xml.leaf("b");
                xml.val("c", "\"<'\u{1}");
                xml.text("d", "x & y");
                xml.parent("e", |_| {});
                xml.element("f").attr("on", true).attr("size", 0.5).empty();
            });
        });
        let expected = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
            <a xmlns=\"u\" n=\"3\"><b/><c val=\"&quot;&lt;'\u{fffd}\"/><d>x &amp; y</d><e></e><f on=\"1\" size=\"0.5\"/></a>";
        assert_eq!(String::from_utf8(bytes).expect("UTF-8"), expected);
    }
}
