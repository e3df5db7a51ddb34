//! Models of waste and wastewater, each a function of formulas written in the language itself: what it stands for is seen in
//! an explanation, not hidden in code. Source: GPC v1.1; IPCC Guidelines 2006, volume 5, and its refinement of 2019. Methane
//! and nitrous oxide are counted with the potentials of the fifth assessment report.

/// A function that stands for another formula.
pub(super) struct Model {
    pub name: &'static str,
    /// What it is given, in order.
    pub given: &'static [&'static str],
    /// The formula, in these words.
    pub formula: &'static str,
}

/// Every model.
pub(super) const MODELS: [Model; 7] = [
    // All the methane this year's waste will ever give.
    Model {
        name: "methane_commitment",
        given: &["waste", "doc", "docf", "mcf", "ox"],
        formula: "waste * doc * docf * mcf * 0.5 * 16 / 12 * (1 - ox) * 28[tCO2e/t]",
    },
    // The methane given this year by the waste of all years before.
    Model {
        name: "first_order_decay",
        given: &["waste", "doc", "docf", "mcf", "k", "ox"],
        formula: "decomposed(waste, k) * doc * docf * mcf * 0.5 * 16 / 12 * (1 - ox) * 28[tCO2e/t]",
    },
    // Degradable organic carbon of a mix, from its wet shares.
    Model {
        name: "degradable_carbon",
        given: &["food", "garden", "paper", "wood", "textiles"],
        formula: "0.15 * food + 0.2 * garden + 0.4 * paper + 0.43 * wood + 0.24 * textiles",
    },
    Model { name: "composting", given: &["waste"], formula: "waste * (0.004 * 28 + 0.00024 * 265) * 1[tCO2e/t]" },
    // Fossil carbon dioxide from its share of the wet mass, and nitrous oxide.
    Model {
        name: "incineration",
        given: &["waste", "fossil_carbon"],
        formula: "waste * (fossil_carbon * 44 / 12 + 0.00005 * 265) * 1[tCO2e/t]",
    },
    // People, grams of BOD a day, the share collected with industry (1.25), kilograms of methane a kilogram of BOD.
    Model {
        name: "wastewater_methane",
        given: &["people", "bod", "industry", "ef"],
        formula: "people * bod * industry * 0.365 * ef * 0.028[tCO2e/person/year]",
    },
    // People, kilograms of protein a year, the factors for what is not eaten and for industry, the emission factor.
    Model {
        name: "wastewater_nitrous_oxide",
        given: &["people", "protein", "uneaten", "industry", "ef"],
        formula: "people * protein * 0.16 * 1.1 * uneaten * industry * ef * 44 / 28 * 0.265[tCO2e/person/year]",
    },
];

/// The model of this name.
pub(super) fn find(name: &str) -> Option<&'static Model> {
    MODELS.iter().find(|model| model.name == name)
}
