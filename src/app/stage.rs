//! The stage: the talk full screen in a window of its own, and the speaker's page in the other. Both obey the same keys.

use std::sync::Arc;

use egui::{Color32, Key, Ui, ViewportBuilder, ViewportCommand, ViewportId, vec2};

use crate::app::act::{MessageQueue, UiMessage};
use crate::app::look::{TextSize, ink};
use crate::app::view::View;
use crate::app::widgets::drawing::scene_ui;
use crate::app::widgets::words::{Setting, button_ui, column, row, text_ui, wrapped};
use crate::chart::{ChartSpec, Slide, pauses, spotlit, towns, until};
use crate::engine::BuiltDeck;
use crate::render::{Scene, Theme, ThemeName, drawing};
use crate::speech::Message;

/// What happens on the stage.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Stage {
    /// The slide shown, by rank.
    pub rank: usize,
    /// Whether the screen is black.
    pub black: bool,
    /// The town in the light, by rank among those of the slide.
    pub town: Option<usize>,
    /// The date a chart over time pauses on.
    pub date: Option<usize>,
    /// When the talk began.
    pub since: f64,
    /// Whether the stage fills its screen.
    pub full: bool,
    /// Whether the room is dark.
    pub dark: bool,
    /// Which screen it stands on, by rank among those there are; none means where the system puts it.
    pub screen: Option<usize>,
    /// Digits typed, to jump to a slide.
    pub typed: String,
}

impl Stage {
    /// A stage that opens on a slide, on a screen.
    pub(super) fn new(rank: usize, now: f64, screen: Option<usize>) -> Self {
        Self { rank, black: false, town: None, date: None, since: now, full: true, dark: false, screen, typed: String::new() }
    }

    /// The same on another slide.
    fn to(&self, rank: usize) -> Self {
        Self { rank, black: false, town: None, date: None, typed: String::new(), ..self.clone() }
    }
}

/// What a key asks for.
fn keyed(stage: &Stage, key: Key, made: &BuiltDeck, screens: &Screens) -> Option<Stage> {
    let last = made.deck.slides.len().saturating_sub(1);
    let chart = made.deck.slides.get(stage.rank).and_then(Slide::chart);
    let rtl = made.deck.language.is_rtl();
    let (forward, back) = if rtl { (Key::ArrowLeft, Key::ArrowRight) } else { (Key::ArrowRight, Key::ArrowLeft) };
    let dates = chart.map_or(0, pauses);
    let digit = key.name().chars().next().filter(|c| key.name().len() == 1 && c.is_ascii_digit());
    let pressed = |keys: &[Key]| keys.contains(&key);
    let next = if pressed(&[Key::Enter]) && !stage.typed.is_empty() {
        let rank = stage.typed.parse::<usize>().unwrap_or(1).saturating_sub(1);
        stage.to(rank.min(last))
    } else if pressed(&[Key::PageDown, Key::Space, Key::ArrowDown, Key::Enter, forward]) {
        stage.to((stage.rank + 1).min(last))
    } else if pressed(&[Key::PageUp, Key::Backspace, Key::ArrowUp, back]) {
        stage.to(stage.rank.saturating_sub(1))
    } else if pressed(&[Key::Home]) {
        stage.to(0)
    } else if pressed(&[Key::End]) {
        stage.to(last)
    } else if pressed(&[Key::B, Key::Period]) {
        Stage { black: !stage.black, ..stage.clone() }
    } else if pressed(&[Key::D]) {
        Stage { dark: !stage.dark, ..stage.clone() }
    } else if pressed(&[Key::F11, Key::F]) {
        Stage { full: !stage.full, ..stage.clone() }
    } else if pressed(&[Key::M]) && screens.count > 1 {
        Stage { screen: Some(stage.screen.map_or(0, |screen| screen + 1) % screens.count), full: true, ..stage.clone() }
    } else if pressed(&[Key::S]) {
        // One key puts the next town in the light, then all of them again.
        let count = chart.map_or(0, |chart| towns(chart).len());
        let town = stage.town.map_or(0, |town| town + 1);
        Stage { town: Some(town).filter(|town| *town < count), ..stage.clone() }
    } else if dates > 0 && pressed(&[Key::OpenBracket, Key::Minus]) {
        Stage { date: Some(stage.date.unwrap_or(dates - 1).saturating_sub(1)), ..stage.clone() }
    } else if dates > 0 && pressed(&[Key::CloseBracket, Key::Plus]) {
        let next = stage.date.map_or(dates, |date| date + 1);
        Stage { date: Some(next).filter(|date| *date + 1 < dates), ..stage.clone() }
    } else {
        Stage { typed: format!("{}{}", stage.typed, digit?), ..stage.clone() }
    };
    Some(next)
}

/// The screens there are, and which of them the window stands on.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Screens {
    /// How many.
    pub count: usize,
    /// The one of the window.
    pub own: Option<usize>,
}

impl Screens {
    /// What the system says; nothing where there is no window.
    pub(super) fn of(frame: &eframe::Frame) -> Self {
        let Some(window) = frame.winit_window() else { return Self::default() };
        let own = window.current_monitor();
        let own = own.and_then(|own| window.available_monitors().position(|one| one == own));
        Self { count: window.available_monitors().count(), own }
    }

    /// Where a talk is shown: on the first screen the speaker's page is not on.
    pub(super) fn stage(self) -> Option<usize> {
        (0..self.count).find(|screen| Some(*screen) != self.own).filter(|_| self.count > 1)
    }
}

/// Turns keys pressed in a window of the stage into acts.
fn keys(context: &egui::Context, stage: &Stage, (made, screens): (&BuiltDeck, &Screens), inbox: &mut MessageQueue) {
    let pressed: Vec<Key> = context.input(|input| {
        let key = |event: &egui::Event| {
            if let egui::Event::Key { key, pressed: true, modifiers, .. } = event { modifiers.is_none().then_some(*key) } else { None }
        };
        input.events.iter().filter_map(key).collect()
    });
    let mut now = stage.clone();
    for key in pressed {
        if matches!(key, Key::Escape | Key::F5) {
            inbox.push(UiMessage::Stage(None));
            return;
        }
        now = keyed(&now, key, made, screens).unwrap_or(now);
    }
    if now != *stage {
        inbox.push(UiMessage::Stage(Some(Box::new(now))));
    }
}

/// The theme of the room.
fn theme(stage: &Stage) -> Theme {
    Theme::shipped(if stage.dark { ThemeName::Dark } else { ThemeName::Slide })
}

/// The slide as it stands on the stage: a town in the light, or paused on a date.
fn staged(chart: &ChartSpec, stage: &Stage) -> ChartSpec {
    let mut shown = chart.clone();
    if let Some(date) = stage.date {
        shown = until(&shown, date);
    }
    if let Some(town) = stage.town.and_then(|town| towns(chart).get(town).cloned()) {
        shown = spotlit(&shown, &town);
    }
    shown
}

/// A slide drawn, made again only when it changes.
fn scene(ui: &Ui, made: &Arc<BuiltDeck>, (rank, stage): (usize, Option<&Stage>), theme: &Theme) -> Option<Arc<Scene>> {
    type Kept = (usize, Option<usize>, Option<usize>, crate::render::Rgb, Arc<Scene>);
    let slide = made.deck.slides.get(rank)?;
    let key = (Arc::as_ptr(made) as usize, stage.and_then(|stage| stage.town), stage.and_then(|stage| stage.date), theme.paper);
    let id = egui::Id::unique(("jumelles-stage", rank, stage.is_some()));
    if let Some((a, b, c, d, scene)) = ui.data(|data| data.get_temp::<Kept>(id))
        && (a, b, c, d) == key
    {
        return Some(scene);
    }
    let drawn = match (slide, stage) {
        (Slide::Chart(chart), Some(stage)) => drawing(&Slide::Chart(Box::new(staged(chart, stage))), theme),
        (slide, _) => drawing(slide, theme),
    };
    let scene = Arc::new(drawn);
    ui.data_mut(|data| data.insert_temp::<Kept>(id, (key.0, key.1, key.2, key.3, Arc::clone(&scene))));
    Some(scene)
}

/// A slide of the deck in a width, for lists and previews, told in words.
pub(super) fn slide_ui(ui: &mut Ui, made: &Arc<BuiltDeck>, rank: usize, size: egui::Vec2, sense: egui::Sense) -> Option<egui::Response> {
    let scene = scene(ui, made, (rank, None), &Theme::shipped(ThemeName::Slide))?;
    let (rect, response) = ui.allocate_exact_size(size, sense);
    let alt = made.deck.slides.get(rank).map(Slide::alt).unwrap_or_default();
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, &alt));
    scene_ui(&ui.painter().with_clip_rect(rect.intersect(ui.clip_rect())), rect, &scene);
    Some(response)
}

/// Shows the stage in a window of its own. Where the system has one window only, it stands upon the other.
pub(super) fn show(context: &egui::Context, view: &View<'_>, inbox: &mut MessageQueue) {
    let (Some(stage), Some(made)) = (view.session.stage.as_deref(), view.engine.told()) else { return };
    let screens = &view.session.screens;
    keys(context, stage, (made, screens), inbox);
    let mut builder =
        ViewportBuilder::default().with_title(made.deck.title.clone()).with_inner_size([1280.0, 720.0]).with_fullscreen(stage.full);
    builder.monitor = stage.screen.filter(|_| stage.full);
    context.show_viewport_immediate(ViewportId::from_hash_of("jumelles-stage"), builder, |ui, _class| {
        let context = ui.ctx().clone();
        if context.input(|input| input.viewport().close_requested()) {
            inbox.push(UiMessage::Stage(None));
        }
        // The window of the stage hears its own keys.
        if context.viewport_id() != ViewportId::ROOT {
            keys(&context, stage, (made, screens), inbox);
            if context.input(|input| input.viewport().fullscreen) == Some(!stage.full) {
                context.send_viewport_cmd(ViewportCommand::Fullscreen(stage.full));
            }
        }
        let theme = theme(stage);
        let room = ui.max_rect();
        let paper = if stage.black { Color32::BLACK } else { ink(theme.paper) };
        ui.painter().rect_filled(room, egui::CornerRadius::ZERO, paper);
        if let Some(scene) = scene(ui, made, (stage.rank, Some(stage)), &theme).filter(|_| !stage.black) {
            scene_ui(ui.painter(), room, &scene);
        }
        let response = ui.allocate_rect(room, egui::Sense::click());
        // A slide without a word is told by its place.
        let place = || view.say(Message::StagePlace { number: stage.rank + 1, count: made.deck.slides.len() });
        let alt = made.deck.slides.get(stage.rank).map(Slide::alt).filter(|alt| !alt.is_empty()).unwrap_or_else(place);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, &alt));
        if response.clicked() {
            let next = (stage.rank + 1).min(made.deck.slides.len().saturating_sub(1));
            inbox.push(UiMessage::Stage(Some(Box::new(stage.to(next)))));
        }
    });
}

/// How long the talk has lasted, where it stands, and what time it is.
fn times_ui(ui: &mut Ui, view: &View<'_>, stage: &Stage, count: usize) {
    let lasted = (ui.input(|input| input.time) - stage.since).max(0.0);
    row(ui, view, |ui| {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a talk of some hours")]
        let seconds = lasted as u64;
        let time = format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
        text_ui(ui, view, &time, Setting::new(TextSize::Headline, true, view.theme.ink));
        ui.add_space(24.0);
        let place = view.say(Message::StagePlace { number: stage.rank + 1, count });
        text_ui(ui, view, &place, Setting::new(TextSize::Headline, false, view.theme.soft));
        ui.add_space(24.0);
        let now = jiff::ZonedDateTime::now();
        let clock = view.say(Message::StageClock { time: format!("{:02}:{:02}", now.hour(), now.minute()) });
        text_ui(ui, view, &clock, Setting::new(TextSize::Headline, false, view.theme.soft));
    });
}

/// The buttons of what keys do.
fn controls_ui(ui: &mut Ui, view: &View<'_>, stage: &Stage, made: &BuiltDeck, inbox: &mut MessageQueue) {
    let count = made.deck.slides.len();
    wrapped(ui, view, |ui| {
        let mut press = |ui: &mut Ui, line: Message, primary: bool, next: Option<Stage>| {
            if button_ui(ui, view, &view.say(line), primary).clicked() {
                inbox.push(UiMessage::Stage(next.map(Box::new)));
            }
        };
        press(ui, Message::StageBack {}, false, Some(stage.to(stage.rank.saturating_sub(1))));
        press(ui, Message::StageForward {}, true, Some(stage.to((stage.rank + 1).min(count.saturating_sub(1)))));
        press(ui, Message::StageBlack {}, false, Some(Stage { black: !stage.black, ..stage.clone() }));
        press(ui, Message::StageDark {}, false, Some(Stage { dark: !stage.dark, ..stage.clone() }));
        press(ui, Message::StageFull {}, false, Some(Stage { full: !stage.full, ..stage.clone() }));
        let screens = &view.session.screens;
        if screens.count > 1 {
            let line = Message::StageScreen { number: stage.screen.map_or(1, |screen| screen + 1), count: screens.count };
            press(ui, line, false, keyed(stage, Key::M, made, screens));
        }
        if let Some(lit) = made.deck.slides.get(stage.rank).and_then(Slide::chart).filter(|chart| !towns(chart).is_empty()) {
            let town = stage.town.and_then(|town| towns(lit).get(town).cloned());
            let line = town.map_or(Message::StageSpot {}, |town| Message::StageSpotOn { town });
            press(ui, line, false, keyed(stage, Key::S, made, screens));
        }
        press(ui, Message::StageEnd {}, false, None);
    });
}

/// The speaker's page: this slide and the next, what to say, how long it has lasted.
pub(super) fn presenter_ui(ui: &mut Ui, view: &View<'_>, inbox: &mut MessageQueue) {
    let (Some(stage), Some(made)) = (view.session.stage.as_deref(), view.engine.told()) else { return };
    let count = made.deck.slides.len();
    times_ui(ui, view, stage, count);
    // The time passes by itself.
    ui.ctx().request_repaint_after(std::time::Duration::from_secs(1));
    let room = ui.available_width();
    let wide = (room * 0.58).min((ui.available_height() - 190.0) * 16.0 / 9.0).max(320.0);
    row(ui, view, |ui| {
        let high = wide * 9.0 / 16.0;
        ui.allocate_ui(vec2(wide, high), |ui| drop(slide_ui(ui, made, stage.rank, vec2(wide, high), egui::Sense::hover())));
        ui.add_space(16.0);
        let next = (room - wide - 40.0).max(160.0);
        ui.allocate_ui(vec2(next, high), |ui| {
            column(ui, view, |ui| {
                text_ui(ui, view, &view.say(Message::StageNext {}), Setting::new(TextSize::Note, false, view.theme.soft));
                if stage.rank + 1 < count {
                    slide_ui(ui, made, stage.rank + 1, vec2(next, next * 9.0 / 16.0), egui::Sense::hover());
                }
            });
        });
    });
    ui.add_space(8.0);
    controls_ui(ui, view, stage, made, inbox);
    text_ui(ui, view, &view.say(Message::StageKeys {}), Setting::new(TextSize::Note, false, view.theme.soft));
    ui.add_space(8.0);
    egui::ScrollArea::vertical().id_salt("jumelles-notes").show(ui, |ui| {
        column(ui, view, |ui| {
            for remark in made.deck.slides.get(stage.rank).map(Slide::remarks).unwrap_or_default() {
                text_ui(ui, view, remark, Setting::new(TextSize::Title, false, view.theme.ink));
            }
        });
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::{Deck, TextSlide, TextSlideRole};
    use crate::speech::Language;

    fn made(language: Language) -> BuiltDeck {
        let words = |title: &str| {
            Slide::Text(TextSlide {
                role: TextSlideRole::Section,
                language,
                title: title.to_owned(),
                subtitle: String::new(),
                paragraphs: Vec::new(),
            })
        };
        let slides = ["a", "b", "c"].map(words).to_vec();
        let deck = Deck { language, title: String::new(), slides, sections: Vec::new(), seal: String::new() };
        BuiltDeck { deck, refused: Vec::new(), outdated: Vec::new(), origins: vec![None; 3] }
    }

    fn after(keys: &[Key], language: Language) -> Stage {
        let made = made(language);
        let screens = Screens { count: 2, own: Some(0) };
        keys.iter().fold(Stage::new(0, 0.0, screens.stage()), |stage, key| keyed(&stage, *key, &made, &screens).unwrap_or(stage))
    }

    #[test]
    fn a_clicker_walks_through_the_talk_and_never_beyond_it() {
        assert_eq!(after(&[Key::PageDown, Key::PageDown, Key::PageDown, Key::PageDown], Language::Fr).rank, 2);
        assert_eq!(after(&[Key::PageDown, Key::PageUp, Key::PageUp], Language::Fr).rank, 0);
        assert_eq!(after(&[Key::End, Key::Home], Language::Fr).rank, 0);
        assert_eq!(after(&[Key::Num3, Key::Enter], Language::Fr).rank, 2);
        assert_eq!(after(&[Key::Num9, Key::Num9, Key::Enter], Language::Fr).rank, 2);
    }

    #[test]
    fn the_talk_is_on_the_other_screen_and_m_moves_it() {
        assert_eq!(after(&[], Language::Fr).screen, Some(1));
        assert_eq!(after(&[Key::M], Language::Fr).screen, Some(0));
        assert_eq!(after(&[Key::M, Key::M], Language::Fr).screen, Some(1));
        assert_eq!(Screens { count: 1, own: Some(0) }.stage(), None);
    }

    #[test]
    fn in_arabic_the_left_arrow_goes_forward() {
        assert_eq!(after(&[Key::ArrowLeft], Language::Ar).rank, 1);
        assert_eq!(after(&[Key::ArrowRight], Language::Fr).rank, 1);
    }

    #[test]
    fn black_comes_and_goes_and_ends_with_the_next_slide() {
        assert!(after(&[Key::B], Language::Fr).black);
        assert!(!after(&[Key::B, Key::B], Language::Fr).black);
        assert!(!after(&[Key::B, Key::PageDown], Language::Fr).black);
    }
}
