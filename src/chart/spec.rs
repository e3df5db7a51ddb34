//! A chart as a plain value: texts and numbers, without colour or pixel. Every picture, slide and file is made from it.

use std::fmt;

use crate::base::{IndicatorId, PlaceId, Time, Value};
use crate::chart::chart_map::ChartMap;
use crate::chart::kind::ChartKind;
use crate::chart::peer_dots::PeerDots;
use crate::compare::ComparisonRole;
use crate::speech::Language;

/// A category of the chart: a town, an indicator or a year.
#[derive(Clone, PartialEq, Debug)]
pub struct Category {
    /// The name.
    pub label: String,
    /// What is printed beside the name: the year of the value, the total of a stack, a percentile.
    pub detail: Option<String>,
    /// The role of the town; that of other towns for indicators and years.
    pub role: ComparisonRole,
    /// The position on a scale of years; the index of the category where there is no such scale.
    pub position: f64,
}

impl Category {
    /// The name with the detail in brackets: "Évreux (2022)".
    #[must_use]
    pub fn label_with_detail(&self) -> String {
        match &self.detail {
            Some(detail) => format!("{} ({detail})", self.label),
            None => self.label.clone(),
        }
    }
}

/// The meaning of the colour of a series. The theme turns it into a colour.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum SeriesColor {
    /// The colour of a role.
    Role(ComparisonRole),
    /// The colour of a part of a whole, by index; themes have five.
    Palette(u8),
    /// The colour of a part of a family of parts: the hue of the family, the paler the higher the tint.
    Family {
        /// The index of the hue among the further colours of a theme.
        hue: u8,
        /// How many times it is paler than the first part.
        tint: u8,
    },
    /// The neutral colour: what is left of a whole, or values of which none is better.
    Neutral,
}

/// What makes a figure doubtful. Such figures are hatched, or drawn as empty dots.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Doubt {
    /// The word for it, to be written beside the figure; empty where a badge says it of all figures.
    pub word: String,
}

/// One value of a series.
#[derive(Clone, PartialEq, Debug)]
pub struct DataPoint {
    /// The number on the axis, or why there is none.
    pub value: Value,
    /// The number as printed, or "n.d." for a missing value.
    pub label: String,
    /// The index of its row in the table behind the chart.
    pub table_row: usize,
    /// Its year, when the chart does not state it elsewhere.
    pub year: Option<String>,
    /// The role in whose colour it is drawn.
    pub role: ComparisonRole,
    /// Why the figure is drawn as a doubtful one; `None` when nothing is doubted.
    pub doubt: Option<Doubt>,
    /// The uncertainty interval (low, high), on the axis; `None` when the source states none.
    pub interval: Option<(f64, f64)>,
    /// The position among the values of its series in a heatmap, from worst (0) to best (1); from smallest to largest
    /// where no value is better. `None` in other kinds.
    pub shade: Option<f64>,
    /// In a table, the positions on a scale of years and the values of the figures before it and of itself, oldest first; else empty.
    pub trend: Vec<[f64; 2]>,
}

impl DataPoint {
    /// The printed number with its year and what is doubted of it: "96,5 % (2013, contesté)".
    #[must_use]
    pub fn label_with_doubt(&self) -> String {
        let doubt = self.doubt.as_ref().map(|doubt| doubt.word.as_str()).filter(|word| !word.is_empty());
        match (&self.year, doubt) {
            (_, None) => self.label_with_year(),
            (None, Some(word)) => format!("{} ({word})", self.label),
            (Some(year), Some(word)) => format!("{} ({year}, {word})", self.label),
        }
    }

    /// The printed number with its year, if it has one: "96,5 % (2013)".
    #[must_use]
    pub fn label_with_year(&self) -> String {
        match &self.year {
            Some(year) => format!("{} ({year})", self.label),
            None => self.label.clone(),
        }
    }
}

/// The values of one town, one year or one indicator.
#[derive(Clone, PartialEq, Debug)]
pub struct Series {
    /// The name.
    pub name: String,
    /// The role of the town; of other series, a role in whose colour they are drawn.
    pub role: ComparisonRole,
    /// The colour.
    pub color: SeriesColor,
    /// The unit in words, where series have different ones; else empty.
    pub unit: String,
    /// One point for each category, in the same order.
    pub points: Vec<DataPoint>,
    /// How the focus or its twin changed over the years, written beside its line: "+74 % depuis 1994"; else empty.
    pub change: String,
}

/// A tick of an axis.
#[derive(Clone, PartialEq, Debug)]
pub struct Tick {
    /// The value.
    pub value: f64,
    /// The value as printed.
    pub label: String,
}

/// A value or a range of values marked across the chart.
#[derive(Clone, PartialEq, Debug)]
pub struct ChartMark {
    /// The start of the range.
    pub from: f64,
    /// The end of the range; equal to `from` for a single value.
    pub to: f64,
    /// The printed label.
    pub label: String,
    /// What is marked.
    pub role: MarkKind,
    /// The scale it is on.
    pub scale: MarkScale,
}

/// The scale a mark is on.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum MarkScale {
    /// That of values; of years, for an event.
    #[default]
    Main,
    /// The horizontal scale of a scatter plot, beside its vertical one.
    Across,
}

/// What a mark marks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum MarkKind {
    /// The benchmark of the indicator, a value or a band.
    Target,
    /// The median of the towns.
    Median,
    /// The figure of the country of the focus.
    National,
    /// The range from the first to the third quartile of the towns.
    Quartiles,
    /// An event, on the scale of years.
    Event,
    /// The difference from the twin (`from`) to the focus (`to`).
    Difference,
}

/// An axis. All values of the chart lie between its ends.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Axis {
    /// The value at its start.
    pub low: f64,
    /// The value at its end.
    pub high: f64,
    /// The decimals of printed values.
    pub decimals: u8,
    /// Whether values are printed with a percent sign.
    pub percent: bool,
    /// Whether positive values are printed with a plus sign.
    pub signed: bool,
    /// How many times printed values are divided by a thousand: twice when they are in millions.
    pub thousands: u8,
    /// What is printed behind them then: "M".
    pub suffix: String,
    /// Whether the scale is logarithmic; then `low` is positive.
    pub log: bool,
    /// The ticks, in rising order; empty where every value is printed.
    pub ticks: Vec<Tick>,
    /// What it measures, where the chart has two axes; else empty.
    pub title: String,
}

impl Axis {
    /// The position of a value, from 0 at `low` to 1 at `high`. Values outside are moved to the nearer end.
    #[must_use]
    pub fn fraction(&self, value: f64) -> f64 {
        let at = |value: f64| if self.log { value.max(self.low).ln() } else { value };
        let (low, span) = (at(self.low), at(self.high) - at(self.low));
        if span > 0.0 { ((at(value) - low) / span).clamp(0.0, 1.0) } else { 0.0 }
    }
}

/// The tone of a badge.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BadgeTone {
    /// The values are comparable in this respect.
    Good,
    /// The values are not quite comparable.
    Warn,
    /// A neutral remark.
    Plain,
}

/// A few words on whether the values are comparable.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Badge {
    /// The tone.
    pub tone: BadgeTone,
    /// The words.
    pub text: String,
    /// What the badge means and what to do about it.
    pub explanation: String,
}

/// A cell of the table behind a chart.
#[derive(Clone, PartialEq, Debug)]
pub enum TableCell {
    /// A text.
    Text(String),
    /// A number and its printed form.
    Number(f64, String),
}

impl TableCell {
    /// The printed form.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Text(text) | Self::Number(_, text) => text,
        }
    }
}

/// An input of a spreadsheet formula, and the cell of the file it was read from.
#[derive(Clone, PartialEq, Debug)]
pub struct CellFormulaInput {
    /// The name of the measure.
    pub name: String,
    /// The number, in `unit`; `None` when it is missing.
    pub value: Option<f64>,
    /// The unit, as in the catalogue.
    pub unit: String,
    /// The year, or another span of time.
    pub time: Time,
    /// The name of the file, without its folders.
    pub file: String,
    /// The line number in the file, from 1.
    pub line: u32,
    /// The column number in the file, from 1.
    pub column: u16,
    /// The text of the cell.
    pub raw: String,
}

/// How a spreadsheet computes a value.
#[derive(Clone, PartialEq, Debug)]
pub struct CellFormula {
    /// The inputs, each of which becomes a cell.
    pub inputs: Vec<CellFormulaInput>,
    /// The formula, with `{0}`, `{1}`… in place of the cells of the inputs, and without the leading `=`.
    pub formula: String,
}

/// What a figure is about: the same in every chart that shows it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct FigureId {
    /// The place.
    pub place: PlaceId,
    /// The indicator.
    pub indicator: IndicatorId,
    /// The year, or another span of time; `None` for a figure that is missing.
    pub time: Option<Time>,
}

impl fmt::Display for FigureId {
    /// The identifiers with spaces between: "kenitra msw_pc 2011".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.place, self.indicator)?;
        self.time.iter().filter(|time| time.is_dated()).try_for_each(|time| write!(f, " {time}"))
    }
}

/// The table behind a chart: values with their years, territories and sources.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct ChartTable {
    /// The heading of each column.
    pub headings: Vec<String>,
    /// The rows, as wide as the headings.
    pub rows: Vec<Vec<TableCell>>,
    /// What each row is about.
    pub figures: Vec<FigureId>,
    /// For each row, the codes of its flags, separated by "; ".
    pub flag_codes: Vec<String>,
    /// For each row, how a spreadsheet computes its value; `None` where there is nothing to compute.
    pub formulas: Vec<Option<CellFormula>>,
}

/// A chart, complete but not drawn.
#[derive(Clone, PartialEq, Debug)]
pub struct ChartSpec {
    /// The kind of chart.
    pub kind: ChartKind,
    /// The language of every text.
    pub language: Language,
    /// The finding, as a sentence; empty when nothing can be stated.
    pub headline: String,
    /// Other findings that could be the headline.
    pub alternative_headlines: Vec<String>,
    /// What the kind needs and shows.
    pub kind_description: String,
    /// The measure, its unit, the territory and the years.
    pub subtitle: String,
    /// The unit in words; empty when the indicators have different ones.
    pub unit: String,
    /// Whether some shares are shown as what is lacking of the whole.
    pub shows_complements: bool,
    /// The categories, from top to bottom or from left to right.
    pub categories: Vec<Category>,
    /// The values.
    pub series: Vec<Series>,
    /// The axis of values.
    pub axis: Axis,
    /// The horizontal axis of values of a scatter plot, whose vertical one is `axis`; else `None`.
    pub x_axis: Option<Axis>,
    /// One axis for each series, where each has its own; else empty.
    pub per_series_axes: Vec<Axis>,
    /// For each category of a scatter plot, its positions `[x, y]` at earlier dates, oldest first; may be empty.
    pub trails: Vec<Vec<[f64; 2]>>,
    /// The charts side by side that the chart is made of; empty for a chart that is one.
    pub panels: Vec<ChartSpec>,
    /// The places of the towns; `None` unless the chart is a map.
    pub map: Option<ChartMap>,
    /// The dots of a picture of peers, which are drawn in the place of its shades; `None` for any other chart.
    pub peers: Option<Box<PeerDots>>,
    /// Values marked across the chart.
    pub marks: Vec<ChartMark>,
    /// The annotations that the kind cannot show or that have no figure: "target", "2019=Tramway".
    pub undrawn_marks: Vec<String>,
    /// Positions `[x, y]` of further towns, which are drawn without a name. A strip plot uses only the first number.
    pub background: Vec<[f64; 2]>,
    /// What is comparable and what is not, for the window.
    pub badges: Vec<Badge>,
    /// Remarks for the notes, the workbook and the appendix of a deck.
    pub footnotes: Vec<String>,
    /// Those of the remarks that tell how to read the marks: they are written under the chart.
    pub reading_key: Vec<String>,
    /// The towns that have no place in the frame of lines, each with its values.
    pub outside: Vec<String>,
    /// Where the remarks are that are not on the slide.
    pub overflow_note: String,
    /// The line of sources.
    pub sources: String,
    /// The alternative text, for readers who do not see the picture.
    pub alt_text: String,
    /// The speaker's notes, one paragraph each.
    pub speaker_notes: Vec<String>,
    /// The table behind the chart.
    pub table: ChartTable,
}

impl ChartSpec {
    /// The same chart with another headline, also in the alternative text and the notes.
    #[must_use]
    pub fn with_headline(&self, headline: &str) -> Self {
        let mut other = self.clone();
        other.alt_text = other.alt_text.replacen(&self.headline, headline, 1);
        if let Some(first) = other.speaker_notes.first_mut() {
            headline.clone_into(first);
        }
        headline.clone_into(&mut other.headline);
        other
    }

    /// The marks that are one value or a range of the scale of values, drawn across it.
    pub fn reference_marks(&self) -> impl Iterator<Item = &ChartMark> {
        self.marks.iter().filter(|mark| matches!(mark.role, MarkKind::Target | MarkKind::Median | MarkKind::National))
    }

    /// The first mark of a role, if there is one.
    #[must_use]
    pub fn mark(&self, role: MarkKind) -> Option<&ChartMark> {
        self.marks.iter().find(|mark| mark.role == role)
    }

    /// Whether the chart has a legend: it has several series, and its kind does not name them beside their marks.
    #[must_use]
    pub fn shows_legend(&self) -> bool {
        self.series.len() > 1 && self.kind.has_legend()
    }

    /// Every text that each picture of the chart must show, from top to bottom. Labels that are left out when there is no room
    /// are not among them.
    #[must_use]
    pub fn required_texts(&self) -> Vec<String> {
        let mut texts = vec![self.headline.clone(), self.subtitle.clone()];
        if self.shows_legend() {
            texts.extend(self.series.iter().map(|series| series.name.clone()));
        }
        if self.kind.prints_all() {
            for (index, category) in self.categories.iter().enumerate() {
                texts.push(category.label.clone());
                texts.extend(category.detail.clone());
                texts.extend(self.series.iter().filter_map(|series| series.points.get(index)).map(DataPoint::label_with_year));
            }
        }
        texts
    }
}
