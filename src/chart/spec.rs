//! A chart as a plain value: complete, in words and numbers, without colour or pixel. Every output starts here.

use crate::base::Reading;
use crate::compare::Standing;
use crate::speech::Language;

/// The form of a chart.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Ranked bars: one indicator, several towns.
    Bars,
    /// Grouped bars: two or three towns or years on several lines.
    Grouped,
}

impl Kind {
    /// Every kind, in the order offered.
    pub const ALL: [Self; 2] = [Self::Bars, Self::Grouped];

    /// Its stable name, as on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Bars => "bars",
            Self::Grouped => "grouped",
        }
    }

    /// Reads a name.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == text)
    }
}

/// A line of the chart: a town or an indicator.
#[derive(Clone, PartialEq, Debug)]
pub struct Slot {
    /// Its name.
    pub label: String,
    /// What is said beside the name: a borrowed year, "n.d.".
    pub detail: Option<String>,
    /// What it is in the comparison.
    pub standing: Standing,
}

impl Slot {
    /// Name and detail in one: "Évreux (2022)".
    #[must_use]
    pub fn text(&self) -> String {
        match &self.detail {
            Some(detail) => format!("{} ({detail})", self.label),
            None => self.label.clone(),
        }
    }
}

/// One value of a series.
#[derive(Clone, PartialEq, Debug)]
pub struct Point {
    /// The number, or why there is none.
    pub reading: Reading,
    /// The number as printed, or "n.d.".
    pub label: String,
    /// The row of the table behind it.
    pub row: usize,
    /// Its year, when it is not the one the series announces.
    pub year: Option<String>,
    /// What it is in the comparison.
    pub standing: Standing,
}

impl Point {
    /// Value and borrowed year in one: "96,5 % (2013)".
    #[must_use]
    pub fn text(&self) -> String {
        match &self.year {
            Some(year) => format!("{} ({year})", self.label),
            None => self.label.clone(),
        }
    }
}

/// Values of one town, one year or one indicator, a point for each slot.
#[derive(Clone, PartialEq, Debug)]
pub struct Series {
    /// Its name.
    pub name: String,
    /// What it is in the comparison.
    pub standing: Standing,
    /// A point for each slot, in order.
    pub points: Vec<Point>,
}

/// The scale of values. Bars hold zero; every value lies inside.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Axis {
    /// The least value shown.
    pub low: f64,
    /// The greatest value shown.
    pub high: f64,
    /// How many decimals labels have.
    pub decimals: u8,
    /// Whether values are shares or rates, printed with "%".
    pub percent: bool,
    /// Whether a plus sign is printed.
    pub signed: bool,
}

impl Axis {
    /// Where a value lies between the ends, from 0 to 1.
    #[must_use]
    pub fn fraction(&self, value: f64) -> f64 {
        let span = self.high - self.low;
        if span > 0.0 { ((value - self.low) / span).clamp(0.0, 1.0) } else { 0.0 }
    }
}

/// How a badge sounds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tone {
    /// Comparable.
    Good,
    /// To be kept in mind.
    Warn,
    /// Plainly said.
    Plain,
}

/// A few words on what is comparable.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Badge {
    /// How it sounds.
    pub tone: Tone,
    /// The words.
    pub text: String,
}

/// A cell of the table behind a chart.
#[derive(Clone, PartialEq, Debug)]
pub enum Cell {
    /// Words.
    Text(String),
    /// A number, and how it is printed.
    Number(f64, String),
}

impl Cell {
    /// As printed.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Text(text) | Self::Number(_, text) => text,
        }
    }
}

/// The figures of a chart with their years, territories and sources.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Table {
    /// The heading of each column.
    pub headings: Vec<String>,
    /// The rows, as wide as the headings.
    pub rows: Vec<Vec<Cell>>,
}

/// A chart, finished but not drawn.
#[derive(Clone, PartialEq, Debug)]
pub struct ChartSpec {
    /// Its form.
    pub kind: Kind,
    /// Its language.
    pub language: Language,
    /// The finding, as a sentence.
    pub headline: String,
    /// The measure, its unit, territory and years.
    pub subtitle: String,
    /// The unit in words.
    pub unit: String,
    /// The lines, top to bottom.
    pub slots: Vec<Slot>,
    /// The values.
    pub series: Vec<Series>,
    /// The scale.
    pub axis: Axis,
    /// What is comparable and what is not.
    pub badges: Vec<Badge>,
    /// Footnotes.
    pub caption: Vec<String>,
    /// What is said in the place of footnotes that a slide has no room for.
    pub more: String,
    /// The line of sources.
    pub sources: String,
    /// The chart in words, for those who do not see it.
    pub alt: String,
    /// What to say and from which cells it comes: the speaker's notes.
    pub remarks: Vec<String>,
    /// The figures.
    pub table: Table,
}

impl ChartSpec {
    /// Whether names of series must be shown: a single series is named by the chart itself.
    #[must_use]
    pub fn names_series(&self) -> bool {
        self.series.len() > 1
    }

    /// Every text a reader sees in the picture, top to bottom; each output must show them all.
    #[must_use]
    pub fn texts(&self) -> Vec<String> {
        let mut texts = vec![self.headline.clone(), self.subtitle.clone()];
        if self.names_series() {
            texts.extend(self.series.iter().map(|series| series.name.clone()));
        }
        for (index, slot) in self.slots.iter().enumerate() {
            texts.push(slot.label.clone());
            texts.extend(slot.detail.clone());
            texts.extend(self.series.iter().filter_map(|series| series.points.get(index)).map(Point::text));
        }
        texts.extend(self.caption.iter().cloned());
        texts.push(self.sources.clone());
        texts
    }
}
