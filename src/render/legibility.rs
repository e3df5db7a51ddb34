//! The back row: a slide and how far it sits in, the words it cannot read out.
//!
//! Letters are read when their capitals fill ten minutes of arc: a 344th of the distance. Distance is counted in heights of the
//! screen, as halls are: six is a classroom, eight the last row of a lecture hall.

use crate::chart::Slide;
use crate::render::drawing;
use crate::render::layout::{HEIGHT, layout};
use crate::render::scene::Item;
use crate::render::theme::Theme;

/// The distance over the height of a capital that is still read.
const READ: f64 = 344.0;
/// The height of a capital over the size of its letters.
const CAPITAL: f64 = 0.7;
/// More words than this are read instead of heard.
const MOST_WORDS: usize = 70;

/// What the back row makes of a slide.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct BackRow {
    /// The texts too small to be read, the smallest first, each once. The foot is for those who read the file.
    pub small: Vec<String>,
    /// How many words the slide has, above its foot.
    pub words: usize,
}

impl BackRow {
    /// Whether there are so many words that they are read instead of heard.
    #[must_use]
    pub fn is_wordy(&self) -> bool {
        self.words > MOST_WORDS
    }
}

/// The least size of letters that is read from so many heights of the screen.
#[must_use]
pub fn least_size(heights: f64) -> f64 {
    HEIGHT * heights / READ / CAPITAL
}

/// Looks at a slide from so many heights of the screen.
#[must_use]
pub fn back_row(slide: &Slide, theme: &Theme, heights: f64) -> BackRow {
    let foot = slide.chart().map_or(HEIGHT, |chart| layout(chart).rule);
    let scene = drawing(slide, theme);
    let least = least_size(heights);
    let mut small: Vec<(f64, String)> = Vec::new();
    let mut words = 0;
    for item in &scene.items {
        let Item::Text { at, style, text, .. } = item else { continue };
        if at.y >= foot {
            continue;
        }
        words += text.split_whitespace().count();
        if style.size < least && !small.iter().any(|(_, other)| other == text) {
            small.push((style.size, text.clone()));
        }
    }
    small.sort_by(|a, b| a.0.total_cmp(&b.0));
    BackRow { small: small.into_iter().map(|(_, text)| text).collect(), words }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_least_size_is_ten_minutes_of_arc() {
        // From six heights of a screen of 900, a capital of 15.7 is seen under ten minutes: tan(10′) = 1/343.8.
        let capital = least_size(6.0) * CAPITAL;
        assert!((capital / (6.0 * HEIGHT) - (10.0_f64 / 60.0).to_radians().tan()).abs() < 1e-5, "{capital}");
    }
}
