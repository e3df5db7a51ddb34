//! The sheet behind a native chart: a chart in, a column of names and columns of numbers out. Charts and workbooks use the same
//! sheet, so that a chart of PowerPoint always refers to the cells that are written.

use crate::base::as_number;
use crate::chart::{Axis, Category, ChartKind, ChartSpec, DataPoint, Series};
use crate::compare::ComparisonRole;
use crate::render::layout::{layout_rows, layout_slide, slide_frame};
use crate::render::mark_columns::{MAX_BACKGROUND, event_columns, mark_columns, sorted_background, strip_columns};
use crate::render::sheet_column::SheetColumn;
use crate::speech::{Language, Message, Speech};

/// The sheet of a chart.
pub(super) struct ChartDataSheet {
    /// The names in the first column.
    pub rows: Vec<String>,
    /// The columns after the first: one for each series, then auxiliary ones, then those of marks.
    pub columns: Vec<SheetColumn>,
    /// The number of the first column of marks, where the column of names is 0.
    pub first_mark_column: usize,
    /// The column of the years that are written under a long history; `None` where every row is named.
    pub written_years: Option<WrittenYears>,
}

/// The years that are written under a long history.
#[derive(Clone, Copy)]
pub(super) struct WrittenYears {
    /// The number of their column, which is blank in the other rows.
    pub column: usize,
    /// How many rows are between two of them.
    pub step: usize,
}

/// A history longer than this many years has rows only for the years that were measured.
const MAX_YEARS: usize = 200;

impl ChartDataSheet {
    /// The sheet of a chart.
    pub(super) fn from_chart(chart: &ChartSpec) -> Self {
        let sheet_rows = rows_of(chart);
        let rows: Vec<String> = sheet_rows
            .iter()
            .map(|row| match row {
                SheetRow::Category(index) => category_name(chart, *index),
                SheetRow::Year(year) => year.clone(),
                SheetRow::BackgroundTown => Speech::new(chart.language).format(&Message::SheetOtherTown {}),
            })
            .collect();
        let values = |series: &Series| sheet_rows.iter().map(|row| row.point(series)?.value.number()).collect();
        let mut columns: Vec<SheetColumn> =
            chart.series.iter().map(|series| SheetColumn::plain(series.name.clone(), values(series))).collect();
        if chart.kind == ChartKind::Scatter {
            // The first two columns go on with the background towns.
            let categories = chart.categories.len();
            for (axis, column) in columns.iter_mut().enumerate().take(2) {
                for (value, pair) in column.values.iter_mut().skip(categories).zip(&chart.background) {
                    *value = pair.get(axis).copied();
                }
            }
        }
        if let (ChartKind::Strip, Some(column)) = (chart.kind, columns.first_mut()) {
            let others = column.values.iter_mut().skip(chart.categories.len());
            others.zip(sorted_background(chart)).for_each(|(value, other)| *value = Some(other));
        }
        columns.extend(auxiliary_columns(chart, &sheet_rows));
        let first_mark_column = columns.len() + 1;
        columns.extend(mark_columns(chart, sheet_rows.len()));
        columns.extend(event_columns(chart, &rows));
        let is_over_years = matches!(chart.kind, ChartKind::Lines | ChartKind::Bump);
        let step = if is_over_years { step_of_years(chart, &rows) } else { 1 };
        let written_years = written_column(chart.language, &rows, step).map(|years| {
            columns.push(years);
            WrittenYears { column: columns.len(), step }
        });
        Self { rows, columns, first_mark_column, written_years }
    }

    /// The number of the first auxiliary column, where the column of names is 0.
    pub(super) fn first_auxiliary_column(chart: &ChartSpec) -> usize {
        chart.series.len() + 1
    }
}

/// The number of rows from one written year to the next: from one date of the focus to the next, where all are as far apart, beginning
/// with the first row; else two, five or ten.
fn step_of_years(chart: &ChartSpec, rows: &[String]) -> usize {
    let focus = chart.series.iter().find(|series| series.role == ComparisonRole::Focus);
    let dates = focus.into_iter().flat_map(|focus| focus.points.iter().zip(&chart.categories));
    let known = dates.filter(|(point, _)| point.value.number().is_some()).map(|(_, date)| &date.label);
    let at: Vec<usize> = known.filter_map(|date| rows.iter().position(|row| row == date)).collect();
    let is_even = |step: usize| at.windows(2).all(|pair| matches!(pair, [a, b] if b.checked_sub(*a) == Some(step)));
    match (at.as_slice(), rows.len()) {
        ([0, second, ..], _) if *second > 1 && is_even(*second) => *second,
        (_, 0..=12) => 1,
        (_, 13..=25) => 2,
        (_, 26..=60) => 5,
        _ => 10,
    }
}

/// The years of every n-th row; `None` where every row is written, or where rows are no years.
fn written_column(language: Language, rows: &[String], step: usize) -> Option<SheetColumn> {
    if step <= 1 {
        return None;
    }
    let written = rows.iter().enumerate().map(|(index, row)| if index % step == 0 { row.parse().ok().map(Some) } else { Some(None) });
    Some(SheetColumn::plain(Speech::new(language).format(&Message::ColumnYear {}), written.collect::<Option<Vec<Option<f64>>>>()?))
}

/// What a row of the sheet holds.
enum SheetRow {
    /// The category with this index.
    Category(usize),
    /// A year that was not measured; its empty row keeps the distance between the years that were.
    Year(String),
    /// A town without a name.
    BackgroundTown,
}

impl SheetRow {
    /// The point of a series in this row.
    fn point<'a>(&self, series: &'a Series) -> Option<&'a DataPoint> {
        match self {
            Self::Category(index) => series.points.get(*index),
            Self::Year(_) | Self::BackgroundTown => None,
        }
    }
}

/// The steps between times: a year, a quarter, a month.
const STEPS: [f64; 3] = [1.0, 0.25, 1.0 / 12.0];

/// A row for each time from the first to the last, measured or not, so that a line leaves room for what lies between. `None` where times
/// follow no step, and where there are too many.
fn evenly_spaced(categories: &[Category]) -> Option<Vec<SheetRow>> {
    let first = categories.first()?.position;
    let steps_to = |category: &Category, step: f64| (category.position - first) / step;
    let is_on_step = |step: &f64| {
        let is_whole = |steps: f64| (steps - steps.round()).abs() < 0.05;
        categories.iter().all(|category| is_whole(steps_to(category, *step)))
    };
    let step = STEPS.into_iter().find(is_on_step)?;
    let mut rows: Vec<SheetRow> = Vec::new();
    for (index, category) in categories.iter().enumerate() {
        while as_number(rows.len()) < steps_to(category, step).round() {
            if rows.len() >= MAX_YEARS {
                return None;
            }
            let is_year = step >= 1.0;
            rows.push(SheetRow::Year(if is_year { format!("{:.0}", first + as_number(rows.len())) } else { String::new() }));
        }
        rows.push(SheetRow::Category(index));
    }
    (rows.len() <= MAX_YEARS).then_some(rows)
}

fn rows_of(chart: &ChartSpec) -> Vec<SheetRow> {
    let categories = || (0..chart.categories.len()).map(SheetRow::Category);
    match chart.kind {
        ChartKind::Scatter | ChartKind::Strip => {
            categories().chain(chart.background.iter().take(MAX_BACKGROUND).map(|_| SheetRow::BackgroundTown)).collect()
        }
        ChartKind::Lines | ChartKind::Bump => evenly_spaced(&chart.categories).unwrap_or_else(|| categories().collect()),
        ChartKind::Bars
        | ChartKind::Grouped
        | ChartKind::Dumbbell
        | ChartKind::Arrow
        | ChartKind::Slope
        | ChartKind::Multiples
        | ChartKind::Heatmap
        | ChartKind::Stacked
        | ChartKind::Shares
        | ChartKind::Waterfall
        | ChartKind::Bullet
        | ChartKind::Table
        | ChartKind::Numbers
        | ChartKind::Pyramid
        | ChartKind::Gaps
        | ChartKind::Panels
        | ChartKind::Map
        | ChartKind::Radar => categories().collect(),
    }
}

/// The columns a native chart needs after its series: the steps of a waterfall, the lines of a dumbbell chart, the places of a strip plot, and for other
/// kinds the lengths of error bars.
fn auxiliary_columns(chart: &ChartSpec, rows: &[SheetRow]) -> Vec<SheetColumn> {
    if chart.kind == ChartKind::Waterfall {
        waterfall_columns(chart)
    } else if matches!(chart.kind, ChartKind::Dumbbell | ChartKind::Arrow) {
        pair_columns(chart)
    } else if chart.kind == ChartKind::Strip {
        strip_columns(chart)
    } else {
        chart.series.iter().filter(|series| has_intervals(series)).flat_map(|series| error_columns(series, rows)).collect()
    }
}

/// True if some figure of a series has an interval of uncertainty.
pub(super) fn has_intervals(series: &Series) -> bool {
    series.points.iter().any(|point| point.interval.is_some())
}

/// The lengths of the error bars of a series, downwards and upwards.
fn error_columns(series: &Series, rows: &[SheetRow]) -> [SheetColumn; 2] {
    let column = |sign: &str, length: &dyn Fn(&DataPoint) -> Option<f64>| {
        let values = rows.iter().map(|row| length(row.point(series)?)).collect();
        SheetColumn::plain(format!("{} {sign}", series.name), values)
    };
    let down = |point: &DataPoint| Some(point.value.number()? - point.interval?.0);
    let up = |point: &DataPoint| Some(point.interval?.1 - point.value.number()?);
    [column("\u{2212}", &down), column("+", &up)]
}

/// The columns of a stacked waterfall: the invisible base of each step, the totals, the increases and the decreases.
fn waterfall_columns(chart: &ChartSpec) -> Vec<SheetColumn> {
    let Some(series) = chart.series.first() else { return Vec::new() };
    let last = series.points.len().saturating_sub(1);
    let (mut bases, mut totals, mut increases, mut decreases) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let mut sum = 0.0;
    for (index, point) in series.points.iter().enumerate() {
        // A step without a value leaves the sum as it is.
        let value = point.value.number().unwrap_or(0.0);
        if index == 0 || index == last {
            sum = value;
            bases.push(None);
            totals.push(Some(value));
            increases.push(None);
            decreases.push(None);
        } else {
            bases.push(Some(sum.min(sum + value)));
            totals.push(None);
            increases.push((value >= 0.0).then_some(value));
            decreases.push((value < 0.0).then_some(-value));
            sum += value;
        }
    }
    let speech = Speech::new(chart.language);
    vec![
        SheetColumn::plain(speech.format(&Message::SheetUnder {}), bases),
        SheetColumn::plain(speech.format(&Message::SheetTotals {}), totals),
        SheetColumn::plain(speech.format(&Message::SheetMore {}), increases),
        SheetColumn::plain(speech.format(&Message::SheetLess {}), decreases),
    ]
}

/// The auxiliary columns of a dumbbell chart: the row of each pair, the position of the names, and the lines between the figures.
///
/// The lines are one series of points: for each pair its two figures and then a blank, which breaks the line. Their cells are
/// formulas that refer to the figures, so that the lines follow when the figures are edited.
fn pair_columns(chart: &ChartSpec) -> Vec<SheetColumn> {
    let speech = Speech::new(chart.language);
    let count = chart.categories.len();
    let value = |series: usize, category: usize| chart.series.get(series)?.points.get(category)?.value.number();
    let (mut x_values, mut y_values, mut x_formulas, mut y_formulas) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for category in 0..count {
        let has_both = value(0, category).is_some() && value(1, category).is_some();
        // The sheet has a heading, and its rows are counted from 1.
        let cell = |column: usize| if has_both { format!("={}{}", column_letters(column), category + 2) } else { String::new() };
        for series in [0, 1] {
            x_values.push(value(series, category).filter(|_| has_both));
            y_values.push(has_both.then(|| as_number(category + 1)));
            x_formulas.push(cell(series + 1));
            y_formulas.push(cell(3));
        }
        x_values.push(None);
        y_values.push(None);
        x_formulas.push(String::new());
        y_formulas.push(String::new());
    }
    let row_numbers = (1..=count).map(|row| Some(as_number(row))).collect();
    vec![
        SheetColumn::plain(speech.format(&Message::SheetRow {}), row_numbers),
        SheetColumn::plain(speech.format(&Message::SheetNames {}), vec![Some(names_end_value(chart)); count]),
        SheetColumn { name: speech.format(&Message::SheetJoined {}), values: x_values, formulas: x_formulas },
        SheetColumn { name: speech.format(&Message::SheetRow {}), values: y_values, formulas: y_formulas },
    ]
}

/// The position, on the scale of values, at which the names of a dumbbell chart end: before every figure and its label.
pub(super) fn names_end_value(chart: &ChartSpec) -> f64 {
    let rows = layout_rows(chart, &slide_frame(layout_slide(chart).chart_span));
    let axis = &chart.axis;
    axis.low + (axis.high - axis.low) * (rows.names_end + rows.gap - rows.scale_start) / (rows.scale_end - rows.scale_start).max(1.0)
}

/// The name of a category in the sheet and on the axis of a native chart, followed by the reason for each missing figure. Empty
/// if there is no such category.
fn category_name(chart: &ChartSpec, index: usize) -> String {
    let Some(category) = chart.categories.get(index) else { return String::new() };
    let name = cut(&category.label_with_detail(), MAX_NAME_LENGTH);
    // Here the categories are years, and a gap in a line is visible.
    if matches!(chart.kind, ChartKind::Lines | ChartKind::Bump | ChartKind::Slope) {
        return name;
    }
    let points: Vec<(&Series, &DataPoint)> = chart.series.iter().filter_map(|series| Some((series, series.points.get(index)?))).collect();
    let missing: Vec<&(&Series, &DataPoint)> =
        points.iter().filter(|(_, point)| point.value.number().is_none() && !point.label.is_empty()).collect();
    match missing.as_slice() {
        [] => name,
        [(_, point), ..] if missing.len() == points.len() => format!("{name} ({})", point.label),
        some => {
            let reasons: Vec<String> = some.iter().map(|(series, point)| format!("{} {}", series.name, point.label)).collect();
            format!("{name} ({})", reasons.join(", "))
        }
    }
}

/// The most characters of a name; a longer one would leave no room for the bars.
const MAX_NAME_LENGTH: usize = 80;

/// The first `max_length` characters of a text, with "…" if there were more.
pub(super) fn cut(text: &str, max_length: usize) -> String {
    text.char_indices().nth(max_length).map_or_else(|| text.to_owned(), |(end, _)| format!("{}…", text.split_at(end).0))
}

/// The letters of a column counted from 0: A, B, …, Z, AA.
pub(super) fn column_letters(mut column: usize) -> String {
    let mut name = Vec::new();
    loop {
        let letter = ('A'..='Z').nth(column % 26);
        debug_assert!(letter.is_some(), "a remainder of 26 names a letter");
        name.extend(letter);
        if column < 26 {
            break;
        }
        column = column / 26 - 1;
    }
    name.into_iter().rev().collect()
}

/// The minus sign in a number format. Office demands quotes around every character it does not know.
const MINUS: &str = "\"\u{2212}\"";

/// The number format with which Office prints the values of an axis: digits grouped as on the reader's computer, decimals and
/// sign as in our own pictures.
pub(super) fn number_format(axis: &Axis, language: Language) -> String {
    let decimals = "0".repeat(usize::from(axis.decimals));
    // Each comma behind the digits divides by a thousand.
    let thousands = ",".repeat(usize::from(axis.thousands));
    let number = if decimals.is_empty() { format!("#,##0{thousands}") } else { format!("#,##0.{decimals}{thousands}") };
    let percent = match (axis.percent, language) {
        (false, _) if axis.suffix.is_empty() => String::new(),
        (false, _) => format!("\"\u{a0}{}\"", axis.suffix),
        (true, Language::Fr) => "\"\u{a0}%\"".to_owned(),
        (true, _) => "\"%\"".to_owned(),
    };
    if axis.signed {
        format!("+{number}{percent};{MINUS}{number}{percent};{number}{percent}")
    } else {
        format!("{number}{percent};{MINUS}{number}{percent}")
    }
}
