//! Labels of native charts: figures that follow an edit, names of series, texts bound to cells.

use crate::chart::DataPoint;
use crate::render::brand::ThemeColor;
use crate::render::pptx::chart::context::{ChartContext, Wrap};
use crate::render::pptx::chart::data::write_cached_texts;
use crate::render::pptx::drawing::write_fill;
use crate::render::pptx::text::{LetterStyle, with_letters};
use crate::render::xml::XmlWriter;

/// The namespace of chart elements that came with Office 2013.
const CHART_2012_NAMESPACE: &str = "http://schemas.microsoft.com/office/drawing/2012/chart";
/// The extensions by which PowerPoint finds labels bound to cells, and the cells they are bound to.
const LABEL_EXTENSION: &str = "{CE6537A1-D6FC-4f65-9D91-7224C49458BB}";
const RANGE_EXTENSION: &str = "{02D57815-91ED-43cb-92C2-25804820EDAC}";

/// What a label shows.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum LabelContent {
    Nothing,
    Value,
    SeriesName,
    SeriesNameAndValue,
}

/// The position of a label relative to its point or within its bar.
#[derive(Clone, Copy, PartialEq, Eq, strum::IntoStaticStr)]
pub(super) enum LabelPosition {
    /// In the middle of a bar.
    #[strum(serialize = "ctr")]
    Center,
    /// Within a bar, at its start.
    #[strum(serialize = "inBase")]
    InsideBase,
    /// Within a bar, at its end.
    #[strum(serialize = "inEnd")]
    InsideEnd,
    /// Beyond the end of a bar.
    #[strum(serialize = "outEnd")]
    OutsideEnd,
    #[strum(serialize = "l")]
    Left,
    #[strum(serialize = "r")]
    Right,
    #[strum(serialize = "t")]
    Above,
    #[strum(serialize = "b")]
    Below,
}

/// How labels look.
#[derive(Clone, Copy)]
pub(super) struct DataLabelStyle {
    pub(super) letters: LetterStyle,
    /// `None` for where PowerPoint puts it.
    pub(super) position: Option<LabelPosition>,
    pub(super) content: LabelContent,
}

/// The label of one point that differs from the others of its series: in its letters, its position, or with the year its
/// figure comes from.
pub(super) struct PointLabel<'a> {
    /// The index of the point in its series.
    pub(super) index: usize,
    pub(super) point: &'a DataPoint,
    pub(super) style: DataLabelStyle,
    /// How far it is moved down from its position, in shares of the height of the chart.
    pub(super) shift_down: f64,
}

/// A text of its own as the label of one point.
pub(super) struct PointText<'a> {
    /// The index of the point in its series.
    pub(super) index: usize,
    pub(super) text: &'a str,
    pub(super) style: DataLabelStyle,
}

/// The label of one point of a series, moved from its place.
pub(super) struct ShiftedLabel {
    /// The index of the point in its series.
    pub(super) index: usize,
    pub(super) style: DataLabelStyle,
    /// How far it is moved down, in shares of the height of the chart.
    pub(super) shift_down: f64,
}

/// A label bound to a cell: the point it belongs to and the text of the cell.
pub(super) struct CellLabel {
    /// The index of the point in its series.
    pub(super) index: usize,
    /// The text of the cell, also shown by programs that do not know labels bound to cells.
    pub(super) text: String,
    pub(super) position: LabelPosition,
    pub(super) letters: LetterStyle,
}

/// The position of a label and what it shows.
fn write_position_and_content(xml: &mut XmlWriter, position: Option<LabelPosition>, content: LabelContent) {
    let shows_value = matches!(content, LabelContent::Value | LabelContent::SeriesNameAndValue);
    let shows_name = matches!(content, LabelContent::SeriesName | LabelContent::SeriesNameAndValue);
    if let Some(position) = position {
        xml.val("c:dLblPos", <&str>::from(position));
    }
    xml.val("c:showLegendKey", false);
    xml.val("c:showVal", shows_value);
    xml.val("c:showCatName", false);
    xml.val("c:showSerName", shows_name);
    xml.val("c:showPercent", false);
    xml.val("c:showBubbleSize", false);
    if shows_value && shows_name {
        xml.text("c:separator", " ");
    }
}

/// How far a label is moved down from its place.
fn write_shift(xml: &mut XmlWriter, shift_down: f64) {
    if shift_down.abs() > 1e-4 {
        xml.parent("c:layout", |xml| {
            xml.parent("c:manualLayout", |xml| {
                xml.val("c:x", 0_u32);
                xml.val("c:y", format!("{shift_down:.4}"));
            });
        });
    }
}

/// No fill and no line behind a label.
fn write_no_background(xml: &mut XmlWriter) {
    xml.parent("c:spPr", |xml| {
        xml.leaf("a:noFill");
        xml.parent("a:ln", |xml| xml.leaf("a:noFill"));
    });
}

/// A text of its own for a label, whose letters PowerPoint does not take from the label.
fn write_rich_text(xml: &mut XmlWriter, content: impl FnOnce(&mut XmlWriter)) {
    xml.parent("c:tx", |xml| {
        xml.parent("c:rich", |xml| {
            xml.element("a:bodyPr").attr("wrap", "none").empty();
            xml.leaf("a:lstStyle");
            xml.parent("a:p", content);
        });
    });
}

/// The labels of a series of which none is shown.
pub(super) fn write_no_labels(xml: &mut XmlWriter) {
    xml.parent("c:dLbls", |xml| {
        write_no_background(xml);
        write_position_and_content(xml, None, LabelContent::Nothing);
    });
}

/// The label of a point that is not shown.
pub(super) fn write_deleted_label(xml: &mut XmlWriter, index: usize) {
    xml.parent("c:dLbl", |xml| {
        xml.val("c:idx", index);
        xml.val("c:delete", true);
    });
}

/// The extension that makes labels show the texts of cells.
fn write_label_extension(xml: &mut XmlWriter) {
    xml.parent("c:extLst", |xml| {
        xml.element("c:ext").attr("uri", LABEL_EXTENSION).attr("xmlns:c15", CHART_2012_NAMESPACE).children(|xml| {
            xml.val("c15:showDataLabelsRange", true);
        });
    });
}

/// The cells that labels are bound to, at the end of their series.
pub(super) fn write_label_range(xml: &mut XmlWriter, reference: &str, texts: &[String]) {
    xml.parent("c:extLst", |xml| {
        xml.element("c:ext").attr("uri", RANGE_EXTENSION).attr("xmlns:c15", CHART_2012_NAMESPACE).children(|xml| {
            xml.parent("c15:datalabelsRange", |xml| {
                xml.text("c15:f", reference);
                xml.parent("c15:dlblRangeCache", |xml| write_cached_texts(xml, texts));
            });
        });
    });
}

impl ChartContext<'_> {
    /// The label of one point. Only with a borrowed year it is a text, which does not follow an edit.
    pub(super) fn write_point_label(&self, xml: &mut XmlWriter, label: &PointLabel<'_>) {
        let DataLabelStyle { letters, position, content } = label.style;
        xml.parent("c:dLbl", |xml| {
            xml.val("c:idx", label.index);
            write_shift(xml, label.shift_down);
            if label.point.year.is_some() || label.point.doubt.is_some() {
                write_rich_text(xml, |xml| {
                    xml.parent("a:r", |xml| {
                        self.write_run_properties(xml, letters);
                        xml.text("a:t", label.point.label_with_doubt());
                    });
                });
            }
            self.write_number_format(xml);
            self.write_background(xml);
            self.write_letters(xml, letters, Wrap::Never);
            write_position_and_content(xml, position, content);
        });
    }

    /// A text of its own at one point, which does not follow an edit.
    pub(super) fn write_text_label(&self, xml: &mut XmlWriter, label: &PointText<'_>) {
        let DataLabelStyle { letters, position, content } = label.style;
        xml.parent("c:dLbl", |xml| {
            xml.val("c:idx", label.index);
            write_rich_text(xml, |xml| {
                xml.parent("a:r", |xml| {
                    self.write_run_properties(xml, letters);
                    xml.text("a:t", label.text);
                });
            });
            self.write_number_format(xml);
            write_no_background(xml);
            self.write_letters(xml, letters, Wrap::Never);
            write_position_and_content(xml, position, content);
        });
    }

    /// The label of one point that follows its series.
    pub(super) fn write_shifted_label(&self, xml: &mut XmlWriter, label: &ShiftedLabel) {
        let DataLabelStyle { letters, position, content } = label.style;
        xml.parent("c:dLbl", |xml| {
            xml.val("c:idx", label.index);
            write_shift(xml, label.shift_down);
            self.write_number_format(xml);
            self.write_background(xml);
            self.write_letters(xml, letters, Wrap::Never);
            write_position_and_content(xml, position, content);
        });
    }

    fn write_run_properties(&self, xml: &mut XmlWriter, letters: LetterStyle) {
        with_letters(xml.element("a:rPr"), self.chart.language, letters).children(|xml| write_fill(xml, letters.color));
    }

    /// What is behind a label: where marks cross the chart the page, so that no line crosses letters.
    fn write_background(&self, xml: &mut XmlWriter) {
        if self.chart.reference_marks().next().is_none() {
            return write_no_background(xml);
        }
        xml.parent("c:spPr", |xml| {
            write_fill(xml, self.slide_color(ThemeColor::Background1));
            xml.parent("a:ln", |xml| xml.leaf("a:noFill"));
        });
    }

    fn write_number_format(&self, xml: &mut XmlWriter) {
        xml.element("c:numFmt").attr("formatCode", &self.number_format).attr("sourceLinked", false).empty();
    }

    /// The labels of a series: those of single points, which `point_labels` writes, then the style of the others.
    pub(super) fn write_labels(&self, xml: &mut XmlWriter, style: DataLabelStyle, point_labels: impl FnOnce(&mut XmlWriter)) {
        xml.parent("c:dLbls", |xml| {
            point_labels(xml);
            self.write_number_format(xml);
            self.write_background(xml);
            self.write_letters(xml, style.letters, Wrap::Never);
            write_position_and_content(xml, style.position, style.content);
        });
    }

    /// Labels bound to cells: edited there, they change here. Programs that do not know such labels show the texts as they are.
    pub(super) fn write_cell_labels(&self, xml: &mut XmlWriter, labels: &[CellLabel], others: LetterStyle) {
        xml.parent("c:dLbls", |xml| {
            for CellLabel { index, text, position, letters } in labels {
                xml.parent("c:dLbl", |xml| {
                    xml.val("c:idx", *index);
                    write_rich_text(xml, |xml| {
                        let id = format!("{{00000000-0000-4000-8000-{index:012}}}");
                        xml.element("a:fld").attr("id", id).attr("type", "CELLRANGE").children(|xml| {
                            self.write_run_properties(xml, *letters);
                            xml.leaf("a:pPr");
                            xml.text("a:t", text);
                        });
                    });
                    write_position_and_content(xml, Some(*position), LabelContent::Nothing);
                    write_label_extension(xml);
                });
            }
            self.write_background(xml);
            self.write_letters(xml, others, Wrap::Never);
            write_position_and_content(xml, None, LabelContent::Nothing);
            write_label_extension(xml);
        });
    }
}
