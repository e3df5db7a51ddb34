//! What was decided about a file, with its evidence: said alike by `check` and by the page of data.

use crate::base::number::Decimal;
use crate::intake::{Column, ColumnKind, Intake};
use crate::speech::{Message, Speech};
use crate::tidy::{Field, Mapping};

/// A decision: what was decided, what was chosen, on what evidence.
pub(crate) fn decisions(intake: &Intake, mapping: Option<&Mapping>, speech: &Speech) -> Vec<(&'static str, String, String)> {
    let table = &intake.table;
    let (dialect, zones) = (&intake.dialect, table.zones());
    let numbers: Vec<&Column> = table.columns().iter().filter(|column| column.kind == ColumnKind::Number).collect();
    let read: usize = numbers.iter().map(|column| column.tally.read_under(column.decimal)).sum();
    let odd: usize = numbers.iter().map(|column| column.tally.words).sum();
    let said = |line: Message| speech.say(&line);
    let mut decisions = match &intake.sheet {
        Some(sheet) => vec![("sheet", sheet.clone(), said(Message::CheckSheets { names: intake.sheets.join(" | ") }))],
        None => vec![
            ("encoding", intake.encoding.name().to_owned(), said(Message::CheckBytes { bytes: intake.bytes })),
            (
                "delimiter",
                delimiter(intake),
                said(Message::CheckRegular { regular: dialect.regular.to_string(), lines: dialect.lines.to_string() }),
            ),
        ],
    };
    decisions.extend([
        (
            "headings",
            zones.headings.len().to_string(),
            said(Message::CheckHeadings { line: table.heading_line().to_string(), names: table.headings().join(" | ") }),
        ),
        (
            "numbers",
            table.usual_decimal().sign().to_string(),
            said(Message::CheckNumbers { read: read.to_string(), all: (read + odd).to_string(), odd: odd.to_string() }),
        ),
    ]);
    if zones.preamble() > 0 {
        decisions.push(("preamble", zones.preamble().to_string(), said(Message::CheckPreamble {})));
    }
    if zones.footer() > 0 {
        decisions.push(("footer", zones.footer().to_string(), said(Message::CheckFooter {})));
    }
    if let Some(mapping) = mapping {
        if let Field::Fixed(town) = &mapping.place
            && !town.is_empty()
        {
            decisions.push(("town", town.clone(), said(Message::CheckTown {})));
        }
        decisions.push(("shape", mapping.shape().name().to_owned(), said(Message::CheckShape { names: mapping.headings().join(" | ") })));
    }
    decisions
}

pub(crate) fn delimiter(intake: &Intake) -> String {
    if intake.sheet.is_some() {
        return String::new();
    }
    if intake.dialect.delimiter == b'\t' { "tab".to_owned() } else { char::from(intake.dialect.delimiter).to_string() }
}

/// What separates the thousands, from the first cell that shows it.
pub(crate) fn grouping(intake: &Intake) -> &'static str {
    let table = &intake.table;
    let numeric: Vec<usize> =
        table.columns().iter().enumerate().filter(|(_, c)| c.kind == ColumnKind::Number).map(|(index, _)| index).collect();
    for row in table.rows() {
        for column in &numeric {
            let cell = row.cell(*column).trim();
            if crate::base::number::read(cell, table.decimal(*column)).is_none() {
                continue;
            }
            let point = if table.decimal(*column) == Decimal::Comma { '.' } else { ',' };
            let sign = cell.chars().skip(1).find(|c| c.is_whitespace() || matches!(c, '\u{202f}' | '\'' | '’' | '٬') || *c == point);
            match sign {
                Some('.') => return ".",
                Some(',') => return ",",
                Some('\'' | '’') => return "'",
                // A blank before "%" or before a mark groups nothing.
                Some(c) if c.is_whitespace() && cell.split(c).nth(1).is_some_and(|rest| rest.starts_with(|d: char| d.is_ascii_digit())) => {
                    return "space";
                }
                _ => {}
            }
        }
    }
    ""
}
