//! Labels of native charts: numbers that follow an edit, names of series, words bound to cells.

use crate::chart::DataPoint;
use crate::compare::ComparisonRole;
use crate::render::pptx::chart::{Pen, ink};
use crate::render::pptx::parts::points;
use crate::render::xml::escape;

/// What a label shows.
#[derive(Clone, Copy)]
pub(super) struct Shows {
    pub value: bool,
    pub series: bool,
}

/// The value and nothing else.
pub(super) const VALUE: Shows = Shows { value: true, series: false };
/// Nothing.
pub(super) const NOTHING: Shows = Shows { value: false, series: false };

/// Where a label stands and what it shows.
pub(super) fn shown(place: Option<&str>, shows: Shows) -> String {
    let place = place.map(|place| format!("<c:dLblPos val=\"{place}\"/>")).unwrap_or_default();
    let separator = if shows.value && shows.series { "<c:separator> </c:separator>" } else { "" };
    format!(
        "{place}<c:showLegendKey val=\"0\"/><c:showVal val=\"{}\"/><c:showCatName val=\"0\"/><c:showSerName val=\"{}\"/><c:showPercent val=\"0\"/>\
         <c:showBubbleSize val=\"0\"/>{separator}",
        u8::from(shows.value),
        u8::from(shows.series)
    )
}

/// A label bound to a cell: which point, the words, where it stands.
pub(super) struct Bound {
    pub index: usize,
    pub text: String,
    pub place: &'static str,
    pub standing: ComparisonRole,
}

/// Nothing behind a label.
pub(super) const BARE: &str = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>";
const C15: &str = "xmlns:c15=\"http://schemas.microsoft.com/office/drawing/2012/chart\"";

impl Pen<'_> {
    /// A label of a point that differs from the others of its series: in its letters, its place, or with a borrowed year, which
    /// alone makes it a text.
    pub(super) fn own_label(&self, (index, point): (usize, &DataPoint), size: f64, place: &str, shows: Shows) -> String {
        self.moved_label((index, point), size, (place, 0.0), shows)
    }

    /// The same, so far below its place, in shares of the height of the chart.
    pub(super) fn moved_label(&self, (index, point): (usize, &DataPoint), size: f64, (place, down): (&str, f64), shows: Shows) -> String {
        let layout = if down.abs() > 1e-4 {
            format!("<c:layout><c:manualLayout><c:x val=\"0\"/><c:y val=\"{down:.4}\"/></c:manualLayout></c:layout>")
        } else {
            String::new()
        };
        let text = point.year.as_ref().map(|_| {
            // A text of its own does not take the letters of the label: they are said again.
            let (ink, bold) = ink(point.standing);
            format!(
                "<c:tx><c:rich><a:bodyPr wrap=\"none\"/><a:lstStyle/><a:p><a:r><a:rPr lang=\"{}\" sz=\"{}\" b=\"{bold}\"><a:solidFill><a:schemeClr val=\"{ink}\"/>\
                 </a:solidFill></a:rPr><a:t>{}</a:t></a:r></a:p></c:rich></c:tx>",
                self.chart.language.tag(),
                points(size),
                escape(&point.text())
            )
        });
        format!(
            "<c:dLbl><c:idx val=\"{index}\"/>{layout}{}<c:numFmt formatCode=\"{}\" sourceLinked=\"0\"/>{BARE}{}{}</c:dLbl>",
            text.unwrap_or_default(),
            escape(&self.format),
            self.text(size, point.standing),
            shown(Some(place), shows)
        )
    }

    /// The labels of a series: those of its own, then how the others are.
    pub(super) fn labels(&self, own: &str, (size, standing): (f64, ComparisonRole), place: Option<&str>, shows: Shows) -> String {
        format!(
            "<c:dLbls>{own}<c:numFmt formatCode=\"{}\" sourceLinked=\"0\"/>{BARE}{}{}</c:dLbls>",
            escape(&self.format),
            self.text(size, standing),
            shown(place, shows)
        )
    }

    /// Labels whose words stand in cells: edited there, they change here. Programs that do not know such labels show the words.
    pub(super) fn bound(&self, words: &[Bound], size: f64) -> String {
        let one = |Bound { index, text, place, standing }: &Bound| {
            let (ink, bold) = ink(*standing);
            format!(
                "<c:dLbl><c:idx val=\"{index}\"/><c:tx><c:rich><a:bodyPr wrap=\"none\"/><a:lstStyle/><a:p><a:fld id=\"{{00000000-0000-4000-8000-{index:012}}}\" type=\"CELLRANGE\">\
                 <a:rPr lang=\"{}\" sz=\"{}\" b=\"{bold}\"><a:solidFill><a:schemeClr val=\"{ink}\"/></a:solidFill></a:rPr><a:pPr/><a:t>{}</a:t></a:fld></a:p></c:rich></c:tx>\
                 {}<c:extLst><c:ext uri=\"{{CE6537A1-D6FC-4f65-9D91-7224C49458BB}}\" {C15}><c15:showDataLabelsRange val=\"1\"/></c:ext></c:extLst></c:dLbl>",
                self.chart.language.tag(),
                points(size),
                escape(text),
                shown(Some(place), NOTHING)
            )
        };
        format!(
            "<c:dLbls>{}{BARE}{}{}<c:extLst><c:ext uri=\"{{CE6537A1-D6FC-4f65-9D91-7224C49458BB}}\" {C15}><c15:showDataLabelsRange val=\"1\"/>\
             </c:ext></c:extLst></c:dLbls>",
            words.iter().map(one).collect::<String>(),
            self.text(size, ComparisonRole::Named(0)),
            shown(None, NOTHING)
        )
    }

    /// The cells such labels are bound to, at the end of their series.
    pub(super) fn range(cells: &str, words: &[String]) -> String {
        let cached: String =
            words.iter().enumerate().map(|(index, word)| format!("<c:pt idx=\"{index}\"><c:v>{}</c:v></c:pt>", escape(word))).collect();
        format!(
            "<c:extLst><c:ext uri=\"{{02D57815-91ED-43cb-92C2-25804820EDAC}}\" {C15}><c15:datalabelsRange><c15:f>{cells}</c15:f>\
             <c15:dlblRangeCache><c:ptCount val=\"{}\"/>{cached}</c15:dlblRangeCache></c15:datalabelsRange></c:ext></c:extLst>",
            words.len()
        )
    }
}
