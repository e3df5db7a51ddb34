//! Splits a text into cells: decoded text and a delimiter in, a [`Grid`] out, in one pass on up to two threads.
//!
//! Not done by a crate because each cell must know its line whatever the line endings are, and because a quote that is never
//! closed must not swallow the rest of the file.

use std::thread;

use memchr::{memchr, memchr3};

use crate::base::progress::{Progress, ROWS_PER_STEP};
use crate::intake::grid::{Grid, short};

/// How many bytes are examined to estimate the number of cells.
const SAMPLE_BYTES: usize = 1 << 16;
/// Texts with more bytes are scanned on two threads, if they have no quotes.
const WORTH_SPLITTING: usize = 1 << 20;

/// The signs that separate and enclose cells.
#[derive(Clone, Copy)]
struct Signs {
    delimiter: u8,
    /// The quote, or a line ending when quotes are ordinary characters.
    quote: u8,
}

/// What a quote means in a text table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Quotes {
    /// It encloses a cell, which may then hold delimiters and line ends.
    Enclose,
    /// It is an ordinary character.
    Ordinary,
}

/// Splits a text into records and cells; ends early when `progress` is stopped.
#[must_use]
pub(super) fn scan(text: String, delimiter: u8, quotes: Quotes, progress: &Progress) -> Grid {
    // Without quotes every line ending ends a record, so both halves can be scanned separately.
    let signs = Signs { delimiter, quote: if quotes == Quotes::Enclose { b'"' } else { b'\n' } };
    let cut = (text.len() > WORTH_SPLITTING && (quotes == Quotes::Ordinary || memchr(b'"', text.as_bytes()).is_none()))
        .then(|| middle(text.as_bytes()))
        .flatten();
    let mut parts = match cut {
        None => vec![scan_part(&text, 0..text.len(), signs, progress)],
        Some(cut) => {
            let both = thread::scope(|scope| {
                let second = scope.spawn(|| scan_part(&text, cut..text.len(), signs, progress));
                let first = scan_part(&text, 0..cut, signs, progress);
                second.join().map(|second| vec![first, second])
            });
            both.unwrap_or_else(|_| vec![scan_part(&text, 0..text.len(), signs, progress)])
        }
    };
    let mut whole = parts.swap_remove(0);
    for part in parts {
        join(&mut whole, &part);
    }
    whole.lines.pop();
    Grid { text, ..whole }
}

/// A position after a line ending, near the middle.
fn middle(bytes: &[u8]) -> Option<usize> {
    let half = bytes.len() / 2;
    let end = half + memchr(b'\n', bytes.get(half..)?)? + 1;
    (end < bytes.len()).then_some(end)
}

/// Appends the records of a later part.
fn join(whole: &mut Grid, part: &Grid) {
    // While scanning, the last entry of `lines` is the line after the last record.
    let (cells, lines) = (short(whole.cells.len()), whole.lines.pop().unwrap_or(1) - 1);
    let apart = short(whole.apart.len());
    whole.cells.extend(part.cells.iter().map(|span| span.behind(apart)));
    whole.apart.extend_from_slice(&part.apart);
    whole.starts.pop();
    whole.starts.extend(part.starts.iter().map(|start| start + cells));
    whole.blank_lines += part.blank_lines;
    whole.offsets.extend_from_slice(&part.offsets);
    whole.lines.extend(part.lines.iter().map(|line| line + lines));
}

/// Scans a part of a text that begins with a record. The last entry of `lines` is the line after the last record.
fn scan_part(text: &str, part: std::ops::Range<usize>, signs: Signs, progress: &Progress) -> Grid {
    let bytes = text.as_bytes().get(..part.end).unwrap_or_default();
    let whole = if part.start == 0 { text.len() } else { part.len() };
    let mut grid = Grid { starts: vec![0], ..Grid::default() };
    // Allocated at once: growing by doubling would need twice the memory for a while.
    let head = bytes.get(part.start..).and_then(|bytes| bytes.get(..bytes.len().min(SAMPLE_BYTES))).unwrap_or_default();
    let seen = head.iter().filter(|byte| **byte == signs.delimiter || **byte == b'\n').count();
    grid.cells.reserve_exact(seen * (whole / head.len().max(1) + 1));
    let (mut at, mut line) = (part.start, 1_u32);
    while at < bytes.len() {
        if grid.lines.len() % ROWS_PER_STEP == ROWS_PER_STEP - 1 && progress.is_stopped() {
            break;
        }
        let begins = line;
        grid.offsets.push(short(at));
        loop {
            let scanned = cell(text, bytes, at, signs);
            if scanned.is_open_quote {
                grid.open_quotes.push(line);
            }
            match scanned.quoted {
                Some(inside) => {
                    line += line_ends(bytes.get(at..scanned.end).unwrap_or_default());
                    keep(&mut grid, text, inside);
                }
                None => {
                    let span = grid.span_in(text, at..scanned.end);
                    grid.cells.push(span);
                }
            }
            at = scanned.end;
            if bytes.get(at) == Some(&signs.delimiter) {
                at += 1;
            } else {
                break;
            }
        }
        if is_blank_run(&grid) {
            // A file may end with millions of blank lines; they are counted, not stored.
            grid.cells.pop();
            grid.offsets.pop();
            grid.blank_lines += 1;
        } else {
            grid.starts.push(short(grid.cells.len()));
            grid.lines.push(begins);
        }
        if at < bytes.len() {
            at += if bytes.get(at..at + 2) == Some(b"\r\n") { 2 } else { 1 };
            line += 1;
        }
    }
    grid.lines.push(line);
    grid
}

/// Whether the last three records are blank lines.
fn is_blank_run(grid: &Grid) -> bool {
    let one_cell_each =
        grid.starts.iter().rev().take(3).map(|start| *start as usize).eq((1..=3).map_while(|back| grid.cells.len().checked_sub(back)));
    one_cell_each && grid.starts.len() >= 3 && grid.cells.iter().rev().take(3).all(|span| span.is_empty())
}

/// A cell found in the text.
struct ScannedCell {
    /// The position after the cell.
    end: usize,
    /// The text inside the quotes of a quoted cell.
    quoted: Option<std::ops::Range<usize>>,
    /// Whether the cell begins with a quote that is never closed.
    is_open_quote: bool,
}

/// Scans the cell that begins at a position. When quotes are ordinary characters, `quote` is a line ending, with which no cell
/// begins.
fn cell(text: &str, bytes: &[u8], at: usize, signs: Signs) -> ScannedCell {
    let Signs { delimiter, quote } = signs;
    let begins_quoted = quote == b'"' && bytes.get(at) == Some(&quote);
    if begins_quoted && let Some((inside, end)) = quoted(text, at + 1, bytes.len(), delimiter) {
        return ScannedCell { end, quoted: Some(inside), is_open_quote: false };
    }
    ScannedCell { end: plain_end(bytes, at, delimiter), quoted: None, is_open_quote: begins_quoted }
}

/// Stores a quoted cell: its place in the text, or a rewritten copy when it has doubled quotes.
fn keep(grid: &mut Grid, text: &str, inside: std::ops::Range<usize>) {
    let held = text.get(inside.clone()).unwrap_or_default();
    let span = if held.contains('"') { grid.keep_apart(held.replace("\"\"", "\"")) } else { grid.span_in(text, inside) };
    grid.cells.push(span);
}

/// The text of a quoted cell and the end of the cell after its closing quote. `None` if the quote is never closed or a single
/// quote is inside: then the first quote was an ordinary character.
fn quoted(text: &str, from: usize, end: usize, delimiter: u8) -> Option<(std::ops::Range<usize>, usize)> {
    let bytes = text.as_bytes().get(..end)?;
    let mut at = from;
    loop {
        at += memchr(b'"', bytes.get(at..)?)?;
        match bytes.get(at + 1) {
            Some(b'"') => at += 2,
            Some(next) if *next != delimiter && *next != b'\n' && *next != b'\r' => return None,
            _ => return Some((from..at, at + 1)),
        }
    }
}

/// The end of a cell without quotes.
fn plain_end(bytes: &[u8], at: usize, delimiter: u8) -> usize {
    memchr3(delimiter, b'\n', b'\r', bytes.get(at..).unwrap_or_default()).map_or(bytes.len(), |found| at + found)
}

/// The number of line endings inside a cell; CRLF counts as one.
fn line_ends(bytes: &[u8]) -> u32 {
    let ends = bytes.iter().filter(|byte| matches!(byte, b'\n' | b'\r')).count();
    let pairs = bytes.windows(2).filter(|pair| *pair == b"\r\n").count();
    short(ends - pairs)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn records(text: &str) -> Vec<(u32, Vec<String>)> {
        let grid = scan(text.to_owned(), b';', Quotes::Enclose, &Progress::default());
        (0..grid.len()).map(|record| (grid.line(record), grid.record(record).map(str::to_owned).collect())).collect()
    }

    fn check(text: &str, expected: &[(u32, &[&str])]) {
        let expected: Vec<(u32, Vec<String>)> =
            expected.iter().map(|(line, cells)| (*line, cells.iter().map(|c| (*c).to_owned()).collect())).collect();
        assert_eq!(records(text), expected, "{text:?}");
    }

    #[test]
    fn every_line_end_counts_once() {
        for end in ["\n", "\r\n", "\r"] {
            check(&format!("a;b{end}{end}c;d"), &[(1, &["a", "b"]), (2, &[""]), (3, &["c", "d"])]);
        }
    }

    #[test]
    fn quotes_hold_delimiters_lines_and_quotes() {
        check("\"a;\"\"b\"\"\";c\n\"x\r\ny\";z\nlast", &[(1, &["a;\"b\"", "c"]), (2, &["x\r\ny", "z"]), (4, &["last"])]);
    }

    #[test]
    fn blank_lines_beyond_two_are_counted_not_kept() {
        let grid = scan("a;b\n\n\n\n\n\nc;d\n".to_owned(), b';', Quotes::Enclose, &Progress::default());
        let lines: Vec<u32> = (0..grid.len()).map(|record| grid.line(record)).collect();
        assert_eq!((lines, grid.blank_lines, grid.cell_count()), (vec![1, 2, 3, 7], 3, 9));
        assert_eq!(grid.cell(3, 1), "d");
    }

    #[test]
    fn a_stray_quote_is_a_letter() {
        check("5\" tuyau;2\n\"a\" b;3", &[(1, &["5\" tuyau", "2"]), (2, &["\"a\" b", "3"])]);
    }

    #[test]
    fn a_quote_that_never_closes_swallows_nothing() {
        check("\"a;b\nc;d\n", &[(1, &["\"a", "b"]), (2, &["c", "d"])]);
        check("\"a;b\n\"c;d\ne;\"f\"\n", &[(1, &["\"a", "b"]), (2, &["\"c", "d"]), (3, &["e", "f"])]);
        assert_eq!(scan("x\n\"a;b\nc;d\n".to_owned(), b';', Quotes::Enclose, &Progress::default()).open_quotes, [2]);
    }

    #[test]
    fn a_large_file_read_in_halves_is_the_same_file() {
        let text: String = (0..120_000).map(|row| format!("{row};é{row};{}\r\n", row * 7)).collect();
        assert!(text.len() > WORTH_SPLITTING);
        let grid = scan(text, b';', Quotes::Enclose, &Progress::default());
        assert_eq!(grid.len(), 120_000);
        for row in [0, 1, 59_999, 60_000, 60_001, 119_999] {
            assert_eq!((grid.line(row), grid.cell(row, 0)), (short(row) + 1, row.to_string().as_str()));
            assert_eq!(grid.cell(row, 2), (row * 7).to_string());
            assert_eq!(grid.raw(row), format!("{row};é{row};{}", row * 7));
        }
    }

    proptest! {
        #![proptest_config(crate::base::testing::proptest_config())]

        #[test]
        fn what_is_written_with_quotes_is_read_back(
            cells in proptest::collection::vec(proptest::collection::vec("[a-z;\" \n\ré]{0,6}", 1..4), 1..6)
        ) {
            // A record of one empty cell is a blank line: of many in a row only two are kept.
            prop_assume!(!cells.iter().any(|row| *row == [""]));
            let text: String = cells.iter().map(|row| {
                let quoted: Vec<String> = row.iter().map(|c| format!("\"{}\"", c.replace('"', "\"\""))).collect();
                quoted.join(";") + "\r\n"
            }).collect();
            let read: Vec<Vec<String>> = records(&text).into_iter().map(|(_, cells)| cells).collect();
            prop_assert_eq!(read, cells);
        }

        #[test]
        fn any_text_is_scanned_and_every_letter_kept(text in "[a-c;\"\r\n]{0,60}") {
            let grid = scan(text.clone(), b';', Quotes::Enclose, &Progress::default());
            let letters = |text: &str| text.chars().filter(char::is_ascii_lowercase).count();
            let kept: usize = (0..grid.len()).flat_map(|record| grid.record(record)).map(letters).sum();
            prop_assert_eq!(kept, letters(&text));
        }
    }
}
