//! Text for XML: what has a meaning is escaped, what XML cannot hold is replaced.

/// Escapes a text for element content and double-quoted attributes.
#[must_use]
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\t' | '\n' | '\r' => escaped.push(' '),
            // Other controls and the two non-characters have no place in XML 1.0.
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => escaped.push('\u{fffd}'),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_name_can_open_a_tag() {
        assert_eq!(escape("<b a=\"1\">&\u{0}\n"), "&lt;b a=&quot;1&quot;&gt;&amp;\u{fffd} ");
    }
}
