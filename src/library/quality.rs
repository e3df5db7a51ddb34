//! What a publication says of the figures of a column: a word of the library in, [`FigureQuality`] out.

/// How a figure of the library came about.
#[derive(Clone, Copy, PartialEq, Eq, Debug, strum::EnumString, strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum FigureQuality {
    /// As it was published.
    Published,
    /// Worked out from published figures: a share of two counts.
    Derived,
    /// Asked of a fifth of the households in communes of two thousand households and more.
    Sampled,
    /// From a model or from simplified outlines.
    Estimated,
    /// Published before it was final.
    Provisional,
    /// The date of the survey is not said.
    Undated,
    /// No figure but what places and sorts a territory: latitude, class of density.
    Frame,
}

/// Communes with as many households or more were asked by sample.
pub(super) const SAMPLED_FROM_HOUSEHOLDS: f64 = 2000.0;
