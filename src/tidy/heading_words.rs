//! The words by which headings are recognised, in three languages: a role of a column in, the headings it may have out. Of
//! several words the earlier ones are preferred.

use crate::base::Level;
use crate::base::fold::fold;
use crate::tidy::mapping::DescriptiveField;

/// Headings of the column of places.
pub(super) const PLACE: &[&str] = &[
    "ville",
    "commune",
    "place",
    "town",
    "city",
    "municipality",
    "territoire",
    "lieu",
    "nom commune",
    "nom de la commune",
    "libelle commune",
    "libelle géographique",
    "libgeo",
    "libmin",
    "inom",
    "nom standard",
    "nom com",
    "city name",
    "city short name",
    "freguesia",
    "concelho",
    "nom membre",
    "place id",
    "place name",
    "country name",
    "country",
    "pays",
    "reference area",
    "geo",
    "المدينة",
    "الجماعة",
    "المكان",
    // Without communes, the finest territories are the places.
    "province",
    "préfecture",
    "province préfecture",
    "préfecture province",
    "الإقليم",
    "département",
    "epci",
    "zone d'emploi",
    "région",
    "الجهة",
];
/// Headings of official codes beside the name of a place.
pub(super) const PLACE_CODE: &[&str] =
    &["insee", "code insee", "codgeo", "country code", "icom", "code commune", "code commune insee", "insee com", "depcom", "cog"];
/// Headings of the column of measures in a long table.
pub(super) const MEASURE: &[&str] = &[
    "mesure",
    "measure",
    "indicateur",
    "indicator",
    "variable",
    "measure id",
    "indicator name",
    "series name",
    "gpc ref",
    "ref gpc",
    "gpc",
    "reference gpc",
    "libelle",
    "intitule",
    "المقياس",
    "المؤشر",
];
/// Headings of the column of years.
pub(super) const YEAR: &[&str] = &[
    "année",
    "annee",
    "an",
    "year",
    "millésime",
    "exercice",
    "période",
    "period",
    "time period",
    "time",
    "date",
    "التاريخ",
    "السنة",
    "سنة",
    "العام",
    "الفترة",
    "accounting year",
    "id annee",
    "annee donnee",
    "anno",
];
/// Headings of the column of values in a long table.
pub(super) const VALUE: &[&str] = &["valeur", "value", "val", "obs value", "quantite", "القيمة"];
/// Headings of the column of units.
pub(super) const UNIT: &[&str] = &["unité", "unit", "unités", "الوحدة"];
/// Headings of columns that describe values.
pub(super) const CONTEXT: &[(DescriptiveField, &[&str])] = &[
    (DescriptiveField::Level, &["niveau", "level", "geo level", "المستوى"]),
    (DescriptiveField::Perimeter, &["périmètre", "perimeter", "المجال"]),
    (DescriptiveField::Definition, &["définition", "definition", "definition note", "التعريف"]),
    (DescriptiveField::Status, &["statut", "status", "الحالة"]),
    (DescriptiveField::Quality, &["data quality", "quality", "qualité", "qualité des données", "جودة البيانات"]),
    (DescriptiveField::Title, &["source", "source title", "titre de la source", "المصدر"]),
    (DescriptiveField::Publisher, &["éditeur", "publisher", "source publisher", "producteur", "الناشر"]),
    (DescriptiveField::Address, &["adresse", "address", "url", "source url", "lien", "العنوان"]),
    (DescriptiveField::Remark, &["remarque", "remark", "note", "notes", "commentaire", "ملاحظة"]),
];

/// Headings whose numbers place, order or date a row and measure nothing, folded.
pub(super) const NO_MEASURES: [&str; 42] = [
    "lat",
    "latitude",
    "lon",
    "long",
    "lng",
    "longitude",
    "x",
    "y",
    "coordonnees",
    "coordinates",
    "gps",
    "geo",
    "rang",
    "rank",
    "classement",
    "position",
    "ordre",
    "order",
    "index",
    "ligne",
    "row",
    "numero",
    "num",
    "n",
    "no",
    "mois",
    "month",
    "trimestre",
    "quarter",
    "semaine",
    "week",
    "jour",
    "day",
    "age",
    "ages",
    "الشهر",
    "الرتبه",
    "الترتيب",
    "السن",
    "رقم",
    "version",
    "page",
];

/// Headings of a column that gives the kind of territory of each row, if its cells are such words; folded.
pub(super) const TERRITORY_TYPES: [&str; 7] =
    ["type", "type de territoire", "type territoire", "nature", "categorie", "statut administratif", "النوع"];

/// The words of a kind of territory at most: "zone d emploi".
const LEVEL_WORDS: usize = 6;

/// The kind of territory that the heading of a column of places announces; `None` if it announces none, or communes. Moroccans say
/// province or préfecture of one kind of territory.
pub(super) fn heading_level(heading: &str) -> Option<Level> {
    let folded = fold(heading);
    let words: Vec<&str> = folded.split(' ').collect();
    let mut found: Vec<Level> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let named = (1..=LEVEL_WORDS.min(words.len() - at)).rev().find_map(|length| {
            let text = words.get(at..at + length)?.join(" ");
            // "LIBIRIS", "NOMREG": the kind is written against the word for name.
            let bare = ["lib", "nom", "cod"].iter().find_map(|prefix| text.strip_prefix(prefix)).unwrap_or(&text);
            let level = Level::parse(&text).or_else(|| Level::parse(bare).filter(|_| bare.len() > 2))?;
            (level != Level::Unknown).then_some((level, length))
        });
        let (level, length) = named.map_or((None, 1), |(level, length)| (Some(level), length));
        found.extend(level);
        at += length;
    }
    if found.contains(&Level::Commune) {
        return None;
    }
    let first = *found.first()?;
    let is_province = |level: &Level| matches!(level, Level::Province | Level::Prefecture);
    if found.iter().all(|level| *level == first) {
        Some(first)
    } else {
        Some(if found.iter().all(is_province) { Level::Province } else { Level::Unknown })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_announce_their_territories() {
        for (heading, level) in [
            ("Province", Some(Level::Province)),
            ("الإقليم", Some(Level::Province)),
            ("dept_lib", Some(Level::Departement)),
            ("Nom du département", Some(Level::Departement)),
            ("RÉGION", Some(Level::Region)),
            ("Zone d’emploi", Some(Level::EmploymentArea)),
            ("Province/Préfecture", Some(Level::Province)),
            ("Commune (province de Kénitra)", None),
            ("ville", None),
            ("libgeo", None),
        ] {
            assert_eq!(heading_level(heading), level, "{heading}");
        }
    }
}
