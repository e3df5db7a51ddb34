//! The defence pack: a talk and the files behind it in, a document for elected officials out: each chart with its table, its cells and
//! its flags, then what is missing, the method, the sources and the files, the hash of the data on every page.

use sha2::{Digest as _, Sha256};

use crate::chart::{ChartKind, ChartSpec, Deck, Slide, TextSlide, TextSlideRole, drawn};
use crate::engine::talk::{BuiltDeck, deck_of};
use crate::engine::{Source, told_chart};
use crate::indicators::IndicatorValues;
use crate::project::{Talk, TalkSlide};
use crate::speech::{Message, Speech};

/// The name of each file and the SHA-256 of its bytes, as `sha256sum` prints it, by name.
#[must_use]
pub fn hashes(sources: &[Source]) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> =
        sources.iter().map(|source| (crate::chart::file_name(&source.name), hash(&source.bytes))).collect();
    all.sort();
    all
}

/// One hash for all files: that of the lines `hash  name`, as `sha256sum FILES | sha256sum` gives it for files sorted by name.
#[must_use]
pub fn seal(hashes: &[(String, String)]) -> String {
    let lines: String = hashes.iter().map(|(name, hash)| format!("{hash}  {name}\n")).collect();
    hash(lines.as_bytes())
}

/// The SHA-256 of some bytes.
pub(super) fn hash(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(64), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = std::fmt::Write::write_fmt(&mut text, format_args!("{byte:02x}"));
        text
    })
}

/// Makes the document.
#[must_use]
pub fn defence_of(results: &IndicatorValues, talk: &Talk, speech: &Speech, hashes: &[(String, String)]) -> BuiltDeck {
    let plain = deck_of(results, talk, speech);
    let mut slides: Vec<Slide> = plain.deck.slides.first().cloned().into_iter().collect();
    for slide in &talk.slides {
        match slide {
            TalkSlide::Section(title) => slides.push(words(TextSlideRole::Section, speech, title.clone(), Vec::new())),
            TalkSlide::Chart(told) => {
                let Ok(made) = told_chart(results, told, speech) else { continue };
                slides.push(Slide::Chart(Box::new(made.chart.clone())));
                if made.drawn.chart.kind != ChartKind::Table
                    && let Ok(table) = drawn(results, &told.question, Some(ChartKind::Table), speech)
                {
                    slides.push(Slide::Chart(Box::new(table.chart)));
                }
                let title = speech.say(&Message::DefenceInputs { headline: made.chart.headline.clone() });
                slides.push(words(TextSlideRole::Inputs, speech, title, inputs(&made.chart, speech)));
            }
        }
    }
    let last = |slide: &&Slide| matches!(slide, Slide::Text(words) if matches!(words.role, TextSlideRole::Missing | TextSlideRole::Method | TextSlideRole::Sources));
    slides.extend(plain.deck.slides.iter().filter(last).cloned());
    let files = hashes.iter().map(|(name, hash)| format!("{name} : {hash}")).collect();
    slides.push(words(TextSlideRole::Files, speech, speech.say(&Message::DefenceFiles {}), files));
    let seal = speech.say(&Message::DefenceSeal { hash: seal(hashes) });
    let origins = vec![None; slides.len()];
    BuiltDeck { deck: Deck { slides, seal, ..plain.deck }, origins, ..plain }
}

fn words(role: TextSlideRole, speech: &Speech, title: String, paragraphs: Vec<String>) -> Slide {
    Slide::Text(TextSlide { role, language: speech.language(), title, subtitle: String::new(), paragraphs })
}

/// What to know, and each cell: the notes of the chart without its headline; then the flags of each figure, in their codes.
fn inputs(chart: &ChartSpec, speech: &Speech) -> Vec<String> {
    let mut all: Vec<String> = chart.remarks.iter().skip(1).cloned().collect();
    for (row, flags) in chart.table.rows.iter().zip(&chart.table.flags).filter(|(_, flags)| !flags.is_empty()) {
        let named: Vec<&str> = row.iter().take(3).map(crate::chart::TableCell::text).filter(|text| !text.is_empty()).collect();
        all.push(speech.say(&Message::DefenceFlags { figure: named.join(", "), flags: flags.clone() }));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_are_those_of_the_tools_people_have() {
        // printf abc | sha256sum
        let source = |name: &str| Source { name: name.to_owned(), bytes: b"abc".to_vec() };
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        let all = hashes(&[source("z/b.csv"), source("a.csv")]);
        assert_eq!(all, [("a.csv".to_owned(), abc.to_owned()), ("b.csv".to_owned(), abc.to_owned())]);
        // printf abc > a.csv; printf abc > b.csv; sha256sum a.csv b.csv | sha256sum
        assert_eq!(seal(&all), SEAL);
    }

    const SEAL: &str = "1ba5ad8c12552da55e7a5bda491af7a0e332a407119b7fa49dc58ba4a6d2692e";
}
