//! Sniffs how a text table was written: `&str` in, `Dialect` out. Never fails.

use crate::base::number::{Decimal, Written, read};

/// How a table was written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Dialect {
    /// What separates the cells: `;`, `,`, tab or `|`.
    pub delimiter: u8,
    /// What separates the decimals.
    pub decimal: Decimal,
}

impl Default for Dialect {
    fn default() -> Self {
        Self { delimiter: b';', decimal: Decimal::Comma }
    }
}

/// How many lines are looked at.
const SAMPLE: usize = 200;

/// Decides the delimiter by how regular the rows are, then the decimal mark by how many cells it reads.
pub(super) fn sniff(text: &str) -> Dialect {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).take(SAMPLE).collect();
    let score = |delimiter: u8| regularity(&lines, char::from(delimiter));
    // On a tie the semicolon wins: it is what a French spreadsheet writes.
    let delimiter = [b';', b'\t', b'|', b','].into_iter().rev().max_by_key(|delimiter| score(*delimiter)).unwrap_or(b';');
    Dialect { delimiter, decimal: decimal(&lines, char::from(delimiter)) }
}

/// How many lines have as many delimiters as the most common line, weighted by how many that is.
fn regularity(lines: &[&str], delimiter: char) -> usize {
    let counts: Vec<usize> = lines.iter().map(|line| outside_quotes(line, delimiter)).collect();
    let mode = counts.iter().copied().filter(|n| *n > 0).max_by_key(|n| counts.iter().filter(|m| *m == n).count());
    mode.map_or(0, |mode| counts.iter().filter(|n| **n == mode).count() * 16 + mode.min(15))
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

/// The decimal mark under which more cells are numbers; a mark no cell shows leaves it to the delimiter.
fn decimal(lines: &[&str], delimiter: char) -> Decimal {
    let readable = |mark: Decimal| {
        let cells = lines.iter().skip(1).flat_map(|line| line.split(delimiter));
        cells.filter(|cell| matches!(read(cell.trim_matches('"'), mark), Written::Number(_))).count()
    };
    let (comma, point) = (readable(Decimal::Comma), readable(Decimal::Point));
    if comma < point || (comma == point && delimiter == ',') { Decimal::Point } else { Decimal::Comma }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, delimiter: u8, decimal: Decimal) {
        assert_eq!(sniff(text), Dialect { delimiter, decimal }, "{text:?}");
    }

    #[test]
    fn french_spreadsheets() {
        check("ville;t\nKénitra;1 234,5\nRabat;99,2\n", b';', Decimal::Comma);
        check("ville\tt\nKénitra\t1,5\n", b'\t', Decimal::Comma);
    }

    #[test]
    fn english_files() {
        check("town,t\nKenitra,1234.5\nRabat,99.2\n", b',', Decimal::Point);
        check("town,note,t\nKenitra,\"a, b; c\",1\n", b',', Decimal::Point);
        check("town|t\nKenitra|12.5\n", b'|', Decimal::Point);
    }

    #[test]
    fn semicolons_with_points() {
        check("town;t\nKenitra;1234.5\nRabat;99.25\n", b';', Decimal::Point);
    }
}
