//! The deck of a talk. In: a talk and the values. Out: the title slide, each chart with its build steps and its table, then the
//! slides on missing data, remarks, methods and sources.

use crate::chart::{ChartKind, Deck, DeckPart, Slide, TextSlideRole, Unsuitable, build_steps, render_chart};
use crate::compare::ComparisonRow;
use crate::engine::rendered_slide::{RenderedSlide, render_chart_slide};
use crate::engine::text_slides::{deck_title, method_slide, missing_slide, notes_slide, sources_slide, text_slide, title_slide};
use crate::indicators::IndicatorValues;
use crate::project::{ChartSlide, Talk, TalkSlide};
use crate::speech::{Language, Speech};

/// A deck, and how its slides correspond to those of the talk.
pub struct BuiltDeck {
    /// The deck.
    pub deck: Deck,
    /// The slides of the talk for which there is no chart.
    pub refused: Vec<RefusedSlide>,
    /// The indices of the slides of the talk whose written headline may be outdated.
    pub outdated: Vec<usize>,
    /// For each slide of the deck, the index of the slide of the talk it comes from; `None` if the program added it.
    pub origins: Vec<Option<usize>>,
}

/// A slide of the talk for which there is no chart.
pub struct RefusedSlide {
    /// Its index in the talk.
    pub index: usize,
    /// Why no kind of chart fits.
    pub reason: Unsuitable,
}

impl BuiltDeck {
    /// The index in the deck of the last slide made from a slide of the talk; it holds the finding. `None` if there is none.
    #[must_use]
    pub fn last_slide_of(&self, talk_index: usize) -> Option<usize> {
        self.origins.iter().rposition(|origin| *origin == Some(talk_index))
    }
}

/// The deck of a talk in several languages, each a section of it; `None` without a language.
#[must_use]
pub(super) fn joined_deck(values: &IndicatorValues, talk: &Talk, languages: &[Language]) -> Option<Deck> {
    let decks = languages.iter().map(|language| {
        let built = build_deck(values, talk, &Speech::new(*language));
        DeckPart { name: language.native_name().to_owned(), deck: built.deck }
    });
    Deck::join(decks.collect())
}

/// Builds the deck of a talk in one language. Slides without a suitable chart are left out and listed in `refused`.
#[must_use]
pub fn build_deck(values: &IndicatorValues, talk: &Talk, speech: &Speech) -> BuiltDeck {
    let (mut slides, mut refused, mut outdated) = (Vec::new(), Vec::new(), Vec::new());
    // The first slide is the title, which comes from no slide of the talk.
    let mut origins: Vec<Option<usize>> = vec![None];
    let mut rows: Vec<ComparisonRow> = Vec::new();
    for (index, slide) in talk.slides.iter().enumerate() {
        match slide {
            TalkSlide::Section(title) => slides.push(text_slide(TextSlideRole::Section, speech, title.clone(), Vec::new())),
            TalkSlide::Chart(chart_slide) => match render_chart_slide(values, chart_slide, speech) {
                Err(reason) => refused.push(RefusedSlide { index, reason }),
                Ok(mut rendered) => {
                    if rendered.is_outdated {
                        outdated.push(index);
                    }
                    rows.append(&mut rendered.rendered.comparison.rows);
                    slides.extend(chart_slides(values, chart_slide, rendered, speech));
                }
            },
        }
        origins.resize(slides.len() + 1, Some(index));
    }
    let title = talk.title.clone().unwrap_or_else(|| deck_title(&rows, speech));
    let mut all = vec![title_slide(&title, &rows, speech)];
    all.extend(slides);
    all.extend(missing_slide(&rows, speech));
    all.extend(notes_slide(&all, speech));
    all.extend(method_slide(&rows, speech));
    all.extend(sources_slide(&rows, speech));
    origins.resize(all.len(), None);
    let deck = Deck { language: speech.language(), title, slides: all, sections: Vec::new(), data_hash: String::new() };
    BuiltDeck { deck, refused, outdated, origins }
}

/// The slides of one chart: its build steps, the chart and its table.
fn chart_slides(values: &IndicatorValues, slide: &ChartSlide, rendered: RenderedSlide, speech: &Speech) -> Vec<Slide> {
    let mut slides = Vec::new();
    if slide.build {
        slides.extend(build_steps(&rendered.chart).into_iter().map(|step| Slide::Chart(Box::new(step))));
    }
    slides.push(Slide::Chart(Box::new(rendered.chart)));
    if slide.table && rendered.rendered.chart.kind != ChartKind::Table {
        slides.extend(table_slide(values, slide, speech));
    }
    slides
}

/// The table of the figures of a chart slide; `None` if there is nothing to list.
pub(super) fn table_slide(values: &IndicatorValues, slide: &ChartSlide, speech: &Speech) -> Option<Slide> {
    let table = render_chart(values, &slide.query, Some(ChartKind::Table), speech).ok()?;
    Some(Slide::Chart(Box::new(table.chart)))
}
