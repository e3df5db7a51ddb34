//! The forms a chart may have, by their stable names.

/// Declares the kinds: variant, name, whether its series are named in a line of their own, whether every value is printed.
macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident = $name:literal $legend:literal $all:literal,)*) => {
        /// The form of a chart.
        #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "lowercase")]
        pub enum ChartKind { $($(#[$doc])* $kind,)* }

        impl ChartKind {
            /// Every kind, the plainest first.
            pub const ALL: &'static [Self] = &[$(Self::$kind,)*];

            /// Its stable name, as on the command line.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$kind => $name,)* }
            }

            /// Whether its series are named in a line of their own.
            #[must_use]
            pub fn has_legend(self) -> bool {
                match self { $(Self::$kind => $legend,)* }
            }

            /// Whether every name and every value is printed.
            #[must_use]
            pub fn prints_all(self) -> bool {
                match self { $(Self::$kind => $all,)* }
            }
        }
    };
}

kinds!(
    /// Ranked bars: one indicator, several towns.
    Bars = "bars" false true,
    /// Grouped bars: two or three towns or years on several lines.
    Grouped = "grouped" true true,
    /// Two towns on several indicators of one unit, a line between them.
    Dumbbell = "dumbbell" true true,
    /// Two dates, an arrow between them.
    Arrow = "arrow" false true,
    /// Two dates side by side, a line for each town.
    Slope = "slope" false false,
    /// A line for each town over the years.
    Lines = "lines" false false,
    /// A small chart for each town, all on one scale.
    Multiples = "multiples" false false,
    /// Two indicators, a dot for each town.
    Scatter = "scatter" false false,
    /// Many indicators of many towns, shaded from worst to best.
    Heatmap = "heatmap" false true,
    /// Ranks over the years.
    Bump = "bump" false false,
    /// Parts of a whole, as amounts.
    Stacked = "stacked" true false,
    /// Parts of a whole, as shares of a hundred.
    Shares = "shares" true false,
    /// What makes the difference between two towns, part by part.
    Waterfall = "waterfall" false true,
    /// A town among many.
    Strip = "strip" false false,
    /// A value against what some authority recommends.
    Bullet = "bullet" false true,
    /// The figures themselves.
    Table = "table" false true,
    /// Two towns on many scales around a centre.
    Radar = "radar" true false,
);

impl ChartKind {
    /// Reads a name.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.name() == text)
    }

    /// Whether it is about what changes over the years: without a year asked, it takes all there are.
    #[must_use]
    pub fn is_over_time(self) -> bool {
        matches!(self, Self::Slope | Self::Arrow | Self::Lines | Self::Multiples | Self::Bump)
    }
}
