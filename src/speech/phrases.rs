//! What may be said of an indicator, from `assets/speech/<language>/phrases.ftl`: slots in, whole sentences out.
//!
//! Each indicator has its own sentences, written in each language. A sentence a language does not have is not said.

use fluent_bundle::{FluentArgs, FluentValue};

use crate::base::fold::fold;
use crate::speech::direction::{isolate, isolate_left_to_right};
use crate::speech::messages::Message;
use crate::speech::number_form::number_form;
use crate::speech::sentences::Speech;

/// What a sentence says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PhraseKind {
    /// One value of one town.
    Say,
    /// How many times one value is the other.
    Ratio,
    /// That one value is larger, by so much.
    More,
    /// That one value is smaller, by so much.
    Less,
    /// The values of one town at two dates.
    Change,
    /// That two values are equal or nearly so.
    Equal,
}

impl PhraseKind {
    /// The attribute of the message.
    fn attribute(self) -> &'static str {
        match self {
            Self::Say => "say",
            Self::Ratio => "ratio",
            Self::More => "more",
            Self::Less => "less",
            Self::Change => "change",
            Self::Equal => "equal",
        }
    }
}

/// The texts a sentence may ask for. A slot that carries a number carries its noun or sign. Those of places come from
/// [`Speech::place_forms`]; those a sentence does not need stay empty.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct PhraseSlots {
    /// The town the sentence is about.
    pub town: String,
    /// "à Kénitra".
    pub town_at: String,
    /// "de Kénitra".
    pub of_town: String,
    /// "Kenitra’s".
    pub town_s: String,
    /// The town it is compared with.
    pub other: String,
    /// "à Rabat".
    pub other_at: String,
    /// "de Rabat".
    pub of_other: String,
    /// "que Rabat".
    pub than_other: String,
    /// "qu’à Rabat".
    pub than_other_at: String,
    /// The value with what it counts.
    pub value: String,
    /// Both values, what they count said once.
    pub values: String,
    /// Both numbers bare.
    pub numbers: String,
    /// The first value of a change, bare.
    pub from: String,
    /// The last value of a change, with what it counts.
    pub to: String,
    /// The first year.
    pub first: String,
    /// The last year.
    pub last: String,
    /// The year of the value.
    pub year: String,
    /// "2,3 fois".
    pub times: String,
    /// "1,8 point".
    pub points: String,
    /// "45 %".
    pub percent: String,
}

impl PhraseSlots {
    /// The slots with their names in the Fluent files; whether a language written from right to left must isolate the text.
    fn named(&self) -> [(&'static str, &str, bool); 20] {
        [
            ("town", &self.town, false),
            ("town_at", &self.town_at, false),
            ("of_town", &self.of_town, false),
            ("town_s", &self.town_s, false),
            ("other", &self.other, false),
            ("other_at", &self.other_at, false),
            ("of_other", &self.of_other, false),
            ("than_other", &self.than_other, false),
            ("than_other_at", &self.than_other_at, false),
            ("value", &self.value, true),
            ("values", &self.values, true),
            ("numbers", &self.numbers, true),
            ("from", &self.from, true),
            ("to", &self.to, true),
            ("first", &self.first, true),
            ("last", &self.last, true),
            ("year", &self.year, true),
            ("times", &self.times, true),
            ("points", &self.points, true),
            ("percent", &self.percent, true),
        ]
    }

    /// The names of all slots, for tests of completeness.
    #[must_use]
    pub fn names() -> Vec<&'static str> {
        Self::default().named().map(|(name, ..)| name).to_vec()
    }
}

impl Speech {
    /// The sentence of an indicator; `None` when the language does not say it, or says it of something that is not given.
    #[must_use]
    pub fn phrase(&self, indicator: &str, kind: PhraseKind, slots: &PhraseSlots) -> Option<String> {
        let mut args = FluentArgs::new();
        for (name, text, is_isolated) in slots.named().into_iter().filter(|(_, text, _)| !text.is_empty()) {
            let text = if is_isolated && self.language().is_rtl() { isolate(text) } else { text.to_owned() };
            args.set(name, FluentValue::from(text));
        }
        self.attribute(&phrase_key(indicator), kind.attribute(), &args).map(|sentence| capitalized(&sentence))
    }

    /// The short name of an indicator; `None` when it has no phrases.
    #[must_use]
    pub fn short_name(&self, indicator: &str) -> Option<String> {
        let key = phrase_key(indicator);
        self.has_message(&key).then(|| self.format_key(&key, &FluentArgs::new()))
    }

    /// A printed number with what the indicator counts: "507 736 habitants"; `None` when it counts nothing that has a noun.
    #[must_use]
    pub fn counted(&self, indicator: &str, number: &str) -> Option<String> {
        let mut args = FluentArgs::new();
        args.set("form", FluentValue::from(number_form(number, self.language())));
        args.set("number", FluentValue::from(self.signed(number)));
        self.attribute(&phrase_key(indicator), "value", &args)
    }

    /// A printed number with its unit as short as it can be: "278 kg"; `None` when the indicator has no phrases or counts nothing.
    #[must_use]
    pub fn counted_in_short(&self, indicator: &str, number: &str) -> Option<String> {
        let mut args = FluentArgs::new();
        args.set("number", FluentValue::from(self.signed(number)));
        self.attribute(&phrase_key(indicator), "short-value", &args)
    }

    /// "2,3 fois", "deux fois"; of a printed number.
    #[must_use]
    pub fn times(&self, number: &str) -> String {
        self.format(&Message::CountTimes { form: number_form(number, self.language()), number: number.to_owned() })
    }

    /// "1,8 point", "5,9 points"; of a printed number.
    #[must_use]
    pub fn points(&self, number: &str) -> String {
        self.format(&Message::CountPoints { form: number_form(number, self.language()), number: self.signed(number) })
    }

    /// "2,5 milliards de dirhams", "1,2 million d’habitants": a printed number of so many of a unit.
    #[must_use]
    pub fn scaled_quantity(&self, number: &str, scale: &'static str, unit: &str) -> String {
        let unit = self.unit_name(unit);
        // "2 millions d’euros", not "2 millions €".
        let unit = unit.strip_prefix('€').map(|rest| format!("{}{rest}", self.format(&Message::EurosInWords {}))).unwrap_or(unit);
        let start = match fold(&unit).chars().next() {
            _ if unit.is_empty() => "none",
            Some('a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'h') => "vowel",
            Some(_) | None => "plain",
        };
        let form = number_form(number, self.language());
        self.format(&Message::QuantityScaled { number: self.signed(number), scale, form, start, unit })
    }

    /// A number with its sign on the side it is read from, in a language written from right to left.
    pub(crate) fn signed(&self, number: &str) -> String {
        let has_sign = number.starts_with(['+', '-', '\u{2212}']);
        if has_sign && self.language().is_rtl() { isolate_left_to_right(number) } else { number.to_owned() }
    }
}

/// The Fluent key of an indicator: `population_density` → `phrase-population-density`.
fn phrase_key(indicator: &str) -> String {
    format!("phrase-{}", indicator.replace('_', "-"))
}

/// A sentence with its first letter in upper case, which may stand behind an isolate.
fn capitalized(sentence: &str) -> String {
    let first = sentence.char_indices().find(|(_, letter)| letter.is_alphanumeric());
    let Some((start, letter)) = first else { return sentence.to_owned() };
    let (before, rest) = sentence.split_at(start);
    format!("{before}{}{}", letter.to_uppercase(), rest.chars().skip(1).collect::<String>())
}
