//! BackRow from the back row of a hall: the texts of a slide that are too small to read from a distance.
//!
//! Letters can be read if their capitals fill ten minutes of arc, which is a 344th of the distance. The distance is counted in
//! screen heights, as is usual for halls: six is a classroom, eight the last row of a lecture hall.

use crate::chart::{ChartSpec, Slide};
use crate::render::layout::{HEIGHT, SOURCE_BASELINE, SOURCE_SIZE, layout_slide};
use crate::render::scene::Item;
use crate::render::slide_scene::draw_slide;
use crate::render::theme::Theme;

/// The greatest legible distance, in heights of a capital.
const LEGIBLE_DISTANCE: f64 = 344.0;
/// The height of a capital, in type sizes.
const CAPITAL_HEIGHT: f64 = 0.7;
/// The most words of a slide that an audience does not read instead of listening.
const MAX_WORDS: usize = 70;

/// How legible a slide is from a distance.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct LegibilityReport {
    /// The texts that are too small to read, the smallest first and each once. The footer is left out: it is for readers of the
    /// file.
    pub illegible_texts: Vec<String>,
    /// The number of words above the footer.
    pub word_count: usize,
}

impl LegibilityReport {
    /// True if the slide has so many words that an audience reads instead of listening.
    #[must_use]
    pub fn has_too_many_words(&self) -> bool {
        self.word_count > MAX_WORDS
    }
}

/// The least type size, in slide units, that can be read from a distance of this many screen heights.
#[must_use]
pub fn least_legible_size(heights: f64) -> f64 {
    HEIGHT * heights / LEGIBLE_DISTANCE / CAPITAL_HEIGHT
}

/// The share of the height of a slide that its chart has, with the names of series and the key to its marks.
#[must_use]
pub fn chart_height_share(chart: &ChartSpec) -> f64 {
    let layout = layout_slide(chart);
    let bottom = if layout.key.lines.is_empty() { layout.chart_span.end } else { layout.key.top + layout.key.height() };
    (bottom - layout.chart_top()) / HEIGHT
}

/// Checks which texts of a slide can be read from a distance of this many screen heights.
#[must_use]
pub fn check_legibility(slide: &Slide, theme: &Theme, heights: f64) -> LegibilityReport {
    let footer_top = SOURCE_BASELINE - SOURCE_SIZE;
    let scene = draw_slide(slide, theme);
    let least = least_legible_size(heights);
    let mut small: Vec<(f64, String)> = Vec::new();
    let mut word_count = 0;
    for item in &scene.items {
        let Item::Text { at, style, text, .. } = item else { continue };
        if at.y >= footer_top {
            continue;
        }
        word_count += text.split_whitespace().count();
        if style.size < least && !small.iter().any(|(_, other)| other == text) {
            small.push((style.size, text.clone()));
        }
    }
    small.sort_by(|(a, _), (b, _)| a.total_cmp(b));
    LegibilityReport { illegible_texts: small.into_iter().map(|(_, text)| text).collect(), word_count }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_least_size_is_ten_minutes_of_arc() {
        // From six heights of a screen of 900, a capital of 15.7 fills ten minutes of arc: tan(10′) = 1/343.8.
        let capital = least_legible_size(6.0) * CAPITAL_HEIGHT;
        assert!((capital / (6.0 * HEIGHT) - (10.0_f64 / 60.0).to_radians().tan()).abs() < 1e-5, "{capital}");
    }
}
