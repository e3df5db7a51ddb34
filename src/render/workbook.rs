//! The workbook behind a native chart: its figures to full precision, and a sheet with units, years and sources.

use rust_xlsxwriter::{Chart, ChartEmptyCells, ChartType, DocProperties, ExcelDateTime, Format, Formula, Workbook, Worksheet, XlsxError};

use crate::chart::{Axis, ChartKind, ChartSpec, TableCell, WorkedFormula};
use crate::render::sheet::{Sheet, cut, number_format};
use crate::speech::{Message, Speech};

/// The name of the sheet the chart reads: the same in every language, so that it can be relied on.
pub(super) const SHEET: &str = "Jumelles";

/// The letters a cell of a workbook may hold, with some to spare.
const LONGEST_CELL: usize = 32_000;

/// The bytes of the workbook; the same chart gives the same bytes.
pub(super) fn workbook(chart: &ChartSpec) -> Result<Vec<u8>, XlsxError> {
    written(chart, false)
}

/// The same with a chart of the spreadsheet's own beside the figures.
pub(super) fn book(chart: &ChartSpec) -> Result<Vec<u8>, XlsxError> {
    written(chart, true)
}

fn written(chart: &ChartSpec, drawn: bool) -> Result<Vec<u8>, XlsxError> {
    let speech = Speech::new(chart.language);
    let mut book = Workbook::new();
    // A fixed date: two exports of one chart are the same file.
    let created = ExcelDateTime::from_ymd(2024, 11, 1)?;
    book.set_properties(&DocProperties::new().set_title(cut(&chart.headline, 250)).set_creation_datetime(&created));
    let bold = Format::new().set_bold();
    let figures = book.add_worksheet().set_name(SHEET)?;
    write_figures(figures, chart, &bold)?;
    if drawn && let Some(native) = native(chart) {
        let below = u32::try_from(Sheet::of(chart).rows.len()).unwrap_or(u32::MAX).saturating_add(2);
        figures.write_string(below, 0, cut(&chart.headline, LONGEST_CELL))?;
        figures.insert_chart(1, u16::try_from(Sheet::of(chart).columns.len() + 2).unwrap_or(8), &native)?;
    }
    let sums = speech.say(&Message::SheetSums {});
    let formulas = formulas(chart, &sums);
    let sources = book.add_worksheet().set_name(speech.say(&Message::SheetSources {}))?;
    write_sources(sources, chart, (&bold, &speech.say(&Message::ColumnFlags {})), if drawn { &formulas } else { &[] })?;
    if drawn && formulas.iter().any(Option::is_some) {
        write_sums(book.add_worksheet().set_name(&sums)?, chart, &bold, &speech)?;
    }
    book.save_to_buffer()
}

/// The chart a spreadsheet can draw of these figures; a table or a heatmap is its own picture.
fn native(chart: &ChartSpec) -> Option<Chart> {
    let kind = match chart.kind {
        ChartKind::Bars
        | ChartKind::Grouped
        | ChartKind::Bullet
        | ChartKind::Dumbbell
        | ChartKind::Arrow
        | ChartKind::Waterfall
        | ChartKind::Strip => ChartType::Bar,
        ChartKind::Stacked => ChartType::BarStacked,
        ChartKind::Shares => ChartType::BarPercentStacked,
        ChartKind::Slope | ChartKind::Lines | ChartKind::Multiples | ChartKind::Bump => ChartType::Line,
        ChartKind::Scatter => ChartType::Scatter,
        ChartKind::Radar => ChartType::Radar,
        ChartKind::Heatmap | ChartKind::Table => return None,
    };
    let mut native = Chart::new(kind);
    let last = u32::try_from(Sheet::of(chart).rows.len()).ok()?;
    let scatter = kind == ChartType::Scatter;
    for column in 1..=u16::try_from(chart.series.len()).ok()? {
        if scatter && column == 1 {
            continue;
        }
        let own = native.add_series();
        own.set_name((SHEET, 0, column)).set_values((SHEET, 1, column, last, column));
        own.set_categories((SHEET, 1, u16::from(scatter), last, u16::from(scatter)));
    }
    // A headline given as a text could be read as a formula: it stands in a cell.
    native.title().set_name((SHEET, last + 2, 0));
    if matches!(kind, ChartType::Bar | ChartType::BarStacked | ChartType::BarPercentStacked) {
        // The first name on top, as in our own picture.
        native.y_axis().set_reverse();
    }
    native.show_empty_cells_as(ChartEmptyCells::Gaps);
    native.set_width(900).set_height(520);
    native.set_alt_text(cut(&chart.alt, 2000));
    Some(native)
}

fn write_figures(sheet: &mut Worksheet, chart: &ChartSpec, bold: &Format) -> Result<(), XlsxError> {
    sheet.set_right_to_left(chart.language.is_rtl());
    sheet.set_column_width(0, 34)?;
    let figures = Sheet::of(chart);
    let bound = matches!(chart.kind, ChartKind::Dumbbell | ChartKind::Arrow | ChartKind::Waterfall);
    let axis = Axis { signed: chart.axis.signed || chart.kind == ChartKind::Waterfall, ..chart.axis.clone() };
    let format = bound.then(|| Format::new().set_num_format(number_format(&axis, chart.language)));
    for (column, own) in (1_u16..).zip(&figures.columns) {
        sheet.write_string_with_format(0, column, cut(&own.name, LONGEST_CELL), bold)?;
        sheet.set_column_width(column, 18)?;
        for (row, value) in (1_u32..).zip(&own.values) {
            let formula = usize::try_from(row - 1).ok().and_then(|row| own.formulas.get(row)).filter(|text| !text.is_empty());
            if let (Some(formula), Some(value)) = (formula, value) {
                sheet.write_formula(row, column, Formula::new(formula).set_result(value.to_string()))?;
                continue;
            }
            match (value, &format) {
                // Labels bound to these cells print what the cells print.
                (Some(value), Some(format)) if usize::from(column) <= chart.series.len() => {
                    sheet.write_number_with_format(row, column, *value, format)?;
                }
                (Some(value), _) => {
                    sheet.write_number(row, column, *value)?;
                }
                (None, _) => {}
            }
        }
    }
    for (row, name) in (1_u32..).zip(&figures.rows) {
        sheet.write_string(row, 0, name)?;
    }
    Ok(())
}

/// For each row, its formula over the cells of the sheet of sums.
fn formulas(chart: &ChartSpec, sheet: &str) -> Vec<Option<String>> {
    let mut line = 2_usize;
    let formula = |worked: &Option<WorkedFormula>| {
        let worked = worked.as_ref()?;
        let mut text = worked.formula.clone();
        for rank in (0..worked.inputs.len()).rev() {
            text = text.replace(&format!("{{{rank}}}"), &format!("'{sheet}'!D{}", line + rank));
        }
        line += worked.inputs.len() + 1;
        Some(format!("={text}"))
    };
    chart.table.worked.iter().map(formula).collect()
}

/// The cells every result is worked out of: what, when, how much, and where it was read.
fn write_sums(sheet: &mut Worksheet, chart: &ChartSpec, bold: &Format, speech: &Speech) -> Result<(), XlsxError> {
    sheet.set_right_to_left(chart.language.is_rtl());
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
        sheet.write_string_with_format(0, column, speech.say(heading), bold)?;
        sheet.set_column_width(column, if column < 2 { 30 } else { 14 })?;
    }
    let mut row = 1_u32;
    for (cells, worked) in chart.table.rows.iter().zip(&chart.table.worked) {
        let Some(worked) = worked else { continue };
        for input in &worked.inputs {
            sheet.write_string(row, 0, cut(cells.first().map_or("", TableCell::text), LONGEST_CELL))?;
            sheet.write_string(row, 1, cut(&input.name, LONGEST_CELL))?;
            sheet.write_number(row, 2, input.year)?;
            if let Some(value) = input.value {
                sheet.write_number(row, 3, value)?;
            }
            sheet.write_string(row, 4, cut(&speech.unit(&input.unit), LONGEST_CELL))?;
            sheet.write_string(row, 5, cut(&input.file, LONGEST_CELL))?;
            sheet.write_number(row, 6, input.line)?;
            sheet.write_number(row, 7, input.column)?;
            sheet.write_string(row, 8, cut(&input.raw, LONGEST_CELL))?;
            row += 1;
        }
        row += 1;
    }
    Ok(())
}

fn write_sources(
    sheet: &mut Worksheet,
    chart: &ChartSpec,
    (bold, flags): (&Format, &str),
    formulas: &[Option<String>],
) -> Result<(), XlsxError> {
    sheet.set_right_to_left(chart.language.is_rtl());
    for (column, heading) in (0_u16..).zip(chart.table.headings.iter().map(String::as_str).chain([flags])) {
        sheet.write_string_with_format(0, column, cut(heading, LONGEST_CELL), bold)?;
        sheet.set_column_width(column, 22)?;
    }
    for (rank, cells) in chart.table.rows.iter().enumerate() {
        let row = u32::try_from(rank).unwrap_or(u32::MAX).saturating_add(1);
        for (column, cell) in (0_u16..).zip(cells) {
            // Words are written as words: a name that begins with "=" is never a formula.
            match (cell, formulas.get(rank).and_then(Option::as_ref)) {
                (TableCell::Number(value, _), Some(formula)) => {
                    sheet.write_formula(row, column, Formula::new(formula).set_result(value.to_string()))?
                }
                (TableCell::Number(value, _), None) => sheet.write_number(row, column, *value)?,
                (TableCell::Text(text), _) => sheet.write_string(row, column, cut(text, LONGEST_CELL))?,
            };
        }
        let last = u16::try_from(cells.len()).unwrap_or(u16::MAX);
        sheet.write_string(row, last, cut(chart.table.flags.get(rank).map_or("", String::as_str), LONGEST_CELL))?;
    }
    let below = u32::try_from(chart.table.rows.len()).unwrap_or(u32::MAX).saturating_add(2);
    for (row, text) in (below..).zip(chart.caption.iter().chain([&chart.sources])) {
        sheet.write_string(row, 0, cut(text, LONGEST_CELL))?;
    }
    Ok(())
}
