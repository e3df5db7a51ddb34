//! Workbooks: the figures of a chart to full precision, a sheet with units, years and sources, and in an export a chart and a
//! sheet with the inputs of each formula. The same chart gives the same bytes.

use rust_xlsxwriter::{Chart, ChartEmptyCells, ChartType, DocProperties, ExcelDateTime, Format, Formula, Workbook, Worksheet, XlsxError};

use crate::chart::{Axis, CellFormula, ChartKind, ChartSpec, TableCell};
use crate::render::sheet::{ChartDataSheet, cut, number_format};
use crate::render::sheet_column::SheetColumn;
use crate::speech::{Message, Speech};

/// The name of the sheet the chart refers to, the same in every language so that others can refer to it too.
pub(super) const DATA_SHEET: &str = "Jumelles";

/// The most characters we write into a cell; Excel holds 32 767.
const MAX_CELL_LENGTH: usize = 32_000;

/// The most characters of the title of the document.
const MAX_TITLE_LENGTH: usize = 250;

/// What a workbook is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum SheetPurpose {
    /// It holds the data of a chart in PowerPoint.
    ChartData,
    /// It is a file of its own, with a chart and with formulas.
    Export,
}

/// Returns the workbook behind a chart of PowerPoint.
///
/// # Errors
/// When the spreadsheet library refuses the workbook.
pub(super) fn chart_data_workbook(chart: &ChartSpec) -> Result<Vec<u8>, XlsxError> {
    build(chart, SheetPurpose::ChartData)
}

/// Returns the workbook of an export, with a chart of the spreadsheet program beside the figures.
///
/// # Errors
/// When the spreadsheet library refuses the workbook.
pub(super) fn export_workbook(chart: &ChartSpec) -> Result<Vec<u8>, XlsxError> {
    build(chart, SheetPurpose::Export)
}

fn build(chart: &ChartSpec, purpose: SheetPurpose) -> Result<Vec<u8>, XlsxError> {
    let speech = Speech::new(chart.language);
    let mut book = Workbook::new();
    // The date is fixed so that two exports of one chart are the same file.
    let created = ExcelDateTime::from_ymd(2024, 11, 1)?;
    book.set_properties(&DocProperties::new().set_title(cut(&chart.headline, MAX_TITLE_LENGTH)).set_creation_datetime(&created));
    let bold = Format::new().set_bold();
    let sheet = ChartDataSheet::from_chart(chart);
    let figures = book.add_worksheet().set_name(DATA_SHEET)?;
    write_figures(figures, chart, &sheet, &bold)?;
    if purpose == SheetPurpose::Export
        && let Some(native) = native_chart(chart, sheet.rows.len())
    {
        let below = u32::try_from(sheet.rows.len()).unwrap_or(u32::MAX).saturating_add(2);
        figures.write_string(below, 0, cut(&chart.headline, MAX_CELL_LENGTH))?;
        figures.insert_chart(1, u16::try_from(sheet.columns.len() + 2).unwrap_or(8), &native)?;
    }
    let inputs_name = speech.format(&Message::SheetSums {});
    let formulas: Vec<Option<String>> = match purpose {
        SheetPurpose::ChartData => chart.table.formulas.iter().map(|_| None).collect(),
        SheetPurpose::Export => row_formulas(chart, &inputs_name),
    };
    let sources = book.add_worksheet().set_name(speech.format(&Message::SheetSources {}))?;
    write_sources(sources, chart, &formulas, &bold, &speech)?;
    if formulas.iter().any(Option::is_some) {
        write_inputs(book.add_worksheet().set_name(&inputs_name)?, chart, &bold, &speech)?;
    }
    book.save_to_buffer()
}

/// The chart a spreadsheet program can draw of the figures, in `row_count` rows. `None` for tables and heatmaps, which the sheet
/// itself shows.
fn native_chart(chart: &ChartSpec, row_count: usize) -> Option<Chart> {
    let kind = match chart.kind {
        ChartKind::Bars
        | ChartKind::Grouped
        | ChartKind::Bullet
        | ChartKind::Dumbbell
        | ChartKind::Arrow
        | ChartKind::Waterfall
        | ChartKind::Pyramid
        | ChartKind::Gaps
        | ChartKind::Panels
        | ChartKind::Map
        | ChartKind::Strip => ChartType::Bar,
        ChartKind::Numbers => ChartType::Column,
        ChartKind::Stacked => ChartType::BarStacked,
        ChartKind::Shares => ChartType::BarPercentStacked,
        ChartKind::Slope | ChartKind::Lines | ChartKind::Multiples | ChartKind::Bump => ChartType::Line,
        ChartKind::Scatter => ChartType::Scatter,
        ChartKind::Radar => ChartType::Radar,
        ChartKind::Heatmap | ChartKind::Table => return None,
    };
    let mut native = Chart::new(kind);
    let last = u32::try_from(row_count).ok()?;
    let is_scatter = kind == ChartType::Scatter;
    for column in 1..=u16::try_from(chart.series.len()).ok()? {
        if is_scatter && column == 1 {
            continue;
        }
        // The first column of a scatter plot holds the horizontal values of the others.
        let categories = u16::from(is_scatter);
        let series = native.add_series();
        series.set_name((DATA_SHEET, 0, column)).set_values((DATA_SHEET, 1, column, last, column));
        series.set_categories((DATA_SHEET, 1, categories, last, categories));
    }
    // The title refers to a cell: given as a text, a headline that begins with "=" would be read as a formula.
    native.title().set_name((DATA_SHEET, last + 2, 0));
    if matches!(kind, ChartType::Bar | ChartType::BarStacked | ChartType::BarPercentStacked) {
        // The first name is on top, as in our own pictures.
        native.y_axis().set_reverse();
    }
    native.show_empty_cells_as(ChartEmptyCells::Gaps);
    native.set_width(900).set_height(520);
    native.set_alt_text(cut(&chart.alt_text, 2000));
    Some(native)
}

/// Writes the sheet the chart refers to.
fn write_figures(worksheet: &mut Worksheet, chart: &ChartSpec, sheet: &ChartDataSheet, bold: &Format) -> Result<(), XlsxError> {
    worksheet.set_right_to_left(chart.language.is_rtl());
    worksheet.set_column_width(0, 34)?;
    // The labels of these charts are linked to the cells and print what the cells print.
    let is_linked = matches!(chart.kind, ChartKind::Dumbbell | ChartKind::Arrow | ChartKind::Waterfall);
    let axis = Axis { signed: chart.axis.signed || chart.kind == ChartKind::Waterfall, ..chart.axis.clone() };
    let linked_format = is_linked.then(|| Format::new().set_num_format(number_format(&axis, chart.language)));
    for (number, column) in (1_u16..).zip(&sheet.columns) {
        worksheet.write_string_with_format(0, number, cut(&column.name, MAX_CELL_LENGTH), bold)?;
        worksheet.set_column_width(number, 18)?;
        let is_series = usize::from(number) <= chart.series.len();
        write_column(worksheet, number, column, linked_format.as_ref().filter(|_| is_series))?;
    }
    for (row, name) in (1_u32..).zip(&sheet.rows) {
        worksheet.write_string(row, 0, name)?;
    }
    Ok(())
}

/// Writes the values of a column below its heading. Formulas carry their results for programs that do not compute.
fn write_column(worksheet: &mut Worksheet, number: u16, column: &SheetColumn, format: Option<&Format>) -> Result<(), XlsxError> {
    let formulas = column.formulas.iter().map(String::as_str).chain(std::iter::repeat(""));
    for ((row, value), formula) in (1_u32..).zip(&column.values).zip(formulas) {
        let Some(value) = value else { continue };
        if !formula.is_empty() {
            worksheet.write_formula(row, number, Formula::new(formula).set_result(value.to_string()))?;
        } else if let Some(format) = format {
            worksheet.write_number_with_format(row, number, *value, format)?;
        } else {
            worksheet.write_number(row, number, *value)?;
        }
    }
    Ok(())
}

/// The formula of each row of the table over the cells of the sheet of inputs; `None` for a row without one.
fn row_formulas(chart: &ChartSpec, inputs_name: &str) -> Vec<Option<String>> {
    // The inputs of a row begin at this line; a blank line follows each group.
    let mut line = 2_usize;
    let formula = |worked: &Option<CellFormula>| {
        let worked = worked.as_ref()?;
        let mut text = worked.formula.clone();
        for index in (0..worked.inputs.len()).rev() {
            text = text.replace(&format!("{{{index}}}"), &format!("'{inputs_name}'!D{}", line + index));
        }
        line += worked.inputs.len() + 1;
        Some(format!("={text}"))
    };
    chart.table.formulas.iter().map(formula).collect()
}

/// Writes the sheet of inputs: for each figure a result is computed from, its town, measure, year, value, unit and cell of origin.
fn write_inputs(worksheet: &mut Worksheet, chart: &ChartSpec, bold: &Format, speech: &Speech) -> Result<(), XlsxError> {
    worksheet.set_right_to_left(chart.language.is_rtl());
    let headings = [
        Message::ColumnPlace {},
        Message::ColumnMeasure {},
        Message::ColumnYear {},
        Message::ColumnValue {},
        Message::ColumnUnit {},
        Message::ColumnFile {},
        Message::ColumnLine {},
        Message::ColumnColumn {},
        Message::ColumnRaw {},
    ];
    for (column, heading) in (0_u16..).zip(&headings) {
        worksheet.write_string_with_format(0, column, speech.format(heading), bold)?;
        worksheet.set_column_width(column, if column < 2 { 30 } else { 14 })?;
    }
    let mut row = 1_u32;
    for (cells, worked) in chart.table.rows.iter().zip(&chart.table.formulas) {
        let Some(worked) = worked else { continue };
        for input in &worked.inputs {
            worksheet.write_string(row, 0, cut(cells.first().map_or("", TableCell::text), MAX_CELL_LENGTH))?;
            worksheet.write_string(row, 1, cut(&input.name, MAX_CELL_LENGTH))?;
            match input.time.year() {
                Some(year) => worksheet.write_number(row, 2, year.get())?,
                None => worksheet.write_string(row, 2, speech.time_text(input.time))?,
            };
            if let Some(value) = input.value {
                worksheet.write_number(row, 3, value)?;
            }
            worksheet.write_string(row, 4, cut(&speech.unit_name(&input.unit), MAX_CELL_LENGTH))?;
            worksheet.write_string(row, 5, cut(&input.file, MAX_CELL_LENGTH))?;
            worksheet.write_number(row, 6, input.line)?;
            worksheet.write_number(row, 7, input.column)?;
            worksheet.write_string(row, 8, cut(&input.raw, MAX_CELL_LENGTH))?;
            row += 1;
        }
        row += 1;
    }
    Ok(())
}

/// Writes the sheet of sources: the table of the chart with its caveat codes, then the footnotes and the line of sources.
/// `formulas` holds an entry for each row of the table.
fn write_sources(
    worksheet: &mut Worksheet,
    chart: &ChartSpec,
    formulas: &[Option<String>],
    bold: &Format,
    speech: &Speech,
) -> Result<(), XlsxError> {
    let table = &chart.table;
    worksheet.set_right_to_left(chart.language.is_rtl());
    let flags_heading = speech.format(&Message::ColumnFlags {});
    for (column, heading) in (0_u16..).zip(table.headings.iter().chain([&flags_heading])) {
        worksheet.write_string_with_format(0, column, cut(heading, MAX_CELL_LENGTH), bold)?;
        worksheet.set_column_width(column, 22)?;
    }
    for (index, (row, cells)) in (1_u32..).zip(&table.rows).enumerate() {
        let formula = formulas.get(index).and_then(Option::as_ref);
        for (column, cell) in (0_u16..).zip(cells) {
            // Texts are written as texts: a name that begins with "=" is never a formula.
            match (cell, formula) {
                (TableCell::Number(value, _), Some(formula)) => {
                    worksheet.write_formula(row, column, Formula::new(formula).set_result(value.to_string()))?
                }
                (TableCell::Number(value, _), None) => worksheet.write_number(row, column, *value)?,
                (TableCell::Text(text), _) => worksheet.write_string(row, column, cut(text, MAX_CELL_LENGTH))?,
            };
        }
        let last = u16::try_from(cells.len()).unwrap_or(u16::MAX);
        worksheet.write_string(row, last, cut(table.flag_codes.get(index).map_or("", String::as_str), MAX_CELL_LENGTH))?;
    }
    let below = u32::try_from(table.rows.len()).unwrap_or(u32::MAX).saturating_add(2);
    for (row, text) in (below..).zip(chart.footnotes.iter().chain([&chart.sources])) {
        worksheet.write_string(row, 0, cut(text, MAX_CELL_LENGTH))?;
    }
    Ok(())
}
