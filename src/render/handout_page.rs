//! A page of a handout: an A4 sheet with the slide above and its notes below. A slide in, SVG text out.

use crate::base::as_number;
use crate::chart::Slide;
use crate::render::geometry::Rect;
use crate::render::layout::{HEIGHT, WIDTH};
use crate::render::measure::wrap;
use crate::render::pen::Pen;
use crate::render::scene::{Scene, TextStyle};
use crate::render::slide_scene::draw_slide;
use crate::render::svg::scene_to_svg;
use crate::render::theme::{Theme, ThemeName, Weight};

/// The width of an A4 sheet in slide units: a slide with its margins.
const PAGE_WIDTH: f64 = 2160.0;
const PAGE_HEIGHT: f64 = PAGE_WIDTH * 297.0 / 210.0;
/// The margin of the page, around the slide.
const EDGE: f64 = (PAGE_WIDTH - WIDTH) / 2.0;
/// The type sizes of the notes, largest first: the first one at which all notes fit is used.
const SIZES: [f64; 3] = [36.0, 31.0, 26.0];
/// The type size of notes that fit at none of them; they are cut at the end of the page.
const SMALLEST_SIZE: f64 = 22.0;
/// The distance between baselines, in type sizes.
const LEADING: f64 = 1.38;

/// Returns the SVG of a page with its number. The page is white, whatever the theme of the slide.
pub(super) fn handout_page_svg(slide: &Slide, number: usize, theme: &Theme) -> String {
    let paper = Theme::builtin(ThemeName::Slide);
    let picture = draw_slide(slide, theme);
    let mut pen = Pen::new(&paper, picture.direction, PAGE_WIDTH);
    pen.rect(Rect::new(EDGE - 2.0, EDGE - 2.0, WIDTH + 4.0, HEIGHT + 4.0), paper.line);
    pen.rect(Rect::new(EDGE, EDGE, WIDTH, HEIGHT), picture.background);
    pen.items.extend(picture.items.iter().map(|item| item.scaled_and_moved(1.0, EDGE)));
    draw_notes(&mut pen, slide.speaker_notes());
    let style = pen.secondary_style(26.0);
    pen.text_end(EDGE + WIDTH, PAGE_HEIGHT - EDGE * 0.7, style, &number.to_string());
    scene_to_svg(&Scene {
        width: PAGE_WIDTH,
        height: PAGE_HEIGHT,
        background: paper.paper,
        items: pen.items,
        marks: Vec::new(),
        hit_areas: Vec::new(),
        plane: None,
        ..picture
    })
}

/// Writes the notes below the slide; "…" stands for the lines that have no room.
fn draw_notes(pen: &mut Pen<'_>, notes: &[String]) {
    let top = EDGE * 2.0 + HEIGHT;
    let available = PAGE_HEIGHT - top - EDGE * 1.6;
    let lines = |size: f64| notes.iter().flat_map(|note| wrap(note, size, Weight::Regular, WIDTH)).collect::<Vec<String>>();
    let fits = |size: &f64| as_number(lines(*size).len()) * size * LEADING <= available;
    let size = SIZES.into_iter().find(fits).unwrap_or(SMALLEST_SIZE);
    let style = TextStyle { size, weight: Weight::Regular, ink: pen.theme.ink };
    let mut y = top;
    for line in lines(size) {
        if y + size * LEADING > top + available {
            pen.text_start(EDGE, y + size, style, "…");
            break;
        }
        pen.text_start(EDGE, y + size, style, &line);
        y += size * LEADING;
    }
}
