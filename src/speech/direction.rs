//! The direction in which a script is read.

use crate::speech::language::Language;

/// The side of a page or window on which reading begins.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Direction {
    /// Reading begins on the left, as in French and English.
    LeftToRight,
    /// Reading begins on the right, as in Arabic.
    RightToLeft,
}

impl From<Language> for Direction {
    fn from(language: Language) -> Self {
        if language.is_rtl() { Self::RightToLeft } else { Self::LeftToRight }
    }
}

/// A text whose direction is told from its own letters, apart from the sentence around it (FSI … PDI).
#[must_use]
pub fn isolate(text: &str) -> String {
    format!("\u{2068}{text}\u{2069}")
}

/// A text read from left to right, apart from the sentence around it (LRI … PDI): a number with its sign.
#[must_use]
pub fn isolate_left_to_right(text: &str) -> String {
    format!("\u{2066}{text}\u{2069}")
}

/// A text written from right to left whose words in other letters are isolated, those beside each other together: "PM2.5", "GPC BASIC".
/// A number behind such a word would be taken for a part of it.
#[must_use]
pub fn isolate_latin_words(text: &str) -> String {
    let is_latin = |word: &&str| word.contains(|letter: char| letter.is_ascii_alphabetic());
    let mut words = text.split(' ').peekable();
    let mut isolated: Vec<String> = Vec::new();
    while let Some(word) = words.next() {
        if !is_latin(&word) {
            isolated.push(word.to_owned());
            continue;
        }
        let mut run = word.to_owned();
        while let Some(next) = words.next_if(is_latin) {
            run = format!("{run} {next}");
        }
        // Signs around the words belong to the sentence.
        let inner = run.trim_matches(|letter: char| !letter.is_alphanumeric() && !matches!(letter, '+' | '%'));
        isolated.push(run.replacen(inner, &isolate(inner), 1));
    }
    isolated.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn latin_words_are_isolated_without_the_signs_around_them() {
        assert_eq!(isolate_latin_words("المتوسط السنوي PM2.5"), "المتوسط السنوي \u{2068}PM2.5\u{2069}");
        assert_eq!(isolate_latin_words("الانبعاثات (GPC BASIC+)، 2024"), "الانبعاثات (\u{2068}GPC BASIC+\u{2069})، 2024");
        assert_eq!(isolate_latin_words("عدد السكان 2024"), "عدد السكان 2024");
    }
}
