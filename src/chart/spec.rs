//! A chart as a plain value: complete, in words and numbers, without colour or pixel. Every output starts here.

use crate::base::Value;
use crate::chart::kind::ChartKind;
use crate::compare::ComparisonRole;
use crate::speech::Language;

/// A line of the chart: a town or an indicator.
#[derive(Clone, PartialEq, Debug)]
pub struct Category {
    /// Its name.
    pub label: String,
    /// What is said beside the name: a borrowed year, "n.d.".
    pub detail: Option<String>,
    /// What it is in the comparison.
    pub standing: ComparisonRole,
    /// Where it stands on a scale of years; its rank where there is no such scale.
    pub at: f64,
}

impl Category {
    /// Name and detail in one: "Évreux (2022)".
    #[must_use]
    pub fn text(&self) -> String {
        match &self.detail {
            Some(detail) => format!("{} ({detail})", self.label),
            None => self.label.clone(),
        }
    }
}

/// What a colour says. It becomes one only when drawn.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum SeriesColor {
    /// The town we speak of, its twin, or everybody else.
    Town(ComparisonRole),
    /// A town asked for by name, or a part of a whole: one of five further colours.
    Other(u8),
    /// What is left when parts are named.
    Rest,
}

/// One value of a series.
#[derive(Clone, PartialEq, Debug)]
pub struct DataPoint {
    /// The number, or why there is none.
    pub reading: Value,
    /// The number as printed, or "n.d.".
    pub label: String,
    /// The row of the table behind it.
    pub row: usize,
    /// Its year, when it is not the one the series announces.
    pub year: Option<String>,
    /// What it is in the comparison.
    pub standing: ComparisonRole,
    /// Between which values the source says it lies.
    pub interval: Option<(f64, f64)>,
    /// Where it stands among the values of its series, from the worst (0) to the best (1), or from the least to the greatest
    /// where neither is better.
    pub shade: Option<f64>,
}

impl DataPoint {
    /// Reading and borrowed year in one: "96,5 % (2013)".
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
    pub standing: ComparisonRole,
    /// Its colour.
    pub hue: SeriesColor,
    /// Its unit in words, where series differ.
    pub unit: String,
    /// A point for each slot, in order.
    pub points: Vec<DataPoint>,
}

/// A value a scale is marked at.
#[derive(Clone, PartialEq, Debug)]
pub struct Tick {
    /// The value.
    pub value: f64,
    /// As printed.
    pub label: String,
}

/// A value, or a range of values, drawn across the chart.
#[derive(Clone, PartialEq, Debug)]
pub struct ChartMark {
    /// Where it begins.
    pub from: f64,
    /// Where it ends; the same for a line.
    pub to: f64,
    /// What is said of it.
    pub label: String,
    /// What it is.
    pub role: MarkRole,
}

/// What a mark is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum MarkRole {
    /// A value some authority recommends, or a band of them.
    Target,
    /// Half of the towns lie below.
    Median,
    /// The middle half of the towns.
    Quartiles,
    /// What happened in a year, on the scale of years.
    Event,
    /// How far the twin (where it begins) is from the focus (where it ends).
    Difference,
}

/// The scale of values. Bars hold zero; every value lies inside.
#[derive(Clone, PartialEq, Debug, Default)]
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
    /// Whether each step multiplies: every value is above zero.
    pub log: bool,
    /// The values it is marked at; none where every value is printed.
    pub ticks: Vec<Tick>,
    /// What it measures, where the chart has two scales.
    pub name: String,
}

impl Axis {
    /// Where a value lies between the ends, from 0 to 1.
    #[must_use]
    pub fn fraction(&self, value: f64) -> f64 {
        let at = |value: f64| if self.log { value.max(self.low).ln() } else { value };
        let (low, span) = (at(self.low), at(self.high) - at(self.low));
        if span > 0.0 { ((at(value) - low) / span).clamp(0.0, 1.0) } else { 0.0 }
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
    /// What it means, and what to do about it.
    pub about: String,
}

/// A cell of the table behind a chart.
#[derive(Clone, PartialEq, Debug)]
pub enum TableCell {
    /// Words.
    Text(String),
    /// A number, and how it is printed.
    Number(f64, String),
}

impl TableCell {
    /// As printed.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Text(text) | Self::Number(_, text) => text,
        }
    }
}

/// A figure a result is worked out of, and its cell.
#[derive(Clone, PartialEq, Debug)]
pub struct WorkedInput {
    /// What it measures.
    pub name: String,
    /// The value, in its unit.
    pub value: Option<f64>,
    /// The unit.
    pub unit: String,
    /// Its year.
    pub year: u16,
    /// The file.
    pub file: String,
    /// The line in it.
    pub line: u32,
    /// The column in it.
    pub column: u16,
    /// What the cell says.
    pub raw: String,
}

/// How a spreadsheet works a figure out.
#[derive(Clone, PartialEq, Debug)]
pub struct WorkedFormula {
    /// Its inputs.
    pub inputs: Vec<WorkedInput>,
    /// Its formula, with `{0}`, `{1}`… where their cells stand.
    pub formula: String,
}

/// The figures of a chart with their years, territories and sources.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct ChartTable {
    /// The heading of each column.
    pub headings: Vec<String>,
    /// The rows, as wide as the headings.
    pub rows: Vec<Vec<TableCell>>,
    /// For each row, what to know before comparing it, in codes.
    pub flags: Vec<String>,
    /// For each row, how it is worked out.
    pub worked: Vec<Option<WorkedFormula>>,
}

/// A chart, finished but not drawn.
#[derive(Clone, PartialEq, Debug)]
pub struct ChartSpec {
    /// Its form.
    pub kind: ChartKind,
    /// Its language.
    pub language: Language,
    /// The finding, as a sentence.
    pub headline: String,
    /// What else could be said, each as true.
    pub proposals: Vec<String>,
    /// Why it has this form.
    pub why: String,
    /// The measure, its unit, territory and years.
    pub subtitle: String,
    /// The unit in words.
    pub unit: String,
    /// The lines, top to bottom.
    pub slots: Vec<Category>,
    /// The values.
    pub series: Vec<Series>,
    /// The scale.
    pub axis: Axis,
    /// The other scale, across, where there are two.
    pub across: Option<Axis>,
    /// A scale for each series, where each has its own.
    pub own: Vec<Axis>,
    /// For each slot, where it was at earlier dates, oldest first: a value on each scale.
    pub trails: Vec<Vec<[f64; 2]>>,
    /// Values drawn across the chart.
    pub marks: Vec<ChartMark>,
    /// Other towns of the files, drawn and not named: a value on each scale.
    pub ground: Vec<[f64; 2]>,
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
    pub table: ChartTable,
}

impl ChartSpec {
    /// The same chart under another headline: the text for those who do not see it and the notes say it too.
    #[must_use]
    pub fn saying(&self, headline: &str) -> Self {
        let mut other = self.clone();
        other.alt = other.alt.replacen(&self.headline, headline, 1);
        if let Some(first) = other.remarks.first_mut() {
            headline.clone_into(first);
        }
        headline.clone_into(&mut other.headline);
        other
    }

    /// The mark of a role, if there is one.
    #[must_use]
    pub fn mark(&self, role: MarkRole) -> Option<&ChartMark> {
        self.marks.iter().find(|mark| mark.role == role)
    }

    /// Whether names of series must be shown in a line of their own: a single series is named by the chart itself, and
    /// many kinds name theirs where they are drawn.
    #[must_use]
    pub fn names_series(&self) -> bool {
        self.series.len() > 1 && self.kind.has_legend()
    }

    /// Every text a reader is sure to see in the picture, top to bottom; each output must show them all. Where labels may
    /// have no room, only those of the towns in question are sure.
    #[must_use]
    pub fn texts(&self) -> Vec<String> {
        let mut texts = vec![self.headline.clone(), self.subtitle.clone()];
        if self.names_series() {
            texts.extend(self.series.iter().map(|series| series.name.clone()));
        }
        if self.kind.prints_all() {
            for (index, slot) in self.slots.iter().enumerate() {
                texts.push(slot.label.clone());
                texts.extend(slot.detail.clone());
                texts.extend(self.series.iter().filter_map(|series| series.points.get(index)).map(DataPoint::text));
            }
        }
        texts.extend(self.caption.iter().cloned());
        texts.push(self.sources.clone());
        texts
    }
}
