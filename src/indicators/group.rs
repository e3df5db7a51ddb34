//! The groups under which indicators are listed: what a town consumes and emits, what it offers, how it is run.

/// A group of themes, in the order in which they are listed.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, strum::IntoStaticStr, strum::VariantArray, serde::Deserialize, serde::Serialize,
)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum IndicatorGroup {
    /// Made by the user, or known only from the files.
    Own,
    /// What the town emits and throws away: gases, air, waste.
    Footprint,
    /// What it uses: water, energy, land.
    Resources,
    /// What its inhabitants are offered.
    Services,
    /// How it is governed and paid for.
    Governance,
    /// Who lives and works there.
    Context,
}

impl IndicatorGroup {
    /// The stable name, as in exported files.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.into()
    }

    /// The group of a theme.
    pub(super) fn of_theme(theme: &str) -> Self {
        match theme {
            "carbon" | "air" | "waste" => Self::Footprint,
            "water" | "energy" | "land" => Self::Resources,
            "transport" | "health" | "education" | "digital" | "housing" => Self::Services,
            "participation" | "finance" => Self::Governance,
            "context" | "economy" => Self::Context,
            _ => Self::Own,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::indicators::Catalogue;
    use crate::tidy::Measures;

    #[test]
    fn every_card_and_every_measure_has_a_group() {
        let measures = Measures::shipped();
        let catalogue = Catalogue::shipped(&measures);
        for indicator in catalogue.indicators() {
            assert_ne!(indicator.group(), IndicatorGroup::Own, "{}", indicator.id);
        }
        for measure in measures.all() {
            assert_ne!(IndicatorGroup::of_theme(&measure.theme), IndicatorGroup::Own, "{}", measure.id);
        }
        let group = |id: &str| catalogue.find(id).map(|indicator| indicator.group());
        assert_eq!(group("water_access"), Some(IndicatorGroup::Services));
        assert_eq!(group("water_total_pc"), Some(IndicatorGroup::Resources));
        assert_eq!(group("msw_pc"), Some(IndicatorGroup::Footprint));
    }
}
