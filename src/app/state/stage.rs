//! The presentation while the talk is given: which slide, what is highlighted on it, on which screen. Keys in, the next state out;
//! `pages::stage` paints it.

use egui::Key;

use crate::chart::{ChartSpec, Slide, date_count, highlightable_places};
use crate::engine::BuiltDeck;

/// The state of the presentation.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Stage {
    /// The index of the slide shown.
    pub slide: usize,
    /// Whether the screen is blacked out.
    pub is_black: bool,
    /// The highlighted town, as an index among the towns of the slide.
    pub town: Option<usize>,
    /// The date at which a chart over time stops, as an index among its dates; None shows all.
    pub date: Option<usize>,
    /// When the talk began, in seconds of egui's clock.
    pub started_at: f64,
    /// Whether the stage fills its screen.
    pub is_fullscreen: bool,
    /// Whether slides use the dark theme, for a dark room.
    pub is_dark: bool,
    /// The screen the stage is on, by index; None leaves it to the system.
    pub screen: Option<usize>,
    /// Digits typed so far to jump to a slide.
    pub typed_digits: String,
}

impl Stage {
    /// A stage that opens full screen on a slide; `now` is egui's clock in seconds.
    pub(crate) fn new(slide: usize, now: f64, screen: Option<usize>) -> Self {
        Self {
            slide,
            is_black: false,
            town: None,
            date: None,
            started_at: now,
            is_fullscreen: true,
            is_dark: false,
            screen,
            typed_digits: String::new(),
        }
    }

    /// The same stage on another slide: nothing is highlighted, paused or black there.
    pub(crate) fn on_slide(&self, slide: usize) -> Self {
        Self { slide, is_black: false, town: None, date: None, typed_digits: String::new(), ..self.clone() }
    }

    /// The same stage on the slide after this one; the last slide stays.
    pub(crate) fn on_next_slide(&self, deck: &BuiltDeck) -> Self {
        self.on_slide((self.slide + 1).min(last_slide(deck)))
    }

    /// The same stage on the slide before this one; the first slide stays.
    pub(crate) fn on_previous_slide(&self) -> Self {
        self.on_slide(self.slide.saturating_sub(1))
    }

    /// The same stage on the next screen, full screen; None where there is only one.
    pub(crate) fn on_next_screen(&self, screens: Screens) -> Option<Self> {
        let next = |screen: Option<usize>| screen.map_or(0, |screen| screen + 1) % screens.count;
        (screens.count > 1).then(|| Self { screen: Some(next(self.screen)), is_fullscreen: true, ..self.clone() })
    }

    /// The same stage with the next town of the slide highlighted; after the last, none.
    pub(crate) fn with_next_town(&self, deck: &BuiltDeck) -> Self {
        let count = self.chart(deck).map_or(0, |chart| highlightable_places(chart).len());
        let next = self.town.map_or(0, |town| town + 1);
        Self { town: Some(next).filter(|town| *town < count), ..self.clone() }
    }

    /// The chart of the slide shown, if it has one.
    pub(crate) fn chart<'d>(&self, deck: &'d BuiltDeck) -> Option<&'d ChartSpec> {
        deck.deck.slides.get(self.slide).and_then(Slide::chart)
    }

    /// The stage after a key was pressed; None for a key that does nothing.
    pub(crate) fn after_key(&self, key: Key, deck: &BuiltDeck, screens: Screens) -> Option<Self> {
        let is_rtl = deck.deck.language.is_rtl();
        let (forward, back) = if is_rtl { (Key::ArrowLeft, Key::ArrowRight) } else { (Key::ArrowRight, Key::ArrowLeft) };
        let is_any = |keys: &[Key]| keys.contains(&key);
        if key == Key::Enter && !self.typed_digits.is_empty() {
            // More digits than a number can have lead to the first slide.
            let number = self.typed_digits.parse::<usize>().unwrap_or(1);
            Some(self.on_slide(number.saturating_sub(1).min(last_slide(deck))))
        } else if is_any(&[Key::PageDown, Key::Space, Key::ArrowDown, Key::Enter, forward]) {
            Some(self.on_next_slide(deck))
        } else if is_any(&[Key::PageUp, Key::Backspace, Key::ArrowUp, back]) {
            Some(self.on_previous_slide())
        } else if key == Key::Home {
            Some(self.on_slide(0))
        } else if key == Key::End {
            Some(self.on_slide(last_slide(deck)))
        } else if key == Key::M {
            self.on_next_screen(screens)
        } else if key == Key::S {
            Some(self.with_next_town(deck))
        } else if is_any(&[Key::OpenBracket, Key::Minus]) {
            self.at_previous_date(deck)
        } else if is_any(&[Key::CloseBracket, Key::Plus]) {
            self.at_next_date(deck)
        } else {
            self.after_switch(key).or_else(|| self.after_digit(key))
        }
    }

    /// The stage after a key that switches the screen to black, the theme or full screen.
    fn after_switch(&self, key: Key) -> Option<Self> {
        if [Key::B, Key::Period].contains(&key) {
            Some(Self { is_black: !self.is_black, ..self.clone() })
        } else if key == Key::D {
            Some(Self { is_dark: !self.is_dark, ..self.clone() })
        } else if [Key::F11, Key::F].contains(&key) {
            Some(Self { is_fullscreen: !self.is_fullscreen, ..self.clone() })
        } else {
            None
        }
    }

    /// The stage after a digit of the number of a slide.
    fn after_digit(&self, key: Key) -> Option<Self> {
        let digit = key.name().chars().next().filter(|c| key.name().len() == 1 && c.is_ascii_digit())?;
        Some(Self { typed_digits: format!("{}{digit}", self.typed_digits), ..self.clone() })
    }

    /// The chart over time stopped one date earlier; None for a slide without dates.
    fn at_previous_date(&self, deck: &BuiltDeck) -> Option<Self> {
        let last = self.date_count(deck).checked_sub(1)?;
        Some(Self { date: Some(self.date.unwrap_or(last).saturating_sub(1)), ..self.clone() })
    }

    /// The chart over time stopped one date later, whole from the last date on; None for a slide without dates.
    fn at_next_date(&self, deck: &BuiltDeck) -> Option<Self> {
        let count = self.date_count(deck);
        let next = self.date.map_or(count, |date| date + 1);
        (count > 0).then(|| Self { date: Some(next).filter(|date| *date + 1 < count), ..self.clone() })
    }

    /// The number of dates the chart of the slide can stop at.
    fn date_count(&self, deck: &BuiltDeck) -> usize {
        self.chart(deck).map_or(0, date_count)
    }
}

/// The index of the last slide.
fn last_slide(deck: &BuiltDeck) -> usize {
    deck.deck.slides.len().saturating_sub(1)
}

/// The screens connected, and the one the main window is on.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Screens {
    /// The number of screens; 0 where there is no window.
    pub count: usize,
    /// The screen of the main window, by index.
    pub of_window: Option<usize>,
}

impl Screens {
    /// Asks the system which screens there are.
    pub(crate) fn detect(frame: &eframe::Frame) -> Self {
        let Some(window) = frame.winit_window() else { return Self::default() };
        let current = window.current_monitor();
        let of_window = current.and_then(|current| window.available_monitors().position(|monitor| monitor == current));
        Self { count: window.available_monitors().count(), of_window }
    }

    /// The screen for the audience: the first one without the presenter's page. None where there is only one screen.
    pub(crate) fn for_audience(self) -> Option<usize> {
        (0..self.count).find(|screen| Some(*screen) != self.of_window).filter(|_| self.count > 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::{Deck, TextSlide, TextSlideRole};
    use crate::speech::Language;

    fn deck(language: Language) -> BuiltDeck {
        let section = |title: &str| {
            Slide::Text(TextSlide {
                role: TextSlideRole::Section,
                language,
                title: title.to_owned(),
                subtitle: String::new(),
                paragraphs: Vec::new(),
            })
        };
        let slides = ["a", "b", "c"].map(section).to_vec();
        let deck = Deck { language, title: String::new(), slides, sections: Vec::new(), data_hash: String::new() };
        BuiltDeck { deck, refused: Vec::new(), outdated: Vec::new(), origins: vec![None; 3] }
    }

    fn after(keys: &[Key], language: Language) -> Stage {
        let deck = deck(language);
        let screens = Screens { count: 2, of_window: Some(0) };
        let start = Stage::new(0, 0.0, screens.for_audience());
        keys.iter().fold(start, |stage, key| stage.after_key(*key, &deck, screens).unwrap_or(stage))
    }

    #[test]
    fn a_clicker_moves_through_the_slides_and_stops_at_both_ends() {
        assert_eq!(after(&[Key::PageDown, Key::PageDown, Key::PageDown, Key::PageDown], Language::Fr).slide, 2);
        assert_eq!(after(&[Key::PageDown, Key::PageUp, Key::PageUp], Language::Fr).slide, 0);
        assert_eq!(after(&[Key::End, Key::Home], Language::Fr).slide, 0);
        assert_eq!(after(&[Key::Num3, Key::Enter], Language::Fr).slide, 2);
        assert_eq!(after(&[Key::Num9, Key::Num9, Key::Enter], Language::Fr).slide, 2);
    }

    #[test]
    fn the_stage_opens_on_the_other_screen_and_m_moves_it() {
        assert_eq!(after(&[], Language::Fr).screen, Some(1));
        assert_eq!(after(&[Key::M], Language::Fr).screen, Some(0));
        assert_eq!(after(&[Key::M, Key::M], Language::Fr).screen, Some(1));
        assert_eq!(Screens { count: 1, of_window: Some(0) }.for_audience(), None);
    }

    #[test]
    fn in_arabic_the_left_arrow_goes_forward() {
        assert_eq!(after(&[Key::ArrowLeft], Language::Ar).slide, 1);
        assert_eq!(after(&[Key::ArrowRight], Language::Fr).slide, 1);
    }

    #[test]
    fn the_screen_is_black_until_the_key_is_pressed_again_or_the_slide_changes() {
        assert!(after(&[Key::B], Language::Fr).is_black);
        assert!(!after(&[Key::B, Key::B], Language::Fr).is_black);
        assert!(!after(&[Key::B, Key::PageDown], Language::Fr).is_black);
    }
}
