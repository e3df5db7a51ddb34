//! A `Scene` in, SVG text out. Shaping and word order are left to the program that draws it.

use std::fmt::Write as _;

use crate::render::scene::{Anchor, Item, Point, Scene};
use crate::render::xml::escape;

/// The families tried in order by a viewer that lacks ours; each holds Arabic.
const FAMILIES: &str = "'IBM Plex Sans Arabic','IBM Plex Sans','Noto Sans Arabic','Segoe UI',Tahoma,sans-serif";

/// The SVG text of a scene; the same scene gives the same text.
#[must_use]
pub(super) fn svg(scene: &Scene) -> String {
    let Scene { width, height, language, .. } = scene;
    let mut text = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" \
         role=\"img\" xml:lang=\"{language}\" font-family=\"{FAMILIES}\">\n<title>{}</title>\n<desc>{}</desc>\n\
         <rect width=\"{width}\" height=\"{height}\" fill=\"#{}\"/>\n",
        escape(&scene.title),
        escape(&scene.alt),
        scene.paper.hex(),
    );
    for item in &scene.items {
        // Writing to a String cannot fail.
        let _ = write_item(&mut text, item, scene.rtl);
    }
    text.push_str("</svg>\n");
    text
}

fn write_item(svg: &mut String, item: &Item, rtl: bool) -> std::fmt::Result {
    match item {
        Item::Rect { at, width, height, radius, fill } => writeln!(
            svg,
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{}\" fill=\"#{}\"/>",
            short(at.x),
            short(at.y),
            short(*width),
            short(*height),
            short(*radius),
            fill.hex()
        ),
        Item::Line { at, width, ink } => writeln!(
            svg,
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"1\" fill=\"#{}\"/>",
            short(at.x),
            short(at.y),
            short(*width),
            ink.hex()
        ),
        Item::Path { points, width, ink } => writeln!(
            svg,
            "<polyline points=\"{}\" fill=\"none\" stroke=\"#{}\" stroke-width=\"{}\" stroke-linejoin=\"round\" stroke-linecap=\"round\"/>",
            listed(points),
            ink.hex(),
            short(*width)
        ),
        Item::Area { points, fill } => writeln!(svg, "<polygon points=\"{}\" fill=\"#{}\"/>", listed(points), fill.hex()),
        Item::Dot { at, radius, fill, edge } => {
            let edge = edge.map(|edge| format!(" stroke=\"#{}\" stroke-width=\"1.5\"", edge.hex())).unwrap_or_default();
            writeln!(svg, "<circle cx=\"{}\" cy=\"{}\" r=\"{}\" fill=\"#{}\"{edge}/>", short(at.x), short(at.y), short(*radius), fill.hex())
        }
        Item::Text { at, anchor, style, text } => {
            let anchor = match anchor {
                Anchor::Left => "start",
                Anchor::Right => "end",
                Anchor::Middle => "middle",
            };
            // `direction` is ignored by some programs, an isolate is not: it sets the base direction
            // and leaves the anchor at the side it names.
            let (open, close) = if rtl { ("\u{2067}", "\u{2069}") } else { ("", "") };
            writeln!(
                svg,
                "<text x=\"{}\" y=\"{}\" font-size=\"{}\" font-weight=\"{}\" fill=\"#{}\" text-anchor=\"{anchor}\">{open}{}{close}</text>",
                short(at.x),
                short(at.y),
                short(style.size),
                style.weight.number(),
                style.ink.hex(),
                escape(text)
            )
        }
    }
}

/// Points as a polyline lists them.
fn listed(points: &[Point]) -> String {
    points.iter().map(|point| format!("{},{}", short(point.x), short(point.y))).collect::<Vec<_>>().join(" ")
}

/// A length with two decimals at most.
fn short(length: f64) -> String {
    let text = format!("{length:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
