//! One chart slide of the talk. In: the slide and the values. Out: its chart under the chosen headline, with the speaker notes.

use crate::chart::{ChartSpec, RenderedChart, Unsuitable, render_chart};
use crate::engine::headline::apply_headline;
use crate::indicators::IndicatorValues;
use crate::project::{ChartSlide, HeadlineChoice};
use crate::speech::Speech;

/// A chart slide with its chart.
#[derive(Clone, Debug)]
pub struct RenderedSlide {
    /// The chart with the chosen headline and the user's speaker notes.
    pub chart: ChartSpec,
    /// The chart as the program proposes it, with the figures behind it.
    pub rendered: RenderedChart,
    /// True if the user wrote the headline when the program proposed another one than now.
    pub is_outdated: bool,
}

/// Builds the chart of a slide. If the requested kind no longer fits the figures, the most suitable kind is used.
///
/// # Errors
/// When no kind of chart fits.
pub fn render_chart_slide(values: &IndicatorValues, slide: &ChartSlide, speech: &Speech) -> Result<RenderedSlide, Unsuitable> {
    let rendered = render_chart(values, &slide.query, slide.kind, speech).or_else(|_| render_chart(values, &slide.query, None, speech))?;
    let outdated = slide.headline_when_written.as_ref().is_some_and(|written| {
        written.language == speech.language().tag()
            && written.headline != rendered.chart.headline
            && matches!(slide.headline, Some(HeadlineChoice::Written(_)))
    });
    let mut chart = apply_headline(rendered.chart.clone(), slide.headline.as_ref());
    if !slide.notes.trim().is_empty() {
        // The notes of the user come before those of the program.
        chart.speaker_notes.splice(0..0, slide.notes.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned));
    }
    Ok(RenderedSlide { chart, rendered, is_outdated: outdated })
}
