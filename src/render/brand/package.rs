//! Reads a presentation from outside: its parts (bounded in size), the tags of their XML, and their relationships.

use std::io::{Cursor, Read as _};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

/// The relationships of this part may lead out of the package: only its slide master is used.
pub(super) const PRESENTATION: &str = "ppt/presentation.xml";

/// An Office package in memory.
pub(super) struct Package<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
}

impl<'a> Package<'a> {
    /// Opens a package; `None` if the bytes are not a zip archive.
    pub(super) fn open(bytes: &'a [u8]) -> Option<Self> {
        Some(Self { zip: ZipArchive::new(Cursor::new(bytes)).ok()? })
    }

    /// The bytes of a part; `None` if there is no such part or it is longer than `limit` bytes.
    pub(super) fn bytes(&mut self, name: &str, limit: u64) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        self.zip.by_name(name).ok()?.take(limit + 1).read_to_end(&mut bytes).ok()?;
        (u64::try_from(bytes.len()).ok()? <= limit).then_some(bytes)
    }

    /// The text of a part; `None` as for [`Self::bytes`], or if it is not UTF-8.
    pub(super) fn text(&mut self, name: &str, limit: u64) -> Option<String> {
        String::from_utf8(self.bytes(name, limit)?).ok()
    }

    /// The relationships of a part, none if it has no file of them; `None` if that file cannot be read.
    pub(super) fn relationships(&mut self, part: &str, limit: u64) -> Option<Vec<PartRelationship>> {
        let (folder, _) = part.rsplit_once('/')?;
        let Some(text) = self.text(&relationships_name(part)?, limit) else { return Some(Vec::new()) };
        let relationship = |tag: &XmlTag| {
            let is_external = tag.get("TargetMode") == Some("External");
            Some(PartRelationship {
                id: tag.get("Id")?.to_owned(),
                kind: tag.get("Type")?.rsplit('/').next()?.to_owned(),
                is_external,
                target: if is_external { None } else { resolve(folder, tag.get("Target")?) },
            })
        };
        tags(&text)?.iter().filter(|tag| tag.name == "Relationship").map(relationship).collect()
    }
}

/// A relationship of a part.
pub(super) struct PartRelationship {
    pub(super) id: String,
    /// The last step of its type, such as `slideLayout`.
    pub(super) kind: String,
    /// Whether it leads out of the package on purpose, as hyperlinks do.
    pub(super) is_external: bool,
    /// The name of the part it leads to; `None` if it leads out of the package.
    pub(super) target: Option<String>,
}

/// The name of the file that holds the relationships of a part; `None` for a part outside any folder.
pub(super) fn relationships_name(part: &str) -> Option<String> {
    let (folder, name) = part.rsplit_once('/')?;
    Some(format!("{folder}/_rels/{name}.rels"))
}

/// A target relative to a folder as the name of a part; `None` if it leaves the package or is not a plain path.
pub(super) fn resolve(folder: &str, target: &str) -> Option<String> {
    let mut steps: Vec<&str> = if target.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for step in target.trim_start_matches('/').split('/') {
        match step {
            ".." => drop(steps.pop()?),
            "." => {}
            step if step.is_empty() || step.contains(['\\', ':', '"', '<', '&']) => return None,
            step => steps.push(step),
        }
    }
    Some(steps.join("/"))
}

/// An opening or empty tag: its name without prefix, and its attributes with theirs.
pub(super) struct XmlTag {
    pub(super) name: String,
    /// How many elements enclose it.
    depth: usize,
    attributes: Vec<Attribute>,
}

struct Attribute {
    name: String,
    /// The value as written, entities included.
    value: String,
}

impl XmlTag {
    /// The value of an attribute, as written.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|attribute| attribute.name == name).map(|attribute| attribute.value.as_str())
    }

    /// Two attributes as numbers; `None` unless both are finite numbers.
    pub(super) fn numbers(&self, [first, second]: [&str; 2]) -> Option<[f64; 2]> {
        let number = |name: &str| self.get(name)?.parse::<f64>().ok().filter(|value| value.is_finite());
        Some([number(first)?, number(second)?])
    }
}

/// Every opening or empty tag of a text, in document order; `None` if it is not XML or declares a document type.
pub(super) fn tags(text: &str) -> Option<Vec<XmlTag>> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = false;
    let (mut tags, mut depth) = (Vec::new(), 0_usize);
    loop {
        match reader.read_event().ok()? {
            Event::Eof => return Some(tags),
            Event::Start(start) => {
                tags.push(tag(&start, depth));
                depth += 1;
            }
            Event::Empty(start) => tags.push(tag(&start, depth)),
            Event::End(_) => depth = depth.saturating_sub(1),
            // Entities declared there could expand to any length.
            Event::DocType(_) => return None,
            Event::Text(_) | Event::CData(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::GeneralRef(_) => {}
        }
    }
}

fn tag(start: &BytesStart<'_>, depth: usize) -> XmlTag {
    let attributes = start.attributes().flatten();
    let attributes = attributes.map(|found| Attribute { name: found.key.as_ref().to_owned(), value: found.value.into_owned() }).collect();
    XmlTag { name: start.local_name().as_ref().to_owned(), depth, attributes }
}

/// The tags inside the first element of a name; `None` if there is no such element.
pub(super) fn inside<'a>(tags: &'a [XmlTag], name: &str) -> Option<&'a [XmlTag]> {
    let at = tags.iter().position(|tag| tag.name == name)?;
    let (element, after) = tags.get(at..)?.split_first()?;
    let end = after.iter().position(|tag| tag.depth <= element.depth).unwrap_or(after.len());
    after.get(..end)
}

/// Two numbers of the first tag of a name that has both.
pub(super) fn numbers(tags: &[XmlTag], name: &str, attributes: [&str; 2]) -> Option<[f64; 2]> {
    tags.iter().filter(|tag| tag.name == name).find_map(|tag| tag.numbers(attributes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_stay_in_the_package() {
        let from = |target| resolve("ppt/slideMasters", target);
        assert_eq!(from("../theme/theme1.xml").as_deref(), Some("ppt/theme/theme1.xml"));
        assert_eq!(from("/ppt/media/image1.png").as_deref(), Some("ppt/media/image1.png"));
        assert_eq!((from("../../../etc/passwd"), from("http://x/y.png"), from("a//b"), from("..\\x")), (None, None, None, None));
    }

    #[test]
    fn the_inside_of_an_element_ends_with_it() {
        let all = tags("<r><bg><f><c/></f><d/></bg><e/></r>").expect("XML");
        let names = |tags: &[XmlTag]| tags.iter().map(|tag| tag.name.clone()).collect::<Vec<_>>();
        assert_eq!(inside(&all, "bg").map(names), Some(vec!["f".to_owned(), "c".to_owned(), "d".to_owned()]));
        assert_eq!(inside(&all, "e").map(names), Some(Vec::new()));
        assert!(inside(&all, "x").is_none());
    }
}
