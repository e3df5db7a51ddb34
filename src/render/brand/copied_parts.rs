//! Copies a slide master and everything it refers to: its layouts, themes and pictures.
//!
//! Only parts that show something are copied: if one of them is of another kind, links out of the package or is not what its
//! name says, the whole master is refused.

use std::collections::{BTreeSet, VecDeque};

use crate::render::brand::package::{PRESENTATION, Package, PartRelationship, XmlTag, relationships_name, tags};

/// Limits of a master: bytes of one part, bytes and number of all parts.
pub(super) const MAX_PART_BYTES: u64 = 16 << 20;
const MAX_TOTAL_BYTES: usize = 48 << 20;
const MAX_PARTS: usize = 160;

/// A part copied from a package.
#[derive(Clone, PartialEq, Debug)]
pub(in crate::render) struct CopiedPart {
    /// Its name in the package.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
    /// Its content type; `None` where its extension implies it.
    pub content_type: Option<&'static str>,
}

/// A relationship that stays in the package.
pub(super) struct Link {
    pub(super) id: String,
    /// The last step of its type, such as `slideLayout`.
    pub(super) kind: String,
    /// The name of the part it leads to.
    pub(super) target: String,
}

/// The relationships of a part; `None` if one leads out of the package.
///
/// Those of the presentation may: only its master is copied.
pub(super) fn links(package: &mut Package<'_>, part: &str) -> Option<Vec<Link>> {
    let all = package.relationships(part, MAX_PART_BYTES)?.into_iter();
    all.filter(|relationship| !(relationship.is_external && part == PRESENTATION))
        .map(|PartRelationship { id, kind, target, .. }| Some(Link { id, kind, target: target? }))
        .collect()
}

/// A part and all it refers to, each with its relationships; `None` if one is not of a kind we copy, or beyond the limits.
pub(super) fn copy_parts(package: &mut Package<'_>, first: &str) -> Option<Vec<CopiedPart>> {
    let mut parts = Vec::new();
    let mut seen = BTreeSet::from([first.to_owned()]);
    let first = Link { id: String::new(), kind: "slideMaster".to_owned(), target: first.to_owned() };
    let mut waiting = VecDeque::from([first]);
    let mut total_bytes = 0;
    while let Some(Link { target: name, kind, .. }) = waiting.pop_front() {
        let content_type = PartType::from_relationship(&kind, &name)?.content_type();
        let bytes = package.bytes(&name, MAX_PART_BYTES)?;
        total_bytes += bytes.len();
        if total_bytes > MAX_TOTAL_BYTES || seen.len() > MAX_PARTS || !name.starts_with("ppt/") || name.starts_with("ppt/media/chart") {
            return None;
        }
        let relationships = relationships_name(&name)?;
        if let Some(bytes) = package.bytes(&relationships, MAX_PART_BYTES) {
            parts.push(CopiedPart { name: relationships, bytes, content_type: None });
        }
        for link in links(package, &name)? {
            if seen.insert(link.target.clone()) {
                waiting.push_back(link);
            }
        }
        parts.push(CopiedPart { name, bytes, content_type });
    }
    Some(parts)
}

/// The types of parts we copy.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum PartType {
    Xml(&'static str),
    /// A picture, whose content type follows from its extension.
    Picture,
}

impl PartType {
    /// The type of a part by the relationship that leads to it; `None` if we do not copy such parts.
    fn from_relationship(kind: &str, name: &str) -> Option<Self> {
        Some(match kind {
            "slideMaster" => Self::Xml("application/vnd.openxmlformats-officedocument.presentationml.slideMaster+xml"),
            "slideLayout" => Self::Xml("application/vnd.openxmlformats-officedocument.presentationml.slideLayout+xml"),
            "theme" => Self::Xml("application/vnd.openxmlformats-officedocument.theme+xml"),
            "themeOverride" => Self::Xml("application/vnd.openxmlformats-officedocument.themeOverride+xml"),
            "tags" => Self::Xml("application/vnd.openxmlformats-officedocument.presentationml.tags+xml"),
            "image" | "hdphoto" => picture_type(name.rsplit('.').next()?).map(|_| Self::Picture)?,
            _ => return None,
        })
    }

    fn content_type(self) -> Option<&'static str> {
        match self {
            Self::Xml(content_type) => Some(content_type),
            Self::Picture => None,
        }
    }
}

/// The content type of pictures with a file extension; `None` if it is not one of a picture.
pub(in crate::render) fn picture_type(extension: &str) -> Option<&'static str> {
    Some(match extension.to_ascii_lowercase().as_str() {
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "bmp" => "image/bmp",
        "tif" | "tiff" => "image/tiff",
        "emf" => "image/x-emf",
        "wmf" => "image/x-wmf",
        "svg" => "image/svg+xml",
        "wdp" => "image/vnd.ms-photo",
        _ => return None,
    })
}

/// The tags of a copied part; `None` if it is not among the parts, or not XML.
pub(super) fn part_tags(parts: &[CopiedPart], name: &str) -> Option<Vec<XmlTag>> {
    let part = parts.iter().find(|part| part.name == name)?;
    tags(std::str::from_utf8(&part.bytes).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_shows_is_copied() {
        assert_eq!(PartType::from_relationship("oleObject", "ppt/embeddings/x.bin"), None);
        assert_eq!(PartType::from_relationship("vbaProject", "ppt/vbaProject.bin"), None);
        assert_eq!(PartType::from_relationship("image", "ppt/media/x.exe"), None);
        assert_eq!(PartType::from_relationship("image", "ppt/media/x.PNG"), Some(PartType::Picture));
    }
}
