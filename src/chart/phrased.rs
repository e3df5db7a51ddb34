//! Headlines in the words of an indicator (`assets/speech/<language>/phrases.ftl`): values in, a natural sentence out.
//!
//! A sentence is said only of values as they were read, of a town, a region or a country measured as such: "à Kénitra" of a figure of its
//! province would be false. What has no sentence is said by the forms all indicators share (`chart::headline`).

use crate::base::Level;
use crate::chart::text::{NumberScale, NumberStyle};
use crate::compare::ComparisonRow;
use crate::indicators::{Flag, Indicator};
use crate::speech::{Message, NamedKind, PhraseKind, PhraseSlots, PlaceForms, Speech};
use crate::tidy::{Place, PlaceKind};

/// Longer sentences do not fit two lines of a slide.
const MAX_LETTERS: usize = 140;
/// From this ratio on, a sentence says how many times one amount is the other.
const MIN_TIMES: f64 = 1.5;
/// From this ratio on, a smaller amount is told by the larger one: "45 % less" is clear, "91 % less" is not.
const MIN_TIMES_SWAPPED: f64 = 2.0;
/// From this many on, times and per cent are printed without decimals.
const MIN_WHOLE: f64 = 10.0;

/// A value and the row it stands in.
#[derive(Clone, Copy)]
pub(super) struct SaidValue<'a> {
    pub row: &'a ComparisonRow,
    pub value: f64,
}

/// What is said of two values on the same or on near ground.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Relation {
    /// They are equal or nearly so.
    Equal,
    /// Shares and rates of change: they differ by points.
    Points,
    /// Amounts: one is so many times, or so many per cent more than, the other.
    Amounts,
}

/// How the values of one indicator are said.
#[derive(Clone, Copy)]
pub(super) struct Saying<'a> {
    pub speech: &'a Speech,
    pub style: NumberStyle,
    pub indicator: &'a Indicator,
}

impl Saying<'_> {
    /// The focus and the twin in one sentence.
    pub(super) fn pair(self, focus: SaidValue<'_>, twin: SaidValue<'_>, relation: Relation) -> Option<String> {
        let (one, other) = (self.printed(focus.value), self.printed(twin.value));
        match relation {
            Relation::Equal => self.phrase(PhraseKind::Equal, focus, Some(twin), PhraseSlots::default()),
            Relation::Points => {
                let points = self.speech.points(&self.speech.format_number((one - other).abs(), self.style.decimals));
                let kind = if one > other { PhraseKind::More } else { PhraseKind::Less };
                self.phrase(kind, focus, Some(twin), PhraseSlots { points, ..PhraseSlots::default() })
            }
            Relation::Amounts if one >= MIN_TIMES * other => self.times(focus, twin),
            Relation::Amounts if other >= MIN_TIMES_SWAPPED * one => self.times(twin, focus),
            Relation::Amounts => {
                let percent = (one / other - 1.0).abs() * 100.0;
                let percent = self.speech.format_number(percent, u8::from(percent < MIN_WHOLE));
                let slots = PhraseSlots { percent: self.speech.format_quantity(&percent, "%"), ..PhraseSlots::default() };
                self.phrase(if one > other { PhraseKind::More } else { PhraseKind::Less }, focus, Some(twin), slots)
            }
        }
    }

    fn times(self, larger: SaidValue<'_>, smaller: SaidValue<'_>) -> Option<String> {
        let ratio = self.printed(larger.value) / self.printed(smaller.value);
        let times = self.speech.times(&self.times_number(ratio));
        self.phrase(PhraseKind::Ratio, larger, Some(smaller), PhraseSlots { times, ..PhraseSlots::default() })
    }

    /// "2,3", "11"; twice is twice and not "2,0 times".
    fn times_number(self, ratio: f64) -> String {
        let tenths = (ratio * 10.0).round();
        let is_whole = ratio >= MIN_WHOLE || tenths % 10.0 == 0.0;
        self.speech.format_number(ratio, u8::from(!is_whole))
    }

    /// One value of one town at two dates.
    pub(super) fn change(self, first: SaidValue<'_>, last: SaidValue<'_>) -> Option<String> {
        let (first_year, last_year) = (year(self.speech, first.row)?, year(self.speech, last.row)?);
        if self.style.label(self.speech, first.value) == self.style.label(self.speech, last.value) {
            let sentence = self.phrase(PhraseKind::Say, last, None, PhraseSlots::default())?;
            return Some(self.speech.format(&Message::SentenceUnchanged { sentence, first: first_year, last: last_year }));
        }
        let slots = PhraseSlots {
            from: self.before_noun(first.value),
            to: self.with_noun(last.value),
            first: first_year,
            last: last_year,
            ..PhraseSlots::default()
        };
        self.phrase(PhraseKind::Change, last, None, slots)
    }

    /// One value of one town, with its year.
    pub(super) fn alone(self, said: SaidValue<'_>) -> Option<String> {
        let sentence = self.phrase(PhraseKind::Say, said, None, PhraseSlots::default())?;
        let year = year(self.speech, said.row)?;
        Some(if sentence.contains(&year) { sentence } else { self.speech.format(&Message::SentenceAloneYear { sentence, year }) })
    }

    /// The short name of the indicator, where its values are those that were read.
    pub(super) fn short_name(self, row: &ComparisonRow) -> Option<String> {
        self.speech.short_name(self.indicator.id.as_str()).filter(|_| is_as_read(self.indicator, row))
    }

    /// A value with its unit as short as it can be, beside the short name.
    pub(super) fn in_short(self, value: f64) -> String {
        self.short_in_ones(value).unwrap_or_else(|| self.style.label(self.speech, value))
    }

    /// The same, with its unit in any case: in millions the unit is said once, with the first of two values.
    pub(super) fn in_short_with_unit(self, value: f64) -> String {
        self.short_in_ones(value).unwrap_or_else(|| self.style.with_unit(self.speech, value, self.indicator))
    }

    fn short_in_ones(self, value: f64) -> Option<String> {
        let number = self.style.number(self.speech, value);
        self.in_ones(|| self.speech.counted_in_short(self.indicator.id.as_str(), &number))
    }

    /// A sentence with the slots that all kinds share filled in.
    fn phrase(self, kind: PhraseKind, town: SaidValue<'_>, other: Option<SaidValue<'_>>, slots: PhraseSlots) -> Option<String> {
        if !is_as_read(self.indicator, town.row) {
            return None;
        }
        let forms = place_forms(self.speech, town.row)?;
        let mut slots = PhraseSlots {
            town: forms.town,
            town_at: forms.at,
            of_town: forms.of,
            town_s: forms.possessive,
            value: self.with_noun(town.value),
            year: year(self.speech, town.row).unwrap_or_default(),
            ..slots
        };
        if slots.first.is_empty() {
            slots.first = base_year(self.speech, town.row).unwrap_or_default();
        }
        if let Some(other) = other {
            let forms = place_forms(self.speech, other.row)?;
            slots = PhraseSlots {
                other: forms.town,
                other_at: forms.at,
                of_other: forms.of,
                than_other: forms.than,
                than_other_at: forms.than_at,
                values: self.both_values(town.value, other.value),
                numbers: self.both_numbers(town.value, other.value),
                ..slots
            };
        }
        let sentence = self.speech.phrase(self.indicator.id.as_str(), kind, &slots)?;
        let years = other.and_then(|other| Some((year(self.speech, town.row)?, year(self.speech, other.row)?)));
        let sentence = match years {
            Some((year, other)) if year != other => self.speech.format(&Message::SentenceNear { sentence, year, other }),
            _ => sentence,
        };
        let letters = sentence.chars().filter(|c| !matches!(c, '\u{2066}'..='\u{2069}')).count();
        (letters <= MAX_LETTERS).then_some(sentence)
    }

    /// Both values, with what they count said once; one of them if they are printed alike.
    fn both_values(self, one: f64, other: f64) -> String {
        let last = if self.style.percent { self.style.label(self.speech, other) } else { self.with_noun(other) };
        self.joined([one, other], last)
    }

    /// Both values as they are printed on the chart; one of them if they are printed alike.
    fn both_numbers(self, one: f64, other: f64) -> String {
        self.joined([one, other], self.style.label(self.speech, other))
    }

    fn joined(self, values: [f64; 2], last: String) -> String {
        let [one, other] = values.map(|value| self.before_noun(value));
        if one == other { last } else { self.speech.format(&Message::JoinTwo { one, two: last }) }
    }

    /// A value with what it counts.
    fn with_noun(self, value: f64) -> String {
        let number = self.style.number(self.speech, value);
        let counted = || self.speech.counted(self.indicator.id.as_str(), &number);
        self.in_ones(counted).unwrap_or_else(|| self.style.with_unit(self.speech, value, self.indicator))
    }

    /// A value whose noun follows behind another one: "de 1,9" in "de 1,9 à 2,1 millions d’habitants".
    fn before_noun(self, value: f64) -> String {
        let label = || Some(self.style.label(self.speech, value));
        self.in_ones(label).unwrap_or_else(|| self.style.number(self.speech, value / self.style.scale.factor()))
    }

    /// What is written where amounts are not counted in millions.
    fn in_ones(self, text: impl Fn() -> Option<String>) -> Option<String> {
        if self.style.scale == NumberScale::Ones { text() } else { None }
    }

    /// The value as it is printed, as a number.
    fn printed(self, value: f64) -> f64 {
        let scale = 10_f64.powi(i32::from(self.style.decimals)) / self.style.scale.factor();
        (value * scale).round() / scale
    }
}

/// Whether the values are those that were read or computed, not an index, a gap or a share of a target.
fn is_as_read(indicator: &Indicator, row: &ComparisonRow) -> bool {
    let own = row.trace.as_ref().map(|trace| &trace.indicator);
    own.is_some_and(|own| own.unit == indicator.unit && own.names == indicator.names && !indicator.is_difference)
}

/// The forms of the name of a place; `None` when its figure is about another kind of territory, or the kind is not known.
pub(super) fn place_forms(speech: &Speech, row: &ComparisonRow) -> Option<PlaceForms> {
    let Place { names, kind, country, .. } = &*row.place;
    let kind = match (kind, row.level()?) {
        (PlaceKind::City, Level::Commune) if country == "FR" => NamedKind::FrenchTown,
        (PlaceKind::City, Level::Commune) if !country.is_empty() => NamedKind::Town,
        (PlaceKind::Region, Level::Region) => NamedKind::District,
        (PlaceKind::Country, Level::National) if country == "FR" => NamedKind::FeminineCountry,
        (PlaceKind::Country, Level::National) if country == "MA" => NamedKind::MasculineCountry,
        _ => return None,
    };
    Some(speech.place_forms(names.get(speech.language()), kind))
}

fn year(speech: &Speech, row: &ComparisonRow) -> Option<String> {
    row.time().filter(|year| year.is_dated()).map(|year| speech.time_text(year))
}

/// The year a change is counted from.
fn base_year(speech: &Speech, row: &ComparisonRow) -> Option<String> {
    let flags = &row.trace.as_ref()?.flags;
    flags.iter().find_map(|flag| if let Flag::Since(year) = flag { Some(speech.time_text(*year)) } else { None })
}
