//! A chart in words: the alternative text of the picture, and the speaker's notes.

use crate::chart::explain::{explain, origin_lines};
use crate::chart::spec::{Category, ChartSpec, DataPoint, MarkKind, Series};
use crate::chart::text::place_name;
use crate::compare::{Comparison, ComparisonRow};
use crate::speech::{Message, Speech};

/// Of comparisons with more values than this, the speaker's notes explain only the last of the focus and the twin.
const MAX_ROWS_EXPLAINED: usize = 24;

/// The headline, then each category with its values; over time, each series with its first and last value.
pub(super) fn alt_text(spec: &ChartSpec, speech: &Speech) -> String {
    let is_long = spec.kind.is_over_time() && spec.categories.len() > 2;
    let mut items = if is_long { items_by_series(spec, speech) } else { items_by_category(spec, speech) };
    items.extend(spec.outside.iter().cloned());
    // The label of quartiles, and of medians of a scatter plot, has no value: without the picture it means nothing.
    if spec.x_axis.is_none() {
        items.extend(spec.marks.iter().filter(|mark| mark.role != MarkKind::Quartiles).map(|mark| mark.label.clone()));
    }
    let message = Message::AltChart {
        headline: spec.headline.clone(),
        measure: spec.subtitle.clone(),
        kind: speech.format(&spec.kind.label()),
        items: speech.format_items(&items),
    };
    // "n.d." already ends with the point of the sentence.
    speech.format(&message).replace("..", ".")
}

/// One item for each category: "Évreux (2022): 12 %", with the names of the series when there are several.
fn items_by_category(spec: &ChartSpec, speech: &Speech) -> Vec<String> {
    let several = spec.series.len() > 1;
    let item = |(index, category): (usize, &Category)| {
        let points = spec.series.iter().filter_map(|series| Some((series, series.points.get(index)?)));
        let values: Vec<String> = points
            .map(|(series, point)| if several { format!("{} {}", series.name, point.label_with_year()) } else { point.label_with_year() })
            .collect();
        speech.format(&Message::AltItem { place: category.label_with_detail(), value: speech.format_list_plain(&values) })
    };
    spec.categories.iter().enumerate().map(item).collect()
}

/// One item for each series, the focus first: "Rabat: 12 (2014) → 15 (2024)"; "n.d." when it has no value.
fn items_by_series(spec: &ChartSpec, speech: &Speech) -> Vec<String> {
    let item = |series: &Series| {
        let mut known = series.points.iter().zip(&spec.categories).filter(|(point, _)| point.value.number().is_some());
        let first = known.next();
        let last = known.next_back();
        let print =
            |(point, category): (&DataPoint, &Category)| format!("{} ({})", point.label, point.year.as_ref().unwrap_or(&category.label));
        let ends: Vec<String> = first.into_iter().chain(last).map(print).collect();
        let value = if ends.is_empty() { speech.format(&Message::NotAvailable {}) } else { ends.join(" \u{2192} ") };
        speech.format(&Message::AltItem { place: series.name.clone(), value })
    };
    spec.series.iter().rev().map(item).collect()
}

/// The speaker's notes: the headline, the footnotes, how each value was computed and from which cells, and the sources.
pub(super) fn speaker_notes(spec: &ChartSpec, comparison: &Comparison, speech: &Speech) -> Vec<String> {
    let mut notes = vec![spec.headline.clone()];
    notes.extend(spec.footnotes.iter().cloned());
    let is_long = comparison.rows.len() > MAX_ROWS_EXPLAINED;
    let last_year = comparison.times.last();
    let is_explained =
        |row: &&ComparisonRow| !is_long || row.role.is_focus_or_twin() && (last_year.is_none() || row.requested_time.as_ref() == last_year);
    for row in comparison.rows.iter().filter(is_explained) {
        if let Some(trace) = &row.trace {
            notes.extend(origin_lines(&explain(trace, speech), &place_name(speech, &row.place), speech));
        }
    }
    notes.push(spec.sources.clone());
    notes
}
