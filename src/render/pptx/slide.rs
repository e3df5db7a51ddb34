//! One slide: headline, subtitle, chart, foot and number in placeholders; and its page of notes.

use crate::chart::{ChartSpec, Words};
use crate::render::layout::{INNER, Layout, MARGIN, WIDTH, layout};
use crate::render::pptx::Form;
use crate::render::pptx::parts::{HEAD, NAMESPACES, emu, frame, points, tree};
use crate::render::pptx::table::table;
use crate::render::theme::Theme;
use crate::render::words::{is_title, place};
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

fn placed(x: f64, y: f64, width: f64, height: f64) -> String {
    format!("<a:xfrm>{}</a:xfrm>", frame(x, y, width, height))
}

/// The slide of a chart.
pub(super) fn slide(chart: &ChartSpec, theme: &Theme, number: usize) -> String {
    let place = layout(chart);
    let language = chart.language;
    let headline = filled(
        2,
        "Title",
        "type=\"title\"",
        &placed(MARGIN, place.headline.top - 4.0, INNER, place.headline.height() + 8.0),
        &paragraph(&chart.headline, language, Some(place.headline.size)),
    );
    let subtitle = filled(
        3,
        "Subtitle",
        "type=\"body\" idx=\"13\"",
        &placed(MARGIN, place.subtitle.top, INNER, place.subtitle.height() + 6.0),
        &paragraph(&chart.subtitle, language, Some(place.subtitle.size)),
    );
    let (top, bottom) = room(&place);
    let figure = match Form::of(chart) {
        Form::Chart => graphic(chart, top, bottom),
        Form::Table => table(chart, theme, (top, bottom)),
        Form::Picture => picture(chart, top, bottom),
    };
    let foot: String = place.foot_texts.iter().map(|text| paragraph(text, language, Some(place.foot.size))).collect();
    let foot_x = if language.is_rtl() { MARGIN + 90.0 } else { MARGIN };
    let foot = filled(
        5,
        "Sources",
        "type=\"body\" idx=\"15\"",
        &placed(foot_x, place.foot.top, INNER - 90.0, 900.0 - 40.0 - place.foot.top),
        &foot,
    );
    let rule = rule(place.rule, theme);
    let page = page_number(number, language);
    format!(
        "{HEAD}<p:sld {NAMESPACES}>{}<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>",
        tree(&format!("{headline}{subtitle}{figure}{rule}{foot}{page}"))
    )
}

/// A slide of words: its title, and a line or paragraphs under it.
pub(super) fn words(words: &Words, number: usize) -> String {
    let language = words.language;
    let place = place(words);
    let shapes = if is_title(words) {
        let title = filled(2, "Title", "type=\"ctrTitle\"", "", &paragraph(&words.title, language, None));
        let under = filled(3, "Subtitle", "type=\"subTitle\" idx=\"1\"", "", &paragraph(&words.subtitle, language, None));
        title + &under
    } else {
        let title = filled(2, "Title", "type=\"title\"", "", &paragraph(&words.title, language, Some(place.title_size)));
        let spaced = "<a:spcAft><a:spcPts val=\"600\"/></a:spcAft>";
        let body: String = words
            .paragraphs
            .iter()
            .map(|text| {
                let one = paragraph(text, language, None);
                if language.is_rtl() {
                    one.replacen("rtl=\"1\"/>", &format!("rtl=\"1\">{spaced}</a:pPr>"), 1)
                } else {
                    one.replacen("<a:p>", &format!("<a:p><a:pPr>{spaced}</a:pPr>"), 1)
                }
            })
            .collect();
        title + &filled(3, "Words", "type=\"body\" idx=\"1\"", "", &body)
    };
    let page = page_number(number, language);
    format!("{HEAD}<p:sld {NAMESPACES}>{}<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>", tree(&format!("{shapes}{page}")))
}

/// From where to where the chart stands, with the names of its series.
pub(super) fn room(place: &Layout) -> (f64, f64) {
    if let Some((baseline, size)) = place.legend { (baseline - size, place.chart.1) } else { place.chart }
}

/// The chart as a picture: SVG, and pixels for those who do not read it.
fn picture(chart: &ChartSpec, top: f64, bottom: f64) -> String {
    format!(
        "<p:pic><p:nvPicPr><p:cNvPr id=\"4\" name=\"Chart\" descr=\"{}\"/><p:cNvPicPr><a:picLocks noGrp=\"1\" noChangeAspect=\"1\"/></p:cNvPicPr>\
         <p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:embed=\"rId2\"><a:extLst><a:ext uri=\"{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}\">\
         <asvg:svgBlip xmlns:asvg=\"http://schemas.microsoft.com/office/drawing/2016/SVG/main\" r:embed=\"rId4\"/></a:ext></a:extLst></a:blip>\
         <a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr><a:xfrm>{}</a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr></p:pic>",
        escape(&chart.alt),
        frame(MARGIN, top, INNER, bottom - top)
    )
}

fn graphic(chart: &ChartSpec, top: f64, bottom: f64) -> String {
    format!(
        "<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id=\"4\" name=\"Chart\" descr=\"{}\"/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp=\"1\"/></p:cNvGraphicFramePr>\
         <p:nvPr><p:ph type=\"chart\" idx=\"14\"/></p:nvPr></p:nvGraphicFramePr><p:xfrm>{}</p:xfrm><a:graphic>\
         <a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/chart\">\
         <c:chart xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" r:id=\"rId2\"/></a:graphicData></a:graphic></p:graphicFrame>",
        escape(&chart.alt),
        frame(MARGIN, top, INNER, bottom - top)
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

fn page_number(number: usize, language: Language) -> String {
    let (x, side) = if language.is_rtl() { (MARGIN, "l") } else { (WIDTH - MARGIN - 80.0, "r") };
    let body = format!(
        "<a:p><a:pPr algn=\"{side}\"/><a:fld id=\"{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}\" type=\"slidenum\"><a:rPr lang=\"{}\"/><a:t>{number}</a:t></a:fld></a:p>",
        language.tag()
    );
    filled(6, "Number", "type=\"sldNum\" sz=\"quarter\" idx=\"12\"", &placed(x, 842.0, 80.0, 30.0), &body)
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
