//! Text and a size in, its width out, from the fonts we embed; and lines broken to a width.

use std::sync::OnceLock;

use rustybuzz::{Face, UnicodeBuffer};

use crate::render::FONTS;
use crate::render::scene::Weight;

fn face(weight: Weight) -> &'static Face<'static> {
    static FACES: OnceLock<[Face<'static>; 2]> = OnceLock::new();
    let read = |index: usize| {
        let bytes = FONTS.get(index).map_or(&[] as &[u8], |(_, bytes)| bytes);
        match Face::from_slice(bytes, 0) {
            Some(face) => face,
            None => unreachable!("our own font {index} is readable"),
        }
    };
    let [regular, semibold] = FACES.get_or_init(|| [read(0), read(2)]);
    match weight {
        Weight::Regular => regular,
        Weight::Semibold => semibold,
    }
}

/// The width of a text on one line.
#[must_use]
pub(super) fn width(text: &str, size: f64, weight: Weight) -> f64 {
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

/// Breaks a text into lines no wider than `most`; a word too long for a line stands alone on it, cut with "…".
#[must_use]
pub(super) fn wrap(text: &str, size: f64, weight: Weight, most: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for (at, _) in unicode_linebreak::linebreaks(text).scan(0, |from, (to, kind)| Some((std::mem::replace(from, to)..to, kind))) {
        let piece = text.get(at).unwrap_or_default();
        let longer = format!("{line}{piece}");
        if !line.is_empty() && width(longer.trim_end(), size, weight) > most {
            lines.push(line.trim_end().to_owned());
            piece.clone_into(&mut line);
        } else {
            line = longer;
        }
    }
    if !line.trim().is_empty() {
        lines.push(line.trim_end().to_owned());
    }
    lines.into_iter().map(|line| fit(&line, size, weight, most)).collect()
}

/// Breaks a text into at most so many lines; what is left over is cut with "…".
#[must_use]
pub(super) fn clipped(text: &str, size: f64, weight: Weight, (most, lines): (f64, usize)) -> Vec<String> {
    let mut broken = wrap(text, size, weight, most);
    let rest: Vec<String> = broken.drain(lines.saturating_sub(1).min(broken.len())..).collect();
    match rest.as_slice() {
        [] => {}
        [last] => broken.push(last.clone()),
        // One letter more than fits makes the cut show.
        [..] => broken.push(fit(&format!("{}…", rest.join(" ")), size, weight, most)),
    }
    broken
}

/// Breaks a text into as few lines as `most` allows, then makes them as even as they can be.
#[must_use]
pub(super) fn balanced(text: &str, size: f64, weight: Weight, most: f64) -> Vec<String> {
    let lines = wrap(text, size, weight, most);
    if lines.len() < 2 {
        return lines;
    }
    let (mut narrow, mut wide) = (most / 4.0, most);
    while wide - narrow > size / 2.0 {
        let middle = f64::midpoint(narrow, wide);
        let tried = wrap(text, size, weight, middle);
        let cut = tried.iter().any(|line| line.ends_with('…') && !text.ends_with('…'));
        if tried.len() > lines.len() || cut { narrow = middle } else { wide = middle }
    }
    wrap(text, size, weight, wide)
}

/// The text, or as much of its beginning as fits, with "…".
#[must_use]
pub(super) fn fit(text: &str, size: f64, weight: Weight, most: f64) -> String {
    if width(text, size, weight) <= most {
        return text.to_owned();
    }
    let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    let cut = |end: usize| format!("{}…", text.get(..end).unwrap_or_default().trim_end());
    let longest = ends.partition_point(|end| width(&cut(*end), size, weight) <= most);
    longest.checked_sub(1).and_then(|index| ends.get(index)).map_or_else(|| "…".to_owned(), |end| cut(*end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn heavier_is_wider_and_arabic_joins() {
        assert!(width("Kénitra", 20.0, Weight::Semibold) > width("Kénitra", 20.0, Weight::Regular));
        let joined = width("القنيطرة", 20.0, Weight::Regular);
        let apart: f64 = "القنيطرة".chars().map(|c| width(&c.to_string(), 20.0, Weight::Regular)).sum();
        assert!(joined < apart, "letters join: {joined} < {apart}");
    }

    #[test]
    fn what_does_not_fit_is_cut_and_the_cut_shows() {
        let text = "Communauté urbaine de la grande vallée du Sebou et des forêts de la Mamora";
        for lines in 1..4 {
            let cut = clipped(text, 20.0, Weight::Regular, (200.0, lines));
            assert_eq!(cut.len(), lines);
            assert!(
                cut.last().is_some_and(|line| line.ends_with('…')) && cut.iter().all(|line| width(line, 20.0, Weight::Regular) <= 200.0)
            );
        }
        assert_eq!(clipped("Kénitra", 20.0, Weight::Regular, (200.0, 1)), ["Kénitra"]);
    }

    proptest! {
        #[test]
        fn no_line_is_too_wide_and_no_word_is_lost(text in "[a-zé ]{0,80}") {
            let lines = wrap(&text, 20.0, Weight::Regular, 120.0);
            for line in &lines {
                prop_assert!(width(line, 20.0, Weight::Regular) <= 120.0, "{line:?}");
            }
            if lines.iter().all(|line| !line.contains('…')) {
                let words: Vec<&str> = text.split_whitespace().collect();
                let kept: Vec<String> = lines.iter().flat_map(|l| l.split_whitespace().map(str::to_owned)).collect();
                prop_assert_eq!(words, kept);
            }
        }
    }
}
