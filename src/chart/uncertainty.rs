//! How sure the figures of a chart are: intervals and grades in, what the picture says of them out.

use crate::chart::caveats::badge;
use crate::chart::kind::ChartKind;
use crate::chart::spec::{Badge, Tone};
use crate::chart::text::{NumberStyle, name, once};
use crate::compare::{Comparison, ComparisonRow};
use crate::indicators::Flag;
use crate::speech::{Message, Speech};
use crate::tidy::DataQuality;

/// Whether a kind draws the interval of each figure.
fn draws(kind: ChartKind) -> bool {
    match kind {
        ChartKind::Bars
        | ChartKind::Grouped
        | ChartKind::Dumbbell
        | ChartKind::Arrow
        | ChartKind::Slope
        | ChartKind::Lines
        | ChartKind::Multiples
        | ChartKind::Scatter
        | ChartKind::Strip
        | ChartKind::Bullet => true,
        ChartKind::Heatmap
        | ChartKind::Bump
        | ChartKind::Stacked
        | ChartKind::Shares
        | ChartKind::Waterfall
        | ChartKind::Table
        | ChartKind::Radar => false,
    }
}

/// So many intervals are told in words where the form does not draw them.
const MOST_TOLD: usize = 4;

/// What thin lines mean, or the intervals themselves where the form cannot draw them; and which figures rest on weak data.
pub(super) fn say(kind: ChartKind, figures: &Comparison, speech: &Speech, (badges, caption): (&mut Vec<Badge>, &mut Vec<String>)) {
    let known: Vec<(&ComparisonRow, (f64, f64))> = figures.rows.iter().filter_map(|row| Some((row, row.interval()?))).collect();
    if !known.is_empty() {
        badge(badges, Tone::Plain, &Message::BadgeUncertain {}, speech);
        if draws(kind) {
            let worked = known.iter().any(|(row, _)| row.trace.as_ref().is_some_and(|trace| trace.inputs.len() > 1));
            once(caption, speech.say(&if worked { Message::CaptionIntervalsWorked {} } else { Message::CaptionIntervals {} }));
        } else {
            let several = figures.indicators().len() > 1;
            let told = known.iter().take(MOST_TOLD).map(|(row, ends)| {
                let place = name(speech, &row.place);
                let what = if several { format!("{place}, {}", row.indicator.names.get(speech.language())) } else { place };
                between(row, *ends, what, speech)
            });
            told.collect::<Vec<_>>().into_iter().for_each(|line| once(caption, line));
        }
    }
    let mut weak: Vec<String> = Vec::new();
    for row in figures.rows.iter().filter(|row| row.value().is_some()) {
        let Some(trace) = &row.trace else { continue };
        // An inventory says the share of each grade.
        let graded = trace.flags.iter().any(|flag| matches!(flag, Flag::Quality(_)));
        let low = trace.inputs.iter().filter_map(|input| input.observation.as_ref()).any(|own| own.quality == Some(DataQuality::Low));
        if low && !graded {
            once(&mut weak, name(speech, &row.place));
        }
    }
    if !weak.is_empty() {
        badge(badges, Tone::Warn, &Message::BadgeWeak {}, speech);
        once(caption, speech.say(&Message::CaptionWeak { places: speech.list(&weak) }));
    }
}

/// "Rabat : entre 17,4 % et 19 %."
fn between(row: &ComparisonRow, (low, high): (f64, f64), place: String, speech: &Speech) -> String {
    let style = NumberStyle::of(&row.indicator, &[low, high]);
    let said = |value: f64| style.spoken(speech, value, &row.indicator);
    speech.say(&Message::CaptionBetween { place, low: style.label(speech, low), high: said(high) })
}
