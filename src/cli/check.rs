//! `jumelles check PATH… [--json] [--recipe F]`: how each file was read, on what evidence, and how many of its cells were used.

use std::cmp::Reverse;

use clap::ArgMatches;
use serde_json::{Value, json};

use crate::base::{MissingReason, Note, NoteMessage, Progress, Severity};
use crate::cli::context::note_with_option;
use crate::cli::inputs::{Inputs, read_inputs};
use crate::cli::options::{CliOption, has_flag, path};
use crate::cli::output::{CommandError, EXIT_DATA_ERRORS, EXIT_DONE, print, tell};
use crate::cli::output_file::OutputFile;
use crate::engine::column_meaning;
use crate::engine::questions::AskedFor;
use crate::engine::reading_decisions::{delimiter_name, reading_decisions, thousands_separator};
use crate::engine::{OpenedSource, ReferenceData, SourceFile, changes_since_recipe, is_hash_of, open_source, read_opened};
use crate::intake::{ColumnKind, Intake};
use crate::speech::{Message, Speech};
use crate::tidy::{Heading, Mapping, ObservationsBuilder, Recipe, RememberedTable, UsableFigures, validate};

/// The largest number of notes printed for a file; the others are counted.
const MOST_NOTES: usize = 40;

/// A file, and everything decided about it.
struct Checked {
    /// The table, and how its bytes were decoded.
    intake: Intake,
    /// The meaning of its columns; `None` if none was found.
    mapping: Option<Mapping>,
    /// The recipe of the file; `None` unless it was asked for.
    recipe: Option<Recipe>,
    /// How many of its cells are figures that can be used.
    usable: UsableFigures,
    /// The notes, in the order in which they arose.
    notes: Vec<Note>,
}

/// Runs the command and returns its exit code.
pub(super) fn run(matches: &ArgMatches, speech: &Speech) -> Result<u8, CommandError> {
    let Inputs { sources, recipes, failures, custom_indicators, read, .. } = read_inputs(matches, speech)?;
    let reference_data = ReferenceData::with_custom_indicators(custom_indicators);
    for failure in &failures {
        tell(failure);
    }
    let recipe_path = path(matches, CliOption::SaveRecipe);
    let purpose = if recipe_path.is_some() { CheckPurpose::SaveRecipe } else { CheckPurpose::Report };
    let default_recipe = Recipe::default();
    let (mut checked, mut has_broken_seals) = (Vec::with_capacity(sources.len()), false);
    for source in sources {
        let recipe = recipes.by_file.get(&source.name).unwrap_or(&default_recipe);
        let is_sealed_otherwise = recipes.data_hashes.get(&source.name).is_some_and(|hash| !is_hash_of(hash, &source));
        let mut read = check(source, recipe, purpose, &reference_data);
        if is_sealed_otherwise {
            read.notes.insert(0, Note::new(NoteMessage::FileChanged {}).at(&read.intake.name, 0, 0));
            has_broken_seals = true;
        }
        checked.push(read);
    }
    if let (Some(path), Some(recipe)) = (recipe_path, checked.iter().find_map(|checked: &Checked| checked.recipe.as_ref())) {
        let text = recipe.to_json().map_err(CommandError)?;
        let is_forced = has_flag(matches, CliOption::Force);
        OutputFile { path: Some(path), read: &read, is_forced, speech }.write(text.as_bytes())?;
    }
    if has_flag(matches, CliOption::Json) {
        let all: Vec<Value> = checked.iter().map(|checked| to_json(checked, &reference_data, speech)).collect();
        print(&format!("{:#}\n", Value::Array(all)), speech)?;
    } else {
        for checked in &checked {
            print(&to_text(checked, speech), speech)?;
        }
    }
    let is_unsettled = |note: &Note| note.severity() == Severity::Error || AskedFor::is_open(note.code());
    let has_errors = checked.iter().flat_map(|checked| &checked.notes).any(is_unsettled);
    // The process ends: giving millions of cells back one list after the other would only take time.
    std::mem::forget(checked);
    Ok(if has_errors || has_broken_seals || !failures.is_empty() { EXIT_DATA_ERRORS } else { EXIT_DONE })
}

/// Why files are checked.
#[derive(Clone, Copy, PartialEq, Eq)]
enum CheckPurpose {
    /// To report how they are read.
    Report,
    /// To save the recipe of the first one as well.
    SaveRecipe,
}

/// Checks one file. A recipe with a snapshot of another file adds notes on what changed since.
fn check(source: SourceFile, recipe: &Recipe, purpose: CheckPurpose, reference_data: &ReferenceData) -> Checked {
    let mut opened = open_source(reference_data, source, recipe, &Progress::default());
    let lists = (&reference_data.gazetteer, &reference_data.measures);
    let needs_snapshot = purpose == CheckPurpose::SaveRecipe || recipe.snapshot.is_some();
    let mut builder = ObservationsBuilder::new(lists.0, lists.1);
    read_opened(&mut opened, &mut builder, &Progress::default());
    let OpenedSource { intake, mapping, mut notes, .. } = opened;
    let observations = builder.finish(&mut notes);
    let has_place = mapping.as_ref().is_some_and(|mapping| !mapping.has_stand_in_place(&intake));
    let usable = observations.usable();
    let usable = UsableFigures { placed: if has_place { usable.placed } else { 0 }, ..usable };
    validate(&observations, lists.1, &Progress::default(), &mut notes);
    let mut notes = notes.into_list(Some(&intake.name));
    let recipe = needs_snapshot.then(|| {
        let snapshot = RememberedTable::new(&intake.name, &intake.table, observations.iter());
        notes.extend(changes_since_recipe(recipe, &intake, &snapshot, reference_data.known_words()));
        Recipe { settings: recipe.settings.clone(), answers: recipe.answers.clone(), mapping: mapping.clone(), snapshot: Some(snapshot) }
    });
    // Freed beside the next file, or with the process. Where no thread can be had, it is freed here.
    let _ = std::thread::Builder::new().name("free".to_owned()).spawn(move || drop(observations));
    Checked { intake, mapping, recipe, usable, notes }
}

/// Everything decided about a file as JSON. Its keys are in English and stable.
fn to_json(checked: &Checked, reference_data: &ReferenceData, speech: &Speech) -> Value {
    let (intake, table) = (&checked.intake, &checked.intake.table);
    let account = table.account();
    let decisions: Vec<Value> = reading_decisions(&checked.intake, checked.mapping.as_ref(), speech)
        .into_iter()
        .map(|decision| json!({ "what": decision.key, "chosen": decision.value, "evidence": decision.evidence }))
        .collect();
    let columns: Vec<Value> = (0..table.columns().len()).map(|column| column_to_json(checked, column, reference_data)).collect();
    json!({
        "path": intake.name.as_ref(),
        "bytes": intake.bytes,
        "encoding": intake.encoding.name(),
        "delimiter": delimiter_name(intake),
        "quote": "\"",
        "decimal": table.usual_decimal().character().to_string(),
        "grouping": thousands_separator(intake),
        "line_ending": intake.dialect.line_ending.code(),
        "preamble_rows": table.layout().preamble(),
        "heading_rows": table.layout().headings.len(),
        "footer_rows": table.layout().footer(),
        "sheet": intake.sheet,
        "sheets": intake.sheets,
        "rows": table.len(),
        "columns": table.columns().len(),
        "shape": checked.mapping.as_ref().map_or("unknown", |mapping| mapping.shape().code()),
        "columns_detail": columns,
        "cells": {
            "total": account.total, "values": account.values, "missing": account.missing,
            "unreadable": account.unreadable, "set_aside": account.skipped, "text": account.text,
        },
        "usable": {
            "figures": checked.usable.figures, "dated": checked.usable.dated, "placed": checked.usable.placed,
            "with_unit": checked.usable.with_unit,
        },
        "questions": checked.notes.iter().filter_map(|note| question_to_json(note, speech)).collect::<Vec<_>>(),
        "decisions": decisions,
        "notes": checked.notes.iter().map(|note| note_to_json(note, speech)).collect::<Vec<_>>(),
    })
}

/// What is known of one column: its role, its kind, its unit, its measure and the number of its cells of each sort.
fn column_to_json(checked: &Checked, index: usize, reference_data: &ReferenceData) -> Value {
    let table = &checked.intake.table;
    let (Some(column), Some(name)) = (table.columns().get(index), table.headings().get(index)) else { return Value::Null };
    let heading = Heading::parse(name);
    let meaning = column_meaning(&checked.intake, checked.mapping.as_ref(), index, &reference_data.measures);
    let measure = meaning.measure.map(|measure| measure.id.to_string());
    let missing: serde_json::Map<String, Value> = std::iter::once((MissingReason::Blank, column.stats.blank))
        .chain(MissingReason::ALL.iter().copied().zip(column.stats.marked))
        .filter(|(_, count)| *count > 0)
        .map(|(reason, count)| (reason.code().to_owned(), json!(count)))
        .collect();
    json!({
        "name": name,
        "role": meaning.role.code(),
        "kind": column.kind.code(),
        "unit": meaning.unit,
        "measure": measure,
        "year": heading.year(),
        "numbers": column.stats.numbers(),
        "missing": missing,
        "unreadable": if column.kind == ColumnKind::Number { column.stats.words } else { 0 },
    })
}

/// A question that a note asks, with the option that answers it; `None` for notes that ask nothing.
fn question_to_json(note: &Note, speech: &Speech) -> Option<Value> {
    let option = CliOption::answering(AskedFor::by(note.code())?).flag();
    Some(json!({
        "about": note.message.key(),
        "option": option,
        "line": note.location.as_ref().map(|location| location.line),
        "column": note.location.as_ref().map(|location| location.column),
        "question": speech.format_note(note),
    }))
}

/// A note with its code, its place in the file and its message in the language of the user.
fn note_to_json(note: &Note, speech: &Speech) -> Value {
    let found: Vec<_> = note.message.arguments().into_iter().map(|argument| argument.value.into_text()).collect();
    json!({
        "severity": note.severity().code(),
        "code": note.message.key(),
        "line": note.location.as_ref().map(|location| location.line),
        "column": note.location.as_ref().map(|location| location.column),
        "found": found.join(" | "),
        "hint": speech.format_note(note),
    })
}

/// Everything decided about a file as text: a line for each decision, one for the cells, then the notes, errors first.
fn to_text(checked: &Checked, speech: &Speech) -> String {
    let account = checked.intake.table.account();
    let mut lines = vec![checked.intake.name.to_string()];
    for decision in reading_decisions(&checked.intake, checked.mapping.as_ref(), speech) {
        lines.push(format!("  {:<10} {:<14} {}", decision.key, decision.value, decision.evidence));
    }
    let cells = Message::CheckAccount {
        total: account.total.to_string(),
        values: account.values.to_string(),
        missing: account.missing.to_string(),
        unreadable: account.unreadable.to_string(),
        text: account.text.to_string(),
        aside: account.skipped.to_string(),
    };
    lines.push(format!("  {}", speech.format(&cells)));
    let usable = Message::CheckUsable {
        figures: checked.usable.figures.to_string(),
        dated: checked.usable.dated.to_string(),
        placed: checked.usable.placed.to_string(),
        units: checked.usable.with_unit.to_string(),
    };
    lines.push(format!("  {}", speech.format(&usable)));
    let mut notes: Vec<&Note> = checked.notes.iter().collect();
    notes.sort_by_key(|note| Reverse(note.severity()));
    lines.extend(notes.iter().take(MOST_NOTES).map(|note| format!("  {}", note_with_option(note, speech))));
    if notes.len() > MOST_NOTES {
        lines.push(format!("  {}", speech.format(&Message::DataMoreNotes { count: notes.len() - MOST_NOTES })));
    }
    lines.join("\n") + "\n"
}
