//! Repairs texts that were in UTF-8, were read as Windows-1252 and saved again: "KÃ©nitra" in, "Kénitra" out.

/// The signs a letter of Western Europe leaves when its two bytes are read as two letters.
const SIGNS: [&str; 8] = ["Ã©", "Ã¨", "Ã ", "Ãª", "Ã´", "Ã§", "Ã®", "Ã‰"];

/// The repaired text; `None` when nothing shows that it needs it, or the repair would lose a letter.
pub(super) fn repaired(text: &str) -> Option<String> {
    if !text.contains('Ã') && !text.contains("Ø§") {
        return None;
    }
    let is_broken = SIGNS.iter().any(|sign| text.contains(sign)) || text.contains("Ø§Ù");
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
}
