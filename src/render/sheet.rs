//! What the sheet behind a native chart holds: a chart in, names and columns of numbers out. Chart and workbook read the same one.

use crate::base::as_number;
use crate::chart::{Axis, ChartKind, ChartSpec, DataPoint, Series};
use crate::render::layout::{bars, layout, slide_frame};
use crate::speech::{Language, Message, Speech};

/// A column of numbers under a name.
pub(super) struct Column {
    pub name: String,
    pub values: Vec<Option<f64>>,
    /// For each value, the formula it comes from; none where it is a figure.
    pub formulas: Vec<String>,
}

/// Names in the first column, then columns of numbers.
pub(super) struct Sheet {
    pub rows: Vec<String>,
    pub columns: Vec<Column>,
}

/// More towns without a name than this are not written behind a scatter.
const MOST_GROUND: usize = 1500;
/// A history of more years keeps only those in which something was measured.
const MOST_YEARS: usize = 200;

impl Sheet {
    /// The sheet of a chart.
    pub(super) fn of(chart: &ChartSpec) -> Self {
        let places = places(chart);
        let rows: Vec<String> = places
            .iter()
            .map(|place| match place {
                Place::Slot(index) => category(chart, *index),
                Place::Year(year) => year.clone(),
                Place::Other => Speech::new(chart.language).say(&Message::SheetOtherTown {}),
            })
            .collect();
        let of = |series: &Series| {
            let value = |place: &Place| match place {
                Place::Slot(index) => series.points.get(*index).and_then(|point| point.reading.value()),
                Place::Year(_) | Place::Other => None,
            };
            Column { name: series.name.clone(), values: places.iter().map(value).collect(), formulas: Vec::new() }
        };
        let mut columns: Vec<Column> = chart.series.iter().map(of).collect();
        if chart.kind == ChartKind::Scatter {
            let slots = chart.slots.len();
            for (rank, column) in columns.iter_mut().enumerate().take(2) {
                for (value, pair) in column.values.iter_mut().skip(slots).zip(&chart.ground) {
                    *value = pair.get(rank).copied();
                }
            }
        }
        columns.extend(extra(chart, &places));
        Self { rows, columns }
    }

    /// The first column beside the figures; the names are column 0.
    pub(super) fn beside(chart: &ChartSpec) -> usize {
        chart.series.len() + 1
    }
}

/// What a row of the sheet is.
enum Place {
    Slot(usize),
    /// A year in which nothing was measured: it keeps the distance between those in which something was.
    Year(String),
    /// A town without a name.
    Other,
}

fn places(chart: &ChartSpec) -> Vec<Place> {
    let slots = || (0..chart.slots.len()).map(Place::Slot);
    match chart.kind {
        ChartKind::Scatter => slots().chain(chart.ground.iter().take(MOST_GROUND).map(|_| Place::Other)).collect(),
        ChartKind::Lines | ChartKind::Bump => {
            let (first, last) = (chart.slots.first().map_or(0.0, |slot| slot.at), chart.slots.last().map_or(0.0, |slot| slot.at));
            let mut all = Vec::new();
            let mut year = first;
            while year <= last && all.len() < MOST_YEARS {
                let own = chart.slots.iter().position(|slot| (slot.at - year).abs() < 0.5);
                all.push(own.map_or_else(|| Place::Year(format!("{year:.0}")), Place::Slot));
                year += 1.0;
            }
            if year > last { all } else { slots().collect() }
        }
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
        | ChartKind::Strip
        | ChartKind::Bullet
        | ChartKind::Table
        | ChartKind::Radar => slots().collect(),
    }
}

/// The columns a native chart needs beside its figures: the steps of a waterfall, the rows and gaps of a dumbbell, how far each
/// figure may be from the true one.
fn extra(chart: &ChartSpec, places: &[Place]) -> Vec<Column> {
    if chart.kind == ChartKind::Waterfall {
        waterfall(chart)
    } else if matches!(chart.kind, ChartKind::Dumbbell | ChartKind::Arrow) {
        pairs(chart)
    } else {
        chart.series.iter().filter(|series| is_uncertain(series)).flat_map(|series| bounds(series, places)).collect()
    }
}

/// Whether some figure of a series says how sure it is.
pub(super) fn is_uncertain(series: &Series) -> bool {
    series.points.iter().any(|point| point.interval.is_some())
}

/// How far down and up the true figure may be.
fn bounds(series: &Series, places: &[Place]) -> Vec<Column> {
    let side = |sign: &str, of: &dyn Fn(&DataPoint) -> Option<f64>| Column {
        name: format!("{} {sign}", series.name),
        values: places
            .iter()
            .map(|place| match place {
                Place::Slot(index) => series.points.get(*index).and_then(of),
                Place::Year(_) | Place::Other => None,
            })
            .collect(),
        formulas: Vec::new(),
    };
    let down = |point: &DataPoint| Some(point.reading.value()? - point.interval?.0);
    let up = |point: &DataPoint| Some(point.interval?.1 - point.reading.value()?);
    vec![side("\u{2212}", &down), side("+", &up)]
}

/// What lies under each step, then totals, what is more, what is less: stacked they are the waterfall.
fn waterfall(chart: &ChartSpec) -> Vec<Column> {
    let Some(series) = chart.series.first() else { return Vec::new() };
    let last = series.points.len().saturating_sub(1);
    let (mut under, mut totals, mut more, mut less) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let mut sum = 0.0;
    for (rank, point) in series.points.iter().enumerate() {
        let value = point.reading.value().unwrap_or_default();
        if rank == 0 || rank == last {
            sum = value;
            under.push(None);
            totals.push(Some(value));
            more.push(None);
            less.push(None);
        } else {
            under.push(Some(sum.min(sum + value)));
            totals.push(None);
            more.push((value >= 0.0).then_some(value));
            less.push((value < 0.0).then_some(-value));
            sum += value;
        }
    }
    let speech = Speech::new(chart.language);
    let named = |line: Message, values| Column { name: speech.say(&line), values, formulas: Vec::new() };
    vec![
        named(Message::SheetUnder {}, under),
        named(Message::SheetTotals {}, totals),
        named(Message::SheetMore {}, more),
        named(Message::SheetLess {}, less),
    ]
}

/// The row each pair stands on, and where names end; then the lines between, each from one figure to the other and then a blank,
/// so that one series draws them all. They are formulas over the figures: edited, the lines follow.
fn pairs(chart: &ChartSpec) -> Vec<Column> {
    let speech = Speech::new(chart.language);
    let slots = chart.slots.len();
    let named = |line: Message, values, formulas| Column { name: speech.say(&line), values, formulas };
    let rows: Vec<Option<f64>> = (0..slots).map(|slot| Some(as_number(slot + 1))).collect();
    let names = names_at(chart);
    let value = |series: usize, slot: usize| chart.series.get(series)?.points.get(slot)?.reading.value();
    let (mut x, mut y, mut of_x, mut of_y) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for slot in 0..slots {
        let both = value(0, slot).is_some() && value(1, slot).is_some();
        for series in [0, 1] {
            x.push(value(series, slot).filter(|_| both));
            y.push(both.then(|| as_number(slot + 1)));
            let cell = |column: usize| if both { format!("={}{}", letters(column), slot + 2) } else { String::new() };
            of_x.push(cell(series + 1));
            of_y.push(cell(3));
        }
        x.push(None);
        y.push(None);
        of_x.push(String::new());
        of_y.push(String::new());
    }
    vec![
        named(Message::SheetRow {}, rows.clone(), Vec::new()),
        named(Message::SheetNames {}, rows.iter().map(|_| Some(names)).collect(), Vec::new()),
        named(Message::SheetJoined {}, x, of_x),
        named(Message::SheetRow {}, y, of_y),
    ]
}

/// The value at which the names of a dumbbell end, left of every figure and its label.
pub(super) fn names_at(chart: &ChartSpec) -> f64 {
    let set = bars(chart, &slide_frame(layout(chart).chart));
    let axis = &chart.axis;
    axis.low + (axis.high - axis.low) * (set.names_end + set.gap - set.from) / (set.to - set.from).max(1.0)
}

/// The category of a slot as the sheet and the chart name it; what has no figure says so, for a hole says nothing.
pub(super) fn category(chart: &ChartSpec, index: usize) -> String {
    let Some(slot) = chart.slots.get(index) else { return String::new() };
    let name = cut(&slot.text(), LONGEST_NAME);
    // Years are years, and a hole of a line is seen.
    if matches!(chart.kind, ChartKind::Lines | ChartKind::Bump | ChartKind::Slope) {
        return name;
    }
    let points: Vec<(&Series, &DataPoint)> = chart.series.iter().filter_map(|series| Some((series, series.points.get(index)?))).collect();
    let absent: Vec<&(&Series, &DataPoint)> =
        points.iter().filter(|(_, point)| point.reading.value().is_none() && !point.label.is_empty()).collect();
    match absent.as_slice() {
        [] => name,
        [(_, point), ..] if absent.len() == points.len() => format!("{name} ({})", point.label),
        some => {
            let said: Vec<String> = some.iter().map(|(series, point)| format!("{} {}", series.name, point.label)).collect();
            format!("{name} ({})", said.join(", "))
        }
    }
}

/// A longer name would leave no room for bars.
const LONGEST_NAME: usize = 80;

/// The first letters of a text, with "…" where there were more.
pub(super) fn cut(text: &str, most: usize) -> String {
    text.char_indices().nth(most).map_or_else(|| text.to_owned(), |(end, _)| format!("{}…", text.get(..end).unwrap_or_default()))
}

/// The letters that name a column: A, B, …, Z, AA.
pub(super) fn letters(mut column: usize) -> String {
    let mut name = Vec::new();
    loop {
        name.push(char::from(b'A' + u8::try_from(column % 26).unwrap_or_default()));
        if column < 26 {
            break;
        }
        column = column / 26 - 1;
    }
    name.into_iter().rev().collect()
}

/// The sign of a negative number; quoted, as every letter Office does not know must be.
const MINUS: &str = "\"\u{2212}\"";

/// How Office prints the values: grouped by the reader's own system, with our decimals and sign.
pub(super) fn number_format(axis: &Axis, language: Language) -> String {
    let decimals = "0".repeat(usize::from(axis.decimals));
    let number = if decimals.is_empty() { "#,##0".to_owned() } else { format!("#,##0.{decimals}") };
    let percent = match (axis.percent, language) {
        (false, _) => "",
        (true, Language::Fr) => "\"\u{202f}%\"",
        (true, _) => "\"%\"",
    };
    if axis.signed {
        format!("+{number}{percent};{MINUS}{number}{percent};{number}{percent}")
    } else {
        format!("{number}{percent};{MINUS}{number}{percent}")
    }
}
