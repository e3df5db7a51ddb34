//! Folding text so that spellings can be compared: text in, its bare skeleton out.

use std::borrow::Cow;
use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The identifier of a thing only a file knows: its name folded, one word; a name made of signs alone is its own.
#[must_use]
pub fn slug(name: &str) -> String {
    let id = fold(name).replace(' ', "_");
    if id.is_empty() { plain(name).trim().to_owned() } else { id }
}

/// No name is longer, in bytes: of a longer text, the beginning is compared.
const LONGEST: usize = 4096;

/// Lower case, no accents, no Arabic vowels or tatweel, punctuation as one blank.
///
/// Alef, ya and ta-marbuta variants are one letter, as Moroccan files mix them.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut end = text.len().min(LONGEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let text = text.get(..end).unwrap_or_default();
    let mut folded = String::with_capacity(text.len());
    for letter in text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        let letter = match letter {
            'ـ' => continue,
            'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
            'ى' => 'ي',
            'ة' => 'ه',
            other => other,
        };
        match letter {
            'œ' => folded.push_str("oe"),
            'æ' => folded.push_str("ae"),
            c if c.is_alphanumeric() || c == '%' => folded.push(c),
            _ if !folded.is_empty() && !folded.ends_with(' ') => folded.push(' '),
            _ => {}
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// A text without the marks that turn the letters after it around: a name from a file cannot disorder a sentence.
#[must_use]
pub fn plain(text: &str) -> Cow<'_, str> {
    let turns = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    if text.contains(turns) { Cow::Owned(text.replace(turns, "")) } else { Cow::Borrowed(text) }
}

/// How many single-letter changes separate two folded texts, at most `limit + 1`.
#[must_use]
pub fn distance(left: &str, right: &str, limit: usize) -> usize {
    let left: Vec<char> = left.chars().collect();
    let right: Vec<char> = right.chars().collect();
    if left.len().abs_diff(right.len()) > limit {
        return limit + 1;
    }
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (i, a) in left.iter().enumerate() {
        let mut diagonal = i;
        let mut before = i + 1;
        for (cell, b) in row.iter_mut().skip(1).zip(&right) {
            let here = (diagonal + usize::from(a != b)).min(before + 1).min(*cell + 1);
            diagonal = *cell;
            *cell = here;
            before = here;
        }
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
    }
    row.last().copied().unwrap_or(limit + 1)
}

/// The `count` labels one of whose spellings is nearest to `text`, best first. A spelling that begins with
/// what was typed, or one of whose words is near it, was probably meant.
#[must_use]
pub fn nearest<'a>(text: &str, candidates: impl Iterator<Item = (&'a str, &'a str)>, count: usize) -> Vec<&'a str> {
    let wanted = fold(text);
    let far = wanted.chars().count().max(8);
    let cost = |spelling: &str| {
        let folded = fold(spelling);
        if !wanted.is_empty() && folded.starts_with(&wanted) {
            return 1;
        }
        let words = folded.split(' ').map(|word| distance(&wanted, word, far) + 1);
        words.min().unwrap_or(far).min(distance(&wanted, &folded, far))
    };
    let mut best: HashMap<&str, (usize, usize)> = HashMap::new();
    for (rank, (spelling, label)) in candidates.enumerate() {
        let cost = cost(spelling);
        let kept = best.entry(label).or_insert((cost, rank));
        kept.0 = kept.0.min(cost);
    }
    // Of two as near, the first one given comes first.
    let mut ranked: Vec<(usize, usize, &str)> = best.into_iter().map(|(label, (cost, rank))| (cost, rank, label)).collect();
    ranked.sort_unstable();
    ranked.into_iter().take(count).map(|(.., label)| label).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_case_and_hyphens_do_not_count() {
        assert_eq!(fold("Saint-Étienne"), fold("SAINT ETIENNE"));
        assert_eq!(fold("  Kénitra "), "kenitra");
        assert_eq!(fold("القنيطرة"), fold("القنيطره"));
        assert_eq!(fold("Œuvre"), "oeuvre");
    }

    #[test]
    fn distance_counts_letters() {
        assert_eq!(distance("kenitra", "kenitra", 9), 0);
        assert_eq!(distance("kenitra", "quenitra", 9), 2);
        assert_eq!(distance("", "abc", 9), 3);
        assert_eq!(distance("a", "abcdef", 2), 3);
    }

    #[test]
    fn nearest_names_come_first() {
        let names = [("Paris", "Paris"), ("Kénitra", "Kénitra"), ("Rabat", "Rabat")];
        assert_eq!(nearest("kenitr", names.into_iter(), 1), ["Kénitra"]);
        let cards = [("age_0_14", "age"), ("population_density", "density"), ("Densité de population", "density")];
        assert_eq!(nearest("densite", cards.into_iter(), 1), ["density"]);
    }
}
