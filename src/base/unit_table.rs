//! The words units are written with, in French, English and Arabic: a word in, its [`Unit`] out.
//!
//! Base units: kg, m, day, J, and one dimension for each countable thing (person, household, bed…).
//! A year is 365 days, as in the published figures this program must reproduce. kgCO2e and kgCO2 are
//! dimensions of their own, so that mass and emissions never add up; so is each currency.

use crate::base::unit::Unit;

/// A row: spellings, dimensions with powers, and the exact size in base units as a fraction.
type Row = (&'static [&'static str], &'static [(&'static str, i8)], u128, u128);

/// Read top to bottom; the first spelling is ours.
const TABLE: &[Row] = &[
    (&["1", "number", "nombre", "ratio"], &[], 1, 1),
    (&["%", "pct", "pour cent", "percent", "٪"], &[], 1, 100),
    (&["‰", "pour mille", "per mille"], &[], 1, 1000),
    // Mass, length, area, volume.
    (&["kg"], &[("kg", 1)], 1, 1),
    (&["g"], &[("kg", 1)], 1, 1000),
    (&["mg"], &[("kg", 1)], 1, 1_000_000),
    (&["ug", "µg", "μg"], &[("kg", 1)], 1, 1_000_000_000),
    (&["t", "tonne", "tonnes", "طن"], &[("kg", 1)], 1000, 1),
    (&["kt"], &[("kg", 1)], 1_000_000, 1),
    (&["m", "mètres", "meters"], &[("m", 1)], 1, 1),
    (&["mm"], &[("m", 1)], 1, 1000),
    (&["km", "كم", "كلم"], &[("m", 1)], 1000, 1),
    (&["m2"], &[("m", 2)], 1, 1),
    (&["ha", "hectares", "hectare", "هكتار"], &[("m", 2)], 10_000, 1),
    (&["km2", "sq km", "sqkm", "km carrés", "كم2", "كلم2", "كيلومتر مربع"], &[("m", 2)], 1_000_000, 1),
    (&["m3"], &[("m", 3)], 1, 1),
    (&["l", "litres", "litre", "liters"], &[("m", 3)], 1, 1000),
    (&["hm3", "Mm3"], &[("m", 3)], 1_000_000, 1),
    // Time.
    (&["day", "days", "jour", "jours", "j", "d"], &[("day", 1)], 1, 1),
    (&["month", "mois"], &[("day", 1)], 365, 12),
    (&["year", "years", "yr", "an", "ans", "année", "années", "a", "سنة"], &[("day", 1)], 365, 1),
    (&["h", "heure", "hour"], &[("day", 1)], 1, 24),
    // Energy.
    (&["MJ"], &[("J", 1)], 1_000_000, 1),
    (&["GJ"], &[("J", 1)], 1_000_000_000, 1),
    (&["TJ"], &[("J", 1)], 1_000_000_000_000, 1),
    (&["kWh"], &[("J", 1)], 3_600_000, 1),
    (&["MWh"], &[("J", 1)], 3_600_000_000, 1),
    (&["GWh"], &[("J", 1)], 3_600_000_000_000, 1),
    (&["toe", "tep"], &[("J", 1)], 41_868_000_000, 1),
    // Emissions.
    (&["kgCO2e", "kgCO2eq", "kgeqCO2"], &[("kgCO2e", 1)], 1, 1),
    (&["gCO2e"], &[("kgCO2e", 1)], 1, 1000),
    (&["tCO2e", "tCO2eq", "teqCO2", "t CO2e", "t CO2eq", "teCO2"], &[("kgCO2e", 1)], 1000, 1),
    (&["ktCO2e"], &[("kgCO2e", 1)], 1_000_000, 1),
    (&["kgCO2"], &[("kgCO2", 1)], 1, 1),
    (&["tCO2", "t CO2"], &[("kgCO2", 1)], 1000, 1),
    // Money.
    (&["EUR", "€", "euros", "euro"], &[("EUR", 1)], 1, 1),
    (&["k€", "kEUR"], &[("EUR", 1)], 1000, 1),
    (&["M€", "MEUR"], &[("EUR", 1)], 1_000_000, 1),
    (&["MAD", "DH", "DHS", "dirhams", "dirham", "درهم"], &[("MAD", 1)], 1, 1),
    (&["kMAD", "KDH"], &[("MAD", 1)], 1000, 1),
    (&["MMAD", "MDH"], &[("MAD", 1)], 1_000_000, 1),
    // Countable things.
    (
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
        &[("person", 1)],
        1,
        1,
    ),
    (&["household", "households", "ménages", "ménage", "أسرة"], &[("household", 1)], 1, 1),
    (&["dwelling", "dwellings", "logements", "logement"], &[("dwelling", 1)], 1, 1),
    (&["room", "rooms", "pièce", "pièces"], &[("room", 1)], 1, 1),
    (&["establishment", "establishments", "établissements", "établissement"], &[("establishment", 1)], 1, 1),
    (&["enterprise", "enterprises", "entreprises", "entreprise"], &[("enterprise", 1)], 1, 1),
    (&["family", "families", "familles", "famille"], &[("family", 1)], 1, 1),
    (&["vote", "votes", "voix"], &[("vote", 1)], 1, 1),
    (&["job", "jobs", "emplois", "emploi"], &[("job", 1)], 1, 1),
    (&["trip", "trips", "voyages", "voyage"], &[("trip", 1)], 1, 1),
    (&["line", "lines", "lignes", "ligne"], &[("line", 1)], 1, 1),
    (&["bed", "beds", "lits", "lit"], &[("bed", 1)], 1, 1),
    (&["seat", "seats", "sièges", "siège"], &[("seat", 1)], 1, 1),
    (&["child", "children", "enfants", "enfant"], &[("child", 1)], 1, 1),
    (&["woman", "women", "femme", "femmes"], &[("woman", 1)], 1, 1),
    (&["vehicle", "vehicles", "véhicules", "véhicule"], &[("vehicle", 1)], 1, 1),
    (&["tree", "trees", "arbres", "arbre"], &[("tree", 1)], 1, 1),
    (&["subscriber", "subscribers", "abonnés", "abonné"], &[("subscriber", 1)], 1, 1),
    (&["station", "stations"], &[("station", 1)], 1, 1),
    (&["leak", "leaks", "fuites", "fuite"], &[("leak", 1)], 1, 1),
    (&["stop", "stops", "arrêts", "arrêt"], &[("stop", 1)], 1, 1),
    (&["pass", "passes", "abonnements", "abonnement"], &[("pass", 1)], 1, 1),
    (&["commune", "communes"], &[("commune", 1)], 1, 1),
    (&["class", "classes"], &[("class", 1)], 1, 1),
    (&["point", "points"], &[("point", 1)], 1, 1),
    (&["planet", "planets", "planètes", "planète"], &[("planet", 1)], 1, 1),
    (&["population equivalent", "équivalents-habitants", "EH"], &[("population equivalent", 1)], 1, 1),
    (&["death", "deaths", "décès", "tués"], &[("death", 1)], 1, 1),
    (&["physician", "physicians", "médecins", "médecin"], &[("physician", 1)], 1, 1),
    (&["pupil", "pupils", "élèves", "élève"], &[("pupil", 1)], 1, 1),
    (&["teacher", "teachers", "enseignants", "enseignant"], &[("teacher", 1)], 1, 1),
    (&["interruption", "interruptions", "coupures", "coupure"], &[("interruption", 1)], 1, 1),
    (&["customer", "customers"], &[("customer", 1)], 1, 1),
    (&["index", "indice"], &[("index", 1)], 1, 1),
    (&["kWh GCV", "kWh PCS"], &[("J GCV", 1)], 3_600_000, 1),
    (&["MWh GCV", "MWh PCS"], &[("J GCV", 1)], 3_600_000_000, 1),
    (&["GWh GCV", "GWh PCS"], &[("J GCV", 1)], 3_600_000_000_000, 1),
];

/// The unit a word stands for. The exact spelling wins over a change of case: "MW" is not "mW".
#[must_use]
pub fn known_token(word: &str) -> Option<Unit> {
    let find = |same: &dyn Fn(&str) -> bool| TABLE.iter().find(|(spellings, ..)| spellings.iter().any(|s| same(s)));
    let lower = word.to_lowercase();
    let row = find(&|s| s == word).or_else(|| find(&|s| s.to_lowercase() == lower))?;
    Some(Unit::of(row.1, row.2, row.3))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn no_spelling_stands_twice() {
        let mut seen = HashSet::new();
        for (spellings, ..) in TABLE {
            for spelling in *spellings {
                assert!(seen.insert(*spelling), "{spelling} stands twice");
            }
        }
    }

    #[test]
    fn case_is_a_last_resort() {
        assert_eq!(known_token("HAB"), known_token("hab"));
        assert_eq!(known_token("Mm3"), known_token("hm3"));
        assert_ne!(known_token("mm"), known_token("Mm3"));
    }
}
