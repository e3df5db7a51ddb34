//! The ladder: choose → arrange → say → caption. A question and a voice in, a finished `ChartSpec` out.

use crate::chart::alt::{alt, remarks};
use crate::chart::annotate::annotate;
use crate::chart::cells::cells;
use crate::chart::headline::headlines;
use crate::chart::honesty::{honesty, levels};
use crate::chart::kind::Kind;
use crate::chart::kinds::{Arrangement, arrange, offer};
use crate::chart::manner;
use crate::chart::parts;
use crate::chart::scaled::{divided, transformed};
use crate::chart::shape::{Shape, question_of};
use crate::chart::spec::{Badge, Cell, ChartSpec, MarkRole, Table, Tone};
use crate::chart::words::{Style, capital, in_unit, name, title, years, years_of};
use crate::compare::{Figure, Figures, Question, Scaled, answer, ground};
use crate::indicators::Results;
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

/// A question answered as a chart.
#[derive(Clone, PartialEq, Debug)]
pub struct Drawn {
    /// The figures the chart shows.
    pub figures: Figures,
    /// The chart.
    pub chart: ChartSpec,
    /// The kinds that would do, the fittest first.
    pub offered: Vec<Kind>,
}

/// Answers a question as a chart. Without a wish, the fittest kind is taken. A chart over time takes the years there are when
/// none is asked for; one of parts takes the parts.
///
/// # Errors
/// When the kind asked for, or every kind, would mislead or be unreadable.
pub fn drawn(results: &Results, question: &Question, wish: Option<Kind>, speech: &Speech) -> Result<Drawn, Refusal> {
    if let Some((results, question)) = divided(results, question, speech) {
        return drawn(&results, &question, wish, speech);
    }
    let mut now = answer(results, question);
    now.ground = ground(results, question, &now);
    let shape = Shape::asked(results, question, &now);
    let offered: Vec<Kind> = offered(&shape).into_iter().filter(|kind| suits(*kind, question.scaled)).collect();
    let refusal = |instead| Refusal { asked: wish, instead, count: now.rows.len() };
    let wish = wish.filter(|kind| suits(*kind, question.scaled));
    let tried: Vec<Kind> = match wish {
        None => offered.clone(),
        Some(kind) => vec![chosen(kind, &shape, &offered).map_err(&refusal)?],
    };
    for kind in tried {
        let asked = question_of(kind, results, question);
        let mut figures = if asked == *question { now.clone() } else { answer(results, &asked) };
        if !matches!(kind, Kind::Scatter | Kind::Strip) {
            figures.ground.clear();
        }
        let figures = transformed(figures, question.scaled, speech);
        if let Some(chart) = built(kind, &figures, Some(question), speech) {
            return Ok(Drawn { figures, chart, offered });
        }
    }
    Err(refusal(offered.into_iter().find(|other| Some(*other) != wish)))
}

/// Whether a kind can show figures on a scale: an index is about what changes, and a difference is no part of a whole.
fn suits(kind: Kind, scaled: Scaled) -> bool {
    match scaled {
        Scaled::Index => matches!(kind, Kind::Lines | Kind::Multiples | Kind::Slope),
        Scaled::Gap | Scaled::Target => !matches!(
            kind,
            Kind::Stacked | Kind::Shares | Kind::Waterfall | Kind::Bullet | Kind::Strip | Kind::Scatter | Kind::Radar | Kind::Bump
        ),
        Scaled::AsIs | Scaled::Person | Scaled::Km2 | Scaled::Household => true,
    }
}

/// Drafts a chart of figures that are there. Without a wish, the fittest kind is taken.
///
/// # Errors
/// When the kind asked for, or every kind, would mislead or be unreadable.
pub fn draft(figures: &Figures, wish: Option<Kind>, speech: &Speech) -> Result<ChartSpec, Refusal> {
    let shape = Shape::of(figures);
    let offered = offered(&shape);
    let refusal = |instead| Refusal { asked: wish, instead, count: figures.rows.len() };
    let tried = match wish {
        None => offered.clone(),
        Some(kind) => vec![chosen(kind, &shape, &offered).map_err(&refusal)?],
    };
    let made = tried.into_iter().find_map(|kind| built(kind, figures, None, speech));
    made.ok_or(refusal(offered.into_iter().find(|other| Some(*other) != wish)))
}

/// The kinds that would do, the fittest first.
fn offered(shape: &Shape) -> Vec<Kind> {
    let mut fit: Vec<(u8, Kind)> = Kind::ALL.iter().filter_map(|kind| offer(*kind, shape).ok().map(|fit| (fit, *kind))).collect();
    fit.sort_by_key(|(fit, _)| std::cmp::Reverse(*fit));
    fit.into_iter().map(|(_, kind)| kind).collect()
}

/// The kind asked for, or one that fits instead.
fn chosen(kind: Kind, shape: &Shape, offered: &[Kind]) -> Result<Kind, Option<Kind>> {
    match offer(kind, shape) {
        Ok(_) => Ok(kind),
        Err(instead) => Err(instead.filter(|other| offered.contains(other)).or(offered.first().copied())),
    }
}

fn built(kind: Kind, figures: &Figures, question: Option<&Question>, speech: &Speech) -> Option<ChartSpec> {
    let mut arrangement = arrange(kind, figures, speech)?;
    if let Some(question) = question {
        manner::set(kind, figures, question, &mut arrangement, speech);
        annotate(kind, figures, &question.annotations, &mut arrangement, speech);
    }
    let mut honesty = honesty(kind, figures, &arrangement, speech);
    let Arrangement { slots, series, axis, across, own, trails, marks, ground } = arrangement;
    // What is not comparable is said in the picture itself, not only in the window.
    let said = |badge: &Badge| honesty.caption.iter().any(|caption| caption.starts_with(&badge.text));
    let warnings = honesty.badges.iter().filter(|badge| badge.tone == Tone::Warn && !said(badge)).map(|badge| format!("{}.", badge.text));
    let warnings: Vec<String> = warnings.collect();
    honesty.caption.splice(0..0, warnings);
    if kind == Kind::Multiples {
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
        more: speech.say(&Line::FootMore {}),
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
pub fn when(kind: Kind) -> Line {
    match kind {
        Kind::Bars => Line::WhenBars {},
        Kind::Grouped => Line::WhenGrouped {},
        Kind::Dumbbell => Line::WhenDumbbell {},
        Kind::Arrow => Line::WhenArrow {},
        Kind::Slope => Line::WhenSlope {},
        Kind::Lines => Line::WhenLines {},
        Kind::Multiples => Line::WhenMultiples {},
        Kind::Scatter => Line::WhenScatter {},
        Kind::Heatmap => Line::WhenHeatmap {},
        Kind::Bump => Line::WhenBump {},
        Kind::Stacked => Line::WhenStacked {},
        Kind::Shares => Line::WhenShares {},
        Kind::Waterfall => Line::WhenWaterfall {},
        Kind::Strip => Line::WhenStrip {},
        Kind::Bullet => Line::WhenBullet {},
        Kind::Table => Line::WhenTable {},
        Kind::Radar => Line::WhenRadar {},
    }
}

/// What a kind is called.
#[must_use]
pub fn called(kind: Kind) -> Line {
    match kind {
        Kind::Bars => Line::KindBars {},
        Kind::Grouped => Line::KindGrouped {},
        Kind::Dumbbell => Line::KindDumbbell {},
        Kind::Arrow => Line::KindArrow {},
        Kind::Slope => Line::KindSlope {},
        Kind::Lines => Line::KindLines {},
        Kind::Multiples => Line::KindMultiples {},
        Kind::Scatter => Line::KindScatter {},
        Kind::Heatmap => Line::KindHeatmap {},
        Kind::Bump => Line::KindBump {},
        Kind::Stacked => Line::KindStacked {},
        Kind::Shares => Line::KindShares {},
        Kind::Waterfall => Line::KindWaterfall {},
        Kind::Strip => Line::KindStrip {},
        Kind::Bullet => Line::KindBullet {},
        Kind::Table => Line::KindTable {},
        Kind::Radar => Line::KindRadar {},
    }
}

fn subtitle(kind: Kind, figures: &Figures, first: &Figure, speech: &Speech) -> String {
    let levels = levels(figures);
    let territory = speech.list(&levels.iter().map(|level| speech.levels(*level)).collect::<Vec<_>>());
    let years = years(speech, &years_of(figures.rows.iter()));
    let indicators = figures.indicators();
    let one_unit = indicators.iter().all(|own| own.unit == first.indicator.unit);
    let unit = if one_unit { in_unit(speech, &first.indicator.unit) } else { String::new() };
    let whole = if matches!(kind, Kind::Stacked | Kind::Shares | Kind::Waterfall) { parts::beginning(figures, speech) } else { None };
    let line = if let Some(measure) = whole {
        let line = Line::Subtitle { measure, unit, territory, years };
        return tidied(&speech.say(&line));
    } else if indicators.len() == 1 {
        let measure = title(speech, &first.indicator);
        let measure = if kind == Kind::Bump { speech.say(&Line::RanksOf { measure }) } else { measure };
        Line::Subtitle { measure, unit, territory, years }
    } else {
        let places: Vec<String> = figures.places().into_iter().map(|(place, _)| name(speech, place)).collect();
        let listed = if places.len() > MOST_LISTED { speech.say(&Line::Towns { count: places.len() }) } else { speech.list(&places) };
        Line::SubtitleMany { places: listed, unit, territory, years }
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
    let flags = figures.rows.iter().map(|figure| {
        let codes = figure.trace.iter().flat_map(|trace| &trace.flags).map(crate::indicators::Flag::code);
        codes.collect::<Vec<_>>().join("; ")
    });
    let worked = figures.rows.iter().map(|figure| cells(figure, speech)).collect();
    Table { headings: headings.iter().map(|line| speech.say(line)).collect(), rows, flags: flags.collect(), worked }
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
