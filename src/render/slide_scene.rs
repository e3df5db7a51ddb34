//! Any slide, of a chart or of text, as a scene.

use crate::chart::{Deck, Slide};
use crate::render::chart_scene::stage;
use crate::render::layout::MARGIN;
use crate::render::pen::Pen;
use crate::render::scene::Scene;
use crate::render::text_slide::text_slide_scene;
use crate::render::theme::Theme;

/// The type size of the data hash at the foot of a page.
const SEAL_SIZE: f64 = 14.0;

/// Draws a slide.
#[must_use]
pub fn drawing(slide: &Slide, theme: &Theme) -> Scene {
    match slide {
        Slide::Chart(chart) => stage(chart, theme),
        Slide::Text(text) => text_slide_scene(text, theme),
    }
}

/// Draws a slide with the data hash of its deck at the foot, if the deck has one.
pub(super) fn drawing_with_seal(slide: &Slide, deck: &Deck, theme: &Theme) -> Scene {
    let mut scene = drawing(slide, theme);
    if !deck.seal.is_empty() {
        let mut pen = Pen::new(theme, scene.rtl, scene.width);
        let style = pen.secondary_style(SEAL_SIZE);
        pen.text_start(MARGIN, scene.height - SEAL_SIZE, style, &deck.seal);
        scene.items.extend(pen.items);
    }
    scene
}
