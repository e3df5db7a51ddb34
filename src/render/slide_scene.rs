//! Any slide, of a chart or of text, as a scene.

use crate::chart::{Deck, Slide};
use crate::render::chart_scene::draw_chart_slide;
use crate::render::layout::{MARGIN, SOURCE_BASELINE, SOURCE_SIZE};
use crate::render::pen::Pen;
use crate::render::scene::Scene;
use crate::render::text_slide::draw_text_slide;
use crate::render::theme::Theme;

/// How far the data hash is above the foot of a page.
const DATA_HASH_RISE: f64 = 14.0;

/// Draws a slide.
#[must_use]
pub fn draw_slide(slide: &Slide, theme: &Theme) -> Scene {
    match slide {
        Slide::Chart(chart) => draw_chart_slide(chart, theme),
        Slide::Text(text) => draw_text_slide(text, theme),
    }
}

/// Draws a slide as a page of its deck: with its number where the deck has several, and with the data hash if there is one.
/// `index` counts from 0.
pub(super) fn draw_page(deck: &Deck, index: usize, theme: &Theme) -> Option<Scene> {
    let mut scene = draw_slide(deck.slides.get(index)?, theme);
    let mut pen = Pen::new(theme, scene.direction, scene.width);
    let style = pen.secondary_style(SOURCE_SIZE);
    if deck.slides.len() > 1 {
        pen.text_end(scene.width - MARGIN, SOURCE_BASELINE, style, &(index + 1).to_string());
    }
    if !deck.data_hash.is_empty() {
        pen.text_start(MARGIN, scene.height - DATA_HASH_RISE, style, &deck.data_hash);
    }
    scene.items.extend(pen.items);
    Some(scene)
}
