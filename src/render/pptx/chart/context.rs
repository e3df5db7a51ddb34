//! What the writers of all kinds of charts share: colors, letters, shapes, legends and the whole part.

use crate::chart::{ChartSpec, SeriesColor};
use crate::compare::ComparisonRole;
use crate::render::brand::{Brand, SlideArea, SlideColor, ThemeColor};
use crate::render::geometry::Frame;
use crate::render::layout::{LEGEND_SIZE, RowLayout, frame_below_mark_labels, layout_rows, layout_slide, slide_frame};
use crate::render::pptx::drawing::{DRAWING_NAMESPACE, RELATIONSHIPS_NAMESPACE, points, write_color, write_fill};
use crate::render::pptx::text::LetterStyle;
use crate::render::sheet::{ChartDataSheet, number_format};
use crate::render::theme::Theme;
use crate::render::xml::XmlWriter;

/// A chart being written.
pub(super) struct ChartContext<'a> {
    pub(super) chart: &'a ChartSpec,
    pub(super) theme: &'a Theme,
    /// The sheet of the workbook that the chart refers to.
    pub(super) sheet: ChartDataSheet,
    /// How Office prints the values.
    pub(super) number_format: String,
    /// The area of the whole chart with the names of its series, where our own picture has it.
    pub(super) area: Frame,
    /// The frame of its rows or lines.
    pub(super) frame: Frame,
    /// How it is set where it is one of small multiples.
    pub(super) multiple: Option<MultipleForm>,
    brand: &'a Brand,
}

/// How one of small multiples is set.
#[derive(Clone, Copy)]
pub(in crate::render::pptx) struct MultipleForm {
    /// The area of the plot, in shares of the chart.
    pub(in crate::render::pptx) plot: SlideArea,
    /// Whether the axis of values has labels.
    pub(in crate::render::pptx) has_values: bool,
}

/// How a chart draws a blank.
#[derive(Clone, Copy, strum::IntoStaticStr)]
#[strum(serialize_all = "camelCase")]
pub(super) enum Blanks {
    /// As a gap.
    Gap,
    /// As a line from one figure to the next.
    Span,
}

/// Whether the letters of a text may be broken into lines.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Wrap {
    Allowed,
    Never,
    /// Never, at whatever angle: LibreOffice breaks the letters of an axis whose angle is given.
    NeverOfAxis,
}

/// What an area of a chart is measured by.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum LayoutTarget {
    /// The plot without the labels of its axes.
    InnerPlot,
    /// The whole of a legend.
    Whole,
}

impl<'a> ChartContext<'a> {
    pub(super) fn new(chart: &'a ChartSpec, brand: &'a Brand) -> Self {
        let layout = layout_slide(chart);
        let frame = slide_frame(layout.chart_span);
        Self::in_area(chart, brand, Frame { top: layout.chart_top(), ..frame }, frame)
    }

    /// A chart that is one of several on its slide.
    pub(super) fn in_frame(chart: &'a ChartSpec, brand: &'a Brand, frame: Frame, multiple: Option<MultipleForm>) -> Self {
        Self { multiple, ..Self::in_area(chart, brand, frame, frame) }
    }

    fn in_area(chart: &'a ChartSpec, brand: &'a Brand, area: Frame, frame: Frame) -> Self {
        let number_format = number_format(&chart.axis, chart.language);
        Self { chart, theme: &brand.theme, sheet: ChartDataSheet::from_chart(chart), number_format, area, frame, multiple: None, brand }
    }

    /// How its rows are set, under the labels of its marks.
    pub(super) fn rows(&self) -> RowLayout {
        layout_rows(self.chart, &frame_below_mark_labels(self.chart, &self.frame))
    }

    /// The size of labels of lines and dots, and that of ticks, in the units of our layout.
    pub(super) fn label_size(&self) -> f64 {
        self.frame.label_size()
    }

    pub(super) fn tick_size(&self) -> f64 {
        self.frame.small_size()
    }

    pub(super) fn is_rtl(&self) -> bool {
        self.chart.language.is_rtl()
    }

    /// The whole part around a plot and perhaps a legend; `size` is that of letters, in the units of our layout.
    pub(super) fn document(
        &self,
        blanks: Blanks,
        size: f64,
        plot: impl FnOnce(&mut XmlWriter),
        legend: impl FnOnce(&mut XmlWriter),
    ) -> Vec<u8> {
        XmlWriter::document(|xml| {
            let root = xml.element("c:chartSpace").attrs(&[
                ("xmlns:c", "http://schemas.openxmlformats.org/drawingml/2006/chart"),
                ("xmlns:a", DRAWING_NAMESPACE),
                ("xmlns:r", RELATIONSHIPS_NAMESPACE),
            ]);
            root.children(|xml| {
                xml.val("c:date1904", false);
                xml.val("c:lang", self.chart.language.tag());
                xml.val("c:roundedCorners", false);
                xml.parent("c:chart", |xml| {
                    xml.val("c:autoTitleDeleted", true);
                    xml.parent("c:plotArea", plot);
                    legend(xml);
                    xml.val("c:plotVisOnly", true);
                    xml.val("c:dispBlanksAs", <&str>::from(blanks));
                });
                xml.parent("c:txPr", |xml| {
                    xml.leaf("a:bodyPr");
                    xml.leaf("a:lstStyle");
                    xml.parent("a:p", |xml| {
                        xml.parent("a:pPr", |xml| xml.element("a:defRPr").attr("sz", points(size)).empty());
                        xml.element("a:endParaRPr").attr("lang", self.chart.language.tag()).empty();
                    });
                });
                xml.element("c:externalData").attr("r:id", "rId1").children(|xml| xml.val("c:autoUpdate", false));
            });
        })
    }

    /// A color of the theme, by value where the user's theme has another.
    pub(super) fn slide_color(&self, color: ThemeColor) -> SlideColor {
        self.brand.slide_color(color)
    }

    /// The color of a series: one of the theme where the theme has it, so that it changes with the theme.
    pub(super) fn series_color(&self, color: SeriesColor) -> SlideColor {
        let of_theme = match color {
            SeriesColor::Family { .. } => None,
            SeriesColor::Role(ComparisonRole::Focus) => Some(ThemeColor::Accent1),
            SeriesColor::Role(ComparisonRole::Twin) => Some(ThemeColor::Accent2),
            SeriesColor::Role(ComparisonRole::Other) | SeriesColor::Neutral => Some(ThemeColor::Accent3),
            SeriesColor::Role(ComparisonRole::Colored(index)) | SeriesColor::Palette(index) => match index {
                0 => Some(ThemeColor::Accent4),
                1 => Some(ThemeColor::Accent5),
                2 => Some(ThemeColor::Accent6),
                _ => None,
            },
        };
        of_theme.map_or_else(|| SlideColor::Fixed(self.theme.series_color(color)), |color| self.slide_color(color))
    }

    /// A line of a series, of a width in English Metric Units.
    pub(super) fn write_line(&self, xml: &mut XmlWriter, color: SeriesColor, width: u32) {
        xml.parent("c:spPr", |xml| {
            xml.element("a:ln").attr("w", width).attr("cap", "rnd").children(|xml| {
                write_fill(xml, self.series_color(color));
                xml.leaf("a:round");
            });
        });
    }

    /// A round marker of a size in points, with a thin edge in the color of the page.
    pub(super) fn write_marker(&self, xml: &mut XmlWriter, color: SeriesColor, size: u8) {
        xml.parent("c:marker", |xml| {
            xml.val("c:symbol", "circle");
            xml.val("c:size", size);
            xml.parent("c:spPr", |xml| {
                write_fill(xml, self.series_color(color));
                let page = self.slide_color(ThemeColor::Background1);
                xml.element("a:ln").attr("w", 9525_u32).children(|xml| write_fill(xml, page));
            });
        });
    }

    /// Plain letters of a size.
    pub(super) fn plain_letters(&self, size: f64) -> LetterStyle {
        self.letters(size, ComparisonRole::Colored(0))
    }

    /// Letters of a size in the softer color.
    pub(super) fn soft_letters(&self, size: f64) -> LetterStyle {
        self.letters(size, ComparisonRole::Other)
    }

    /// The letters of a town: bold in its colour for the focus and its twin, softer for the towns in the background.
    pub(super) fn letters(&self, size: f64, role: ComparisonRole) -> LetterStyle {
        let (color, is_bold) = match role {
            ComparisonRole::Focus => (ThemeColor::Accent1, true),
            ComparisonRole::Twin => (ThemeColor::Accent2, true),
            ComparisonRole::Colored(_) => (ThemeColor::Text1, false),
            ComparisonRole::Other => (ThemeColor::Text2, false),
        };
        LetterStyle { size, color: self.slide_color(color), is_bold }
    }

    /// The letters of labels, axes or legends.
    pub(super) fn write_letters(&self, xml: &mut XmlWriter, style: LetterStyle, wrap: Wrap) {
        xml.parent("c:txPr", |xml| {
            // Letters that may not be broken are not turned either.
            let is_level = wrap == Wrap::Never;
            let is_whole = wrap != Wrap::Allowed;
            xml.element("a:bodyPr").attr_opt("rot", is_level.then_some(0_i64)).attr_opt("wrap", is_whole.then_some("none")).empty();
            xml.leaf("a:lstStyle");
            xml.parent("a:p", |xml| {
                xml.parent("a:pPr", |xml| {
                    let properties = xml.element("a:defRPr").attr("sz", points(style.size)).attr("b", style.is_bold);
                    properties.children(|xml| write_fill(xml, style.color));
                });
                xml.element("a:endParaRPr").attr("lang", self.chart.language.tag()).empty();
            });
        });
    }

    /// The names of series in an area of the chart, in shares of it, without those of the hidden series.
    pub(super) fn write_legend(&self, xml: &mut XmlWriter, area: SlideArea, hidden: &[usize]) {
        xml.parent("c:legend", |xml| {
            xml.val("c:legendPos", "t");
            for order in hidden {
                xml.parent("c:legendEntry", |xml| {
                    xml.val("c:idx", *order);
                    xml.val("c:delete", true);
                });
            }
            write_layout(xml, LayoutTarget::Whole, area);
            xml.val("c:overlay", false);
            self.write_letters(xml, self.plain_letters(LEGEND_SIZE), Wrap::Never);
        });
    }
}

/// A fill of one color under `c:spPr`.
pub(super) fn write_shape_fill(xml: &mut XmlWriter, color: SlideColor) {
    xml.parent("c:spPr", |xml| write_fill(xml, color));
}

/// The shape of a series that is made of markers alone.
pub(super) fn write_no_line(xml: &mut XmlWriter) {
    xml.parent("c:spPr", |xml| xml.element("a:ln").attr("w", 19_050_u32).children(|xml| xml.leaf("a:noFill")));
}

/// The marker of a series that has none.
pub(super) fn write_no_marker(xml: &mut XmlWriter) {
    xml.parent("c:marker", |xml| xml.val("c:symbol", "none"));
}

/// A point of a series in a color of its own.
pub(super) fn write_point_color(xml: &mut XmlWriter, index: usize, color: SlideColor) {
    write_point(xml, index, |xml| write_shape_fill(xml, color));
}

/// The look of a bar whose figure is doubted: hatched and outlined.
pub(super) fn write_hatched_point(xml: &mut XmlWriter, index: usize, color: SlideColor, paper: SlideColor) {
    write_point(xml, index, |xml| {
        xml.parent("c:spPr", |xml| {
            xml.element("a:pattFill").attr("prst", "wdUpDiag").children(|xml| {
                xml.parent("a:fgClr", |xml| write_color(xml, color));
                xml.parent("a:bgClr", |xml| write_color(xml, paper));
            });
            xml.element("a:ln").attr("w", 19_050_u32).children(|xml| write_fill(xml, color));
        });
    });
}

fn write_point(xml: &mut XmlWriter, index: usize, shape: impl FnOnce(&mut XmlWriter)) {
    xml.parent("c:dPt", |xml| {
        xml.val("c:idx", index);
        xml.val("c:invertIfNegative", false);
        xml.val("c:bubble3D", false);
        shape(xml);
    });
}

/// The area of something in a chart, in shares of the chart.
pub(super) fn write_layout(xml: &mut XmlWriter, target: LayoutTarget, area: SlideArea) {
    let share = |value: f64| format!("{value:.4}");
    xml.parent("c:layout", |xml| {
        xml.parent("c:manualLayout", |xml| {
            if target == LayoutTarget::InnerPlot {
                xml.val("c:layoutTarget", "inner");
            }
            xml.val("c:xMode", "edge");
            xml.val("c:yMode", "edge");
            xml.val("c:x", share(area.x));
            xml.val("c:y", share(area.y));
            xml.val("c:w", share(area.width));
            xml.val("c:h", share(area.height));
        });
    });
}
