//! Waterfalls: totals and steps stacked on an invisible series.

use crate::chart::{DataPoint, SeriesColor};
use crate::compare::ComparisonRole;
use crate::render::brand::{SlideColor, ThemeColor};
use crate::render::pptx::chart::context::{ChartContext, write_point_color, write_shape_fill};
use crate::render::pptx::chart::labels::{CellLabel, LabelPosition, write_label_range, write_no_labels};
use crate::render::pptx::text::LetterStyle;
use crate::render::sheet::ChartDataSheet;
use crate::render::xml::XmlWriter;

/// The series of a waterfall above the invisible one, in the order of their columns in the sheet.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stack {
    /// The first and the last value.
    Totals,
    /// Steps of zero or more.
    Increases,
    /// Steps below zero, drawn with their absolute values.
    Decreases,
}

impl Stack {
    const ABOVE_BASE: [Self; 3] = [Self::Totals, Self::Increases, Self::Decreases];

    /// The stack of a point of `count`.
    fn for_point(index: usize, count: usize, point: &DataPoint) -> Self {
        if index == 0 || index + 1 == count {
            Self::Totals
        } else if point.value.number().unwrap_or(0.0) < 0.0 {
            Self::Decreases
        } else {
            Self::Increases
        }
    }

    /// The color of its bars; totals get the colors of their towns one by one.
    fn fill(self, context: &ChartContext<'_>) -> SlideColor {
        match self {
            Self::Totals => context.series_color(SeriesColor::Role(ComparisonRole::Twin)),
            Self::Increases => context.slide_color(ThemeColor::Text2),
            Self::Decreases => context.slide_color(ThemeColor::Accent3),
        }
    }

    fn label_position(self) -> LabelPosition {
        match self {
            Self::Totals => LabelPosition::InsideEnd,
            Self::Increases | Self::Decreases => LabelPosition::InsideBase,
        }
    }

    /// The letters of its labels: light on strong fills.
    fn letters(self, context: &ChartContext<'_>, size: f64) -> LetterStyle {
        let (color, is_bold) = match self {
            Self::Totals => (ThemeColor::Background1, true),
            Self::Increases => (ThemeColor::Background1, false),
            Self::Decreases => (ThemeColor::Text1, false),
        };
        LetterStyle { size, color: context.slide_color(color), is_bold }
    }

    /// The letters of labels without a cell, of which there are none.
    fn other_letters(self, context: &ChartContext<'_>, size: f64) -> LetterStyle {
        match self {
            Self::Totals => LetterStyle { is_bold: false, ..self.letters(context, size) },
            Self::Increases | Self::Decreases => context.plain_letters(size),
        }
    }
}

/// Writes the four series: the invisible base, totals, increases, decreases. The label of each step is its difference, bound to
/// the cell of the figure.
pub(super) fn write_steps(xml: &mut XmlWriter, context: &ChartContext<'_>, size: f64) {
    let Some(series) = context.chart.series.first() else { return };
    let count = series.points.len();
    let texts: Vec<String> = series.points.iter().map(|point| point.label.clone()).collect();
    let base = ChartDataSheet::first_auxiliary_column(context.chart);
    ChartContext::write_series(xml, 0, &context.column_name(base), |xml| {
        xml.parent("c:spPr", |xml| xml.leaf("a:noFill"));
        xml.val("c:invertIfNegative", false);
        write_no_labels(xml);
        write_figures(xml, context, base);
    });
    for (order, stack) in (1..).zip(Stack::ABOVE_BASE) {
        let column = base + order;
        let points = series.points.iter().enumerate().filter(|(index, point)| Stack::for_point(*index, count, point) == stack);
        let label = |(index, point): (usize, &DataPoint)| CellLabel {
            index,
            text: point.label.clone(),
            position: stack.label_position(),
            letters: stack.letters(context, size),
        };
        let labels: Vec<CellLabel> = points.map(label).collect();
        ChartContext::write_series(xml, order, &context.column_name(column), |xml| {
            write_shape_fill(xml, stack.fill(context));
            xml.val("c:invertIfNegative", false);
            if stack == Stack::Totals {
                write_total_colors(xml, context, count.saturating_sub(1));
            }
            context.write_cell_labels(xml, &labels, stack.other_letters(context, size));
            write_figures(xml, context, column);
            write_label_range(xml, &context.column_reference(1), &texts);
        });
    }
}

fn write_figures(xml: &mut XmlWriter, context: &ChartContext<'_>, column: usize) {
    context.write_categories(xml);
    context.write_column(xml, "c:val", column);
}

/// The first and the last total, each in the color of its town.
fn write_total_colors(xml: &mut XmlWriter, context: &ChartContext<'_>, last: usize) {
    for index in [0, last] {
        let Some(category) = context.chart.categories.get(index) else { continue };
        write_point_color(xml, index, context.series_color(SeriesColor::Role(category.role)));
    }
}
