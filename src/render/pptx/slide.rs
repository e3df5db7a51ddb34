//! One slide: headline, subtitle, chart, foot and number in placeholders; and its page of notes.

use crate::chart::{ChartSpec, TextSlide};
use crate::render::brand::{Brand, Master};
use crate::render::layout::{INNER, MARGIN, layout};
use crate::render::pptx::Form;
use crate::render::pptx::parts::{HEAD, NAMESPACES, emu, frame, points, tree};
use crate::render::pptx::room::{Place, Room, WordsRoom};
use crate::render::pptx::table::table;
use crate::render::text_slide::is_title;
use crate::render::theme::Theme;
use crate::render::xml::escape;
use crate::speech::Language;

/// A paragraph in the language of the deck.
fn paragraph(text: &str, language: Language, size: Option<f64>) -> String {
    let size = size.map(|size| format!(" sz=\"{}\"", points(size))).unwrap_or_default();
    let side = if language.is_rtl() { "<a:pPr algn=\"r\" rtl=\"1\"/>" } else { "" };
    format!("<a:p>{side}<a:r><a:rPr lang=\"{}\"{size} dirty=\"0\"/><a:t>{}</a:t></a:r></a:p>", language.tag(), escape(text))
}

/// A placeholder filled with paragraphs.
fn filled(id: usize, name: &str, kind: &str, place: &str, body: &str) -> String {
    format!(
        "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"{name}\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph {kind}/></p:nvPr></p:nvSpPr>\
         <p:spPr>{place}</p:spPr><p:txBody><a:bodyPr><a:normAutofit/></a:bodyPr><a:lstStyle/>{body}</p:txBody></p:sp>"
    )
}

fn placed([x, y, width, height]: Place) -> String {
    format!("<a:xfrm>{}</a:xfrm>", frame(x, y, width, height))
}

/// A box of text that is no placeholder.
fn boxed(id: usize, name: &str, place: Place, body: &str) -> String {
    format!(
        "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"{name}\"/><p:cNvSpPr txBox=\"1\"/><p:nvPr/></p:nvSpPr>\
         <p:spPr>{}<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>\
         <p:txBody><a:bodyPr wrap=\"square\" lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\"><a:normAutofit/></a:bodyPr><a:lstStyle/>{body}</p:txBody></p:sp>",
        placed(place)
    )
}

/// The slide of a chart.
pub(super) fn slide(chart: &ChartSpec, brand: &Brand, number: usize) -> String {
    let place = layout(chart);
    let room = Room::of(chart, brand);
    let language = chart.language;
    let (named, at, size) = &room.title;
    let at = at.map(placed).unwrap_or_default();
    let headline = filled(2, "Title", named, &at, &paragraph(&chart.headline, language, Some(*size)));
    let text = |id: usize, name: &str, (named, at, size): (Option<&str>, Place, f64), texts: &[String]| {
        let body: String = texts.iter().map(|text| paragraph(text, language, Some(size))).collect();
        match named {
            Some(named) => filled(id, name, named, &placed(at), &body),
            None => boxed(id, name, at, &body),
        }
    };
    let subtitle = text(3, "Subtitle", room.subtitle, std::slice::from_ref(&chart.subtitle));
    let figure = match Form::of(chart) {
        Form::Chart => graphic(chart, &room),
        Form::Table => table(chart, &brand.theme, room.figure),
        Form::Picture => picture(chart, room.figure),
    };
    let foot = text(5, "Sources", room.foot, &place.foot_texts);
    let rule = room.rule.map(|y| rule(y, &brand.theme)).unwrap_or_default();
    let page = page_number(room.number.as_ref(), number, language);
    format!(
        "{HEAD}<p:sld {NAMESPACES}>{}<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>",
        tree(&format!("{headline}{subtitle}{figure}{rule}{foot}{page}"))
    )
}

/// A slide of words: its title, and a line or paragraphs under it.
pub(super) fn words(words: &TextSlide, number: usize, master: Option<&Master>) -> String {
    let language = words.language;
    let room = WordsRoom::of(words, master);
    let title = filled(2, "Title", &room.title.0, "", &paragraph(&words.title, language, room.title.1));
    let under = if is_title(words) { paragraph(&words.subtitle, language, None) } else { paragraphs(words, room.body_size) };
    let under = room.body.map(|named| filled(3, "Words", &named, "", &under)).unwrap_or_default();
    let page = page_number(room.number.as_ref(), number, language);
    format!("{HEAD}<p:sld {NAMESPACES}>{}<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>", tree(&format!("{title}{under}{page}")))
}

/// The paragraphs of a slide, without the bullets a layout may have, and room after each.
fn paragraphs(words: &TextSlide, size: Option<f64>) -> String {
    let language = words.language;
    let side = if language.is_rtl() { " algn=\"r\" rtl=\"1\"" } else { "" };
    let start = format!("<a:p><a:pPr marL=\"0\" indent=\"0\"{side}><a:spcAft><a:spcPts val=\"600\"/></a:spcAft><a:buNone/></a:pPr>");
    let one = |text: &String| {
        let plain = paragraph(text, language, size);
        let runs = plain.find("<a:r>").and_then(|at| plain.get(at..)).unwrap_or_default();
        format!("{start}{runs}")
    };
    words.paragraphs.iter().map(one).collect()
}

/// The chart as a picture: SVG, and pixels for those who do not read it.
fn picture(chart: &ChartSpec, [x, y, width, height]: Place) -> String {
    format!(
        "<p:pic><p:nvPicPr><p:cNvPr id=\"4\" name=\"Chart\" descr=\"{}\"/><p:cNvPicPr><a:picLocks noGrp=\"1\" noChangeAspect=\"1\"/></p:cNvPicPr>\
         <p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:embed=\"rId2\"><a:extLst><a:ext uri=\"{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}\">\
         <asvg:svgBlip xmlns:asvg=\"http://schemas.microsoft.com/office/drawing/2016/SVG/main\" r:embed=\"rId4\"/></a:ext></a:extLst></a:blip>\
         <a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr><a:xfrm>{}</a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr></p:pic>",
        escape(&chart.alt),
        frame(x, y, width, height)
    )
}

fn graphic(chart: &ChartSpec, room: &Room) -> String {
    let ([x, y, width, height], seat) = (room.figure, &room.seat);
    format!(
        "<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id=\"4\" name=\"Chart\" descr=\"{}\"/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp=\"1\"/></p:cNvGraphicFramePr>\
         <p:nvPr><p:ph {seat}/></p:nvPr></p:nvGraphicFramePr><p:xfrm>{}</p:xfrm><a:graphic>\
         <a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/chart\">\
         <c:chart xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" r:id=\"rId2\"/></a:graphicData></a:graphic></p:graphicFrame>",
        escape(&chart.alt),
        frame(x, y, width, height)
    )
}

fn rule(y: f64, theme: &Theme) -> String {
    format!(
        "<p:cxnSp><p:nvCxnSpPr><p:cNvPr id=\"7\" name=\"Rule\"/><p:cNvCxnSpPr/><p:nvPr userDrawn=\"1\"/></p:nvCxnSpPr><p:spPr><a:xfrm>{}</a:xfrm>\
         <a:prstGeom prst=\"line\"><a:avLst/></a:prstGeom><a:ln w=\"9525\"><a:solidFill><a:srgbClr val=\"{}\"/></a:solidFill></a:ln></p:spPr></p:cxnSp>",
        frame(MARGIN, y, INNER, 0.0),
        theme.line.hex()
    )
}

/// The number of the slide, where the layout has a place for it; on a page of ours it stands at the outer side.
fn page_number(seat: Option<&(String, Option<Place>)>, number: usize, language: Language) -> String {
    let Some((named, at)) = seat else { return String::new() };
    let side = if language.is_rtl() { "l" } else { "r" };
    let side = at.map(|_| format!("<a:pPr algn=\"{side}\"/>")).unwrap_or_default();
    let body = format!(
        "<a:p>{side}<a:fld id=\"{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}\" type=\"slidenum\"><a:rPr lang=\"{}\"/><a:t>{number}</a:t></a:fld></a:p>",
        language.tag()
    );
    filled(6, "Number", named, &at.map(placed).unwrap_or_default(), &body)
}

/// The page of notes: what to say, what to keep in mind, from which cells it comes.
pub(super) fn notes(chart: &ChartSpec) -> String {
    let lines: String = chart.remarks.iter().map(|remark| paragraph(remark, chart.language, None)).collect();
    let image = format!(
        "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Slide\"/><p:cNvSpPr><a:spLocks noGrp=\"1\" noRot=\"1\" noChangeAspect=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"sldImg\"/></p:nvPr></p:nvSpPr>\
         <p:spPr><a:xfrm><a:off x=\"{0}\" y=\"1143000\"/><a:ext cx=\"5486400\" cy=\"3086100\"/></a:xfrm></p:spPr></p:sp>",
        emu(MARGIN)
    );
    let body = filled(3, "Notes", "type=\"body\" idx=\"1\"", "", &lines);
    format!("{HEAD}<p:notes {NAMESPACES}>{}<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>", tree(&(image + &body)))
}
