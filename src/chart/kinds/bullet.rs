//! A bullet: each town against what some authority recommends.

use crate::chart::kind::Kind;
use crate::chart::kinds::{Arrangement, Offer, bars, reach, zero_based};
use crate::chart::shape::Shape;
use crate::chart::spec::{Mark, MarkRole};
use crate::chart::words::Style;
use crate::compare::{Figure, Figures};
use crate::indicators::Indicator;
use crate::speech::{Line, Speech};

/// One indicator at one date that has a sourced target or band.
pub(super) fn offer(shape: &Shape) -> Offer {
    bars::offer(shape)?;
    let aimed = |indicator: &std::sync::Arc<Indicator>| {
        let references = &indicator.references;
        references.benchmark_source.is_some() && (references.benchmark.is_some() || references.band.is_some())
    };
    if shape.one().is_some_and(aimed) { Ok(75) } else { Err(Some(Kind::Bars)) }
}

/// Bars, and the target across them.
pub(super) fn arrange(figures: &Figures, speech: &Speech) -> Option<Arrangement> {
    let indicator = &figures.rows.first()?.indicator;
    let [from, to] = aimed_at(indicator)?;
    let mut values: Vec<f64> = figures.rows.iter().filter_map(Figure::value).collect();
    let style = Style::of(indicator, &values);
    values.extend(reach(figures).into_iter().chain([from, to]));
    let mark = Mark { from, to, label: aim(indicator, speech)?, role: MarkRole::Target };
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
    let style = Style::of(indicator, &[from, to]);
    let value =
        if to > from { format!("{}\u{2013}{}", style.label(speech, from), style.label(speech, to)) } else { style.label(speech, from) };
    let named = references.benchmark_by.as_ref().map(|names| names.get(speech.language()).to_owned());
    let source = named.or_else(|| references.benchmark_source.clone()).unwrap_or_default();
    Some(speech.say(&Line::MarkTarget { value, source }))
}
