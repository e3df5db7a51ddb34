//! Sources in, everything computed from them out: intake, tidy and indicators in one pure walk.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::fold::fold;
use crate::base::{IndicatorId, Note, NoteMessage, Notes, PlaceId, Progress, Severity, Year};
use crate::compare::ComparisonQuery;
use crate::engine::custom_indicators;
use crate::engine::evidence_pack::hash;
use crate::engine::files::{self, FileError};
use crate::engine::implicit_indicators::as_read;
use crate::engine::sample::sample;
use crate::engine::suppose::suppose;
use crate::indicators::{Catalogue, IndicatorCard, IndicatorValues};
use crate::intake::{Intake, ReadSettings, take_watched};
use crate::project::{RememberedValues, SourcePath};
use crate::tidy::{
    Gazetteer, Mapping, Measures, ObservationsBuilder, Place, PlaceGroup, PlaceKind, Recipe, TableSnapshot, reshape, suggest, validate,
    with_its_town,
};

/// What ships with the program: places, measures, indicators.
pub struct ReferenceData {
    /// The places.
    pub gazetteer: Gazetteer,
    /// The measures.
    pub measures: Measures,
    /// The indicators.
    pub catalogue: Catalogue,
    /// The cards of the user's own.
    pub own: Vec<IndicatorCard>,
}

impl ReferenceData {
    /// The shipped library and a user's own cards.
    #[must_use]
    pub fn with(cards: Vec<IndicatorCard>) -> Self {
        let shipped = Self::shipped();
        Self { measures: shipped.measures.with(&custom_indicators::named(&cards)), own: cards, ..shipped }
    }

    /// The library that ships with the program.
    #[must_use]
    pub fn shipped() -> Self {
        let measures = Measures::shipped();
        Self { gazetteer: Gazetteer::shipped(), catalogue: Catalogue::shipped(&measures), measures, own: Vec::new() }
    }
}

/// A file read from the disk.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Source {
    /// Its name, as told to the user.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// What one file gave.
#[derive(Clone, Debug)]
pub struct FileRead {
    /// The file as cells, and all that was decided about it.
    pub intake: Arc<Intake>,
    /// What its columns mean, if that could be said.
    pub mapping: Option<Mapping>,
    /// Figures read.
    pub figures: usize,
    /// Cells without a figure.
    pub missing: usize,
    /// What it looks like: the next file of the same shape is compared with it.
    pub memory: TableSnapshot,
    /// How a file of the same shape was read before, and what changed since.
    pub offer: Option<RecipeOffer>,
}

/// A recipe that could read a file, in the words of that file.
#[derive(Clone, Debug)]
pub struct RecipeOffer {
    /// The recipe.
    pub recipe: Recipe,
    /// The file it was made on.
    pub from: String,
    /// What changed since.
    pub changes: Vec<Note>,
}

/// How files are read: the recipe of each by its name, and those of files read before.
#[derive(Clone, Debug, Default)]
pub struct Recipes {
    /// By name of file.
    pub by_file: BTreeMap<String, Recipe>,
    /// Made on other files.
    pub known: Vec<Arc<Recipe>>,
    /// The SHA-256 of files when the project was saved, by name.
    pub seals: BTreeMap<String, String>,
    /// What they said then, if that was kept.
    pub said: Option<Arc<RememberedValues>>,
}

/// Everything that follows from some files.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// What each file gave.
    pub files: Vec<FileRead>,
    /// What was remarked, the gravest first.
    pub notes: Vec<Note>,
    /// The observations and every indicator computed from them.
    pub results: IndicatorValues,
    /// The towns read, in the order they are listed: those of the gazetteer first.
    pub towns: Vec<ListedPlace>,
}

/// A town as it is listed and looked for.
#[derive(Clone, Debug)]
pub struct ListedPlace {
    /// Its card.
    pub place: Arc<Place>,
    /// Its names in the three scripts, folded once: a file may have as many towns as lines.
    pub folded: String,
}

/// The towns of some results, those of the gazetteer first.
fn towns(library: &ReferenceData, results: &IndicatorValues) -> Vec<ListedPlace> {
    let read = results.places();
    let known = library.gazetteer.places().iter().filter(|place| results.observations().place_rank(&place.id).is_some());
    let unknown = read.iter().filter(|place| library.gazetteer.find(place.id.as_str()).is_none());
    let listed = |place: &Arc<Place>| {
        let names = &place.names;
        ListedPlace { place: Arc::clone(place), folded: [&names.fr, &names.ar, &names.en].map(|name| fold(name)).join(" ") }
    };
    known.chain(unknown).map(listed).collect()
}

impl Loaded {
    /// How many notes are of this severity; asked for on every frame, so not by a walk through them all.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        let before = |least: Severity| self.notes.partition_point(|note| note.severity() > least);
        self.notes.partition_point(|note| note.severity() >= severity) - before(severity)
    }

    /// Makes a place of each group of towns.
    pub fn put_together(&mut self, library: &ReferenceData, groups: &[PlaceGroup]) {
        if !groups.is_empty() {
            self.results = self.results.together(groups);
            self.towns = towns(library, &self.results);
        }
    }

    /// What stands in the place of figures when reading them broke: a note that says it is our fault.
    pub(super) fn broken(library: &ReferenceData, report: String) -> Self {
        let mut loaded = load(library, Vec::new(), &Recipes::default(), &Progress::default());
        loaded.notes.push(Note::new(NoteMessage::InternalError { report: report.into() }));
        loaded
    }
}

/// Reads and computes. What is no longer wanted ends early, with what was read so far.
#[must_use]
pub fn load(library: &ReferenceData, sources: Vec<Source>, recipes: &Recipes, progress: &Progress) -> Loaded {
    let mut notes = Vec::new();
    let mut files = Vec::with_capacity(sources.len());
    let mut draft = ObservationsBuilder::new(&library.gazetteer, &library.measures);
    let plain = Recipe::default();
    for source in sources {
        if progress.is_stopped() {
            break;
        }
        let before = draft.counts();
        let recipe = recipes.by_file.get(&source.name).unwrap_or(&plain);
        let (intake, mapping) = read_source(library, source, recipe, (&mut draft, &mut notes, progress));
        let after = draft.counts();
        let (figures, missing) = (after.0 - before.0, after.1 - before.1);
        files.push(FileRead { intake: Arc::new(intake), mapping, figures, missing, memory: TableSnapshot::default(), offer: None });
    }
    if progress.is_stopped() {
        // Nobody waits for this any more: what was read is dropped, nothing is computed from it.
        let nothing = Arc::new(ObservationsBuilder::new(&library.gazetteer, &library.measures).finish(&mut Notes::default()));
        return Loaded {
            files: Vec::new(),
            notes: Vec::new(),
            results: IndicatorValues::compute(nothing, &library.catalogue),
            towns: Vec::new(),
        };
    }
    let mut doubles = Notes::default();
    let observations = Arc::new(draft.finish(&mut doubles));
    validate(&observations, &library.measures, &mut doubles);
    notes.extend(doubles.into_list(None));
    for (rank, file) in files.iter_mut().enumerate().filter(|_| !progress.is_stopped()) {
        file.memory = TableSnapshot::of(&file.intake.name, &file.intake.table, observations.of_source(rank).take(REMEMBERED));
        match recipes.by_file.get(file.intake.name.as_ref()) {
            None => file.offer = offer(file, &recipes.known, &library.gazetteer),
            Some(recipe) => notes.extend(changes(recipe, &file.intake, &file.memory)),
        }
    }
    let (catalogue, refused) = custom_indicators::extended(library, &library.own, &observations);
    notes.extend(refused);
    let results = IndicatorValues::compute(observations, &catalogue);
    let results = as_read(library, &catalogue, &results).map_or(results.clone(), |more| results.again(&more));
    notes.extend(custom_indicators::out_of_bounds(&results));
    gravest_first(&mut notes);
    let towns = towns(library, &results);
    Loaded { files, notes, results, towns }
}

/// So many figures of a file tell whether the next one is written in other units.
const REMEMBERED: usize = 100_000;

/// What changed in a file since the one its recipe was made on.
#[must_use]
pub fn changes(recipe: &Recipe, intake: &Intake, now: &TableSnapshot) -> Vec<Note> {
    let Some(memory) = &recipe.memory else { return Vec::new() };
    memory.changes(now, &recipe.adapted(&intake.table), &intake.name)
}

/// The latest recipe made on another file of this shape, when it reads this one differently or when something changed.
fn offer(file: &FileRead, known: &[Arc<Recipe>], gazetteer: &Gazetteer) -> Option<RecipeOffer> {
    let table = &file.intake.table;
    let other = |memory: &&TableSnapshot| memory.file != *file.intake.name && memory.is_shape_of(table);
    let (recipe, memory) = known.iter().rev().find_map(|recipe| Some((recipe, recipe.memory.as_ref().filter(other)?)))?;
    let adapted = recipe.adapted(table);
    let changes = memory.changes(&file.memory, &adapted, &file.intake.name);
    let mapping = adapted
        .mapping
        .map(|mapping| with_its_town(mapping, &file.intake, gazetteer))
        .filter(|mapping| file.mapping.as_ref() != Some(mapping));
    let settled = recipe.settings != ReadSettings::default();
    (mapping.is_some() || settled || !changes.is_empty()).then(|| RecipeOffer {
        recipe: Recipe { settings: recipe.settings.clone(), mapping, memory: None },
        from: memory.file.clone(),
        changes,
    })
}

impl Loaded {
    /// The recipe of a file, with what it looks like: to be offered for the next one.
    #[must_use]
    pub fn recipe(&self, rank: usize, given: &Recipe) -> Option<Recipe> {
        let file = self.files.get(rank)?;
        Some(Recipe { settings: given.settings.clone(), mapping: file.mapping.clone(), memory: Some(file.memory.clone()) })
    }
}

/// Opens one file: its cells, their meaning through the recipe or as proposed, and what was remarked so far.
#[must_use]
pub fn open_source(library: &ReferenceData, source: Source, recipe: &Recipe, progress: &Progress) -> (Intake, Option<Mapping>, Notes) {
    let mut intake = take_watched(source.bytes, &source.name, &recipe.settings, progress);
    let mut notes = std::mem::take(&mut intake.notes);
    // A recipe made on another file speaks of its columns: they are looked for in this one.
    let adapted = || Some(with_its_town(recipe.adapted(&intake.table).mapping?, &intake, &library.gazetteer));
    let given = if recipe.memory.is_some() { adapted() } else { recipe.mapping.clone() };
    let mapping = given.or_else(|| suggest(&intake, &library.gazetteer, &library.measures, &mut notes));
    for heading in mapping.iter().flat_map(Mapping::value_headings) {
        intake.table.take_for_numbers(heading);
    }
    (intake, mapping, notes)
}

/// Reads one file into the draft; its table and the mapping come back with it.
pub fn read_source(
    library: &ReferenceData,
    source: Source,
    recipe: &Recipe,
    (draft, notes, progress): (&mut ObservationsBuilder<'_>, &mut Vec<Note>, &Progress),
) -> (Intake, Option<Mapping>) {
    let (intake, mapping, mut told) = open_source(library, source, recipe, progress);
    draft.begin(&intake.name);
    if let Some(mapping) = mapping.as_ref().filter(|_| !progress.is_stopped()) {
        progress.expect(intake.table.len());
        reshape(&intake, mapping, draft, progress, &mut told);
    }
    notes.extend(told.into_list(Some(&intake.name)));
    (intake, mapping)
}

/// The gravest first, else in the order they were made.
fn gravest_first(notes: &mut [Note]) {
    notes.sort_by_key(|note| std::cmp::Reverse(note.severity()));
}

/// The user's own indicators and what she supposes.
pub(super) struct WhatIf {
    pub own: Vec<IndicatorCard>,
    pub supposed: Vec<String>,
    pub groups: Vec<PlaceGroup>,
}

/// Reads files and folders, then computes; what cannot be read is a note. Without a path, the sample.
pub(super) fn read(library: &ReferenceData, paths: &[SourcePath], (recipes, what_if): (&Recipes, WhatIf), progress: &Progress) -> Loaded {
    let hers = (!what_if.own.is_empty()).then(|| ReferenceData::with(what_if.own));
    let library = hers.as_ref().unwrap_or(library);
    let mut loaded = read_paths(library, paths, recipes, progress);
    let (mut supposed, mut refused) = (Vec::new(), Vec::new());
    for text in &what_if.supposed {
        match suppose(library, &loaded.results, text) {
            Ok(own) => supposed.push(own),
            Err(note) => refused.push(note),
        }
    }
    if !supposed.is_empty() {
        loaded.results = loaded.results.supposing(&supposed, &library.measures);
    }
    loaded.put_together(library, &what_if.groups);
    loaded.notes.extend(refused);
    gravest_first(&mut loaded.notes);
    loaded
}

fn read_paths(library: &ReferenceData, paths: &[SourcePath], recipes: &Recipes, progress: &Progress) -> Loaded {
    if paths.is_empty() {
        return load(library, sample(), recipes, progress);
    }
    let mut failures = Vec::new();
    let mut sources = Vec::new();
    for SourcePath { path } in paths {
        match files::read(path) {
            Ok(found) => {
                sources.extend(found.sources);
                failures.extend(found.failures.iter().map(note));
            }
            Err(error) => failures.push(note(&error)),
        }
    }
    // What changed on the disk since the project was saved is told: its figures may be others.
    let differs = |source: &&Source| recipes.seals.get(&source.name).is_some_and(|seal| *seal != hash(&source.bytes));
    let changed: Vec<String> = sources.iter().filter(differs).map(|source| source.name.clone()).collect();
    let mut loaded = load(library, sources, recipes, progress);
    for name in changed {
        failures.push(Note::new(NoteMessage::FileChanged {}).at(&Arc::from(name.as_str()), 0, 0));
        let rank = loaded.files.iter().position(|file| *file.intake.name == *name);
        if let Some((said, rank)) = recipes.said.as_ref().zip(rank) {
            failures.extend(said.changes(&name, loaded.results.observations().of_source(rank)));
        }
    }
    loaded.notes.splice(0..0, failures);
    gravest_first(&mut loaded.notes);
    loaded
}

/// A file that cannot be read, as a note on it.
fn note(error: &FileError) -> Note {
    let name: Arc<str> = Arc::from(error.path().display().to_string());
    let message = match error {
        FileError::NotFound(_) | FileError::NoFolder(_) => NoteMessage::FileNotFound {},
        FileError::Denied(_) => NoteMessage::FileDenied {},
        FileError::TooLarge(_) => NoteMessage::FileTooLarge { limit: files::LARGEST_MB.to_string().into() },
        FileError::NoTable(_) => NoteMessage::NoTable {},
        FileError::Unreadable(_, reason) | FileError::Unwritable(_, reason) => NoteMessage::FileFailed { reason: reason.into() },
    };
    Note::new(message).at(&name, 0, 0)
}

/// The question a newcomer is shown: the first town of the gazetteer that has partners beside the first of them,
/// among the other towns, on the first indicator both have. Towns only a file knows are taken in its order.
#[must_use]
pub fn first_question(library: &ReferenceData, results: &IndicatorValues) -> Option<ComparisonQuery> {
    let read = results.places();
    let known = library.gazetteer.places().iter().filter(|place| read.iter().any(|other| other.id == place.id));
    let unknown = read.iter().filter(|place| library.gazetteer.find(place.id.as_str()).is_none());
    let all: Vec<&Arc<Place>> = known.chain(unknown).collect();
    let mut towns: Vec<&Arc<Place>> = all.iter().copied().filter(|place| place.kind == PlaceKind::City).collect();
    if towns.is_empty() {
        towns = all;
    }
    let partner_of = |place: &Place, of: &Place| place.partners.iter().any(|partner| partner.of == of.id);
    let focus = towns.iter().find(|town| towns.iter().any(|other| partner_of(other, town))).or(towns.first()).copied()?;
    let others: Vec<&Arc<Place>> = towns.iter().copied().filter(|town| town.id != focus.id).collect();
    let twin = others.iter().find(|town| partner_of(town, focus)).or(others.first()).copied();
    let order = std::iter::once(focus)
        .chain(twin)
        .chain(others.iter().copied().filter(|town| Some(town.id.as_str()) != twin.map(|t| t.id.as_str())));
    let ids: Vec<PlaceId> = order.map(|place| place.id.clone()).take(SHOWN_AT_FIRST).collect();
    let has = |place: &PlaceId, id: &IndicatorId| !results.years_of(id, place).is_empty();
    let wanted: Vec<&PlaceId> = ids.iter().take(2).collect();
    let indicators: Vec<&IndicatorId> = results.indicators().map(|indicator| &indicator.id).collect();
    let best =
        indicators.iter().find(|id| wanted.iter().all(|place| has(place, id))).or_else(|| indicators.iter().find(|id| has(&focus.id, id)));
    let indicator = best.or(indicators.first())?;
    ComparisonQuery::about(&ids, vec![(*indicator).clone()], Vec::new())
}

/// More towns than this are not put on a first chart.
const SHOWN_AT_FIRST: usize = 12;

/// The years of the asked indicators among the shown towns, latest first; and for each indicator how many of them have it.
pub(super) fn coverage(results: &IndicatorValues, question: &ComparisonQuery) -> (Vec<Year>, Vec<(IndicatorId, usize)>) {
    let places: Vec<&PlaceId> = question.places().collect();
    let mut years = Vec::new();
    let mut coverage = Vec::new();
    for indicator in results.indicators() {
        let known: Vec<Vec<Year>> = places.iter().map(|place| results.years_of(&indicator.id, place)).collect();
        coverage.push((indicator.id.clone(), known.iter().filter(|years| !years.is_empty()).count()));
        if question.indicators.contains(&indicator.id) {
            years.extend(known.into_iter().flatten());
        }
    }
    years.sort_by(|a, b| b.cmp(a));
    years.dedup();
    (years, coverage)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reading_that_is_stopped_computes_nothing() {
        let progress = Progress::default();
        progress.stop();
        let source = Source { name: "essai.csv".to_owned(), bytes: b"ville;2024\nRabat;1\n".to_vec() };
        let loaded = load(&ReferenceData::shipped(), vec![source], &Recipes::default(), &progress);
        assert!(loaded.files.is_empty() && loaded.results.observations().is_empty());
    }

    #[test]
    fn notes_come_gravest_first_and_are_counted_right() {
        let text = "ville;année;Population;x\nKénitra;2024;beaucoup;1\nNulle Part;2024;12;2\nKénitra;2023;peu;3\n";
        let loaded = load(
            &ReferenceData::shipped(),
            vec![Source { name: "essai.csv".to_owned(), bytes: text.as_bytes().to_vec() }],
            &Recipes::default(),
            &Progress::default(),
        );
        let severities: Vec<Severity> = loaded.notes.iter().map(Note::severity).collect();
        assert!(severities.is_sorted_by(|a, b| a >= b), "{severities:?}");
        assert_eq!(loaded.count(Severity::Error), 2);
        for severity in [Severity::Info, Severity::Warning, Severity::Error] {
            assert_eq!(loaded.count(severity), severities.iter().filter(|other| **other == severity).count());
        }
    }
}
