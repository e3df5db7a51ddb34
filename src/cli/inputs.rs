//! The input files of a command. In: its paths and its options on reading. Out: sources, recipes, projects and indicator cards.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::ArgMatches;

use crate::cli::options::{CliOption, has_flag, path, paths};
use crate::cli::output::{CommandError, STANDARD, tell};
use crate::cli::settings::{answers, settings};
use crate::engine::report::{file_error_text, open_error_text, opening_report};
use crate::engine::{
    ExpectedResults, FileError, FoundSources, Recipes, SourceFile, custom_indicator_card, files, open_project, sample_sources,
};
use crate::indicators::{Catalogue, IndicatorCard};
use crate::intake::ReadSettings;
use crate::project::{Project, SourcePath};
use crate::speech::{Message, Speech};
use crate::tidy::Recipe;

/// What the standard input is called in notes and tables.
const STANDARD_INPUT: &str = "stdin";

/// What the paths and options of a command name.
#[derive(Default)]
pub(super) struct Inputs {
    /// The tables to read, in the order of the paths.
    pub sources: Vec<SourceFile>,
    /// How the tables are read.
    pub recipes: Recipes,
    /// Why some files of a folder cannot be read, in the language of the user.
    pub failures: Vec<String>,
    /// The projects among the paths.
    pub projects: Vec<Project>,
    /// The indicators of the projects and of `--catalogue`.
    pub custom_indicators: Vec<IndicatorCard>,
    /// Every file and folder that is read, projects, recipes and catalogues included: none of them is written to.
    pub read: Vec<PathBuf>,
    /// The results each project showed when it was saved.
    pub expected_results: Vec<ExpectedResults>,
}

/// Reads files, folders and projects; the sample if there is no path, or if the projects are about the sample. Settings and recipes of
/// the command line have priority over those of a project.
///
/// # Errors
/// When an option is wrong or a path cannot be read.
pub(super) fn read_inputs(matches: &ArgMatches, speech: &Speech) -> Result<Inputs, CommandError> {
    let (settings, answers, recipe) = (settings(matches, speech)?, answers(matches, speech)?, recipe(matches, speech)?);
    let mut inputs = Inputs::default();
    let paths = expand_projects(matches, &mut inputs, speech)?;
    let of_projects: Vec<IndicatorCard> =
        inputs.projects.iter().flat_map(|project| project.custom_indicators.iter().map(custom_indicator_card)).collect();
    inputs
        .read
        .extend([CliOption::Catalogue, CliOption::Recipe].into_iter().filter_map(|option| path(matches, option)).map(Path::to_owned));
    inputs.custom_indicators = of_projects.into_iter().chain(catalogue_cards(matches, speech)?).collect();
    if paths.is_empty() {
        return Ok(Inputs { sources: sample_sources(), ..inputs });
    }
    for path in paths {
        let found = read_path(&path).map_err(|error| CommandError::of_file(&error, speech))?;
        inputs.read.push(path);
        inputs.read.extend(found.sources.iter().map(|source| PathBuf::from(&source.name)));
        inputs.sources.extend(found.sources);
        inputs.failures.extend(found.failures.iter().map(|error| file_error_text(error, speech)));
    }
    for source in &inputs.sources {
        if let Some(recipe) = &recipe {
            inputs.recipes.by_file.insert(source.name.clone(), recipe.clone());
        }
        if settings != ReadSettings::default() {
            inputs.recipes.by_file.entry(source.name.clone()).or_default().settings = settings.clone();
        }
        if !answers.is_empty() {
            inputs.recipes.by_file.entry(source.name.clone()).or_default().answers = answers.clone();
        }
    }
    Ok(inputs)
}

/// Replaces each project among the paths by the paths of its files, and collects the projects with their recipes.
fn expand_projects(matches: &ArgMatches, inputs: &mut Inputs, speech: &Speech) -> Result<Vec<PathBuf>, CommandError> {
    let mut expanded = Vec::new();
    for path in &paths(matches) {
        if path.extension().is_some_and(|extension| extension == "jumelles") {
            let project = read_project(path, matches, speech)?;
            inputs.read.push(path.clone());
            inputs.recipes.data_hashes.extend(project.data_hashes.clone());
            if let Some(values) = &project.remembered_values {
                inputs.recipes.remembered_values = Some(Arc::clone(values));
            }
            inputs.expected_results.extend(ExpectedResults::of_project(&project));
            expanded.extend(project.sources.iter().map(|source| source.path.clone()));
            inputs.recipes.by_file.extend(project.recipes.clone());
            inputs.recipes.of_other_files.extend(project.recipes_of_other_files.clone());
            inputs.projects.push(project);
        } else {
            expanded.push(path.clone());
        }
    }
    Ok(expanded)
}

/// The tables at a path: a file, a folder, an archive, a pipe, or `-` for the standard input.
fn read_path(path: &Path) -> Result<FoundSources, FileError> {
    if path.as_os_str() == STANDARD {
        return files::sources_in(Path::new(STANDARD_INPUT), files::read_standard_input(path)?);
    }
    if SourcePath::new(path.to_owned()).is_sample() {
        return Ok(FoundSources { sources: sample_sources(), failures: Vec::new() });
    }
    if files::is_pipe(path) { files::sources_in(path, files::read_pipe(path)?) } else { files::read(path) }
}

/// Opens a project, and tells which of its files moved or were not found. Files outside of its folder are read only with `--force`.
fn read_project(path: &Path, matches: &ArgMatches, speech: &Speech) -> Result<Project, CommandError> {
    let opened = open_project(path, None).map_err(|error| CommandError(open_error_text(path, &error, speech)))?;
    if let Some(message) = opening_report(&opened, speech) {
        tell(&message);
    }
    if !opened.outside.is_empty() && !has_flag(matches, CliOption::Force) {
        let names: Vec<String> = opened.outside.iter().map(|path| path.display().to_string()).collect();
        return Err(CommandError(
            speech.format(&Message::CliOutside { names: speech.format_list(&names), option: CliOption::Force.flag() }),
        ));
    }
    Ok(opened.project)
}

/// The cards of the file of `--catalogue`.
fn catalogue_cards(matches: &ArgMatches, speech: &Speech) -> Result<Vec<IndicatorCard>, CommandError> {
    let Some(path) = path(matches, CliOption::Catalogue) else { return Ok(Vec::new()) };
    let cards = read_text(path, speech)?.and_then(|text| Catalogue::parse_cards(&text).map_err(|error| error.to_string()));
    cards.map_err(|reason| CommandError(speech.format(&Message::CliBadCatalogue { path: path.display().to_string(), reason })))
}

/// The recipe of the file of `--recipe`.
fn recipe(matches: &ArgMatches, speech: &Speech) -> Result<Option<Recipe>, CommandError> {
    let Some(path) = path(matches, CliOption::Recipe) else { return Ok(None) };
    let recipe = read_text(path, speech)?.and_then(|text| Recipe::from_json(&text));
    recipe.map(Some).map_err(|reason| CommandError(speech.format(&Message::CliBadRecipe { path: path.display().to_string(), reason })))
}

/// The text of a file; the inner error says why its bytes are not UTF-8.
fn read_text(path: &Path, speech: &Speech) -> Result<Result<String, String>, CommandError> {
    let bytes = files::read_bytes(path).map_err(|error| CommandError(file_error_text(&error, speech)))?;
    Ok(String::from_utf8(bytes).map_err(|error| error.to_string()))
}
