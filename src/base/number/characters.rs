//! The characters numbers are written with: digits of several scripts, blanks, grouping signs and marks of direction.

/// The Western digit for an Arabic-Indic or Persian one, and the comma for the Arabic one; any other character is returned unchanged.
#[must_use]
pub fn western_digit(c: char) -> char {
    let zero = match c {
        '٠'..='٩' => '٠',
        '۰'..='۹' => '۰',
        '،' => return ',',
        _ => return c,
    };
    let digit = u32::from(c) - u32::from(zero);
    char::from_digit(digit, 10).unwrap_or(c)
}

/// Whether a character separates groups of three digits in some country: a blank or an apostrophe. The comma and the point
/// depend on the decimal mark.
pub(super) fn is_grouping(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\u{2007}' | '\'' | '’' | '٬')
}

/// Whether a character around a number carries no meaning: blanks and marks of direction.
pub(super) fn is_ignored(c: char) -> bool {
    c.is_whitespace() || is_bidi_mark(c)
}

fn is_bidi_mark(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{2066}'..='\u{2069}')
}

/// The length in bytes of the blank at the start of a UTF-8 text: a plain, no-break, figure, thin or narrow no-break space.
/// `None` if the text does not begin with one.
pub(super) fn blank_length(text: &[u8]) -> Option<usize> {
    match text {
        [b' ', ..] => Some(1),
        [0xc2, 0xa0, ..] => Some(2),
        [0xe2, 0x80, 0x87 | 0x89 | 0xaf, ..] => Some(3),
        _ => None,
    }
}
