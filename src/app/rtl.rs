//! Right-to-left text for egui, until egui has it: a text in, lines laid out in visual order out.
//!
//! egui shapes Arabic but does not order mixed lines. Each run of one direction becomes a section, and the
//! sections are put in the order they are seen; the letters inside a run stay in reading order.

use std::sync::Arc;

use egui::text::{LayoutJob, LayoutSection, TextFormat};
use egui::{Color32, FontId, Galley, Painter};
use unicode_bidi::{BidiInfo, Level};

use crate::speech::LEFT_TO_RIGHT;

/// A text laid out: its lines and its size.
pub(super) struct Galleys {
    /// The lines, top to bottom.
    pub galleys: Vec<Arc<Galley>>,
    /// The width of the widest line and the height of all.
    pub size: egui::Vec2,
}

/// Lays a text out within a width.
pub(super) fn lines(painter: &Painter, text: &str, style: (FontId, Color32), width: f32, rtl: bool) -> Galleys {
    let galleys: Vec<Arc<Galley>> = if is_simple(text, rtl) {
        vec![painter.layout(text.to_owned(), style.0, style.1, width)]
    } else {
        broken(painter, text, &style, width, rtl).into_iter().map(|line| painter.layout_job(job(&line, &style, rtl))).collect()
    };
    let size = galleys.iter().fold(egui::Vec2::ZERO, |size, galley| egui::vec2(size.x.max(galley.size().x), size.y + galley.size().y));
    Galleys { galleys, size }
}

/// A text without Arabic in a window read from left to right needs nothing of this, unless blanks in it must not break:
/// egui would cut "1 487 940" in two.
fn is_simple(text: &str, rtl: bool) -> bool {
    !rtl && !text.contains(['\u{202f}', '\u{a0}']) && !has_rtl(text)
}

/// Whether some of a text is read from right to left.
pub(super) fn has_rtl(text: &str) -> bool {
    BidiInfo::new(text, Some(Level::ltr())).has_rtl()
}

/// One line as a job: a section for each run, in the order they are seen.
pub(super) fn job(line: &str, style: &(FontId, Color32), rtl: bool) -> LayoutJob {
    let mut job = LayoutJob::default();
    job.wrap.max_width = f32::INFINITY;
    // A line of Latin or figures alone, the name of a file or "24 750 000", is read from left to right wherever it stands.
    let latin = || line.contains(char::is_alphanumeric) && !has_rtl(line);
    let level = if rtl && !latin() { Level::rtl() } else { Level::ltr() };
    let info = BidiInfo::new(line, Some(level));
    for paragraph in &info.paragraphs {
        let (levels, runs) = info.visual_runs(paragraph, paragraph.range.clone());
        for run in runs {
            let from = job.text.len();
            let backwards = levels.get(run.start).is_some_and(Level::is_rtl);
            // Marks of direction have done their work; they are no letters.
            let text = line.get(run).unwrap_or_default().replace(LEFT_TO_RIGHT, "");
            job.text.push_str(&if backwards { turned(&text) } else { text });
            let format = TextFormat { font_id: style.0.clone(), color: style.1, ..TextFormat::default() };
            let range = egui::text::ByteIndex(from)..egui::text::ByteIndex(job.text.len());
            job.sections.push(LayoutSection { leading_space: 0.0, byte_range: range, format });
        }
    }
    job
}

/// A run seen from right to left. One with Arabic letters is turned by the shaper, with its brackets;
/// one of brackets and signs alone has no script to tell the shaper so, and is turned here.
fn turned(run: &str) -> String {
    if has_rtl(run) {
        return run.to_owned();
    }
    run.chars().rev().map(|c| unicode_bidi_mirroring::get_mirrored(c).unwrap_or(c)).collect()
}

/// Breaks a text in reading order, before its runs are put in the order they are seen.
fn broken(painter: &Painter, text: &str, style: &(FontId, Color32), width: f32, rtl: bool) -> Vec<String> {
    let measure = |line: &str| painter.layout_job(job(line.trim_end(), style, rtl)).size().x;
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut from = 0;
    for (to, _) in unicode_linebreak::linebreaks(text) {
        let piece = text.get(from..to).unwrap_or_default();
        from = to;
        let longer = format!("{line}{piece}");
        if !line.is_empty() && measure(&longer) > width {
            lines.push(line.trim_end().to_owned());
            piece.clone_into(&mut line);
        } else {
            line = longer;
        }
    }
    lines.push(line.trim_end().to_owned());
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(line: &str, rtl: bool) -> String {
        job(line, &(FontId::proportional(15.0), Color32::BLACK), rtl).text
    }

    #[test]
    fn numbers_stand_left_of_the_arabic_before_them() {
        assert_eq!(seen("سنة 2024", true), "2024 سنة".split(' ').next().map(|n| format!("{n}سنة ")).expect("two words"));
    }

    #[test]
    fn brackets_around_a_number_close_on_their_own_side() {
        // Seen from left to right: "(2022" then the name with the bracket the shaper turns.
        assert_eq!(seen("باريس (2022)", true), "(2022باريس (");
    }

    #[test]
    fn the_name_of_a_file_is_never_turned() {
        assert_eq!(seen("07_sexe.csv", true), "07_sexe.csv");
    }

    #[test]
    fn the_groups_of_a_number_are_never_turned() {
        assert_eq!(seen("24 750 000", true), "24 750 000");
        let note = crate::base::Note::new(crate::base::NoteMessage::ValueUnreadable { text: "24 750 000 ?".into() });
        let said = crate::speech::Speech::new(crate::speech::Language::Ar).note(&note);
        assert!(seen(&said, true).contains("24 750 000 ?"), "{:?}", seen(&said, true));
    }

    #[test]
    fn a_path_in_an_arabic_sentence_keeps_its_first_stroke() {
        let said = crate::speech::Speech::new(crate::speech::Language::Ar)
            .say(&crate::speech::Message::ExportDone { path: "/tmp/a.csv".to_owned() });
        assert!(seen(&said, true).starts_with("/tmp/a.csv"), "{:?}", seen(&said, true));
    }

    #[test]
    fn latin_stays_as_it_is() {
        assert_eq!(seen("Kénitra 2024", false), "Kénitra 2024");
    }
}
