//! The units that charts treat in a special way: the printed unit of an indicator in, its kind out.

/// What the printed unit of an indicator counts, as far as charts and normalisation depend on it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum UnitKind {
    /// A share of a whole: `%`.
    Share,
    /// Per cent in a time, such as the growth rate `%/year`.
    PercentRate,
    /// A number of people: `persons`.
    People,
    /// A number of households: `households`.
    Households,
    /// An area: `km2`, `ha` or `m2`.
    Area,
    /// Per cent of a first value: `index`.
    Index,
    /// Any other unit.
    Other,
}

impl UnitKind {
    /// The unit of values brought to per cent of the first value of their town.
    pub const INDEX_UNIT: &'static str = "index";
    /// The unit of shares.
    pub const SHARE_UNIT: &'static str = "%";

    /// The unit of the difference of two values of a unit: shares differ in points.
    #[must_use]
    pub fn of_difference(unit: &str) -> String {
        match unit.strip_prefix(Self::SHARE_UNIT) {
            Some(time) => format!("points{time}"),
            None => unit.to_owned(),
        }
    }

    /// Reads a unit as it is printed in the catalogue.
    #[must_use]
    pub fn parse(unit: &str) -> Self {
        match unit {
            Self::SHARE_UNIT => Self::Share,
            Self::INDEX_UNIT => Self::Index,
            "persons" | "inhabitants" => Self::People,
            "households" => Self::Households,
            "km2" | "ha" | "m2" => Self::Area,
            unit if unit.starts_with(Self::SHARE_UNIT) => Self::PercentRate,
            _ => Self::Other,
        }
    }

    /// Whether values are printed with a percent sign.
    #[must_use]
    pub fn is_percent(self) -> bool {
        matches!(self, Self::Share | Self::PercentRate)
    }
}

/// A printed unit divided by another, which stands before the time if there is one: `t/year` by `person` is `t/person/year`.
#[must_use]
pub fn divided_unit(unit: &str, divisor: &str) -> String {
    match unit.strip_suffix("/year") {
        Some(amount) => format!("{amount}/{divisor}/year"),
        None => format!("{unit}/{divisor}"),
    }
}
