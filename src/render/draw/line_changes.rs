//! How the focus and its twin changed over the years, written beside the middle of their lines where nothing else is.

use crate::base::as_number;
use crate::chart::{ChartSpec, Series};
use crate::render::draw::line_scale::{TimeScale, line_runs};
use crate::render::geometry::{Bounds, Frame, Point};
use crate::render::pen::{HALF_LETTER, Pen};

/// Where along a line a label may stand, the best place first, in shares of its length.
const PLACES: [f64; 5] = [0.5, 0.35, 0.65, 0.22, 0.78];
/// How many points of each line are looked at for a meeting with a label.
const SAMPLES: usize = 160;

/// Writes the changes; one that has no room beside its line is left out.
pub(super) fn draw_changes(pen: &mut Pen<'_>, chart: &ChartSpec, inner: &Frame, scale: &TimeScale<'_>) {
    let lines: Vec<Vec<Point>> = chart.series.iter().map(|series| samples(series, scale)).collect();
    let mut taken: Vec<Bounds> = Vec::new();
    for (series, line) in chart.series.iter().zip(&lines).filter(|(series, _)| !series.change.is_empty()) {
        let style = pen.series_style(series.role, inner.label_size());
        let (width, height) = (style.text_width(&series.change), style.size);
        let is_free = |bounds: &Bounds| {
            bounds.left >= inner.left
                && bounds.right <= inner.right
                && bounds.top >= inner.top
                && bounds.bottom <= inner.bottom
                && !lines.iter().flatten().any(|point| bounds.contains(point))
                && !taken.iter().any(|other| bounds.overlaps(other))
        };
        let rises = line.first().zip(line.last()).is_some_and(|(first, last)| last.y < first.y);
        let at = |side: f64, Point { x, y }: Point| {
            let middle = y + side * height * 1.2;
            // On the side a line leaves free: below one that rises the label begins at its point, above it ends there.
            let shift = if rises == (side > 0.0) { height * 0.4 } else { -width - height * 0.4 };
            let left = x + shift;
            Bounds { left, right: left + width, top: middle - height * 0.75, bottom: middle + height * 0.75 }
        };
        // Below a line that rises, above one that falls: away from where it goes.
        let sides = if rises { [1.0, -1.0] } else { [-1.0, 1.0] };
        let places = sides.into_iter().flat_map(|side| PLACES.into_iter().filter_map(move |place| Some((side, point_at(line, place)?))));
        if let Some(bounds) = places.map(|(side, point)| at(side, point)).find(is_free) {
            pen.text_start(bounds.left, f64::midpoint(bounds.top, bounds.bottom) + height * HALF_LETTER, style, &series.change);
            taken.push(bounds);
        }
    }
}

/// Points along the line of a series, close to each other.
fn samples(series: &Series, scale: &TimeScale<'_>) -> Vec<Point> {
    let runs = line_runs(series, scale);
    let between = |pair: &[Point]| -> Vec<Point> {
        let [from, to] = pair else { return Vec::new() };
        let steps = SAMPLES / runs.iter().map(|run| run.centers.len()).sum::<usize>().max(1) + 1;
        (0..=steps).map(|step| from.towards(*to, as_number(step) / as_number(steps))).collect()
    };
    runs.iter().flat_map(|run| run.centers.windows(2).flat_map(between).collect::<Vec<_>>()).collect()
}

/// The point of a line at a share of its points.
fn point_at(line: &[Point], share: f64) -> Option<Point> {
    let (first, last) = (line.first()?, line.last()?);
    let x = first.x + (last.x - first.x) * share;
    line.iter().min_by(|a, b| (a.x - x).abs().total_cmp(&(b.x - x).abs())).copied()
}
