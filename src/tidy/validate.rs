//! Plausibility checks: observations in, notes out about values out of bounds, parts larger than their whole, shares that do
//! not sum to 100 %, and jumps from one year to the next. Nothing is changed or dropped.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::fraction::WrittenPercentage;
use crate::base::{MeasureId, Note, NoteCode, NoteMessage, Notes, Progress, Quote, Unit};
use crate::tidy::facts::{Fact, KnownFact};
use crate::tidy::measures::{Measure, Measures, ValueBounds};
use crate::tidy::names::LocalizedNames;
use crate::tidy::observations::Observations;
use crate::tidy::series::MeasureSeries;

/// A change by more than this share of the previous year is noted.
const JUMP: f64 = 0.5;
/// A ratio in this range means that two values differ by a factor of a thousand in their unit.
const THOUSANDFOLD: std::ops::RangeInclusive<f64> = 500.0..=2000.0;
/// Smaller values jump by chance: their changes are not noted.
const SMALL: f64 = 50.0;
/// The sum of the shares of one whole may differ from 100 by this much.
const SUM_TOLERANCE: f64 = 1.0;

/// Checks every observation that is used; each doubt is one note. Ends early when `progress` is stopped.
pub fn validate(observations: &Observations, measures: &Measures, progress: &Progress, notes: &mut Notes) {
    let limits: Vec<Limits<'_>> = observations.measures.iter().map(|measure| Limits::new(measure, measures)).collect();
    let measured: Vec<(u32, &Limits<'_>)> = (0_u32..).zip(&limits).collect();
    let (first, second) = measured.split_at(measured.len() / 2);
    let validate_of = |measures: &[(u32, &Limits<'_>)]| {
        let mut notes = Notes::default();
        for (index, limits) in measures.iter().take_while(|_| !progress.is_stopped()) {
            validate_measure(observations, *index, limits, &mut notes);
        }
        notes
    };
    let (of_first, of_second) = std::thread::scope(|scope| {
        let of_second = scope.spawn(|| validate_of(second));
        (validate_of(first), of_second.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
    });
    notes.append(of_first);
    notes.append(of_second);
    shares(observations, measures, &limits, notes);
}

/// Checks the figures of one measure.
fn validate_measure(observations: &Observations, measure: u32, limits: &Limits<'_>, notes: &mut Notes) {
    let Some(series) = observations.series_at(measure) else { return };
    if limits.floor.is_some() || limits.ceiling.is_some() {
        bounds(observations, series, limits, notes);
    }
    jumps(observations, series, notes);
    if limits.is_percentage {
        fractions(observations, series, notes);
    }
    if let Some(whole) = limits.whole.and_then(|whole| observations.series(&MeasureId::new(whole))) {
        parts(observations, series, whole, notes);
    }
}

/// A figure of a series with a value.
struct Checked<'a> {
    row: u32,
    /// The index of its fact.
    index: u32,
    /// The value its cell holds, in the unit of the measure.
    value: f64,
    /// The definition it follows.
    definition: &'a str,
}

impl Checked<'_> {
    /// Everything known of it.
    fn fact(&self, observations: &Observations) -> Fact {
        observations.facts.get(self.index as usize).unwrap_or_default()
    }
}

/// The figures of a series that hold a value.
fn checked<'a>(observations: &'a Observations, series: MeasureSeries<'a>) -> impl Iterator<Item = Checked<'a>> {
    let are_all_decided = observations.undecided.is_empty();
    // Figures in a row mostly have one context.
    let mut last: (u32, &'a str) = (u32::MAX, "");
    series.figures.iter().filter_map(move |index| {
        let KnownFact { row, context, value } = observations.facts.known_fact(*index)?;
        if !are_all_decided && observations.is_undecided(*index) {
            return None;
        }
        if last.0 != context {
            let provenance = observations.contexts.get(context as usize);
            let provenance = provenance.and_then(|context| observations.provenances.get(context.provenance as usize));
            last = (context, provenance.map_or("", |provenance| &provenance.definition));
        }
        Some(Checked { row, index: *index, value, definition: last.1 })
    })
}

/// Notes the values that a measure cannot have.
fn bounds(observations: &Observations, series: MeasureSeries<'_>, limits: &Limits<'_>, notes: &mut Notes) {
    for checked in checked(observations, series) {
        if let Some(bound) = limits.exceeded_by(checked.value) {
            say(observations, notes, checked.index, NoteCode::OutOfBounds, || NoteMessage::OutOfBounds {
                text: observations.raw_text(&checked.fact(observations)).trim().into(),
                bound,
                measure: observations.quoted_measure(&checked.fact(observations)),
            });
        }
    }
}

/// The limits of a measure.
struct Limits<'a> {
    floor: Option<f64>,
    ceiling: Option<f64>,
    whole: Option<&'a str>,
    shares: Option<&'a str>,
    is_percentage: bool,
}

impl<'a> Limits<'a> {
    fn new(measure: &'a Measure, measures: &'a Measures) -> Self {
        let known = measures.all().iter().find(|other| other.id == measure.id);
        let unit = measure.parsed_unit();
        let percent = unit == Unit::parse("%");
        let bounds = known.map_or(ValueBounds::None, |measure| measure.plausible);
        Self {
            floor: (bounds != ValueBounds::None && !unit.is_money()).then_some(0.0),
            ceiling: (bounds == ValueBounds::Usual && percent).then_some(100.0),
            whole: measure.whole.as_deref(),
            shares: known.and_then(|measure| measure.share_group.as_deref()),
            is_percentage: percent,
        }
    }

    /// The limit a value exceeds, as printed in notes.
    fn exceeded_by(&self, value: f64) -> Option<&'static str> {
        let below = self.floor.is_some_and(|floor| value < floor).then_some("≥ 0");
        below.or_else(|| self.ceiling.is_some_and(|ceiling| value > ceiling).then_some("≤ 100 %"))
    }
}

/// Adds a note at the cell of a fact.
fn say(observations: &Observations, notes: &mut Notes, fact: u32, code: NoteCode, message: impl FnOnce() -> NoteMessage) {
    notes.push_with(code, || {
        let location = observations.location(&observations.facts.get(fact as usize).unwrap_or_default());
        Note::new(message()).at(&location.source, location.line, location.column)
    });
}

/// Notes changes that are too large from one year to the next, on one territory and by one definition.
fn jumps(observations: &Observations, series: MeasureSeries<'_>, notes: &mut Notes) {
    // The last figure by each definition met on the territory.
    let mut earlier: Vec<Checked<'_>> = Vec::new();
    for new in checked(observations, series) {
        let territory = observations.keys.territory(new.row);
        if earlier.first().is_some_and(|old| observations.keys.territory(old.row) != territory) {
            earlier.clear();
        }
        match earlier.iter_mut().find(|old| old.definition == new.definition) {
            Some(old) => {
                jump(observations, old, &new, notes);
                *old = new;
            }
            None => earlier.push(new),
        }
    }
}

fn jump(observations: &Observations, old: &Checked<'_>, new: &Checked<'_>, notes: &mut Notes) {
    // Most figures follow each other closely: they are done with before anything is looked up.
    if old.value > 0.0 && (new.value - old.value).abs() <= JUMP * old.value {
        return;
    }
    let years = observations.keys.year(old.row).zip(observations.keys.year(new.row));
    let Some((before, year)) = years.filter(|(before, _)| before.is_dated()) else { return };
    let times = if old.value > 0.0 && new.value > 0.0 { (new.value / old.value).max(old.value / new.value) } else { 1.0 };
    let measure = || observations.quoted_measure(&new.fact(observations));
    let text = |checked: &Checked<'_>| observations.raw_text(&checked.fact(observations)).trim().into();
    // Kilograms for tonnes or kilowatt-hours for megawatt-hours: nothing else changes a value a thousandfold.
    if THOUSANDFOLD.contains(&times) {
        let message = || NoteMessage::Thousandfold { measure: measure(), from: text(old), to: text(new), year };
        say(observations, notes, new.index, NoteCode::Thousandfold, message);
        return;
    }
    let is_large = old.value.abs().max(new.value.abs()) >= SMALL;
    if year.distance(before) == 1 && is_large && old.value > 0.0 && (new.value - old.value).abs() > JUMP * old.value {
        let message = || NoteMessage::Jump { measure: measure(), from: text(old), to: text(new), year };
        say(observations, notes, new.index, NoteCode::Jump, message);
    }
}

/// Notes the percentages that may be fractions among those of their column; the one in the middle of the others stands for these.
fn fractions(observations: &Observations, series: MeasureSeries<'_>, notes: &mut Notes) {
    let mut columns: BTreeMap<(u32, u16), Vec<Checked<'_>>> = BTreeMap::new();
    for checked in checked(observations, series).filter(|checked| checked.value > 0.0) {
        let fact = checked.fact(observations);
        if fact.marks.is_supposed {
            continue;
        }
        let context = observations.context(&fact);
        columns.entry((context.table, context.column)).or_default().push(checked);
    }
    for mut figures in columns.into_values() {
        let (mut small, mut others): (Vec<_>, Vec<_>) = figures.drain(..).partition(|figure| figure.value <= 1.0);
        others.sort_by(|one, other| one.value.total_cmp(&other.value));
        let Some(middle) = others.get(others.len() / 2) else { continue };
        let written =
            |figure: &Checked<'_>| WrittenPercentage { value: figure.value, text: observations.raw_text(&figure.fact(observations)) };
        small.retain(|figure| written(figure).may_be_fraction_beside(written(middle)));
        for figure in small {
            say(observations, notes, figure.index, NoteCode::Fraction, || NoteMessage::Fraction {
                measure: observations.quoted_measure(&figure.fact(observations)),
                text: observations.raw_text(&figure.fact(observations)).trim().into(),
                other: observations.raw_text(&middle.fact(observations)).trim().into(),
            });
        }
    }
}

/// Notes each part that is larger than its whole, on one territory, in one year and by one definition.
fn parts(observations: &Observations, part: MeasureSeries<'_>, whole: MeasureSeries<'_>, notes: &mut Notes) {
    let mut wholes = checked(observations, whole).peekable();
    for part in checked(observations, part) {
        while wholes.next_if(|whole| whole.row < part.row).is_some() {}
        let Some(whole) = wholes.peek().filter(|whole| whole.row == part.row && whole.definition == part.definition) else { continue };
        if part.value > whole.value {
            say(observations, notes, part.index, NoteCode::PartOverWhole, || NoteMessage::PartOverWhole {
                measure: observations.quoted_measure(&part.fact(observations)),
                whole: observations.quoted_measure(&whole.fact(observations)),
                text: observations.raw_text(&part.fact(observations)).trim().into(),
                other: observations.raw_text(&whole.fact(observations)).trim().into(),
            });
        }
    }
}

/// Notes each group of shares that does not sum to 100 %.
fn shares(observations: &Observations, measures: &Measures, limits: &[Limits<'_>], notes: &mut Notes) {
    let mut groups: BTreeMap<(u32, &str, &str), Vec<Checked<'_>>> = BTreeMap::new();
    for (index, limits) in (0_u32..).zip(limits) {
        let Some((group, series)) = limits.shares.zip(observations.series_at(index)) else { continue };
        for checked in checked(observations, series) {
            groups.entry((checked.row, checked.definition, group)).or_default().push(checked);
        }
    }
    for ((_, _, group), figures) in groups {
        let all = count_measures_of(measures, group);
        let sum: f64 = figures.iter().map(|figure| figure.value).sum();
        // An incomplete whole is checked only for parts that already exceed it.
        if sum > 100.0 + SUM_TOLERANCE || (figures.len() == all && sum < 100.0 - SUM_TOLERANCE) {
            let measures = figures.iter().filter_map(|figure| observations.measure_of(&figure.fact(observations))).collect::<Vec<_>>();
            if let Some(figure) = figures.first() {
                say(observations, notes, figure.index, NoteCode::SharesDoNotAddUp, || NoteMessage::SharesDoNotAddUp {
                    names: quoted_list(&measures),
                    sum: format!("{sum:.1}").into(),
                });
            }
        }
    }
}

/// The names of some measures, as a note quotes them.
fn quoted_list(measures: &[&Arc<Measure>]) -> Quote {
    let joined =
        |name: &dyn Fn(&Measure) -> String, comma: &str| measures.iter().map(|measure| name(measure)).collect::<Vec<_>>().join(comma);
    let names = LocalizedNames {
        fr: joined(&|measure| measure.names.fr.clone(), ", "),
        ar: joined(&|measure| measure.names.ar.clone(), "، "),
        en: joined(&|measure| measure.names.en.clone(), ", "),
    };
    names.quoted(&joined(&|measure| measure.id.to_string(), ", "))
}

/// The number of measures that are shares of one whole.
fn count_measures_of(measures: &Measures, group: &str) -> usize {
    measures.all().iter().filter(|measure| measure.share_group.as_deref() == Some(group)).count()
}
