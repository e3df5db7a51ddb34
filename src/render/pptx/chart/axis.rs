//! The axes of native charts.

use crate::chart::Axis;
use crate::render::brand::ThemeColor;
use crate::render::pptx::chart::context::{ChartContext, Wrap};
use crate::render::pptx::drawing::{points, write_fill};
use crate::render::pptx::text::LetterStyle;
use crate::render::sheet::number_format;
use crate::render::xml::XmlWriter;

/// The two axes of a chart. Their identifiers can be any two positive numbers.
#[derive(Clone, Copy, PartialEq, Eq, strum::IntoStaticStr)]
pub(super) enum AxisId {
    /// The axis of categories, or of x.
    #[strum(serialize = "111111111")]
    Categories,
    /// The axis of values, or of y.
    #[strum(serialize = "222222222")]
    Values,
}

impl AxisId {
    /// The axis it crosses.
    fn crossing(self) -> Self {
        match self {
            Self::Categories => Self::Values,
            Self::Values => Self::Categories,
        }
    }
}

/// The side of the plot an axis stands on.
#[derive(Clone, Copy, PartialEq, Eq, strum::IntoStaticStr)]
pub(super) enum AxisSide {
    #[strum(serialize = "b")]
    Bottom,
    #[strum(serialize = "l")]
    Left,
    #[strum(serialize = "r")]
    Right,
    #[strum(serialize = "t")]
    Top,
}

/// Where an axis crosses the other one.
#[derive(Clone, Copy, PartialEq, Eq, strum::IntoStaticStr)]
#[strum(serialize_all = "camelCase")]
pub(super) enum Crossing {
    /// At zero, or at the end nearest to it.
    AutoZero,
    /// At the least value.
    Min,
    /// At the greatest value.
    Max,
}

/// Whether an axis of values crosses between two categories or through the middle of one.
#[derive(Clone, Copy, PartialEq, Eq, strum::IntoStaticStr)]
pub(super) enum CrossBetween {
    /// Between two categories, as bars need it.
    #[strum(serialize = "between")]
    Between,
    /// Through the middle of a category, so that lines begin on the axis.
    #[strum(serialize = "midCat")]
    MidCategory,
}

/// An axis of values.
pub(super) struct ValueAxis<'a> {
    pub(super) id: AxisId,
    /// Its ends, ticks and number format.
    pub(super) scale: &'a Axis,
    /// The least value, if it is not that of the scale.
    pub(super) low: Option<f64>,
    pub(super) side: AxisSide,
    /// Whether it runs from right to left or from top to bottom.
    pub(super) is_reversed: bool,
    /// Whether its labels and grid lines are shown.
    pub(super) is_visible: bool,
    /// Whether its ticks have labels.
    pub(super) has_labels: bool,
    pub(super) crosses: Crossing,
    pub(super) between: CrossBetween,
    /// A text beside it; `None` where the subtitle of the slide says what the values are.
    pub(super) title: Option<&'a str>,
    /// The size of its letters, in the units of our layout.
    pub(super) size: f64,
}

/// An axis of categories.
pub(super) struct CategoryAxis {
    pub(super) side: AxisSide,
    /// Whether it runs from right to left or from top to bottom.
    pub(super) is_reversed: bool,
    /// Where PowerPoint puts the labels: `low` for the edge of the plot, `nextTo` for the axis itself.
    pub(super) labels: &'static str,
    pub(super) line: AxisLine,
    /// The letters of its labels.
    pub(super) letters: LetterStyle,
    /// Whether its labels may be broken into lines.
    pub(super) wrap: Wrap,
    pub(super) crosses: Crossing,
    /// The distance of labels from the axis, in hundredths of the usual one.
    pub(super) label_offset: u32,
    /// Every n-th category has a label; `None` for every one.
    pub(super) label_step: Option<u32>,
}

/// The line of an axis of categories.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum AxisLine {
    /// As PowerPoint draws it.
    Default,
    Hidden,
    /// Thin and soft.
    Thin,
}

/// The identifiers of both axes, as every plot ends with them.
pub(super) fn write_axis_ids(xml: &mut XmlWriter) {
    xml.val("c:axId", <&str>::from(AxisId::Categories));
    xml.val("c:axId", <&str>::from(AxisId::Values));
}

fn write_no_ticks(xml: &mut XmlWriter) {
    xml.val("c:majorTickMark", "none");
    xml.val("c:minorTickMark", "none");
}

fn write_no_line(xml: &mut XmlWriter) {
    xml.parent("c:spPr", |xml| xml.parent("a:ln", |xml| xml.leaf("a:noFill")));
}

/// Where an axis begins. Office puts the ticks of a logarithmic one at its beginning times powers of ten: it begins at a round number.
fn lowest_tick(scale: &Axis) -> f64 {
    if !scale.log {
        return scale.low;
    }
    let power = 10_f64.powf(scale.low.log10().floor());
    [5.0, 2.0, 1.0].into_iter().map(|factor| factor * power).find(|tick| *tick <= scale.low * (1.0 + 1e-9)).unwrap_or(scale.low)
}

impl ChartContext<'_> {
    /// The axis of values under a plot of dots; in Arabic it runs from right to left.
    pub(super) fn axis_across<'a>(&self, scale: &'a Axis, title: Option<&'a str>, size: f64) -> ValueAxis<'a> {
        ValueAxis {
            id: AxisId::Categories,
            scale,
            low: None,
            side: AxisSide::Bottom,
            is_reversed: self.is_rtl(),
            is_visible: true,
            has_labels: true,
            crosses: Crossing::Min,
            between: CrossBetween::MidCategory,
            title,
            size,
        }
    }

    /// An axis of values.
    pub(super) fn write_value_axis(&self, xml: &mut XmlWriter, axis: &ValueAxis<'_>) {
        let scale = axis.scale;
        xml.parent("c:valAx", |xml| {
            xml.val("c:axId", <&str>::from(axis.id));
            xml.parent("c:scaling", |xml| {
                if scale.log {
                    xml.val("c:logBase", 10_u32);
                }
                xml.val("c:orientation", if axis.is_reversed { "maxMin" } else { "minMax" });
                xml.val("c:max", scale.high);
                xml.val("c:min", axis.low.unwrap_or_else(|| lowest_tick(scale)));
            });
            xml.val("c:delete", !axis.is_visible);
            xml.val("c:axPos", <&str>::from(axis.side));
            if axis.is_visible {
                write_grid(xml);
            }
            if let Some(title) = axis.title {
                self.write_axis_title(xml, title, axis.size);
            }
            let format = number_format(&Axis { decimals: tick_decimals(scale), ..scale.clone() }, self.chart.language);
            xml.element("c:numFmt").attr("formatCode", format).attr("sourceLinked", false).empty();
            write_no_ticks(xml);
            xml.val("c:tickLblPos", if axis.has_labels { "low" } else { "none" });
            write_no_line(xml);
            self.write_letters(xml, self.soft_letters(axis.size), Wrap::Never);
            xml.val("c:crossAx", <&str>::from(axis.id.crossing()));
            xml.val("c:crosses", <&str>::from(axis.crosses));
            xml.val("c:crossBetween", <&str>::from(axis.between));
            if let ([first, second, ..], false) = (scale.ticks.as_slice(), scale.log) {
                xml.val("c:majorUnit", second.value - first.value);
            }
        });
    }

    /// The title of an axis, in plain letters of a size of our layout.
    fn write_axis_title(&self, xml: &mut XmlWriter, text: &str, size: f64) {
        let size = points(size);
        xml.parent("c:title", |xml| {
            xml.parent("c:tx", |xml| {
                xml.parent("c:rich", |xml| {
                    xml.leaf("a:bodyPr");
                    xml.leaf("a:lstStyle");
                    xml.parent("a:p", |xml| {
                        xml.parent("a:pPr", |xml| xml.element("a:defRPr").attr("sz", size).attr("b", false).empty());
                        xml.parent("a:r", |xml| {
                            let properties = xml.element("a:rPr").attr("lang", self.chart.language.tag());
                            properties.attr("sz", size).attr("b", false).empty();
                            xml.text("a:t", text);
                        });
                    });
                });
            });
            xml.val("c:overlay", false);
        });
    }

    /// The axis of categories.
    pub(super) fn write_category_axis(&self, xml: &mut XmlWriter, axis: &CategoryAxis) {
        xml.parent("c:catAx", |xml| {
            xml.val("c:axId", <&str>::from(AxisId::Categories));
            xml.parent("c:scaling", |xml| xml.val("c:orientation", if axis.is_reversed { "maxMin" } else { "minMax" }));
            xml.val("c:delete", false);
            xml.val("c:axPos", <&str>::from(axis.side));
            xml.element("c:numFmt").attr("formatCode", "General").attr("sourceLinked", false).empty();
            write_no_ticks(xml);
            xml.val("c:tickLblPos", axis.labels);
            match axis.line {
                AxisLine::Default => {}
                AxisLine::Hidden => write_no_line(xml),
                AxisLine::Thin => xml.parent("c:spPr", |xml| {
                    let soft = self.slide_color(ThemeColor::Text2);
                    xml.element("a:ln").attr("w", 9525_u32).children(|xml| write_fill(xml, soft));
                }),
            }
            self.write_letters(xml, axis.letters, axis.wrap);
            xml.val("c:crossAx", <&str>::from(AxisId::Values));
            xml.val("c:crosses", <&str>::from(axis.crosses));
            xml.val("c:auto", false);
            xml.val("c:lblAlgn", "ctr");
            xml.val("c:lblOffset", axis.label_offset);
            if let Some(step) = axis.label_step {
                xml.val("c:tickLblSkip", step);
                xml.val("c:tickMarkSkip", step);
            }
            xml.val("c:noMultiLvlLbl", false);
        });
    }
}

/// Thin grid lines, a little darker than panels.
fn write_grid(xml: &mut XmlWriter) {
    xml.parent("c:majorGridlines", |xml| {
        xml.parent("c:spPr", |xml| {
            xml.element("a:ln").attr("w", 9525_u32).children(|xml| {
                xml.parent("a:solidFill", |xml| {
                    let color = xml.element("a:schemeClr").attr("val", ThemeColor::Background2.slide_name());
                    color.children(|xml| xml.val("a:lumMod", 90_000_u32));
                });
            });
        });
    });
}

/// The number of decimals that the labels of the ticks of a scale have.
fn tick_decimals(axis: &Axis) -> u8 {
    let decimals = |label: &str| {
        let digits: String = label.chars().filter(|c| c.is_ascii_digit() || matches!(c, ',' | '.')).collect();
        let tail = digits.rsplit([',', '.']).next().map_or(0, str::len);
        if digits.contains([',', '.']) && tail < 3 { u8::try_from(tail).unwrap_or(0) } else { 0 }
    };
    axis.ticks.iter().map(|tick| decimals(&tick.label)).max().unwrap_or(axis.decimals)
}
