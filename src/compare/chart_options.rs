//! How a comparison is drawn where the user overrides the choice of the chart: the order of its categories and its scales.

/// The order of the categories of a chart.
#[derive(
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    Debug,
    Default,
    serde::Serialize,
    serde::Deserialize,
    strum::VariantArray,
    strum::IntoStaticStr,
    strum::EnumString,
)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum SortOrder {
    /// The default order of the chart kind.
    #[default]
    Fit,
    /// The order of the query.
    Asked,
    /// The largest value first.
    Value,
    /// The largest difference first: between the first two series, or from the focus when there is one series.
    Gap,
    /// Alphabetical order of the names, in the collation of the language.
    Name,
}

impl SortOrder {
    /// Every order, as the window lists them.
    pub const ALL: &'static [Self] = <Self as strum::VariantArray>::VARIANTS;

    /// The stable name, as in the option `--sort`: `fit`, `asked`, `value`, `gap` or `name`.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// Reads a stable name; `None` for any other text.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        text.parse().ok()
    }
}

/// Choices of the user that override the default look of a chart.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct ChartOptions {
    /// The order of the categories.
    pub order: SortOrder,
    /// Whether scales are logarithmic, where the kind allows it and all values are positive and far apart.
    pub log: bool,
    /// Whether each panel of small multiples has a scale of its own.
    #[serde(rename = "own")]
    pub per_series_axes: bool,
    /// Whether shares near the whole are shown as they were read, and not as what is lacking.
    #[serde(default = "as_read_in_old_files")]
    pub as_read: bool,
}

/// Projects written before shares were shown as what is lacking keep the figures they had.
fn as_read_in_old_files() -> bool {
    true
}

impl ChartOptions {
    /// The options of a query in a file that names none: one written before there were any of today.
    #[must_use]
    pub fn of_old_files() -> Self {
        Self { as_read: as_read_in_old_files(), ..Self::default() }
    }
}
