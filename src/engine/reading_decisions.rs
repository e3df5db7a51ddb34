//! What the program decided about one file, each decision with its evidence: an intake and its mapping in, short texts out.
//! The command `check` and the data page of the window show the same list.

use crate::base::number::{DecimalMark, parse_number};
use crate::intake::{Column, ColumnKind, Intake};
use crate::speech::{Message, Speech};
use crate::tidy::{Field, Mapping};

/// One decision about how a file is read.
pub(crate) struct ReadingDecision {
    /// The stable key of what was decided: `encoding`, `delimiter`, `sheet`, `headings`, `numbers`, `preamble`, `footer`, `town` or
    /// `shape`.
    pub key: &'static str,
    /// The value chosen, as `check` prints it.
    pub value: String,
    /// Why it was chosen, as a sentence in the language of the speech.
    pub evidence: String,
}

/// Lists the decisions about a file in the order of reading. A mapping adds the fixed town, if there is one, and the table shape.
pub(crate) fn reading_decisions(intake: &Intake, mapping: Option<&Mapping>, speech: &Speech) -> Vec<ReadingDecision> {
    let decision = |key: &'static str, value: String, evidence: Message| ReadingDecision { key, value, evidence: speech.format(&evidence) };
    let (table, dialect) = (&intake.table, &intake.dialect);
    let layout = table.layout();
    let mut decisions = match &intake.sheet {
        Some(sheet) => vec![decision("sheet", sheet.clone(), Message::CheckSheets { names: intake.sheets.join(" | ") })],
        None => {
            let regular = Message::CheckRegular { regular: dialect.regular.to_string(), lines: dialect.lines.to_string() };
            vec![
                decision("encoding", intake.encoding.name().to_owned(), Message::CheckBytes { bytes: intake.bytes }),
                decision("delimiter", delimiter_name(intake), regular),
            ]
        }
    };
    let headings = Message::CheckHeadings { line: table.heading_line().to_string(), names: table.headings().join(" | ") };
    decisions.push(decision("headings", layout.headings.len().to_string(), headings));
    decisions.push(decision("numbers", table.usual_decimal().character().to_string(), number_counts(intake)));
    if layout.preamble() > 0 {
        decisions.push(decision("preamble", layout.preamble().to_string(), Message::CheckPreamble {}));
    }
    if layout.footer() > 0 {
        decisions.push(decision("footer", layout.footer().to_string(), Message::CheckFooter {}));
    }
    if let Some(mapping) = mapping {
        if let Field::Fixed(town) = &mapping.place
            && !town.is_empty()
        {
            decisions.push(decision("town", town.clone(), Message::CheckTown {}));
        }
        let shape = Message::CheckShape { names: mapping.headings().join(" | ") };
        decisions.push(decision("shape", mapping.shape().code().to_owned(), shape));
    }
    decisions
}

/// How many cells of the numeric columns are numbers under the decimal mark chosen, and how many are not.
fn number_counts(intake: &Intake) -> Message {
    let numeric: Vec<&Column> = intake.table.columns().iter().filter(|column| column.kind == ColumnKind::Number).collect();
    let numbers: usize = numeric.iter().map(|column| column.stats.read_under(column.decimal)).sum();
    let others: usize = numeric.iter().map(|column| column.stats.words).sum();
    Message::CheckNumbers { read: numbers.to_string(), all: (numbers + others).to_string(), odd: others.to_string() }
}

/// The delimiter of a text file as `check` names it: the character itself, or `tab`. Empty for a sheet of a workbook.
pub(crate) fn delimiter_name(intake: &Intake) -> String {
    if intake.sheet.is_some() {
        return String::new();
    }
    if intake.dialect.delimiter == b'\t' { "tab".to_owned() } else { char::from(intake.dialect.delimiter).to_string() }
}

/// The thousands separator, taken from the first cell that shows one: `.`, `,`, `'` or `space`. Empty when no cell does.
pub(crate) fn thousands_separator(intake: &Intake) -> &'static str {
    let table = &intake.table;
    let columns = table.columns().iter().enumerate();
    let numeric: Vec<usize> = columns.filter(|(_, column)| column.kind == ColumnKind::Number).map(|(index, _)| index).collect();
    let cells = table.rows().flat_map(|row| numeric.iter().map(move |column| (*column, row.cell(*column).trim())));
    cells
        .filter(|(column, cell)| parse_number(cell, table.decimal(*column)).is_some())
        .find_map(|(column, cell)| separator_in(cell, table.decimal(column)))
        .unwrap_or_default()
}

/// The thousands separator of one number, if it has one.
fn separator_in(cell: &str, decimal: DecimalMark) -> Option<&'static str> {
    let point = if decimal == DecimalMark::Comma { '.' } else { ',' };
    match cell.chars().skip(1).find(|c| c.is_whitespace() || matches!(c, '\u{202f}' | '\'' | '’' | '٬') || *c == point)? {
        '.' => Some("."),
        ',' => Some(","),
        '\'' | '’' => Some("'"),
        // A blank before "%" or before a qualifier separates no digits.
        blank if blank.is_whitespace() => {
            let digits_follow = cell.split(blank).nth(1).is_some_and(|rest| rest.starts_with(|d: char| d.is_ascii_digit()));
            digits_follow.then_some("space")
        }
        _ => None,
    }
}
