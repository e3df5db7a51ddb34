//! Detects the dialect of a text table: text in; delimiter and line ending out. Never fails.

use crate::base::number::{DecimalMark, parse_number};
use crate::intake::missing::missing;

/// The line ending of a file. The name of a variant in lower case is its stable name.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, strum::IntoStaticStr)]
#[strum(serialize_all = "lowercase")]
pub enum LineEnding {
    /// Unix.
    #[default]
    Lf,
    /// Windows.
    CrLf,
    /// Old Macintosh.
    Cr,
    /// Several of them.
    Mixed,
}

impl LineEnding {
    /// The stable name, as in `check --json`.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.into()
    }
}

/// How a text table is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Dialect {
    /// The delimiter of cells: `;`, `,`, tab or `|`.
    pub delimiter: u8,
    /// How many of the lines examined have the most common number of cells.
    pub regular: usize,
    /// How many lines were examined.
    pub lines: usize,
    /// The line ending.
    pub line_ending: LineEnding,
}

impl Default for Dialect {
    fn default() -> Self {
        Self { delimiter: b';', regular: 0, lines: 0, line_ending: LineEnding::Lf }
    }
}

/// How many lines, and how many bytes, are examined at most.
const LINES: usize = 300;
const BYTES: usize = 1 << 18;
/// The known delimiters. On a tie the first wins, which French spreadsheets write.
const DELIMITERS: [u8; 4] = [b';', b'\t', b'|', b','];

/// Chooses the delimiter with the most regular rows and the most readable cells; `asked` is that of the user.
pub(super) fn sniff(text: &str, asked: Option<u8>) -> Dialect {
    let mut end = text.len().min(BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let head = text.get(..end).unwrap_or_default();
    let lines: Vec<&str> = head.split(['\n', '\r']).filter(|line| !line.trim().is_empty()).take(LINES).collect();
    let mut best = (0.0, Dialect { delimiter: asked.unwrap_or(b';'), ..Dialect::default() });
    for delimiter in asked.map_or(DELIMITERS.to_vec(), |asked| vec![asked]) {
        let (score, regular) = score(&lines, char::from(delimiter));
        if score > best.0 {
            best = (score, Dialect { delimiter, regular, ..Dialect::default() });
        }
    }
    Dialect { lines: lines.len(), line_ending: line_ending(head), ..best.1 }
}

/// The score of a delimiter, and how many lines have the most common number of it.
fn score(lines: &[&str], delimiter: char) -> (f64, usize) {
    let counts: Vec<usize> = lines.iter().map(|line| outside_quotes(line, delimiter)).collect();
    let often = |n: usize| counts.iter().filter(|count| **count == n).count();
    let Some(mode) = counts.iter().copied().filter(|n| *n > 0).max_by_key(|n| (often(*n), *n)) else { return (0.0, 0) };
    let regular = often(mode);
    let (mut cells, mut readable) = (0_usize, 0_usize);
    for line in lines.iter().zip(&counts).filter(|(_, count)| **count == mode).map(|(line, _)| line) {
        for cell in line.split(delimiter) {
            let cell = cell.trim().trim_matches('"');
            cells += 1;
            let number = parse_number(cell, DecimalMark::Comma).is_some()
                || parse_number(cell, DecimalMark::Point).is_some()
                || missing(cell).is_some();
            // A cell that holds another delimiter was probably cut at the wrong one.
            let whole = !cell.contains([';', '\t', '|']);
            readable += if number { 2 } else { usize::from(whole) };
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "a few thousand cells")]
    let score = regular as f64 / lines.len() as f64 * (1.0 + readable as f64 / (cells as f64 * 2.0));
    (score, regular)
}

fn outside_quotes(line: &str, delimiter: char) -> usize {
    let mut quoted = false;
    line.chars()
        .filter(|c| {
            quoted ^= *c == '"';
            *c == delimiter && !quoted
        })
        .count()
}

fn line_ending(text: &str) -> LineEnding {
    let pairs = text.matches("\r\n").count();
    let returns = text.matches('\r').count() - pairs;
    let feeds = text.matches('\n').count() - pairs;
    match (pairs > 0, feeds > 0, returns > 0) {
        (false, _, false) => LineEnding::Lf,
        (true, false, false) => LineEnding::CrLf,
        (false, false, true) => LineEnding::Cr,
        _ => LineEnding::Mixed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, delimiter: u8) {
        assert_eq!(char::from(sniff(text, None).delimiter), char::from(delimiter), "{text:?}");
    }

    #[test]
    fn french_spreadsheets() {
        check("ville;t\nKénitra;1 234,5\nRabat;99,2\n", b';');
        check("a;b\n1,5;2,5\n3,5;4,5\n", b';');
        check("ville\tt\nKénitra\t1,5\n", b'\t');
        check("Déchets, par ville\n\nville;t;u\nA, B;1,5;2\nC, D;2,5;3\n", b';');
    }

    #[test]
    fn english_files() {
        check("town,t\nKenitra,1234.5\nRabat,99.2\n", b',');
        check("town,note,t\nKenitra,\"a, b; c\",1\n", b',');
        check("town|t\nKenitra|12.5\n", b'|');
    }

    #[test]
    fn line_endings_are_named() {
        assert_eq!(sniff("a;b\r\nc;d\r\n", None).line_ending, LineEnding::CrLf);
        assert_eq!(sniff("a;b\rc;d\r", None).line_ending, LineEnding::Cr);
        assert_eq!(sniff("a;b\nc;d\r\n", None).line_ending, LineEnding::Mixed);
    }
}
