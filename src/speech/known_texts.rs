//! Texts of files that are known in every language: definitions, publishers and territories of the sample. A text in, what the reader's
//! language calls it out.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::OnceLock;

use crate::speech::language::Language;
use crate::speech::sentences::Speech;

/// What each language calls a text; an empty name stands for the text itself.
struct KnownText {
    /// In plain French, where files write a code.
    fr: &'static str,
    en: &'static str,
    ar: &'static str,
}

/// The texts that ship with the program, as files write them.
fn shipped() -> &'static HashMap<&'static str, KnownText> {
    static SHIPPED: OnceLock<HashMap<&str, KnownText>> = OnceLock::new();
    SHIPPED.get_or_init(|| {
        let lines = include_str!("../../assets/known_texts.tsv").lines().filter(|line| !line.starts_with('#'));
        let known = |line: &'static str| {
            let mut cells = line.split('\t');
            Some((cells.next()?, KnownText { fr: cells.next()?, en: cells.next()?, ar: cells.next()? }))
        };
        lines.filter_map(known).collect()
    })
}

impl Speech {
    /// A definition, publisher or territory in this language; as it is written when it is not known.
    #[must_use]
    pub fn known_text<'a>(&self, text: &'a str) -> Cow<'a, str> {
        let Some(known) = shipped().get(text) else { return Cow::Borrowed(text) };
        let translated = match self.language() {
            Language::Fr => known.fr,
            Language::En => known.en,
            Language::Ar => known.ar,
        };
        Cow::Borrowed(if translated.is_empty() { text } else { translated })
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
