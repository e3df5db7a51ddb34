//! Slides of text: their layout and their scene, and texts too long for one slide divided among several.

use crate::base::as_number;
use crate::chart::{Deck, Section, Slide, TextSlide, TextSlideRole};
use crate::render::geometry::Rect;
use crate::render::layout::{HEIGHT, INNER, MARGIN, WIDTH};
use crate::render::measure::{wrap, wrap_balanced, wrap_clipped};
use crate::render::pen::Pen;
use crate::render::scene::{Scene, TextStyle};
use crate::render::theme::{Theme, Weight};
use crate::speech::{Message, Speech};

/// The type size of the title of a talk or of a section.
const LARGE: f64 = 84.0;
/// The type size of other titles, as on slides of charts.
const TITLE: f64 = 58.0;
/// The type size of other titles if they take two lines.
const LONG_TITLE: f64 = 48.0;
/// The type size of a subtitle.
const SUBTITLE: f64 = 38.0;
/// The type size of paragraphs.
pub(super) const BODY_SIZE: f64 = 30.0;
/// The distance between baselines, in type sizes.
const LEADING: f64 = 1.36;
/// The distance between paragraphs.
const PARAGRAPH_GAP: f64 = 16.0;
/// The top of the paragraphs.
pub(super) const BODY_TOP: f64 = 212.0;
/// The bottom of the paragraphs.
pub(super) const BODY_BOTTOM: f64 = 990.0;
/// The most lines of a paragraph; more would fill a slide and are cut.
const MAX_LINES: usize = 12;

/// Where the titles of a slide are.
pub(super) struct TitleLayout {
    /// The lines of the title.
    pub title: Vec<String>,
    pub title_size: f64,
    /// The top of the first line of the title.
    pub title_top: f64,
    /// The lines of the subtitle.
    pub subtitle: Vec<String>,
    /// The top of the first line of the subtitle.
    pub subtitle_top: f64,
}

/// True for the title of a talk or of a section, which has no paragraphs.
pub(super) fn is_title(slide: &TextSlide) -> bool {
    matches!(slide.role, TextSlideRole::Title | TextSlideRole::Section)
}

/// Lays out the title and the subtitle of a slide.
pub(super) fn layout_titles(slide: &TextSlide) -> TitleLayout {
    let mut size = if is_title(slide) { LARGE } else { TITLE };
    let mut title = wrap_balanced(&slide.title, size, Weight::Semibold, INNER);
    if !is_title(slide) && title.len() > 1 {
        // A smaller size, so that a title of two lines ends above the paragraphs.
        size = LONG_TITLE;
        title = wrap_balanced(&slide.title, size, Weight::Semibold, INNER);
    }
    title.truncate(if is_title(slide) { 4 } else { 2 });
    let subtitle = wrap(&slide.subtitle, SUBTITLE, Weight::Regular, INNER);
    let height = size * 1.2 * as_number(title.len());
    let title_top = if is_title(slide) { (HEIGHT - height) * 0.42 } else { 72.0 };
    TitleLayout { title, title_size: size, title_top, subtitle, subtitle_top: title_top + height + 24.0 }
}

/// Draws a slide of text.
pub(super) fn draw_text_slide(slide: &TextSlide, theme: &Theme) -> Scene {
    let mut pen = Pen::new(theme, slide.language.into(), WIDTH);
    let titles = layout_titles(slide);
    let style = TextStyle { size: titles.title_size, weight: Weight::Semibold, ink: theme.ink };
    if is_title(slide) {
        // A bar in the colour of the focus and a shorter one in that of its twin.
        pen.rect(Rect::new(MARGIN, titles.title_top - 52.0, 116.0, 12.0), theme.focus);
        pen.rect(Rect::new(MARGIN + 130.0, titles.title_top - 52.0, 58.0, 12.0), theme.twin);
    }
    for (index, line) in titles.title.iter().enumerate() {
        pen.text_start(MARGIN, titles.title_top + style.size * (0.96 + 1.2 * as_number(index)), style, line);
    }
    let subtitle_style = pen.secondary_style(SUBTITLE);
    for (index, line) in titles.subtitle.iter().enumerate() {
        pen.text_start(MARGIN, titles.subtitle_top + SUBTITLE * (0.96 + LEADING * as_number(index)), subtitle_style, line);
    }
    let body_style = TextStyle { size: BODY_SIZE, weight: Weight::Regular, ink: theme.ink };
    let mut y = BODY_TOP;
    for paragraph in &slide.paragraphs {
        for line in wrap(paragraph, BODY_SIZE, Weight::Regular, INNER) {
            pen.text_start(MARGIN, y + BODY_SIZE * 0.96, body_style, &line);
            y += BODY_SIZE * LEADING;
        }
        y += PARAGRAPH_GAP;
    }
    Scene {
        width: WIDTH,
        height: HEIGHT,
        background: theme.paper,
        items: pen.items,
        marks: Vec::new(),
        hit_areas: Vec::new(),
        plane: None,
        direction: slide.language.into(),
        language: slide.language.tag(),
        title: slide.title.clone(),
        alt: Slide::Text(slide.clone()).alt_text(),
    }
}

/// Returns the deck with each slide of text divided among as many slides as it needs; sections begin at the same slides as
/// before. A paragraph too long for a slide of its own is cut.
pub(super) fn paginate(deck: &Deck) -> Deck {
    let mut slides = Vec::with_capacity(deck.slides.len());
    // The new index of each slide.
    let mut indices = Vec::with_capacity(deck.slides.len());
    for slide in &deck.slides {
        indices.push(slides.len());
        match slide {
            Slide::Chart(_) => slides.push(slide.clone()),
            Slide::Text(text) => slides.extend(pages_of(text).into_iter().map(Slide::Text)),
        }
    }
    // A section without slides at the end of the deck has no new index.
    let first = |section: &Section| indices.get(section.first_slide).copied().unwrap_or(section.first_slide);
    let section = |section: &Section| Section { first_slide: first(section), ..section.clone() };
    Deck { sections: deck.sections.iter().map(section).collect(), slides, ..deck.clone() }
}

/// Returns the deck of a single chart with its remarks on a page after it, as a page has no speaker's notes; `None` for other decks.
pub(super) fn with_notes_page(deck: &Deck) -> Option<Deck> {
    let [Slide::Chart(chart)] = deck.slides.as_slice() else { return None };
    if chart.footnotes.is_empty() {
        return None;
    }
    let notes = TextSlide {
        role: TextSlideRole::Notes,
        language: chart.language,
        title: Speech::new(chart.language).format(&Message::DeckNotes {}),
        subtitle: String::new(),
        paragraphs: chart.footnotes.clone(),
    };
    let slides = vec![Slide::Chart(chart.clone()), Slide::Text(notes)];
    Some(paginate(&Deck { slides, ..deck.clone() }))
}

/// Divides a slide of text into slides that fit. If there are several, their titles are numbered: "Method (1/2)".
fn pages_of(slide: &TextSlide) -> Vec<TextSlide> {
    let lines_a_page = (BODY_BOTTOM - BODY_TOP) / (BODY_SIZE * LEADING);
    let mut pages = Vec::new();
    let mut page: Vec<String> = Vec::new();
    let mut lines_left = lines_a_page;
    for paragraph in &slide.paragraphs {
        let wrapped = wrap_clipped(paragraph, BODY_SIZE, Weight::Regular, INNER, MAX_LINES);
        let lines = as_number(wrapped.len()) + PARAGRAPH_GAP / (BODY_SIZE * LEADING);
        if lines > lines_left && !page.is_empty() {
            pages.push(std::mem::take(&mut page));
            lines_left = lines_a_page;
        }
        lines_left -= lines;
        page.push(if wrapped.len() < MAX_LINES { paragraph.clone() } else { wrapped.join(" ") });
    }
    pages.push(page);
    let count = pages.len();
    let numbered = |(number, paragraphs): (usize, Vec<String>)| {
        let title = if count > 1 { format!("{} ({number}/{count})", slide.title) } else { slide.title.clone() };
        TextSlide { title, paragraphs, ..slide.clone() }
    };
    (1..).zip(pages).map(numbered).collect()
}
