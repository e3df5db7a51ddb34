//! A deck in, one page for a browser out: every slide as vectors, its fonts inside, no request to anywhere. Keys lead through it.

use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::chart::{Deck, Slide, TableCell};
use crate::render::xml::escape;
use crate::render::{FONTS, Theme, sealed, svg};
use crate::speech::{Message, Speech};

/// What the page does with keys, and nothing else.
const SCRIPT: &str = include_str!("../../assets/deck/deck.js");
/// How it looks.
const STYLE: &str = include_str!("../../assets/deck/deck.css");

/// The page.
pub(super) fn html(deck: &Deck, theme: &Theme) -> String {
    let speech = Speech::new(deck.language);
    let mut body = String::new();
    for (rank, slide) in deck.slides.iter().enumerate() {
        section(&mut body, (slide, deck), (rank, deck.slides.len()), theme);
    }
    let faces: String = FONTS
        .iter()
        .zip([400, 500, 600])
        .filter(|(_, weight)| *weight != 500)
        .map(|((_, bytes), weight)| {
            format!(
                "@font-face{{font-family:'IBM Plex Sans Arabic';font-weight:{weight};src:url(data:font/ttf;base64,{}) format('truetype')}}\n",
                STANDARD.encode(bytes)
            )
        })
        .collect();
    let direction = if deck.language.is_rtl() { "rtl" } else { "ltr" };
    format!(
        "<!DOCTYPE html>\n<html lang=\"{}\" dir=\"{direction}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; font-src data:; img-src data:\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n<style>\n{faces}{}</style>\n</head>\n\
         <body style=\"--paper:#{};--ink:#{};--soft:#{};--focus:#{};--line:#{}\">\n<main>\n{body}</main>\n<p id=\"help\">{}</p>\n<div id=\"black\" hidden></div>\n<script>\n{}</script>\n</body>\n</html>\n",
        deck.language.tag(),
        escape(&deck.title),
        STYLE,
        theme.paper.hex(),
        theme.ink.hex(),
        theme.soft.hex(),
        theme.focus.hex(),
        theme.line.hex(),
        escape(&speech.say(&Message::HtmlHelp {})),
        SCRIPT
    )
}

/// A slide: its picture, and for those who want them its figures and its notes.
fn section(html: &mut String, (slide, deck): (&Slide, &Deck), (rank, count): (usize, usize), theme: &Theme) {
    let language = slide.language();
    let speech = Speech::new(language);
    let direction = if language.is_rtl() { "rtl" } else { "ltr" };
    let label = format!("{} / {count}", rank + 1);
    let picture = svg::svg(&sealed(slide, deck, theme));
    // Within a page of one document the tag of the language is an attribute of its own.
    let picture = picture.replacen(" xml:lang=", " lang=", 1);
    // Writing to a String cannot fail.
    let _ = writeln!(
        html,
        "<section id=\"s{}\" lang=\"{}\" dir=\"{direction}\" aria-roledescription=\"slide\" aria-label=\"{}\">\n<h2>{}</h2>\n<figure>\n{picture}</figure>",
        rank + 1,
        language.tag(),
        escape(&label),
        escape(slide.title())
    );
    if let Some(chart) = slide.chart() {
        let _ = writeln!(html, "<details>\n<summary>{}</summary>", escape(&speech.say(&Message::HtmlFigures {})));
        html.push_str("<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"");
        html.push_str(&escape(&speech.say(&Message::HtmlFigures {})));
        html.push_str("\"><table>\n<thead><tr>");
        for heading in &chart.table.headings {
            let _ = write!(html, "<th scope=\"col\">{}</th>", escape(heading));
        }
        html.push_str("</tr></thead>\n<tbody>\n");
        for row in &chart.table.rows {
            html.push_str("<tr>");
            for (column, cell) in row.iter().map(TableCell::text).enumerate() {
                let tag = if column == 0 { ("th scope=\"row\"", "th") } else { ("td", "td") };
                let _ = write!(html, "<{}>{}</{}>", tag.0, escape(cell), tag.1);
            }
            html.push_str("</tr>\n");
        }
        html.push_str("</tbody></table></div>\n</details>\n");
    }
    if !slide.remarks().is_empty() {
        let _ = writeln!(html, "<details class=\"notes\">\n<summary>{}</summary>", escape(&speech.say(&Message::HtmlNotes {})));
        for remark in slide.remarks() {
            let _ = writeln!(html, "<p>{}</p>", escape(remark));
        }
        html.push_str("</details>\n");
    }
    html.push_str("</section>\n");
}
