//! Where the panels of small multiples are. Pictures and PowerPoint use the same places.

use crate::base::as_number;
use crate::chart::{Axis, ChartSpec, Series};
use crate::render::geometry::Frame;
use crate::render::measure::text_width;
use crate::render::theme::Weight;

/// The panel of a town.
pub(super) struct Panel<'a> {
    pub series: &'a Series,
    pub axis: Axis,
    /// The outer frame: the heading above, the chart below.
    pub left: f64,
    pub top: f64,
    pub width: f64,
    /// The frame of the chart.
    pub inner: Frame,
    /// True where the first and the last year are written below the panel.
    pub has_years: bool,
}

/// Lays out the panels: the towns in question first, then the others in the order they were asked for.
pub(super) fn layout_multiples<'a>(chart: &'a ChartSpec, frame: &Frame) -> Vec<Panel<'a>> {
    let count = chart.series.len().max(1);
    let columns = best_columns(count, frame);
    let rows = count.div_ceil(columns);
    let em = frame.em.min(frame.height() / as_number(rows) / 4.4).max(frame.em * 0.42);
    let has_own_scales = !chart.per_series_axes.is_empty();
    let labels = tick_room(chart, &Frame { em, ..*frame });
    // A panel with its own scale has its tick labels beside it; on a shared scale only the first column has them.
    let (before, gap) = if has_own_scales { (labels, em * 0.9 + labels) } else { (labels, em * 0.9) };
    // The last dot of a panel reaches beyond its end.
    let width = (frame.width() - before - em * 0.3 - gap * as_number(columns - 1)) / as_number(columns);
    let foot = em * 1.2;
    let height = (frame.height() - foot) / as_number(rows);
    let mut order: Vec<(usize, &Series)> = chart.series.iter().enumerate().collect();
    order.sort_by_key(|(_, series)| series.role);
    let panel = |(position, (series_index, series)): (usize, (usize, &'a Series))| {
        let (row, column) = (position / columns, position % columns);
        let left = frame.left + before + as_number(column) * (width + gap);
        let top = frame.top + as_number(row) * height;
        let inner = Frame { left, right: left + width, top: top + em * 1.5, bottom: top + height - em * 0.55, em };
        let mut axis = chart.per_series_axes.get(series_index).unwrap_or(&chart.axis).clone();
        thin_ticks(&mut axis, inner.height(), em);
        if column != 0 && !has_own_scales {
            axis.ticks.iter_mut().for_each(|tick| tick.label.clear());
        }
        Panel { series, axis, left, top, width, inner, has_years: position + columns >= count }
    };
    order.into_iter().enumerate().map(panel).collect()
}

/// The room before a panel for the labels of its ticks; `frame` has the type size of the panels.
pub(super) fn tick_room(chart: &ChartSpec, frame: &Frame) -> f64 {
    let ticks = chart.per_series_axes.iter().chain([&chart.axis]).flat_map(|axis| &axis.ticks);
    let widest = ticks.map(|tick| text_width(&tick.label, frame.small_size(), Weight::Regular)).fold(0.0, f64::max);
    widest + frame.em * 0.4
}

/// Drops every other tick until the ticks have room in this height; two ticks always stay.
fn thin_ticks(axis: &mut Axis, height: f64, em: f64) {
    while axis.ticks.len() > 2 && height / as_number(axis.ticks.len()) < em * 1.3 {
        let mut stays = false;
        axis.ticks.retain(|_| {
            stays = !stays;
            stays
        });
    }
}

/// The number of columns, at most 7, at which panels are nearest to 1.7 times as wide as high.
fn best_columns(count: usize, frame: &Frame) -> usize {
    let cost = |columns: usize| {
        let rows = count.div_ceil(columns);
        let ratio = frame.width() / as_number(columns) / (frame.height() / as_number(rows));
        // Empty places in the last row count against a choice.
        (ratio / 1.7).ln().abs() + 0.15 * as_number(columns * rows - count)
    };
    (1..=count.min(7)).min_by(|a, b| cost(*a).total_cmp(&cost(*b))).unwrap_or(1)
}
