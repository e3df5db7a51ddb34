//! Decodes files: bytes in, text out. Tries byte-order marks, UTF-16 by its zero bytes, strict UTF-8, then Windows code pages.

use std::thread;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};

use crate::base::Progress;

/// A character encoding.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, serde::Serialize, serde::Deserialize)]
pub enum Encoding {
    /// UTF-8, with or without a byte-order mark.
    #[serde(rename = "UTF-8")]
    Utf8,
    /// UTF-16, little-endian.
    #[serde(rename = "UTF-16LE")]
    Utf16Le,
    /// UTF-16, big-endian.
    #[serde(rename = "UTF-16BE")]
    Utf16Be,
    /// Windows-1252: Western Europe.
    #[serde(rename = "windows-1252")]
    Windows1252,
    /// Windows-1256: Arabic.
    #[serde(rename = "windows-1256")]
    Windows1256,
    /// ISO-8859-15: Western Europe on older systems. Only on request, as its bytes do not differ from Windows-1252.
    #[serde(rename = "ISO-8859-15")]
    Latin9,
    /// Mac Roman. Only on request, as it cannot be detected reliably.
    #[serde(rename = "macintosh")]
    MacRoman,
}

impl Encoding {
    /// All encodings, in the order of menus.
    pub const ALL: [Self; 7] =
        [Self::Utf8, Self::Windows1252, Self::Windows1256, Self::Latin9, Self::MacRoman, Self::Utf16Le, Self::Utf16Be];

    /// The encoding with this usual name, ignoring case.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|encoding| encoding.name().eq_ignore_ascii_case(name.trim()))
    }

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
            Self::Latin9 => encoding_rs::ISO_8859_15,
            Self::MacRoman => encoding_rs::MACINTOSH,
        }
    }
}

/// A decoded file.
pub(super) struct Decoded {
    /// The text; `None` when the file is binary.
    pub text: Option<String>,
    /// The encoding chosen.
    pub encoding: Encoding,
    /// The first line with invalid bytes, from 1.
    pub broken_line: Option<u32>,
}

/// Decodes a file; `asked` is what the user says it is.
pub(super) fn decode(bytes: Vec<u8>, asked: Option<Encoding>, progress: &Progress) -> Decoded {
    let encoding = asked.unwrap_or_else(|| detect(&bytes));
    let (text, had_errors) = text(bytes, encoding, progress);
    // A file with an encoding chosen by the user is never treated as binary.
    if asked.is_none() && is_binary(&text) {
        return Decoded { text: None, encoding, broken_line: None };
    }
    let broken_line = had_errors.then(|| line_of_first_replacement(&text));
    Decoded { text: Some(text), encoding, broken_line }
}

/// Files with more bytes are decoded on two threads.
const WORTH_SPLITTING: usize = 1 << 22;

/// The text of some bytes, and whether some of them did not fit. Good UTF-8 is not copied.
fn text(bytes: Vec<u8>, encoding: Encoding, progress: &Progress) -> (String, bool) {
    // Where a byte is a letter, both halves of a file can be decoded at once.
    let bytewise = !matches!(encoding, Encoding::Utf8 | Encoding::Utf16Le | Encoding::Utf16Be);
    if bytewise && bytes.len() > WORTH_SPLITTING {
        let (first, second) = bytes.split_at(bytes.len() / 2);
        return thread::scope(|scope| {
            let other = scope.spawn(|| decoded(second, encoding, progress));
            let (mut text, mut broken) = decoded(first, encoding, progress);
            let (rest, also) = other.join().unwrap_or_else(|_| decoded(second, encoding, progress));
            // Copying half a file takes long: nobody waits for it once the reading is stopped.
            if progress.is_stopped() {
                return (String::new(), broken);
            }
            text.push_str(&rest);
            broken |= also;
            (text, broken)
        });
    }
    if encoding != Encoding::Utf8 || bytes.starts_with(b"\xef\xbb\xbf") {
        return decoded(&bytes, encoding, progress);
    }
    String::from_utf8(bytes).map_or_else(|error| decoded(error.as_bytes(), encoding, progress), |text| (text, false))
}

/// Decodes piece by piece, so that little more memory is allocated than needed (at once it would be three times the file) and a reading
/// that is no longer wanted ends soon.
fn decoded(bytes: &[u8], encoding: Encoding, progress: &Progress) -> (String, bool) {
    let mut decoder = encoding.codec().new_decoder_with_bom_removal();
    let step = bytes.len() / 16 + 64;
    let mut text = String::with_capacity(bytes.len() + step);
    let (mut at, mut broken) = (0, false);
    loop {
        let end = bytes.len().min(at + step);
        let is_last = end == bytes.len();
        let (result, read, had_errors) = decoder.decode_to_string(bytes.get(at..end).unwrap_or_default(), &mut text, is_last);
        at += read;
        broken |= had_errors;
        match result {
            encoding_rs::CoderResult::InputEmpty if is_last => return (text, broken),
            _ if progress.is_stopped() => return (text, broken),
            encoding_rs::CoderResult::InputEmpty => {}
            encoding_rs::CoderResult::OutputFull => text.reserve(step),
        }
    }
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
    if std::str::from_utf8(bytes).is_ok() {
        return Encoding::Utf8;
    }
    let sample = foreign(bytes);
    if mostly_utf8(&sample) {
        return Encoding::Utf8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(&sample, true);
    // Without a hint the detector takes French for Central European; only our two code pages are wanted.
    let guess = detector.guess(Some(b"fr"), Utf8Detection::Deny);
    if guess == encoding_rs::WINDOWS_1256 { Encoding::Windows1256 } else { Encoding::Windows1252 }
}

/// How many bytes with accents or Arabic are enough to detect the encoding.
const ENOUGH: usize = 1 << 16;

/// The first parts of a file with bytes other than ASCII, which distinguish encodings.
fn foreign(bytes: &[u8]) -> Vec<u8> {
    let mut sample = Vec::new();
    for line in bytes.split(|byte| *byte == b'\n').filter(|line| !line.is_ascii()) {
        let from = line.iter().position(|byte| !byte.is_ascii()).unwrap_or_default().saturating_sub(ENOUGH / 64);
        let to = line.len().min(from + ENOUGH / 4);
        sample.extend_from_slice(line.get(from..to).unwrap_or_default());
        sample.push(b'\n');
        if sample.len() >= ENOUGH {
            break;
        }
    }
    sample
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

/// Whether a file is UTF-8 with a few invalid bytes rather than another encoding.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > bad
}

/// Whether a text is binary data: it has a zero or more than 5 % control characters.
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
        let decoded = decode(bytes.to_vec(), None, &Progress::default());
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
    fn old_encodings_are_read_on_request() {
        for (encoding, bytes) in [(Encoding::Latin9, b"K\xe9nitra 3 \xa4".as_slice()), (Encoding::MacRoman, b"K\x8enitra 3 \xdb")] {
            assert_eq!(decode(bytes.to_vec(), Some(encoding), &Progress::default()).text.as_deref(), Some("Kénitra 3 €"));
        }
        assert_eq!(Encoding::parse("iso-8859-15"), Some(Encoding::Latin9));
    }

    #[test]
    fn a_broken_byte_names_its_line() {
        let decoded = decode(
            b"ville;n\n\xc3\xa9\xc3\xa8\xc3\xa9\xc3\xa8\xc3\xa9\xc3\xa8\xc3\xa9\xc3\xa8\xc3\xa9\xc3\xa8\xc3\xa9;1\nb\xff;2\n".to_vec(),
            None,
            &Progress::default(),
        );
        assert_eq!(decoded.encoding, Encoding::Utf8);
        assert_eq!(decoded.broken_line, Some(3));
    }
}
