//! Text measurement with the embedded fonts: the width of a text, and texts broken or cut to a width.
//!
//! Sizes and widths are in slide units. Texts are shaped, so that joined Arabic letters are measured as they are drawn.

use std::sync::OnceLock;

use rustybuzz::{Face, UnicodeBuffer};

use crate::render::fonts::FONTS;
use crate::render::theme::Weight;

fn face(weight: Weight) -> &'static Face<'static> {
    static FACES: OnceLock<[Face<'static>; 2]> = OnceLock::new();
    let parse = |(name, bytes): (&str, &'static [u8])| match Face::from_slice(bytes, 0) {
        Some(face) => face,
        None => unreachable!("the embedded font {name} is readable"),
    };
    let [regular, semibold] = FACES.get_or_init(|| {
        let [regular, _, semibold] = FONTS;
        [parse(regular), parse(semibold)]
    });
    match weight {
        Weight::Regular => regular,
        Weight::Semibold => semibold,
    }
}

/// The width of a text on one line.
#[must_use]
pub(super) fn text_width(text: &str, size: f64, weight: Weight) -> f64 {
    let face = face(weight);
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(text);
    buffer.guess_segment_properties();
    let shaped = rustybuzz::shape(face, &[], buffer);
    let advance: i64 = shaped.glyph_positions().iter().map(|glyph| i64::from(glyph.x_advance)).sum();
    #[expect(clippy::cast_precision_loss, reason = "advances of a line are far below 2^53")]
    let advance = advance as f64;
    advance * size / f64::from(face.units_per_em())
}

/// Breaks a text into lines no wider than `max_width`. A word wider than that is alone on its line and cut with "…". A number stays
/// with the word it counts.
#[must_use]
pub(super) fn wrap(text: &str, size: f64, weight: Weight, max_width: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    let mut rest = text;
    for (end, _) in unicode_linebreak::linebreaks(text) {
        let (piece, remainder) = rest.split_at(end + rest.len() - text.len());
        if ends_with_number(piece) && !remainder.is_empty() && text_width(piece.trim_end(), size, weight) < max_width * 0.5 {
            continue;
        }
        rest = remainder;
        let longer = format!("{line}{piece}");
        if !line.is_empty() && text_width(longer.trim_end(), size, weight) > max_width {
            lines.push(line.trim_end().to_owned());
            piece.clone_into(&mut line);
        } else {
            line = longer;
        }
    }
    if !line.trim().is_empty() {
        lines.push(line.trim_end().to_owned());
    }
    lines.into_iter().map(|line| fit(&line, size, weight, max_width)).collect()
}

/// Whether a piece of text ends with a number of few digits and a space: "15 ", but not a year.
fn ends_with_number(piece: &str) -> bool {
    let Some(word) = piece.strip_suffix(' ') else { return false };
    let digits = word.chars().rev().take_while(|letter| letter.is_numeric()).count();
    (1..=3).contains(&digits)
}

/// Breaks a text into at most `max_lines` lines; the last one ends with "…" if text had to be left out.
#[must_use]
pub(super) fn wrap_clipped(text: &str, size: f64, weight: Weight, max_width: f64, max_lines: usize) -> Vec<String> {
    let mut lines = wrap(text, size, weight, max_width);
    let rest: Vec<String> = lines.drain(max_lines.saturating_sub(1).min(lines.len())..).collect();
    match rest.as_slice() {
        [] => {}
        [last] => lines.push(last.clone()),
        // The added "…" makes the text wider than the line, so that `fit` cuts it and marks the cut.
        [..] => lines.push(fit(&format!("{}…", rest.join(" ")), size, weight, max_width)),
    }
    lines
}

/// Breaks a text into as few lines as `max_width` allows, then makes their widths as even as possible.
#[must_use]
pub(super) fn wrap_balanced(text: &str, size: f64, weight: Weight, max_width: f64) -> Vec<String> {
    let lines = wrap(text, size, weight, max_width);
    if lines.len() < 2 {
        return lines;
    }
    // Bisects for the least width that needs no more lines and cuts no word.
    let (mut narrow, mut wide) = (max_width / 4.0, max_width);
    while wide - narrow > size / 2.0 {
        let middle = f64::midpoint(narrow, wide);
        let tried = wrap(text, size, weight, middle);
        let is_cut = tried.iter().any(|line| line.ends_with('…') && !text.ends_with('…'));
        if tried.len() > lines.len() || is_cut { narrow = middle } else { wide = middle }
    }
    wrap(text, size, weight, wide)
}

/// The text, or as much of its beginning as fits into `max_width` with "…" after it.
#[must_use]
pub(super) fn fit(text: &str, size: f64, weight: Weight, max_width: f64) -> String {
    if text_width(text, size, weight) <= max_width {
        return text.to_owned();
    }
    let ends: Vec<usize> = text.char_indices().map(|(offset, _)| offset).collect();
    let cut = |end: usize| format!("{}…", text.split_at(end).0.trim_end());
    let longest = ends.partition_point(|end| text_width(&cut(*end), size, weight) <= max_width);
    longest.checked_sub(1).and_then(|index| ends.get(index)).map_or_else(|| "…".to_owned(), |end| cut(*end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn semibold_is_wider_and_arabic_letters_join() {
        assert!(text_width("Kénitra", 20.0, Weight::Semibold) > text_width("Kénitra", 20.0, Weight::Regular));
        let joined = text_width("القنيطرة", 20.0, Weight::Regular);
        let separate: f64 = "القنيطرة".chars().map(|c| text_width(&c.to_string(), 20.0, Weight::Regular)).sum();
        assert!(joined < separate, "letters join: {joined} < {separate}");
    }

    #[test]
    fn a_text_that_does_not_fit_is_cut_with_an_ellipsis() {
        let text = "Communauté urbaine de la grande vallée du Sebou et des forêts de la Mamora";
        for lines in 1..4 {
            let cut = wrap_clipped(text, 20.0, Weight::Regular, 200.0, lines);
            assert_eq!(cut.len(), lines);
            assert!(
                cut.last().is_some_and(|line| line.ends_with('…'))
                    && cut.iter().all(|line| text_width(line, 20.0, Weight::Regular) <= 200.0)
            );
        }
        assert_eq!(wrap_clipped("Kénitra", 20.0, Weight::Regular, 200.0, 1), ["Kénitra"]);
    }

    proptest! {
        #![proptest_config(crate::base::testing::proptest_config())]

        #[test]
        fn no_line_is_too_wide_and_no_word_is_lost(text in "[a-zé ]{0,80}") {
            let lines = wrap(&text, 20.0, Weight::Regular, 120.0);
            for line in &lines {
                prop_assert!(text_width(line, 20.0, Weight::Regular) <= 120.0, "{line:?}");
            }
            if lines.iter().all(|line| !line.contains('…')) {
                let words: Vec<&str> = text.split_whitespace().collect();
                let wrapped: Vec<String> = lines.iter().flat_map(|l| l.split_whitespace().map(str::to_owned)).collect();
                prop_assert_eq!(words, wrapped);
            }
        }
    }
}
