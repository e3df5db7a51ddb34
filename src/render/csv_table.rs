//! The table behind a chart as a CSV file.

use crate::base::Csv;
use crate::chart::{ChartSpec, TableCell};
use crate::speech::{Message, Speech};

/// Returns the table of a chart as CSV in UTF-8, after the byte order mark by which spreadsheets recognise it. Numbers have all
/// their digits and a decimal point; the last column holds the caveats of each row as codes.
pub(super) fn chart_to_csv(chart: &ChartSpec) -> Vec<u8> {
    let table = &chart.table;
    let flags_heading = Speech::new(chart.language).format(&Message::ColumnFlags {});
    let mut csv = Csv::new(&table.headings.iter().chain([&flags_heading]).map(String::as_str).collect::<Vec<_>>());
    for (row, flags) in table.rows.iter().zip(&table.flag_codes) {
        let flags = TableCell::Text(flags.clone());
        let cells: Vec<String> = row
            .iter()
            .chain([&flags])
            .map(|cell| match cell {
                TableCell::Number(value, _) => value.to_string(),
                TableCell::Text(text) => text.clone(),
            })
            .collect();
        csv.push_row(&cells.iter().map(String::as_str).collect::<Vec<_>>());
    }
    format!("\u{feff}{}", csv.as_str()).into_bytes()
}
