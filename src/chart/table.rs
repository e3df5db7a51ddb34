//! The table behind a chart: every value with its year, territory, definition, status and source.

use crate::base::Value;
use crate::chart::excel_formula::spreadsheet_formula;
use crate::chart::spec::{ChartTable, FigureId, TableCell};
use crate::chart::text::{NumberStyle, indicator_name, place_name, push_unique, status_message};
use crate::compare::{Comparison, ComparisonRow};
use crate::indicators::{Flag, Trace};
use crate::speech::{Message, Speech};
use crate::tidy::Observation;

/// The table of a comparison: one row for each of its rows, in the same order.
pub(super) fn build_table(comparison: &Comparison, speech: &Speech) -> ChartTable {
    let headings = [
        Message::ColumnPlace {},
        Message::ColumnMeasure {},
        Message::ColumnYear {},
        Message::ColumnValue {},
        Message::ColumnUnit {},
        Message::ColumnPerimeter {},
        Message::ColumnDefinition {},
        Message::ColumnStatus {},
        Message::ColumnSource {},
        Message::ColumnAddress {},
    ];
    let values = comparison.values();
    let rows = &comparison.rows;
    ChartTable {
        headings: headings.iter().map(|heading| speech.format(heading)).collect(),
        rows: rows.iter().map(|row| table_row(row, &values, speech)).collect(),
        figures: rows.iter().map(figure_id).collect(),
        flag_codes: rows.iter().map(flag_codes).collect(),
        formulas: rows.iter().map(|row| spreadsheet_formula(row, speech)).collect(),
    }
}

/// What a row is about.
fn figure_id(row: &ComparisonRow) -> FigureId {
    FigureId { place: row.place.id.clone(), indicator: row.indicator.id.clone(), time: row.time() }
}

/// The codes of the flags of a row, separated by "; ".
fn flag_codes(row: &ComparisonRow) -> String {
    row.trace.iter().flat_map(|trace| &trace.flags).map(Flag::code).collect::<Vec<_>>().join("; ")
}

/// The cells of a row, in the order of the headings. A missing value has neither year nor territory.
fn table_row(row: &ComparisonRow, values: &[f64], speech: &Speech) -> Vec<TableCell> {
    let known = row.known_trace();
    let text_of = |get: &dyn Fn(&Trace) -> String| TableCell::Text(known.map(get).unwrap_or_default());
    vec![
        TableCell::Text(place_name(speech, &row.place)),
        TableCell::Text(indicator_name(speech, &row.indicator)),
        text_of(&|trace| speech.time_text(trace.result.time)),
        value_cell(row, values, speech),
        TableCell::Text(speech.unit_name(&row.indicator.unit)),
        text_of(&|trace| trace.result.perimeter.to_string()),
        text_of(&|trace| trace.definition().to_owned()),
        text_of(&|trace| speech.format(&status_message(trace.status()))),
        joined(row, &|observation| &observation.citation.publisher),
        joined(row, &|observation| &observation.citation.address),
    ]
}

/// The value, with as many decimals as all values need, or why it is missing.
fn value_cell(row: &ComparisonRow, values: &[f64], speech: &Speech) -> TableCell {
    match row.value_or_reason() {
        Value::Known(number) => {
            let label = NumberStyle::for_values(&row.indicator, values).label(speech, number.get());
            TableCell::Number(number.get(), label)
        }
        Value::Missing(reason) => {
            TableCell::Text(format!("{} ({})", speech.format(&Message::NotAvailable {}), speech.missing_reason(reason)))
        }
    }
}

/// A text of each input, once, separated by " ; ".
fn joined(row: &ComparisonRow, text_of: &dyn Fn(&Observation) -> &String) -> TableCell {
    let mut texts = Vec::new();
    let observations = row.trace.iter().flat_map(|trace| &trace.inputs).filter_map(|input| input.observation.as_ref());
    for text in observations.map(text_of).filter(|text| !text.is_empty()) {
        push_unique(&mut texts, text.clone());
    }
    TableCell::Text(texts.join(" ; "))
}
