//! Texts that charts share: names of towns and indicators, printed values, years, lists without repetition.

use crate::base::{Level, Status, Time};
use crate::chart::spec::Axis;
use crate::compare::{Comparison, ComparisonRow};
use crate::indicators::{Indicator, UnitKind};
use crate::library::LIBRARY_FOLDER;
use crate::speech::{Language, Message, Speech, decimals_to_distinguish, isolate, isolate_latin_words, isolate_left_to_right};
use crate::tidy::Place;

/// How values of one indicator are printed.
#[derive(Clone, Copy)]
pub(super) struct NumberStyle {
    /// Digits after the decimal mark; small values may get up to three more, so as not to be printed as zero.
    pub decimals: u8,
    /// Whether a percent sign follows the number.
    pub percent: bool,
    /// Whether positive numbers have a plus sign.
    pub signed: bool,
    /// What large amounts are counted in.
    pub scale: NumberScale,
}

/// What the large amounts of a chart are counted in.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) enum NumberScale {
    #[default]
    Ones,
    Millions,
    Billions,
}

/// The least amount that is printed on a scale, as a part of it: 0.1 million, but not 0.05 million.
const LEAST_OF_SCALE: f64 = 0.1;

impl NumberScale {
    /// The scale for some amounts: the largest on which each of them has a digit that counts.
    fn for_values(values: &[f64]) -> Self {
        let largest = values.iter().fold(0.0_f64, |max, value| max.max(value.abs()));
        let smallest = values.iter().map(|value| value.abs()).filter(|value| *value > 0.0).fold(f64::INFINITY, f64::min);
        let holds = |scale: &Self| largest >= scale.factor() && smallest >= scale.factor() * LEAST_OF_SCALE;
        [Self::Billions, Self::Millions].into_iter().find(holds).unwrap_or_default()
    }

    /// How many ones it is.
    pub(super) fn factor(self) -> f64 {
        10_f64.powi(3 * i32::from(self.thousands()))
    }

    /// How many times it is divided by a thousand.
    pub(super) fn thousands(self) -> u8 {
        match self {
            Self::Ones => 0,
            Self::Millions => 2,
            Self::Billions => 3,
        }
    }

    /// The scale that divides so many times by a thousand.
    pub(super) fn of_thousands(thousands: u8) -> Self {
        [Self::Millions, Self::Billions].into_iter().find(|scale| scale.thousands() == thousands).unwrap_or_default()
    }

    /// The word that sentences know it by; `None` for ones.
    fn word(self) -> Option<&'static str> {
        match self {
            Self::Ones => None,
            Self::Millions => Some("millions"),
            Self::Billions => Some("billions"),
        }
    }

    /// What is written behind a number; empty behind ones.
    pub(super) fn suffix(self, speech: &Speech) -> String {
        match self {
            Self::Ones => String::new(),
            Self::Millions => speech.format(&Message::ScaleMillions {}),
            Self::Billions => speech.format(&Message::ScaleBillions {}),
        }
    }
}

impl NumberStyle {
    /// The style of labels, ticks and headlines: as [`NumberStyle::for_values`], with large amounts in millions or billions.
    pub(super) fn for_labels(indicator: &Indicator, values: &[f64]) -> Self {
        let style = Self::for_values(indicator, values);
        let scale = if style.percent { NumberScale::Ones } else { NumberScale::for_values(values) };
        if scale == NumberScale::Ones {
            return style;
        }
        // Three digits that count.
        let largest = values.iter().fold(0.0_f64, |max, value| max.max(value.abs())) / scale.factor();
        let decimals = if largest >= 100.0 { 0 } else { 1 + u8::from(largest < 10.0) };
        Self { decimals, scale, ..style }
    }

    /// The style with the fewest decimals that keep these values apart.
    pub(super) fn for_values(indicator: &Indicator, values: &[f64]) -> Self {
        let percent = indicator.unit_kind().is_percent();
        // A share near the whole keeps a decimal: 99.6 % must not become 100 %.
        let min_decimals = u8::from(percent && values.iter().any(|value| value.fract() != 0.0));
        Self {
            decimals: decimals_to_distinguish(values).max(min_decimals),
            percent,
            signed: indicator.is_change(),
            scale: NumberScale::Ones,
        }
    }

    /// A value printed beside its mark. The unit stands in the subtitle; only "%" is short enough to be repeated.
    pub(super) fn label(self, speech: &Speech, value: f64) -> String {
        let number = self.number(speech, value / self.scale.factor());
        self.with_sign(speech, number)
    }

    /// A number with what stands behind it: the percent sign, or what it is counted in.
    fn with_sign(self, speech: &Speech, number: String) -> String {
        match self.scale {
            NumberScale::Ones if self.percent => speech.format_quantity(&number, UnitKind::SHARE_UNIT),
            NumberScale::Ones => number,
            NumberScale::Millions | NumberScale::Billions => format!("{number}\u{a0}{}", self.scale.suffix(speech)),
        }
    }

    /// An axis whose values are printed in this style, without its ends.
    pub(super) fn axis(self, speech: &Speech) -> Axis {
        let (thousands, suffix) = (self.scale.thousands(), self.scale.suffix(speech));
        Axis { decimals: self.decimals, percent: self.percent, signed: self.signed, thousands, suffix, ..Axis::default() }
    }

    /// A value in a sentence, with its unit in words.
    pub(super) fn with_unit(self, speech: &Speech, value: f64, indicator: &Indicator) -> String {
        let number = self.number(speech, value / self.scale.factor());
        match self.scale.word() {
            Some(word) => speech.scaled_quantity(&number, word, &indicator.unit),
            None => speech.format_quantity(&number, &indicator.unit),
        }
    }

    /// A difference in a sentence, with its unit in words: shares differ in points.
    pub(super) fn difference(self, speech: &Speech, value: f64, indicator: &Indicator) -> String {
        speech.format_quantity(&self.number(speech, value), &UnitKind::of_difference(&indicator.unit))
    }

    /// The label of a tick, with exactly the decimals of the style.
    pub(super) fn tick(self, speech: &Speech, value: f64) -> String {
        // Zero is zero on every scale.
        if value == 0.0 && self.scale != NumberScale::Ones {
            return speech.format_number(0.0, 0);
        }
        let number = self.add_sign(speech, value, speech.format_number(value / self.scale.factor(), self.decimals));
        self.with_sign(speech, number)
    }

    /// The number without a unit, with up to three more decimals than the style has if it would be printed as zero.
    pub(super) fn number(self, speech: &Speech, value: f64) -> String {
        // A value that is not zero must not be printed as zero, and one counted in millions has at least two digits.
        let least = if self.scale == NumberScale::Ones { 0.5 } else { 9.95 };
        let is_visible = |decimals: u8| value == 0.0 || value.abs() * 10_f64.powi(i32::from(decimals)) >= least;
        let decimals = (self.decimals..self.decimals + 4).find(|decimals| is_visible(*decimals)).unwrap_or(self.decimals);
        self.add_sign(speech, value, speech.format_number(value, decimals))
    }

    /// Adds a plus sign to a positive number, if the style has one.
    fn add_sign(self, speech: &Speech, value: f64, number: String) -> String {
        let number = if self.signed && value > 0.0 { format!("+{number}") } else { number };
        // The sign stands before the number in right-to-left text too.
        let has_sign = number.starts_with(['+', '\u{2212}']) && speech.language().is_rtl();
        if has_sign { isolate_left_to_right(&number) } else { number }
    }
}

/// The name of a town, kept apart from the direction of the sentence around it.
pub(super) fn place_name(speech: &Speech, place: &Place) -> String {
    isolated(speech, place.names.get(speech.language()))
}

/// A name inside a sentence. One in letters of the other direction is isolated: it keeps its own direction, and the figures behind it
/// stay with it.
pub(super) fn isolated(speech: &Speech, name: &str) -> String {
    let is_rtl = name.chars().any(|c| matches!(c, '\u{590}'..='\u{8ff}'));
    let is_foreign = is_rtl != speech.language().is_rtl() && name.chars().any(char::is_alphabetic);
    if is_foreign { isolate(name) } else { name.to_owned() }
}

/// The name of an indicator.
pub(super) fn indicator_name(speech: &Speech, indicator: &Indicator) -> String {
    let name = indicator.names.get(speech.language());
    if speech.language().is_rtl() && !name.contains('\u{2068}') { isolate_latin_words(name) } else { name.to_owned() }
}

/// A name after a French comparative: "qu'Évreux", "que Rabat". Other languages use the bare name.
pub(super) fn than(speech: &Speech, name: &str) -> String {
    if speech.language() != Language::Fr {
        return name.to_owned();
    }
    let vowel = crate::base::fold::fold(name).starts_with(['a', 'e', 'i', 'o', 'u', 'y']);
    if vowel { format!("qu’{name}") } else { format!("que {name}") }
}

/// The years of the known values, oldest first, each once.
pub(super) fn years_of(comparison: &Comparison) -> Vec<Time> {
    let mut years: Vec<Time> = comparison.rows.iter().filter_map(ComparisonRow::time).collect();
    years.sort();
    years.dedup();
    years
}

/// The levels of the territories of the known values, each once.
pub(super) fn levels_of(comparison: &Comparison) -> Vec<Level> {
    let mut levels: Vec<Level> = comparison.rows.iter().filter_map(ComparisonRow::level).collect();
    levels.sort();
    levels.dedup();
    levels
}

/// Adds a text to a list unless the list has it.
pub(super) fn push_unique(list: &mut Vec<String>, text: String) {
    if !list.contains(&text) {
        list.push(text);
    }
}

/// A name inside a sentence: its first letter in lower case, unless the second is a capital, as in an acronym.
pub(super) fn in_sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next();
    match (first, letters.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() || !second.is_alphabetic() => first.to_lowercase().chain(letters).collect(),
        _ => text.to_owned(),
    }
}

/// A unit as subtitles print it: "en %", "habitants par km²".
pub(super) fn subtitle_unit(speech: &Speech, unit: &str) -> String {
    let unit = speech.unit_name(unit);
    if unit.starts_with('%') { speech.format(&Message::InUnit { unit }) } else { unit }
}

/// A text with its first letter in upper case.
pub(super) fn capitalize(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The message for a status of data.
pub(super) fn status_message(status: Status) -> Message {
    match status {
        Status::Ok => Message::StatusOk {},
        Status::Secondary => Message::StatusSecondary {},
        Status::Approximate => Message::StatusApproximate {},
        Status::Disputed => Message::StatusDisputed {},
    }
}

/// The table of the library that a path means; `None` for a file.
#[must_use]
pub fn library_table_name(speech: &Speech, path: &str) -> Option<String> {
    let table = file_name(path.strip_prefix(LIBRARY_FOLDER)?);
    Some(speech.format(&Message::LibraryTable { table: table.trim_end_matches(".csv").to_owned() }))
}

/// What a file is called where a figure is told to come from: its name without its folders, or the table of the library that it is.
pub(super) fn source_file_name(speech: &Speech, path: &str) -> String {
    library_table_name(speech, path).unwrap_or_else(|| file_name(path))
}

/// The name of a file without its folders. Both `/` and `\` separate folders, whatever the system.
#[must_use]
pub fn file_name(path: &str) -> String {
    path.rsplit(['/', '\\']).next().unwrap_or(path).to_owned()
}
