//! Bullet chart: the value of each town against the benchmark of the indicator.

use crate::chart::arrangement::{Arrangement, Suitability, zero_based};
use crate::chart::data_profile::DataProfile;
use crate::chart::kind::ChartKind;
use crate::chart::kinds::bars;
use crate::chart::spec::{ChartMark, MarkKind, MarkScale};
use crate::chart::text::NumberStyle;
use crate::compare::Comparison;
use crate::indicators::Indicator;
use crate::speech::{Message, Speech};

/// One indicator at one date that has a benchmark or a band, with its source.
pub(super) fn suitability(profile: &DataProfile) -> Suitability {
    bars::suitability(profile)?;
    let has_sourced_target = |indicator: &Indicator| indicator.references.benchmark_source.is_some() && target_range(indicator).is_some();
    if profile.only_indicator().is_some_and(|indicator| has_sourced_target(indicator)) { Ok(75) } else { Err(Some(ChartKind::Bars)) }
}

/// Bars, and the benchmark across them.
pub(super) fn arrange(comparison: &Comparison, speech: &Speech) -> Option<Arrangement> {
    let indicator = &comparison.rows.first()?.indicator;
    let mark = target_mark(indicator, speech)?;
    let mut values = comparison.values();
    let style = NumberStyle::for_labels(indicator, &values);
    values.extend(comparison.extent().into_iter().chain([mark.from, mark.to]));
    let bars = bars::arrange(comparison, speech)?;
    Some(Arrangement { axis: zero_based(&values, style, speech), marks: vec![mark], ..bars })
}

/// The benchmark of an indicator, a band or a single value; `None` when it has none.
fn target_range(indicator: &Indicator) -> Option<[f64; 2]> {
    let references = &indicator.references;
    references.band.or(references.benchmark.map(|value| [value, value]))
}

/// The benchmark of an indicator, labelled with its value and who set it; `None` when the indicator has none.
pub(in crate::chart) fn target_mark(indicator: &Indicator, speech: &Speech) -> Option<ChartMark> {
    let references = &indicator.references;
    let [from, to] = target_range(indicator)?;
    let style = NumberStyle::for_labels(indicator, &[from, to]);
    let low = style.label(speech, from);
    let value = if to > from { format!("{low}\u{2013}{}", style.label(speech, to)) } else { low };
    let name = references.benchmark_label.as_ref().map(|names| names.get(speech.language()).to_owned());
    let source = name.or_else(|| references.benchmark_source.clone()).unwrap_or_default();
    Some(ChartMark {
        from,
        to,
        label: speech.format(&Message::MarkTarget { value, source }),
        role: MarkKind::Target,
        scale: MarkScale::Main,
    })
}
