//! The formatter of sentences: the Fluent bundle of one language, with messages, notes and codes in and text out.

use std::borrow::Borrow;
use std::cmp::Ordering;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use icu_collator::Collator;
use icu_collator::options::CollatorOptions;
use icu_decimal::DecimalFormatter;

use crate::base::level::Level;
use crate::base::message_enum::{Argument, NamedArgument, QuotedNames};
use crate::base::note::Note;
use crate::base::note_message::NoteCode;
use crate::base::value::MissingReason;
use crate::base::{Frequency, Time};
use crate::speech::direction::isolate_left_to_right;
use crate::speech::language::{FluentFile, Language, fluent_files};
use crate::speech::messages::Message;
use crate::speech::number_format::{format_grouped, formatter, in_our_spaces};

/// Formats sentences, numbers and names in one language.
pub struct Speech {
    language: Language,
    bundle: FluentBundle<FluentResource>,
    numbers: DecimalFormatter,
}

impl Speech {
    /// Parses the sentences of a language.
    ///
    /// # Panics
    /// If a shipped Fluent file is invalid; `tests/speech.rs` reads them all.
    #[must_use]
    pub fn new(language: Language) -> Self {
        let locale: unic_langid::LanguageIdentifier = match language.tag().parse() {
            Ok(locale) => locale,
            Err(error) => unreachable!("our own language tag: {error}"),
        };
        let mut bundle = FluentBundle::new_concurrent(vec![locale]);
        // Placeables are names and numbers in sentences of one direction. Isolating marks would end up in exported
        // files and show as boxes in programs that do not support them.
        bundle.set_use_isolating(false);
        for FluentFile { name, text } in fluent_files(language) {
            let resource = match FluentResource::try_new(text.to_owned()) {
                Ok(resource) => resource,
                Err((_, errors)) => unreachable!("{}/{name}: {errors:?}", language.code()),
            };
            if let Err(errors) = bundle.add_resource(resource) {
                unreachable!("{}/{name}: {errors:?}", language.code());
            }
        }
        bundle.set_formatter(Some(match language {
            Language::Fr => |value, _| format_grouped(value, Language::Fr),
            Language::Ar => |value, _| format_grouped(value, Language::Ar),
            Language::En => |value, _| format_grouped(value, Language::En),
        }));
        let numbers = formatter(&language.locale());
        Self { language, bundle, numbers }
    }

    /// The language of the sentences.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// A comparison function that sorts names as a dictionary of the language does: accents and capitals count only
    /// between otherwise equal names.
    ///
    /// # Panics
    /// If the compiled collation data of a language are missing; `tests/speech.rs` asks for each.
    pub fn collation(&self) -> impl Fn(&str, &str) -> Ordering + use<> {
        let collator = match Collator::try_new(self.language.locale().into(), CollatorOptions::default()) {
            Ok(collator) => collator,
            Err(error) => unreachable!("our own locale: {error}"),
        };
        move |one, other| collator.compare(one, other)
    }

    /// The sentence of a message, with its arguments inserted.
    #[must_use]
    pub fn format(&self, message: &Message) -> String {
        let mut args = FluentArgs::new();
        for NamedArgument { name, value } in message.arguments() {
            let value = match value {
                Argument::Text(text) if matches!(name, "path" | "file" | "raw") => FluentValue::from(self.isolated(&text)),
                Argument::Text(text) => FluentValue::from(text),
                Argument::Name { names, .. } => FluentValue::from(self.own_name(names).to_owned()),
                Argument::Keyword(word) => FluentValue::from(word),
                Argument::Count(count) => FluentValue::from(count),
                Argument::Time(time) => FluentValue::from(self.time_text(time)),
            };
            args.set(name, value);
        }
        self.format_key(message.key(), &args)
    }

    /// The range of some times: "2024", "2015 à 2024", "2024, sans date", or nothing when there are none.
    #[must_use]
    pub fn time_range(&self, times: &[Time]) -> String {
        let dated = times.iter().filter(|time| time.is_dated());
        let range = match (dated.clone().min(), dated.max()) {
            (Some(first), Some(last)) if first != last => self.format(&Message::Years { first: *first, last: *last }),
            (Some(time), _) => self.time_text(*time),
            _ => String::new(),
        };
        match (range.is_empty(), times.iter().all(|time| time.is_dated())) {
            (_, true) => range,
            (true, false) => self.time_text(Time::Undated),
            (false, false) => format!("{range}, {}", self.time_text(Time::Undated)),
        }
    }

    /// The explanation of a badge of a chart.
    #[must_use]
    pub fn badge_explanation(&self, badge: &Message) -> String {
        self.format_key(&format!("{}-about", badge.key()), &FluentArgs::new())
    }

    /// The sentence of a note, without its location. Numbers in notes are quoted in plain digits, without grouping.
    #[must_use]
    pub fn format_note(&self, note: &Note) -> String {
        let mut args = FluentArgs::new();
        for NamedArgument { name, value } in note.message.arguments() {
            let value = match value {
                Argument::Keyword(word) => FluentValue::from(word),
                Argument::Name { names, .. } => FluentValue::from(self.isolated(self.own_name(names))),
                Argument::Text(_) | Argument::Count(_) => FluentValue::from(self.isolated(&value.into_text())),
                Argument::Time(time) => FluentValue::from(self.isolated(&self.time_text(time))),
            };
            args.set(name, value);
        }
        self.format_key(&note_key(note.code()), &args)
    }

    fn own_name<'a>(&self, names: &'a QuotedNames) -> &'a str {
        match self.language {
            Language::Fr => &names.fr,
            Language::Ar => &names.ar,
            Language::En => &names.en,
        }
    }

    /// A quotation from the user's data inside a sentence. In Arabic, a quotation without Arabic letters is isolated; if it were not, a
    /// path would show its first slash at the end, and "24 750 000" would show as "000 750 24".
    fn isolated(&self, text: &str) -> String {
        let isolate = self.language.is_rtl() && !text.is_empty() && !text.chars().any(is_arabic);
        if isolate { isolate_left_to_right(text) } else { text.to_owned() }
    }

    /// Why a value is missing, as a phrase.
    #[must_use]
    pub fn missing_reason(&self, reason: MissingReason) -> String {
        self.format_key(&missing_reason_key(reason), &FluentArgs::new())
    }

    /// The name of a kind of territory, in the plural: "communes".
    #[must_use]
    pub fn level_name(&self, level: Level) -> String {
        self.format_key(&level_key(level), &FluentArgs::new())
    }

    /// The name of one territory of a level: "commune", "province".
    #[must_use]
    pub fn level_name_of_one(&self, level: Level) -> String {
        self.format_key(&one_level_key(level), &FluentArgs::new())
    }

    /// Words in a row with the comma of the language between them.
    #[must_use]
    pub fn format_list_plain<T: Borrow<str>>(&self, words: &[T]) -> String {
        words.join(self.comma())
    }

    /// The comma of the language, with the space behind it.
    #[must_use]
    pub fn comma(&self) -> &'static str {
        if self.language.is_rtl() { "، " } else { ", " }
    }

    /// Parts of a sentence that have commas of their own, with the semicolon of the language between them.
    #[must_use]
    pub fn format_items(&self, items: &[String]) -> String {
        items.join(match self.language {
            Language::Ar => "؛ ",
            Language::Fr => "\u{a0}; ",
            Language::En => "; ",
        })
    }

    /// Whether a key has a sentence, for tests of completeness.
    #[must_use]
    pub fn has_message(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }

    /// A decimal with grouped digits and a true minus sign.
    pub(super) fn format_decimal(&self, decimal: &fixed_decimal::Decimal) -> String {
        in_our_spaces(&self.numbers.format(decimal).to_string()).replace('-', "\u{2212}")
    }

    /// The sentence of a key; the key itself when there is none.
    pub(super) fn format_key(&self, key: &str, args: &FluentArgs<'_>) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            return key.to_owned();
        };
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(args), &mut errors).into_owned();
        debug_assert!(errors.is_empty(), "{key}: {errors:?}");
        text
    }
}

impl Speech {
    /// An attribute of a message; `None` when the language has none, or when it asks for something that is not given.
    pub(super) fn attribute(&self, key: &str, attribute: &str, args: &FluentArgs<'_>) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.get_attribute(attribute)?.value();
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(args), &mut errors).into_owned();
        errors.is_empty().then_some(text)
    }
}

/// Whether a character belongs to an Arabic block of Unicode.
fn is_arabic(character: char) -> bool {
    matches!(
        character,
        '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{8a0}'..='\u{8ff}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}'
    )
}

/// The Fluent key of the sentence of a note.
#[must_use]
pub fn note_key(code: NoteCode) -> String {
    format!("note-{}", code.key())
}

fn missing_reason_key(reason: MissingReason) -> String {
    format!("gap-{}", reason.code())
}

fn level_key(level: Level) -> String {
    format!("levels-{}", level.code().replace('_', "-"))
}

/// The key of the short name of a month, from 1.
pub(super) fn month_key(month: u8) -> String {
    format!("month-{month}")
}

pub(super) fn frequency_key(frequency: Frequency) -> String {
    format!("frequency-{}", frequency.name().replace('_', "-"))
}

fn one_level_key(level: Level) -> String {
    format!("level-{}", level.code().replace('_', "-"))
}

/// The Fluent keys of all texts that are not a [`Message`], except names of units: notes, reasons for missing values,
/// kinds of territory and explanations of badges. For tests of completeness.
#[must_use]
pub fn other_keys() -> Vec<String> {
    let notes = NoteCode::ALL.iter().copied().map(note_key);
    let reasons = MissingReason::ALL.iter().copied().map(missing_reason_key);
    let levels = Level::ALL.iter().copied().flat_map(|level| [level_key(level), one_level_key(level)]);
    let badges = Message::signatures().iter().map(|signature| signature.key).filter(|key| key.starts_with("badge-"));
    let frequencies = Frequency::ALL.iter().filter(|frequency| **frequency != Frequency::Year);
    let times = (1..=12).map(month_key).chain(frequencies.map(|frequency| frequency_key(*frequency)));
    notes.chain(reasons).chain(levels).chain(times).chain(badges.map(|key| format!("{key}-about"))).collect()
}
