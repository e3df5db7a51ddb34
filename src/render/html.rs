//! A deck in, one web page out: every slide as SVG with the fonts embedded, its table and notes folded below. The page loads
//! nothing from a network and is operated by keys.
//!
//! HTML is not XML, so the page is a template; every inserted value is [`Escaped`] or made of digits and fixed words.

use std::fmt::{Display, Formatter, Result as FmtResult, Write as _};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::chart::{ChartTable, Deck, Slide, TableCell};
use crate::render::fonts::FONTS;
use crate::render::slide_scene::draw_page;
use crate::render::svg::scene_to_svg;
use crate::render::theme::Theme;
use crate::render::xml::escape;
use crate::speech::{Language, Message, Speech};

/// The script of the page; it only handles keys.
const SCRIPT: &str = include_str!("../../assets/deck/deck.js");
/// The style sheet of the page.
const STYLE: &str = include_str!("../../assets/deck/deck.css");

/// A text that is written with the characters `& < > "` as entities, for element content and double-quoted attributes.
struct Escaped<'a>(&'a str);

impl Display for Escaped<'_> {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> FmtResult {
        formatter.write_str(&escape(self.0))
    }
}

/// Returns the web page of a deck. The same deck and theme give the same page.
pub(super) fn deck_to_html(deck: &Deck, theme: &Theme) -> String {
    let speech = Speech::new(deck.language);
    let mut body = String::new();
    for (index, slide) in deck.slides.iter().enumerate() {
        let picture = draw_page(deck, index, theme).map(|scene| scene_to_svg(&scene)).unwrap_or_default();
        body.push_str(&section(slide, &picture, Position { number: index + 1, count: deck.slides.len() }));
    }
    format!(
        "<!DOCTYPE html>\n<html lang=\"{}\" dir=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; font-src data:; img-src data:\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n<style>\n{}{}</style>\n</head>\n\
         <body style=\"--paper:#{};--ink:#{};--soft:#{};--focus:#{};--line:#{}\">\n<main>\n{body}</main>\n<p id=\"help\">{}</p>\n<div id=\"black\" hidden></div>\n<script>\n{}</script>\n</body>\n</html>\n",
        Escaped(deck.language.tag()),
        direction(deck.language),
        Escaped(&deck.title),
        font_faces(),
        STYLE,
        theme.paper.hex(),
        theme.ink.hex(),
        theme.soft.hex(),
        theme.focus.hex(),
        theme.line.hex(),
        Escaped(&speech.format(&Message::HtmlHelp {})),
        SCRIPT
    )
}

/// The direction of writing as HTML names it.
fn direction(language: Language) -> &'static str {
    if language.is_rtl() { "rtl" } else { "ltr" }
}

/// The style rules that embed the regular and the semi-bold face.
fn font_faces() -> String {
    let [(_, regular), _, (_, semibold)] = FONTS;
    [(regular, 400), (semibold, 600)]
        .map(|(bytes, weight)| {
            format!(
                "@font-face{{font-family:'IBM Plex Sans Arabic';font-weight:{weight};src:url(data:font/ttf;base64,{}) format('truetype')}}\n",
                STANDARD.encode(bytes)
            )
        })
        .concat()
}

/// Where a slide is in its deck.
#[derive(Clone, Copy)]
struct Position {
    /// Counted from 1.
    number: usize,
    /// How many slides there are.
    count: usize,
}

/// The section of a slide: its picture, then its table and its notes, which open on demand.
fn section(slide: &Slide, picture: &str, Position { number, count }: Position) -> String {
    let language = slide.language();
    let speech = Speech::new(language);
    // In an HTML page the language of an embedded SVG is in `lang`, not in `xml:lang`.
    let picture = picture.replacen(" xml:lang=", " lang=", 1);
    let mut html = format!(
        "<section id=\"s{number}\" lang=\"{}\" dir=\"{}\" aria-roledescription=\"slide\" aria-label=\"{number} / {}\">\n<h2>{}</h2>\n<figure>\n{picture}</figure>\n",
        Escaped(language.tag()),
        direction(language),
        count,
        Escaped(slide.title())
    );
    // Writing to a String does not fail.
    if let Some(chart) = slide.chart() {
        let _ = write_table(&mut html, &chart.table, &speech);
    }
    if !slide.speaker_notes().is_empty() {
        let _ = write_notes(&mut html, slide.speaker_notes(), &speech);
    }
    html.push_str("</section>\n");
    html
}

/// Writes the table of a chart; the first cell of each row is its heading.
fn write_table(html: &mut String, table: &ChartTable, speech: &Speech) -> FmtResult {
    let title = speech.format(&Message::HtmlFigures {});
    writeln!(html, "<details>\n<summary>{}</summary>", Escaped(&title))?;
    write!(html, "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"{}\"><table>\n<thead><tr>", Escaped(&title))?;
    for heading in &table.headings {
        write!(html, "<th scope=\"col\">{}</th>", Escaped(heading))?;
    }
    html.push_str("</tr></thead>\n<tbody>\n");
    for row in &table.rows {
        html.push_str("<tr>");
        let mut cells = row.iter().map(TableCell::text);
        if let Some(first) = cells.next() {
            write!(html, "<th scope=\"row\">{}</th>", Escaped(first))?;
        }
        for cell in cells {
            write!(html, "<td>{}</td>", Escaped(cell))?;
        }
        html.push_str("</tr>\n");
    }
    html.push_str("</tbody></table></div>\n</details>\n");
    Ok(())
}

/// Writes the speaker's notes, a paragraph each.
fn write_notes(html: &mut String, notes: &[String], speech: &Speech) -> FmtResult {
    writeln!(html, "<details class=\"notes\">\n<summary>{}</summary>", Escaped(&speech.format(&Message::HtmlNotes {})))?;
    for note in notes {
        writeln!(html, "<p>{}</p>", Escaped(note))?;
    }
    html.push_str("</details>\n");
    Ok(())
}
