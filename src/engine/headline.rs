//! The headline the user chose for a chart. In: a chart and the choice. Out: the chart with that headline.

use crate::chart::ChartSpec;
use crate::project::HeadlineChoice;

/// The chart with the chosen headline. Without a choice, or if the proposal no longer exists, the chart stays as it is.
pub(super) fn apply_headline(chart: ChartSpec, choice: Option<&HeadlineChoice>) -> ChartSpec {
    let headline = match choice {
        None => None,
        Some(HeadlineChoice::Written(text)) => Some(text.clone()),
        Some(HeadlineChoice::Proposal(index)) => chart.alternative_headlines.get(*index).cloned(),
    };
    match headline {
        Some(headline) => chart.with_headline(&headline),
        None => chart,
    }
}
