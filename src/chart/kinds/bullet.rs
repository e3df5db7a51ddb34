//! A bullet: each town against what some authority recommends.

use crate::chart::data_profile::DataProfile;
use crate::chart::kind::ChartKind;
use crate::chart::kinds::{Arrangement, Suitability, bars, reach, zero_based};
use crate::chart::spec::{ChartMark, MarkRole};
use crate::chart::text::NumberStyle;
use crate::compare::{Comparison, ComparisonRow};
use crate::indicators::Indicator;
use crate::speech::{Message, Speech};

/// One indicator at one date that has a sourced target or band.
pub(super) fn offer(shape: &DataProfile) -> Suitability {
    bars::offer(shape)?;
    let aimed = |indicator: &std::sync::Arc<Indicator>| {
        let references = &indicator.references;
        references.benchmark_source.is_some() && (references.benchmark.is_some() || references.band.is_some())
    };
    if shape.one().is_some_and(aimed) { Ok(75) } else { Err(Some(ChartKind::Bars)) }
}

/// Bars, and the target across them.
pub(super) fn arrange(figures: &Comparison, speech: &Speech) -> Option<Arrangement> {
    let indicator = &figures.rows.first()?.indicator;
    let [from, to] = aimed_at(indicator)?;
    let mut values: Vec<f64> = figures.rows.iter().filter_map(ComparisonRow::value).collect();
    let style = NumberStyle::of(indicator, &values);
    values.extend(reach(figures).into_iter().chain([from, to]));
    let mark = ChartMark { from, to, label: aim(indicator, speech)?, role: MarkRole::Target };
    let arrangement = bars::arrange(figures, speech)?;
    Some(Arrangement { axis: zero_based(&values, style), marks: vec![mark], ..arrangement })
}

/// The value or the band some authority recommends.
pub(in crate::chart) fn aimed_at(indicator: &Indicator) -> Option<[f64; 2]> {
    let references = &indicator.references;
    references.band.or(references.benchmark.map(|value| [value, value]))
}

/// The target in words, with who set it.
pub(in crate::chart) fn aim(indicator: &Indicator, speech: &Speech) -> Option<String> {
    let references = &indicator.references;
    let [from, to] = aimed_at(indicator)?;
    let style = NumberStyle::of(indicator, &[from, to]);
    let value =
        if to > from { format!("{}\u{2013}{}", style.label(speech, from), style.label(speech, to)) } else { style.label(speech, from) };
    let named = references.benchmark_by.as_ref().map(|names| names.get(speech.language()).to_owned());
    let source = named.or_else(|| references.benchmark_source.clone()).unwrap_or_default();
    Some(speech.say(&Message::MarkTarget { value, source }))
}
