//! `jumelles check PATH… [--json] [--recipe F]`: how each file was read, on what evidence, and what became of every cell.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::path::PathBuf;

use clap::ArgMatches;
use serde_json::{Value, json};

use crate::base::{MissingReason, Note, NoteCode, NoteMessage, Notes, Progress, Severity, one_based};
use crate::cli::context::{Read, read_sources};
use crate::cli::{CommandError, DONE, WITH_ERRORS, print, tell};
use crate::engine::reading_decisions::{delimiter_name, reading_decisions, thousands_separator};
use crate::engine::report::{file_error, told};
use crate::engine::{ReferenceData, Source, changes, files, open_source};
use crate::intake::{ColumnKind, Intake};
use crate::speech::{Message, Speech};
use crate::tidy::{
    ColumnRole, Heading, Mapping, ObservationsBuilder, Recipe, RepeatedLine, TableSnapshot, Values, reshape, survey, validate,
};

/// A file and everything decided about it.
struct Checked {
    intake: Intake,
    mapping: Option<Mapping>,
    recipe: Option<Recipe>,
    notes: Vec<Note>,
}

/// Runs the command.
pub(super) fn run(matches: &ArgMatches, speech: &Speech) -> Result<u8, CommandError> {
    let Read { sources, recipes, failures, own, .. } = read_sources(matches, speech)?;
    let library = ReferenceData::with(own);
    for failure in &failures {
        tell(failure);
    }
    let saved = matches.get_one::<PathBuf>("save-recipe");
    let plain = Recipe::default();
    let mut checked = Vec::with_capacity(sources.len());
    for source in sources {
        let recipe = recipes.by_file.get(&source.name).unwrap_or(&plain);
        checked.push(check(source, recipe, saved.is_some(), &library));
    }
    if let (Some(path), Some(recipe)) = (saved, checked.iter().find_map(|checked: &Checked| checked.recipe.as_ref())) {
        let text = recipe.to_json().map_err(CommandError)?;
        files::write(path, text.as_bytes()).map_err(|error| CommandError(file_error(&error, speech)))?;
        tell(&speech.say(&Message::CliWritten { path: path.display().to_string() }));
    }
    if matches.get_flag("json") {
        let all: Vec<Value> = checked.iter().map(|checked| as_json(checked, &library, speech)).collect();
        print(&format!("{:#}\n", Value::Array(all)));
    } else {
        for checked in &checked {
            print(&as_text(checked, speech));
        }
    }
    let errors = checked.iter().flat_map(|checked| &checked.notes).any(|note| note.severity() == Severity::Error);
    Ok(if errors || !failures.is_empty() { WITH_ERRORS } else { DONE })
}

/// Figures of a file up to here are read as the window reads them; those of a larger one are looked at and counted.
const KEPT: usize = 1_000_000;

/// Looks at a file whatever its size. A recipe made on another file asks what changed since; `wanted` asks for the recipe
/// of this one.
fn check(source: Source, recipe: &Recipe, wanted: bool, library: &ReferenceData) -> Checked {
    let (intake, mapping, mut notes) = open_source(library, source, recipe, &Progress::default());
    let lists = (&library.gazetteer, &library.measures);
    let compares = wanted || recipe.memory.is_some();
    let figures = mapping.as_ref().map_or(0, |mapping| intake.table.len() * mapping.value_headings().len());
    if figures > KEPT && !compares {
        let twice = mapping.as_ref().map(|mapping| (mapping, survey(&intake, mapping, lists.0, lists.1, &mut notes)));
        let mut notes = notes.into_list(Some(&intake.name));
        notes.extend(twice.into_iter().flat_map(|(mapping, twice)| doubles(&intake, mapping, twice)));
        return Checked { intake, mapping, recipe: None, notes };
    }
    let mut draft = ObservationsBuilder::new(lists.0, lists.1);
    draft.begin(&intake.name);
    if let Some(mapping) = &mapping {
        reshape(&intake, mapping, &mut draft, &Progress::default(), &mut notes);
    }
    let observations = draft.finish(&mut notes);
    validate(&observations, lists.1, &mut notes);
    let mut notes = notes.into_list(Some(&intake.name));
    let recipe = compares.then(|| {
        let memory = TableSnapshot::of(&intake.name, &intake.table, observations.iter());
        notes.extend(changes(recipe, &intake, &memory));
        Recipe { settings: recipe.settings.clone(), mapping: mapping.clone(), memory: Some(memory) }
    });
    Checked { intake, mapping, recipe, notes }
}

/// A note for each figure two lines give differently: the first is taken, unless it is missing there.
fn doubles(intake: &Intake, mapping: &Mapping, pairs: Vec<RepeatedLine>) -> Vec<Note> {
    let table = &intake.table;
    let place = |heading: &str| table.headings().iter().position(|other| other == heading);
    let columns: Vec<usize> = mapping.value_headings().into_iter().filter_map(place).collect();
    let mut notes = Notes::default();
    // In the order of the file, as far as that is told: most of a million lines are never put in order.
    let mut pairs: BinaryHeap<Reverse<RepeatedLine>> = pairs.into_iter().map(Reverse).collect();
    while let Some(Reverse(RepeatedLine { line, first })) = pairs.pop() {
        // When enough are told, the lines that remain are counted without being looked at again.
        if notes.is_full(NoteCode::TwoValuesSurveyed) {
            notes.count_more(NoteCode::TwoValuesSurveyed, pairs.len() + 1);
            break;
        }
        let (Some(row), Some(kept)) = (table.row_at(line), table.row_at(first)) else { continue };
        for column in columns.iter().copied().filter(|column| row.cell(*column).trim() != kept.cell(*column).trim()) {
            notes.push_with(NoteCode::TwoValuesSurveyed, || {
                let (own, other) = (row.cell(column).trim(), kept.cell(column).trim());
                let better = table.missing(other).is_some() && table.missing(own).is_none();
                let (chosen, left) = if better { (own, other) } else { (other, own) };
                let (at, from) = if better { (first, line) } else { (line, first) };
                let measure = table.headings().get(column).cloned().unwrap_or_default().into();
                let (chosen, other) = (chosen.into(), left.into());
                let message = NoteMessage::TwoValuesSurveyed { chosen, other, measure, line: from as usize };
                Note::new(message).at(&intake.name, at, one_based(column))
            });
        }
    }
    notes.into_list(Some(&intake.name))
}

fn as_json(checked: &Checked, library: &ReferenceData, speech: &Speech) -> Value {
    let (intake, table) = (&checked.intake, &checked.intake.table);
    let account = table.account();
    let decisions: Vec<Value> = reading_decisions(&checked.intake, checked.mapping.as_ref(), speech)
        .into_iter()
        .map(|decision| json!({ "what": decision.key, "chosen": decision.value, "evidence": decision.evidence }))
        .collect();
    let columns: Vec<Value> = (0..table.columns().len()).map(|column| column_json(checked, column, library)).collect();
    json!({
        "path": intake.name.as_ref(),
        "bytes": intake.bytes,
        "encoding": intake.encoding.name(),
        "delimiter": delimiter_name(intake),
        "quote": "\"",
        "decimal": table.usual_decimal().sign().to_string(),
        "grouping": thousands_separator(intake),
        "line_ending": intake.dialect.line_ending.name(),
        "preamble_rows": table.zones().preamble(),
        "heading_rows": table.zones().headings.len(),
        "footer_rows": table.zones().footer(),
        "sheet": intake.sheet,
        "sheets": intake.sheets,
        "rows": table.len(),
        "columns": table.columns().len(),
        "shape": checked.mapping.as_ref().map_or("unknown", |mapping| mapping.shape().name()),
        "columns_detail": columns,
        "cells": {
            "total": account.total, "values": account.values, "missing": account.missing,
            "unreadable": account.unreadable, "set_aside": account.set_aside, "text": account.text,
        },
        "decisions": decisions,
        "notes": checked.notes.iter().map(|note| note_json(note, speech)).collect::<Vec<_>>(),
    })
}

fn column_json(checked: &Checked, index: usize, library: &ReferenceData) -> Value {
    let table = &checked.intake.table;
    let (Some(column), Some(name)) = (table.columns().get(index), table.headings().get(index)) else { return Value::Null };
    let heading = Heading::parse(name);
    let meant = match checked.mapping.as_ref().map(|mapping| &mapping.values) {
        Some(Values::Wide { columns, .. }) => {
            columns.iter().find(|column| column.heading == *name).and_then(|column| column.measure.as_deref())
        }
        _ => None,
    };
    let measure = library.measures.find(meant.unwrap_or(&heading.name)).map(|measure| measure.id.to_string());
    let gaps: serde_json::Map<String, Value> = std::iter::once((MissingReason::Blank, column.tally.blank))
        .chain(MissingReason::ALL.iter().copied().zip(column.tally.marked))
        .filter(|(_, count)| *count > 0)
        .map(|(gap, count)| (gap.code().to_owned(), json!(count)))
        .collect();
    json!({
        "name": name,
        "role": checked.mapping.as_ref().map_or(ColumnRole::Unused, |mapping| mapping.role(name)).name(),
        "kind": column.kind.name(),
        "unit": heading.unit.or_else(|| table.unit(index).map(str::to_owned)),
        "measure": measure,
        "year": heading.year,
        "numbers": column.tally.numbers(),
        "missing": gaps,
        "unreadable": if column.kind == ColumnKind::Number { column.tally.words } else { 0 },
    })
}

fn note_json(note: &Note, speech: &Speech) -> Value {
    let found: Vec<_> = note.message.arguments().into_iter().map(|argument| argument.value.into_text()).collect();
    json!({
        "severity": note.severity().code(),
        "code": note.message.key(),
        "line": note.location.as_ref().map(|location| location.line),
        "column": note.location.as_ref().map(|location| location.column),
        "found": found.join(" | "),
        "hint": speech.note(note),
    })
}

/// More notes than this are counted, not printed.
const PRINTED: usize = 40;

fn as_text(checked: &Checked, speech: &Speech) -> String {
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
        aside: account.set_aside.to_string(),
    };
    lines.push(format!("  {}", speech.say(&cells)));
    let mut notes: Vec<&Note> = checked.notes.iter().collect();
    notes.sort_by_key(|note| Reverse(note.severity()));
    lines.extend(notes.iter().take(PRINTED).map(|note| format!("  {}", told(note, speech))));
    if notes.len() > PRINTED {
        lines.push(format!("  {}", speech.say(&Message::DataMoreNotes { count: notes.len() - PRINTED })));
    }
    lines.join("\n") + "\n"
}
