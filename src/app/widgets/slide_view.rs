//! A slide of the deck as a picture: on the stage, in the list of slides and on the presenter's page.

use std::sync::Arc;

use egui::{Id, Response, Role, Sense, Ui, Vec2, WidgetInfo};

use crate::app::state::stage::Stage;
use crate::app::widgets::scene_view::paint_scene;
use crate::chart::{ChartSpec, Slide, highlight_place, highlightable_places, truncate_at_date};
use crate::engine::BuiltDeck;
use crate::render::{Rgb, Scene, Theme, ThemeName, draw_slide};

/// Shows a slide of the deck in the slide theme, without the highlights of the stage. None when there is no such slide.
pub(crate) fn slide_ui(ui: &mut Ui, deck: &Arc<BuiltDeck>, index: usize, size: Vec2, sense: Sense) -> Option<Response> {
    let slide = deck.deck.slides.get(index)?;
    let scene = slide_scene(ui, deck, index, None, &Theme::builtin(ThemeName::Slide))?;
    let (rect, response) = ui.allocate_exact_size(size, sense);
    let alt = slide.alt_text();
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &alt));
    paint_scene(&ui.painter().with_clip_rect(rect.intersect(ui.clip_rect())), rect, &scene);
    Some(response)
}

/// A scene with everything it was drawn for.
#[derive(Clone)]
struct CachedSlide {
    key: SlideKey,
    scene: Arc<Scene>,
}

#[derive(Clone, Copy, PartialEq)]
struct SlideKey {
    /// The address of the deck.
    deck: usize,
    /// The town highlighted on the stage.
    town: Option<usize>,
    /// The date the stage stopped at.
    date: Option<usize>,
    /// The background, which tells themes apart.
    paper: Rgb,
}

/// The scene of a slide, drawn again only when the deck, the stage or the theme changed. With a stage, its highlights are drawn.
pub(crate) fn slide_scene(ui: &Ui, deck: &Arc<BuiltDeck>, index: usize, stage: Option<&Stage>, theme: &Theme) -> Option<Arc<Scene>> {
    let slide = deck.deck.slides.get(index)?;
    let key = SlideKey {
        deck: Arc::as_ptr(deck) as usize,
        town: stage.and_then(|stage| stage.town),
        date: stage.and_then(|stage| stage.date),
        paper: theme.paper,
    };
    let id = Id::unique(("jumelles-stage", index, stage.is_some()));
    if let Some(cached) = ui.data(|data| data.get_temp::<CachedSlide>(id)).filter(|cached| cached.key == key) {
        return Some(cached.scene);
    }
    let scene = match (slide, stage) {
        (Slide::Chart(chart), Some(stage)) => draw_slide(&Slide::Chart(Box::new(with_highlights(chart, stage))), theme),
        (slide, _) => draw_slide(slide, theme),
    };
    let scene = Arc::new(scene);
    ui.data_mut(|data| data.insert_temp(id, CachedSlide { key, scene: Arc::clone(&scene) }));
    Some(scene)
}

/// A chart as the stage shows it: stopped at a date, and with one town highlighted.
fn with_highlights(chart: &ChartSpec, stage: &Stage) -> ChartSpec {
    let mut shown = chart.clone();
    if let Some(date) = stage.date {
        shown = truncate_at_date(&shown, date);
    }
    if let Some(town) = stage.town.and_then(|town| highlightable_places(chart).get(town).cloned()) {
        shown = highlight_place(&shown, &town);
    }
    shown
}
