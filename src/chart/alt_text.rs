//! A chart in words: for those who do not see it, and for the one who speaks.

use crate::chart::explain::{explain, origin_lines};
use crate::chart::spec::{Category, ChartMark, ChartSpec, MarkRole, Series};
use crate::chart::text::name;
use crate::compare::Comparison;
use crate::speech::{Message, Speech};

/// The finding, then each line with its values; over time, where each line begins and ends.
pub(super) fn alt(spec: &ChartSpec, speech: &Speech) -> String {
    let items = if spec.kind.is_over_time() && spec.slots.len() > 2 { by_series(spec, speech) } else { by_slot(spec, speech) };
    // A mark that says no value says nothing to those who do not see where it stands.
    let telling = |mark: &&ChartMark| mark.role != MarkRole::Quartiles && spec.across.is_none();
    let said = spec.marks.iter().filter(telling).map(|mark| mark.label.clone());
    let items: Vec<String> = items.into_iter().chain(said).collect();
    let line = Message::AltChart {
        headline: spec.headline.clone(),
        measure: spec.subtitle.clone(),
        kind: speech.say(&crate::chart::build::called(spec.kind)),
        items: items.join("; "),
    };
    // "n.d." already ends with the point of the sentence.
    speech.say(&line).replace("..", ".")
}

fn by_slot(spec: &ChartSpec, speech: &Speech) -> Vec<String> {
    let several = spec.series.len() > 1;
    let item = |(index, slot): (usize, &Category)| {
        let own = spec.series.iter().filter_map(|series| series.points.get(index).map(|point| (series, point)));
        let values: Vec<String> =
            own.map(|(series, point)| if several { format!("{} {}", series.name, point.text()) } else { point.text() }).collect();
        speech.say(&Message::AltItem { place: slot.text(), value: values.join(", ") })
    };
    spec.slots.iter().enumerate().map(item).collect()
}

fn by_series(spec: &ChartSpec, speech: &Speech) -> Vec<String> {
    let item = |series: &Series| {
        let known = || series.points.iter().zip(&spec.slots).filter(|(point, _)| point.reading.value().is_some());
        let said = |(point, slot): (&crate::chart::DataPoint, &Category)| {
            format!("{} ({})", point.label, point.year.as_ref().unwrap_or(&slot.label))
        };
        let ends: Vec<String> = known().next().into_iter().chain(known().next_back().filter(|_| known().count() > 1)).map(said).collect();
        let value = if ends.is_empty() { speech.say(&Message::NotAvailable {}) } else { ends.join(" \u{2192} ") };
        speech.say(&Message::AltItem { place: series.name.clone(), value })
    };
    spec.series.iter().rev().map(item).collect()
}

/// The speaker's notes: the sentence to say, what to keep in mind, how it was computed and from which cells. Of a long
/// history, the cells of the towns in question at its end.
pub(super) fn remarks(spec: &ChartSpec, figures: &Comparison, speech: &Speech) -> Vec<String> {
    let mut remarks = vec![spec.headline.clone()];
    remarks.extend(spec.caption.iter().cloned());
    let long = figures.rows.len() > MOST_TOLD;
    let last = figures.years.last();
    for figure in &figures.rows {
        if long && !(figure.standing.is_spoken_of() && (last.is_none() || figure.wanted.as_ref() == last)) {
            continue;
        }
        if let Some(trace) = &figure.trace {
            remarks.extend(origin_lines(&explain(trace, speech), &name(speech, &figure.place), speech));
        }
    }
    remarks.push(spec.sources.clone());
    remarks
}

/// More figures than this are not all told to the one who speaks.
const MOST_TOLD: usize = 40;
