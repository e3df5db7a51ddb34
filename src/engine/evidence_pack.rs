//! The evidence pack: a document for elected officials. In: a talk, the values and the hashes of the files. Out: each chart with its
//! table and the cells behind it, then missing data, methods, sources and files, with a hash of all data on every page.

use crate::chart::{ChartKind, ChartSpec, Deck, Slide, TextSlide, TextSlideRole};
use crate::engine::data_hash::{FileHash, combined_hash};
use crate::engine::deck::{BuiltDeck, build_deck, table_slide};
use crate::engine::rendered_slide::render_chart_slide;
use crate::engine::text_slides::text_slide;
use crate::indicators::IndicatorValues;
use crate::project::{Talk, TalkSlide};
use crate::speech::{Message, Speech};

/// Builds the evidence pack of a talk. Slides without a suitable chart are left out.
#[must_use]
pub fn build_evidence_pack(values: &IndicatorValues, talk: &Talk, speech: &Speech, hashes: &[FileHash]) -> BuiltDeck {
    let plain = build_deck(values, talk, speech);
    let mut slides: Vec<Slide> = plain.deck.slides.first().cloned().into_iter().collect();
    for slide in &talk.slides {
        match slide {
            TalkSlide::Section(title) => slides.push(text_slide(TextSlideRole::Section, speech, title.clone(), Vec::new())),
            TalkSlide::Chart(chart_slide) => {
                let Ok(rendered) = render_chart_slide(values, chart_slide, speech) else { continue };
                slides.push(Slide::Chart(Box::new(rendered.chart.clone())));
                if rendered.rendered.chart.kind != ChartKind::Table {
                    slides.extend(table_slide(values, chart_slide, speech));
                }
                let title = speech.format(&Message::DefenceInputs { headline: rendered.chart.headline.clone() });
                slides.push(text_slide(TextSlideRole::Inputs, speech, title, input_paragraphs(&rendered.chart, speech)));
            }
        }
    }
    slides.extend(plain.deck.slides.iter().filter(|slide| is_closing(slide)).cloned());
    let files = hashes.iter().map(|file| format!("{} : {}", file.name, file.hash)).collect();
    slides.push(text_slide(TextSlideRole::Files, speech, speech.format(&Message::DefenceFiles {}), files));
    let seal = speech.format(&Message::DefenceDataHash { hash: combined_hash(hashes) });
    let origins = vec![None; slides.len()];
    BuiltDeck { deck: Deck { slides, data_hash: seal, ..plain.deck }, origins, ..plain }
}

/// True for the slides on missing data, methods and sources.
fn is_closing(slide: &Slide) -> bool {
    let closing = [TextSlideRole::Missing, TextSlideRole::Method, TextSlideRole::Sources];
    matches!(slide, Slide::Text(TextSlide { role, .. }) if closing.contains(role))
}

/// The caveats and cells of a chart, which are its notes without the headline; then the codes of the flags of each row.
fn input_paragraphs(chart: &ChartSpec, speech: &Speech) -> Vec<String> {
    let mut paragraphs: Vec<String> = chart.speaker_notes.iter().skip(1).cloned().collect();
    for (row, flags) in chart.table.rows.iter().zip(&chart.table.flag_codes).filter(|(_, flags)| !flags.is_empty()) {
        let cells: Vec<&str> = row.iter().take(3).map(crate::chart::TableCell::text).filter(|text| !text.is_empty()).collect();
        paragraphs.push(speech.format(&Message::DefenceFlags { figure: cells.join(", "), flags: flags.clone() }));
    }
    paragraphs
}
