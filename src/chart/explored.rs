//! A part of a chart that is looked at closely: a chart and the part in, the same chart of what lies in it out, its scales with ticks of
//! their own. The scale of values of lines follows the years that are shown.

use crate::chart::kind::ChartKind;
use crate::chart::spec::{Axis, Category, ChartMark, ChartSpec, DataPoint, MarkKind, MarkScale};
use crate::speech::Speech;

/// From one place of a scale to another; places of logarithmic scales are logarithms, those of years are years.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct ScalePart {
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

/// What can be moved about in a chart: its horizontal scale, and its vertical one where that is one of values too.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct ChartPart {
    /// On the horizontal scale.
    pub across: ScalePart,
    /// On the vertical scale; `None` where it follows what is shown.
    pub up: Option<ScalePart>,
}

/// A part of a chart as a chart of its own.
#[derive(Clone, Debug)]
pub struct ExploredChart {
    /// The chart.
    pub chart: ChartSpec,
    /// For each position of its background, the index of it in the whole chart.
    pub background: Vec<usize>,
}

/// The smallest part of a scale that is shown, as a share of the whole.
const SMALLEST_SHARE: f64 = 1e-4;
/// The fewest dates that lines are shown over.
const FEWEST_DATES: usize = 2;

impl ScalePart {
    /// How far its ends are apart.
    #[must_use]
    pub fn span(self) -> f64 {
        self.high - self.low
    }

    /// The part of a whole that is nearest to this one: never larger than the whole, and inside it.
    #[must_use]
    pub fn within(self, whole: Self) -> Self {
        let span = self.span().clamp(whole.span() * SMALLEST_SHARE, whole.span());
        let middle = f64::midpoint(self.low, self.high);
        let low = (middle - span / 2.0).clamp(whole.low, whole.high - span);
        Self { low, high: low + span }
    }

    /// The part so many times smaller around its middle.
    #[must_use]
    pub fn zoomed(self, factor: f64) -> Self {
        let (middle, half) = (f64::midpoint(self.low, self.high), self.span() / 2.0 / factor);
        Self { low: middle - half, high: middle + half }
    }

    fn of(axis: &Axis) -> Self {
        Self { low: axis.scaled(axis.low), high: axis.scaled(axis.high) }
    }

    fn contains(self, place: f64) -> bool {
        let slack = self.span() * 1e-9;
        (self.low - slack..=self.high + slack).contains(&place)
    }
}

impl ChartPart {
    /// The whole of a chart that can be explored; `None` for other kinds, and where there is nothing to move about.
    #[must_use]
    pub fn whole(chart: &ChartSpec) -> Option<Self> {
        if !chart.panels.is_empty() || !chart.per_series_axes.is_empty() {
            return None;
        }
        let part = if chart.kind == ChartKind::Scatter {
            Self { across: ScalePart::of(chart.x_axis.as_ref()?), up: Some(ScalePart::of(&chart.axis)) }
        } else if chart.kind == ChartKind::Strip {
            Self { across: ScalePart::of(&chart.axis), up: None }
        } else if chart.kind == ChartKind::Lines && chart.categories.len() > FEWEST_DATES {
            let (first, last) = (chart.categories.first()?, chart.categories.last()?);
            Self { across: ScalePart { low: first.position, high: last.position }, up: None }
        } else {
            return None;
        };
        (part.across.span() > 0.0 && part.up.is_none_or(|up| up.span() > 0.0)).then_some(part)
    }

    /// The part of a whole that is nearest to this one.
    #[must_use]
    pub fn within(self, whole: Self) -> Self {
        Self { across: self.across.within(whole.across), up: self.up.zip(whole.up).map(|(up, whole)| up.within(whole)) }
    }

    /// The towns in it that nobody named, by their indices in the background of the chart.
    #[must_use]
    pub fn unnamed_of(self, chart: &ChartSpec) -> Vec<usize> {
        let is_inside = |index: &usize| chart.background.get(*index).is_some_and(|position| self.has(chart, *position));
        (0..chart.background.len()).filter(is_inside).collect()
    }

    /// Whether the values of a town lie in it; of a strip only the first counts.
    fn has(self, chart: &ChartSpec, [x, y]: [f64; 2]) -> bool {
        let across = chart.x_axis.as_ref().unwrap_or(&chart.axis);
        self.across.contains(across.scaled(x)) && self.up.is_none_or(|up| up.contains(chart.axis.scaled(y)))
    }

    /// The part so many times smaller around its middle.
    #[must_use]
    pub fn zoomed(self, factor: f64) -> Self {
        Self { across: self.across.zoomed(factor), up: self.up.map(|up| up.zoomed(factor)) }
    }
}

/// The chart of what lies in a part.
#[must_use]
pub fn explored(chart: &ChartSpec, part: ChartPart, speech: &Speech) -> ExploredChart {
    if chart.kind == ChartKind::Lines {
        return ExploredChart { chart: explored_lines(chart, part.across, speech), background: Vec::new() };
    }
    let is_inside = |x: f64, y: f64| part.has(chart, [x, y]);
    let number = |series: usize, index: usize| chart.series.get(series)?.points.get(index)?.value.number();
    // A town without a figure is named beside a strip, wherever one looks.
    let is_kept = |index: usize| match (number(0, index), chart.x_axis.is_some()) {
        (None, is_scatter) => !is_scatter,
        (Some(x), false) => is_inside(x, x),
        (Some(x), true) => number(1, index).is_some_and(|y| is_inside(x, y)),
    };
    let kept: Vec<usize> = (0..chart.categories.len()).filter(|index| is_kept(*index)).collect();
    let mut next = chart.clone();
    next.categories = at(&chart.categories, &kept);
    for (series, whole) in next.series.iter_mut().zip(&chart.series) {
        series.points = at(&whole.points, &kept);
    }
    next.trails = if chart.trails.is_empty() { Vec::new() } else { at(&chart.trails, &kept) };
    for trail in &mut next.trails {
        trail.retain(|[x, y]| is_inside(*x, *y));
    }
    let background = part.unnamed_of(chart);
    next.background = at(&chart.background, &background);
    next.marks.retain(|mark| is_mark_inside(chart, part, mark));
    let part_of = |axis: &Axis, part: ScalePart| axis.part(speech, axis.unscaled(part.low), axis.unscaled(part.high));
    match part.up {
        Some(up) => {
            next.axis = part_of(&chart.axis, up);
            next.x_axis = chart.x_axis.as_ref().map(|axis| part_of(axis, part.across));
        }
        None => next.axis = part_of(&chart.axis, part.across),
    }
    ExploredChart { chart: next, background }
}

/// Whether a mark has its place in a part. Bands are cut at its edges.
fn is_mark_inside(chart: &ChartSpec, part: ChartPart, mark: &ChartMark) -> bool {
    if mark.role == MarkKind::Quartiles {
        return true;
    }
    match (&chart.x_axis, mark.scale) {
        (Some(axis), MarkScale::Across) => part.across.contains(axis.scaled(mark.to)),
        (Some(_), MarkScale::Main) => part.up.is_none_or(|up| up.contains(chart.axis.scaled(mark.to))),
        (None, _) => part.across.contains(chart.axis.scaled(mark.to)),
    }
}

/// Lines over the dates of a part, at least two of them.
fn explored_lines(chart: &ChartSpec, part: ScalePart, speech: &Speech) -> ChartSpec {
    let nearest = |place: f64| {
        let apart = |category: &Category| (category.position - place).abs();
        let indices = 0..chart.categories.len();
        indices.min_by(|a, b| {
            let [a, b] = [a, b].map(|index| chart.categories.get(*index).map_or(f64::INFINITY, apart));
            a.total_cmp(&b)
        })
    };
    let (Some(first), Some(last)) = (nearest(part.low), nearest(part.high)) else { return chart.clone() };
    let last = last.max(first + FEWEST_DATES - 1).min(chart.categories.len() - 1);
    let first = first.min((last + 1).saturating_sub(FEWEST_DATES));
    let dates: Vec<usize> = (first..=last).collect();
    if dates.len() == chart.categories.len() {
        return chart.clone();
    }
    let mut next = chart.clone();
    next.categories = at(&chart.categories, &dates);
    for (series, whole) in next.series.iter_mut().zip(&chart.series) {
        series.points = at(&whole.points, &dates);
        // It tells the whole time.
        series.change = String::new();
    }
    let ends =
        next.categories.first().zip(next.categories.last()).map(|(first, last)| ScalePart { low: first.position, high: last.position });
    let values: Vec<f64> =
        next.series.iter().flat_map(|series| &series.points).filter_map(|point: &DataPoint| point.value.number()).collect();
    if !chart.axis.log && !values.is_empty() {
        next.axis = chart.axis.around(speech, &values);
    }
    let shown = ScalePart::of(&next.axis);
    next.marks.retain(|mark| match mark.role {
        MarkKind::Event => ends.is_some_and(|ends| ends.contains(mark.from)),
        MarkKind::Difference => false,
        MarkKind::Target | MarkKind::Median | MarkKind::National | MarkKind::Quartiles => shown.contains(next.axis.scaled(mark.to)),
    });
    next
}

/// The elements at some indices.
fn at<T: Clone>(all: &[T], indices: &[usize]) -> Vec<T> {
    indices.iter().filter_map(|index| all.get(*index).cloned()).collect()
}
