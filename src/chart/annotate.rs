//! The annotations of the user: a comparison and [`Annotations`] in, marks at positions in the data out.

use crate::base::{IndicatorId, Time};
use crate::chart::arrangement::Arrangement;
use crate::chart::kind::ChartKind;
use crate::chart::kinds::bullet;
use crate::chart::spec::{Axis, ChartMark, MarkKind, MarkScale};
use crate::chart::statistics::median;
use crate::chart::text::NumberStyle;
use crate::compare::{Annotations, Comparison, ComparisonRole, ComparisonRow, DatedEvent, ReferenceFigure, comparability};
use crate::indicators::Indicator;
use crate::speech::{Message, Speech};
use crate::tidy::Place;

/// When the ratio of two values is closer to one than this, it is not printed.
const MIN_RATIO_DISTANCE: f64 = 0.05;
/// Fewer towns than this have no median worth a line.
const MIN_FOR_MEDIAN: usize = 3;

/// What marks are made of.
#[derive(Clone, Copy)]
pub(super) struct MarkSources<'a> {
    pub comparison: &'a Comparison,
    /// The figures of the country of the focus, on the scales of the comparison, for those of its indicators that have one.
    pub national: &'a [NationalFigure],
    pub annotations: &'a Annotations,
}

/// The figure of a country.
pub(super) struct NationalFigure {
    pub indicator: IndicatorId,
    /// The name of the country.
    pub country: String,
    pub value: f64,
    pub time: Time,
}

/// A scale that can bear marks, and the indicator on it.
#[derive(Clone, Copy)]
struct MarkedScale<'a> {
    indicator: &'a Indicator,
    scale: MarkScale,
}

/// The scales of a kind that can bear a target, a median or a national figure. Kinds whose marks stack, rank or shade have none.
fn marked_scales<'a>(kind: ChartKind, indicators: &[&'a Indicator]) -> Vec<MarkedScale<'a>> {
    match (kind, indicators) {
        (
            ChartKind::Bars
            | ChartKind::Bullet
            | ChartKind::Grouped
            | ChartKind::Dumbbell
            | ChartKind::Arrow
            | ChartKind::Slope
            | ChartKind::Lines
            | ChartKind::Multiples
            | ChartKind::Strip,
            [indicator],
        ) => vec![MarkedScale { indicator, scale: MarkScale::Main }],
        (ChartKind::Scatter, [across, up, ..]) => {
            vec![MarkedScale { indicator: across, scale: MarkScale::Across }, MarkedScale { indicator: up, scale: MarkScale::Main }]
        }
        _ => Vec::new(),
    }
}

/// Adds the marks that the kind can show. Returns the annotations it cannot, as they are typed. Charts of several indicators have none.
pub(super) fn annotate(kind: ChartKind, sources: MarkSources<'_>, arrangement: &mut Arrangement, speech: &Speech) -> Vec<String> {
    let MarkSources { comparison, annotations, .. } = sources;
    let indicators: Vec<&Indicator> = comparison.indicators().into_iter().map(|indicator| &**indicator).collect();
    let indicator = if let [indicator] = indicators.as_slice() { Some(*indicator) } else { None };
    let mut undrawn = Vec::new();
    let draw = |arrangement: &mut Arrangement, undrawn: &mut Vec<String>, name: &str, mark: Option<ChartMark>| match mark {
        Some(mark) => arrangement.marks.push(mark),
        None => undrawn.push(name.to_owned()),
    };
    if annotations.gap {
        let mark =
            indicator.filter(|_| matches!(kind, ChartKind::Bars | ChartKind::Lines)).and_then(|_| difference_mark(comparison, speech));
        draw(arrangement, &mut undrawn, "gap", mark);
    }
    // A bullet chart has its target, a strip and a large scatter plot their medians.
    let drawn_by_kind: Vec<MarkKind> = arrangement.marks.iter().map(|mark| mark.role).collect();
    let scales = marked_scales(kind, &indicators);
    let references = [
        (annotations.target, "target", MarkKind::Target),
        (annotations.has(ReferenceFigure::Median), "median", MarkKind::Median),
        (annotations.has(ReferenceFigure::National), "national", MarkKind::National),
    ];
    for (_, name, role) in references.into_iter().filter(|(is_wanted, _, role)| *is_wanted && !drawn_by_kind.contains(role)) {
        let marks: Vec<ChartMark> = scales
            .iter()
            .filter_map(|scale| reference_mark(role, *scale, sources, speech))
            .filter_map(|mark| fitted(kind, mark, arrangement, speech))
            .collect();
        if marks.is_empty() {
            undrawn.push(name.to_owned());
        }
        arrangement.marks.extend(marks);
    }
    let ends = (
        arrangement.categories.first().map_or(0.0, |first| first.position),
        arrangement.categories.last().map_or(0.0, |last| last.position),
    );
    for event in &annotations.events {
        let is_shown = indicator.is_some() && matches!(kind, ChartKind::Lines | ChartKind::Multiples);
        let mark = Some(event_mark(event)).filter(|mark| is_shown && (ends.0..=ends.1).contains(&mark.from));
        draw(arrangement, &mut undrawn, &format!("{}={}", event.year, event.label), mark);
    }
    undrawn
}

/// The mark of a role on a scale; `None` where nothing is to be marked.
fn reference_mark(role: MarkKind, on: MarkedScale<'_>, sources: MarkSources<'_>, speech: &Speech) -> Option<ChartMark> {
    let MarkedScale { indicator, scale } = on;
    let mark = match role {
        MarkKind::Target => bullet::target_mark(indicator, speech),
        MarkKind::Median => median_mark(indicator, sources.comparison, speech),
        MarkKind::National => {
            let figure = sources.national.iter().find(|figure| figure.indicator == indicator.id);
            figure.map(|figure| national_mark(indicator, figure, speech))
        }
        MarkKind::Quartiles | MarkKind::Event | MarkKind::Difference => None,
    };
    mark.map(|mark| ChartMark { scale, ..mark })
}

/// A mark within its axis: bars reach as far as it needs; lines and dots are not pressed together for one far away.
fn fitted(kind: ChartKind, mark: ChartMark, arrangement: &mut Arrangement, speech: &Speech) -> Option<ChartMark> {
    let axis = match mark.scale {
        MarkScale::Main => &mut arrangement.axis,
        MarkScale::Across => arrangement.x_axis.as_mut()?,
    };
    if matches!(kind, ChartKind::Bars | ChartKind::Bullet | ChartKind::Grouped) {
        *axis = Axis { low: axis.low.min(mark.from), high: axis.high.max(mark.to), ..std::mem::take(axis) };
        return Some(mark);
    }
    let span = axis.high - axis.low;
    if axis.log || mark.from < axis.low - span || mark.to > axis.high + span {
        return Some(mark).filter(|mark| mark.from <= axis.high && mark.to >= axis.low);
    }
    if mark.from < axis.low || mark.to > axis.high {
        let values = [axis.low.min(mark.from), axis.high.max(mark.to)];
        *axis = axis.around(speech, &values);
    }
    Some(mark)
}

/// The median of the latest known values of the towns.
fn median_mark(indicator: &Indicator, comparison: &Comparison, speech: &Speech) -> Option<ChartMark> {
    let latest = |place: &Place| {
        comparison.rows_of_place(place).filter(|row| row.indicator.id == indicator.id).filter_map(ComparisonRow::value).next_back()
    };
    let values: Vec<f64> = comparison.places().into_iter().filter_map(|town| latest(town.place)).collect();
    let style = NumberStyle::for_labels(indicator, &values);
    let count = values.len();
    let value = if count < MIN_FOR_MEDIAN { None } else { median(values) }?;
    let label = speech.format(&Message::MarkMedianOfTowns { count, value: style.label(speech, value) });
    Some(ChartMark { from: value, to: value, label, role: MarkKind::Median, scale: MarkScale::Main })
}

/// The figure of a country, with its year.
fn national_mark(indicator: &Indicator, figure: &NationalFigure, speech: &Speech) -> ChartMark {
    let NationalFigure { country, value, time, .. } = figure;
    let value_text = NumberStyle::for_labels(indicator, &[*value]).label(speech, *value);
    let label = speech.format(&Message::MarkNational { country: country.clone(), value: value_text, year: speech.time_text(*time) });
    ChartMark { from: *value, to: *value, label, role: MarkKind::National, scale: MarkScale::Main }
}

/// An event as a mark on the scale of years: "2019 : Tramway".
fn event_mark(event: &DatedEvent) -> ChartMark {
    let year = f64::from(event.year.get());
    ChartMark {
        from: year,
        to: year,
        label: format!("{}\u{a0}: {}", event.year, event.label),
        role: MarkKind::Event,
        scale: MarkScale::Main,
    }
}

/// The difference between the last known values of the focus and of the twin: "+12 (× 1,4)". The ratio is printed only where
/// it means something.
fn difference_mark(comparison: &Comparison, speech: &Speech) -> Option<ChartMark> {
    let (focus, twin) = (comparison.latest_of(ComparisonRole::Focus)?, comparison.latest_of(ComparisonRole::Twin)?);
    let (focus_value, twin_value) = (focus.value()?, twin.value()?);
    // What stands on different ground is not subtracted.
    if !comparability(focus, twin).allows_comparison() {
        return None;
    }
    let style = NumberStyle { signed: true, ..NumberStyle::for_values(&focus.indicator, &comparison.values()) };
    let difference = if focus.indicator.unit_kind().is_percent() {
        style.difference(speech, focus_value - twin_value, &focus.indicator)
    } else {
        style.label(speech, focus_value - twin_value)
    };
    let ratio = focus_value / twin_value;
    let label = if has_meaningful_ratio(&focus.indicator, focus_value, twin_value) {
        format!("{difference} (\u{d7}\u{a0}{})", speech.format_number(ratio, u8::from(ratio < 10.0)))
    } else {
        difference
    };
    Some(ChartMark { from: twin_value, to: focus_value, label, role: MarkKind::Difference, scale: MarkScale::Main })
}

/// Whether "1.4 times" says more than the difference: both values are positive amounts and are not nearly equal.
fn has_meaningful_ratio(indicator: &Indicator, value: f64, other: f64) -> bool {
    indicator.is_ratio_scale() && value > 0.0 && other > 0.0 && (value / other - 1.0).abs() >= MIN_RATIO_DISTANCE
}
