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
    &["insee", "code insee", "codgeo", "code commune", "code commune insee", "insee com", "depcom", "cog"];
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

/// Words of headings whose numbers place, order or date a row and measure nothing, folded.
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

/// Words of headings of places, each with the kind of territory it announces; communes are announced by none of them.
const TERRITORIES: [(&str, Level); 24] = [
    ("province", Level::Province),
    ("provinces", Level::Province),
    ("إقليم", Level::Province),
    ("الإقليم", Level::Province),
    ("préfecture", Level::Prefecture),
    ("préfectures", Level::Prefecture),
    ("عمالة", Level::Prefecture),
    ("العمالة", Level::Prefecture),
    ("département", Level::Departement),
    ("départements", Level::Departement),
    ("dept", Level::Departement),
    ("department", Level::Departement),
    ("région", Level::Region),
    ("régions", Level::Region),
    ("جهة", Level::Region),
    ("الجهة", Level::Region),
    ("epci", Level::Epci),
    ("métropole", Level::Epci),
    ("intercommunalité", Level::Epci),
    ("emploi", Level::EmploymentArea),
    ("iris", Level::Unknown),
    ("quartier", Level::Unknown),
    ("arrondissement", Level::Unknown),
    ("district", Level::Unknown),
];
/// Words of headings whose places are communes, whatever else the heading says: "Commune (province de Kénitra)".
const COMMUNES: [&str; 8] = ["commune", "communes", "ville", "villes", "city", "town", "municipality", "المدينة"];

/// The kind of territory that the heading of a column of places announces; `None` if it announces none, or communes. Two kinds in one
/// heading ("Province/Préfecture") leave the kind unknown.
pub(super) fn heading_level(heading: &str) -> Option<Level> {
    let folded = fold(heading);
    let words = || folded.split(' ');
    if words().any(|word| COMMUNES.iter().any(|commune| fold(commune) == word)) {
        return None;
    }
    let mut levels = words().filter_map(|word| TERRITORIES.iter().find(|(name, _)| fold(name) == word).map(|(_, level)| *level));
    let first = levels.next()?;
    Some(if levels.all(|level| level == first) { first } else { Level::Unknown })
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
            ("Province/Préfecture", Some(Level::Unknown)),
            ("Commune (province de Kénitra)", None),
            ("ville", None),
            ("libgeo", None),
        ] {
            assert_eq!(heading_level(heading), level, "{heading}");
        }
    }
}
