//! The ladder: choose → arrange → say → caption. A question and a voice in, a finished `ChartSpec` out.

use crate::chart::alt_text::{alt, remarks};
use crate::chart::annotate::annotate;
use crate::chart::caveats::{honesty, levels};
use crate::chart::data_profile::{DataProfile, question_of};
use crate::chart::excel_formula::cells;
use crate::chart::headline::headlines;
use crate::chart::kind::ChartKind;
use crate::chart::kinds::{Arrangement, arrange, offer};
use crate::chart::normalize::{divided, transformed};
use crate::chart::options;
use crate::chart::parts;
use crate::chart::spec::{Badge, ChartSpec, ChartTable, MarkRole, TableCell, Tone};
use crate::chart::text::{NumberStyle, capital, in_unit, name, title, years, years_of};
use crate::compare::{Comparison, ComparisonQuery, ComparisonRow, Normalization, answer, ground};
use crate::indicators::IndicatorValues;
use crate::speech::{Message, Speech};

/// Why a kind cannot show some figures, and what can.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Unsuitable {
    /// The kind asked for; none when the choice was free.
    pub asked: Option<ChartKind>,
    /// The kind to use instead, if one fits.
    pub instead: Option<ChartKind>,
    /// How many bars or groups were asked for.
    pub count: usize,
}

/// A question answered as a chart.
#[derive(Clone, PartialEq, Debug)]
pub struct RenderedChart {
    /// The figures the chart shows.
    pub figures: Comparison,
    /// The chart.
    pub chart: ChartSpec,
    /// The kinds that would do, the fittest first.
    pub offered: Vec<ChartKind>,
}

/// Answers a question as a chart. Without a wish, the fittest kind is taken. A chart over time takes the years there are when
/// none is asked for; one of parts takes the parts.
///
/// # Errors
/// When the kind asked for, or every kind, would mislead or be unreadable.
pub fn drawn(
    results: &IndicatorValues,
    question: &ComparisonQuery,
    wish: Option<ChartKind>,
    speech: &Speech,
) -> Result<RenderedChart, Unsuitable> {
    if let Some((results, question)) = divided(results, question, speech) {
        return drawn(&results, &question, wish, speech);
    }
    let mut now = answer(results, question);
    now.ground = ground(results, question, &now);
    let shape = DataProfile::asked(results, question, &now);
    let offered: Vec<ChartKind> = offered(&shape).into_iter().filter(|kind| suits(*kind, question.scaled)).collect();
    let refusal = |instead| Unsuitable { asked: wish, instead, count: now.rows.len() };
    let wish = wish.filter(|kind| suits(*kind, question.scaled));
    let tried: Vec<ChartKind> = match wish {
        None => offered.clone(),
        Some(kind) => vec![chosen(kind, &shape, &offered).map_err(&refusal)?],
    };
    for kind in tried {
        let asked = question_of(kind, results, question);
        let mut figures = if asked == *question { now.clone() } else { answer(results, &asked) };
        if !matches!(kind, ChartKind::Scatter | ChartKind::Strip) {
            figures.ground.clear();
        }
        let figures = transformed(figures, question.scaled, speech);
        if let Some(chart) = built(kind, &figures, Some(question), speech) {
            return Ok(RenderedChart { figures, chart, offered });
        }
    }
    Err(refusal(offered.into_iter().find(|other| Some(*other) != wish)))
}

/// Whether a kind can show figures on a scale: an index is about what changes, and a difference is no part of a whole.
fn suits(kind: ChartKind, scaled: Normalization) -> bool {
    match scaled {
        Normalization::Index => matches!(kind, ChartKind::Lines | ChartKind::Multiples | ChartKind::Slope),
        Normalization::Gap | Normalization::Target => !matches!(
            kind,
            ChartKind::Stacked
                | ChartKind::Shares
                | ChartKind::Waterfall
                | ChartKind::Bullet
                | ChartKind::Strip
                | ChartKind::Scatter
                | ChartKind::Radar
                | ChartKind::Bump
        ),
        Normalization::AsIs | Normalization::Person | Normalization::Km2 | Normalization::Household => true,
    }
}

/// Drafts a chart of figures that are there. Without a wish, the fittest kind is taken.
///
/// # Errors
/// When the kind asked for, or every kind, would mislead or be unreadable.
pub fn draft(figures: &Comparison, wish: Option<ChartKind>, speech: &Speech) -> Result<ChartSpec, Unsuitable> {
    let shape = DataProfile::of(figures);
    let offered = offered(&shape);
    let refusal = |instead| Unsuitable { asked: wish, instead, count: figures.rows.len() };
    let tried = match wish {
        None => offered.clone(),
        Some(kind) => vec![chosen(kind, &shape, &offered).map_err(&refusal)?],
    };
    let made = tried.into_iter().find_map(|kind| built(kind, figures, None, speech));
    made.ok_or(refusal(offered.into_iter().find(|other| Some(*other) != wish)))
}

/// The kinds that would do, the fittest first.
fn offered(shape: &DataProfile) -> Vec<ChartKind> {
    let mut fit: Vec<(u8, ChartKind)> = ChartKind::ALL.iter().filter_map(|kind| offer(*kind, shape).ok().map(|fit| (fit, *kind))).collect();
    fit.sort_by_key(|(fit, _)| std::cmp::Reverse(*fit));
    fit.into_iter().map(|(_, kind)| kind).collect()
}

/// The kind asked for, or one that fits instead.
fn chosen(kind: ChartKind, shape: &DataProfile, offered: &[ChartKind]) -> Result<ChartKind, Option<ChartKind>> {
    match offer(kind, shape) {
        Ok(_) => Ok(kind),
        Err(instead) => Err(instead.filter(|other| offered.contains(other)).or(offered.first().copied())),
    }
}

fn built(kind: ChartKind, figures: &Comparison, question: Option<&ComparisonQuery>, speech: &Speech) -> Option<ChartSpec> {
    let mut arrangement = arrange(kind, figures, speech)?;
    if let Some(question) = question {
        options::set(kind, figures, question, &mut arrangement, speech);
        annotate(kind, figures, &question.annotations, &mut arrangement, speech);
    }
    let mut honesty = honesty(kind, figures, &arrangement, speech);
    let Arrangement { slots, series, axis, across, own, trails, marks, ground } = arrangement;
    // What is not comparable is said in the picture itself, not only in the window.
    let said = |badge: &Badge| honesty.caption.iter().any(|caption| caption.starts_with(&badge.text));
    let warnings = honesty.badges.iter().filter(|badge| badge.tone == Tone::Warn && !said(badge)).map(|badge| format!("{}.", badge.text));
    let warnings: Vec<String> = warnings.collect();
    honesty.caption.splice(0..0, warnings);
    if kind == ChartKind::Multiples {
        // Panels have no room for words over their lines.
        honesty.caption.extend(marks.iter().filter(|mark| mark.role == MarkRole::Event).map(|mark| format!("{}.", mark.label)));
    }
    let mut proposals = headlines(kind, figures, speech);
    let headline = if proposals.is_empty() { String::new() } else { proposals.remove(0) };
    let first = figures.rows.first()?;
    let units_differ = figures.indicators().iter().any(|indicator| indicator.unit != first.indicator.unit);
    let mut spec = ChartSpec {
        kind,
        language: speech.language(),
        proposals,
        why: speech.say(&when(kind)),
        subtitle: subtitle(kind, figures, first, speech),
        unit: if units_differ { String::new() } else { speech.unit(&first.indicator.unit) },
        slots,
        series,
        axis,
        across,
        own,
        trails,
        marks,
        ground,
        badges: honesty.badges,
        caption: honesty.caption,
        more: speech.say(&Message::FootMore {}),
        sources: honesty.sources,
        alt: String::new(),
        remarks: Vec::new(),
        table: table(figures, speech),
        headline,
    };
    spec.alt = alt(&spec, speech);
    spec.remarks = remarks(&spec, figures, speech);
    Some(spec)
}

/// What a kind needs and shows, in a few words.
#[must_use]
pub fn when(kind: ChartKind) -> Message {
    match kind {
        ChartKind::Bars => Message::WhenBars {},
        ChartKind::Grouped => Message::WhenGrouped {},
        ChartKind::Dumbbell => Message::WhenDumbbell {},
        ChartKind::Arrow => Message::WhenArrow {},
        ChartKind::Slope => Message::WhenSlope {},
        ChartKind::Lines => Message::WhenLines {},
        ChartKind::Multiples => Message::WhenMultiples {},
        ChartKind::Scatter => Message::WhenScatter {},
        ChartKind::Heatmap => Message::WhenHeatmap {},
        ChartKind::Bump => Message::WhenBump {},
        ChartKind::Stacked => Message::WhenStacked {},
        ChartKind::Shares => Message::WhenShares {},
        ChartKind::Waterfall => Message::WhenWaterfall {},
        ChartKind::Strip => Message::WhenStrip {},
        ChartKind::Bullet => Message::WhenBullet {},
        ChartKind::Table => Message::WhenTable {},
        ChartKind::Radar => Message::WhenRadar {},
    }
}

/// What a kind is called.
#[must_use]
pub fn called(kind: ChartKind) -> Message {
    match kind {
        ChartKind::Bars => Message::KindBars {},
        ChartKind::Grouped => Message::KindGrouped {},
        ChartKind::Dumbbell => Message::KindDumbbell {},
        ChartKind::Arrow => Message::KindArrow {},
        ChartKind::Slope => Message::KindSlope {},
        ChartKind::Lines => Message::KindLines {},
        ChartKind::Multiples => Message::KindMultiples {},
        ChartKind::Scatter => Message::KindScatter {},
        ChartKind::Heatmap => Message::KindHeatmap {},
        ChartKind::Bump => Message::KindBump {},
        ChartKind::Stacked => Message::KindStacked {},
        ChartKind::Shares => Message::KindShares {},
        ChartKind::Waterfall => Message::KindWaterfall {},
        ChartKind::Strip => Message::KindStrip {},
        ChartKind::Bullet => Message::KindBullet {},
        ChartKind::Table => Message::KindTable {},
        ChartKind::Radar => Message::KindRadar {},
    }
}

fn subtitle(kind: ChartKind, figures: &Comparison, first: &ComparisonRow, speech: &Speech) -> String {
    let levels = levels(figures);
    let territory = speech.list(&levels.iter().map(|level| speech.levels(*level)).collect::<Vec<_>>());
    let years = years(speech, &years_of(figures.rows.iter()));
    let indicators = figures.indicators();
    let one_unit = indicators.iter().all(|own| own.unit == first.indicator.unit);
    let unit = if one_unit { in_unit(speech, &first.indicator.unit) } else { String::new() };
    let whole = if matches!(kind, ChartKind::Stacked | ChartKind::Shares | ChartKind::Waterfall) {
        parts::beginning(figures, speech)
    } else {
        None
    };
    let line = if let Some(measure) = whole {
        let line = Message::Subtitle { measure, unit, territory, years };
        return tidied(&speech.say(&line));
    } else if indicators.len() == 1 {
        let measure = title(speech, &first.indicator);
        let measure = if kind == ChartKind::Bump { speech.say(&Message::RanksOf { measure }) } else { measure };
        Message::Subtitle { measure, unit, territory, years }
    } else {
        let places: Vec<String> = figures.places().into_iter().map(|(place, _)| name(speech, place)).collect();
        let listed = if places.len() > MOST_LISTED { speech.say(&Message::Towns { count: places.len() }) } else { speech.list(&places) };
        Message::SubtitleMany { places: listed, unit, territory, years }
    };
    tidied(&speech.say(&line))
}

/// A figure without territory, unit or year leaves no empty commas behind.
fn tidied(text: &str) -> String {
    let text = text.replace(", , ", ", ").replace("\u{60c} \u{60c} ", "\u{60c} ");
    capital(text.trim_end_matches([' ', ',', '\u{60c}', '.', '\u{a0}']))
}

/// More towns than this are counted, not listed.
const MOST_LISTED: usize = 5;

/// The figures with their years, territories, definitions and sources.
fn table(figures: &Comparison, speech: &Speech) -> ChartTable {
    let headings = [
        Message::ColumnPlace {},
        Message::ColumnMeasure {},
        Message::ColumnYear {},
        Message::ColumnValue {},
        Message::ColumnUnit {},
        Message::ColumnPerimeter {},
        Message::ColumnDefinition {},
        Message::ColumnStatus {},
        Message::ColumnSource {},
        Message::ColumnAddress {},
    ];
    let values: Vec<f64> = figures.rows.iter().filter_map(ComparisonRow::value).collect();
    let rows = figures.rows.iter().map(|figure| row(figure, &values, speech)).collect();
    let flags = figures.rows.iter().map(|figure| {
        let codes = figure.trace.iter().flat_map(|trace| &trace.flags).map(crate::indicators::Flag::code);
        codes.collect::<Vec<_>>().join("; ")
    });
    let worked = figures.rows.iter().map(|figure| cells(figure, speech)).collect();
    ChartTable { headings: headings.iter().map(|line| speech.say(line)).collect(), rows, flags: flags.collect(), worked }
}

fn row(figure: &ComparisonRow, values: &[f64], speech: &Speech) -> Vec<TableCell> {
    let trace = figure.trace.as_ref();
    let value = match figure.reading().value() {
        Some(value) => TableCell::Number(value, NumberStyle::of(&figure.indicator, values).label(speech, value)),
        None => {
            let reason = figure.reading().gap().map(|gap| speech.gap(gap)).unwrap_or_default();
            TableCell::Text(format!("{} ({reason})", speech.say(&Message::NotAvailable {})))
        }
    };
    let observations = || trace.iter().flat_map(|trace| &trace.inputs).filter_map(|input| input.observation.as_ref());
    let joined = |of: &dyn Fn(&crate::tidy::Observation) -> String| {
        let mut list = Vec::new();
        observations().map(of).filter(|text| !text.is_empty()).for_each(|text| crate::chart::text::once(&mut list, text));
        TableCell::Text(list.join(" ; "))
    };
    let known = trace.filter(|trace| trace.reading().value().is_some());
    vec![
        TableCell::Text(name(speech, &figure.place)),
        TableCell::Text(title(speech, &figure.indicator)),
        TableCell::Text(known.map(|trace| trace.outcome.year.to_string()).unwrap_or_default()),
        value,
        TableCell::Text(speech.unit(&figure.indicator.unit)),
        TableCell::Text(known.map(|trace| trace.outcome.perimeter.to_string()).unwrap_or_default()),
        TableCell::Text(known.map(|trace| trace.definition().to_owned()).unwrap_or_default()),
        TableCell::Text(known.map(|trace| speech.say(&crate::chart::caveats::status_line(trace.status()))).unwrap_or_default()),
        joined(&|observation| observation.citation.publisher.clone()),
        joined(&|observation| observation.citation.address.clone()),
    ]
}
