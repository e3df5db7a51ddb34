//! The rows of a table in the format that was asked for: CSV, a list of JSON objects, or one object a line.

use serde_json::{Map, Number, Value};

use crate::base::Csv;

/// The format of a table.
#[derive(Clone, Copy, PartialEq, Eq, Debug, strum::EnumString, strum::IntoStaticStr)]
#[strum(serialize_all = "lowercase")]
pub(super) enum RowFormat {
    /// Comma-separated, for spreadsheets.
    Csv,
    /// One list of objects.
    Json,
    /// One object a line, for other programs.
    Ndjson,
}

/// The columns whose cells are numbers.
const NUMBERS: [&str; 16] = [
    "year",
    "value",
    "line",
    "column",
    "low",
    "high",
    "population",
    "distance",
    "coverage",
    "density",
    "growth",
    "household_size",
    "share_15_64",
    "share_0_14",
    "share_65_plus",
    "unemployment",
];
/// What the name of a column of differences in tolerances begins with; its cells are numbers too.
const DIFFERENCE: &str = "u_";
/// The columns whose cells are "yes" or "no".
const TRUTHS: [&str; 2] = ["chosen", "mutual"];

/// Some rows of a table, as text.
pub(super) struct Rows<'a> {
    format: RowFormat,
    headings: &'a [&'a str],
    csv: Csv,
    json: String,
}

impl<'a> Rows<'a> {
    pub(super) fn new(format: RowFormat, headings: &'a [&'a str]) -> Self {
        Self { format, headings, csv: Csv::default(), json: String::new() }
    }

    /// Appends a row.
    pub(super) fn push_row(&mut self, cells: &[&str]) {
        match self.format {
            RowFormat::Csv => self.csv.push_row(cells),
            RowFormat::Json => {
                self.json.push_str(",\n");
                self.push_object(cells);
            }
            RowFormat::Ndjson => {
                self.push_object(cells);
                self.json.push('\n');
            }
        }
    }

    fn push_object(&mut self, cells: &[&str]) {
        let fields: Map<String, Value> =
            self.headings.iter().zip(cells).map(|(heading, cell)| ((*heading).to_owned(), value(heading, cell))).collect();
        self.json.push_str(&Value::Object(fields).to_string());
    }

    /// The rows as text. In a list, each begins with a comma.
    pub(super) fn into_text(self) -> String {
        match self.format {
            RowFormat::Csv => self.csv.into_string(),
            RowFormat::Json | RowFormat::Ndjson => self.json,
        }
    }
}

/// A cell as JSON: nothing for an empty one.
fn value(heading: &str, cell: &str) -> Value {
    if cell.is_empty() {
        return Value::Null;
    }
    if TRUTHS.contains(&heading) {
        return Value::Bool(cell == "yes");
    }
    let number = || if let Ok(whole) = cell.parse::<i64>() { Some(Number::from(whole)) } else { Number::from_f64(cell.parse().ok()?) };
    let is_number = NUMBERS.contains(&heading) || heading.starts_with(DIFFERENCE);
    let number = is_number.then(number).flatten();
    number.map_or_else(|| Value::String(cell.to_owned()), Value::Number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_numbers_and_gaps_are_null() {
        let mut rows = Rows::new(RowFormat::Ndjson, &["place", "year", "value", "chosen", "raw"]);
        rows.push_row(&["kenitra", "2024", "507736.5", "yes", "507 736,5"]);
        rows.push_row(&["rabat", "", "", "no", "n.d."]);
        let text = rows.into_text();
        let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
        assert_eq!(lines[0]["value"], 507_736.5);
        assert_eq!(lines[0]["year"], 2024);
        assert_eq!(lines[0]["chosen"], true);
        assert_eq!(lines[1]["value"], Value::Null);
        assert_eq!(lines[1]["raw"], "n.d.");
    }
}
