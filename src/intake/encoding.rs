//! Bytes in, text out: byte-order mark, then strict UTF-8, then UTF-16 by its zeros, then Windows code pages.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};

/// How a file was encoded.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Encoding {
    /// UTF-8, with or without a byte-order mark.
    Utf8,
    /// UTF-16, little end first.
    Utf16Le,
    /// UTF-16, big end first.
    Utf16Be,
    /// Windows-1252: Western Europe.
    Windows1252,
    /// Windows-1256: Arabic.
    Windows1256,
}

impl Encoding {
    /// The usual name.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.codec().name()
    }

    fn codec(self) -> &'static encoding_rs::Encoding {
        match self {
            Self::Utf8 => encoding_rs::UTF_8,
            Self::Utf16Le => encoding_rs::UTF_16LE,
            Self::Utf16Be => encoding_rs::UTF_16BE,
            Self::Windows1252 => encoding_rs::WINDOWS_1252,
            Self::Windows1256 => encoding_rs::WINDOWS_1256,
        }
    }
}

/// The text of a file and how it was found.
pub(super) struct Decoded {
    /// The text, or nothing when the bytes are no text.
    pub text: Option<String>,
    /// The encoding chosen.
    pub encoding: Encoding,
    /// The first line with bytes that do not fit, if any.
    pub broken_line: Option<u32>,
}

/// Decodes a file.
pub(super) fn decode(bytes: &[u8]) -> Decoded {
    let encoding = detect(bytes);
    let (text, had_errors) = encoding.codec().decode_with_bom_removal(bytes);
    if is_binary(&text) {
        return Decoded { text: None, encoding, broken_line: None };
    }
    let broken_line = had_errors.then(|| line_of_first_replacement(&text));
    Decoded { text: Some(text.into_owned()), encoding, broken_line }
}

fn detect(bytes: &[u8]) -> Encoding {
    match bytes {
        [0xef, 0xbb, 0xbf, ..] => return Encoding::Utf8,
        [0xff, 0xfe, ..] => return Encoding::Utf16Le,
        [0xfe, 0xff, ..] => return Encoding::Utf16Be,
        _ => {}
    }
    let head = bytes.get(..bytes.len().min(1 << 12)).unwrap_or_default();
    if let Some(utf16) = utf16_by_zeros(head) {
        return utf16;
    }
    if std::str::from_utf8(bytes).is_ok() || mostly_utf8(bytes) {
        return Encoding::Utf8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    // Without a hint the detector takes French for Central European; only our two code pages are wanted.
    let guess = detector.guess(Some(b"fr"), Utf8Detection::Deny);
    if guess == encoding_rs::WINDOWS_1256 { Encoding::Windows1256 } else { Encoding::Windows1252 }
}

/// A file of Latin text in UTF-16 has a zero in every other byte.
fn utf16_by_zeros(head: &[u8]) -> Option<Encoding> {
    let zeros = |offset: usize| head.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let enough = head.len() / 4;
    match (even, odd) {
        (0, odd) if odd > enough => Some(Encoding::Utf16Le),
        (even, 0) if even > enough => Some(Encoding::Utf16Be),
        _ => None,
    }
}

/// Whether a file is UTF-8 with a few broken bytes rather than another encoding.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > 10 * bad
}

/// Text has no zero and hardly any control character.
fn is_binary(text: &str) -> bool {
    let head = text.chars().take(1 << 12);
    let (mut all, mut odd) = (0_usize, 0_usize);
    for c in head {
        if c == '\0' {
            return true;
        }
        all += 1;
        odd += usize::from(c.is_control() && !matches!(c, '\t' | '\r' | '\n' | '\u{c}') && !('\u{80}'..='\u{9f}').contains(&c));
    }
    odd * 20 > all
}

fn line_of_first_replacement(text: &str) -> u32 {
    let before = text.split('\u{fffd}').next().unwrap_or_default();
    u32::try_from(before.matches('\n').count()).unwrap_or(u32::MAX).saturating_add(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], encoding: Encoding, text: &str) {
        let decoded = decode(bytes);
        assert_eq!(decoded.encoding, encoding);
        assert_eq!(decoded.text.as_deref(), Some(text));
    }

    #[test]
    fn byte_order_marks_decide() {
        check(b"\xef\xbb\xbfville", Encoding::Utf8, "ville");
        check(b"\xff\xfev\0i\0", Encoding::Utf16Le, "vi");
        check(b"\xfe\xff\0v\0i", Encoding::Utf16Be, "vi");
    }

    #[test]
    fn utf_16_without_a_mark_is_seen() {
        check(b"v\0i\0l\0l\0e\0", Encoding::Utf16Le, "ville");
    }

    #[test]
    fn french_code_page() {
        let text = "commune;déchets collectés (t);eau distribuée (m³)\nÉvreux;12 345,6;à préciser\n";
        let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(text);
        check(&bytes, Encoding::Windows1252, text);
    }

    #[test]
    fn arabic_code_page() {
        let text = "المدينة;عدد السكان;المساحة\nالقنيطرة;507736;121,53\nالرباط;509916;116,04\n";
        let (bytes, _, _) = encoding_rs::WINDOWS_1256.encode(text);
        check(&bytes, Encoding::Windows1256, text);
    }

    #[test]
    fn a_broken_byte_names_its_line() {
        let decoded =
            decode(b"ville;n\n\xc3\xa9\xc3\xa8\xc3\xa9\xc3\xa8\xc3\xa9\xc3\xa8\xc3\xa9\xc3\xa8\xc3\xa9\xc3\xa8\xc3\xa9;1\nb\xff;2\n");
        assert_eq!(decoded.encoding, Encoding::Utf8);
        assert_eq!(decoded.broken_line, Some(3));
    }
}
