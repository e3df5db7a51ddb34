//! How similar two folded names are: names in, a similarity from 0 to 1 or the nearest names out.

use std::collections::HashMap;

use crate::base::fold::fold;
use crate::base::value::as_number;

/// The number of single-letter insertions, deletions and substitutions between two texts. A difference in length above
/// `limit` gives `limit + 1` without further work.
fn bounded_distance(left: &str, right: &str, limit: usize) -> usize {
    let difference = left.chars().count().abs_diff(right.chars().count());
    if difference > limit { limit + 1 } else { strsim::levenshtein(left, right) }
}

/// A spelling that can be searched for, with the label it stands for.
#[derive(Clone, Copy, Debug)]
pub struct Candidate<'a> {
    /// The spelling compared with the search text.
    pub spelling: &'a str,
    /// The label that is returned; several spellings may share one.
    pub label: &'a str,
}

/// The `count` labels with a spelling nearest to `text`, best first; equally near labels keep their order. A spelling that
/// begins with `text`, or that contains a word near it, is near too.
#[must_use]
pub fn nearest<'a>(text: &str, candidates: impl Iterator<Item = Candidate<'a>>, count: usize) -> Vec<&'a str> {
    let wanted = fold(text);
    let limit = wanted.chars().count().max(8);
    let cost = |spelling: &str| {
        let folded = fold(spelling);
        if !wanted.is_empty() && folded.starts_with(&wanted) {
            return 1;
        }
        let words = folded.split(' ').map(|word| bounded_distance(&wanted, word, limit) + 1);
        words.min().unwrap_or(limit).min(bounded_distance(&wanted, &folded, limit))
    };
    let mut best: HashMap<&str, Score> = HashMap::new();
    for (index, candidate) in candidates.enumerate() {
        let cost = cost(candidate.spelling);
        let score = best.entry(candidate.label).or_insert(Score { cost, index });
        score.cost = score.cost.min(cost);
    }
    let mut sorted: Vec<(Score, &str)> = best.into_iter().map(|(label, score)| (score, label)).collect();
    sorted.sort_unstable();
    sorted.into_iter().take(count).map(|(_, label)| label).collect()
}

/// How far a label is from the search text, then its index among the candidates.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Score {
    cost: usize,
    index: usize,
}

/// The number of classes of letters in a [`ComparableName`].
const CLASSES: usize = 32;

/// A folded name prepared for many comparisons.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ComparableName {
    text: String,
    /// The number of letters.
    length: usize,
    /// The distinct words, sorted.
    words: Vec<String>,
    /// How many letters fall into each class; letters are assigned to classes by their code.
    letters: [u16; CLASSES],
}

impl ComparableName {
    /// Prepares a folded name.
    #[must_use]
    pub fn new(folded: &str) -> Self {
        let mut words: Vec<String> = folded.split(' ').map(str::to_owned).collect();
        words.sort_unstable();
        words.dedup();
        let mut letters = [0_u16; CLASSES];
        for letter in folded.chars() {
            if let Some(count) = letters.get_mut(letter as usize % CLASSES) {
                *count = count.saturating_add(1);
            }
        }
        Self { text: folded.to_owned(), length: folded.chars().count(), words, letters }
    }

    /// The number of letters of the name.
    #[must_use]
    pub fn length(&self) -> usize {
        self.length
    }

    /// The similarity of two names from 0 to 1: the larger of the share of common words and the share of equal letters.
    /// Letters count only if at most a third of them differ.
    #[must_use]
    pub fn similarity(&self, other: &Self) -> f64 {
        let common = common_count(&self.words, &other.words);
        let distinct = self.words.len() + other.words.len() - common;
        let words = as_number(common) / as_number(distinct.max(1));
        let longest = self.length.max(other.length);
        let limit = longest / 3;
        if self.least_distance(other) > limit {
            return words;
        }
        let distance = strsim::levenshtein(&self.text, &other.text);
        if distance > limit { words } else { words.max(1.0 - as_number(distance) / as_number(longest.max(1))) }
    }

    /// A lower bound of the edit distance, from the lengths and the letters of both names. It is much cheaper than the
    /// distance itself and rules out most pairs.
    fn least_distance(&self, other: &Self) -> usize {
        // Each edit removes at most one letter from a class and adds at most one to another.
        let (mut surplus, mut deficit) = (0_usize, 0_usize);
        for (own, other) in self.letters.iter().zip(&other.letters) {
            surplus += usize::from(own.saturating_sub(*other));
            deficit += usize::from(other.saturating_sub(*own));
        }
        surplus.max(deficit)
    }
}

/// The number of texts in both of two sorted lists of distinct texts.
fn common_count(left: &[String], right: &[String]) -> usize {
    left.iter().filter(|word| right.binary_search(word).is_ok()).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    #[test]
    fn distance_counts_letters() {
        assert_eq!(bounded_distance("kenitra", "kenitra", 9), 0);
        assert_eq!(bounded_distance("kenitra", "quenitra", 9), 2);
        assert_eq!(bounded_distance("", "abc", 9), 3);
        assert_eq!(bounded_distance("a", "abcdef", 2), 3);
    }

    #[test]
    fn nearest_names_come_first() {
        let towns = ["Paris", "Kénitra", "Rabat"].map(|name| Candidate { spelling: name, label: name });
        assert_eq!(nearest("kenitr", towns.into_iter(), 1), ["Kénitra"]);
        let indicators = [("age_0_14", "age"), ("population_density", "density"), ("Densité de population", "density")];
        let indicators = indicators.map(|(spelling, label)| Candidate { spelling, label });
        assert_eq!(nearest("densite", indicators.into_iter(), 1), ["density"]);
    }

    /// The definition of the similarity, without any preparation.
    fn plain_similarity(left: &str, right: &str) -> f64 {
        let words = |text: &str| text.split(' ').map(str::to_owned).collect::<BTreeSet<_>>();
        let (a, b) = (words(left), words(right));
        let shared = as_number(a.intersection(&b).count()) / as_number(a.union(&b).count().max(1));
        let longest = left.chars().count().max(right.chars().count());
        let limit = longest / 3;
        let letters = 1.0 - as_number(bounded_distance(left, right, limit)) / as_number(longest.max(1));
        if letters < 1.0 - (as_number(limit) / as_number(longest.max(1))) { shared } else { shared.max(letters) }
    }

    proptest! {
        #![proptest_config(crate::base::testing::proptest_config())]

        #[test]
        fn preparation_does_not_change_the_similarity(left in "[a-eé\u{627}]{0,9}( [a-d]{1,6}){0,3}", right in "[a-eé\u{627}]{0,9}( [a-d]{1,6}){0,3}") {
            let prepared = ComparableName::new(&left).similarity(&ComparableName::new(&right));
            prop_assert_eq!(prepared.to_bits(), plain_similarity(&left, &right).to_bits());
        }
    }
}
