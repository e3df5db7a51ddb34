//! Repairs broken letters: texts in UTF-8 that were read as Windows-1252 and saved again ("KÃ©nitra"), entities of web pages
//! ("K&eacute;nitra").

use html5gum::{Token, Tokenizer};
use memchr::memmem;

/// The signs a letter of Western Europe leaves when its two bytes are read as two letters.
const SIGNS: [&str; 8] = ["Ã©", "Ã¨", "Ã ", "Ãª", "Ã´", "Ã§", "Ã®", "Ã‰"];

/// The repaired text; `None` when nothing shows that it needs it, or the repair would lose a letter.
pub(super) fn repaired(text: &str) -> Option<String> {
    // A whole file is searched, and a reading that is no longer wanted ends soon: `memmem` is ten times faster than `str::contains`.
    let has = |sign: &str| memmem::find(text.as_bytes(), sign.as_bytes()).is_some();
    if !has("Ã") && !has("Ø§") {
        return None;
    }
    let is_broken = SIGNS.into_iter().any(has) || has("Ø§Ù");
    // "Ã" is a letter of its own in Portuguese; there, true accents stand beside it.
    let has_true_accents = text.contains(['é', 'è', 'à', 'ç', 'ã', 'õ', 'ó']);
    if !is_broken || has_true_accents {
        return None;
    }
    let (bytes, _, had_errors) = encoding_rs::WINDOWS_1252.encode(text);
    if had_errors {
        return None;
    }
    String::from_utf8(bytes.into_owned()).ok()
}

/// The letters that entities of a web page stand for in a text that is none: "K&eacute;nitra" in, "Kénitra" out. `None` when there are
/// none.
pub(super) fn without_entities(text: &str) -> Option<String> {
    if !text.contains('&') {
        return None;
    }
    let mut repaired = String::with_capacity(text.len());
    let (mut rest, mut found) = (text, false);
    while let Some(start) = rest.find('&') {
        let (before, from) = rest.split_at(start);
        repaired.push_str(before);
        let end = from.bytes().take(LONGEST_ENTITY).position(|byte| byte == b';');
        let letter = end.and_then(|end| Some((from.get(..=end)?, end))).and_then(|(entity, end)| Some((letter_of(entity)?, end)));
        match letter {
            Some((letter, end)) => {
                repaired.push_str(&letter);
                rest = from.get(end + 1..).unwrap_or_default();
                found = true;
            }
            None => {
                repaired.push('&');
                rest = from.get(1..).unwrap_or_default();
            }
        }
    }
    repaired.push_str(rest);
    found.then_some(repaired)
}

/// Longer texts between "&" and ";" are no entities.
const LONGEST_ENTITY: usize = 10;

/// The letter of an entity with its signs: "&eacute;", "&#233;". `None` for other texts and for signs that delimit cells.
fn letter_of(entity: &str) -> Option<String> {
    let Ok(Token::String(text)) = Tokenizer::new(entity).next()? else { return None };
    let letter = String::from_utf8_lossy(&text).into_owned();
    (letter != entity && !letter.contains([';', ',', '\t', '"', '\n'])).then_some(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn broken_letters_are_repaired_and_good_ones_left() {
        assert_eq!(repaired("ville;annÃ©e\nKÃ©nitra;2024").as_deref(), Some("ville;année\nKénitra;2024"));
        assert_eq!(repaired("Ã‰vreux;DÃ©chets").as_deref(), Some("Évreux;Déchets"));
        assert_eq!(repaired("ville;année\nKénitra;2024"), None);
        assert_eq!(repaired("SÃO PAULO;1"), None);
        assert_eq!(repaired("São Tomé;Ãrea"), None);
    }

    #[test]
    fn entities_are_letters_and_other_signs_stay() {
        assert_eq!(without_entities("K&eacute;nitra;D&#233;chets;1&nbsp;234").as_deref(), Some("Kénitra;Déchets;1\u{a0}234"));
        assert_eq!(without_entities("Ville & Métropole;a&b;12"), None);
        assert_eq!(without_entities("R&amp;D;5").as_deref(), Some("R&D;5"));
    }
}
