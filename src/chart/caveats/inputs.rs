//! Caveats about the inputs of values: borrowed years, other ways to the same figure, exchange rates, suppositions, inventories.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::{IndicatorId, MeasureId, Time};
use crate::chart::caveats::collector::{CaveatCollector, PlacesByRemark, PlacesWithCaveat};
use crate::chart::explain::default_name;
use crate::chart::spec::BadgeTone;
use crate::chart::text::{NumberStyle, in_sentence, indicator_name, place_name, push_unique};
use crate::compare::{Comparison, ComparisonRow};
use crate::indicators::{CardFlag, Flag, GradeShare, InputRole, Trace, TracedInput, Weight};
use crate::speech::{Message, Speech};
use crate::tidy::Assumption;

/// A denominator more than this many years away from its value is a footnote.
const MAX_UNREMARKED_DISTANCE: u16 = 2;

/// A measure borrowed from a year, or taken between two.
#[derive(PartialEq)]
struct BorrowedMeasure {
    name: String,
    year: Time,
    /// The later year of two.
    after: Option<Time>,
}

/// An indicator that was not computed as usual, and the printed measure that was used.
#[derive(PartialEq)]
struct AlternativeMeasure {
    indicator: String,
    name: String,
}

/// Denominators of another year, and printed measures used where the preferred inputs are absent.
pub(super) fn borrowed_and_alternative_inputs(comparison: &Comparison, caveats: &mut CaveatCollector<'_>) {
    let speech = caveats.speech;
    let (mut borrowed, mut alternatives) = (PlacesByRemark::new(), PlacesByRemark::new());
    // The measure each indicator was read from, where it was not computed as usual.
    let mut measures: BTreeMap<&IndicatorId, BTreeSet<Option<&MeasureId>>> = BTreeMap::new();
    for row in &comparison.rows {
        let Some(trace) = row.known_trace() else { continue };
        let place = place_name(speech, &row.place);
        for measure in trace.inputs.iter().filter_map(|traced| borrowed_measure(traced, trace, speech)) {
            borrowed.add(measure, place.clone());
        }
        let alternative = trace.flags.iter().find_map(|flag| if let Flag::Alternative(id) = flag { Some(id) } else { None });
        measures.entry(&row.indicator.id).or_default().insert(alternative);
        for flag in &trace.flags {
            if let Some(badge) = warning(flag) {
                caveats.add_badge(BadgeTone::Warn, &badge);
            }
            if let Flag::Alternative(id) = flag {
                let used = trace.inputs.iter().find(|traced| traced.input.measure.id == *id);
                let name = used.map(|traced| in_sentence(measure_name(traced, speech))).unwrap_or_default();
                alternatives.add(AlternativeMeasure { indicator: indicator_name(speech, &row.indicator), name }, place.clone());
            }
        }
    }
    for PlacesWithCaveat { key: BorrowedMeasure { name, year, after }, places } in borrowed.into_groups() {
        let places = speech.format_list(&places);
        caveats.add_footnote(&match after {
            Some(after) => Message::CaptionPeopleBetween { measure: name, before: year, after, places },
            None => Message::CaptionBorrowed { measure: name, year, places },
        });
    }
    // Where only some values are measured otherwise, they are not quite comparable; one series read from one column is.
    if measures.values().any(|used| used.len() > 1) {
        caveats.add_badge(BadgeTone::Warn, &Message::BadgeDefinitions {});
    }
    for PlacesWithCaveat { key: AlternativeMeasure { name, .. }, places } in alternatives.into_groups() {
        caveats.add_footnote(&Message::CaptionPrinted { measure: name, places: speech.format_list(&places) });
    }
}

/// The badge of a flag that is a warning by itself.
fn warning(flag: &Flag) -> Option<Message> {
    if matches!(flag, Flag::DenominatorYearGap(..)) {
        Some(Message::BadgeBorrowed {})
    } else if matches!(flag, Flag::DenominatorBetween(..)) {
        Some(Message::BadgeBetween {})
    } else if matches!(flag, Flag::Default(_)) {
        Some(Message::BadgeDefault {})
    } else if matches!(flag, Flag::Expected(..)) {
        Some(Message::BadgeExpected {})
    } else if matches!(flag, Flag::Conflict(..)) {
        Some(Message::BadgeDisputed {})
    } else if matches!(flag, Flag::DefinitionChange) {
        Some(Message::BadgeDefinitions {})
    } else if let Flag::Assumed(assumption) = flag {
        Some(match assumption {
            Assumption::Unit => Message::BadgeUnitAssumed {},
            Assumption::Time => Message::BadgeTimeAssumed {},
            Assumption::Level => Message::BadgeLevelAssumed {},
            Assumption::Decimal => Message::BadgeDecimalUnsettled {},
        })
    } else {
        None
    }
}

fn measure_name<'a>(traced: &'a TracedInput, speech: &Speech) -> &'a str {
    traced.input.measure.names.get(speech.language())
}

/// A denominator of a year far away from that of the value, or one that lies between two years: it is named with the first of them.
fn borrowed_measure(traced: &TracedInput, trace: &Trace, speech: &Speech) -> Option<BorrowedMeasure> {
    let year = traced.observation.as_ref()?.time;
    if traced.weight != Weight::WHOLE {
        let between =
            trace.flags.iter().find_map(|flag| if let Flag::DenominatorBetween(one, other) = flag { Some((*one, *other)) } else { None });
        let (before, after) = between.filter(|(before, _)| *before == year)?;
        return Some(BorrowedMeasure { name: measure_name(traced, speech).to_owned(), year: before, after: Some(after) });
    }
    let is_denominator = matches!(traced.input.role, InputRole::Denominator(_) | InputRole::ServedPopulation(_));
    let is_far = year.distance(trace.result.time) > MAX_UNREMARKED_DISTANCE;
    (is_denominator && is_far).then(|| BorrowedMeasure { name: measure_name(traced, speech).to_owned(), year, after: None })
}

/// The factors that stand for what no file says, with the towns they are used for.
pub(super) fn defaults(comparison: &Comparison, caveats: &mut CaveatCollector<'_>) {
    let speech = caveats.speech;
    let mut used = PlacesByRemark::new();
    for row in &comparison.rows {
        for factor in row.known_trace().into_iter().flat_map(|trace| &trace.factors) {
            used.add(*factor, place_name(speech, &row.place));
        }
    }
    for PlacesWithCaveat { key: factor, places } in used.into_groups() {
        caveats.add_footnote(&Message::CaptionDefault {
            factor: default_name(factor, speech),
            value: speech.format_exact(factor.value),
            places: speech.format_list(&places),
            source: speech.known_text(&factor.source).into_owned(),
        });
    }
}

/// The exchange rate a card states: amounts of money of two countries are never compared without it.
pub(super) fn exchange_rates(comparison: &Comparison, caveats: &mut CaveatCollector<'_>) {
    for flag in comparison.rows.iter().flat_map(|row| &row.indicator.flags) {
        if let CardFlag::ExchangeRate(rate) = flag {
            caveats.add_badge(BadgeTone::Plain, &Message::BadgeRate {});
            caveats.add_footnote(&Message::CaptionRate { text: rate.trim().to_owned() });
        }
    }
}

/// Inputs the user supposed instead of reading them from a file, and the values without them.
pub(super) fn suppositions(comparison: &Comparison, caveats: &mut CaveatCollector<'_>) {
    let speech = caveats.speech;
    let (mut supposed, mut differences) = (PlacesByRemark::new(), Vec::new());
    for row in &comparison.rows {
        let Some(trace) = &row.trace else { continue };
        let mut measures: Vec<String> = Vec::new();
        for traced in trace.inputs.iter().filter(|traced| traced.observation.as_ref().is_some_and(|observation| observation.is_supposed)) {
            push_unique(&mut measures, in_sentence(measure_name(traced, speech)));
        }
        differences.extend(row.value().zip(trace.without_suppositions).map(|(value, base)| without_suppositions(row, value, base, speech)));
        for name in measures {
            supposed.add(BorrowedMeasure { name, year: trace.result.time, after: None }, place_name(speech, &row.place));
        }
    }
    for PlacesWithCaveat { key: BorrowedMeasure { name, year, .. }, places } in supposed.into_groups() {
        caveats.add_badge(BadgeTone::Warn, &Message::BadgeSupposed {});
        caveats.add_footnote(&Message::CaptionSupposed { measure: name, year, places: speech.format_list(&places) });
    }
    for difference in differences {
        caveats.add_footnote(&difference);
    }
}

/// The value without suppositions, and by how much the suppositions change it.
fn without_suppositions(row: &ComparisonRow, value: f64, base: f64, speech: &Speech) -> Message {
    let style = NumberStyle::for_values(&row.indicator, &[value, base]);
    let with_unit = |value: f64| style.with_unit(speech, value, &row.indicator);
    let style_of_gap = NumberStyle { signed: true, ..style };
    let gap = style_of_gap.difference(speech, value - base, &row.indicator);
    Message::CaptionWithout { place: place_name(speech, &row.place), base: with_unit(base), gap }
}

/// Totals of greenhouse gases: the lines of the inventory they lack, and whether they add up the same lines.
pub(super) fn inventories(comparison: &Comparison, caveats: &mut CaveatCollector<'_>) {
    let speech = caveats.speech;
    let (mut accounts, mut without_keys) = (vec![], vec![]);
    for row in comparison.rows.iter().filter(|row| row.value().is_some()) {
        let place = place_name(speech, &row.place);
        for flag in row.trace.iter().flat_map(|trace| &trace.flags) {
            if let Flag::Account(account) = flag {
                push_unique(&mut accounts, account.clone());
            } else if let Flag::NoNotationKeys = flag {
                push_unique(&mut without_keys, place.clone());
            } else if let Flag::Quality(shares) = flag {
                caveats.add_footnote(&Message::CaptionQuality { place: place.clone(), shares: grade_shares(shares, speech) });
            } else if let Flag::Partial(lines) = flag {
                caveats.add_badge(BadgeTone::Warn, &Message::BadgePartial {});
                caveats.add_footnote(&Message::CaptionPartial { place: place.clone(), lines: *lines });
            } else if let Flag::MissingLines(lines) = flag {
                caveats.add_badge(BadgeTone::Warn, &Message::BadgePartial {});
                caveats.add_footnote(&Message::CaptionMissingLines { place: place.clone(), lines: speech.format_list_plain(lines) });
            }
        }
    }
    if accounts.len() > 1 {
        caveats.add_badge(BadgeTone::Warn, &Message::BadgeAccounts {});
    }
    if !without_keys.is_empty() {
        caveats.add_footnote(&Message::CaptionNoKeys { places: speech.format_list(&without_keys) });
    }
}

/// "H 80 %, M 15 %, L 5 %".
fn grade_shares(shares: &[GradeShare], speech: &Speech) -> String {
    let print =
        |share: &GradeShare| format!("{} {}", share.grade.code(), speech.format_quantity(&speech.format_number(share.percent, 0), "%"));
    speech.format_list_plain(&shares.iter().map(print).collect::<Vec<_>>())
}
