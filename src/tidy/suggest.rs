//! A table in, a proposed `Mapping` and its doubts out. Headings are recognised in three languages.

use crate::base::{Note, NoteCode, Year, fold::fold};
use crate::intake::Intake;
use crate::tidy::mapping::{Context, Field, Mapping, Values, WideColumn};
use crate::tidy::measures::Measures;

const PLACE: &[&str] = &[
    "ville",
    "commune",
    "place",
    "town",
    "city",
    "municipality",
    "territoire",
    "lieu",
    "nom commune",
    "place id",
    "المدينة",
    "الجماعة",
    "المكان",
];
const MEASURE: &[&str] = &["mesure", "measure", "indicateur", "indicator", "variable", "measure id", "المقياس", "المؤشر"];
const YEAR: &[&str] = &["année", "annee", "an", "year", "millésime", "السنة"];
const VALUE: &[&str] = &["valeur", "value", "val", "القيمة"];
const UNIT: &[&str] = &["unité", "unit", "unités", "الوحدة"];
const CONTEXT: &[(Context, &[&str])] = &[
    (Context::Level, &["niveau", "level", "geo level", "المستوى"]),
    (Context::Perimeter, &["périmètre", "perimeter", "المجال"]),
    (Context::Definition, &["définition", "definition", "definition note", "التعريف"]),
    (Context::Status, &["statut", "status", "الحالة"]),
    (Context::Title, &["source", "source title", "titre de la source", "المصدر"]),
    (Context::Publisher, &["éditeur", "publisher", "source publisher", "producteur", "الناشر"]),
    (Context::Address, &["adresse", "address", "url", "source url", "lien", "العنوان"]),
    (Context::Remark, &["remarque", "remark", "note", "notes", "commentaire", "ملاحظة"]),
];

/// Proposes how to read a table; `None` with a note when a column that cannot be guessed is absent.
pub fn suggest(intake: &Intake, measures: &Measures, notes: &mut Vec<Note>) -> Option<Mapping> {
    let headings = intake.table.headings();
    if headings.is_empty() {
        return None;
    }
    let find = |words: &[&str]| {
        let known: Vec<String> = words.iter().map(|w| fold(w)).collect();
        // The first word of our list wins, so that "commune" beats "lieu" whatever their order in the file.
        known.iter().find_map(|w| headings.iter().find(|h| fold(h) == *w)).cloned()
    };
    let Some(place) = find(PLACE) else {
        let found = headings.join(", ");
        notes.push(
            Note::new(NoteCode::NoColumn)
                .at(&intake.name, intake.table.heading_line(), 0)
                .with("wanted", PLACE.first().copied().unwrap_or_default())
                .with("found", found),
        );
        return None;
    };
    let context: Vec<(Context, String)> = CONTEXT.iter().filter_map(|(kind, words)| find(words).map(|h| (*kind, h))).collect();
    let measure = find(MEASURE);
    let year = find(YEAR).map(Field::Column);
    let values = match (measure.clone(), find(VALUE)) {
        (Some(measure), Some(value)) => Values::Long { measure: Field::Column(measure), value, unit: find(UNIT) },
        _ => wide(headings, measures, measure.is_some(), year.is_some()),
    };
    if let Values::Wide { columns } = &values
        && columns.is_empty()
    {
        let note = Note::new(NoteCode::NoColumn).at(&intake.name, intake.table.heading_line(), 0);
        notes.push(note.with("wanted", VALUE.first().copied().unwrap_or_default()).with("found", headings.join(", ")));
        return None;
    }
    let mapping = Mapping { place: Field::Column(place), year, measure: measure.map(Field::Column), values, context };
    notes.extend(unused(intake, &mapping));
    Some(mapping)
}

/// Columns of values: headings that are a year, or the name of a known measure, perhaps with a unit.
fn wide(headings: &[String], measures: &Measures, has_measure: bool, has_year: bool) -> Values {
    let column = |heading: &String| {
        let (name, unit) = split_unit(heading);
        let year = Year::parse(&name);
        let known = measures.find(&name).is_some();
        let measured = if year.is_some() { has_measure } else { known && has_year };
        measured.then(|| WideColumn { heading: heading.clone(), measure: known.then(|| name.clone()), year, unit })
    };
    Values::Wide { columns: headings.iter().filter_map(column).collect() }
}

/// "Superficie (km²)" → "Superficie" and "km²".
fn split_unit(heading: &str) -> (String, Option<String>) {
    match heading.trim().strip_suffix(')').and_then(|h| h.split_once('(')) {
        Some((name, unit)) => (name.trim().to_owned(), Some(unit.trim().to_owned())),
        None => (heading.trim().to_owned(), None),
    }
}

/// A note for each column no one asked for.
fn unused(intake: &Intake, mapping: &Mapping) -> Vec<Note> {
    let fields = [Some(&mapping.place), mapping.year.as_ref(), mapping.measure.as_ref()];
    let named = fields.into_iter().flatten().filter_map(|field| match field {
        Field::Column(heading) => Some(heading.as_str()),
        Field::Fixed(_) => None,
    });
    let valued: Vec<&str> = match &mapping.values {
        Values::Long { value, unit, .. } => std::iter::once(value.as_str()).chain(unit.as_deref()).collect(),
        Values::Wide { columns } => columns.iter().map(|column| column.heading.as_str()).collect(),
    };
    let described = mapping.context.iter().map(|(_, heading)| heading.as_str());
    let used: Vec<&str> = named.chain(valued).chain(described).collect();
    let idle = intake.table.headings().iter().enumerate().filter(|(_, heading)| !used.contains(&heading.as_str()));
    idle.map(|(index, heading)| {
        let column = u16::try_from(index + 1).unwrap_or(u16::MAX);
        Note::new(NoteCode::UnusedColumn).at(&intake.name, intake.table.heading_line(), column).with("name", heading.as_str())
    })
    .collect()
}
