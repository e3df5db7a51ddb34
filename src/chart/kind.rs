//! The kinds of charts: their stable names, the messages that name and describe them, and how they label their values.

use crate::speech::Message;

/// Declares the kinds, from the plainest on: a variant, its messages, whether it has a legend, whether it prints every value.
macro_rules! chart_kinds {
    ($($(#[$doc:meta])* $kind:ident {
        label: $label:ident, description: $description:ident, legend: $legend:literal, all_values: $all_values:literal
    },)*) => {
        /// The kind of a chart.
        #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, serde::Serialize, serde::Deserialize)]
        #[derive(strum::VariantArray, strum::IntoStaticStr, strum::EnumString)]
        #[serde(rename_all = "lowercase")]
        #[strum(serialize_all = "lowercase")]
        pub enum ChartKind { $($(#[$doc])* $kind,)* }

        impl ChartKind {
            /// The name of the kind, as a message: "Ranked bars".
            #[must_use]
            pub fn label(self) -> Message {
                match self { $(Self::$kind => Message::$label {},)* }
            }

            /// What the kind needs and shows, in a few words.
            #[must_use]
            pub fn description(self) -> Message {
                match self { $(Self::$kind => Message::$description {},)* }
            }

            /// Whether several series are named in a legend; other kinds name them beside their marks, or have one series.
            #[must_use]
            pub fn has_legend(self) -> bool {
                match self { $(Self::$kind => $legend,)* }
            }

            /// Whether every category and every value is printed; else labels without room are left out.
            #[must_use]
            pub fn prints_all(self) -> bool {
                match self { $(Self::$kind => $all_values,)* }
            }
        }
    };
}

chart_kinds!(
    /// Ranked bars: one indicator, several towns.
    Bars { label: KindBars, description: WhenBars, legend: false, all_values: true },
    /// Grouped bars: two or three towns or years in several groups.
    Grouped { label: KindGrouped, description: WhenGrouped, legend: true, all_values: true },
    /// Dumbbell plot: two towns on several indicators of one unit, joined by a line.
    Dumbbell { label: KindDumbbell, description: WhenDumbbell, legend: true, all_values: true },
    /// Arrow plot: two dates, joined by an arrow.
    Arrow { label: KindArrow, description: WhenArrow, legend: false, all_values: true },
    /// Slope chart: two dates side by side, a line for each town.
    Slope { label: KindSlope, description: WhenSlope, legend: false, all_values: false },
    /// Line chart: a line for each town over the years.
    Lines { label: KindLines, description: WhenLines, legend: false, all_values: false },
    /// Small multiples: a line chart for each town.
    Multiples { label: KindMultiples, description: WhenMultiples, legend: false, all_values: false },
    /// Scatter plot: two indicators, a dot for each town.
    Scatter { label: KindScatter, description: WhenScatter, legend: false, all_values: false },
    /// Heatmap: many indicators of many towns, shaded from worst to best.
    Heatmap { label: KindHeatmap, description: WhenHeatmap, legend: false, all_values: true },
    /// Bump chart: ranks over the years.
    Bump { label: KindBump, description: WhenBump, legend: false, all_values: false },
    /// Stacked bars: parts of a whole, as amounts.
    Stacked { label: KindStacked, description: WhenStacked, legend: true, all_values: false },
    /// Stacked bars to 100 %: parts of a whole, as shares.
    Shares { label: KindShares, description: WhenShares, legend: true, all_values: false },
    /// Waterfall chart: the difference between two towns, part by part.
    Waterfall { label: KindWaterfall, description: WhenWaterfall, legend: false, all_values: true },
    /// Strip plot: a town among many, on one scale.
    Strip { label: KindStrip, description: WhenStrip, legend: false, all_values: false },
    /// Bullet chart: a value against its benchmark.
    Bullet { label: KindBullet, description: WhenBullet, legend: false, all_values: true },
    /// Table of values.
    Table { label: KindTable, description: WhenTable, legend: false, all_values: true },
    /// Big numbers: one to three figures of one town, each with a small trend.
    Numbers { label: KindNumbers, description: WhenNumbers, legend: false, all_values: false },
    /// Pyramid: the classes of one distribution of two towns, back to back.
    Pyramid { label: KindPyramid, description: WhenPyramid, legend: false, all_values: true },
    /// What differs most: two towns on indicators of any unit, the widest difference first.
    Gaps { label: KindGaps, description: WhenGaps, legend: true, all_values: true },
    /// Two charts side by side: two indicators of the same towns, each on its own scale.
    Panels { label: KindPanels, description: WhenPanels, legend: false, all_values: false },
    /// Radar chart: two towns on many scales around a centre. Never proposed: only drawn when asked for.
    Radar { label: KindRadar, description: WhenRadar, legend: true, all_values: false },
    /// Map: towns at their places, on land without borders.
    Map { label: KindMap, description: WhenMap, legend: false, all_values: false },
);

impl ChartKind {
    /// Every kind, the plainest first.
    pub const ALL: &'static [Self] = <Self as strum::VariantArray>::VARIANTS;

    /// The stable name, as on the command line: `bars`, `grouped`…
    #[must_use]
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// Reads a stable name; `None` for any other text.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        text.parse().ok()
    }

    /// Whether it shows change over the years. When the query names no year, it takes all there are.
    #[must_use]
    pub fn is_over_time(self) -> bool {
        matches!(self, Self::Slope | Self::Arrow | Self::Lines | Self::Multiples | Self::Bump)
    }

    /// Whether it shows the parts of a whole: given the whole, it takes the indicators that are its parts.
    #[must_use]
    pub fn shows_parts(self) -> bool {
        matches!(self, Self::Stacked | Self::Shares | Self::Waterfall)
    }

    /// Whether it draws the uncertainty interval of each value; else the intervals are footnotes.
    #[must_use]
    pub fn draws_intervals(self) -> bool {
        match self {
            Self::Bars
            | Self::Grouped
            | Self::Dumbbell
            | Self::Arrow
            | Self::Slope
            | Self::Lines
            | Self::Multiples
            | Self::Scatter
            | Self::Strip
            | Self::Bullet => true,
            Self::Heatmap
            | Self::Bump
            | Self::Stacked
            | Self::Shares
            | Self::Waterfall
            | Self::Table
            | Self::Numbers
            | Self::Pyramid
            | Self::Gaps
            | Self::Panels
            | Self::Map
            | Self::Radar => false,
        }
    }

    /// Whether marks are placed on a scale that need not begin at zero, unlike the length of a bar.
    #[must_use]
    pub fn places_on_free_scale(self) -> bool {
        matches!(self, Self::Lines | Self::Multiples | Self::Slope | Self::Dumbbell | Self::Arrow | Self::Strip | Self::Scatter)
    }

    /// Whether each of its series is a town; else each category is one, or neither.
    #[must_use]
    pub fn has_series_by_town(self) -> bool {
        matches!(self, Self::Lines | Self::Slope | Self::Multiples | Self::Bump | Self::Dumbbell | Self::Gaps | Self::Radar)
    }
}
