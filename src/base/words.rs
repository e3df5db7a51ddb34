//! The words of a text. A no-break space is part of its word: no line ends there, and nothing else takes its place.

/// The words between ordinary spaces and line ends.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| c.is_whitespace() && c != '\u{a0}').filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn a_no_break_space_stays_where_it_is() {
        assert_eq!(words(" 20\u{a0}%  de\nménages ").collect::<Vec<_>>(), ["20\u{a0}%", "de", "ménages"]);
    }
}
