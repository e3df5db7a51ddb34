//! The parts every deck has: content types, links, theme, master, layout, notes master, properties.

use std::collections::BTreeMap;

use crate::chart::{Deck, Slide};
use crate::render::brand::{Brand, Logo, Master, image_type};
use crate::render::layout::{HEIGHT, INNER, MARGIN, WIDTH};
use crate::render::pptx::Form;
use crate::render::text_slide::{BODY, BOTTOM, TOP, is_title};
use crate::render::xml::escape;

/// English Metric Units in one unit of our layout: a slide is 12 192 000 wide.
const EMU: f64 = 12_192_000.0 / WIDTH;
/// The head of every part.
pub(super) const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
/// The namespaces of slides.
pub(super) const NAMESPACES: &str = "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
    xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const OFFICE: &str = "application/vnd.openxmlformats-officedocument";

/// A length of our layout in EMU.
pub(super) fn emu(length: f64) -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "a slide is twelve million units wide")]
    let units = (length * EMU).round() as i64;
    units
}

/// A letter size of our layout in hundredths of a point: 1600 units are 960 points.
pub(super) fn points(size: f64) -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "letters are below a thousand points")]
    let hundredths = (size * 6.0).round() as i64 * 10;
    hundredths
}

/// Where a shape stands, as DrawingML says it.
pub(super) fn frame(x: f64, y: f64, width: f64, height: f64) -> String {
    format!("<a:off x=\"{}\" y=\"{}\"/><a:ext cx=\"{}\" cy=\"{}\"/>", emu(x), emu(y), emu(width), emu(height))
}

/// The parts that do not depend on one slide.
pub(super) fn fixed(deck: &Deck, brand: &Brand) -> Vec<(String, String)> {
    let count = deck.slides.len();
    let part = |name: &str, text: String| (name.to_owned(), text);
    let mut all = if brand.master.is_some() { Vec::new() } else { own_master(deck, brand) };
    all.extend([
        part("[Content_Types].xml", content_types(deck, brand)),
        part(
            "_rels/.rels",
            links(&[
                (format!("{RELATIONS}/officeDocument"), "ppt/presentation.xml".to_owned()),
                (
                    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties".to_owned(),
                    "docProps/core.xml".to_owned(),
                ),
                (format!("{RELATIONS}/extended-properties"), "docProps/app.xml".to_owned()),
            ]),
        ),
        part("docProps/core.xml", core(deck)),
        part(
            "docProps/app.xml",
            format!(
                "{HEAD}<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"><Application>Jumelles</Application><Slides>{count}</Slides></Properties>"
            ),
        ),
        part("ppt/presentation.xml", presentation(deck, brand.master.as_ref())),
        part("ppt/_rels/presentation.xml.rels", presentation_links(count, brand.master.as_ref())),
        part("ppt/presProps.xml", format!("{HEAD}<p:presentationPr {NAMESPACES}/>")),
        part("ppt/viewProps.xml", format!("{HEAD}<p:viewPr {NAMESPACES}/>")),
        part(
            "ppt/tableStyles.xml",
            format!(
                "{HEAD}<a:tblStyleLst xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" def=\"{{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}}\"/>"
            ),
        ),
        part("ppt/notesMasters/notesMaster1.xml", notes_master()),
        part("ppt/notesMasters/_rels/notesMaster1.xml.rels", links(&[(format!("{RELATIONS}/theme"), NOTES_THEME.replace("ppt/", "../"))])),
        part(NOTES_THEME, office_theme(brand)),
    ]);
    all
}

/// The theme of the pages of notes; a name no presentation made elsewhere gives its own.
const NOTES_THEME: &str = "ppt/theme/themeOfNotes.xml";

/// The master of ours, with its layouts.
fn own_master(deck: &Deck, brand: &Brand) -> Vec<(String, String)> {
    let part = |name: &str, text: String| (name.to_owned(), text);
    vec![
        part("ppt/slideMasters/slideMaster1.xml", master(deck, brand)),
        part("ppt/slideMasters/_rels/slideMaster1.xml.rels", master_links(brand)),
        part("ppt/slideLayouts/slideLayout1.xml", layout("Jumelles", "", &placeholders(deck, Of::Chart))),
        part("ppt/slideLayouts/slideLayout2.xml", layout("Titre", " type=\"title\"", &placeholders(deck, Of::Title))),
        part("ppt/slideLayouts/slideLayout3.xml", layout("Texte", " type=\"obj\"", &placeholders(deck, Of::Words))),
        part("ppt/slideLayouts/_rels/slideLayout1.xml.rels", to_master()),
        part("ppt/slideLayouts/_rels/slideLayout2.xml.rels", to_master()),
        part("ppt/slideLayouts/_rels/slideLayout3.xml.rels", to_master()),
        part("ppt/theme/theme1.xml", office_theme(brand)),
    ]
}

/// The layouts there are, by what their slides hold.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    /// None: the master itself.
    Master,
    /// A chart.
    Chart,
    /// A title alone.
    Title,
    /// Words.
    Words,
}

impl Of {
    /// The layout of a slide.
    fn slide(slide: &Slide) -> Self {
        match slide {
            Slide::Chart(_) => Self::Chart,
            Slide::Text(words) if is_title(words) => Self::Title,
            Slide::Text(_) => Self::Words,
        }
    }

    /// Its number among the parts.
    fn number(self) -> usize {
        match self {
            Self::Master | Self::Chart => 1,
            Self::Title => 2,
            Self::Words => 3,
        }
    }
}

/// The links of the master: its layouts, its theme, and the logo if there is one.
fn master_links(brand: &Brand) -> String {
    let layout = |number: usize| (format!("{RELATIONS}/slideLayout"), format!("../slideLayouts/slideLayout{number}.xml"));
    let mut all = vec![layout(1), layout(2), layout(3), (format!("{RELATIONS}/theme"), "../theme/theme1.xml".to_owned())];
    all.extend(brand.logo.as_ref().map(|logo| (format!("{RELATIONS}/image"), format!("../media/logo.{}", logo.ending))));
    links(&all)
}

/// The logo where the user's master has it.
fn logo_shape(brand: &Brand) -> String {
    let Some(Logo { place: [x, y, width, height], .. }) = &brand.logo else { return String::new() };
    format!(
        "<p:pic><p:nvPicPr><p:cNvPr id=\"9\" name=\"Logo\" descr=\"Logo\"/><p:cNvPicPr><a:picLocks noChangeAspect=\"1\"/></p:cNvPicPr><p:nvPr userDrawn=\"1\"/></p:nvPicPr>\
         <p:blipFill><a:blip r:embed=\"rId5\"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr><a:xfrm>{}</a:xfrm>\
         <a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr></p:pic>",
        frame(x * WIDTH, y * HEIGHT, width * WIDTH, height * HEIGHT)
    )
}

fn to_master() -> String {
    links(&[(format!("{RELATIONS}/slideMaster"), "../slideMasters/slideMaster1.xml".to_owned())])
}

fn links(targets: &[(String, String)]) -> String {
    let items: String = targets
        .iter()
        .enumerate()
        .map(|(rank, (kind, target))| format!("<Relationship Id=\"rId{}\" Type=\"{kind}\" Target=\"{target}\"/>", rank + 1))
        .collect();
    format!("{HEAD}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{items}</Relationships>")
}

/// The links of a slide: layout, chart, notes.
pub(super) fn slide_links(slide: &Slide, number: usize, master: Option<&Master>) -> String {
    let of = Of::slide(slide);
    let layout = match master {
        Some(master) => master.layout(of == Of::Title).part.replacen("ppt/", "../", 1),
        None => format!("../slideLayouts/slideLayout{}.xml", of.number()),
    };
    let mut all = vec![(format!("{RELATIONS}/slideLayout"), layout)];
    let Some(form) = slide.chart().map(Form::of) else { return links(&all) };
    let book = || (format!("{RELATIONS}/package"), format!("../embeddings/Microsoft_Excel_Sheet{number}.xlsx"));
    all.push(match form {
        Form::Chart => (format!("{RELATIONS}/chart"), format!("../charts/chart{number}.xml")),
        Form::Table => book(),
        Form::Picture => (format!("{RELATIONS}/image"), format!("../media/chart{number}.png")),
    });
    all.push((format!("{RELATIONS}/notesSlide"), format!("../notesSlides/notesSlide{number}.xml")));
    if form == Form::Picture {
        all.push((format!("{RELATIONS}/image"), format!("../media/chart{number}.svg")));
        all.push(book());
    }
    links(&all)
}

/// The links of a page of notes.
pub(super) fn notes_links(number: usize) -> String {
    links(&[
        (format!("{RELATIONS}/notesMaster"), "../notesMasters/notesMaster1.xml".to_owned()),
        (format!("{RELATIONS}/slide"), format!("../slides/slide{number}.xml")),
    ])
}

/// The link of a chart to its workbook.
pub(super) fn chart_links(number: usize) -> String {
    links(&[(format!("{RELATIONS}/package"), format!("../embeddings/Microsoft_Excel_Sheet{number}.xlsx"))])
}

fn content_types(deck: &Deck, brand: &Brand) -> String {
    let drawing = format!("{OFFICE}.drawingml");
    let show = format!("{OFFICE}.presentationml");
    let mut parts = vec![
        ("/ppt/presentation.xml".to_owned(), format!("{show}.presentation.main+xml")),
        ("/ppt/notesMasters/notesMaster1.xml".to_owned(), format!("{show}.notesMaster+xml")),
        (format!("/{NOTES_THEME}"), format!("{OFFICE}.theme+xml")),
        ("/ppt/presProps.xml".to_owned(), format!("{show}.presProps+xml")),
        ("/ppt/viewProps.xml".to_owned(), format!("{show}.viewProps+xml")),
        ("/ppt/tableStyles.xml".to_owned(), format!("{show}.tableStyles+xml")),
        ("/docProps/core.xml".to_owned(), "application/vnd.openxmlformats-package.core-properties+xml".to_owned()),
        ("/docProps/app.xml".to_owned(), format!("{OFFICE}.extended-properties+xml")),
    ];
    let mut pictures: BTreeMap<String, &str> = ["png", "jpg", "jpeg", "svg"].into_iter().filter_map(ending_type).collect();
    if let Some(master) = &brand.master {
        let taken = master.parts.iter().filter_map(|own| Some((format!("/{}", own.name), own.kind?.to_owned())));
        parts.extend(taken);
        pictures.extend(master.parts.iter().filter_map(|own| ending_type(own.name.rsplit('.').next()?)));
    } else {
        parts.push(("/ppt/slideMasters/slideMaster1.xml".to_owned(), format!("{show}.slideMaster+xml")));
        let layout = |number: usize| (format!("/ppt/slideLayouts/slideLayout{number}.xml"), format!("{show}.slideLayout+xml"));
        parts.extend((1..=3).map(layout));
        parts.push(("/ppt/theme/theme1.xml".to_owned(), format!("{OFFICE}.theme+xml")));
    }
    for (number, slide) in (1..).zip(&deck.slides) {
        parts.push((format!("/ppt/slides/slide{number}.xml"), format!("{show}.slide+xml")));
        let Some(chart) = slide.chart() else { continue };
        parts.push((format!("/ppt/notesSlides/notesSlide{number}.xml"), format!("{show}.notesSlide+xml")));
        if Form::of(chart) == Form::Chart {
            parts.push((format!("/ppt/charts/chart{number}.xml"), format!("{drawing}.chart+xml")));
        }
    }
    let overrides: String = parts.iter().map(|(name, kind)| format!("<Override PartName=\"{name}\" ContentType=\"{kind}\"/>")).collect();
    let pictures: String =
        pictures.iter().map(|(ending, kind)| format!("<Default Extension=\"{ending}\" ContentType=\"{kind}\"/>")).collect();
    format!(
        "{HEAD}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         {pictures}<Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Default Extension=\"xlsx\" ContentType=\"{OFFICE}.spreadsheetml.sheet\"/>{overrides}</Types>"
    )
}

/// An ending and the type of the pictures that have it.
fn ending_type(ending: &str) -> Option<(String, &'static str)> {
    Some((ending.to_owned(), image_type(&format!(".{ending}"))?))
}

fn core(deck: &Deck) -> String {
    let title = escape(&deck.title);
    // A fixed date: two exports of one deck are the same file.
    let date = "2024-11-01T00:00:00Z";
    format!(
        "{HEAD}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{title}</dc:title><dc:creator>Jumelles</dc:creator>\
         <dc:language>{}</dc:language><dcterms:created xsi:type=\"dcterms:W3CDTF\">{date}</dcterms:created>\
         <dcterms:modified xsi:type=\"dcterms:W3CDTF\">{date}</dcterms:modified></cp:coreProperties>",
        deck.language.tag()
    )
}

fn presentation(deck: &Deck, master: Option<&Master>) -> String {
    let height = emu(master.map_or(HEIGHT, |master| master.height));
    let own = master.map_or(2_147_483_648, |master| master.id);
    let count = deck.slides.len();
    let slides: String = (0..count).map(|rank| format!("<p:sldId id=\"{}\" r:id=\"rId{}\"/>", FIRST_ID + rank, 7 + rank)).collect();
    format!(
        "{HEAD}<p:presentation {NAMESPACES} saveSubsetFonts=\"1\"><p:sldMasterIdLst><p:sldMasterId id=\"{own}\" r:id=\"rId1\"/></p:sldMasterIdLst>\
         <p:notesMasterIdLst><p:notesMasterId r:id=\"rId2\"/></p:notesMasterIdLst><p:sldIdLst>{slides}</p:sldIdLst>\
         <p:sldSz cx=\"12192000\" cy=\"{height}\"/><p:notesSz cx=\"6858000\" cy=\"9144000\"/><p:defaultTextStyle>{}</p:defaultTextStyle>{}</p:presentation>",
        levels(points(28.0), "tx1", false),
        sections(deck)
    )
}

/// The identifier of the first slide: those below belong to masters.
const FIRST_ID: usize = 256;

/// The parts of the deck, as the list of slides shows them.
fn sections(deck: &Deck) -> String {
    if deck.sections.is_empty() {
        return String::new();
    }
    let ends = deck.sections.iter().skip(1).map(|section| section.first).chain([deck.slides.len()]);
    let all = deck.sections.iter().zip(ends).enumerate().map(|(rank, (section, end))| {
        let slides: String = (section.first..end).map(|slide| format!("<p14:sldId id=\"{}\"/>", FIRST_ID + slide)).collect();
        format!(
            "<p14:section name=\"{}\" id=\"{{{:08X}-0000-4000-8000-000000000000}}\"><p14:sldIdLst>{slides}</p14:sldIdLst></p14:section>",
            escape(&section.name),
            rank + 1
        )
    });
    format!(
        "<p:extLst><p:ext uri=\"{{521415D9-36F7-43E2-AB2F-B90AF26B5E84}}\"><p14:sectionLst \
         xmlns:p14=\"http://schemas.microsoft.com/office/powerpoint/2010/main\">{}</p14:sectionLst></p:ext></p:extLst>",
        all.collect::<String>()
    )
}

fn presentation_links(count: usize, master: Option<&Master>) -> String {
    let inside = |name: &str| name.replacen("ppt/", "", 1);
    let own = master.map_or("slideMasters/slideMaster1.xml".to_owned(), |master| inside(&master.part));
    let theme = master.map_or("theme/theme1.xml".to_owned(), |master| inside(&master.theme));
    let mut targets = vec![
        (format!("{RELATIONS}/slideMaster"), own),
        (format!("{RELATIONS}/notesMaster"), "notesMasters/notesMaster1.xml".to_owned()),
        (format!("{RELATIONS}/theme"), theme),
        (format!("{RELATIONS}/presProps"), "presProps.xml".to_owned()),
        (format!("{RELATIONS}/viewProps"), "viewProps.xml".to_owned()),
        (format!("{RELATIONS}/tableStyles"), "tableStyles.xml".to_owned()),
    ];
    targets.extend((1..=count).map(|number| (format!("{RELATIONS}/slide"), format!("slides/slide{number}.xml"))));
    links(&targets)
}

/// The nine levels of a text style.
fn levels(size: i64, ink: &str, rtl: bool) -> String {
    let side = if rtl { "algn=\"r\" rtl=\"1\"" } else { "algn=\"l\"" };
    (1..=9)
        .map(|level| {
            format!(
                "<a:lvl{level}pPr {side}><a:defRPr sz=\"{size}\"><a:solidFill><a:schemeClr val=\"{ink}\"/></a:solidFill>\
                 <a:latin typeface=\"+mn-lt\"/><a:cs typeface=\"+mn-cs\"/></a:defRPr></a:lvl{level}pPr>"
            )
        })
        .collect()
}

const GROUP: &str = "<p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x=\"0\" y=\"0\"/>\
    <a:ext cx=\"0\" cy=\"0\"/><a:chOff x=\"0\" y=\"0\"/><a:chExt cx=\"0\" cy=\"0\"/></a:xfrm></p:grpSpPr>";

/// The tree of shapes around some shapes.
pub(super) fn tree(shapes: &str) -> String {
    format!("<p:cSld><p:spTree>{GROUP}{shapes}</p:spTree></p:cSld>")
}

/// An empty placeholder of the master or the layout.
fn placeholder(id: usize, kind: &str, place: &str, style: &str) -> String {
    format!(
        "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"{kind} {id}\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph {kind}/></p:nvPr></p:nvSpPr>\
         <p:spPr><a:xfrm>{place}</a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr>\
         <p:txBody><a:bodyPr lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\"><a:normAutofit/></a:bodyPr><a:lstStyle>{style}</a:lstStyle><a:p><a:endParaRPr/></a:p></p:txBody></p:sp>"
    )
    .replace(&format!("name=\"{kind} {id}\""), &format!("name=\"{}\"", placeholder_name(kind)))
}

fn placeholder_name(kind: &str) -> &'static str {
    match kind.split('"').nth(1) {
        Some("title" | "ctrTitle") => "Title",
        Some("body") => "Subtitle",
        Some("chart") => "Chart",
        Some("ftr") => "Sources",
        _ => "Number",
    }
}

/// Title, subtitle, chart, sources and slide number, where our layout puts them.
fn placeholders(deck: &Deck, of: Of) -> String {
    let rtl = deck.language.is_rtl();
    let one = |size: f64, ink: &str, bold: bool| {
        let side = if rtl { "algn=\"r\" rtl=\"1\"" } else { "algn=\"l\"" };
        let bold = if bold { " b=\"1\"" } else { "" };
        format!(
            "<a:lvl1pPr marL=\"0\" indent=\"0\" {side}><a:buNone/><a:defRPr sz=\"{}\"{bold}><a:solidFill><a:schemeClr val=\"{ink}\"/></a:solidFill></a:defRPr></a:lvl1pPr>",
            points(size)
        )
    };
    let (number_x, sources_x) = if rtl { (MARGIN, MARGIN + 90.0) } else { (WIDTH - MARGIN - 80.0, MARGIN) };
    let mut shapes = match of {
        Of::Title => placeholder(2, "type=\"ctrTitle\"", &frame(MARGIN, 250.0, INNER, 270.0), &one(72.0, "tx1", true)),
        Of::Master | Of::Chart | Of::Words => placeholder(2, "type=\"title\"", &frame(MARGIN, 62.0, INNER, 134.0), &one(50.0, "tx1", true)),
    };
    if of == Of::Title {
        shapes += &placeholder(3, "type=\"subTitle\" idx=\"1\"", &frame(MARGIN, 540.0, INNER, 120.0), &one(32.0, "tx2", false));
    }
    if of == Of::Words {
        shapes += &placeholder(3, "type=\"body\" idx=\"1\"", &frame(MARGIN, TOP, INNER, BOTTOM - TOP), &one(BODY, "tx1", false));
    }
    if of == Of::Chart {
        shapes += &placeholder(3, "type=\"body\" idx=\"13\"", &frame(MARGIN, 200.0, INNER, 46.0), &one(28.0, "tx2", false));
        shapes += &placeholder(4, "type=\"chart\" idx=\"14\"", &frame(MARGIN, 270.0, INNER, 500.0), "");
        shapes += &placeholder(5, "type=\"body\" idx=\"15\"", &frame(sources_x, 790.0, INNER - 90.0, 66.0), &one(19.0, "tx2", false));
    }
    shapes
        + &placeholder(
            6,
            "type=\"sldNum\" sz=\"quarter\" idx=\"12\"",
            &frame(number_x, HEIGHT - 60.0, 80.0, 30.0),
            &one(19.0, "tx2", false),
        )
}

fn master(deck: &Deck, brand: &Brand) -> String {
    let shapes = placeholders(deck, Of::Master) + &logo_shape(brand);
    let tree = tree(&shapes).replacen(
        "<p:cSld>",
        "<p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val=\"bg1\"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>",
        1,
    );
    let rtl = deck.language.is_rtl();
    format!(
        "{HEAD}<p:sldMaster {NAMESPACES}>{tree}{COLOURS}<p:sldLayoutIdLst><p:sldLayoutId id=\"2147483649\" r:id=\"rId1\"/>\
         <p:sldLayoutId id=\"2147483650\" r:id=\"rId2\"/><p:sldLayoutId id=\"2147483651\" r:id=\"rId3\"/></p:sldLayoutIdLst>\
         <p:txStyles><p:titleStyle>{}</p:titleStyle><p:bodyStyle>{}</p:bodyStyle><p:otherStyle>{}</p:otherStyle></p:txStyles></p:sldMaster>",
        levels(points(50.0), "tx1", rtl),
        levels(points(28.0), "tx1", rtl),
        levels(points(28.0), "tx1", rtl)
    )
}

const COLOURS: &str = "<p:clrMap bg1=\"lt1\" tx1=\"dk1\" bg2=\"lt2\" tx2=\"dk2\" accent1=\"accent1\" accent2=\"accent2\" accent3=\"accent3\" \
    accent4=\"accent4\" accent5=\"accent5\" accent6=\"accent6\" hlink=\"hlink\" folHlink=\"folHlink\"/>";

fn layout(name: &str, kind: &str, shapes: &str) -> String {
    let tree = tree(shapes).replacen("<p:cSld>", &format!("<p:cSld name=\"{name}\">"), 1);
    format!(
        "{HEAD}<p:sldLayout {NAMESPACES}{kind} preserve=\"1\" userDrawn=\"1\">{tree}<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )
}

fn notes_master() -> String {
    let image = format!(
        "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Slide\"/><p:cNvSpPr><a:spLocks noGrp=\"1\" noRot=\"1\" noChangeAspect=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"sldImg\" idx=\"2\"/></p:nvPr></p:nvSpPr>\
         <p:spPr><a:xfrm>{}</a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr></p:sp>",
        "<a:off x=\"685800\" y=\"1143000\"/><a:ext cx=\"5486400\" cy=\"3086100\"/>"
    );
    let body = "<p:sp><p:nvSpPr><p:cNvPr id=\"3\" name=\"Notes\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"body\" sz=\"quarter\" idx=\"3\"/></p:nvPr></p:nvSpPr>\
        <p:spPr><a:xfrm><a:off x=\"685800\" y=\"4400550\"/><a:ext cx=\"5486400\" cy=\"3600450\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr>\
        <p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr/></a:p></p:txBody></p:sp>";
    format!(
        "{HEAD}<p:notesMaster {NAMESPACES}>{}{COLOURS}<p:notesStyle>{}</p:notesStyle></p:notesMaster>",
        tree(&(image + body)),
        levels(1200, "tx1", false)
    )
}

fn office_theme(brand: &Brand) -> String {
    let theme = &brand.theme;
    let colour = |name: &str, rgb: crate::render::Rgb| format!("<a:{name}><a:srgbClr val=\"{}\"/></a:{name}>", rgb.hex());
    let colours: String = [
        ("dk1", theme.ink),
        ("lt1", theme.paper),
        ("dk2", theme.soft),
        ("lt2", theme.panel),
        ("accent1", theme.focus),
        ("accent2", theme.twin),
        ("accent3", theme.peer),
        ("accent4", theme.other(0)),
        ("accent5", theme.other(1)),
        ("accent6", theme.other(2)),
        ("hlink", theme.focus),
        ("folHlink", theme.soft),
    ]
    .into_iter()
    .map(|(name, rgb)| colour(name, rgb))
    .collect();
    let font = |kind: &str| {
        format!(
            "<a:{kind}><a:latin typeface=\"{}\"/><a:ea typeface=\"\"/><a:cs typeface=\"{}\"/></a:{kind}>",
            escape(&brand.latin),
            escape(&brand.arabic)
        )
    };
    let fill = "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>";
    let line = format!("<a:ln w=\"9525\">{fill}</a:ln>");
    let effect = "<a:effectStyle><a:effectLst/></a:effectStyle>";
    format!(
        "{HEAD}<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" name=\"Jumelles\"><a:themeElements>\
         <a:clrScheme name=\"Jumelles\">{colours}</a:clrScheme><a:fontScheme name=\"Jumelles\">{}{}</a:fontScheme>\
         <a:fmtScheme name=\"Jumelles\"><a:fillStyleLst>{fill}{fill}{fill}</a:fillStyleLst><a:lnStyleLst>{line}{line}{line}</a:lnStyleLst>\
         <a:effectStyleLst>{effect}{effect}{effect}</a:effectStyleLst><a:bgFillStyleLst>{fill}{fill}{fill}</a:bgFillStyleLst></a:fmtScheme>\
         </a:themeElements></a:theme>",
        font("majorFont"),
        font("minorFont")
    )
}
