//! The context of a command. In: its arguments. Out: the files read and everything computed from them; at the end, the notes on the
//! standard error and the exit code.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use clap::ArgMatches;

use crate::base::fold::fold;
use crate::base::similarity::{Candidate, nearest};
use crate::base::{Note, PlaceId, Severity, Time};
use crate::cli::from_library::{NamedByOptions, place_of_territory, several_called};
use crate::cli::inputs::{Inputs, read_inputs};
use crate::cli::options::{CliOption, answer_example, has_flag, path, paths, texts};
use crate::cli::output::{CommandError, EXIT_DATA_ERRORS, EXIT_DONE, tell, tell_error};
use crate::cli::output_file::OutputFile;
use crate::cli::progress_line::with_progress;
use crate::engine::questions::AskedFor;
use crate::engine::report::note_text;
use crate::engine::{Loaded, Recipes, ReferenceData, hashes_by_name, load as load_all, load_figures, parse_supposition, seal_notes};
use crate::indicators::{Catalogue, Indicator, IndicatorValues};
use crate::library::{Edition, find_territory};
use crate::project::Project;
use crate::speech::{Message, Speech};
use crate::tidy::{Gazetteer, Place, PlaceGroup};

/// The largest number of notes printed one by one.
const MOST_NOTES: usize = 50;

/// What is computed of the files.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Load {
    /// Every indicator.
    Everything,
    /// None.
    FiguresOnly,
}

/// A note on one line, with the option that answers it when it asks something.
pub(super) fn note_with_option(note: &Note, speech: &Speech) -> String {
    let text = note_text(note, speech);
    match AskedFor::by(note.code()) {
        None => text,
        Some(asked) => speech.format(&Message::CliAnswerWith { note: text, option: answer_example(asked, note) }),
    }
}

/// The files of a command, everything computed from them, and the language of its messages.
pub(super) struct CommandContext<'a> {
    pub speech: &'a Speech,
    /// The shipped data with the indicators of the user.
    pub reference_data: ReferenceData,
    /// The files and their values, with the hypothetical ones and the groups of towns.
    pub loaded: Loaded,
    /// The projects among the paths.
    pub projects: Vec<Project>,
    /// The values without the hypothetical ones; `None` if nothing is supposed.
    pub actual: Option<IndicatorValues>,
    /// Every file and folder that was read: none of them is written to.
    pub read: Vec<PathBuf>,
    /// Why some of the paths cannot be read, in the language of the user.
    failures: Vec<String>,
    /// What is not as a project was saved: files that changed, results that moved. It is told whatever else is.
    broken_seals: Vec<Note>,
}

impl<'a> CommandContext<'a> {
    /// Reads files, folders and projects, or the sample if there is no path.
    ///
    /// # Errors
    /// When an option is wrong, a path cannot be read, or there is no figure in the files.
    pub(super) fn read(matches: &ArgMatches, speech: &'a Speech) -> Result<Self, CommandError> {
        Self::read_with(Load::Everything, matches, speech)
    }

    /// Reads as [`CommandContext::read`] does, and computes no indicator.
    ///
    /// # Errors
    /// As [`CommandContext::read`].
    pub(super) fn read_figures(matches: &ArgMatches, speech: &'a Speech) -> Result<Self, CommandError> {
        Self::read_with(Load::FiguresOnly, matches, speech)
    }

    fn read_with(load: Load, matches: &ArgMatches, speech: &'a Speech) -> Result<Self, CommandError> {
        let Inputs { sources, mut recipes, failures, projects, custom_indicators, read, expected_results } = read_inputs(matches, speech)?;
        let reference_data = ReferenceData::with_custom_indicators(custom_indicators);
        let data_hashes = if projects.is_empty() { BTreeMap::new() } else { hashes_by_name(&sources) };
        let named = NamedByOptions::read(matches, speech)?;
        // What a file holds is not mixed with what others hold.
        recipes.library.choice.is_off |= load == Load::FiguresOnly || has_flag(matches, CliOption::NoLibrary);
        named.add_pool(&mut recipes.library, &reference_data);
        let kept = named.may_need_library(&recipes.library.choice, &sources).then(|| sources.clone());
        let load_with = |sources, recipes: &Recipes| {
            with_progress(speech, |progress| match load {
                Load::Everything => load_all(&reference_data, sources, recipes, progress),
                Load::FiguresOnly => load_figures(&reference_data, sources, recipes, progress),
            })
        };
        let mut loaded = load_with(sources, &recipes);
        if let Some(sources) = kept.filter(|_| named.are_lacking_in(&loaded, &reference_data)) {
            recipes.library.choice.territories.extend(named.territories());
            loaded = load_with(sources, &recipes);
        }
        let loaded = Loaded { data_hashes, ..loaded };
        let mut broken_seals = seal_notes(&loaded, &recipes);
        let mut context = Self { speech, reference_data, loaded, projects, actual: None, read, failures, broken_seals: Vec::new() };
        context.apply_suppositions(matches)?;
        if context.actual.is_none() && load == Load::Everything {
            broken_seals.extend(expected_results.iter().flat_map(|expected| expected.changes(&context.loaded, &recipes.data_hashes)));
        }
        context.broken_seals = broken_seals;
        let groups = context.groups(matches)?;
        context.loaded.add_groups(&context.reference_data, &groups);
        if let Some(actual) = context.actual.as_mut().filter(|_| !groups.is_empty()) {
            *actual = actual.with_groups(&groups);
        }
        if context.loaded.values.observations().is_empty() {
            context.tell_notes(Severity::Warning);
            let path = paths(matches).iter().map(|path| path.display().to_string()).collect::<Vec<_>>().join(", ");
            return Err(CommandError(speech.format(&Message::CliNothing { path })));
        }
        for member in groups.iter().flat_map(|group| &group.members) {
            context.place(member.as_str())?;
        }
        Ok(context)
    }

    /// Replaces the values by those with the suppositions of the projects and of the command line.
    fn apply_suppositions(&mut self, matches: &ArgMatches) -> Result<(), CommandError> {
        let texts = self.projects.iter().flat_map(|project| &project.suppositions).chain(texts(matches, CliOption::Suppose));
        let values = &self.loaded.values;
        let parse = |text: &String| {
            parse_supposition(&self.reference_data, values, text).map_err(|note| CommandError(note_text(&note, self.speech)))
        };
        let suppositions = texts.map(parse).collect::<Result<Vec<_>, _>>()?;
        if !suppositions.is_empty() {
            let with_suppositions = values.with_suppositions(&suppositions, &self.reference_data.measures);
            self.actual = Some(std::mem::replace(&mut self.loaded.values, with_suppositions));
        }
        Ok(())
    }

    /// The groups of towns of the projects and of the command line: "kenitra+rabat", or "Deux rives=kenitra+rabat".
    fn groups(&self, matches: &ArgMatches) -> Result<Vec<PlaceGroup>, CommandError> {
        let mut groups: Vec<PlaceGroup> = self.projects.iter().flat_map(|project| project.groups.iter().cloned()).collect();
        let gazetteer = Gazetteer::shipped();
        for text in texts(matches, CliOption::Together) {
            let (name, towns) = text.split_once('=').unwrap_or(("", text));
            let id = |town: &str| gazetteer.find(town.trim()).map_or_else(|| Place::unknown(town).id, |place| place.id.clone());
            let members: Vec<PlaceId> = towns.split('+').filter(|town| !town.trim().is_empty()).map(id).collect();
            if members.len() < 2 {
                return Err(CliOption::Together.error(text, self.speech));
            }
            groups.push(PlaceGroup { name: name.trim().to_owned(), members });
        }
        Ok(groups)
    }

    /// Prints the errors and the notes down to the severity `least`, and the number of warnings if they are not printed. Returns the
    /// exit code, which depends on the errors in the data.
    pub(super) fn finish(&self, least: Severity) -> u8 {
        let errors = self.tell_notes(least);
        let warnings = self.loaded.count_notes(Severity::Warning);
        if least > Severity::Warning && warnings > 0 {
            tell(&self.speech.format(&Message::CliWarnings { count: warnings }));
        }
        if errors > 0 {
            tell(&self.speech.format(&Message::CliErrors { count: errors }));
        }
        for note in self.broken_seals.iter().take(MOST_NOTES) {
            tell_error(&note_with_option(note, self.speech));
        }
        let is_open = !self.broken_seals.is_empty() || self.loaded.notes.iter().any(|note| AskedFor::is_open(note.code()));
        if errors > 0 || is_open { EXIT_DATA_ERRORS } else { EXIT_DONE }
    }

    /// Where the command writes, as its options say.
    pub(super) fn output<'b>(&'b self, matches: &'b ArgMatches) -> OutputFile<'b> {
        let is_forced = has_flag(matches, CliOption::Force);
        OutputFile { path: path(matches, CliOption::Output), read: &self.read, is_forced, speech: self.speech }
    }

    /// Whether a file is not as a project was saved with it, or a result moved.
    pub(super) fn has_broken_seals(&self) -> bool {
        !self.broken_seals.is_empty()
    }

    /// Prints the failures and the notes down to the severity `least`; returns the number of errors.
    fn tell_notes(&self, least: Severity) -> usize {
        for failure in &self.failures {
            tell(failure);
        }
        let notes: Vec<&Note> = self.loaded.notes.iter().take_while(|note| note.severity() >= least).collect();
        for note in notes.iter().take(MOST_NOTES) {
            tell(&note_with_option(note, self.speech));
        }
        if notes.len() > MOST_NOTES {
            tell(&self.speech.format(&Message::DataMoreNotes { count: notes.len() - MOST_NOTES }));
        }
        self.failures.len() + self.loaded.count_notes(Severity::Error)
    }

    /// The places with these names.
    ///
    /// # Errors
    /// A message with the nearest spellings, for the first name that is unknown.
    pub(super) fn places(&self, names: &[String]) -> Result<Vec<Arc<Place>>, CommandError> {
        names.iter().map(|name| self.place(name)).collect()
    }

    /// The place with this name, in the gazetteer or in the files.
    ///
    /// # Errors
    /// A message with the nearest spellings, if the name is unknown.
    pub(super) fn place(&self, name: &str) -> Result<Arc<Place>, CommandError> {
        let read = self.loaded.values.places();
        let unknown = Place::unknown(name);
        let by_id = read.iter().find(|place| place.id.as_str() == name || place.id == unknown.id);
        // A commune that the files brought in has a name in two scripts.
        let folded = fold(name);
        let by_name =
            || read.iter().find(|place| [&place.names.fr, &place.names.ar, &place.names.en].into_iter().any(|name| fold(name) == folded));
        if let Some(place) = self.reference_data.gazetteer.find(name).or(by_id).or_else(by_name) {
            return Ok(Arc::clone(place));
        }
        let found = find_territory(Edition::current(), name);
        if let Some(place) = found.as_ref().ok().and_then(|territory| place_of_territory(&self.loaded, territory)) {
            return Ok(Arc::clone(place));
        }
        if let Some(candidates) = found.err().and_then(|found| several_called(&found, self.speech)) {
            return Err(CommandError(self.speech.format(&Message::CliSeveralPlaces { name: name.to_owned(), candidates })));
        }
        let language = self.speech.language();
        let known = self.reference_data.gazetteer.places().iter().chain(read);
        let spellings = known.flat_map(|place| {
            let label = place.names.get(language);
            [place.id.as_str(), &place.names.fr, &place.names.ar, &place.names.en].map(|spelling| Candidate { spelling, label })
        });
        let nearest = nearest(name, spellings, 3).join(", ");
        Err(CommandError(self.speech.format(&Message::CliUnknownPlace { name: name.to_owned(), nearest })))
    }

    /// Every indicator, with those of the user.
    pub(super) fn catalogue(&self) -> Catalogue {
        Catalogue::new(self.loaded.values.indicators().cloned().collect())
    }

    /// The indicators with these names.
    ///
    /// # Errors
    /// A message with the nearest spellings, for the first name that is unknown.
    pub(super) fn indicators(&self, names: &[String]) -> Result<Vec<Arc<Indicator>>, CommandError> {
        names.iter().map(|name| self.indicator(name)).collect()
    }

    /// The indicator with this name.
    ///
    /// # Errors
    /// A message with the nearest spellings, if the name is unknown.
    pub(super) fn indicator(&self, name: &str) -> Result<Arc<Indicator>, CommandError> {
        let catalogue = self.catalogue();
        let showing = || catalogue.indicators().iter().find(|indicator| indicator.shows(name));
        catalogue.find(name).or_else(showing).cloned().ok_or_else(|| {
            // An indicator of the user may be unknown because its formula is wrong, so the errors come first.
            self.tell_notes(Severity::Error);
            let nearest = catalogue.nearest(name).join(", ");
            CommandError(self.speech.format(&Message::CliUnknownIndicator { name: name.to_owned(), nearest }))
        })
    }

    /// The years, or other spans of time, in these words.
    ///
    /// # Errors
    /// A message, for the first word that is none.
    pub(super) fn times(&self, words: &[String]) -> Result<Vec<Time>, CommandError> {
        let unknown = |word: &String| CommandError(self.speech.format(&Message::CliUnknownYear { name: word.clone() }));
        words.iter().map(|word| Time::parse(word).ok_or_else(|| unknown(word))).collect()
    }
}

/// Which columns a table has for the interval of a value.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum IntervalColumns {
    /// The columns `low` and `high`.
    LowAndHigh,
    /// None, as no file has an interval.
    Absent,
}

impl IntervalColumns {
    /// Whether any file has an interval.
    pub(super) fn for_values(values: &IndicatorValues) -> Self {
        if values.observations().has_intervals() { Self::LowAndHigh } else { Self::Absent }
    }

    /// The headings with those of the interval.
    pub(super) fn extend_headings<'a>(self, headings: &[&'a str]) -> Vec<&'a str> {
        let interval: &[&'a str] = match self {
            Self::LowAndHigh => &["low", "high"],
            Self::Absent => &[],
        };
        [headings, interval].concat()
    }

    /// The cells with those of the interval; a bound that is absent is an empty cell.
    pub(super) fn extend_row(self, mut cells: Vec<String>, interval: Option<(f64, f64)>) -> Vec<String> {
        if self == Self::LowAndHigh {
            let bound = |value: Option<f64>| value.map(|value| value.to_string()).unwrap_or_default();
            cells.push(bound(interval.map(|(low, _)| low)));
            cells.push(bound(interval.map(|(_, high)| high)));
        }
        cells
    }
}
