//! The manner of a comparison: how its lines are ordered and its scales drawn, where the user does not leave it to the chart.

/// In which order the lines of a chart stand.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SortOrder {
    /// As the kind of chart orders them.
    #[default]
    Fit,
    /// As they were asked for.
    Asked,
    /// The greatest value first.
    Value,
    /// The greatest difference first: between two series, else from the focus.
    Gap,
    /// By name.
    Name,
}

impl SortOrder {
    /// Every order.
    pub const ALL: [Self; 5] = [Self::Fit, Self::Asked, Self::Value, Self::Gap, Self::Name];

    /// Its stable name, as on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Fit => "fit",
            Self::Asked => "asked",
            Self::Value => "value",
            Self::Gap => "gap",
            Self::Name => "name",
        }
    }

    /// Reads a name.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|order| order.name() == text)
    }
}

/// How a comparison is set out.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct ChartOptions {
    /// The order of its lines.
    pub order: SortOrder,
    /// Whether each step of a scale multiplies, where all values are above zero and far apart.
    pub log: bool,
    /// Whether each small chart has a scale of its own.
    pub own: bool,
}

impl ChartOptions {
    /// Whether everything is left to the chart.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        *self == Self::default()
    }
}
