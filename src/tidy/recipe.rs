//! A recipe: how one file is read, as the user decided it, and what that file looked like. Saved with the project, offered
//! for the next file of the same shape: this year's file is read like last year's, with its own years.

use std::collections::BTreeSet;

use crate::base::fold::fold;
use crate::intake::{ColumnKind, ReadSettings, Table};
use crate::tidy::{Field, Heading, Mapping, Values, WideColumn, bounds};

/// How a file is read. What is left open is found out anew.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct Recipe {
    /// How its cells are read.
    pub settings: ReadSettings,
    /// What its columns mean; none means as proposed.
    pub mapping: Option<Mapping>,
    /// What the file it was made on looked like.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub memory: Option<TableSnapshot>,
}

/// The number of the form written today.
const FORMAT: u32 = 1;

#[derive(serde::Serialize, serde::Deserialize)]
struct Saved {
    format: u32,
    #[serde(flatten)]
    recipe: Recipe,
}

impl Recipe {
    /// The recipe as text, to be kept beside the file.
    ///
    /// # Errors
    /// Never for a recipe of ours.
    pub fn to_json(&self) -> Result<String, String> {
        let saved = Saved { format: FORMAT, recipe: self.clone() };
        serde_json::to_string_pretty(&saved).map(|text| text + "\n").map_err(|error| error.to_string())
    }

    /// Reads a recipe.
    ///
    /// # Errors
    /// Why the text is not one, or that it comes from a newer program.
    pub fn from_json(text: &str) -> Result<Self, String> {
        let saved: Saved = serde_json::from_str(text).map_err(|error| error.to_string())?;
        if saved.format > FORMAT { Err(format!("format {}", saved.format)) } else { Ok(saved.recipe) }
    }
}

/// What a file looked like.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default, serde::Serialize, serde::Deserialize)]
pub struct TableSnapshot {
    /// Its name.
    pub file: String,
    /// Its columns, in order.
    pub columns: Vec<ColumnSnapshot>,
    /// The towns it spoke of, by identifier.
    pub places: BTreeSet<String>,
    /// Its last figures: place, measure, and the value as it is written.
    pub figures: Vec<(String, String, String)>,
}

/// A column as it was.
#[derive(Clone, PartialEq, Eq, Hash, Debug, serde::Serialize, serde::Deserialize)]
pub struct ColumnSnapshot {
    /// Its heading.
    pub heading: String,
    /// What it held.
    pub kind: ColumnKind,
    /// Its unit, if it had one.
    pub unit: Option<String>,
}

/// From this share of known columns on, a file has the same shape as another.
const SAME: f64 = 0.75;

impl TableSnapshot {
    /// The columns of a table, to be remembered.
    #[must_use]
    pub fn columns(table: &Table) -> Vec<ColumnSnapshot> {
        let columns = table.headings().iter().zip(table.columns()).enumerate();
        columns
            .map(|(index, (heading, column))| {
                let unit = Heading::parse(heading).unit.or_else(|| table.unit(index).map(str::to_owned));
                ColumnSnapshot { heading: heading.clone(), kind: column.kind, unit }
            })
            .collect()
    }

    /// Whether a table has the shape of the file remembered: most of its columns, whatever their years.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "a table has a few hundred columns")]
    pub fn is_shape_of(&self, table: &Table) -> bool {
        let ours: BTreeSet<String> = self.columns.iter().map(|column| ageless(&column.heading)).collect();
        let theirs: BTreeSet<String> = table.headings().iter().map(|heading| ageless(heading)).collect();
        let shared = ours.intersection(&theirs).count() as f64;
        !ours.is_empty() && shared >= SAME * ours.len() as f64 && shared >= SAME * theirs.len() as f64
    }
}

/// A heading without its years: "Population 2023" and "Population 2024" are one column of two files.
#[must_use]
pub(super) fn ageless(heading: &str) -> String {
    let parsed = Heading::parse(heading);
    let name = if parsed.year.is_some() { format!("{} #", parsed.name) } else { heading.to_owned() };
    fold(&name) + if parsed.year.is_some() { " #" } else { "" }
}

/// What became of the columns of a mapping in another table.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Adapted {
    /// The mapping in the words of the table; none when it lacks what a mapping cannot do without.
    pub mapping: Option<Mapping>,
    /// Columns that bear another name now.
    pub renamed: Vec<(String, String)>,
    /// Columns that are gone.
    pub lost: Vec<String>,
    /// Columns of a new year, read like those of the years before.
    pub added: Vec<String>,
}

impl Recipe {
    /// The mapping of this recipe for another table of the same shape.
    #[must_use]
    pub fn adapted(&self, table: &Table) -> Adapted {
        let mut adapted = Adapted::default();
        let Some(mapping) = &self.mapping else { return adapted };
        let translate = |heading: &str, adapted: &mut Adapted| self.translate(heading, table, mapping, adapted);
        let field = |field: &Field, adapted: &mut Adapted| match field {
            Field::Fixed(word) => Some(Field::Fixed(word.clone())),
            Field::Column(heading) => translate(heading, adapted).map(Field::Column),
        };
        let place = field(&mapping.place, &mut adapted);
        let year = mapping.year.as_ref().and_then(|year| field(year, &mut adapted));
        let measure = mapping.measure.as_ref().and_then(|measure| field(measure, &mut adapted));
        let context = mapping.context.iter().filter_map(|(kind, heading)| Some((*kind, translate(heading, &mut adapted)?))).collect();
        let values = match &mapping.values {
            Values::Long { measure, value, unit } => {
                let measure = field(measure, &mut adapted);
                let value = translate(value, &mut adapted);
                let unit = unit.as_ref().and_then(|unit| translate(unit, &mut adapted));
                measure.zip(value).map(|(measure, value)| Values::Long { measure, value, unit })
            }
            Values::Wide { columns, unit } => {
                let unit = unit.as_ref().and_then(|unit| translate(unit, &mut adapted));
                let mut found: Vec<WideColumn> = Vec::new();
                for column in columns {
                    if let Some(heading) = translate(&column.heading, &mut adapted) {
                        found.push(dated(column, heading));
                    }
                }
                found.extend(self.new_years(columns, &found, table, &mut adapted));
                (!found.is_empty()).then_some(Values::Wide { columns: found, unit })
            }
        };
        let dated = mapping.year.is_none() || year.is_some();
        adapted.mapping = place.zip(values).filter(|_| dated).map(|(place, values)| Mapping {
            place,
            year,
            measure,
            values,
            context,
            whole: mapping.whole.clone(),
            unit: mapping.unit.clone(),
            inventory: mapping.inventory,
            adds: mapping.adds,
            emits: mapping.emits.clone(),
            beside: mapping.beside.clone(),
            bounds: Vec::new(),
        });
        // What bounds what is seen in the new headings: years come and go.
        if let Some(own) = adapted.mapping.as_mut().filter(|_| !mapping.bounds.is_empty()) {
            let parsed: Vec<Heading> = table.headings().iter().map(|heading| Heading::parse(heading)).collect();
            own.bounds = bounds::find(table.headings(), &parsed, &own.value_headings());
        }
        adapted
    }

    /// What a heading of the recipe is called in a table: the same, the same of another year, or another name in the same
    /// place over the same kind of cells.
    fn translate(&self, heading: &str, table: &Table, mapping: &Mapping, adapted: &mut Adapted) -> Option<String> {
        let headings = table.headings();
        let same = headings.iter().find(|other| fold(other) == fold(heading));
        let taken = |other: &&String| mapping.headings().iter().any(|wanted| fold(wanted) == fold(other));
        let of_another_year = || {
            let mut alike = headings.iter().filter(|other| ageless(other) == ageless(heading) && !taken(other));
            alike.next().filter(|_| alike.next().is_none())
        };
        if let Some(found) = same.or_else(of_another_year) {
            return Some(found.clone());
        }
        let columns = self.memory.as_ref().map(|memory| memory.columns.as_slice()).unwrap_or_default();
        let place = columns.iter().position(|column| column.heading == heading);
        let renamed = place.and_then(|place| {
            let (name, column) = (headings.get(place)?, table.columns().get(place)?);
            let new = !columns.iter().any(|column| ageless(&column.heading) == ageless(name));
            (new && columns.get(place).is_some_and(|old| old.kind == column.kind)).then(|| name.clone())
        });
        match renamed {
            Some(name) => {
                adapted.renamed.push((heading.to_owned(), name.clone()));
                Some(name)
            }
            None => {
                adapted.lost.push(heading.to_owned());
                None
            }
        }
    }

    /// Columns of years the recipe did not know, read like their elders.
    fn new_years(&self, columns: &[WideColumn], found: &[WideColumn], table: &Table, adapted: &mut Adapted) -> Vec<WideColumn> {
        let known = |heading: &str| {
            let columns = self.memory.as_ref().map(|memory| memory.columns.as_slice()).unwrap_or_default();
            found.iter().any(|column| column.heading == heading) || columns.iter().any(|column| column.heading == heading)
        };
        let mut new = Vec::new();
        for heading in table.headings().iter().filter(|heading| !known(heading)) {
            let elder = columns.iter().find(|column| column.year.is_some() && ageless(&column.heading) == ageless(heading));
            if let Some(elder) = elder {
                adapted.added.push(heading.clone());
                new.push(dated(elder, heading.clone()));
            }
        }
        new
    }
}

/// A column under another heading, of the year that heading says.
fn dated(column: &WideColumn, heading: String) -> WideColumn {
    let parsed = Heading::parse(&heading);
    WideColumn {
        year: column.year.and(parsed.year.or(column.year)),
        unit: parsed.unit.or_else(|| column.unit.clone()),
        heading,
        ..column.clone()
    }
}
