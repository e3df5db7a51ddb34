//! The words units are written with, in French, English and Arabic: a word in, its `UnitDefinition` out.
//!
//! Base units: kg, m, day, J, and one dimension for each countable thing (person, household, bed…). A year is 365 days, as
//! in the published figures that the program reproduces. kgCO2e and kgCO2 are dimensions of their own, so mass and emissions
//! never add up; so is each currency.

use std::collections::HashMap;
use std::sync::LazyLock;

/// A dimension with its power: `m` to the power 2 for an area.
pub(super) struct Dimension {
    /// The base unit of the dimension.
    pub(super) name: &'static str,
    /// The power, which is not zero.
    pub(super) power: i8,
}

/// A unit with all its spellings. Its size in base units is `numerator ÷ denominator`.
pub(super) struct UnitDefinition {
    spellings: &'static [&'static str],
    /// The dimensions; empty for a pure number.
    pub(super) dimensions: &'static [Dimension],
    /// The numerator of the size in base units.
    pub(super) numerator: u128,
    /// The denominator of the size in base units.
    pub(super) denominator: u128,
}

const fn dim(name: &'static str, power: i8) -> Dimension {
    Dimension { name, power }
}

const fn unit(spellings: &'static [&'static str], dimensions: &'static [Dimension], numerator: u128, denominator: u128) -> UnitDefinition {
    UnitDefinition { spellings, dimensions, numerator, denominator }
}

/// All known units. The first match from the top wins; the first spelling of each is the one the program writes.
const TABLE: &[UnitDefinition] = &[
    unit(&["1", "number", "nombre", "ratio"], &[], 1, 1),
    unit(&["%", "pct", "pour cent", "percent", "٪"], &[], 1, 100),
    unit(&["‰", "pour mille", "per mille"], &[], 1, 1000),
    // Mass, length, area, volume.
    unit(&["kg"], &[dim("kg", 1)], 1, 1),
    unit(&["g"], &[dim("kg", 1)], 1, 1000),
    unit(&["mg"], &[dim("kg", 1)], 1, 1_000_000),
    unit(&["ug", "µg", "μg"], &[dim("kg", 1)], 1, 1_000_000_000),
    unit(&["t", "tonne", "tonnes", "طن"], &[dim("kg", 1)], 1000, 1),
    unit(&["kt"], &[dim("kg", 1)], 1_000_000, 1),
    unit(&["m", "mètres", "mètre(s)", "mètre", "meters", "metres"], &[dim("m", 1)], 1, 1),
    unit(&["mm"], &[dim("m", 1)], 1, 1000),
    unit(&["km", "كم", "كلم"], &[dim("m", 1)], 1000, 1),
    unit(&["m2"], &[dim("m", 2)], 1, 1),
    unit(&["ha", "hectares", "hectare", "هكتار"], &[dim("m", 2)], 10_000, 1),
    unit(&["km2", "sq km", "sqkm", "km carrés", "كم2", "كلم2", "كيلومتر مربع"], &[dim("m", 2)], 1_000_000, 1),
    unit(&["m3"], &[dim("m", 3)], 1, 1),
    unit(&["l", "litres", "litre", "liters"], &[dim("m", 3)], 1, 1000),
    unit(&["hm3", "Mm3"], &[dim("m", 3)], 1_000_000, 1),
    // Time.
    unit(&["day", "days", "jour", "jours", "j", "d"], &[dim("day", 1)], 1, 1),
    unit(&["month", "mois"], &[dim("day", 1)], 365, 12),
    unit(&["year", "years", "yr", "an", "ans", "année", "années", "a", "سنة"], &[dim("day", 1)], 365, 1),
    unit(&["h", "heure", "hour"], &[dim("day", 1)], 1, 24),
    // Energy.
    unit(&["MJ"], &[dim("J", 1)], 1_000_000, 1),
    unit(&["GJ"], &[dim("J", 1)], 1_000_000_000, 1),
    unit(&["TJ"], &[dim("J", 1)], 1_000_000_000_000, 1),
    unit(&["kWh"], &[dim("J", 1)], 3_600_000, 1),
    unit(&["MWh"], &[dim("J", 1)], 3_600_000_000, 1),
    unit(&["GWh"], &[dim("J", 1)], 3_600_000_000_000, 1),
    unit(&["toe", "tep"], &[dim("J", 1)], 41_868_000_000, 1),
    // Emissions.
    unit(&["kgCO2e", "kgCO2eq", "kgeqCO2"], &[dim("kgCO2e", 1)], 1, 1),
    unit(&["gCO2e"], &[dim("kgCO2e", 1)], 1, 1000),
    unit(&["tCO2e", "tCO2eq", "teqCO2", "t CO2e", "t CO2eq", "teCO2"], &[dim("kgCO2e", 1)], 1000, 1),
    unit(&["ktCO2e"], &[dim("kgCO2e", 1)], 1_000_000, 1),
    unit(&["kgCO2"], &[dim("kgCO2", 1)], 1, 1),
    unit(&["tCO2", "t CO2"], &[dim("kgCO2", 1)], 1000, 1),
    // Money.
    unit(&["EUR", "€", "euros", "euro", "أورو", "يورو"], &[dim("EUR", 1)], 1, 1),
    unit(&["k€", "kEUR", "K€"], &[dim("EUR", 1)], 1000, 1),
    unit(&["M€", "MEUR"], &[dim("EUR", 1)], 1_000_000, 1),
    unit(&["Md€"], &[dim("EUR", 1)], 1_000_000_000, 1),
    unit(&["MAD", "DH", "DHS", "dirhams", "dirham", "درهم"], &[dim("MAD", 1)], 1, 1),
    unit(&["kMAD", "KDH"], &[dim("MAD", 1)], 1000, 1),
    unit(&["MMAD", "MDH"], &[dim("MAD", 1)], 1_000_000, 1),
    unit(&["MdMAD", "MMDH"], &[dim("MAD", 1)], 1_000_000_000, 1),
    unit(&["USD", "US$", "$US"], &[dim("USD", 1)], 1, 1),
    unit(&["GBP", "£"], &[dim("GBP", 1)], 1, 1),
    unit(&["CHF"], &[dim("CHF", 1)], 1, 1),
    unit(&["CAD"], &[dim("CAD", 1)], 1, 1),
    unit(&["XOF", "FCFA", "F CFA", "francs CFA"], &[dim("XOF", 1)], 1, 1),
    unit(&["XAF"], &[dim("XAF", 1)], 1, 1),
    unit(&["DZD"], &[dim("DZD", 1)], 1, 1),
    unit(&["TND"], &[dim("TND", 1)], 1, 1),
    unit(&["EGP"], &[dim("EGP", 1)], 1, 1),
    unit(&["MRU"], &[dim("MRU", 1)], 1, 1),
    unit(&["SAR"], &[dim("SAR", 1)], 1, 1),
    unit(&["AED"], &[dim("AED", 1)], 1, 1),
    unit(&["CNY"], &[dim("CNY", 1)], 1, 1),
    unit(&["JPY"], &[dim("JPY", 1)], 1, 1),
    // Countable things.
    unit(
        &[
            "person",
            "persons",
            "personnes",
            "personne",
            "pers",
            "hab",
            "habitants",
            "habitant",
            "cap",
            "capita",
            "inhabitants",
            "people",
            "نسمة",
            "ساكن",
            "شخص",
        ],
        &[dim("person", 1)],
        1,
        1,
    ),
    unit(&["household", "households", "ménages", "ménage", "أسرة"], &[dim("household", 1)], 1, 1),
    unit(&["dwelling", "dwellings", "logements", "logement"], &[dim("dwelling", 1)], 1, 1),
    unit(&["room", "rooms", "pièce", "pièces"], &[dim("room", 1)], 1, 1),
    unit(&["establishment", "establishments", "établissements", "établissement"], &[dim("establishment", 1)], 1, 1),
    unit(&["enterprise", "enterprises", "entreprises", "entreprise"], &[dim("enterprise", 1)], 1, 1),
    unit(&["family", "families", "familles", "famille"], &[dim("family", 1)], 1, 1),
    unit(&["vote", "votes", "voix"], &[dim("vote", 1)], 1, 1),
    unit(&["job", "jobs", "emplois", "emploi"], &[dim("job", 1)], 1, 1),
    unit(&["trip", "trips", "voyages", "voyage"], &[dim("trip", 1)], 1, 1),
    unit(&["line", "lines", "lignes", "ligne"], &[dim("line", 1)], 1, 1),
    unit(&["bed", "beds", "lits", "lit"], &[dim("bed", 1)], 1, 1),
    unit(&["seat", "seats", "sièges", "siège"], &[dim("seat", 1)], 1, 1),
    unit(&["child", "children", "enfants", "enfant"], &[dim("child", 1)], 1, 1),
    unit(&["woman", "women", "femme", "femmes"], &[dim("woman", 1)], 1, 1),
    unit(&["vehicle", "vehicles", "véhicules", "véhicule"], &[dim("vehicle", 1)], 1, 1),
    unit(&["tree", "trees", "arbres", "arbre"], &[dim("tree", 1)], 1, 1),
    unit(&["subscriber", "subscribers", "abonnés", "abonné"], &[dim("subscriber", 1)], 1, 1),
    unit(&["station", "stations"], &[dim("station", 1)], 1, 1),
    unit(&["leak", "leaks", "fuites", "fuite"], &[dim("leak", 1)], 1, 1),
    unit(&["stop", "stops", "arrêts", "arrêt"], &[dim("stop", 1)], 1, 1),
    unit(&["pass", "passes", "abonnements", "abonnement"], &[dim("pass", 1)], 1, 1),
    unit(&["commune", "communes"], &[dim("commune", 1)], 1, 1),
    unit(&["class", "classes"], &[dim("class", 1)], 1, 1),
    unit(&["point", "points"], &[dim("point", 1)], 1, 1),
    unit(&["planet", "planets", "planètes", "planète"], &[dim("planet", 1)], 1, 1),
    unit(&["population equivalent", "équivalents-habitants", "EH"], &[dim("population equivalent", 1)], 1, 1),
    unit(&["death", "deaths", "décès", "tués"], &[dim("death", 1)], 1, 1),
    unit(&["physician", "physicians", "médecins", "médecin"], &[dim("physician", 1)], 1, 1),
    unit(&["practitioner", "practitioners", "praticiens", "praticien"], &[dim("practitioner", 1)], 1, 1),
    unit(&["consultation", "consultations"], &[dim("consultation", 1)], 1, 1),
    unit(&["FTE", "ETP"], &[dim("full-time equivalent", 1)], 1, 1),
    unit(&["souk", "souks"], &[dim("souk", 1)], 1, 1),
    unit(&["pupil", "pupils", "élèves", "élève"], &[dim("pupil", 1)], 1, 1),
    unit(&["teacher", "teachers", "enseignants", "enseignant"], &[dim("teacher", 1)], 1, 1),
    unit(&["interruption", "interruptions", "coupures", "coupure"], &[dim("interruption", 1)], 1, 1),
    unit(&["customer", "customers"], &[dim("customer", 1)], 1, 1),
    unit(&["index", "indice"], &[dim("index", 1)], 1, 1),
    unit(&["kWh GCV", "kWh PCS"], &[dim("J GCV", 1)], 3_600_000, 1),
    unit(&["MWh GCV", "MWh PCS"], &[dim("J GCV", 1)], 3_600_000_000, 1),
    unit(&["GWh GCV", "GWh PCS"], &[dim("J GCV", 1)], 3_600_000_000_000, 1),
];

/// Finds the unit a word stands for; `None` if the word is unknown. The exact spelling wins over a change of case: "MW" is
/// not "mW".
pub(super) fn find_definition(word: &str) -> Option<&'static UnitDefinition> {
    static SPELLINGS: LazyLock<Spellings> = LazyLock::new(Spellings::new);
    // No unit is longer, and most words of a file are no units.
    if word.len() > SPELLINGS.longest {
        return None;
    }
    let exact = SPELLINGS.exact.get(word).copied();
    exact.or_else(|| SPELLINGS.lower.get(word.to_lowercase().as_str()).copied())
}

/// The units by their spellings.
struct Spellings {
    exact: HashMap<&'static str, &'static UnitDefinition>,
    /// By spellings in lower case; of several units the first.
    lower: HashMap<String, &'static UnitDefinition>,
    /// The length of the longest spelling, in bytes; in lower case a letter may be longer.
    longest: usize,
}

impl Spellings {
    fn new() -> Self {
        let mut spellings = Self { exact: HashMap::new(), lower: HashMap::new(), longest: 0 };
        for unit in TABLE {
            for spelling in unit.spellings {
                spellings.exact.entry(spelling).or_insert(unit);
                spellings.lower.entry(spelling.to_lowercase()).or_insert(unit);
                spellings.longest = spellings.longest.max(spelling.len() * 2);
            }
        }
        spellings
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn spellings_are_unique() {
        let mut seen = HashSet::new();
        for spelling in TABLE.iter().flat_map(|unit| unit.spellings) {
            assert!(seen.insert(*spelling), "{spelling} appears twice");
        }
    }
}
