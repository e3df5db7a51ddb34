//! A `Scene` in, SVG text out. Shaping and the order of words are left to the program that shows it.

use std::borrow::Cow;

use quick_xml::Writer;
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesEnd, BytesStart, BytesText, Event};
use quick_xml::name::QName;

use crate::render::geometry::Point;
use crate::render::scene::{Anchor, Item, Scene, TextStyle};
use crate::render::theme::Rgb;
use crate::render::xml::escape;
use crate::speech::Direction;

/// The font families a viewer without ours tries in order; each of them covers Arabic.
const FAMILIES: &str = "'IBM Plex Sans Arabic','IBM Plex Sans','Noto Sans Arabic','Segoe UI',Tahoma,sans-serif";

/// The SVG text of a scene, one element a line. The same scene gives the same text.
#[must_use]
pub(super) fn scene_to_svg(scene: &Scene) -> String {
    let mut svg = SvgWriter { writer: Writer::new(Vec::new()) };
    let (width, height) = (scene.width.to_string(), scene.height.to_string());
    let root = element("svg")
        .with("xmlns", "http://www.w3.org/2000/svg")
        .with("width", &width)
        .with("height", &height)
        .with("viewBox", &format!("0 0 {width} {height}"))
        .with("role", "img")
        .with("xml:lang", scene.language)
        .with("font-family", FAMILIES);
    svg.write(Event::Start(root.start));
    svg.end_line();
    svg.text_element(element("title"), &scene.title);
    svg.text_element(element("desc"), &scene.alt);
    svg.empty_element(element("rect").with("width", &width).with("height", &height).with("fill", &css(scene.background)));
    let mut marks = scene.marks.iter().filter(|mark| !mark.items.is_empty()).peekable();
    for (index, item) in scene.items.iter().enumerate() {
        if let Some(mark) = marks.peek().filter(|mark| mark.items.start == index) {
            svg.write(Event::Start(element("g").with("data-figure", &mark.figure.to_string()).start));
            svg.end_line();
        }
        svg.item(item, scene.direction);
        if marks.next_if(|mark| mark.items.end == index + 1).is_some() {
            svg.write(Event::End(BytesEnd::new("g")));
            svg.end_line();
        }
    }
    svg.write(Event::End(BytesEnd::new("svg")));
    svg.end_line();
    String::from_utf8_lossy(&svg.writer.into_inner()).into_owned()
}

/// An element with its attributes.
struct SvgElement {
    start: BytesStart<'static>,
}

/// An element without attributes.
fn element(name: &'static str) -> SvgElement {
    SvgElement { start: BytesStart::new(name) }
}

impl SvgElement {
    /// Adds an attribute; its value is escaped.
    fn with(mut self, name: &'static str, value: &str) -> Self {
        self.start.push_attribute(Attribute { key: QName(name), value: Cow::Owned(escape(value)) });
        self
    }

    /// Adds a length.
    fn length(self, name: &'static str, length: f64) -> Self {
        self.with(name, &short(length))
    }
}

/// Writes elements, each on its line, into memory.
struct SvgWriter {
    writer: Writer<Vec<u8>>,
}

impl SvgWriter {
    fn write(&mut self, event: Event<'_>) {
        let written = self.writer.write_event(event);
        debug_assert!(written.is_ok(), "writing to memory does not fail");
    }

    fn end_line(&mut self) {
        self.write(Event::Text(BytesText::from_escaped("\n")));
    }

    fn empty_element(&mut self, element: SvgElement) {
        self.write(Event::Empty(element.start));
        self.end_line();
    }

    /// Writes an element around a text; the text is escaped.
    fn text_element(&mut self, element: SvgElement, text: &str) {
        let end = element.start.to_end().into_owned();
        self.write(Event::Start(element.start));
        self.write(Event::Text(BytesText::from_escaped(escape(text))));
        self.write(Event::End(end));
        self.end_line();
    }

    fn item(&mut self, item: &Item, direction: Direction) {
        match item {
            Item::Rect { at, width, height, radius, fill } => self.empty_element(
                element("rect")
                    .length("x", at.x)
                    .length("y", at.y)
                    .length("width", *width)
                    .length("height", *height)
                    .length("rx", *radius)
                    .with("fill", &css(*fill)),
            ),
            Item::Path { points, width, ink } => self.empty_element(
                element("polyline")
                    .with("points", &point_list(points))
                    .with("fill", "none")
                    .with("stroke", &css(*ink))
                    .length("stroke-width", *width)
                    .with("stroke-linejoin", "round")
                    .with("stroke-linecap", "round"),
            ),
            Item::Area { points, fill } => {
                self.empty_element(element("polygon").with("points", &point_list(points)).with("fill", &css(*fill)));
            }
            Item::Dot { at, radius, fill, edge } => {
                let circle = element("circle").length("cx", at.x).length("cy", at.y).length("r", *radius).with("fill", &css(*fill));
                self.empty_element(match edge {
                    Some(edge) => circle.with("stroke", &css(*edge)).length("stroke-width", Item::edge_width(*radius)),
                    None => circle,
                });
            }
            Item::Text { at, anchor, style, text } => {
                let element = text_line(*at, *anchor, *style);
                // An isolate (U+2067 … U+2069) sets the base direction and leaves the anchor at the side it names. Some viewers
                // ignore the attribute `direction`.
                if direction == Direction::RightToLeft {
                    self.text_element(element, &format!("\u{2067}{text}\u{2069}"));
                } else {
                    self.text_element(element, text);
                }
            }
        }
    }
}

/// The element of a line of text.
fn text_line(at: Point, anchor: Anchor, style: TextStyle) -> SvgElement {
    let anchor = match anchor {
        Anchor::Left => "start",
        Anchor::Right => "end",
        Anchor::Middle => "middle",
    };
    element("text")
        .length("x", at.x)
        .length("y", at.y)
        .length("font-size", style.size)
        .with("font-weight", &style.weight.number().to_string())
        .with("fill", &css(style.ink))
        .with("text-anchor", anchor)
}

/// A colour as CSS writes it.
fn css(color: Rgb) -> String {
    format!("#{}", color.hex())
}

/// Points in the notation of polylines: "x,y x,y".
fn point_list(points: &[Point]) -> String {
    points.iter().map(|point| format!("{},{}", short(point.x), short(point.y))).collect::<Vec<_>>().join(" ")
}

/// A length with at most two decimals.
fn short(length: f64) -> String {
    let text = format!("{length:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
