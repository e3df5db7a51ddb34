//! A slide of words in, a `Scene` out; and words too many for one slide spread over several.

use crate::chart::{Deck, Section, Slide, TextSlide, TextSlideRole};
use crate::render::layout::{HEIGHT, INNER, MARGIN, WIDTH};
use crate::render::measure::{balanced, clipped, wrap};
use crate::render::pen::Pen;
use crate::render::scene::{Scene, Style, Weight};
use crate::render::theme::Theme;

/// The size of the title of a talk and of a section.
const LARGE: f64 = 72.0;
/// The size of other titles, as on slides of charts.
const TITLE: f64 = 50.0;
/// The size of titles of two lines.
const LONG_TITLE: f64 = 40.0;
/// The size of a line under a title.
const SUBTITLE: f64 = 32.0;
/// The size of paragraphs.
pub(super) const BODY: f64 = 24.0;
const LEADING: f64 = 1.36;
/// Between paragraphs.
const BETWEEN: f64 = 12.0;
/// Where paragraphs begin and end.
pub(super) const TOP: f64 = 190.0;
pub(super) const BOTTOM: f64 = 830.0;

/// Where the title and the line under it begin, and their sizes.
pub(super) struct Place {
    pub title: Vec<String>,
    pub title_size: f64,
    pub title_top: f64,
    pub subtitle: Vec<String>,
    pub subtitle_top: f64,
}

/// Whether a slide is made of its title alone.
pub(super) fn is_title(words: &TextSlide) -> bool {
    matches!(words.role, TextSlideRole::Title | TextSlideRole::Section)
}

/// Sets the titles of a slide of words.
pub(super) fn place(words: &TextSlide) -> Place {
    let mut size = if is_title(words) { LARGE } else { TITLE };
    let mut title = balanced(&words.title, size, Weight::Semibold, INNER);
    // A long title leaves the paragraphs their room.
    if !is_title(words) && title.len() > 1 {
        size = LONG_TITLE;
        title = balanced(&words.title, size, Weight::Semibold, INNER);
    }
    title.truncate(if is_title(words) { 4 } else { 2 });
    let subtitle = wrap(&words.subtitle, SUBTITLE, Weight::Regular, INNER);
    let height = size * 1.2 * crate::base::as_number(title.len());
    let title_top = if is_title(words) { (HEIGHT - height) * 0.42 } else { 66.0 };
    Place { title, title_size: size, title_top, subtitle, subtitle_top: title_top + height + 20.0 }
}

/// Draws a slide of words.
pub(super) fn words(words: &TextSlide, theme: &Theme) -> Scene {
    let mut pen = Pen::new(theme, words.language.is_rtl(), WIDTH);
    let place = place(words);
    let style = Style { size: place.title_size, weight: Weight::Semibold, ink: theme.ink };
    if is_title(words) {
        pen.rect(MARGIN, place.title_top - 44.0, (96.0, 10.0), 0.0, theme.focus);
        pen.rect(MARGIN + 108.0, place.title_top - 44.0, (48.0, 10.0), 0.0, theme.twin);
    }
    for (rank, line) in place.title.iter().enumerate() {
        pen.from(MARGIN, place.title_top + style.size * (0.96 + 1.2 * crate::base::as_number(rank)), style, line);
    }
    let soft = pen.soft(SUBTITLE);
    for (rank, line) in place.subtitle.iter().enumerate() {
        pen.from(MARGIN, place.subtitle_top + SUBTITLE * (0.96 + LEADING * crate::base::as_number(rank)), soft, line);
    }
    let body = Style { size: BODY, weight: Weight::Regular, ink: theme.ink };
    let mut y = TOP;
    for paragraph in &words.paragraphs {
        for line in wrap(paragraph, BODY, Weight::Regular, INNER) {
            pen.from(MARGIN, y + BODY * 0.96, body, &line);
            y += BODY * LEADING;
        }
        y += BETWEEN;
    }
    let alt = Slide::Text(words.clone()).alt();
    Scene {
        width: WIDTH,
        height: HEIGHT,
        paper: theme.paper,
        items: pen.items,
        touch: Vec::new(),
        rtl: words.language.is_rtl(),
        language: words.language.tag(),
        title: words.title.clone(),
        alt,
    }
}

/// The deck with words spread over as many slides as they need. What is too long for a slide of its own is cut there.
pub(super) fn spread(deck: &Deck) -> Deck {
    let mut slides = Vec::with_capacity(deck.slides.len());
    let mut firsts = Vec::with_capacity(deck.slides.len());
    for slide in &deck.slides {
        firsts.push(slides.len());
        match slide {
            Slide::Chart(_) => slides.push(slide.clone()),
            Slide::Text(words) => slides.extend(pages(words).into_iter().map(Slide::Text)),
        }
    }
    let first = |section: &Section| firsts.get(section.first).copied().unwrap_or(section.first);
    let sections = deck.sections.iter().map(|section| Section { first: first(section), ..section.clone() }).collect();
    Deck { slides, sections, ..deck.clone() }
}

/// A paragraph of more lines would fill a slide.
const MOST_LINES: usize = 12;

/// Slides of words that fit, one after the other.
fn pages(words: &TextSlide) -> Vec<TextSlide> {
    let most = (BOTTOM - TOP) / (BODY * LEADING);
    let mut pages: Vec<Vec<String>> = vec![Vec::new()];
    let mut left = most;
    for paragraph in &words.paragraphs {
        let set = clipped(paragraph, BODY, Weight::Regular, (INNER, MOST_LINES));
        let lines = crate::base::as_number(set.len()) + BETWEEN / (BODY * LEADING);
        if lines > left && pages.last().is_some_and(|page| !page.is_empty()) {
            pages.push(Vec::new());
            left = most;
        }
        left -= lines;
        if let Some(page) = pages.last_mut() {
            page.push(if set.len() < MOST_LINES { paragraph.clone() } else { set.join(" ") });
        }
    }
    let count = pages.len();
    let page = |(rank, paragraphs): (usize, Vec<String>)| {
        let title = if count > 1 { format!("{} ({}/{count})", words.title, rank + 1) } else { words.title.clone() };
        TextSlide { title, paragraphs, ..words.clone() }
    };
    pages.into_iter().enumerate().map(page).collect()
}
