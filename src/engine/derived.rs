//! Everything the window shows of the current comparison. In: the values and the decisions of the project. Out: the figures, the
//! chart, and what else could be shown.

use std::sync::Arc;

use crate::base::{IndicatorId, PlaceId, Time};
use crate::chart::{ChartKind, ChartSpec, RenderedChart, Unsuitable, available_normalizations, render_chart};
use crate::compare::{Comparison, ComparisonQuery, Normalization, answer_query};
use crate::engine::headline::apply_headline;
use crate::indicators::IndicatorValues;
use crate::project::Project;
use crate::speech::Speech;

/// The number of shown places that have an indicator.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct IndicatorCoverage {
    /// The indicator.
    pub indicator: IndicatorId,
    /// The number of places with a value in any year.
    pub places: usize,
}

/// Everything that follows from the current comparison.
#[derive(Debug)]
pub struct Derived {
    /// The figures, each with its trace.
    pub comparison: Comparison,
    /// The chart with the chosen headline, or why there is none.
    pub chart: Result<Arc<ChartSpec>, Unsuitable>,
    /// The headline the program puts first, whatever the user chose; empty without a chart.
    pub default_headline: String,
    /// The suitable kinds of chart, the most suitable first; empty without a chart.
    pub suitable_kinds: Vec<ChartKind>,
    /// The normalizations that apply to the figures.
    pub normalizations: Vec<Normalization>,
    /// The years in which a shown place has the indicator, latest first.
    pub times: Vec<Time>,
    /// For every indicator, the number of shown places that have it.
    pub coverage: Vec<IndicatorCoverage>,
}

/// Derives everything from a comparison. If the requested kind of chart does not fit, the most suitable one is used.
pub(super) fn derive(values: &IndicatorValues, query: &ComparisonQuery, project: &Project, speech: &Speech) -> Derived {
    let requested = render_chart(values, query, project.kind, speech);
    let rendered = requested.or_else(|_| render_chart(values, query, None, speech));
    let (figures, strongest, chart, offered) = match rendered {
        Ok(RenderedChart { comparison: figures, chart, suitable_kinds: offered }) => {
            let strongest = chart.headline.clone();
            (figures, strongest, Ok(Arc::new(apply_headline(chart, project.headline.as_ref()))), offered)
        }
        Err(reason) => (answer_query(values, query), String::new(), Err(reason), Vec::new()),
    };
    let (times, coverage) = (times(values, query), coverage(values, query));
    Derived {
        comparison: figures,
        chart,
        default_headline: strongest,
        suitable_kinds: offered,
        normalizations: available_normalizations(values, query),
        times,
        coverage,
    }
}

/// The years in which a place of the query has an indicator of the query, latest first.
fn times(values: &IndicatorValues, query: &ComparisonQuery) -> Vec<Time> {
    let places: Vec<&PlaceId> = query.places().collect();
    let queried = values.indicators().filter(|indicator| query.indicators.contains(&indicator.id));
    let mut times: Vec<Time> =
        queried.flat_map(|indicator| places.iter().flat_map(|place| values.dates_with_value(&indicator.id, place))).collect();
    times.sort_by(|a, b| b.cmp(a));
    times.dedup();
    times
}

/// For every indicator, the number of places of the query that have it.
fn coverage(values: &IndicatorValues, query: &ComparisonQuery) -> Vec<IndicatorCoverage> {
    let places: Vec<&PlaceId> = query.places().collect();
    let count = |id: &IndicatorId| places.iter().filter(|place| !values.times_with_value(id, place).is_empty()).count();
    values.indicators().map(|indicator| IndicatorCoverage { indicator: indicator.id.clone(), places: count(&indicator.id) }).collect()
}
