//! How sure the figures of a chart are: intervals and grades in, what the picture says of them out.

use crate::chart::honesty::badge;
use crate::chart::kind::Kind;
use crate::chart::spec::{Badge, Tone};
use crate::chart::words::{Style, name, once};
use crate::compare::{Figure, Figures};
use crate::indicators::Flag;
use crate::speech::{Line, Speech};
use crate::tidy::Quality;

/// Whether a kind draws the interval of each figure.
fn draws(kind: Kind) -> bool {
    match kind {
        Kind::Bars
        | Kind::Grouped
        | Kind::Dumbbell
        | Kind::Arrow
        | Kind::Slope
        | Kind::Lines
        | Kind::Multiples
        | Kind::Scatter
        | Kind::Strip
        | Kind::Bullet => true,
        Kind::Heatmap | Kind::Bump | Kind::Stacked | Kind::Shares | Kind::Waterfall | Kind::Table | Kind::Radar => false,
    }
}

/// So many intervals are told in words where the form does not draw them.
const MOST_TOLD: usize = 4;

/// What thin lines mean, or the intervals themselves where the form cannot draw them; and which figures rest on weak data.
pub(super) fn say(kind: Kind, figures: &Figures, speech: &Speech, (badges, caption): (&mut Vec<Badge>, &mut Vec<String>)) {
    let known: Vec<(&Figure, (f64, f64))> = figures.rows.iter().filter_map(|row| Some((row, row.interval()?))).collect();
    if !known.is_empty() {
        badge(badges, Tone::Plain, &Line::BadgeUncertain {}, speech);
        if draws(kind) {
            let worked = known.iter().any(|(row, _)| row.trace.as_ref().is_some_and(|trace| trace.inputs.len() > 1));
            once(caption, speech.say(&if worked { Line::CaptionIntervalsWorked {} } else { Line::CaptionIntervals {} }));
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
        let low = trace.inputs.iter().filter_map(|input| input.observation.as_ref()).any(|own| own.quality == Some(Quality::Low));
        if low && !graded {
            once(&mut weak, name(speech, &row.place));
        }
    }
    if !weak.is_empty() {
        badge(badges, Tone::Warn, &Line::BadgeWeak {}, speech);
        once(caption, speech.say(&Line::CaptionWeak { places: speech.list(&weak) }));
    }
}

/// "Rabat : entre 17,4 % et 19 %."
fn between(row: &Figure, (low, high): (f64, f64), place: String, speech: &Speech) -> String {
    let style = Style::of(&row.indicator, &[low, high]);
    let said = |value: f64| style.spoken(speech, value, &row.indicator);
    speech.say(&Line::CaptionBetween { place, low: style.label(speech, low), high: said(high) })
}
