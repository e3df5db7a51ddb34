//! Each case of `tests/cases/intake` is a file and what a careful reader makes of it, written by hand before it was run.

#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a broken case must stop the test")]

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jumelles::base::number::DecimalMark;
use jumelles::base::{MeasureId, MissingReason, PlaceId, Progress};
use jumelles::engine::{ReadSource, ReferenceData, SourceFile, read_source};
use jumelles::intake::{Encoding, Intake, ReadSettings};
use proptest::prelude::*;

use jumelles::tidy::{Heading, Mapping, Observations, ObservationsBuilder, Recipe};

/// A file read, and everything that was found in it.
struct Case {
    intake: Intake,
    mapping: Option<Mapping>,
    observations: Observations,
    notes: Vec<jumelles::base::Note>,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/intake")
}

fn expected(path: &Path) -> Vec<(String, String)> {
    let text = fs::read_to_string(path).expect("an expectation");
    let lines = text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    lines.map(|line| line.split_once(':').map(|(key, value)| (key.to_owned(), value.trim().to_owned())).expect("key: value")).collect()
}

/// What the case says the user decides.
fn settings(expected: &[(String, String)]) -> ReadSettings {
    let mut settings = ReadSettings::default();
    for choice in expected.iter().filter(|(key, _)| key == "forced").flat_map(|(_, value)| value.split(", ")) {
        match choice.split_once('=').expect("a choice") {
            ("encoding", name) => settings.encoding = Encoding::parse(name),
            ("delimiter", sign) => settings.delimiter = sign.chars().next(),
            ("decimal", ",") => settings.decimal = Some(DecimalMark::Comma),
            ("decimal", ".") => settings.decimal = Some(DecimalMark::Point),
            other => panic!("unknown choice {other:?}"),
        }
    }
    settings
}

fn read(path: &Path, name: &str, settings: ReadSettings, library: &ReferenceData) -> Case {
    read_bytes(SourceFile { name: name.to_owned(), bytes: fs::read(path).expect("a file") }, settings, library)
}

fn read_bytes(source: SourceFile, settings: ReadSettings, library: &ReferenceData) -> Case {
    let recipe = Recipe { settings, ..Recipe::default() };
    let mut draft = ObservationsBuilder::new(&library.gazetteer, &library.measures);
    let ReadSource { intake, mapping, mut notes } = read_source(library, source, &recipe, &mut draft, &Progress::default());
    let mut doubles = jumelles::base::Notes::default();
    let observations = draft.finish(&mut doubles);
    notes.extend(doubles.into_list(Some(&Arc::from("essai.csv"))));
    Case { intake, mapping, observations, notes }
}

/// What was found under a key that has one value.
fn found(case: &Case, key: &str) -> String {
    let table = &case.intake.table;
    let units = (0..table.headings().len()).map(|index| {
        let unit = Heading::parse(&table.headings()[index]).unit.or_else(|| table.unit(index).map(str::to_owned));
        unit.unwrap_or_else(|| "-".to_owned())
    });
    match key {
        "encoding" => case.intake.encoding.name().to_owned(),
        "delimiter" if case.intake.dialect.delimiter == b'\t' => "tab".to_owned(),
        "delimiter" => char::from(case.intake.dialect.delimiter).to_string(),
        "decimal" => table.usual_decimal().character().to_string(),
        "line_ending" => case.intake.dialect.line_ending.code().to_owned(),
        "preamble" => table.layout().preamble().to_string(),
        "headings" => table.layout().headings.len().to_string(),
        "footer" => table.layout().footer().to_string(),
        "rows" => table.len().to_string(),
        "columns" => table.headings().join(" | "),
        "kinds" => table.columns().iter().map(|column| column.kind.code()).collect::<Vec<_>>().join(" | "),
        "units" => units.collect::<Vec<_>>().join(" | "),
        "shape" => case.mapping.as_ref().map_or("unknown", |mapping| mapping.shape().code()).to_owned(),
        "figures" => case.observations.iter().filter(|row| row.value.number().is_some()).count().to_string(),
        other => panic!("unknown key {other}"),
    }
}

/// "kenitra population 2024" = every figure it has, as "507736 mark about @ 2:3".
fn figures(case: &Case, what: &str) -> Vec<String> {
    let words: Vec<&str> = what.split(' ').collect();
    let [place, measure, year] = words.as_slice() else { panic!("a place, a measure, a year: {what}") };
    let rows = case.observations.of_place_and_measure(&PlaceId::new(place), &MeasureId::new(measure));
    let rows = rows.map(|(row, _)| row).filter(|row| row.time.to_string() == *year);
    rows.map(|row| {
        let value = row.value.number().map(|value| value.to_string());
        let value = value.unwrap_or_else(|| format!("missing {}", row.value.missing_reason().map_or("", MissingReason::code)));
        let mark = row.qualifier.map(|mark| format!(" mark {}", mark.code())).unwrap_or_default();
        format!("{value}{mark} @ {}:{}", row.location.line, row.location.column)
    })
    .collect()
}

/// "kenitra population 2024" = the kind of territory of every figure it has.
fn levels(case: &Case, what: &str) -> Vec<&'static str> {
    let words: Vec<&str> = what.split(' ').collect();
    let [place, measure, year] = words.as_slice() else { panic!("a place, a measure, a year: {what}") };
    let rows = case.observations.of_place_and_measure(&PlaceId::new(place), &MeasureId::new(measure));
    rows.filter(|(row, _)| row.time.to_string() == *year).map(|(row, _)| row.level.code()).collect()
}

fn same_value(left: &str, right: &str) -> bool {
    let split = |text: &str| text.split_once(' ').map(|(value, rest)| (value.to_owned(), rest.to_owned())).expect("a value and a place");
    let ((left, left_rest), (right, right_rest)) = (split(left), split(right));
    let close = match (left.parse::<f64>(), right.parse::<f64>()) {
        (Ok(left), Ok(right)) => (left - right).abs() <= 1e-9 * right.abs(),
        _ => left == right,
    };
    close && left_rest == right_rest
}

fn notes(case: &Case) -> Vec<String> {
    case.notes
        .iter()
        .map(|note| {
            let spot = note.location.as_ref().map_or((0, 0), |spot| (spot.line, spot.column));
            format!("{} @ {}:{}", note.message.key(), spot.0, spot.1)
        })
        .collect()
}

/// The text of a cell by its line and its rank in it.
fn cell(case: &Case, spot: &str) -> String {
    let (line, column) = spot.split_once(':').expect("line:column");
    let (line, column): (u32, usize) = (line.parse().expect("a line"), column.parse().expect("a column"));
    let grid = case.intake.table.grid();
    let record = (0..grid.len()).find(|record| grid.line(*record) == line);
    record.map(|record| grid.cell(record, column - 1).replace("\r\n", "\\n").replace(['\n', '\r'], "\\n")).unwrap_or_default()
}

/// Everything in which a case is not read as expected.
fn faults(case: &Case, expected: &[(String, String)]) -> Vec<String> {
    let mut faults = Vec::new();
    let told = notes(case);
    for (key, value) in expected {
        let wrong = match key.as_str() {
            "forced" | "named" => None,
            "figure" => {
                let (what, figure) = value.split_once(" = ").expect("what = figure");
                let all = figures(case, what);
                (!all.iter().any(|other| same_value(other, figure))).then(|| format!("{all:?}"))
            }
            "no_figure" => {
                let all: Vec<String> = figures(case, value).into_iter().filter(|figure| !figure.starts_with("missing")).collect();
                (!all.is_empty()).then(|| format!("{all:?}"))
            }
            "level" => {
                let (what, level) = value.split_once(" = ").expect("what = level");
                let all = levels(case, what);
                (!all.contains(&level)).then(|| format!("{all:?}"))
            }
            "note" => {
                let whole = format!("{value} @ ");
                (!told.iter().any(|note| note == value || note.starts_with(&whole))).then(|| format!("{told:?}"))
            }
            "no_note" => told.iter().find(|note| note.split(' ').next() == Some(value)).cloned(),
            "text_kept" => {
                let (spot, text) = value.split_once(" = ").unwrap_or((value.trim_end_matches(" ="), ""));
                let found = cell(case, spot);
                (found != text).then(|| format!("{found:?}"))
            }
            _ => Some(found(case, key)).filter(|found| found != value),
        };
        faults.extend(wrong.map(|wrong| format!("{key}: {value}\n        found {wrong}")));
    }
    let account = case.intake.table.account();
    if account.total != account.values + account.missing + account.unreadable + account.skipped + account.text {
        faults.push(format!("the account does not add up: {account:?}"));
    }
    faults
}

/// How a number is written in a dialect: its thousands grouped by a sign, its decimals after a mark.
fn written(number: i64, cents: u8, group: &str, mark: char) -> String {
    let digits = number.to_string();
    let mut whole = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            whole.push_str(group);
        }
        whole.push(digit);
    }
    format!("{whole}{mark}{cents:02}")
}

proptest! {
    #![proptest_config(support::property_config("intake", 200))]

    #[test]
    fn a_random_table_in_a_random_dialect_is_read_back(
        values in proptest::collection::vec((0_i64..9_999_999, 0_u8..100, proptest::bool::weighted(0.1)), 3..30),
        delimiter in proptest::sample::select(vec![';', '\t', '|', ',']),
        (group, mark) in proptest::sample::select(vec![(" ", ','), ("\u{a0}", ','), ("\u{202f}", ','), ("", '.'), ("'", '.'), ("", ',')]),
        end in proptest::sample::select(vec!["\n", "\r\n", "\r"]),
        encoding in proptest::sample::select(vec!["utf-8", "utf-16le", "windows-1252"]),
        (title, total, quoted) in (any::<bool>(), any::<bool>(), any::<bool>()),
    ) {
        // With one sign for both, every number must stand in quotes, as any writer of such files does.
        let quoted = quoted || delimiter == mark;
        let cell = |text: &str| if quoted { format!("\"{text}\"") } else { text.to_owned() };
        let sign = delimiter.to_string();
        let mut lines = Vec::new();
        if title {
            lines.push("Déchets ménagers".to_owned());
            lines.push(String::new());
        }
        lines.push(["Ville", "Année", "Déchets municipaux collectés (t)"].map(&cell).join(&sign));
        for (row, (number, cents, missing)) in values.iter().enumerate() {
            let value = if *missing { "n.d.".to_owned() } else { written(*number, *cents, group, mark) };
            lines.push([format!("Ville n° {row} à côté"), "2023".to_owned(), value].map(|text| cell(&text)).join(&sign));
        }
        if total {
            lines.push(["Total", "", "12"].map(&cell).join(&sign));
        }
        let text = lines.join(end) + end;
        let bytes = match encoding {
            "utf-16le" => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            // Narrow blanks are not in this code page: a file that has them is in UTF-8.
            "windows-1252" if group != "\u{202f}" => text.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')).collect(),
            _ => text.clone().into_bytes(),
        };
        let library = ReferenceData::shipped();
        let source = SourceFile { name: "essai.csv".to_owned(), bytes };
        let case = read_bytes(source, ReadSettings::default(), &library);
        let read: Vec<Option<f64>> = case.observations.iter().map(|row| row.value.number()).collect();
        #[expect(clippy::cast_precision_loss, reason = "below 2^53")]
        let expected: Vec<Option<f64>> =
            values.iter().map(|(number, cents, missing)| (!missing).then(|| (*number * 100 + i64::from(*cents)) as f64 / 100.0)).collect();
        prop_assert_eq!(read, expected, "{}", text);
    }
}

#[test]
fn every_case_is_read_as_a_careful_reader_would() {
    let library = ReferenceData::shipped();
    let mut cases: BTreeMap<PathBuf, PathBuf> = BTreeMap::new();
    for entry in fs::read_dir(folder()).expect("the cases") {
        let path = entry.expect("a case").path();
        if path.extension().is_some_and(|ending| ending != "expected") {
            cases.insert(path.clone(), path.with_extension("expected"));
        }
    }
    assert!(cases.len() >= 80, "only {} cases", cases.len());
    let mut report: Vec<String> = Vec::new();
    for (path, wanted) in &cases {
        let expected = expected(wanted);
        let named = expected.iter().find(|(key, _)| key == "named").map_or("essai.csv", |(_, name)| name.as_str());
        let case = read(path, named, settings(&expected), &library);
        for fault in faults(&case, &expected) {
            report.push(format!("{}\n    {fault}", path.file_name().unwrap_or_default().to_string_lossy()));
        }
    }
    assert!(report.is_empty(), "\n{}", report.join("\n"));
}
