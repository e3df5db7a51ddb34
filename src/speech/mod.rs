//! Which language, and how it says things: a [`Message`] or a [`Note`] in, a finished sentence out.
//!
//! Floor 0, beside `base`. Sentences live in `assets/speech/<language>/*.ftl`; numbers go through ICU.

mod messages;
mod numbers;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use icu_decimal::DecimalFormatter;

pub use messages::{Message, SentenceArgument};
pub use numbers::decimals_keeping_apart;

use crate::base::{Level, MissingReason, Note, NoteCode};

/// The languages the program speaks.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// French, first.
    #[default]
    Fr,
    /// Arabic as written in Morocco: Western digits, comma decimals.
    Ar,
    /// English.
    En,
}

impl Language {
    /// All of them, in the order offered.
    pub const ALL: [Self; 3] = [Self::Fr, Self::Ar, Self::En];

    /// The two-letter code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::Ar => "ar",
            Self::En => "en",
        }
    }

    /// Its name in that language: it is looked for by those who do not read the others.
    #[must_use]
    pub fn own_name(self) -> &'static str {
        match self {
            Self::Fr => "Français",
            Self::Ar => "العربية",
            Self::En => "English",
        }
    }

    /// The tag written into documents: `fr-FR`, `ar-MA`, `en-GB`.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::Fr => "fr-FR",
            Self::Ar => "ar-MA",
            Self::En => "en-GB",
        }
    }

    /// Reads `fr`, `ar`, `en`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code() == text)
    }

    /// Whether it is written from right to left.
    #[must_use]
    pub fn is_rtl(self) -> bool {
        self == Self::Ar
    }

    /// The locale numbers are written in. `fr` groups by a narrow no-break space, `ar-MA` by a point
    /// with Western digits, as Moroccan administrations print them; plain `ar` would be English-like.
    fn locale(self) -> icu_locale_core::Locale {
        match self {
            Self::Fr => icu_locale_core::locale!("fr"),
            Self::Ar => icu_locale_core::locale!("ar-MA"),
            Self::En => icu_locale_core::locale!("en-GB"),
        }
    }

    /// The files of sentences, with their names for error messages.
    fn sources(self) -> [(&'static str, &'static str); 7] {
        macro_rules! pages {
            ($code:literal) => {
                [
                    ("chart.ftl", include_str!(concat!("../../assets/speech/", $code, "/chart.ftl"))),
                    ("cli.ftl", include_str!(concat!("../../assets/speech/", $code, "/cli.ftl"))),
                    ("desk.ftl", include_str!(concat!("../../assets/speech/", $code, "/desk.ftl"))),
                    ("deck.ftl", include_str!(concat!("../../assets/speech/", $code, "/deck.ftl"))),
                    ("notes.ftl", include_str!(concat!("../../assets/speech/", $code, "/notes.ftl"))),
                    ("units.ftl", include_str!(concat!("../../assets/speech/", $code, "/units.ftl"))),
                    ("window.ftl", include_str!(concat!("../../assets/speech/", $code, "/window.ftl"))),
                ]
            };
        }
        match self {
            Self::Fr => pages!("fr"),
            Self::Ar => pages!("ar"),
            Self::En => pages!("en"),
        }
    }
}

/// A voice in one language.
pub struct Speech {
    language: Language,
    bundle: FluentBundle<FluentResource>,
    numbers: DecimalFormatter,
}

impl Speech {
    /// Reads the sentences of a language.
    ///
    /// # Panics
    /// If a shipped file of sentences is broken; `tests/speech.rs` reads them all.
    #[must_use]
    pub fn new(language: Language) -> Self {
        let locale: unic_langid::LanguageIdentifier = match language.tag().parse() {
            Ok(locale) => locale,
            Err(error) => unreachable!("our own language tag: {error}"),
        };
        let mut bundle = FluentBundle::new_concurrent(vec![locale]);
        // Placeables are names and numbers inside sentences of one direction; isolating marks would
        // travel into files and show as boxes in programs that do not know them.
        bundle.set_use_isolating(false);
        for (name, text) in language.sources() {
            let resource = match FluentResource::try_new(text.to_owned()) {
                Ok(resource) => resource,
                Err((_, errors)) => unreachable!("{}/{name}: {errors:?}", language.code()),
            };
            if let Err(errors) = bundle.add_resource(resource) {
                unreachable!("{}/{name}: {errors:?}", language.code());
            }
        }
        bundle.set_formatter(Some(match language {
            Language::Fr => |value, _| numbers::grouped(value, Language::Fr),
            Language::Ar => |value, _| numbers::grouped(value, Language::Ar),
            Language::En => |value, _| numbers::grouped(value, Language::En),
        }));
        let numbers = numbers::formatter(&language.locale());
        Self { language, bundle, numbers }
    }

    /// The language spoken.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// The order of names in a dictionary of the language: an accent or a capital counts only between equals.
    ///
    /// # Panics
    /// If the shipped order of a language is broken; `tests/speech.rs` asks for each.
    pub fn alphabet(&self) -> impl Fn(&str, &str) -> std::cmp::Ordering + use<> {
        let collator =
            match icu_collator::Collator::try_new(self.language.locale().into(), icu_collator::options::CollatorOptions::default()) {
                Ok(collator) => collator,
                Err(error) => unreachable!("our own locale: {error}"),
            };
        move |one, other| collator.compare(one, other)
    }

    /// Says a sentence.
    #[must_use]
    pub fn say(&self, line: &Message) -> String {
        let mut args = FluentArgs::new();
        for (name, value) in line.arguments() {
            if let FluentValue::String(word) = &value
                && matches!(name, "path" | "file" | "raw")
            {
                args.set(name, FluentValue::from(self.quoted(word)));
            } else {
                args.set(name, value);
            }
        }
        self.format(line.key(), &args)
    }

    /// Says what a badge means.
    #[must_use]
    pub fn about(&self, badge: &Message) -> String {
        self.format(&format!("{}-about", badge.key()), &FluentArgs::new())
    }

    /// Says a note, without its place.
    #[must_use]
    pub fn note(&self, note: &Note) -> String {
        let mut args = FluentArgs::new();
        for (name, value) in &note.arguments {
            args.set(*name, FluentValue::from(self.quoted(value)));
        }
        self.format(&format!("note-{}", note.code.key()), &args)
    }

    /// A word of the user's in a sentence of ours: among Arabic, what has none keeps its own direction. The first stroke of a path
    /// would else stand at its end, and "24 750 000" would be seen as "000 750 24".
    fn quoted(&self, word: &str) -> String {
        let apart = self.language.is_rtl() && !word.is_empty() && !word.chars().any(is_arabic);
        if apart { format!("{LEFT_TO_RIGHT}{word}{LEFT_TO_RIGHT}") } else { word.to_owned() }
    }

    /// Says why a figure is missing.
    #[must_use]
    pub fn gap(&self, gap: MissingReason) -> String {
        self.format(&format!("gap-{}", gap.code()), &FluentArgs::new())
    }

    /// The name of a kind of territory, in the plural: "communes".
    #[must_use]
    pub fn levels(&self, level: Level) -> String {
        self.format(&format!("levels-{}", level.code().replace('_', "-")), &FluentArgs::new())
    }

    /// A unit in words: "habitants par km²". A unit without words is said as it is written.
    #[must_use]
    pub fn unit(&self, unit: &str) -> String {
        let key = format!("unit-{}", unit_key(unit));
        if self.bundle.has_message(&key) {
            return self.format(&key, &FluentArgs::new());
        }
        // A unit by inhabitant, by km² or by household is said with the words of what is divided.
        let divided = |by: &str| {
            let (amount, rest) = unit.split_once(by)?;
            let amount = format!("{amount}{rest}");
            (rest.is_empty() || rest.starts_with('/'))
                .then(|| self.unit(&amount))
                .filter(|said| *said != amount || self.knows_unit(&amount))
        };
        if let Some(unit) = divided("/person") {
            return self.say(&Message::UnitPerPerson { unit });
        }
        if let Some(unit) = divided("/km2") {
            return self.say(&Message::UnitPerKm2 { unit });
        }
        if let Some(unit) = divided("/household") {
            return self.say(&Message::UnitPerHousehold { unit });
        }
        unit.to_owned()
    }

    /// Whether a unit has words of its own.
    #[must_use]
    pub fn knows_unit(&self, unit: &str) -> bool {
        self.bundle.has_message(&format!("unit-{}", unit_key(unit)))
    }

    /// Whether a key has a sentence; for tests of completeness.
    #[must_use]
    pub fn knows(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }

    fn format(&self, key: &str, args: &FluentArgs<'_>) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            return key.to_owned();
        };
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(args), &mut errors).into_owned();
        debug_assert!(errors.is_empty(), "{key}: {errors:?}");
        text
    }
}

/// Whether a sign is written from right to left with Arabic letters.
fn is_arabic(sign: char) -> bool {
    matches!(sign, '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{8a0}'..='\u{8ff}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}')
}

/// What stands beside it is read from left to right.
pub const LEFT_TO_RIGHT: char = '\u{200e}';

/// The key of a unit's words: `persons/km2` → `persons-per-km2`.
fn unit_key(unit: &str) -> String {
    let spelled = unit.replace('/', " per ").replace('%', "percent").replace('‰', "per-mille").replace('°', "deg-");
    spelled.split_whitespace().collect::<Vec<_>>().join("-")
}

/// The keys of everything that is not a [`Message`]: notes, gaps, levels, what badges mean.
#[must_use]
pub fn fixed_keys() -> Vec<String> {
    let notes = NoteCode::ALL.iter().map(|code| format!("note-{}", code.key()));
    let gaps = MissingReason::ALL.iter().map(|gap| format!("gap-{}", gap.code()));
    let levels = Level::ALL.iter().map(|level| format!("levels-{}", level.code().replace('_', "-")));
    let badges = Message::KEYS.iter().map(|(key, _)| *key).filter(|key| key.starts_with("badge-")).map(|key| format!("{key}-about"));
    notes.chain(gaps).chain(levels).chain(badges).collect()
}

/// The text of each file of sentences of a language; for tests of completeness.
#[must_use]
pub fn sources(language: Language) -> [(&'static str, &'static str); 7] {
    language.sources()
}
