//! How far a place is from the sea: a point in, kilometres to the nearest shore of the land's outline out.
//!
//! The outline is simplified and the point of a commune is one point, so a distance is good to a few kilometres. Lakes and rivers are
//! no sea; where the outline draws a wide estuary, its banks are shores.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::library::land::{LAND_SOUTH_TO_NORTH, LAND_WEST_TO_EAST, is_on_land_map, land};
use crate::library::territory_facts::Coordinates;

/// A place is by the sea when its point is at most so many kilometres from the shore.
pub const BY_THE_SEA_KM: f64 = 10.0;

/// The farthest shore that is looked for, in kilometres.
pub const FARTHEST_SHORE_KM: f64 = 100.0;

/// The side of a cell of the index, in degrees.
const CELL: f64 = 0.5;

/// The length of a degree of latitude in kilometres.
const DEGREE_KM: f64 = 111.2;

/// A stretch of shore between two points.
#[derive(Clone, Copy)]
struct Shore {
    from: Coordinates,
    to: Coordinates,
}

static SHORES: LazyLock<HashMap<(i32, i32), Vec<Shore>>> = LazyLock::new(|| {
    let mut cells: HashMap<(i32, i32), Vec<Shore>> = HashMap::new();
    for ring in land() {
        for (from, to) in ring.iter().zip(ring.iter().skip(1)) {
            let shore = Shore { from: *from, to: *to };
            if !shore.is_edge_of_map() {
                for cell in shore.cells() {
                    cells.entry(cell).or_default().push(shore);
                }
            }
        }
    }
    cells
});

/// The kilometres from a place to the sea; `None` when it is not on the map of the land, infinite when they are more than
/// [`FARTHEST_SHORE_KM`].
#[must_use]
pub fn kilometres_to_sea(at: Coordinates) -> Option<f64> {
    if !is_on_land_map(at) {
        return None;
    }
    let degrees_north = FARTHEST_SHORE_KM / DEGREE_KM;
    let degrees_east = degrees_north / at.latitude.to_radians().cos();
    let range = |value: f64, around: f64| cell_of(value - around)..=cell_of(value + around);
    let cells = range(at.longitude, degrees_east).flat_map(|x| range(at.latitude, degrees_north).map(move |y| (x, y)));
    let nearest = cells.filter_map(|cell| SHORES.get(&cell)).flatten().map(|shore| shore.kilometres_from(at));
    let nearest = nearest.fold(f64::INFINITY, f64::min);
    Some(if nearest > FARTHEST_SHORE_KM { f64::INFINITY } else { nearest })
}

fn cell_of(degrees: f64) -> i32 {
    #[expect(clippy::cast_possible_truncation, reason = "at most a few hundred cells of the globe")]
    let cell = (degrees / CELL).floor() as i32;
    cell
}

impl Shore {
    /// Whether it lies on an edge of the map, where the land was cut off.
    fn is_edge_of_map(&self) -> bool {
        let on_edge = |a: f64, b: f64, (low, high): (f64, f64)| (a <= low && b <= low) || (a >= high && b >= high);
        on_edge(self.from.longitude, self.to.longitude, LAND_WEST_TO_EAST)
            || on_edge(self.from.latitude, self.to.latitude, LAND_SOUTH_TO_NORTH)
    }

    /// The cells of the index that it may pass through.
    fn cells(&self) -> impl Iterator<Item = (i32, i32)> {
        let range = |a: f64, b: f64| cell_of(a.min(b))..=cell_of(a.max(b));
        let rows = range(self.from.latitude, self.to.latitude);
        range(self.from.longitude, self.to.longitude).flat_map(move |x| rows.clone().map(move |y| (x, y)))
    }

    /// The kilometres from a place, on a plane that touches the globe there.
    fn kilometres_from(&self, at: Coordinates) -> f64 {
        let stretch = at.latitude.to_radians().cos();
        let plane =
            |point: Coordinates| ((point.longitude - at.longitude) * stretch * DEGREE_KM, (point.latitude - at.latitude) * DEGREE_KM);
        let ((x, y), (to_x, to_y)) = (plane(self.from), plane(self.to));
        let (along_x, along_y) = (to_x - x, to_y - y);
        let length = along_x.powi(2) + along_y.powi(2);
        let share = if length > 0.0 { (-(x * along_x + y * along_y) / length).clamp(0.0, 1.0) } else { 0.0 };
        (x + share * along_x).hypot(y + share * along_y)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from(latitude: f64, longitude: f64) -> f64 {
        kilometres_to_sea(Coordinates { latitude, longitude }).expect("on the map")
    }

    #[test]
    fn ports_are_by_the_sea_and_inland_towns_are_not() {
        // Le Havre, Brest, Nice, Agadir, Tanger, Dakhla, Ajaccio.
        for (latitude, longitude) in
            [(49.49, 0.11), (48.39, -4.49), (43.70, 7.27), (30.42, -9.60), (35.77, -5.80), (23.72, -15.94), (41.92, 8.74)]
        {
            assert!(from(latitude, longitude) <= BY_THE_SEA_KM, "{latitude} {longitude}: {}", from(latitude, longitude));
        }
        // Fès, Marrakech, Lyon, Toulouse, Évreux, Strasbourg.
        for (latitude, longitude) in [(34.03, -5.0), (31.63, -8.0), (45.76, 4.84), (43.60, 1.44), (49.02, 1.15), (48.57, 7.75)] {
            assert!(from(latitude, longitude) > 40.0, "{latitude} {longitude}: {}", from(latitude, longitude));
        }
        assert!(from(45.76, 4.84).is_infinite());
    }

    #[test]
    fn overseas_nothing_is_known() {
        assert_eq!(kilometres_to_sea(Coordinates { latitude: -20.88, longitude: 55.45 }), None);
    }

    #[test]
    fn the_edge_of_the_map_is_no_shore() {
        // Where the Sahara is cut off in the south, and Russia in the east.
        assert!(from(8.5, 20.0).is_infinite() && from(55.0, 49.5).is_infinite());
    }
}
