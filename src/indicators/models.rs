//! Emission models of waste and wastewater. Each is a function that expands to a formula of the language itself, so that an
//! explanation shows the whole calculation. Source: GPC v1.1; IPCC Guidelines 2006, volume 5, and its refinement of 2019.
//! Methane and nitrous oxide are weighted with the global warming potentials of the fifth assessment report (28 and 265).

use crate::indicators::functions::FunctionName;

/// A function that expands to a formula.
pub(super) struct Model {
    pub function: FunctionName,
    /// The names of its parameters, in the order of the call.
    pub parameters: &'static [&'static str],
    /// The formula, in terms of the parameters.
    pub formula: &'static str,
}

const MODELS: [Model; 7] = [
    // All the methane that the waste deposited in one year will ever emit.
    Model {
        function: FunctionName::MethaneCommitment,
        parameters: &["waste", "doc", "docf", "mcf", "ox"],
        formula: "waste * doc * docf * mcf * 0.5 * 16 / 12 * (1 - ox) * 28[tCO2e/t]",
    },
    // The methane emitted in one year by the waste of all earlier years.
    Model {
        function: FunctionName::FirstOrderDecay,
        parameters: &["waste", "doc", "docf", "mcf", "k", "ox"],
        formula: "decomposed(waste, k) * doc * docf * mcf * 0.5 * 16 / 12 * (1 - ox) * 28[tCO2e/t]",
    },
    // Degradable organic carbon of mixed waste, from the wet mass share of each fraction.
    Model {
        function: FunctionName::DegradableCarbon,
        parameters: &["food", "garden", "paper", "wood", "textiles"],
        formula: "0.15 * food + 0.2 * garden + 0.4 * paper + 0.43 * wood + 0.24 * textiles",
    },
    Model { function: FunctionName::Composting, parameters: &["waste"], formula: "waste * (0.004 * 28 + 0.00024 * 265) * 1[tCO2e/t]" },
    // Carbon dioxide from the share of fossil carbon in the wet mass, plus nitrous oxide.
    Model {
        function: FunctionName::Incineration,
        parameters: &["waste", "fossil_carbon"],
        formula: "waste * (fossil_carbon * 44 / 12 + 0.00005 * 265) * 1[tCO2e/t]",
    },
    // Parameters: people, BOD in g/person/day, factor for industrial discharge (1.25), kg of methane per kg of BOD.
    Model {
        function: FunctionName::WastewaterMethane,
        parameters: &["people", "bod", "industry", "ef"],
        formula: "people * bod * industry * 0.365 * ef * 0.028[tCO2e/person/year]",
    },
    // Parameters: people, protein in kg/person/year, factors for uneaten protein and for industry, emission factor.
    Model {
        function: FunctionName::WastewaterNitrousOxide,
        parameters: &["people", "protein", "uneaten", "industry", "ef"],
        formula: "people * protein * 0.16 * 1.1 * uneaten * industry * ef * 44 / 28 * 0.265[tCO2e/person/year]",
    },
];

/// The model a function stands for; `None` when the function is not a model.
pub(super) fn find(function: FunctionName) -> Option<&'static Model> {
    MODELS.iter().find(|model| model.function == function)
}
