//! The kinds of charts: when each suits some data and how well, and how it arranges a comparison.
//!
//! Each file has two functions. `suitability` scores the data profile from 1 to 100, or names the kind to use instead:
//!
//! * above 90: the query asks for this form (exactly two years, three dates or more, shares of one whole);
//! * 70 to 90: the usual form for these counts of towns and indicators;
//! * below 70: possible, and listed after the usual form; a radar chart has 1 and is never chosen.
//!
//! `arrange` makes the categories, series, axes and marks. It returns `None` when the values lack what their counts promised.

mod bars;
pub(super) mod bullet;
mod change;
mod dumbbell;
pub(super) mod gaps;
mod grid;
mod grouped;
mod map;
mod numbers;
pub(super) mod panels;
pub(super) mod over_time;
mod parts;
mod pyramid;
mod radar;
mod scatter;
mod strip;
mod waterfall;

use crate::chart::arrangement::{Arrangement, Suitability};
use crate::chart::data_profile::DataProfile;
use crate::chart::kind::ChartKind;
use crate::chart::kinds::parts::PartScale;
use crate::compare::Comparison;
use crate::speech::Speech;

/// How well a kind suits some data, or the kind to use instead.
pub(super) fn suitability(kind: ChartKind, profile: &DataProfile) -> Suitability {
    match kind {
        ChartKind::Bars => bars::suitability(profile),
        ChartKind::Grouped => grouped::suitability(profile),
        ChartKind::Dumbbell => dumbbell::suitability(profile),
        ChartKind::Arrow => change::arrow_suitability(profile),
        ChartKind::Slope => change::slope_suitability(profile),
        ChartKind::Lines => over_time::lines_suitability(profile),
        ChartKind::Multiples => over_time::multiples_suitability(profile),
        ChartKind::Bump => over_time::bump_suitability(profile),
        ChartKind::Scatter => scatter::suitability(profile),
        ChartKind::Heatmap => grid::heatmap_suitability(profile),
        ChartKind::Table => grid::table_suitability(profile),
        ChartKind::Stacked => parts::suitability(profile, PartScale::Amounts),
        ChartKind::Shares => parts::suitability(profile, PartScale::Shares),
        ChartKind::Waterfall => waterfall::suitability(profile),
        ChartKind::Strip => strip::suitability(profile),
        ChartKind::Bullet => bullet::suitability(profile),
        ChartKind::Numbers => numbers::suitability(profile),
        ChartKind::Pyramid => pyramid::suitability(profile),
        ChartKind::Gaps => gaps::suitability(profile),
        ChartKind::Panels => panels::suitability(profile),
        ChartKind::Radar => radar::suitability(profile),
        ChartKind::Map => map::suitability(profile),
    }
}

/// Arranges a comparison as a kind; `None` when it lacks what the kind needs.
pub(super) fn arrange(kind: ChartKind, comparison: &Comparison, speech: &Speech) -> Option<Arrangement> {
    match kind {
        ChartKind::Bars => bars::arrange(comparison, speech),
        ChartKind::Grouped => grouped::arrange(comparison, speech),
        ChartKind::Dumbbell => dumbbell::arrange(comparison, speech),
        ChartKind::Arrow => change::arrange_arrows(comparison, speech),
        ChartKind::Slope | ChartKind::Lines | ChartKind::Multiples => over_time::arrange(comparison, speech),
        ChartKind::Bump => over_time::arrange_ranks(comparison, speech),
        ChartKind::Scatter => scatter::arrange(comparison, speech),
        ChartKind::Heatmap | ChartKind::Table => grid::arrange(comparison, speech),
        ChartKind::Stacked => parts::arrange(comparison, speech, PartScale::Amounts),
        ChartKind::Shares => parts::arrange(comparison, speech, PartScale::Shares),
        ChartKind::Waterfall => waterfall::arrange(comparison, speech),
        ChartKind::Strip => strip::arrange(comparison, speech),
        ChartKind::Bullet => bullet::arrange(comparison, speech),
        ChartKind::Numbers => numbers::arrange(comparison, speech),
        ChartKind::Pyramid => pyramid::arrange(comparison, speech),
        ChartKind::Gaps => gaps::arrange(comparison, speech),
        ChartKind::Panels => panels::arrange(comparison, speech),
        ChartKind::Radar => radar::arrange(comparison, speech),
        ChartKind::Map => map::arrange(comparison, speech),
    }
}
