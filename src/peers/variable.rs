//! The variables of likeness: what a council cannot change in a term. Each has the difference under which two towns are about the same.

/// A variable of likeness.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, strum::EnumString, strum::IntoStaticStr, serde::Serialize, serde::Deserialize,
)]
#[strum(serialize_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum PeerVariable {
    /// The number of people.
    Population,
    /// People per square kilometre of the administrative area.
    Density,
    /// The yearly change of the population in percent, over the longest common span of at most ten years.
    Growth,
    /// People per household.
    HouseholdSize,
    /// The share of people of 15 to 64 years, in percent.
    #[strum(serialize = "share_15_64")]
    #[serde(rename = "share_15_64")]
    Share15To64,
    /// The share of people under 15 years, in percent.
    #[strum(serialize = "share_0_14")]
    #[serde(rename = "share_0_14")]
    Share0To14,
    /// The share of people of 65 years and more, in percent.
    #[strum(serialize = "share_65_plus")]
    #[serde(rename = "share_65_plus")]
    Share65Plus,
    /// The rate of unemployment in percent, by the census of each country.
    Unemployment,
    /// The distance on the map in kilometres; inside one country only, as across the sea it separates nothing.
    Distance,
    /// Whether its centre is by the sea: 1 or 0. That two towns are not tells nothing.
    Coast,
    /// An indicator of the user, by its index among those of the criteria.
    #[strum(disabled)]
    Own(u8),
}

/// The tolerance of ranks within a country, in percent of the country's towns.
pub const RANK_TOLERANCE: f64 = 10.0;

impl PeerVariable {
    /// All variables but those of the user.
    pub const ALL: [Self; 10] = [
        Self::Population,
        Self::Density,
        Self::Growth,
        Self::HouseholdSize,
        Self::Share15To64,
        Self::Share0To14,
        Self::Share65Plus,
        Self::Unemployment,
        Self::Distance,
        Self::Coast,
    ];

    /// Those of a list that nobody adjusted: one of the ages at a time, and no distance.
    pub const USUAL: [Self; 6] =
        [Self::Population, Self::Density, Self::Growth, Self::HouseholdSize, Self::Share15To64, Self::Unemployment];

    /// The stable name.
    #[must_use]
    pub fn name(self) -> &'static str {
        if self.own_index().is_some() { "own" } else { self.into() }
    }

    /// The index among the indicators of the user; `None` for any other variable.
    #[must_use]
    pub fn own_index(self) -> Option<usize> {
        if let Self::Own(index) = self { Some(usize::from(index)) } else { None }
    }

    /// The index of its value among those of a candidate.
    pub(super) fn position(self) -> usize {
        let known = || Self::ALL.iter().position(|other| *other == self).unwrap_or(usize::MAX);
        self.own_index().map_or_else(known, |index| Self::ALL.len() + index)
    }

    /// The indicators that show it: a list that rests on what is compared would choose the answer.
    #[must_use]
    pub fn shown_by(self) -> &'static [&'static str] {
        match self {
            Self::Population => &["population"],
            Self::Density => &["population_density"],
            Self::Growth => &["population_growth"],
            Self::HouseholdSize => &["persons_per_household"],
            Self::Share0To14 => &["age_0_14"],
            Self::Unemployment => &["unemployment", "unemployment_rate_pct"],
            Self::Share15To64 | Self::Share65Plus | Self::Distance | Self::Coast | Self::Own(_) => &[],
        }
    }

    /// Whether values are compared as ratios: twice as many people is as far as half as many.
    #[must_use]
    pub fn is_ratio(self) -> bool {
        matches!(self, Self::Population | Self::Density)
    }

    /// The difference under which two values are about the same: a factor for ratios (1.5), else in the unit of the variable.
    #[must_use]
    pub fn usual_tolerance(self) -> f64 {
        match self {
            Self::Density => 2.0,
            Self::Growth => 0.35,
            Self::HouseholdSize => 0.25,
            // A factor for the people, points for the ages.
            Self::Population | Self::Share15To64 | Self::Share0To14 | Self::Share65Plus => 1.5,
            Self::Unemployment => 3.0,
            Self::Distance => 100.0,
            // Never used: a town is by the sea or it is not, and the user's own are given one.
            Self::Coast | Self::Own(_) => 1.0,
        }
    }

    /// Whether it is a yes (1) or no (0) of something that is rare: that both lack it tells nothing.
    #[must_use]
    pub fn is_presence(self) -> bool {
        self == Self::Coast
    }

    /// Whether a tolerance makes sense: a factor above one, or a positive difference.
    #[must_use]
    pub fn accepts_tolerance(self, tolerance: f64) -> bool {
        !self.is_presence() && tolerance.is_finite() && tolerance > if self.is_ratio() { 1.0 } else { 0.0 }
    }

    /// A value on the scale it is compared on: the natural logarithm of ratios.
    #[must_use]
    pub(super) fn scaled(self, value: f64) -> f64 {
        if self.is_ratio() { value.ln() } else { value }
    }

    /// Whether ranks within the own country take the place of values, when towns are compared so: size and density stay as they are.
    #[must_use]
    pub fn is_ranked_within_country(self) -> bool {
        !matches!(self, Self::Population | Self::Density | Self::Distance | Self::Coast)
    }

    /// Whether it is measured alike in both countries. The census of Morocco counts the unemployed from 15 years on, that of France from 15
    /// to 64.
    #[must_use]
    pub fn is_comparable_across_countries(self) -> bool {
        !matches!(self, Self::Unemployment | Self::Distance)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_as_they_are_written() {
        for variable in PeerVariable::ALL {
            assert_eq!(variable.name().parse(), Ok(variable));
            assert_eq!(PeerVariable::ALL.get(variable.position()), Some(&variable));
        }
        assert!("own".parse::<PeerVariable>().is_err());
        assert_eq!(PeerVariable::Share15To64.name(), "share_15_64");
    }
}
