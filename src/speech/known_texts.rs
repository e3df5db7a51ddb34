//! Texts of files that are known in every language: definitions, publishers and territories of the sample. A text in, what the reader's
//! language calls it out.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::OnceLock;

use crate::speech::language::Language;
use crate::speech::sentences::Speech;

#[derive(serde::Deserialize)]
struct KnownTextsFile {
    text: Vec<KnownText>,
}

/// A text and its translations.
#[derive(serde::Deserialize)]
struct KnownText {
    /// As files write it.
    is: String,
    /// In plain French, where files write a code.
    fr: Option<String>,
    en: String,
    ar: String,
}

/// The texts that ship with the program, as files write them.
fn shipped() -> &'static HashMap<String, KnownText> {
    static SHIPPED: OnceLock<HashMap<String, KnownText>> = OnceLock::new();
    SHIPPED.get_or_init(|| match toml::from_str::<KnownTextsFile>(include_str!("../../assets/known_texts.toml")) {
        Ok(file) => file.text.into_iter().map(|text| (text.is.clone(), text)).collect(),
        Err(error) => unreachable!("assets/known_texts.toml: {error}"),
    })
}

impl Speech {
    /// A definition, publisher or territory in this language; as it is written when it is not known.
    #[must_use]
    pub fn known_text<'a>(&self, text: &'a str) -> Cow<'a, str> {
        let Some(known) = shipped().get(text) else { return Cow::Borrowed(text) };
        let translated = match self.language() {
            Language::Fr => known.fr.as_deref(),
            Language::En => Some(known.en.as_str()),
            Language::Ar => Some(known.ar.as_str()),
        };
        translated.map_or(Cow::Borrowed(text), |own| Cow::Owned(own.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_said_in_words_and_unknown_texts_as_they_are() {
        let said = |language: Language, text: &str| Speech::new(language).known_text(text).into_owned();
        assert_eq!(said(Language::Fr, "HCP-RGPH-15+"), "recensement du HCP, 15 ans et plus");
        assert_eq!(said(Language::En, "commune d'Évreux"), "municipality of Évreux");
        assert_eq!(said(Language::Ar, "province de Kénitra"), "إقليم القنيطرة");
        assert_eq!(said(Language::En, "Mairie de X"), "Mairie de X");
    }
}
