//! The input files of a command. In: its paths and its options on reading. Out: sources, recipes, projects and indicator cards.

use std::path::{Path, PathBuf};

use clap::ArgMatches;

use crate::cli::options::{CliOption, path, paths};
use crate::cli::output::{CommandError, tell};
use crate::cli::settings::{answers, settings};
use crate::engine::report::{file_error_text, open_error_text, opening_report};
use crate::engine::{Recipes, SourceFile, custom_indicator_card, files, open_project, sample_sources};
use crate::indicators::{Catalogue, IndicatorCard};
use crate::intake::ReadSettings;
use crate::project::Project;
use crate::speech::{Message, Speech};
use crate::tidy::Recipe;

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
}

/// Reads files, folders and projects; the sample if there is no path, or if the projects are about the sample. Settings and recipes of
/// the command line have priority over those of a project.
///
/// # Errors
/// When an option is wrong or a path cannot be read.
pub(super) fn read_inputs(matches: &ArgMatches, speech: &Speech) -> Result<Inputs, CommandError> {
    let (settings, answers, recipe) = (settings(matches, speech)?, answers(matches, speech)?, recipe(matches, speech)?);
    let mut inputs = Inputs::default();
    let paths = expand_projects(&paths(matches), &mut inputs, speech)?;
    let of_projects = inputs.projects.iter().flat_map(|project| project.custom_indicators.iter().map(custom_indicator_card));
    inputs.custom_indicators = of_projects.chain(catalogue_cards(matches, speech)?).collect();
    if paths.is_empty() {
        return Ok(Inputs { sources: sample_sources(), ..inputs });
    }
    for path in paths {
        let found = files::read(&path).map_err(|error| CommandError(file_error_text(&error, speech)))?;
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
fn expand_projects(paths: &[PathBuf], inputs: &mut Inputs, speech: &Speech) -> Result<Vec<PathBuf>, CommandError> {
    let mut expanded = Vec::new();
    for path in paths {
        if path.extension().is_some_and(|extension| extension == "jumelles") {
            let project = read_project(path, speech)?;
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

/// Opens a project, and tells which of its files moved or were not found.
fn read_project(path: &Path, speech: &Speech) -> Result<Project, CommandError> {
    let opened = open_project(path, None).map_err(|error| CommandError(open_error_text(path, &error, speech)))?;
    if let Some(message) = opening_report(&opened, speech) {
        tell(&message);
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
