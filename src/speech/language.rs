//! The languages of the user interface, with their codes, locales and files of sentences.

/// A language of the user interface and of the exported documents.
#[derive(
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Debug,
    Default,
    serde::Serialize,
    serde::Deserialize,
    strum::IntoStaticStr,
    strum::EnumString,
)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum Language {
    /// French, the default.
    #[default]
    Fr,
    /// Arabic as written in Morocco: Western digits, decimal comma.
    Ar,
    /// British English.
    En,
}

/// One Fluent file of a language.
#[derive(Clone, Copy, Debug)]
pub struct FluentFile {
    /// The name of the file, for error messages.
    pub name: &'static str,
    /// Its content.
    pub text: &'static str,
}

/// Lists the Fluent files of a language, whose code is given.
macro_rules! fluent_files {
    ($code:literal: $($name:literal),*) => {
        [$(FluentFile { name: $name, text: include_str!(concat!("../../assets/speech/", $code, "/", $name)) }),*]
    };
    ($code:literal) => {
        fluent_files!($code: "chart.ftl", "cli.ftl", "desk.ftl", "deck.ftl", "notes.ftl", "nouns.ftl", "phrases.ftl", "units.ftl", "window.ftl")
    };
}

/// The Fluent files of a language, which are compiled into the program.
#[must_use]
pub fn fluent_files(language: Language) -> [FluentFile; 9] {
    match language {
        Language::Fr => fluent_files!("fr"),
        Language::Ar => fluent_files!("ar"),
        Language::En => fluent_files!("en"),
    }
}

impl Language {
    /// All languages, in the order in which menus list them.
    pub const ALL: [Self; 3] = [Self::Fr, Self::Ar, Self::En];

    /// The two-letter ISO 639-1 code.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.into()
    }

    /// The name of the language in that language, for readers who know no other.
    #[must_use]
    pub fn native_name(self) -> &'static str {
        match self {
            Self::Fr => "Français",
            Self::Ar => "العربية",
            Self::En => "English",
        }
    }

    /// The BCP 47 tag written into documents: `fr-FR`, `ar-MA`, `en-GB`.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::Fr => "fr-FR",
            Self::Ar => "ar-MA",
            Self::En => "en-GB",
        }
    }

    /// Reads a two-letter code; `None` for any other text.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        text.parse().ok()
    }

    /// Whether the language is written from right to left.
    #[must_use]
    pub fn is_rtl(self) -> bool {
        self == Self::Ar
    }

    /// The locale of numbers and lists. `fr` groups digits by a no-break space. `ar-MA` groups by a point and uses
    /// Western digits, as Moroccan administrations print numbers; plain `ar` does not.
    pub(super) fn locale(self) -> icu_locale_core::Locale {
        match self {
            Self::Fr => icu_locale_core::locale!("fr"),
            Self::Ar => icu_locale_core::locale!("ar-MA"),
            Self::En => icu_locale_core::locale!("en-GB"),
        }
    }
}
