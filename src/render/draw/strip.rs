//! Strip plots: every town on one scale, the middle half shaded, the towns asked for named above it.

use crate::base::as_number;
use crate::chart::{Category, ChartSpec, DataPoint, MarkKind};
use crate::render::draw::error_bar;
use crate::render::draw::scale::{draw_x_axis, x_of};
use crate::render::geometry::{Frame, Point, Rect, Span};
use crate::render::labels::label_rank;
use crate::render::measure::fit;
use crate::render::pen::Pen;
use crate::render::strip_layout::{LANE_HEIGHT, StripLayout, Swarm};

/// More background towns than this are drawn as a histogram instead of dots.
const MAX_DOTS: usize = 600;

/// Draws the strip plot.
pub(super) fn draw_strip(pen: &mut Pen<'_>, chart: &ChartSpec, frame: &Frame) {
    let layout = StripLayout::new(chart, frame);
    let StripLayout { inner, missing, .. } = &layout;
    pen.set_plane(inner);
    draw_x_axis(pen, &chart.axis, inner);
    for mark in chart.marks.iter().filter(|mark| mark.role == MarkKind::Quartiles) {
        let (start, end) = (x_of(&chart.axis, inner, mark.from), x_of(&chart.axis, inner, mark.to));
        pen.rect(Rect::new(start, inner.top, end - start, inner.height()), pen.theme.line);
    }
    let radius = draw_background(pen, chart, &layout);
    draw_marks(pen, chart, frame, inner);
    draw_tags(pen, &layout);
    draw_towns(pen, chart, &layout, radius);
    if !missing.is_empty() {
        let style = pen.secondary_style(frame.small_size());
        let text = fit(&missing.join(", "), style.size, style.weight, frame.width());
        pen.text_start(frame.left, frame.top + style.size, style, &text);
    }
}

/// Draws the median, a target or a national figure as lines, labelled below the dots, where no leader passes; the middle half is labelled
/// under them.
fn draw_marks(pen: &mut Pen<'_>, chart: &ChartSpec, frame: &Frame, inner: &Frame) {
    let em = frame.em;
    let style = pen.secondary_style(frame.small_size());
    let middle_half = chart.marks.iter().find(|mark| mark.role == MarkKind::Quartiles);
    let mut line = 0;
    for mark in chart.reference_marks() {
        let x = x_of(&chart.axis, inner, mark.to);
        if mark.to > mark.from {
            let start = x_of(&chart.axis, inner, mark.from);
            pen.rect(Rect::new(start, inner.top, x - start, inner.height()), pen.theme.line);
        }
        pen.rect(Rect::new(x - 1.5, inner.top, 3.0, inner.height()), pen.theme.soft);
        let of_quartiles = middle_half.filter(|_| mark.role == MarkKind::Median).map(|mark| &mark.label);
        for label in of_quartiles.into_iter().chain([&mark.label]) {
            let baseline = inner.bottom - style.size * (0.5 + 1.25 * as_number(line));
            if x + em * 0.3 + style.text_width(label) < frame.right {
                pen.text_start(x + em * 0.3, baseline, style, label);
            } else {
                pen.text_end(x - em * 0.3, baseline, style, label);
            }
            line += 1;
        }
    }
}

/// Draws the background towns as dots beside one another, or as a histogram if they are very many. Returns the radius that suits
/// the dots of the named towns.
fn draw_background(pen: &mut Pen<'_>, chart: &ChartSpec, layout: &StripLayout<'_>) -> f64 {
    let inner = &layout.inner;
    let mut order: Vec<usize> = (0..chart.background.len()).collect();
    let value = |index: &usize| chart.background.get(*index).map_or(0.0, |[value, _]| *value);
    order.sort_by(|a, b| value(a).total_cmp(&value(b)));
    let xs: Vec<f64> = order.iter().map(|index| x_of(&chart.axis, inner, value(index))).collect();
    if xs.len() > MAX_DOTS {
        draw_histogram(pen, &xs, layout);
        return inner.em * 0.24;
    }
    let pale = pen.theme.paper.mix(pen.theme.peer, BACKGROUND_SHADE);
    let Swarm { centers, radius } = Swarm::new(&xs, layout);
    for (index, center) in order.into_iter().zip(centers) {
        pen.unnamed_dot(index, center, radius, pale);
    }
    radius
}

/// How far the colour of background towns is from that of the page.
const BACKGROUND_SHADE: f64 = 0.7;

/// Draws how many towns are where as columns centred on the middle line.
fn draw_histogram(pen: &mut Pen<'_>, xs: &[f64], layout: &StripLayout<'_>) {
    let inner = &layout.inner;
    let pale = pen.theme.paper.mix(pen.theme.peer, BACKGROUND_SHADE);
    let step = inner.em * 0.18;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a bin of a frame of a few thousand points")]
    let bin_of = |x: f64| ((x - inner.left) / step).max(0.0) as usize;
    let mut bins = vec![0_usize; bin_of(inner.right) + 1];
    for x in xs {
        if let Some(count) = bins.get_mut(bin_of(*x)) {
            *count += 1;
        }
    }
    let max = bins.iter().copied().max().unwrap_or(1).max(1);
    for (bin, count) in bins.iter().enumerate().filter(|(_, count)| **count > 0) {
        let height = (inner.height() * 0.86 * as_number(*count) / as_number(max)).max(1.0);
        pen.rect(Rect::new(inner.left + as_number(bin) * step, layout.middle() - height / 2.0, step * 0.86, height), pale);
    }
}

/// Writes the tags, each with its leader to the middle line.
fn draw_tags(pen: &mut Pen<'_>, layout: &StripLayout<'_>) {
    let inner = &layout.inner;
    let (size, small) = (inner.label_size(), inner.small_size());
    for tag in &layout.tags {
        let role = tag.category.role;
        let top = layout.tag_top(tag);
        pen.path(&[Point::new(tag.x, top + size * 0.5), Point::new(tag.x, layout.middle())], 1.5, pen.theme.role_color(role));
        let start = tag.span.start;
        pen.text_start(start, top + size * 0.95, pen.series_style(role, size), &tag.name);
        pen.text_start(start, top + size * 1.1 + small * 0.85, pen.secondary_style(small), &tag.detail);
        pen.hit_area(Rect::new(start, top, tag.span.end - start, LANE_HEIGHT * inner.em), tag.point);
    }
}

/// Draws the dots of the towns asked for, with the error bars of the focus and its twin; the most important are on top.
fn draw_towns(pen: &mut Pen<'_>, chart: &ChartSpec, layout: &StripLayout<'_>, radius: f64) {
    let inner = &layout.inner;
    let em = inner.em;
    let middle = layout.middle();
    let Some(series) = chart.series.first() else { return };
    let mut towns: Vec<(&Category, &DataPoint)> = chart.categories.iter().zip(&series.points).collect();
    towns.sort_by_key(|(category, _)| std::cmp::Reverse(label_rank(category.role)));
    for (category, point) in towns {
        let Some(value) = point.value.number() else { continue };
        let role = category.role;
        let radius = if role.is_focus_or_twin() { radius.max(em * 0.3) } else { radius.max(em * 0.2) };
        if let Some((low, high)) = point.interval.filter(|_| role.is_focus_or_twin()) {
            let span = Span { start: x_of(&chart.axis, inner, low), end: x_of(&chart.axis, inner, high) };
            error_bar::horizontal(pen, span, middle, em * 0.3, pen.theme.ink);
        }
        let center = Point::new(x_of(&chart.axis, inner, value), middle);
        pen.figure_dot(center, radius, pen.theme.role_color(role), point);
        pen.hit_area(Rect::around(center, radius), point);
    }
}
