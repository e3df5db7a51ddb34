//! A chart as text, for terminals and mails: a `ChartSpec` in, lines of letters and block characters out.
//!
//! Bars begin at zero, as everywhere; where an axis does not, values are dots.

use unicode_width::UnicodeWidthStr as _;

use crate::base::words::words;
use crate::chart::{ChartSpec, DataPoint, TableCell};

/// The width of a line, in cells of a terminal.
const WIDTH: usize = 78;
/// The width of the longest bar.
const BAR_WIDTH: usize = 34;
/// The longest name printed whole.
const LONGEST_NAME: usize = 26;
/// The eighths of a cell, from one to seven.
const EIGHTHS: [char; 7] = ['▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/// The chart as text: its headline, its values, what is not comparable, and its sources.
#[must_use]
pub fn chart_to_text(chart: &ChartSpec) -> String {
    let mut lines = wrapped(&chart.headline, "");
    lines.extend(wrapped(&chart.subtitle, ""));
    lines.push(String::new());
    lines.extend(if chart.x_axis.is_some() { table_lines(chart) } else { value_lines(chart) });
    lines.push(String::new());
    // What a footnote says in full is not said twice.
    let is_said = |text: &str| chart.footnotes.iter().any(|note| note.starts_with(text));
    lines.extend(chart.badges.iter().filter(|badge| !is_said(&badge.text)).flat_map(|badge| wrapped(&badge.text, "· ")));
    lines.extend(chart.footnotes.iter().flat_map(|note| wrapped(note, "")));
    lines.extend(wrapped(&chart.sources, ""));
    let lines: Vec<&str> = lines.iter().map(|line| line.trim_end()).collect();
    lines.join("\n") + "\n"
}

/// A line for each value: its name, its bar, its label.
fn value_lines(chart: &ChartSpec) -> Vec<String> {
    let is_single = chart.series.len() < 2;
    let names = chart.categories.iter().map(crate::chart::Category::label_with_detail);
    let series_names = chart
        .series
        .iter()
        .map(|series| if series.unit.is_empty() { series.name.clone() } else { format!("{} ({})", series.name, series.unit) });
    let series_names: Vec<String> = series_names.collect();
    let names: Vec<String> = names.collect();
    let longest = |names: &[String]| names.iter().map(|name| name.width()).max().unwrap_or_default().min(LONGEST_NAME);
    let width = if is_single { longest(&names) } else { longest(&series_names) };
    let mut lines = Vec::new();
    for (index, name) in names.iter().enumerate() {
        if !is_single {
            lines.push(name.clone());
        }
        for (series, series_name) in chart.series.iter().zip(&series_names) {
            let Some(point) = series.points.get(index) else { continue };
            let (indent, name) = if is_single { ("", name) } else { ("  ", series_name) };
            lines.push(format!("{indent}{}  {}", padded(name, width), mark(chart, point)));
        }
    }
    lines
}

/// The bar or dot of a value, and its label.
fn mark(chart: &ChartSpec, point: &DataPoint) -> String {
    let label = point.label_with_doubt();
    let Some(value) = point.value.number() else { return label };
    let axis = &chart.axis;
    let at = |value: f64| axis.fraction(value) * length(BAR_WIDTH);
    if axis.log || axis.low > 0.0 || axis.high < 0.0 {
        return format!("{}● {label}", " ".repeat(cells(at(value))));
    }
    let zero = at(0.0);
    if axis.low >= 0.0 {
        return format!("{} {label}", bar(at(value) - zero)).trim_start().to_owned();
    }
    // Two sides of a line at zero: no eighths to its left, where blocks cannot begin within a cell.
    let (left, size) = (cells(zero), (at(value) - zero).abs());
    if value < 0.0 {
        let size = cells(size).min(left);
        format!("{}{}│ {label}", " ".repeat(left - size), "█".repeat(size))
    } else {
        format!("{}│{} {label}", " ".repeat(left), bar(size))
    }
}

/// A bar of a length in cells, to the eighth of one.
fn bar(size: f64) -> String {
    let eighths = cells(size.max(0.0) * 8.0);
    let rest = (eighths % 8).checked_sub(1).and_then(|rest| EIGHTHS.get(rest));
    "█".repeat(eighths / 8).chars().chain(rest.copied()).collect()
}

/// The table behind a chart, for kinds that have two axes.
fn table_lines(chart: &ChartSpec) -> Vec<String> {
    /// The columns printed: place, indicator, year, value, unit.
    const COLUMNS: usize = 5;
    let rows: Vec<Vec<&str>> = chart.table.rows.iter().map(|row| row.iter().take(COLUMNS).map(TableCell::text).collect()).collect();
    let widths: Vec<usize> = (0..COLUMNS)
        .map(|column| rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.width()).max().unwrap_or_default().min(LONGEST_NAME))
        .collect();
    let line = |row: &Vec<&str>| row.iter().zip(&widths).map(|(cell, width)| padded(cell, *width)).collect::<Vec<_>>().join("  ");
    rows.iter().map(line).collect()
}

/// A text with blanks up to a width; a longer one is cut.
fn padded(text: &str, width: usize) -> String {
    let mut fitting = String::new();
    for letter in text.chars() {
        if fitting.width() + letter.to_string().width() > width {
            // The cut is seen.
            while fitting.width() + 1 > width {
                fitting.pop();
            }
            fitting.push('…');
            break;
        }
        fitting.push(letter);
    }
    let blanks = width.saturating_sub(fitting.width());
    fitting + &" ".repeat(blanks)
}

/// A text in lines of whole words, the first after a sign.
fn wrapped(text: &str, sign: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = sign.to_owned();
    for word in words(text) {
        let is_begun = line.width() > sign.width();
        if is_begun && line.width() + 1 + word.width() > WIDTH {
            lines.push(std::mem::replace(&mut line, " ".repeat(sign.width())));
        } else if is_begun {
            line.push(' ');
        }
        line.push_str(word);
    }
    if line.trim().is_empty() { lines } else { lines.into_iter().chain([line]).collect() }
}

#[expect(clippy::cast_precision_loss, reason = "a terminal has few cells")]
fn length(cells: usize) -> f64 {
    cells as f64
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a length in cells is small and not negative")]
fn cells(size: f64) -> usize {
    size.round().max(0.0) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_have_eighths_and_names_are_cut() {
        assert_eq!(bar(2.5), "██▌");
        assert_eq!(bar(0.125), "▏");
        assert_eq!(bar(-1.0), "");
        assert_eq!(padded("Évreux", 8), "Évreux  ");
        assert_eq!(padded("Saint-Étienne", 6), "Saint…");
    }

    #[test]
    fn lines_hold_whole_words() {
        let lines = wrapped(&"mot ".repeat(50), "· ");
        assert!(lines.len() > 1 && lines.iter().all(|line| line.width() <= WIDTH));
        assert!(lines[0].starts_with("· mot") && lines[1].starts_with("  mot"), "{lines:?}");
    }
}
