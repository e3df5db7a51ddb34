//! The whole way from a query to a chart. A query in, a [`RenderedChart`] out.
//!
//! 1. Answer the query and profile the answer; a query per person, per km² or per household is divided first.
//! 2. Score every kind against the profile; take the requested kind, or the best.
//! 3. Answer the query again if the kind needs other years or parts; apply an index, a difference or a share of a target.
//! 4. Arrange categories, series and axes; apply the options and the annotations of the user.
//! 5. Collect caveats, and write headline, subtitle, table, alternative text and notes.

use std::cmp::Reverse;
use std::sync::Arc;

use crate::base::{IndicatorId, Time};
use crate::chart::alt_text::{alt_text, speaker_notes};
use crate::chart::annotate::{MarkSources, NationalFigure, annotate};
use crate::chart::arrangement::Arrangement;
use crate::chart::caveats::{Caveats, collect_caveats};
use crate::chart::complement::{is_complement, lacking, with_complements};
use crate::chart::data_profile::{DataProfile, query_for_kind};
use crate::chart::headline::headlines;
use crate::chart::kind::ChartKind;
use crate::chart::kinds::{arrange, gaps, panels, suitability};
use crate::chart::links_headline::links_headline;
use crate::chart::normalize::{divided, transformed};
use crate::chart::options::reorder;
use crate::chart::spec::{Badge, BadgeTone, ChartMark, ChartSpec, MarkKind};
use crate::chart::table::build_table;
use crate::chart::text::{capitalize, indicator_name, levels_of, place_name, subtitle_unit, years_of};
use crate::chart::usual_years::UsualYears;
use crate::chart::{near_frame, options, parts};
use crate::compare::{
    Comparison, ComparisonQuery, Normalization, ReferenceFigure, answer_query, background_places, histories, widest_differences,
};
use crate::indicators::{Indicator, IndicatorValues};
use crate::speech::{Message, Speech};
use crate::tidy::{Place, PlaceKind};

/// Why no chart can show some values, and which kind can.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Unsuitable {
    /// The kind asked for; `None` when the choice was free.
    pub requested: Option<ChartKind>,
    /// The kind to use instead; `None` when none suits.
    pub alternative: Option<ChartKind>,
    /// How many rows the comparison has.
    pub row_count: usize,
}

/// A query answered as a chart.
#[derive(Clone, PartialEq, Debug)]
pub struct RenderedChart {
    /// The values the chart shows.
    pub comparison: Comparison,
    /// The chart.
    pub chart: ChartSpec,
    /// The kinds that suit the values, the most suitable first.
    pub suitable_kinds: Vec<ChartKind>,
}

/// Answers a query as a chart of the requested kind, or of the most suitable one when `requested` is `None`.
///
/// A chart over time takes the years there are when the query names none; a chart of parts takes the parts of the indicator.
/// A requested kind that cannot show the normalisation of the query is ignored.
///
/// # Errors
/// When the requested kind, or every kind, would be misleading or unreadable.
pub fn render_chart(
    indicator_values: &IndicatorValues,
    query: &ComparisonQuery,
    requested: Option<ChartKind>,
    speech: &Speech,
) -> Result<RenderedChart, Unsuitable> {
    if let Some(divided) = divided(indicator_values, query, speech) {
        return render_chart(&divided.indicator_values, &divided.query, requested, speech);
    }
    let mut latest = answer_query(indicator_values, query);
    latest.background = background_places(indicator_values, query, &latest);
    let profile = DataProfile::of_query(indicator_values, query, &latest);
    let offered: Vec<ChartKind> =
        suitable_kinds(&profile).into_iter().filter(|kind| shows_normalization(*kind, query.normalization)).collect();
    let requested_kind = requested.filter(|kind| shows_normalization(*kind, query.normalization));
    let unsuitable = |instead| Unsuitable { requested, alternative: instead, row_count: latest.rows.len() };
    let candidates = candidate_kinds(requested_kind, &profile, &offered).map_err(&unsuitable)?;
    for kind in candidates {
        let kind_query = query_for_kind(kind, indicator_values, query);
        let mut comparison = if kind_query == *query { latest.clone() } else { answer_query(indicator_values, &kind_query) };
        if !matches!(kind, ChartKind::Scatter | ChartKind::Strip | ChartKind::Map) {
            comparison.background.clear();
        }
        if kind == ChartKind::Gaps {
            comparison = widest_differences(indicator_values, &comparison, gaps::MAX_INDICATORS);
        }
        if kind == ChartKind::Table && query.normalization == Normalization::AsIs {
            comparison.histories = histories(indicator_values, &comparison);
        }
        let comparison = transformed(comparison, query.normalization, speech);
        let is_as_read = query.options.as_read || query.normalization != Normalization::AsIs;
        let comparison = if is_as_read { comparison } else { with_complements(kind, comparison, speech) };
        let asks_national = query.annotations.has(ReferenceFigure::National);
        let national = if asks_national { national_figures(indicator_values, query, &comparison, speech) } else { Vec::new() };
        if let Some(chart) = build_spec(kind, &comparison, Some(AskedChart { query, national }), speech) {
            return Ok(RenderedChart { comparison, chart, suitable_kinds: offered });
        }
    }
    Err(unsuitable(offered.into_iter().find(|other| Some(*other) != requested_kind)))
}

/// Whether a kind can show values of a normalisation: an index is about change, and a difference is no part of a whole.
fn shows_normalization(kind: ChartKind, normalization: Normalization) -> bool {
    match normalization {
        Normalization::Index => matches!(kind, ChartKind::Lines | ChartKind::Multiples | ChartKind::Slope),
        Normalization::Gap | Normalization::Target => {
            !kind.shows_parts()
                && !matches!(
                    kind,
                    ChartKind::Gaps
                        | ChartKind::Panels
                        | ChartKind::Bullet
                        | ChartKind::Strip
                        | ChartKind::Scatter
                        | ChartKind::Radar
                        | ChartKind::Bump
                )
        }
        Normalization::AsIs | Normalization::Person | Normalization::Km2 | Normalization::Household => true,
    }
}

/// Builds a chart of a comparison that is already made, of the requested kind or of the most suitable one.
///
/// # Errors
/// When the requested kind, or every kind, would be misleading or unreadable.
pub fn build_chart(comparison: &Comparison, requested: Option<ChartKind>, speech: &Speech) -> Result<ChartSpec, Unsuitable> {
    let profile = DataProfile::of_comparison(comparison);
    let offered = suitable_kinds(&profile);
    let unsuitable = |instead| Unsuitable { requested, alternative: instead, row_count: comparison.rows.len() };
    let candidates = candidate_kinds(requested, &profile, &offered).map_err(unsuitable)?;
    let built = candidates.into_iter().find_map(|kind| build_spec(kind, comparison, None, speech));
    built.ok_or_else(|| unsuitable(offered.into_iter().find(|other| Some(*other) != requested)))
}

/// The kinds that suit some data, the most suitable first.
fn suitable_kinds(profile: &DataProfile) -> Vec<ChartKind> {
    let scored = ChartKind::ALL.iter().filter_map(|kind| suitability(*kind, profile).ok().map(|score| (score, *kind)));
    let mut scored: Vec<(u8, ChartKind)> = scored.collect();
    scored.sort_by_key(|(score, _)| Reverse(*score));
    scored.into_iter().map(|(_, kind)| kind).collect()
}

/// The kinds to try in order: the requested one, or all suitable ones. The error is the kind to use instead of the requested one.
fn candidate_kinds(
    requested: Option<ChartKind>,
    profile: &DataProfile,
    suitable: &[ChartKind],
) -> Result<Vec<ChartKind>, Option<ChartKind>> {
    let Some(kind) = requested else { return Ok(suitable.to_vec()) };
    match suitability(kind, profile) {
        Ok(_) => Ok(vec![kind]),
        Err(instead) => Err(instead.filter(|other| suitable.contains(other)).or(suitable.first().copied())),
    }
}

/// What the user asks of a chart beside its values.
struct AskedChart<'a> {
    /// The query, for its options and annotations.
    query: &'a ComparisonQuery,
    /// The figures of the country of the focus, where they are asked for.
    national: Vec<NationalFigure>,
}

/// The latest figures of the country of the focus, on the scales of a comparison.
fn national_figures(
    indicator_values: &IndicatorValues,
    query: &ComparisonQuery,
    comparison: &Comparison,
    speech: &Speech,
) -> Vec<NationalFigure> {
    let Some(focus) = comparison.focus().filter(|_| query.normalization == Normalization::AsIs) else { return Vec::new() };
    let is_own = |place: &&Arc<Place>| place.kind == PlaceKind::Country && place.country == focus.place.country;
    let Some(country) = indicator_values.places().iter().find(is_own) else { return Vec::new() };
    let figure_of = |(shown, asked): (&Arc<Indicator>, &IndicatorId)| {
        let query = ComparisonQuery::from_places(std::slice::from_ref(&country.id), vec![asked.clone()], Vec::new())?;
        let answer = answer_query(indicator_values, &query);
        let row = answer.focus()?;
        let value = if is_complement(shown) { lacking(row.value()?) } else { row.value()? };
        Some(NationalFigure { indicator: shown.id.clone(), country: place_name(speech, country), value, time: row.time()? })
    };
    comparison.indicators().into_iter().zip(&query.indicators).filter_map(figure_of).collect()
}

/// Builds the chart; `None` when the kind cannot show these values after all.
fn build_spec(kind: ChartKind, comparison: &Comparison, asked: Option<AskedChart<'_>>, speech: &Speech) -> Option<ChartSpec> {
    let mut arrangement = arrange(kind, comparison, speech)?;
    let mut undrawn_marks = Vec::new();
    if let Some(AskedChart { query, national }) = asked {
        options::apply_options(kind, comparison, query, &mut arrangement, speech);
        near_frame::cut_to_near(kind, comparison, &mut arrangement, speech);
        let sources = MarkSources { comparison, national: &national, annotations: &query.annotations };
        undrawn_marks = annotate(kind, sources, &mut arrangement, speech);
    }
    let Caveats { badges, footnotes, reading_key, sources } = collect_caveats(kind, comparison, &arrangement, speech);
    let Arrangement { categories, series, axis, x_axis, per_series_axes, trails, marks, background, map, outside, dropped_dates } =
        arrangement;
    let footnotes = complete_footnotes(footnotes, &badges);
    let reading_key = complete_key(reading_key, kind, &marks);
    let first_indicator = &comparison.rows.first()?.indicator;
    let panels = if kind == ChartKind::Panels { panel_specs(comparison, speech) } else { Vec::new() };
    // Two charts have two findings: that of the first is the headline.
    let mut found: Vec<String> = panels.iter().map(|panel| panel.headline.clone()).filter(|headline| !headline.is_empty()).collect();
    found.extend(headlines(kind, comparison, speech));
    // What the agreements are is the first of the other sentences: the figures are the subject.
    let links = map.as_ref().and_then(|map| links_headline(map, comparison, speech));
    found.splice(found.len().min(1)..found.len().min(1), links);
    let mut found = found.into_iter();
    let headline = found.next().unwrap_or_default();
    let units_differ = comparison.indicators().iter().any(|indicator| indicator.unit != first_indicator.unit);
    let mut spec = ChartSpec {
        kind,
        shows_complements: comparison.indicators().into_iter().any(|indicator| is_complement(indicator)),
        language: speech.language(),
        headline,
        alternative_headlines: found.collect(),
        kind_description: speech.format(&kind.description()),
        subtitle: subtitle(kind, comparison, comparison.times.get(dropped_dates).copied(), speech),
        unit: if units_differ { String::new() } else { speech.unit_name(&first_indicator.unit) },
        categories,
        series,
        axis,
        x_axis,
        per_series_axes,
        trails,
        panels,
        map,
        peers: None,
        marks,
        undrawn_marks,
        background,
        badges,
        footnotes,
        reading_key,
        outside,
        overflow_note: speech.format(&Message::FootMore {}),
        sources,
        alt_text: String::new(),
        speaker_notes: Vec::new(),
        table: build_table(comparison, speech),
    };
    spec.alt_text = alt_text(&spec, speech);
    spec.speaker_notes = speaker_notes(&spec, comparison, speech);
    Some(spec)
}

/// The chart of each indicator of a comparison: its figures link to their rows in the table of the whole. The towns of both are in the
/// order of the first.
fn panel_specs(comparison: &Comparison, speech: &Speech) -> Vec<ChartSpec> {
    let panel = |indicator: &Arc<Indicator>| {
        let (rows, numbers): (Vec<_>, Vec<usize>) = comparison
            .rows
            .iter()
            .zip(0..)
            .filter(|(row, _)| row.indicator.id == indicator.id)
            .map(|(row, index)| (row.clone(), index))
            .unzip();
        let own = Comparison { rows, times: comparison.times.clone(), ..Comparison::default() };
        let mut spec = build_spec(panels::panel_kind(&own), &own, None, speech)?;
        for point in spec.series.iter_mut().flat_map(|series| &mut series.points) {
            point.table_row = numbers.get(point.table_row).copied().unwrap_or(point.table_row);
        }
        Some(spec)
    };
    let mut specs: Vec<ChartSpec> = comparison.indicators().into_iter().filter_map(panel).collect();
    if let [first, second] = specs.as_mut_slice()
        && second.kind == ChartKind::Bars
    {
        let place = |label: &str| first.categories.iter().position(|category| category.label == label);
        let mut order: Vec<usize> = (0..second.categories.len()).collect();
        order.sort_by_key(|index| second.categories.get(*index).and_then(|category| place(&category.label)));
        reorder(&mut second.categories, &mut second.series, &order);
    }
    specs
}

/// The footnotes after the warnings that are only badges, of which a picture may have no room for all.
fn complete_footnotes(footnotes: Vec<String>, badges: &[Badge]) -> Vec<String> {
    let is_repeated = |badge: &Badge| footnotes.iter().any(|footnote| footnote.starts_with(&badge.text));
    let warnings = badges.iter().filter(|badge| badge.tone == BadgeTone::Warn && !is_repeated(badge));
    let mut all: Vec<String> = warnings.map(|badge| format!("{}.", badge.text)).collect();
    all.extend(footnotes);
    all
}

/// The key with the marks of small multiples, which have no room for labels above their lines.
fn complete_key(mut key: Vec<String>, kind: ChartKind, marks: &[ChartMark]) -> Vec<String> {
    if kind == ChartKind::Multiples {
        key.extend(marks.iter().filter(|mark| mark.role != MarkKind::Difference).map(|mark| format!("{}.", capitalize(&mark.label))));
    }
    key
}

/// With more towns than this, the subtitle counts them instead of listing them.
const MAX_TOWNS_LISTED: usize = 5;

/// What is measured (or which towns, when there are several indicators), in which unit, on which territory and in which years.
/// Of dates that are asked for, those before `begin` are not shown.
fn subtitle(kind: ChartKind, comparison: &Comparison, begin: Option<Time>, speech: &Speech) -> String {
    let indicators = comparison.indicators();
    let Some(first) = indicators.first() else { return String::new() };
    let territory = speech.format_list(&levels_of(comparison).iter().map(|level| speech.level_name(*level)).collect::<Vec<_>>());
    let usual = UsualYears::of(comparison);
    let shown = || years_of(comparison).into_iter().filter(|year| begin.is_none_or(|begin| *year >= begin)).collect::<Vec<Time>>();
    let years = usual.map_or_else(|| speech.time_range(&shown()), |usual| usual.text(comparison, speech));
    let has_one_unit = indicators.iter().all(|indicator| indicator.unit == first.unit);
    let unit = if has_one_unit { subtitle_unit(speech, &first.unit) } else { String::new() };
    let whole = if kind.shows_parts() { parts::name_of_whole(comparison, speech) } else { None };
    let message = if let Some(measure) = whole {
        Message::Subtitle { measure, unit, territory, years }
    } else if indicators.len() == 1 {
        let measure = indicator_name(speech, first);
        let measure = if kind == ChartKind::Bump { speech.format(&Message::RanksOf { measure }) } else { measure };
        Message::Subtitle { measure, unit, territory, years }
    } else {
        let places: Vec<String> = comparison.places().into_iter().map(|town| place_name(speech, town.place)).collect();
        let count = places.len();
        let places = if count > MAX_TOWNS_LISTED { speech.format(&Message::Towns { count }) } else { speech.format_list(&places) };
        Message::SubtitleMany { places, unit, territory, years }
    };
    without_empty_items(&speech.format(&message))
}

/// Removes the commas around items that are empty: the unit, the territory or the years may be unknown.
fn without_empty_items(text: &str) -> String {
    let text = text.replace(", , ", ", ").replace("\u{60c} \u{60c} ", "\u{60c} ");
    capitalize(text.trim_end_matches([' ', ',', '\u{60c}', '.', '\u{a0}']))
}
