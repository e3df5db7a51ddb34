//! The stage: the slide for the audience, in a window of its own. Its keys are the same as on the presenter's page.

use egui::{Color32, Context, CornerRadius, Event, Key, Role, Sense, ViewportBuilder, ViewportCommand, ViewportId, WidgetInfo};

use crate::app::state::stage::{Screens, Stage};
use crate::app::state::ui_message::{MessageQueue, UiMessage};
use crate::app::state::view::View;
use crate::app::style::color32;
use crate::app::widgets::scene_view::paint_scene;
use crate::app::widgets::slide_view::slide_scene;
use crate::chart::Slide;
use crate::engine::BuiltDeck;
use crate::render::{Theme, ThemeName};
use crate::speech::Message;

/// The size of the window of the stage when it is not full screen, in points.
const SIZE: [f32; 2] = [1280.0, 720.0];

/// Shows the stage, if the talk is being given. Where the system allows one window only, the stage is painted over the main window.
pub(crate) fn stage_ui(context: &Context, view: &View<'_>, queue: &mut MessageQueue) {
    let (Some(stage), Some(deck)) = (view.session.stage.as_deref(), view.engine.deck()) else { return };
    let screens = view.session.screens;
    send_keys(context, stage, deck, screens, queue);
    let builder = ViewportBuilder::default().with_title(deck.deck.title.clone()).with_inner_size(SIZE);
    let mut builder = builder.with_fullscreen(stage.is_fullscreen);
    builder.monitor = stage.screen.filter(|_| stage.is_fullscreen);
    context.show_viewport_immediate(ViewportId::from_hash_of("jumelles-stage"), builder, |ui, _class| {
        let context = ui.ctx().clone();
        if context.input(|input| input.viewport().close_requested()) {
            queue.push(UiMessage::SetStage(None));
        }
        // A window of its own receives its own key events.
        if context.viewport_id() != ViewportId::ROOT {
            send_keys(&context, stage, deck, screens, queue);
            if context.input(|input| input.viewport().fullscreen) == Some(!stage.is_fullscreen) {
                context.send_viewport_cmd(ViewportCommand::Fullscreen(stage.is_fullscreen));
            }
        }
        let theme = Theme::builtin(if stage.is_dark { ThemeName::Dark } else { ThemeName::Slide });
        let rect = ui.max_rect();
        let background = if stage.is_black { Color32::BLACK } else { color32(theme.paper) };
        ui.painter().rect_filled(rect, CornerRadius::ZERO, background);
        if let Some(scene) = slide_scene(ui, deck, stage.slide, Some(stage), &theme).filter(|_| !stage.is_black) {
            paint_scene(ui.painter(), rect, &scene);
        }
        let response = ui.allocate_rect(rect, Sense::click());
        let name = slide_name(view, stage, deck);
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &name));
        if response.clicked() {
            queue.push(UiMessage::SetStage(Some(Box::new(stage.on_next_slide(deck)))));
        }
    });
}

/// The alternative text of the slide shown; its number where it has none.
fn slide_name(view: &View<'_>, stage: &Stage, deck: &BuiltDeck) -> String {
    let alt = deck.deck.slides.get(stage.slide).map(Slide::alt_text).filter(|alt| !alt.is_empty());
    alt.unwrap_or_else(|| view.text(Message::StagePlace { number: stage.slide + 1, count: deck.deck.slides.len() }))
}

/// Sends the stage after the keys pressed in a window. Escape and F5 end the presentation.
fn send_keys(context: &Context, stage: &Stage, deck: &BuiltDeck, screens: Screens, queue: &mut MessageQueue) {
    let pressed_key = |event: &Event| {
        if let Event::Key { key, pressed: true, modifiers, .. } = event { modifiers.is_none().then_some(*key) } else { None }
    };
    let keys: Vec<Key> = context.input(|input| input.events.iter().filter_map(pressed_key).collect());
    let mut next = stage.clone();
    for key in keys {
        if matches!(key, Key::Escape | Key::F5) {
            queue.push(UiMessage::SetStage(None));
            return;
        }
        next = next.after_key(key, deck, screens).unwrap_or(next);
    }
    if next != *stage {
        queue.push(UiMessage::SetStage(Some(Box::new(next))));
    }
}
