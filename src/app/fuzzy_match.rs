//! Fuzzy matching for the palette: the text typed and a name in, a score out. Accents, case and Arabic vowels are ignored.

use crate::base::fold::fold;

/// What a matched letter scores by itself.
const LETTER: i32 = 1;
/// What it scores more if it follows the letter matched before.
const FOLLOWS: i32 = 4;
/// What it scores more if it begins a word.
const BEGINS_WORD: i32 = 3;
/// What a whole match scores for each point of its letters: more than any difference of length, so that length decides ties only.
const POINT: i32 = 100;
/// The least score per letter of a match by runs or beginnings of words: half of a letter that follows another, and a little more.
const MIN_CONFIDENT: i32 = 350;

/// How well a name matches the text typed; None when it does not. Each word typed must occur as a subsequence of the name.
///
/// Runs of letters, beginnings of words and short names score higher.
pub(crate) fn score(typed: &str, name: &str) -> Option<i32> {
    let (typed, name) = (fold(typed), fold(name));
    let letters: Vec<char> = name.chars().collect();
    let mut points = 0;
    for word in typed.split(' ').filter(|word| !word.is_empty()) {
        points += word_points(word, &letters)?;
    }
    let length = i32::try_from(letters.len()).unwrap_or(i32::MAX);
    Some(points * POINT - length.min(99))
}

/// The score of a match made of runs or beginnings of words; None for letters scattered over the name. Used for names in a language
/// other than the user's, where scattered letters mean nothing.
pub(crate) fn confident_score(typed: &str, name: &str) -> Option<i32> {
    let letters = i32::try_from(fold(typed).chars().filter(|letter| *letter != ' ').count()).unwrap_or(i32::MAX);
    score(typed, name).filter(|score| *score >= letters.saturating_mul(MIN_CONFIDENT))
}

/// The points of a word at its best place in a name.
fn word_points(word: &str, name: &[char]) -> Option<i32> {
    (0..name.len()).filter_map(|start| points_from(word, name, start)).max()
}

/// The points of a word whose first letter is at `start`.
fn points_from(word: &str, name: &[char], start: usize) -> Option<i32> {
    let (mut points, mut from, mut previous) = (0, start, None);
    for letter in word.chars() {
        let (index, _) = name.iter().enumerate().skip(from).find(|(_, other)| **other == letter)?;
        if previous.is_none() && index != start {
            return None;
        }
        let begins_word = index == 0 || name.get(index - 1) == Some(&' ');
        let follows = previous.is_some_and(|previous: usize| previous + 1 == index);
        points += LETTER + if follows { FOLLOWS } else { 0 } + if begins_word { BEGINS_WORD } else { 0 };
        previous = Some(index);
        from = index + 1;
    }
    Some(points)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_few_letters_of_any_script_match_a_name() {
        for (typed, name) in [("exp", "Exporter…"), ("KENIT", "Kénitra"), ("القنيطره", "القنيطرة"), ("eau pot", "Accès à l’eau potable")]
        {
            assert!(score(typed, name).is_some(), "{typed} does not match {name}");
        }
        assert_eq!(score("zzz", "Exporter"), None);
        assert_eq!(score("retropxe", "Exporter"), None);
    }

    #[test]
    fn scattered_letters_are_no_confident_match() {
        assert!(score("ken", "Households in makeshift housing").is_some());
        assert_eq!(confident_score("ken", "Households in makeshift housing"), None);
        assert!(
            confident_score("total water", "Total water consumption per capita").is_some()
                && confident_score("conso eau", "Consommation d’eau").is_some()
        );
    }

    #[test]
    fn beginnings_of_words_and_runs_score_higher() {
        assert!(score("ex", "Exporter…") > score("ex", "Annexes du projet"));
        assert!(score("data", "Data") > score("data", "Download all the answers"));
        assert!(score("", "Exporter").is_some());
    }

    proptest! {
        #![proptest_config(crate::base::testing::proptest_config())]

        #[test]
        fn a_name_matches_itself_and_nothing_panics(name in ".{1,40}", other in ".{0,12}") {
            prop_assert!(score(&name, &name).is_some());
            let _ = score(&other, &name);
        }
    }
}
