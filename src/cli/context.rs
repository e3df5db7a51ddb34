//! What every command begins and ends with: paths in, everything computed from them out; notes told, exit code chosen.

use std::path::{Path, PathBuf};

use clap::ArgMatches;

use crate::base::similarity::{Candidate, nearest};
use crate::base::{Csv, Note, PlaceId, Progress, Severity, Year};
use crate::cli::arguments::{paths, settings};
use crate::cli::{CommandError, DONE, WITH_ERRORS, print, tell};
use crate::engine::report::{file_error, open_error, opened_said, told};
use crate::engine::{Loaded, Recipes, ReferenceData, Source, files, load, open_project, own_card, sample, suppose};
use crate::indicators::{Catalogue, Indicator, IndicatorCard, IndicatorValues};
use crate::intake::ReadSettings;
use crate::project::Project;
use crate::speech::{Message, Speech};
use crate::tidy::{Gazetteer, Place, PlaceGroup, Recipe, Supposition};
use std::sync::Arc;

/// How many notes are told one by one.
const TOLD: usize = 50;

/// Files read and computed, and the voice to speak of them.
pub(super) struct CommandContext<'a> {
    pub speech: &'a Speech,
    pub library: ReferenceData,
    pub loaded: Loaded,
    /// The projects among the paths.
    pub projects: Vec<Project>,
    /// The results before anything was supposed, if something is.
    pub base: Option<IndicatorValues>,
    /// What could not be read among the paths, already said.
    failures: Vec<String>,
}

impl<'a> CommandContext<'a> {
    /// Reads files, folders and projects; without a path, the sample.
    pub(super) fn read(matches: &ArgMatches, speech: &'a Speech) -> Result<Self, CommandError> {
        let Read { sources, recipes, failures, projects, own } = read_sources(matches, speech)?;
        let library = ReferenceData::with(own);
        let mut loaded = load(&library, sources, &recipes, &Progress::default());
        let texts = projects.iter().flat_map(|project| project.supposed.iter().cloned());
        let texts = texts.chain(matches.get_many::<String>("suppose").into_iter().flatten().cloned()).collect::<Vec<_>>();
        let supposed = suppositions(&texts, (&library, &loaded.results), speech)?;
        let mut base = (!supposed.is_empty()).then(|| loaded.results.clone());
        if base.is_some() {
            loaded.results = loaded.results.supposing(&supposed, &library.measures);
        }
        let groups = groups(matches, &projects, speech)?;
        loaded.put_together(&library, &groups);
        if let Some(base) = base.as_mut().filter(|_| !groups.is_empty()) {
            *base = base.together(&groups);
        }
        let context = Self { speech, library, loaded, projects, base, failures };
        if context.loaded.results.observations().is_empty() {
            context.tell_notes(Severity::Warning);
            let path = paths(matches).iter().map(|path| path.display().to_string()).collect::<Vec<_>>().join(", ");
            return Err(CommandError(speech.say(&Message::CliNothing { path })));
        }
        for member in groups.iter().flat_map(|group| &group.members) {
            context.place(member.as_str())?;
        }
        Ok(context)
    }

    /// Tells errors and, from `least` on, warnings; those not told are counted. The exit code says whether there was an error.
    pub(super) fn finish(&self, least: Severity) -> u8 {
        let errors = self.tell_notes(least);
        let quiet = self.loaded.count(Severity::Warning);
        if least > Severity::Warning && quiet > 0 {
            tell(&self.speech.say(&Message::CliWarnings { count: quiet }));
        }
        if errors > 0 {
            tell(&self.speech.say(&Message::CliErrors { count: errors }));
            WITH_ERRORS
        } else {
            DONE
        }
    }

    fn tell_notes(&self, least: Severity) -> usize {
        for failure in &self.failures {
            tell(failure);
        }
        let notes: Vec<&Note> = self.loaded.notes.iter().take_while(|note| note.severity() >= least).collect();
        for note in notes.iter().take(TOLD) {
            tell(&told(note, self.speech));
        }
        if notes.len() > TOLD {
            tell(&self.speech.say(&Message::DataMoreNotes { count: notes.len() - TOLD }));
        }
        self.failures.len() + self.loaded.count(Severity::Error)
    }

    /// The places a list names; an unknown one is told with the nearest names.
    pub(super) fn places(&self, names: &[String]) -> Result<Vec<Arc<Place>>, CommandError> {
        names.iter().map(|name| self.place(name)).collect()
    }

    /// The place a word names, in the gazetteer or in the files read.
    pub(super) fn place(&self, name: &str) -> Result<Arc<Place>, CommandError> {
        let read = self.loaded.results.places();
        let unknown = Place::unknown(name);
        let met = read.iter().find(|place| place.id.as_str() == name || place.id == unknown.id);
        if let Some(place) = self.library.gazetteer.find(name).or(met) {
            return Ok(Arc::clone(place));
        }
        let language = self.speech.language();
        let known = self.library.gazetteer.places().iter().chain(read);
        let spellings = known.flat_map(|place| {
            let label = place.names.get(language);
            [place.id.as_str(), &place.names.fr, &place.names.ar, &place.names.en].map(|spelling| Candidate { spelling, label })
        });
        let nearest = nearest(name, spellings, 3).join(", ");
        Err(CommandError(self.speech.say(&Message::CliUnknownPlace { name: name.to_owned(), nearest })))
    }

    /// Every indicator, the user's own among them.
    pub(super) fn catalogue(&self) -> Catalogue {
        Catalogue::of(self.loaded.results.indicators().cloned().collect())
    }

    /// The indicators a list names.
    pub(super) fn indicators(&self, names: &[String]) -> Result<Vec<Arc<Indicator>>, CommandError> {
        names.iter().map(|name| self.indicator(name)).collect()
    }

    /// The indicator a word names.
    pub(super) fn indicator(&self, name: &str) -> Result<Arc<Indicator>, CommandError> {
        let catalogue = self.catalogue();
        catalogue.find(name).cloned().ok_or_else(|| {
            // Hers may be unknown because its formula is wrong: that is told first.
            self.tell_notes(Severity::Error);
            let nearest = catalogue.nearest(name).join(", ");
            CommandError(self.speech.say(&Message::CliUnknownIndicator { name: name.to_owned(), nearest }))
        })
    }

    /// The years a list names.
    pub(super) fn years(&self, words: &[String]) -> Result<Vec<Year>, CommandError> {
        let read =
            |word: &String| Year::parse(word).ok_or_else(|| CommandError(self.speech.say(&Message::CliUnknownYear { name: word.clone() })));
        words.iter().map(read).collect()
    }
}

/// What the paths of the command line hold.
#[derive(Default)]
pub(super) struct Read {
    pub sources: Vec<Source>,
    pub recipes: Recipes,
    /// What could not be read, already said.
    pub failures: Vec<String>,
    /// The projects among the paths.
    pub projects: Vec<Project>,
    /// The user's own indicators, of the projects and of the command line.
    pub own: Vec<IndicatorCard>,
}

/// Files, folders and projects; without a path, or for a project on the sample, the sample. What the command line says of
/// how to read goes before what a project says.
pub(super) fn read_sources(matches: &ArgMatches, speech: &Speech) -> Result<Read, CommandError> {
    let (paths, settings, recipe) = (&paths(matches), settings(matches, speech)?, recipe(matches, speech)?);
    let mut read = Read::default();
    let expanded = expand(paths, &mut read, speech)?;
    read.own = read.projects.iter().flat_map(|project| project.own.iter().map(own_card)).chain(own_cards(matches, speech)?).collect();
    if expanded.is_empty() {
        return Ok(Read { sources: sample(), ..read });
    }
    for path in expanded {
        let found = files::read(&path).map_err(|error| CommandError(file_error(&error, speech)))?;
        read.sources.extend(found.sources);
        read.failures.extend(found.failures.iter().map(|error| file_error(error, speech)));
    }
    for source in &read.sources {
        if let Some(recipe) = &recipe {
            read.recipes.by_file.insert(source.name.clone(), recipe.clone());
        }
        if settings != ReadSettings::default() {
            read.recipes.by_file.entry(source.name.clone()).or_default().settings = settings.clone();
        }
    }
    Ok(read)
}

/// The indicators of the file the command line names.
fn own_cards(matches: &ArgMatches, speech: &Speech) -> Result<Vec<IndicatorCard>, CommandError> {
    let Some(path) = matches.get_one::<PathBuf>("catalogue") else { return Ok(Vec::new()) };
    let bytes = files::read_bytes(path).map_err(|error| CommandError(file_error(&error, speech)))?;
    let read = String::from_utf8(bytes).map_err(|error| error.to_string());
    let cards = read.and_then(|text| Catalogue::cards(&text).map_err(|error| error.to_string()));
    cards.map_err(|reason| CommandError(speech.say(&Message::CliBadCatalogue { path: path.display().to_string(), reason })))
}

/// What the command line supposes, read against the figures of the files.
fn suppositions(
    texts: &[String],
    (library, results): (&ReferenceData, &IndicatorValues),
    speech: &Speech,
) -> Result<Vec<Supposition>, CommandError> {
    let read = texts.iter().map(|text| suppose(library, results, text).map_err(|note| CommandError(told(&note, speech))));
    read.collect()
}

/// The towns a project or the command line puts together: "kenitra+rabat", or "Deux rives=kenitra+rabat".
fn groups(matches: &ArgMatches, projects: &[Project], speech: &Speech) -> Result<Vec<PlaceGroup>, CommandError> {
    let mut groups: Vec<PlaceGroup> = projects.iter().flat_map(|project| project.groups.iter().cloned()).collect();
    let gazetteer = Gazetteer::shipped();
    for text in matches.get_many::<String>("together").into_iter().flatten() {
        let (name, towns) = text.split_once('=').unwrap_or(("", text));
        let known = |town: &str| gazetteer.find(town.trim()).map_or_else(|| Place::unknown(town).id, |place| place.id.clone());
        let members: Vec<PlaceId> = towns.split('+').filter(|town| !town.trim().is_empty()).map(known).collect();
        if members.len() < 2 {
            let (name, found) = ("--together".to_owned(), text.clone());
            return Err(CommandError(speech.say(&Message::CliBadOption { name, found })));
        }
        groups.push(PlaceGroup { name: name.trim().to_owned(), members });
    }
    Ok(groups)
}

/// The recipe the command line names.
fn recipe(matches: &ArgMatches, speech: &Speech) -> Result<Option<Recipe>, CommandError> {
    let Some(path) = matches.get_one::<PathBuf>("recipe") else { return Ok(None) };
    let bytes = files::read_bytes(path).map_err(|error| CommandError(file_error(&error, speech)))?;
    let read = String::from_utf8(bytes).map_err(|error| error.to_string()).and_then(|text| Recipe::from_json(&text));
    read.map(Some).map_err(|reason| CommandError(speech.say(&Message::CliBadRecipe { path: path.display().to_string(), reason })))
}

/// A file that is read must not be written over.
pub(super) fn refuse_itself(paths: &[PathBuf], output: &Path, speech: &Speech) -> Result<(), CommandError> {
    let itself = paths.iter().any(|path| files::same(path, output));
    if itself { Err(CommandError(speech.say(&Message::FileItself { path: output.display().to_string() }))) } else { Ok(()) }
}

fn project(path: &Path, speech: &Speech) -> Result<Project, CommandError> {
    let opened = open_project(path, None).map_err(|error| CommandError(open_error(path, &error, speech)))?;
    if let Some(said) = opened_said(&opened, speech) {
        tell(&said);
    }
    Ok(opened.project)
}

/// A project stands for the files it names.
fn expand(paths: &[PathBuf], read: &mut Read, speech: &Speech) -> Result<Vec<PathBuf>, CommandError> {
    let mut all = Vec::new();
    for path in paths {
        if path.extension().is_some_and(|ending| ending == "jumelles") {
            let project = project(path, speech)?;
            all.extend(project.sources.iter().map(|source| source.path.clone()));
            read.recipes.by_file.extend(project.recipes.clone());
            read.recipes.known.extend(project.known.clone());
            read.projects.push(project);
        } else {
            all.push(path.clone());
        }
    }
    Ok(all)
}

/// Writes a table to a path, or prints it when there is none.
pub(super) fn deliver(table: &Csv, path: Option<&Path>, speech: &Speech) -> Result<(), CommandError> {
    let Some(path) = path.filter(|path| path.as_os_str() != "-") else {
        print(table.text());
        return Ok(());
    };
    files::write(path, table.text().as_bytes()).map_err(|error| CommandError(file_error(&error, speech)))?;
    tell(&speech.say(&Message::CliWritten { path: path.display().to_string() }));
    Ok(())
}

/// Headings, with those of the ends of intervals where some file has any.
pub(super) fn with_ends<'a>(headings: &[&'a str], bounded: bool) -> Vec<&'a str> {
    headings.iter().copied().chain(["low", "high"].into_iter().filter(|_| bounded)).collect()
}

/// An end of an interval in a cell; blank when nothing says it.
pub(super) fn end(value: Option<f64>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}
