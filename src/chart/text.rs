//! Words charts share: names, values as printed, years, lists without repetition.

use crate::base::Year;
use crate::compare::ComparisonRow;
use crate::indicators::Indicator;
use crate::speech::{Language, Message, Speech, decimals_keeping_apart};
use crate::tidy::Place;

/// How values of one indicator are printed.
#[derive(Clone, Copy)]
pub(super) struct NumberStyle {
    pub decimals: u8,
    pub percent: bool,
    pub signed: bool,
}

impl NumberStyle {
    /// The style that keeps these values apart.
    pub(super) fn of(indicator: &Indicator, values: &[f64]) -> Self {
        let percent = indicator.unit.starts_with('%');
        // A share near the whole keeps a decimal: 99,6 % is not 100 %.
        let least = u8::from(percent && values.iter().any(|value| value.fract() != 0.0));
        Self { decimals: decimals_keeping_apart(values).max(least), percent, signed: indicator.is_change() }
    }

    /// A value beside its bar: the unit is in the subtitle, only "%" is short enough to repeat.
    pub(super) fn label(self, speech: &Speech, value: f64) -> String {
        let number = self.number(speech, value);
        if self.percent { speech.quantity(&number, "%") } else { number }
    }

    /// A value in a sentence, with its unit in words.
    pub(super) fn spoken(self, speech: &Speech, value: f64, indicator: &Indicator) -> String {
        speech.quantity(&self.number(speech, value), &indicator.unit)
    }

    /// A tick of a scale: as many decimals as the step needs.
    pub(super) fn tick(self, speech: &Speech, value: f64) -> String {
        let number = speech.number(value, self.decimals);
        let mark = if speech.language().is_rtl() { "\u{200e}" } else { "" };
        let number = if self.signed && value > 0.0 { format!("{mark}+{number}") } else { number };
        if self.percent { speech.quantity(&number, "%") } else { number }
    }

    fn number(self, speech: &Speech, value: f64) -> String {
        // A figure that is not zero is never printed as zero.
        let shown = |decimals: u8| value == 0.0 || value.abs() * 10_f64.powi(i32::from(decimals)) >= 0.5;
        let decimals = (self.decimals..self.decimals + 4).find(|decimals| shown(*decimals)).unwrap_or(self.decimals);
        let number = speech.number(value, decimals);
        // The mark keeps the sign before the number in a line written from right to left.
        let mark = if speech.language().is_rtl() { "\u{200e}" } else { "" };
        if self.signed && value > 0.0 { format!("{mark}+{number}") } else { number }
    }
}

/// The name of a town; one written the other way than the sentence keeps its own direction.
pub(super) fn name(speech: &Speech, place: &Place) -> String {
    let name = place.names.get(speech.language());
    let arabic = name.chars().any(|c| matches!(c, '\u{590}'..='\u{8ff}'));
    if arabic && !speech.language().is_rtl() { format!("\u{2068}{name}\u{2069}") } else { name.to_owned() }
}

/// The name of an indicator.
pub(super) fn title(speech: &Speech, indicator: &Indicator) -> String {
    indicator.names.get(speech.language()).to_owned()
}

/// "qu'Évreux", "que Rabat": the French comparison; other languages use the bare name.
pub(super) fn than(speech: &Speech, name: &str) -> String {
    if speech.language() != Language::Fr {
        return name.to_owned();
    }
    let vowel = crate::base::fold::fold(name).starts_with(['a', 'e', 'i', 'o', 'u', 'y']);
    if vowel { format!("qu’{name}") } else { format!("que {name}") }
}

/// "2024", or "2015 à 2024".
pub(super) fn years(speech: &Speech, years: &[Year]) -> String {
    match (years.iter().min(), years.iter().max()) {
        (Some(first), Some(last)) if first != last => speech.say(&Message::Years { first: first.to_string(), last: last.to_string() }),
        (Some(year), _) => year.to_string(),
        _ => String::new(),
    }
}

/// The years of the figures shown.
pub(super) fn years_of<'a>(rows: impl Iterator<Item = &'a ComparisonRow>) -> Vec<Year> {
    let mut years: Vec<Year> = rows.filter_map(ComparisonRow::year).collect();
    years.sort();
    years.dedup();
    years
}

/// Adds a word to a list unless it is there.
pub(super) fn once(list: &mut Vec<String>, word: String) {
    if !list.contains(&word) {
        list.push(word);
    }
}

/// A name inside a sentence: its first letter in lower case, unless the whole word is an acronym.
pub(super) fn inside(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next();
    match (first, letters.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() || !second.is_alphabetic() => first.to_lowercase().chain(letters).collect(),
        _ => text.to_owned(),
    }
}

/// The unit as the subtitle says it: "en %", "habitants par km²".
pub(super) fn in_unit(speech: &Speech, unit: &str) -> String {
    let unit = speech.unit(unit);
    if unit.starts_with('%') { speech.say(&Message::InUnit { unit }) } else { unit }
}

/// The first letter in upper case.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
