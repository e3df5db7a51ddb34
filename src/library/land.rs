//! The outline of the land around Morocco and France: rings of points, from Natural Earth. It has no border of any country or region.

use std::sync::LazyLock;

use crate::library::territory_facts::Coordinates;

/// The file that ships; `assets/library/build_land.py` tells its form.
const LAND_TEXT: &str = include_str!("../../assets/library/land.txt");

static LAND: LazyLock<Vec<Vec<Coordinates>>> = LazyLock::new(|| LAND_TEXT.lines().map(ring).collect());

/// The part of the world that the outline covers, in degrees.
pub const LAND_WEST_TO_EAST: (f64, f64) = (-60.0, 50.0);
/// As [`LAND_WEST_TO_EAST`], from south to north.
pub const LAND_SOUTH_TO_NORTH: (f64, f64) = (8.0, 66.0);

/// The rings of the land; each ends where it began.
#[must_use]
pub fn land() -> &'static [Vec<Coordinates>] {
    &LAND
}

/// Whether a place lies within the part of the world that the outline covers.
#[must_use]
pub fn is_on_land_map(at: Coordinates) -> bool {
    let is_within = |value: f64, (low, high): (f64, f64)| (low..=high).contains(&value);
    is_within(at.longitude, LAND_WEST_TO_EAST) && is_within(at.latitude, LAND_SOUTH_TO_NORTH)
}

/// A ring from its line: each point as what it differs by from the one before, in hundredths of a degree.
fn ring(line: &str) -> Vec<Coordinates> {
    let (mut east, mut north) = (0_i32, 0_i32);
    let steps = line.split(' ').filter_map(|step| {
        let (x, y) = step.split_once(',')?;
        Some((x.parse::<i32>().ok()?, y.parse::<i32>().ok()?))
    });
    steps
        .map(|(x, y)| {
            (east, north) = (east + x, north + y);
            Coordinates { latitude: f64::from(north) / 100.0, longitude: f64::from(east) / 100.0 }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether a point lies within a ring: a line to the east of it crosses the ring an odd number of times.
    fn is_inside(ring: &[Coordinates], at: Coordinates) -> bool {
        let next = ring.iter().cycle().skip(1);
        let crossings = ring.iter().zip(next).filter(|(a, b)| {
            (a.latitude > at.latitude) != (b.latitude > at.latitude)
                && at.longitude < (b.longitude - a.longitude) * (at.latitude - a.latitude) / (b.latitude - a.latitude) + a.longitude
        });
        crossings.count() % 2 == 1
    }

    #[test]
    fn towns_stand_on_land_and_the_sea_is_empty() {
        let is_land = |latitude, longitude| land().iter().any(|ring| is_inside(ring, Coordinates { latitude, longitude }));
        for (latitude, longitude) in [(34.0, -6.5), (49.0, 1.1), (43.6, 3.9), (23.7, -15.8), (31.6, -8.0), (42.1, 9.1)] {
            assert!(is_land(latitude, longitude), "{latitude} {longitude}");
        }
        for (latitude, longitude) in [(38.0, -15.0), (41.0, 6.0), (46.0, -5.0), (34.6, -7.5)] {
            assert!(!is_land(latitude, longitude), "{latitude} {longitude}");
        }
    }

    #[test]
    fn no_ring_is_a_border() {
        // Land that two rings shared would be parted by a border: no ring begins where another passes.
        let is_edge = |value: f64, (low, high): (f64, f64)| value <= low || value >= high;
        let is_inside = |at: &&Coordinates| !is_edge(at.longitude, LAND_WEST_TO_EAST) && !is_edge(at.latitude, LAND_SOUTH_TO_NORTH);
        let mut points: Vec<String> =
            land().iter().flatten().filter(is_inside).map(|at| format!("{:.2} {:.2}", at.longitude, at.latitude)).collect();
        let count = points.len();
        points.sort_unstable();
        points.dedup();
        // A narrow strait may fall on one hundredth of a degree.
        assert!(count - points.len() < count / 200, "{} of {count} points are shared", count - points.len());
    }
}
