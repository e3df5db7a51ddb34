//! The grammatical category of a number as it is printed: "1,8" of French is singular, "11" of Arabic takes a noun of its own form.
//!
//! The categories of CLDR are told from values; a printed 2,0 is no dual in Arabic, and 1,8 of English is a plural. So they are told from
//! the text here.

use crate::speech::language::Language;

/// The category of a printed number in a language, as the Fluent files name it: `one`, `two`, `few`, `many`, `decimal` or `other`.
/// Languages use those they need.
pub(super) fn number_form(number: &str, language: Language) -> &'static str {
    let decimal_mark = if language == Language::En { '.' } else { ',' };
    let (whole, decimals) = number.split_once(decimal_mark).map_or((number, ""), |(whole, decimals)| (whole, decimals));
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let (whole, has_decimals) = (digits(whole), !digits(decimals).is_empty());
    let integer: u64 = whole.parse().unwrap_or(u64::MAX);
    match language {
        Language::Fr if integer < 2 => "one",
        Language::En if integer == 1 && !has_decimals => "one",
        // "twice", "deux fois"
        Language::Fr | Language::En if integer == 2 && !has_decimals => "two",
        Language::Fr | Language::En => "other",
        Language::Ar if has_decimals => {
            if (3..=10).contains(&integer) {
                "decimal"
            } else {
                "other"
            }
        }
        Language::Ar => match (integer, integer % 100) {
            (1, _) => "one",
            (2, _) => "two",
            (_, 3..=10) => "few",
            (_, 11..=99) => "many",
            _ => "other",
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_printed_number_chooses_its_form() {
        let cases = [
            (Language::Fr, "1,8", "one"),
            (Language::Fr, "2,0", "other"),
            (Language::Fr, "2", "two"),
            (Language::Fr, "0", "one"),
            (Language::Fr, "\u{2212}1,5", "one"),
            (Language::Fr, "507\u{a0}736", "other"),
            (Language::En, "1", "one"),
            (Language::En, "1.8", "other"),
            (Language::En, "1,001", "other"),
            (Language::Ar, "1", "one"),
            (Language::Ar, "2", "two"),
            (Language::Ar, "2,0", "other"),
            (Language::Ar, "5", "few"),
            (Language::Ar, "3,6", "decimal"),
            (Language::Ar, "11,4", "other"),
            (Language::Ar, "326", "many"),
            (Language::Ar, "507.736", "many"),
            (Language::Ar, "48.300", "other"),
            (Language::Ar, "1.003", "few"),
        ];
        for (language, number, form) in cases {
            assert_eq!(number_form(number, language), form, "{language:?} {number}");
        }
    }
}
