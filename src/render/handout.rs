//! A page of paper: the slide above, its notes below. A slide in, SVG text out.

use crate::chart::Slide;
use crate::render::drawing;
use crate::render::layout::{HEIGHT, WIDTH};
use crate::render::measure::wrap;
use crate::render::pen::Pen;
use crate::render::scene::{Scene, Style, Weight};
use crate::render::svg::svg;
use crate::render::theme::{Theme, ThemeName};

/// A sheet of A4 in units of the slide: as wide as the slide and its margins.
const PAGE_WIDTH: f64 = 1800.0;
const PAGE_HEIGHT: f64 = PAGE_WIDTH * 297.0 / 210.0;
/// Around the slide.
const EDGE: f64 = (PAGE_WIDTH - WIDTH) / 2.0;
/// The size of the notes; the smallest when they are long.
const SIZES: [f64; 4] = [30.0, 26.0, 22.0, 18.0];
const LEADING: f64 = 1.38;

/// The SVG of a page.
pub(super) fn page(slide: &Slide, number: usize, theme: &Theme) -> String {
    // Paper is white, whatever the slide wears.
    let paper = Theme::shipped(ThemeName::Slide);
    let own = drawing(slide, theme);
    let rtl = own.rtl;
    let mut pen = Pen::new(&paper, rtl, PAGE_WIDTH);
    pen.rect(EDGE - 2.0, EDGE - 2.0, (WIDTH + 4.0, HEIGHT + 4.0), 0.0, paper.line);
    pen.rect(EDGE, EDGE, (WIDTH, HEIGHT), 0.0, own.paper);
    let mut items = pen.items;
    items.extend(own.items.iter().map(|item| item.placed(1.0, EDGE)));
    let mut pen = Pen { items, ..Pen::new(&paper, rtl, PAGE_WIDTH) };
    let top = EDGE * 2.0 + HEIGHT;
    let room = PAGE_HEIGHT - top - EDGE * 1.6;
    let set = |size: f64| slide.remarks().iter().flat_map(|text| wrap(text, size, Weight::Regular, WIDTH)).collect::<Vec<String>>();
    let fits = |size: &f64| crate::base::as_number(set(*size).len()) * size * LEADING <= room;
    let size = SIZES.into_iter().find(fits).unwrap_or(18.0);
    let mut y = top;
    let style = Style { size, weight: Weight::Regular, ink: paper.ink };
    for line in set(size) {
        if y + size * LEADING > top + room {
            pen.from(EDGE, y + size, style, "…");
            break;
        }
        pen.from(EDGE, y + size, style, &line);
        y += size * LEADING;
    }
    let soft = pen.soft(22.0);
    pen.until(EDGE + WIDTH, PAGE_HEIGHT - EDGE * 0.7, soft, &number.to_string());
    svg(&Scene { width: PAGE_WIDTH, height: PAGE_HEIGHT, paper: paper.paper, items: pen.items, touch: Vec::new(), ..own })
}
