//! The ladder: choose → arrange → say → caption. Figures, a wish and a voice in, a finished `ChartSpec` out.

use crate::chart::explain::{explain, origin_lines};
use crate::chart::headline::headline;
use crate::chart::honesty::{honesty, levels};
use crate::chart::kinds::{Arrangement, bars, grouped};
use crate::chart::spec::{Badge, Cell, ChartSpec, Kind, Slot, Table, Tone};
use crate::chart::words::{Style, capital, in_unit, name, title, years, years_of};
use crate::compare::{Figure, Figures};
use crate::speech::{Line, Speech};

/// Why a kind cannot show some figures, and what can.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Refusal {
    /// The kind asked for; none when the choice was free.
    pub asked: Option<Kind>,
    /// The kind to use instead, if one fits.
    pub instead: Option<Kind>,
    /// How many bars or groups were asked for.
    pub count: usize,
}

/// Drafts a chart. Without a wish, the first kind that fits is taken.
///
/// # Errors
/// When the kind asked for, or every kind, would mislead or be unreadable.
pub fn draft(figures: &Figures, wish: Option<Kind>, speech: &Speech) -> Result<ChartSpec, Refusal> {
    let kind = choose(figures, wish)?;
    let refusal = Refusal { asked: wish, instead: None, count: figures.rows.len() };
    let arrangement = match kind {
        Kind::Bars => bars::arrange(figures, speech),
        Kind::Grouped => grouped::arrange(figures, speech),
    };
    let arrangement = arrangement.ok_or(refusal)?;
    let mut honesty = honesty(figures, speech);
    // What is not comparable is said in the picture itself, not only in the window.
    let said = |badge: &Badge| honesty.caption.iter().any(|caption| caption.starts_with(&badge.text));
    let warnings = honesty.badges.iter().filter(|badge| badge.tone == Tone::Warn && !said(badge)).map(|badge| format!("{}.", badge.text));
    let warnings: Vec<String> = warnings.collect();
    honesty.caption.splice(0..0, warnings);
    let headline = headline(kind, figures, speech);
    let Arrangement { slots, series, axis } = arrangement;
    let first = figures.rows.first().ok_or(refusal)?;
    let mut spec = ChartSpec {
        kind,
        language: speech.language(),
        subtitle: subtitle(figures, first, speech),
        unit: speech.unit(&first.indicator.unit),
        slots,
        series,
        axis,
        badges: honesty.badges,
        caption: honesty.caption,
        more: speech.say(&Line::FootMore {}),
        sources: honesty.sources,
        alt: String::new(),
        remarks: Vec::new(),
        table: table(figures, speech),
        headline,
    };
    spec.alt = alt(&spec, speech);
    spec.remarks = remarks(&spec, figures, speech);
    Ok(spec)
}

fn choose(figures: &Figures, wish: Option<Kind>) -> Result<Kind, Refusal> {
    let offer = |kind: Kind| match kind {
        Kind::Bars => bars::offer(figures),
        Kind::Grouped => grouped::offer(figures),
    };
    let refusal = |asked, instead| Refusal { asked, instead, count: figures.rows.len() };
    match wish {
        None => Kind::ALL.into_iter().find(|kind| offer(*kind).is_ok()).ok_or(refusal(None, None)),
        Some(kind) => match offer(kind) {
            Ok(()) => Ok(kind),
            Err(instead) => Err(refusal(Some(kind), instead.filter(|other| offer(*other).is_ok()))),
        },
    }
}

fn subtitle(figures: &Figures, first: &Figure, speech: &Speech) -> String {
    let levels = levels(figures);
    let territory = speech.list(&levels.iter().map(|level| speech.levels(*level)).collect::<Vec<_>>());
    let years = years(speech, &years_of(figures.rows.iter()));
    let unit = in_unit(speech, &first.indicator.unit);
    let line = if figures.indicators().len() == 1 {
        Line::Subtitle { measure: title(speech, &first.indicator), unit, territory, years }
    } else {
        let places: Vec<String> = figures.places().into_iter().map(|(place, _)| name(speech, place)).collect();
        Line::SubtitleMany { places: speech.list(&places), unit, territory, years }
    };
    // A figure without territory or year leaves no empty commas behind.
    let text = speech.say(&line);
    capital(text.trim_end_matches([' ', ',', '،', '.', '\u{a0}']))
}

/// The chart in words: the finding, then each line with its values.
fn alt(spec: &ChartSpec, speech: &Speech) -> String {
    let item = |(index, slot): (usize, &Slot)| {
        let values: Vec<String> = spec
            .series
            .iter()
            .filter_map(|series| series.points.get(index).map(|point| (series, point)))
            .map(|(series, point)| if spec.names_series() { format!("{} {}", series.name, point.text()) } else { point.text() })
            .collect();
        speech.say(&Line::AltItem { place: slot.text(), value: values.join(", ") })
    };
    let items: Vec<String> = spec.slots.iter().enumerate().map(item).collect();
    let line = Line::AltBars { headline: spec.headline.clone(), measure: spec.subtitle.clone(), items: items.join("; ") };
    // "n.d." already ends with the point of the sentence.
    speech.say(&line).replace("..", ".")
}

/// The speaker's notes: the sentence to say, what to keep in mind, how it was computed and from which cells.
fn remarks(spec: &ChartSpec, figures: &Figures, speech: &Speech) -> Vec<String> {
    let mut remarks = vec![spec.headline.clone()];
    remarks.extend(spec.caption.iter().cloned());
    for figure in &figures.rows {
        if let Some(trace) = &figure.trace {
            remarks.extend(origin_lines(&explain(trace, speech), &name(speech, &figure.place), speech));
        }
    }
    remarks.push(spec.sources.clone());
    remarks
}

/// The figures with their years, territories, definitions and sources.
fn table(figures: &Figures, speech: &Speech) -> Table {
    let headings = [
        Line::ColumnPlace {},
        Line::ColumnMeasure {},
        Line::ColumnYear {},
        Line::ColumnValue {},
        Line::ColumnUnit {},
        Line::ColumnPerimeter {},
        Line::ColumnDefinition {},
        Line::ColumnStatus {},
        Line::ColumnSource {},
        Line::ColumnAddress {},
    ];
    let values: Vec<f64> = figures.rows.iter().filter_map(Figure::value).collect();
    let rows = figures.rows.iter().map(|figure| row(figure, &values, speech)).collect();
    Table { headings: headings.iter().map(|line| speech.say(line)).collect(), rows }
}

fn row(figure: &Figure, values: &[f64], speech: &Speech) -> Vec<Cell> {
    let trace = figure.trace.as_ref();
    let value = match figure.reading().value() {
        Some(value) => Cell::Number(value, Style::of(&figure.indicator, values).label(speech, value)),
        None => {
            let reason = figure.reading().gap().map(|gap| speech.gap(gap)).unwrap_or_default();
            Cell::Text(format!("{} ({reason})", speech.say(&Line::NotAvailable {})))
        }
    };
    let observations = || trace.iter().flat_map(|trace| &trace.inputs).filter_map(|input| input.observation.as_ref());
    let joined = |of: &dyn Fn(&crate::tidy::Observation) -> String| {
        let mut list = Vec::new();
        observations().map(of).filter(|text| !text.is_empty()).for_each(|text| crate::chart::words::once(&mut list, text));
        Cell::Text(list.join(" ; "))
    };
    let known = trace.filter(|trace| trace.reading().value().is_some());
    vec![
        Cell::Text(name(speech, &figure.place)),
        Cell::Text(title(speech, &figure.indicator)),
        Cell::Text(known.map(|trace| trace.outcome.year.to_string()).unwrap_or_default()),
        value,
        Cell::Text(speech.unit(&figure.indicator.unit)),
        Cell::Text(known.map(|trace| trace.outcome.perimeter.to_string()).unwrap_or_default()),
        Cell::Text(known.map(|trace| trace.definition().to_owned()).unwrap_or_default()),
        Cell::Text(known.map(|trace| speech.say(&crate::chart::honesty::status_line(trace.status()))).unwrap_or_default()),
        joined(&|observation| observation.citation.publisher.clone()),
        joined(&|observation| observation.citation.address.clone()),
    ]
}
