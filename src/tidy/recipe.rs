//! Recipes: the user's decisions on how one file is read, and a snapshot of that file. A recipe is saved with the project and
//! offered for the next file of the same shape, so that this year's file is read like last year's, with its own years.

use std::collections::BTreeSet;

use crate::base::Level;
use crate::base::fold::fold;
use crate::intake::{ColumnKind, ReadSettings, Table};
use crate::tidy::bounds;
use crate::tidy::heading::Heading;
use crate::tidy::mapping::{Field, Mapping, ValueColumns, WideColumn};
use crate::tidy::plan::{ColumnAnswer, ReadingAnswers};

/// How a file is read. Everything left open is detected.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct Recipe {
    /// How the text of the file becomes cells.
    pub settings: ReadSettings,
    /// The meaning of its columns; `None` takes the proposal of the program.
    pub mapping: Option<Mapping>,
    /// What the user answered to the questions of the reading.
    #[serde(skip_serializing_if = "ReadingAnswers::is_empty")]
    pub answers: ReadingAnswers,
    /// A snapshot of the file the recipe was made for.
    #[serde(rename = "memory", skip_serializing_if = "Option::is_none")]
    pub snapshot: Option<RememberedTable>,
}

/// The version of the format written today.
const FORMAT: u32 = 1;

#[derive(serde::Serialize, serde::Deserialize)]
struct RecipeFile {
    format: u32,
    #[serde(flatten)]
    recipe: Recipe,
}

impl Recipe {
    /// This recipe with what the user says of one column; what the answer does not say stays as it was answered before.
    #[must_use]
    pub fn with_column_answer(&self, heading: &str, answer: &ColumnAnswer) -> Self {
        let mut recipe = self.clone();
        let known = recipe.answers.columns.entry(heading.to_owned()).or_default();
        known.measure = answer.measure.clone().or(known.measure.take());
        known.unit = answer.unit.clone().or(known.unit.take());
        known.time = answer.time.or(known.time);
        // Where the user gave columns their roles, these are no longer looked for.
        if let Some(mapping) = &mut recipe.mapping {
            answer.apply(heading, mapping);
        }
        recipe
    }

    /// This recipe with the kind of territory of all places.
    #[must_use]
    pub fn with_level(&self, level: Level) -> Self {
        let mut recipe = self.clone();
        recipe.answers.level = Some(level);
        if let Some(mapping) = &mut recipe.mapping {
            mapping.level = Some(level);
        }
        recipe
    }

    /// The recipe as JSON, to be stored beside the file.
    ///
    /// # Errors
    /// When serde cannot write it, which does not happen for the fields of a recipe.
    pub fn to_json(&self) -> Result<String, String> {
        let saved = RecipeFile { format: FORMAT, recipe: self.clone() };
        serde_json::to_string_pretty(&saved).map(|text| text + "\n").map_err(|error| error.to_string())
    }

    /// Reads a recipe from JSON.
    ///
    /// # Errors
    /// The fault of the text, or the version when a newer program wrote it.
    pub fn from_json(text: &str) -> Result<Self, String> {
        let saved: RecipeFile = serde_json::from_str(text).map_err(|error| error.to_string())?;
        if saved.format > FORMAT { Err(format!("format {}", saved.format)) } else { Ok(saved.recipe) }
    }
}

/// What a file contained when its recipe was saved.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default, serde::Serialize, serde::Deserialize)]
pub struct RememberedTable {
    /// The name of the file.
    pub file: String,
    /// Its columns, in order.
    pub columns: Vec<ColumnSnapshot>,
    /// The identifiers of its towns.
    pub places: BTreeSet<String>,
    /// The latest value of each measure in each town.
    pub figures: Vec<FigureSnapshot>,
}

/// The latest value of a measure in a town. Saved as a list of three texts.
#[derive(Clone, PartialEq, Eq, Hash, Debug, serde::Serialize, serde::Deserialize)]
#[serde(from = "(String, String, String)", into = "(String, String, String)")]
pub struct FigureSnapshot {
    /// The identifier of the place.
    pub place: String,
    /// The identifier of the measure.
    pub measure: String,
    /// The value as Rust prints it.
    pub value: String,
}

impl FigureSnapshot {
    /// Place and measure, which identify the value in a snapshot.
    pub(super) fn key(&self) -> (&str, &str) {
        (&self.place, &self.measure)
    }
}

impl From<(String, String, String)> for FigureSnapshot {
    fn from((place, measure, value): (String, String, String)) -> Self {
        Self { place, measure, value }
    }
}

impl From<FigureSnapshot> for (String, String, String) {
    fn from(figure: FigureSnapshot) -> Self {
        (figure.place, figure.measure, figure.value)
    }
}

/// A column of a snapshot.
#[derive(Clone, PartialEq, Eq, Hash, Debug, serde::Serialize, serde::Deserialize)]
pub struct ColumnSnapshot {
    /// Its heading.
    pub heading: String,
    /// The kind of its cells.
    pub kind: ColumnKind,
    /// Its unit, if it had one.
    pub unit: Option<String>,
}

/// Two files have the same shape when they share at least this part of the columns of either.
const SAME_SHAPE: f64 = 0.75;

impl RememberedTable {
    /// The snapshots of the columns of a table.
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

    /// Whether a table has the shape of this file: most of its columns, ignoring years.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "a table has a few hundred columns")]
    pub fn has_shape_of(&self, table: &Table) -> bool {
        let ours: BTreeSet<String> = self.columns.iter().map(|column| without_years(&column.heading)).collect();
        let theirs: BTreeSet<String> = table.headings().iter().map(|heading| without_years(heading)).collect();
        let shared = ours.intersection(&theirs).count() as f64;
        !ours.is_empty() && shared >= SAME_SHAPE * ours.len() as f64 && shared >= SAME_SHAPE * theirs.len() as f64
    }
}

/// A folded heading in which years are replaced by a sign: "Population 2023" and "Population 2024" are one column.
pub(super) fn without_years(heading: &str) -> String {
    let parsed = Heading::parse(heading);
    let name = if parsed.year().is_some() { format!("{} #", parsed.name) } else { heading.to_owned() };
    fold(&name) + if parsed.year().is_some() { " #" } else { "" }
}

/// A mapping translated to another table, and what became of its columns.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct AdaptedMapping {
    /// The mapping in the headings of the table; `None` when the table lacks a column no mapping can do without.
    pub mapping: Option<Mapping>,
    /// Columns with another heading.
    pub renamed: Vec<RenamedColumn>,
    /// Headings of the mapping that the table lacks.
    pub lost: Vec<String>,
    /// Headings of new years, read like those of earlier years.
    pub added: Vec<String>,
}

/// A column that has another heading than in the recipe.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RenamedColumn {
    /// The heading in the recipe.
    pub from: String,
    /// The heading in the table.
    pub to: String,
}

impl Recipe {
    /// Translates the mapping of this recipe to another table of the same shape. Empty when the recipe has no mapping.
    #[must_use]
    pub fn adapt_to(&self, table: &Table) -> AdaptedMapping {
        let mut adapted = AdaptedMapping::default();
        let Some(mapping) = &self.mapping else { return adapted };
        let translate = |heading: &str, adapted: &mut AdaptedMapping| self.translate(heading, table, mapping, adapted);
        let field = |field: &Field, adapted: &mut AdaptedMapping| match field {
            Field::Fixed(word) => Some(Field::Fixed(word.clone())),
            Field::Column(heading) => translate(heading, adapted).map(Field::Column),
        };
        let place = field(&mapping.place, &mut adapted);
        let year = mapping.year.as_ref().and_then(|year| field(year, &mut adapted));
        let measure = mapping.measure.as_ref().and_then(|measure| field(measure, &mut adapted));
        let context = mapping.context.iter().filter_map(|(kind, heading)| Some((*kind, translate(heading, &mut adapted)?))).collect();
        let values = match &mapping.values {
            ValueColumns::Long { measure, value, unit } => {
                let measure = field(measure, &mut adapted);
                let value = translate(value, &mut adapted);
                let unit = unit.as_ref().and_then(|unit| translate(unit, &mut adapted));
                measure.zip(value).map(|(measure, value)| ValueColumns::Long { measure, value, unit })
            }
            ValueColumns::Wide { columns, unit } => {
                let unit = unit.as_ref().and_then(|unit| translate(unit, &mut adapted));
                let mut found: Vec<WideColumn> = Vec::new();
                for column in columns {
                    if let Some(heading) = translate(&column.heading, &mut adapted) {
                        found.push(dated(column, heading));
                    }
                }
                found.extend(self.new_years(columns, &found, table, &mut adapted));
                (!found.is_empty()).then_some(ValueColumns::Wide { columns: found, unit })
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
            breakdowns: mapping.breakdowns.clone(),
            wholes: mapping.wholes.clone(),
            level: mapping.level,
            part_of_year: mapping.part_of_year.clone(),
            // Another file was made in another year.
            edition: self.answers.as_of,
            nature: mapping.nature,
            place_is_guess: mapping.place_is_guess,
            dates: mapping.dates,
            unit: mapping.unit.clone(),
            assumed_units: mapping.assumed_units.clone(),
            inventory: mapping.inventory,
            are_parts: mapping.are_parts,
            emissions: mapping.emissions.clone(),
            repeated_columns: mapping.repeated_columns.clone(),
            doubts: Vec::new(),
            uncertainties: Vec::new(),
        });
        // Uncertainty columns are found anew, as their headings may have years.
        if let Some(own) = adapted.mapping.as_mut().filter(|_| !mapping.uncertainties.is_empty()) {
            let parsed: Vec<Heading> = table.headings().iter().map(|heading| Heading::parse(heading)).collect();
            own.uncertainties = bounds::find(table.headings(), &parsed, &own.value_headings());
        }
        adapted
    }

    /// The heading in a table that corresponds to one of the recipe: the same, the same of another year, or an unknown one at
    /// the same position with the same kind of cells.
    fn translate(&self, heading: &str, table: &Table, mapping: &Mapping, adapted: &mut AdaptedMapping) -> Option<String> {
        let headings = table.headings();
        let same = headings.iter().find(|other| fold(other) == fold(heading));
        let taken = |other: &&String| mapping.headings().iter().any(|wanted| fold(wanted) == fold(other));
        let of_another_year = || {
            let mut alike = headings.iter().filter(|other| without_years(other) == without_years(heading) && !taken(other));
            alike.next().filter(|_| alike.next().is_none())
        };
        if let Some(found) = same.or_else(of_another_year) {
            return Some(found.clone());
        }
        let columns = self.snapshot.as_ref().map(|memory| memory.columns.as_slice()).unwrap_or_default();
        let position = columns.iter().position(|column| column.heading == heading);
        let renamed = position.and_then(|position| {
            let (name, column) = (headings.get(position)?, table.columns().get(position)?);
            let new = !columns.iter().any(|column| without_years(&column.heading) == without_years(name));
            (new && columns.get(position).is_some_and(|old| old.kind == column.kind)).then(|| name.clone())
        });
        match renamed {
            Some(name) => {
                adapted.renamed.push(RenamedColumn { from: heading.to_owned(), to: name.clone() });
                Some(name)
            }
            None => {
                adapted.lost.push(heading.to_owned());
                None
            }
        }
    }

    /// Columns of years the recipe does not know, read like that of an earlier year.
    fn new_years(&self, columns: &[WideColumn], found: &[WideColumn], table: &Table, adapted: &mut AdaptedMapping) -> Vec<WideColumn> {
        let known = |heading: &str| {
            let columns = self.snapshot.as_ref().map(|memory| memory.columns.as_slice()).unwrap_or_default();
            found.iter().any(|column| column.heading == heading) || columns.iter().any(|column| column.heading == heading)
        };
        let mut new = Vec::new();
        for heading in table.headings().iter().filter(|heading| !known(heading)) {
            let earlier = columns.iter().find(|column| column.year.is_some() && without_years(&column.heading) == without_years(heading));
            if let Some(earlier) = earlier {
                adapted.added.push(heading.clone());
                new.push(dated(earlier, heading.clone()));
            }
        }
        new
    }
}

/// A column under another heading, with the year and unit of that heading.
fn dated(column: &WideColumn, heading: String) -> WideColumn {
    let parsed = Heading::parse(&heading);
    WideColumn {
        year: column.year.and(parsed.year().or(column.year)),
        unit: parsed.unit.or_else(|| column.unit.clone()),
        heading,
        ..column.clone()
    }
}
