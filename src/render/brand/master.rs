//! The master of a user's presentation, its layouts, theme and pictures: kept as they are, but for their size, so that our
//! slides stand in its placeholders.
//!
//! Only what shows is taken: a part that runs, links outside or is not what its name says leaves the whole master out.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::io::Cursor;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, Writer};

use crate::render::brand::xml::{Tag, Zip, numbers, pair, part, tags};
use crate::render::layout::WIDTH;
use crate::render::theme::Rgb;

/// No part is longer, nor all together, in bytes; and there are no more of them.
const LONGEST: u64 = 16 << 20;
const HEAVIEST: usize = 48 << 20;
const MOST: usize = 160;
/// A slide of ours in English Metric Units: every master is brought to this width.
const WIDE: f64 = 12_192_000.0;
/// The tags whose lengths follow the size of the slide.
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

/// A part taken over.
#[derive(Clone, PartialEq, Debug)]
pub(in crate::render) struct Taken {
    /// Its name in the package.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
    /// Its type, where its ending does not say it.
    pub kind: Option<&'static str>,
}

/// A layout our slides stand on.
#[derive(Clone, PartialEq, Debug)]
pub(in crate::render) struct Layout {
    /// The name of its part.
    pub part: String,
    /// The place of the title.
    pub title: Seat,
    /// The place of what is under it.
    pub body: Option<Seat>,
    /// How the number of the slide is named.
    pub number: Option<String>,
}

/// A placeholder: how a shape names it, and where it stands: left, top, width, height, in the units of our layout.
#[derive(Clone, PartialEq, Debug)]
pub(in crate::render) struct Seat {
    /// Its attributes.
    pub named: String,
    /// Where it stands.
    pub place: [f64; 4],
}

/// The master of a user's presentation.
#[derive(Clone, PartialEq, Debug)]
pub(in crate::render) struct Master {
    /// Everything it is made of.
    pub parts: Vec<Taken>,
    /// The name of its own part.
    pub part: String,
    /// The name of its theme.
    pub theme: String,
    /// An identifier none of its layouts has.
    pub id: u64,
    /// Where the title of a talk or of a part of it stands.
    pub opening: Layout,
    /// Where charts and words stand.
    pub content: Layout,
    /// The height of a slide, in the units of our layout.
    pub height: f64,
    /// The size of titles, in the units of our layout.
    pub title_size: f64,
    /// Which colours of the theme the master uses as what.
    pub colours: BTreeMap<String, String>,
    /// The colour of the page, where it is not one of the theme's.
    pub paper: Option<Rgb>,
}

/// What a relation leads to.
struct Link {
    id: String,
    kind: String,
    target: String,
}

impl Master {
    /// Reads the first master of a presentation; none when it cannot be taken as it is.
    pub(super) fn read(zip: &mut Zip<'_>) -> Option<Self> {
        let show = text(zip, "ppt/presentation.xml")?;
        let [cx, cy] = numbers(&show, "sldSz", ["cx", "cy"])?;
        let factor = WIDE / cx;
        if !(0.2..5.0).contains(&factor) || !(0.3..1.2).contains(&(cy / cx)) {
            return None;
        }
        let first = tags(&show)?.into_iter().find(|tag| tag.name == "sldMasterId")?;
        let id = first.get("r:id")?.to_owned();
        let part = links(zip, "ppt/presentation.xml")?.into_iter().find(|link| link.id == id)?.target;
        let mut taken = all_of(zip, &part)?;
        for own in taken.iter_mut().filter(|own| own.kind.is_some()) {
            own.bytes = resized(&own.bytes, factor)?;
        }
        let read = |name: &str| taken.iter().find(|own| own.name == name).and_then(|own| String::from_utf8(own.bytes.clone()).ok());
        let master = read(&part)?;
        let own = tags(&master)?;
        let of_master = seats(&own);
        let layouts: Vec<(Link, Vec<Tag>)> = links(zip, &part)?
            .into_iter()
            .filter(|link| link.kind == "slideLayout")
            .map(|link| read(&link.target).and_then(|text| tags(&text)).map(|own| (link, own)))
            .collect::<Option<_>>()?;
        let named =
            |kind: &str| layouts.iter().find(|(_, tags)| tags.iter().any(|tag| tag.name == "sldLayout" && tag.get("type") == Some(kind)));
        let (content, opening) = (named("obj")?, named("title")?);
        let content = layout(content, &of_master).filter(|layout| layout.body.is_some())?;
        let opening = layout(opening, &of_master)?;
        let theme = links(zip, &part)?.into_iter().find(|link| link.kind == "theme")?.target;
        let ids = own.iter().filter(|tag| tag.name == "sldLayoutId").filter_map(|tag| tag.get("id")?.parse::<u64>().ok());
        Some(Self {
            id: ids.max().unwrap_or(FIRST_ID) + 1,
            height: cy / cx * WIDTH,
            title_size: title_size(&own).unwrap_or(50.0),
            colours: map(&own),
            paper: paper(&master),
            part,
            theme,
            opening,
            content,
            parts: taken,
        })
    }

    /// The layout a slide stands on: one of titles, or one of charts and words.
    pub(in crate::render) fn layout(&self, opens: bool) -> &Layout {
        if opens { &self.opening } else { &self.content }
    }
}

/// Identifiers of masters and layouts begin here.
const FIRST_ID: u64 = 2_147_483_648;

fn text(zip: &mut Zip<'_>, name: &str) -> Option<String> {
    String::from_utf8(part(zip, name, LONGEST)?).ok()
}

/// The relations of a part; none when one leads out of the file.
fn links(zip: &mut Zip<'_>, name: &str) -> Option<Vec<Link>> {
    let (folder, own) = name.rsplit_once('/')?;
    let Some(said) = text(zip, &format!("{folder}/_rels/{own}.rels")) else { return Some(Vec::new()) };
    let mut all = Vec::new();
    for tag in tags(&said)?.iter().filter(|tag| tag.name == "Relationship") {
        let kind = tag.get("Type")?.rsplit('/').next()?.to_owned();
        let outside = tag.get("TargetMode") == Some("External");
        // The presentation may link where it likes: only its master is taken.
        if outside && name == "ppt/presentation.xml" {
            continue;
        }
        let target = (!outside).then(|| resolved(folder, tag.get("Target")?)).flatten()?;
        all.push(Link { id: tag.get("Id")?.to_owned(), kind, target });
    }
    Some(all)
}

/// A target as the name of a part; none when it leaves the package.
fn resolved(folder: &str, target: &str) -> Option<String> {
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

/// A part and all it needs, each with its relations.
fn all_of(zip: &mut Zip<'_>, first: &str) -> Option<Vec<Taken>> {
    let mut taken = Vec::new();
    let mut seen = BTreeSet::from([first.to_owned()]);
    let mut waiting = VecDeque::from([(first.to_owned(), "slideMaster".to_owned())]);
    let mut weight = 0;
    while let Some((name, kind)) = waiting.pop_front() {
        let kind = written_as(&kind, &name)?;
        let bytes = part(zip, &name, LONGEST)?;
        weight += bytes.len();
        if weight > HEAVIEST || seen.len() > MOST || !name.starts_with("ppt/") || name.starts_with("ppt/media/chart") {
            return None;
        }
        let (folder, own) = name.rsplit_once('/')?;
        let relations = format!("{folder}/_rels/{own}.rels");
        if let Some(bytes) = part(zip, &relations, LONGEST) {
            taken.push(Taken { name: relations, bytes, kind: None });
        }
        for link in links(zip, &name)? {
            if seen.insert(link.target.clone()) {
                waiting.push_back((link.target, link.kind));
            }
        }
        taken.push(Taken { name, bytes, kind });
    }
    Some(taken)
}

/// The type of a part by the relation that leads to it; none when it is one we do not take over.
#[expect(clippy::option_option, reason = "a picture is taken, and its ending says its type")]
fn written_as(kind: &str, name: &str) -> Option<Option<&'static str>> {
    match kind {
        "slideMaster" => Some(Some("application/vnd.openxmlformats-officedocument.presentationml.slideMaster+xml")),
        "slideLayout" => Some(Some("application/vnd.openxmlformats-officedocument.presentationml.slideLayout+xml")),
        "theme" => Some(Some("application/vnd.openxmlformats-officedocument.theme+xml")),
        "themeOverride" => Some(Some("application/vnd.openxmlformats-officedocument.themeOverride+xml")),
        "tags" => Some(Some("application/vnd.openxmlformats-officedocument.presentationml.tags+xml")),
        "image" | "hdphoto" => image_type(name).map(|_| None),
        _ => None,
    }
}

/// The type of a picture by the ending of its name.
pub(in crate::render) fn image_type(name: &str) -> Option<&'static str> {
    Some(match name.rsplit('.').next()?.to_ascii_lowercase().as_str() {
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

/// The placeholders of a part: type, number, and where they stand if they say so.
fn seats(tags: &[Tag]) -> Vec<(String, String, Option<[f64; 4]>)> {
    let mut all: Vec<(String, String, Option<[f64; 4]>)> = Vec::new();
    let (mut open, mut corner) = (false, None);
    let units = |lengths: [f64; 2]| lengths.map(|length| length / WIDE * WIDTH);
    for tag in tags {
        match tag.name.as_str() {
            "sp" | "pic" | "grpSp" | "cxnSp" | "graphicFrame" => (open, corner) = (false, None),
            "ph" => {
                all.push((tag.get("type").unwrap_or("obj").to_owned(), tag.get("idx").unwrap_or("0").to_owned(), None));
                open = true;
            }
            "off" if open => corner = pair(tag, ["x", "y"]),
            "ext" if open => {
                if let (Some(at), Some(size), Some(last)) = (corner.take(), pair(tag, ["cx", "cy"]), all.last_mut()) {
                    let ([x, y], [width, height]) = (units(at), units(size));
                    last.2 = Some([x, y, width, height]);
                    open = false;
                }
            }
            _ => {}
        }
    }
    all
}

/// A layout whose title has a place of its own or that of the master.
fn layout((link, tags): &(Link, Vec<Tag>), master: &[(String, String, Option<[f64; 4]>)]) -> Option<Layout> {
    let own = seats(tags);
    let of_master = |kinds: &[&str]| master.iter().find(|(kind, ..)| kinds.contains(&kind.as_str())).and_then(|(.., place)| *place);
    let number = |text: &str| text.parse::<u32>().is_ok();
    let seat = |kinds: &[&str], above: &[&str]| {
        let (kind, index, place) = own.iter().find(|(kind, index, _)| kinds.contains(&kind.as_str()) && number(index))?;
        let kind = if kind == "obj" { String::new() } else { format!("type=\"{kind}\" ") };
        let named = if index == "0" { kind.trim_end().to_owned() } else { format!("{kind}idx=\"{index}\"") };
        let place = place.or_else(|| of_master(above)).filter(|[x, y, w, h]| *x > -400.0 && *y > -400.0 && *w > 100.0 && *h > 20.0)?;
        Some(Seat { named, place })
    };
    let page = own.iter().find(|(kind, index, _)| kind == "sldNum" && number(index));
    Some(Layout {
        part: link.target.clone(),
        title: seat(&["title", "ctrTitle"], &["title"])?,
        body: seat(&["obj", "body", "subTitle"], &["body", "obj"]),
        number: page.map(|(_, index, _)| format!("type=\"sldNum\" sz=\"quarter\" idx=\"{index}\"")),
    })
}

/// The size of titles the master asks for.
fn title_size(tags: &[Tag]) -> Option<f64> {
    let style = tags.iter().skip_while(|tag| tag.name != "titleStyle").take_while(|tag| tag.name != "bodyStyle");
    let size = style.filter(|tag| tag.name == "defRPr").find_map(|tag| tag.get("sz")?.parse::<f64>().ok())?;
    Some((size / 60.0).clamp(20.0, 90.0))
}

/// Which colours of the theme are the page and its letters.
fn map(tags: &[Tag]) -> BTreeMap<String, String> {
    let Some(map) = tags.iter().find(|tag| tag.name == "clrMap") else { return BTreeMap::new() };
    let one = |name: &str| Some((name.to_owned(), map.get(name)?.to_owned()));
    ["bg1", "tx1", "bg2", "tx2"].into_iter().filter_map(one).collect()
}

/// The colour of the page, where the master names one.
fn paper(master: &str) -> Option<Rgb> {
    let ground = master.split("<p:bg>").nth(1)?.split("</p:bg>").next()?;
    let solid = ground.split("<a:solidFill>").nth(1)?.split("</a:solidFill>").next()?;
    let named = tags(solid)?.into_iter().find(|tag| tag.name == "srgbClr")?;
    Rgb::try_from(named.get("val")?.to_owned()).ok()
}

/// A part of another size: its places, letters, lines and insets multiplied. None when it is not sound XML.
fn resized(bytes: &[u8], factor: f64) -> Option<Vec<u8>> {
    let text = std::str::from_utf8(bytes).ok()?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = Reader::from_str(text);
    let mut writer = Writer::new(Cursor::new(Vec::with_capacity(text.len())));
    loop {
        let event = match reader.read_event().ok()? {
            Event::Eof => return Some(writer.into_inner().into_inner()),
            Event::DocType(_) => return None,
            Event::Start(tag) => Event::Start(longer(&tag, factor)?),
            Event::Empty(tag) => Event::Empty(longer(&tag, factor)?),
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

/// A tag with its lengths multiplied.
fn longer<'a>(tag: &BytesStart<'a>, factor: f64) -> Option<BytesStart<'a>> {
    let name = tag.local_name().as_ref().to_owned();
    let lengths = match LENGTHS.iter().find(|(own, _)| *own == name) {
        Some((_, lengths)) => *lengths,
        None if name.ends_with("RPr") || name == "rPr" => &["sz"],
        None if name.ends_with("pPr") => &["marL", "marR", "indent", "defTabSz"],
        None => return Some(tag.clone()),
    };
    if (factor - 1.0).abs() < 1e-9 {
        return Some(tag.clone());
    }
    let mut next = tag.clone();
    next.clear_attributes();
    for own in tag.attributes() {
        let own = own.ok()?;
        let key: &str = own.key.as_ref();
        match own.value.parse::<f64>() {
            Ok(length) if lengths.contains(&key) => {
                // Letters are told in hundredths of a point, whole tens at best.
                next.push_attribute((key, format!("{:.0}", length * factor).as_str()));
            }
            _ => next.push_attribute(own),
        }
    }
    Some(next)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn targets_stay_in_the_package() {
        let from = |target| resolved("ppt/slideMasters", target);
        assert_eq!(from("../theme/theme1.xml").as_deref(), Some("ppt/theme/theme1.xml"));
        assert_eq!(from("/ppt/media/image1.png").as_deref(), Some("ppt/media/image1.png"));
        assert_eq!((from("../../../etc/passwd"), from("http://x/y.png"), from("a//b"), from("..\\x")), (None, None, None, None));
    }

    #[test]
    fn lengths_grow_and_nothing_else() {
        let before = r#"<p:sp xmlns:p="p" xmlns:a="a"><a:off x="100" y="-50"/><a:ext uri="{5}"/><a:ext cx="10" cy="20"/><a:rPr lang="fr" sz="1800"/><a:pt x="7" y="9"/>é &amp; x</p:sp>"#;
        let after = String::from_utf8(resized(before.as_bytes(), 1.5).expect("XML")).expect("text");
        let expected = r#"<p:sp xmlns:p="p" xmlns:a="a"><a:off x="150" y="-75"/><a:ext uri="{5}"/><a:ext cx="15" cy="30"/><a:rPr lang="fr" sz="2700"/><a:pt x="7" y="9"/>é &amp; x</p:sp>"#;
        assert_eq!(after, expected);
        assert_eq!(resized(before.as_bytes(), 1.0).as_deref(), Some(before.as_bytes()));
    }

    #[test]
    fn a_part_with_entities_of_its_own_or_torn_is_not_taken() {
        assert_eq!(resized(b"<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>", 1.0), None);
        assert_eq!(resized(b"<a><b></a>", 1.0), None);
    }

    #[test]
    fn only_what_shows_is_taken() {
        assert_eq!(written_as("oleObject", "ppt/embeddings/x.bin"), None);
        assert_eq!(written_as("vbaProject", "ppt/vbaProject.bin"), None);
        assert_eq!(written_as("image", "ppt/media/x.exe"), None);
        assert_eq!(written_as("image", "ppt/media/x.PNG"), Some(None));
    }

    proptest! {
        #[test]
        fn no_part_panics(text in ".{0,200}", factor in 0.2..5.0_f64) {
            let _ = (resized(text.as_bytes(), factor), tags(&text).map(|tags| seats(&tags)), resolved("ppt", &text), paper(&text));
        }
    }
}
