//! Any slide, of a chart or of text, as a scene.

use crate::chart::{Deck, Slide};
use crate::render::chart_scene::draw_chart_slide;
use crate::render::layout::MARGIN;
use crate::render::pen::Pen;
use crate::render::scene::Scene;
use crate::render::text_slide::draw_text_slide;
use crate::render::theme::Theme;

/// The type size of the data hash at the foot of a page.
const DATA_HASH_SIZE: f64 = 14.0;

/// Draws a slide.
#[must_use]
pub fn draw_slide(slide: &Slide, theme: &Theme) -> Scene {
    match slide {
        Slide::Chart(chart) => draw_chart_slide(chart, theme),
        Slide::Text(text) => draw_text_slide(text, theme),
    }
}

/// Draws a slide with the data hash of its deck at the foot, if the deck has one.
pub(super) fn draw_slide_with_data_hash(slide: &Slide, deck: &Deck, theme: &Theme) -> Scene {
    let mut scene = draw_slide(slide, theme);
    if !deck.data_hash.is_empty() {
        let mut pen = Pen::new(theme, scene.direction, scene.width);
        let style = pen.secondary_style(DATA_HASH_SIZE);
        pen.text_start(MARGIN, scene.height - DATA_HASH_SIZE, style, &deck.data_hash);
        scene.items.extend(pen.items);
    }
    scene
}
