//! Right-to-left text for egui, until egui has it: a text in, lines laid out in visual order out.
//!
//! egui shapes Arabic but does not reorder lines of mixed direction. Here each run of one direction becomes a section of the layout
//! job, and sections are put in visual order; the letters inside a run stay in logical order.

use std::sync::Arc;

use egui::text::{ByteIndex, LayoutJob, LayoutSection};
use egui::{Align, Galley, Painter, TextFormat, Vec2, vec2};
use unicode_bidi::{BidiInfo, Level};

use crate::speech::Direction;

/// The horizontal alignment of the side where reading begins.
pub(crate) fn start_align(direction: Direction) -> Align {
    match direction {
        Direction::LeftToRight => Align::Min,
        Direction::RightToLeft => Align::Max,
    }
}

/// The horizontal alignment of the side where reading ends.
pub(crate) fn end_align(direction: Direction) -> Align {
    match direction {
        Direction::LeftToRight => Align::Max,
        Direction::RightToLeft => Align::Min,
    }
}

/// A text laid out in lines.
pub(crate) struct Galleys {
    /// The lines, from top to bottom.
    pub lines: Vec<Arc<Galley>>,
    /// The width of the widest line and the height of all, in points.
    pub size: Vec2,
}

/// Lays a text out in a maximal width.
pub(crate) fn layout_text(painter: &Painter, text: &str, format: &TextFormat, max_width: f32, direction: Direction) -> Galleys {
    let lines: Vec<Arc<Galley>> = if is_simple(text, direction) {
        vec![painter.layout(text.to_owned(), format.font_id.clone(), format.color, max_width)]
    } else {
        let width_of = |line: &str| painter.layout_job(line_job(line, format, direction)).size().x;
        let lines = break_lines(text, max_width, width_of);
        lines.iter().map(|line| painter.layout_job(line_job(line, format, direction))).collect()
    };
    let size = lines.iter().fold(Vec2::ZERO, |size, line| vec2(size.x.max(line.size().x), size.y + line.size().y));
    Galleys { lines, size }
}

/// Whether egui alone lays a text out correctly. It does not for Arabic, nor for texts with no-break spaces: it breaks at them and
/// would cut "1 487 940" in two.
fn is_simple(text: &str, direction: Direction) -> bool {
    direction == Direction::LeftToRight && !text.contains(['\u{202f}', '\u{a0}']) && !has_rtl(text)
}

/// Whether a part of a text is read from right to left.
pub(crate) fn has_rtl(text: &str) -> bool {
    BidiInfo::new(text, Some(Level::ltr())).has_rtl()
}

/// The layout job of one line: a section for each run, in visual order.
pub(crate) fn line_job(line: &str, format: &TextFormat, direction: Direction) -> LayoutJob {
    let mut job = LayoutJob::default();
    job.wrap.max_width = f32::INFINITY;
    // A line of Latin letters or digits alone, such as a file name or "24 750 000", is read from left to right everywhere.
    let is_latin = || line.contains(char::is_alphanumeric) && !has_rtl(line);
    let level = if direction == Direction::RightToLeft && !is_latin() { Level::rtl() } else { Level::ltr() };
    let info = BidiInfo::new(line, Some(level));
    for paragraph in &info.paragraphs {
        let (levels, runs) = info.visual_runs(paragraph, paragraph.range.clone());
        for run in runs {
            let start = job.text.len();
            let is_rtl_run = levels.get(run.start).is_some_and(Level::is_rtl);
            debug_assert!(line.is_char_boundary(run.start) && line.is_char_boundary(run.end), "runs end between characters");
            // Direction marks are no letters and have had their effect.
            let text = line.get(run).unwrap_or_default().replace(is_direction_sign, "");
            job.text.push_str(&if is_rtl_run { mirror_signs(&text) } else { text });
            let byte_range = ByteIndex(start)..ByteIndex(job.text.len());
            job.sections.push(LayoutSection { leading_space: 0.0, byte_range, format: format.clone() });
        }
    }
    job
}

/// A mark or an isolate.
fn is_direction_sign(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{2066}'..='\u{2069}')
}

/// A right-to-left run as it must be given to the shaper. The shaper reverses runs with Arabic letters, brackets included; a run of
/// signs alone has no script that tells it to, so it is reversed and mirrored here.
fn mirror_signs(run: &str) -> String {
    if has_rtl(run) {
        return run.to_owned();
    }
    run.chars().rev().map(|c| unicode_bidi_mirroring::get_mirrored(c).unwrap_or(c)).collect()
}

/// Breaks a text into lines in logical order, which is the order line breaking needs.
fn break_lines(text: &str, max_width: f32, width_of: impl Fn(&str) -> f32) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut start = 0;
    for (end, _) in unicode_linebreak::linebreaks(text) {
        debug_assert!(text.is_char_boundary(end), "a line can be broken between characters only");
        let piece = text.get(start..end).unwrap_or_default();
        start = end;
        for part in cut(piece, max_width, &width_of) {
            let longer = format!("{line}{part}");
            if !line.is_empty() && width_of(longer.trim_end()) > max_width {
                lines.push(line.trim_end().to_owned());
                line = part;
            } else {
                line = longer;
            }
        }
    }
    lines.push(line.trim_end().to_owned());
    lines
}

/// A piece without a place to break it, in parts that a line has room for: a long file name is cut behind a sign that joins its words, else
/// between any two letters.
fn cut(piece: &str, max_width: f32, width_of: impl Fn(&str) -> f32) -> Vec<String> {
    let (mut parts, mut part, mut joint) = (Vec::new(), String::new(), 0);
    if width_of(piece.trim_end()) <= max_width {
        return vec![piece.to_owned()];
    }
    for c in piece.chars() {
        if !part.is_empty() && !c.is_whitespace() && width_of(&format!("{part}{c}")) > max_width {
            let rest = part.split_off(if joint > 0 { joint } else { part.len() });
            parts.push(std::mem::replace(&mut part, rest));
            joint = 0;
        }
        part.push(c);
        if matches!(c, '_' | '-' | '.' | '/' | '\\') {
            joint = part.len();
        }
    }
    parts.push(part);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Note, NoteMessage};
    use crate::speech::{Language, Message, Speech};

    fn visual(line: &str, direction: Direction) -> String {
        line_job(line, &TextFormat::default(), direction).text
    }

    #[test]
    fn numbers_are_left_of_the_arabic_before_them() {
        assert_eq!(
            visual("سنة 2024", Direction::RightToLeft),
            "2024 سنة".split(' ').next().map(|n| format!("{n}سنة ")).expect("two words")
        );
    }

    #[test]
    fn brackets_around_a_number_are_mirrored() {
        // In visual order, left to right: "(2022" then the name with the bracket that the shaper mirrors.
        assert_eq!(visual("باريس (2022)", Direction::RightToLeft), "(2022باريس (");
    }

    #[test]
    fn a_file_name_is_never_reversed() {
        assert_eq!(visual("07_sexe.csv", Direction::RightToLeft), "07_sexe.csv");
    }

    #[test]
    fn the_groups_of_a_number_are_never_reversed() {
        assert_eq!(visual("24 750 000", Direction::RightToLeft), "24 750 000");
        let note = Note::new(NoteMessage::ValueUnreadable { text: "24 750 000 ?".into() });
        let text = Speech::new(Language::Ar).format_note(&note);
        assert!(visual(&text, Direction::RightToLeft).contains("24 750 000 ?"), "{:?}", visual(&text, Direction::RightToLeft));
    }

    #[test]
    fn a_path_in_an_arabic_sentence_keeps_its_first_slash() {
        let text = Speech::new(Language::Ar).format(&Message::ExportDone { path: "/tmp/a.csv".to_owned() });
        assert!(visual(&text, Direction::RightToLeft).starts_with("/tmp/a.csv"), "{:?}", visual(&text, Direction::RightToLeft));
    }

    #[test]
    fn what_is_wider_than_a_line_is_cut_and_nothing_of_it_is_lost() {
        let width_of = |text: &str| text.chars().map(|_| 1.0).sum::<f32>();
        let name = "insee_population_2013_2021_communes.csv, ligne\u{a0}5";
        let lines = break_lines(name, 20.0, width_of);
        assert_eq!(lines, ["insee_population_", "2013_2021_communes.", "csv, ligne\u{a0}5"]);
        for width in [1.0, 3.0, 7.0, 12.0] {
            for text in [name, "ـمحليةطويلةجدابلافراغ", "a", "", "mot mot mot"] {
                let lines = break_lines(text, width, width_of);
                assert!(lines.iter().all(|line| width_of(line) <= width), "{lines:?}");
                let joined: String = lines.concat().split_whitespace().collect();
                assert_eq!(joined, text.split_whitespace().collect::<String>());
            }
        }
    }

    #[test]
    fn latin_text_is_unchanged() {
        assert_eq!(visual("Kénitra 2024", Direction::LeftToRight), "Kénitra 2024");
    }
}
