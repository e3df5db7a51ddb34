//! Finding by a few letters: what is typed and a name in, how well they agree out. No accent, case or Arabic vowel counts.

use crate::base::fold::fold;

/// How well a name answers what is typed; none when it does not. The letters typed must come in order.
///
/// More for letters that follow each other, that begin words, and for short names.
pub(super) fn score(typed: &str, name: &str) -> Option<i32> {
    let (typed, name) = (fold(typed), fold(name));
    let letters: Vec<char> = name.chars().collect();
    let mut best = 0;
    for word in typed.split(' ').filter(|word| !word.is_empty()) {
        best += word_score(word, &letters)?;
    }
    let length = i32::try_from(letters.len()).unwrap_or(i32::MAX);
    Some(best * 100 - length.min(99))
}

/// How well a name answers, if it does so in runs or beginnings of words: letters picked here and there mean nothing in a language one
/// is not reading.
pub(super) fn surely(typed: &str, name: &str) -> Option<i32> {
    let letters = i32::try_from(fold(typed).chars().filter(|letter| *letter != ' ').count()).unwrap_or(i32::MAX);
    score(typed, name).filter(|score| *score >= letters.saturating_mul(SURE))
}

/// What a letter is worth at least, on average, where it belongs: half of one that follows its neighbour.
const SURE: i32 = 350;

/// The best a word does anywhere in a name.
fn word_score(word: &str, name: &[char]) -> Option<i32> {
    (0..name.len()).filter_map(|start| from(word, name, start)).max()
}

/// How well a word does from a place on, its first letter being there.
fn from(word: &str, name: &[char], start: usize) -> Option<i32> {
    let (mut score, mut at, mut last) = (0, start, None);
    for (rank, letter) in word.chars().enumerate() {
        let found = name.iter().enumerate().skip(at).find(|(_, other)| **other == letter)?.0;
        if rank == 0 && found != start {
            return None;
        }
        let begins = found == 0 || name.get(found - 1) == Some(&' ');
        let follows = last.is_some_and(|last: usize| last + 1 == found);
        score += 1 + if follows { 4 } else { 0 } + if begins { 3 } else { 0 };
        last = Some(found);
        at = found + 1;
    }
    Some(score)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_few_letters_in_any_script_find_a_name() {
        for (typed, name) in [("exp", "Exporter…"), ("KENIT", "Kénitra"), ("القنيطره", "القنيطرة"), ("eau pot", "Accès à l’eau potable")]
        {
            assert!(score(typed, name).is_some(), "{typed} does not find {name}");
        }
        assert_eq!(score("zzz", "Exporter"), None);
        assert_eq!(score("retropxe", "Exporter"), None);
    }

    #[test]
    fn letters_here_and_there_are_not_sure() {
        assert!(score("ken", "Households in makeshift housing").is_some());
        assert_eq!(surely("ken", "Households in makeshift housing"), None);
        assert!(
            surely("total water", "Total water consumption per capita").is_some() && surely("conso eau", "Consommation d’eau").is_some()
        );
    }

    #[test]
    fn beginnings_and_runs_win() {
        assert!(score("ex", "Exporter…") > score("ex", "Annexes du projet"));
        assert!(score("data", "Data") > score("data", "Download all the answers"));
        assert!(score("", "Exporter").is_some());
    }

    proptest! {
        #[test]
        fn a_name_finds_itself_and_nothing_panics(name in ".{1,40}", other in ".{0,12}") {
            prop_assert!(score(&name, &name).is_some());
            let _ = score(&other, &name);
        }
    }
}
