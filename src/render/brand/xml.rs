//! The parts of a presentation made elsewhere: bounded bytes out of a zip, and the tags of their XML.

use std::io::{Cursor, Read as _};

use quick_xml::Reader;
use quick_xml::events::Event;
use zip::ZipArchive;

/// A zip in memory.
pub(super) type Zip<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// The bytes of a part; none when there is no such part, or when it is longer than `most` bytes.
pub(super) fn part(zip: &mut Zip<'_>, name: &str, most: u64) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    zip.by_name(name).ok()?.take(most + 1).read_to_end(&mut bytes).ok()?;
    (u64::try_from(bytes.len()).ok()? <= most).then_some(bytes)
}

/// A tag that opens: its name without prefix, and its attributes with theirs.
pub(super) struct Tag {
    pub(super) name: String,
    attributes: Vec<(String, String)>,
}

impl Tag {
    /// The value of an attribute.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }
}

/// Every tag that opens in a text or in a piece of one, in order; none when it is no XML.
pub(super) fn tags(text: &str) -> Option<Vec<Tag>> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = false;
    let mut all = Vec::new();
    loop {
        match reader.read_event().ok()? {
            Event::Eof => return Some(all),
            Event::Start(tag) | Event::Empty(tag) => {
                let attributes = tag.attributes().flatten().map(|own| (own.key.as_ref().to_owned(), own.value.into_owned()));
                all.push(Tag { name: tag.local_name().as_ref().to_owned(), attributes: attributes.collect() });
            }
            // Entities of its own could make a part as long as they like.
            Event::DocType(_) => return None,
            Event::End(_) | Event::Text(_) | Event::CData(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::GeneralRef(_) => {
            }
        }
    }
}

/// Two numbers of the first tag of a name that has both.
pub(super) fn numbers(text: &str, tag: &str, names: [&str; 2]) -> Option<[f64; 2]> {
    tags(text)?.iter().filter(|own| own.name == tag).find_map(|own| pair(own, names))
}

/// Two numbers of a tag that has both.
pub(super) fn pair(tag: &Tag, [first, second]: [&str; 2]) -> Option<[f64; 2]> {
    let number = |name: &str| tag.get(name)?.parse::<f64>().ok().filter(|value| value.is_finite());
    Some([number(first)?, number(second)?])
}
