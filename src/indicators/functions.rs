//! The names of all functions of the formula language, as users type them.

use strum::VariantNames as _;

/// A function of the formula language. The variants are listed in the order in which messages name them.
#[derive(Clone, Copy, PartialEq, Eq, Debug, strum::EnumString, strum::IntoStaticStr, strum::VariantNames)]
#[strum(serialize_all = "snake_case")]
pub(super) enum FunctionName {
    Coalesce,
    If,
    Previous,
    SameYear,
    Undisputed,
    Served,
    AnnualGrowth,
    Change,
    YearsSince,
    PerPerson,
    #[strum(serialize = "per_km2")]
    PerKm2,
    PerHousehold,
    Inventory,
    Default,
    Round,
    Ln,
    Abs,
    Min,
    Max,
    Sum,
    Mean,
    Decomposed,
    MethaneCommitment,
    FirstOrderDecay,
    DegradableCarbon,
    Composting,
    Incineration,
    WastewaterMethane,
    WastewaterNitrousOxide,
}

/// The name of every function, as users type it.
pub const FUNCTIONS: &[&str] = FunctionName::VARIANTS;
