//! What a map shows: towns and the communes behind them at their places, in one frame or one for each country, to one scale.

use crate::library::Coordinates;

/// A place on a map.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct MapDot {
    /// The index of its frame.
    pub frame: usize,
    /// Where it is.
    pub at: Coordinates,
    /// The index of its shade; `None` when the discs are not shaded, or its value is not known.
    pub shade: Option<usize>,
    /// Its area, as a share of the largest of the map.
    pub area: f64,
}

/// A town of the comparison on a map.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct MapTown {
    /// The index of its category.
    pub category: usize,
    /// Its disc.
    pub dot: MapDot,
}

/// An agreement between two towns of a map, by their indices.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct MapLink {
    /// One town.
    pub from: usize,
    /// The other.
    pub to: usize,
}

/// A map, complete but not drawn.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct ChartMap {
    /// The number of frames.
    pub frames: usize,
    /// The towns of the comparison that have a place on it.
    pub towns: Vec<MapTown>,
    /// The communes behind them, the largest first.
    pub background: Vec<MapDot>,
    /// The agreements between the towns.
    pub links: Vec<MapLink>,
    /// What each shade means, from the lightest; empty when discs are not shaded.
    pub shades: Vec<String>,
}
