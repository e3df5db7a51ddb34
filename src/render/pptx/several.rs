//! The charts of a slide that has several: two side by side, or small multiples. Each is a native chart with its own workbook.

use std::borrow::Cow;

use crate::base::as_number;
use crate::chart::{ChartKind, ChartSpec, DataPoint, Series, SeriesColor};
use crate::compare::ComparisonRole;
use crate::render::brand::{Brand, SlideArea};
use crate::render::geometry::Frame;
use crate::render::layout::{INNER, MARGIN, layout_slide, slide_frame};
use crate::render::measure::{fit, text_width};
use crate::render::multiples_layout::{self, layout_multiples, tick_room};
use crate::render::panel_layout::{self, TITLE_LEADING, layout_panels};
use crate::render::pptx::chart::{MultipleForm, chart_in_frame};
use crate::render::pptx::placement::ChartPlacement;
use crate::render::theme::Weight;

/// One of the charts.
pub(super) struct ChartOfSlide<'a> {
    pub chart: Cow<'a, ChartSpec>,
    /// Its frame in our own layout.
    frame: Frame,
    multiple: Option<MultipleForm>,
    /// What is written above it.
    pub texts: Vec<ChartText>,
}

/// A line of text above a chart, in our own layout.
pub(super) struct ChartText {
    pub text: String,
    pub size: f64,
    /// Where it begins, and how far it may reach.
    start: f64,
    width: f64,
    baseline: f64,
    pub is_bold: bool,
    /// The town it names, for its colour.
    pub role: ComparisonRole,
}

/// The first and the last year, below a panel.
fn years_below(chart: &ChartSpec, panel: &multiples_layout::Panel<'_>) -> Vec<ChartText> {
    let inner = &panel.inner;
    let size = inner.small_size();
    let [Some(first), Some(last)] = [chart.categories.first(), chart.categories.last()] else { return Vec::new() };
    let width = |text: &str| text_width(text, size, Weight::Regular) + size * 0.3;
    let (first_width, last_width) = (width(&first.label), width(&last.label));
    let text = |label: &str, start: f64, width: f64| ChartText {
        text: label.to_owned(),
        size,
        start,
        width,
        baseline: inner.bottom + size * 1.2,
        is_bold: false,
        role: ComparisonRole::Other,
    };
    let mut texts = vec![text(&last.label, inner.right - last_width, last_width)];
    if first_width + last_width + size < inner.width() {
        texts.push(text(&first.label, inner.left, first_width));
    }
    texts
}

impl ChartOfSlide<'_> {
    /// The chart part.
    pub(super) fn part(&self, brand: &Brand) -> Vec<u8> {
        chart_in_frame(&self.chart, brand, self.frame, self.multiple)
    }

    /// Its area on the slide.
    pub(super) fn area(&self, whole: &ChartSpec, placement: &ChartPlacement) -> SlideArea {
        let Frame { left, top, .. } = self.frame;
        OnSlide::new(whole, placement).area(left, top, self.frame.width(), self.frame.height())
    }
}

impl ChartText {
    /// Its area on the slide.
    pub(super) fn area(&self, whole: &ChartSpec, placement: &ChartPlacement) -> SlideArea {
        OnSlide::new(whole, placement).area(self.start, self.baseline - self.size, self.width, self.size * 1.35)
    }
}

/// The charts of a slide; empty for one that has not several.
pub(super) fn charts_of_slide(chart: &ChartSpec) -> Vec<ChartOfSlide<'_>> {
    let frame = slide_frame(layout_slide(chart).chart_span);
    if chart.kind == ChartKind::Panels {
        layout_panels(chart, &frame).iter().map(of_panel).collect()
    } else if chart.kind == ChartKind::Multiples {
        layout_multiples(chart, &frame).iter().map(|panel| of_multiple(chart, panel)).collect()
    } else {
        Vec::new()
    }
}

/// One of two charts side by side, under what it measures and its unit.
fn of_panel<'a>(panel: &panel_layout::Panel<'a>) -> ChartOfSlide<'a> {
    let Frame { left, .. } = panel.frame;
    let line = |text: &str, size: f64, baseline: f64, is_bold: bool| ChartText {
        text: text.to_owned(),
        size,
        start: left,
        width: panel.frame.width(),
        baseline,
        is_bold,
        role: ComparisonRole::Colored(0),
    };
    let baseline = |index: usize| panel.title_baseline + panel.title_size * TITLE_LEADING * as_number(index);
    let mut texts: Vec<ChartText> =
        panel.title.iter().enumerate().map(|(index, text)| line(text, panel.title_size, baseline(index), true)).collect();
    texts.push(line(&panel.chart.unit, panel.frame.small_size(), panel.unit_baseline(), false));
    texts.retain(|text| !text.text.is_empty());
    ChartOfSlide { chart: Cow::Borrowed(panel.chart), frame: panel.frame, multiple: None, texts }
}

/// One of small multiples, under the name and the last value of its town; the others are pale lines behind its own.
fn of_multiple<'a>(chart: &'a ChartSpec, panel: &multiples_layout::Panel<'_>) -> ChartOfSlide<'a> {
    let inner = &panel.inner;
    let room = tick_room(chart, inner);
    let frame = Frame {
        left: inner.left - room,
        right: inner.right + inner.em * 0.3,
        top: inner.top,
        bottom: inner.bottom + inner.em * 0.3,
        em: inner.em,
    };
    let has_own_scale = !chart.per_series_axes.is_empty();
    let share = |part: f64, whole: f64| part / whole.max(1.0);
    let before = share(room, frame.width());
    let x = if chart.language.is_rtl() { 1.0 - before - share(inner.width(), frame.width()) } else { before };
    let plot = SlideArea::new(x, 0.0, share(inner.width(), frame.width()), share(inner.height(), frame.height()));
    let has_values = panel.axis.ticks.iter().any(|tick| !tick.label.is_empty());
    let others = chart.series.iter().filter(|other| other.name != panel.series.name && !has_own_scale);
    let pale = others.map(|other| Series { role: ComparisonRole::Other, color: SeriesColor::Neutral, ..other.clone() });
    let spec = ChartSpec {
        kind: ChartKind::Lines,
        series: pale.chain([panel.series.clone()]).collect(),
        axis: panel.axis.clone(),
        per_series_axes: Vec::new(),
        marks: if has_own_scale { Vec::new() } else { chart.marks.clone() },
        alt_text: format!("{}. {}. {}", panel.series.name, chart.subtitle, chart.headline),
        ..chart.clone()
    };
    let value =
        panel.series.points.iter().rev().find(|point| point.value.number().is_some()).map(DataPoint::label_with_year).unwrap_or_default();
    let size = inner.label_size();
    let value_width = text_width(&value, size, Weight::Semibold) + size * 0.4;
    let name = fit(&panel.series.name, size, Weight::Semibold, panel.width - value_width - inner.em * 0.6);
    let text = |text: String, start: f64, width: f64| ChartText {
        text,
        size,
        start,
        width,
        baseline: panel.top + inner.em * 0.9,
        is_bold: true,
        role: panel.series.role,
    };
    let mut texts =
        vec![text(name, panel.left, panel.width - value_width), text(value, panel.left + panel.width - value_width, value_width)];
    if panel.has_years {
        texts.extend(years_below(chart, panel));
    }
    ChartOfSlide {
        chart: Cow::Owned(spec),
        frame,
        multiple: Some(MultipleForm { plot, has_values }),
        texts: texts.into_iter().filter(|text| !text.text.is_empty()).collect(),
    }
}

/// From our own layout to the area of the chart on the slide, which a layout of the user may make another one.
pub(super) struct OnSlide {
    area: SlideArea,
    is_rtl: bool,
    /// The top and the height of the chart in our own layout.
    top: f64,
    height: f64,
}

impl OnSlide {
    pub(super) fn new(chart: &ChartSpec, placement: &ChartPlacement) -> Self {
        let layout = layout_slide(chart);
        let top = layout.chart_top();
        Self { area: placement.chart_area, is_rtl: chart.language.is_rtl(), top, height: (layout.chart_span.end - top).max(1.0) }
    }

    /// The area on the slide of a rectangle of our own layout that begins at a distance from the side where reading begins.
    pub(super) fn area(&self, start: f64, top: f64, width: f64, height: f64) -> SlideArea {
        let (across, down) = (self.area.width / INNER, self.area.height / self.height);
        let (start, width) = ((start - MARGIN) * across, width * across);
        let x = if self.is_rtl { self.area.x + self.area.width - start - width } else { self.area.x + start };
        SlideArea::new(x, self.area.y + (top - self.top) * down, width, height * down)
    }
}
