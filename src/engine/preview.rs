//! What a file gives. In: what was loaded, one of its files and the comparison on screen. Out: a few charts of the figures of that file.

use std::cmp::Reverse;
use std::sync::Arc;

use crate::base::{IndicatorId, PlaceId};
use crate::chart::{RenderedChart, render_chart};
use crate::compare::{ComparisonQuery, ComparisonRole};
use crate::engine::loaded::Loaded;
use crate::indicators::{Indicator, IndicatorValues};
use crate::speech::Speech;
use crate::tidy::RememberedTable;

/// The most charts.
const MOST_CHARTS: usize = 3;
/// The most towns of a chart: it is small.
const MOST_TOWNS: usize = 5;
/// The most measures looked at; a file may have thousands.
const MOST_MEASURES: usize = 24;

/// A chart of figures of a file, with the comparison it answers.
#[derive(Clone)]
pub struct FilePreview {
    /// The comparison.
    pub query: ComparisonQuery,
    /// Its chart.
    pub rendered: Arc<RenderedChart>,
}

/// The charts of the file at this index: a figure per head before the amount it is made of, the measures of most towns first.
pub(super) fn preview_file(loaded: &Loaded, file: usize, shown: Option<&ComparisonQuery>, speech: &Speech) -> Vec<FilePreview> {
    let Some(file) = loaded.files.get(file) else { return Vec::new() };
    let places = places_of(loaded, &file.snapshot, shown);
    let indicators = indicators_of(&loaded.values, &file.snapshot, &places);
    let preview = |indicator: IndicatorId| {
        let query = ComparisonQuery::from_places(&places, vec![indicator], Vec::new())?;
        let rendered = render_chart(&loaded.values, &query, None, speech).ok()?;
        Some(FilePreview { query, rendered: Arc::new(rendered) })
    };
    indicators.into_iter().filter_map(preview).take(MOST_CHARTS).collect()
}

/// The towns of a file: the one presented and its twin first, then as they are listed.
fn places_of(loaded: &Loaded, table: &RememberedTable, shown: Option<&ComparisonQuery>) -> Vec<PlaceId> {
    let listed = || loaded.places.iter().map(|entry| &entry.place.id).filter(|id| table.places.contains(id.as_str()));
    let role = |id: &PlaceId| shown.and_then(|query| query.role_of(id));
    let of_role = |wanted: ComparisonRole| listed().filter(move |id| role(id) == Some(wanted));
    let others = listed().filter(|id| !matches!(role(id), Some(ComparisonRole::Focus | ComparisonRole::Twin)));
    of_role(ComparisonRole::Focus).chain(of_role(ComparisonRole::Twin)).chain(others).take(MOST_TOWNS).cloned().collect()
}

/// An indicator that a measure of the file leads to.
struct Candidate<'a> {
    indicator: &'a Indicator,
    /// How many of the towns have it.
    towns: usize,
}

fn indicators_of(values: &IndicatorValues, table: &RememberedTable, places: &[PlaceId]) -> Vec<IndicatorId> {
    let mut measures: Vec<&str> = Vec::new();
    for figure in &table.figures {
        if measures.len() < MOST_MEASURES && !measures.contains(&figure.measure.as_str()) {
            measures.push(&figure.measure);
        }
    }
    let candidate =
        |indicator: &'_ Indicator| places.iter().filter(|place| !values.times_with_value(&indicator.id, place).is_empty()).count();
    let best_of = |measure: &str| {
        let leads = |indicator: &&Arc<Indicator>| {
            indicator.plan.defaults.is_empty() && indicator.plan.inputs.first().is_some_and(|input| input.measure.id.as_str() == measure)
        };
        let candidates = values.indicators().filter(leads).map(|indicator| Candidate { indicator, towns: candidate(indicator) });
        // Of equal ones the first of the catalogue.
        let rank = |one: &Candidate<'_>| (one.towns.min(2), one.indicator.plan.inputs.len() > 1, one.towns);
        candidates.filter(|one| one.towns > 0).reduce(|best, next| if rank(&next) > rank(&best) { next } else { best })
    };
    let mut found: Vec<Candidate<'_>> = measures.iter().filter_map(|measure| best_of(measure)).collect();
    // What others are divided by is told by them.
    let is_divisor =
        |candidate: &Candidate<'_>| candidate.indicator.plan.inputs.first().is_some_and(|input| input.measure.id.as_str() == "population");
    let is_amount = |candidate: &Candidate<'_>| candidate.indicator.plan.inputs.len() == 1;
    found.sort_by_key(|candidate| (is_divisor(candidate), is_amount(candidate), Reverse(candidate.towns)));
    found.into_iter().map(|candidate| candidate.indicator.id.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Progress;
    use crate::engine::load::load;
    use crate::engine::recipes::Recipes;
    use crate::engine::reference_data::ReferenceData;
    use crate::engine::source::SourceFile;
    use crate::speech::Language;

    fn previews(text: &str) -> Vec<String> {
        let source = SourceFile { name: "t.csv".to_owned(), bytes: text.as_bytes().to_vec() };
        let loaded = load(&ReferenceData::shipped(), vec![source], &Recipes::default(), &Progress::default());
        let previews = preview_file(&loaded, 0, None, &Speech::new(Language::Fr));
        previews.iter().flat_map(|preview| &preview.query.indicators).map(ToString::to_string).collect()
    }

    #[test]
    fn a_file_is_shown_by_what_it_gives() {
        let text = "Ville;Année;Population;Déchets municipaux (t);Arbres d'ornement\nKénitra;2022;500;100;7\nRabat;2022;600;110;8\n";
        let shown = previews(text);
        assert_eq!(shown.first().map(String::as_str), Some("msw_pc"), "{shown:?}");
        assert!(shown.len() == 3 && shown.last().is_some_and(|last| last.starts_with("population")), "{shown:?}");
        assert!(previews("Ville;Remarque\nKénitra;belle\n").is_empty());
    }
}
