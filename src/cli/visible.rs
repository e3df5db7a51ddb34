//! Letters that drive a terminal or turn the direction of a line, made visible. In: a text with parts of files. Out: a text that is safe
//! to print.

use std::borrow::Cow;
use std::fmt::Write as _;

/// The beginnings of isolates, and their end.
const ISOLATES: [char; 3] = ['\u{2066}', '\u{2067}', '\u{2068}'];
const END_OF_ISOLATE: char = '\u{2069}';

/// The text with every dangerous letter made visible. Line breaks and tabs stay, and so do isolates that end on their line: our own
/// sentences put names of towns into them.
pub(super) fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|letter| is_dangerous(letter) || is_isolate(letter)) {
        return Cow::Borrowed(text);
    }
    let lines = text.split_inclusive('\n').map(visible_line);
    Cow::Owned(lines.collect())
}

fn visible_line(line: &str) -> String {
    let keeps_isolates = are_balanced(line);
    let mut safe = String::with_capacity(line.len());
    for letter in line.chars() {
        if !is_dangerous(letter) && (keeps_isolates || !is_isolate(letter)) {
            safe.push(letter);
        } else if letter <= '\u{1f}' {
            // The pictures of the controls, in their order.
            safe.push(char::from_u32(0x2400 + u32::from(letter)).unwrap_or('␀'));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(safe, "⟨U+{:04X}⟩", u32::from(letter));
        }
    }
    safe
}

/// Whether a letter is a control of a terminal, or embeds or overrides a direction.
fn is_dangerous(letter: char) -> bool {
    let is_control = letter.is_control() && !matches!(letter, '\n' | '\t');
    is_control || ('\u{202a}'..='\u{202e}').contains(&letter) || matches!(letter, '\u{2028}' | '\u{2029}' | '\u{feff}')
}

fn is_isolate(letter: char) -> bool {
    letter == END_OF_ISOLATE || ISOLATES.contains(&letter)
}

/// Whether each isolate of a line ends on it, and none ends that did not begin.
fn are_balanced(line: &str) -> bool {
    let mut open = 0_usize;
    for letter in line.chars() {
        if ISOLATES.contains(&letter) {
            open += 1;
        } else if letter == END_OF_ISOLATE {
            match open.checked_sub(1) {
                Some(fewer) => open = fewer,
                None => return false,
            }
        }
    }
    open == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn controls_are_shown_and_not_obeyed() {
        assert_eq!(visible("a\u{1b}]52;c;aGk=\u{7}b\u{9b}2J\u{7f}"), "a␛]52;c;aGk=␇b⟨U+009B⟩2J⟨U+007F⟩");
        assert_eq!(visible("une ligne\n\tdeux\r"), "une ligne\n\tdeux␍");
    }

    #[test]
    fn directions_are_turned_by_our_own_sentences_only() {
        assert_eq!(visible("\u{202e}fdp.csv"), "⟨U+202E⟩fdp.csv");
        assert_eq!(visible("Kénitra \u{2067}القنيطرة\u{2069}"), "Kénitra \u{2067}القنيطرة\u{2069}");
        assert_eq!(visible("a\u{2067}b\nc\u{2069}"), "a⟨U+2067⟩b\nc⟨U+2069⟩");
    }
}
