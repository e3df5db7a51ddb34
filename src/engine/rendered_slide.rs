//! One chart slide of the talk. In: the slide and the values. Out: its chart under the chosen headline, with the speaker notes.

use crate::chart::{ChartSpec, RenderedChart, Unsuitable, drawn};
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
    pub drawn: RenderedChart,
    /// True if the user wrote the headline when the program proposed another one than now.
    pub outdated: bool,
}

/// Builds the chart of a slide. If the requested kind no longer fits the figures, the most suitable kind is used.
///
/// # Errors
/// When no kind of chart fits.
pub fn told_chart(values: &IndicatorValues, slide: &ChartSlide, speech: &Speech) -> Result<RenderedSlide, Unsuitable> {
    let rendered = drawn(values, &slide.question, slide.kind, speech).or_else(|_| drawn(values, &slide.question, None, speech))?;
    let outdated = slide.heard.as_ref().is_some_and(|written| {
        written.language == speech.language().tag()
            && written.headline != rendered.chart.headline
            && matches!(slide.saying, Some(HeadlineChoice::Own(_)))
    });
    let mut chart = apply_headline(rendered.chart.clone(), slide.saying.as_ref());
    if !slide.notes.trim().is_empty() {
        // The notes of the user come before those of the program.
        chart.remarks.splice(0..0, slide.notes.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned));
    }
    Ok(RenderedSlide { chart, drawn: rendered, outdated })
}
