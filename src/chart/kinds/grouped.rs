//! Grouped bars: one town at two or three dates, or two or three towns, on several indicators of one unit;
//! or one indicator for several towns at two or three dates.

use crate::chart::kinds::{Arrangement, point, zero_based};
use crate::chart::spec::{Kind, Point, Series, Slot};
use crate::chart::words::{Style, name, title, years_of};
use crate::compare::{Figure, Figures, Standing};
use crate::speech::Speech;

/// More dates than this need a line, not bars: two greys are told apart by nobody.
const MOST_YEARS: usize = 2;
/// More series than this become small multiples.
const MOST_SERIES: usize = 3;
/// More groups than this cannot be read from the back row.
const MOST_GROUPS: usize = 8;

/// What the groups and the bars inside them are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Plan {
    IndicatorsByYear,
    IndicatorsByPlace,
    PlacesByYear,
}

fn plan(figures: &Figures) -> Option<Plan> {
    let (indicators, places, years) = (figures.indicators().len(), figures.places().len(), figures.years.len().max(1));
    match (indicators, places, years) {
        (1, _, 2..=MOST_YEARS) => Some(Plan::PlacesByYear),
        (_, 1, 2..=MOST_YEARS) => Some(Plan::IndicatorsByYear),
        (2.., 1..=MOST_SERIES, 1) => Some(Plan::IndicatorsByPlace),
        _ => None,
    }
}

/// Whether grouped bars can show these figures; otherwise the kind to use instead.
pub(in crate::chart) fn offer(figures: &Figures) -> Result<(), Option<Kind>> {
    let units: Vec<&str> = figures.indicators().iter().map(|indicator| indicator.unit.as_str()).collect();
    let one_unit = units.windows(2).all(|pair| pair.first() == pair.last());
    let groups = match plan(figures) {
        Some(Plan::PlacesByYear) => figures.places().len(),
        Some(_) => figures.indicators().len(),
        None if figures.indicators().len() == 1 => return Err(Some(Kind::Bars)),
        None => return Err(None),
    };
    if one_unit && groups <= MOST_GROUPS { Ok(()) } else { Err(None) }
}

/// Slots by indicator or town; one series a year or a town.
pub(in crate::chart) fn arrange(figures: &Figures, speech: &Speech) -> Option<Arrangement> {
    let plan = plan(figures)?;
    let first = figures.rows.first()?;
    let values: Vec<f64> = figures.rows.iter().filter_map(Figure::value).collect();
    let style = Style::of(&first.indicator, &values);
    let slots: Vec<(Slot, Vec<&Figure>)> = match plan {
        Plan::PlacesByYear => by_place(figures, speech),
        Plan::IndicatorsByYear | Plan::IndicatorsByPlace => by_indicator(figures, speech),
    };
    let names: Vec<(String, Standing)> = match plan {
        Plan::IndicatorsByPlace => figures.places().into_iter().map(|(place, standing)| (name(speech, place), standing)).collect(),
        Plan::PlacesByYear | Plan::IndicatorsByYear => {
            // The last year is the one spoken of; earlier ones stand behind it in grey.
            let last = figures.years.len().saturating_sub(1);
            let standing = |rank| if rank == last { Standing::Focus } else { Standing::Peer };
            figures.years.iter().enumerate().map(|(rank, year)| (year.to_string(), standing(rank))).collect()
        }
    };
    let series = names.into_iter().enumerate().map(|(rank, (name, standing))| {
        let points = slots.iter().filter_map(|(_, rows)| rows.get(rank)).map(|figure| dated(speech, (figures, figure), style, standing));
        Series { name, standing, points: points.collect() }
    });
    Some(Arrangement {
        series: series.collect(),
        axis: zero_based(&values, style),
        slots: slots.into_iter().map(|(slot, _)| slot).collect(),
    })
}

/// A point in the colour of its series, its year printed when it is not the one asked for.
fn dated(speech: &Speech, row: (&Figures, &Figure), style: Style, standing: Standing) -> Point {
    let (figures, figure) = row;
    let mixed = figures.years.is_empty() && years_of(figures.rows.iter()).len() > 1;
    let borrowed = figure.year().filter(|year| figure.wanted.map_or(mixed, |wanted| *year != wanted));
    Point { standing, year: borrowed.map(|year| year.to_string()), ..point(speech, figures, figure, style) }
}

fn by_indicator<'a>(figures: &'a Figures, speech: &Speech) -> Vec<(Slot, Vec<&'a Figure>)> {
    let slot = |indicator: &crate::indicators::Indicator| Slot { label: title(speech, indicator), detail: None, standing: Standing::Peer };
    let rows = |id| figures.rows.iter().filter(|row| row.indicator.id == id).collect();
    figures.indicators().into_iter().map(|indicator| (slot(indicator), rows(indicator.id.clone()))).collect()
}

fn by_place<'a>(figures: &'a Figures, speech: &Speech) -> Vec<(Slot, Vec<&'a Figure>)> {
    let rows = |id| figures.rows.iter().filter(|row| row.place.id == id).collect();
    let slot = |place: &crate::tidy::Place, standing| Slot { label: name(speech, place), detail: None, standing };
    figures.places().into_iter().map(|(place, standing)| (slot(place, standing), rows(place.id.clone()))).collect()
}
