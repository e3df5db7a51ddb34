//! No file can kill the program: files that abort their reader, never end or eat memory are a sentence that names them, and what
//! stands beside them is read. Each attack is made here, byte by byte.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test stops where it fails")]

use std::fs;
use std::io::{Cursor, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A file that is read whatever stands beside it.
const GOOD: &str = "ville;année;Population\nKénitra;2024;507736\nRabat;2024;515619\n";

fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).expect("a zip");
        zip.write_all(text.as_bytes()).expect("a zip");
    }
    zip.finish().expect("a zip").into_inner()
}

/// A workbook of one sheet, with a list of shared texts.
fn xlsx(sheet: &str, shared: &str) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    zipped(&[
        (
            "_rels/.rels",
            &format!(
                "<Relationships xmlns=\"{package}\"><Relationship Id=\"rId1\" Type=\"{office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            &format!(
                "<workbook xmlns=\"{main}\" xmlns:r=\"{office}\"><sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            &format!(
                "<Relationships xmlns=\"{package}\"><Relationship Id=\"rId1\" Type=\"{office}/worksheet\" Target=\"worksheets/sheet1.xml\"/>\
                 <Relationship Id=\"rId2\" Type=\"{office}/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>"
            ),
        ),
        ("xl/sharedStrings.xml", &format!("<sst xmlns=\"{main}\" {shared}</sst>")),
        ("xl/worksheets/sheet1.xml", &format!("<worksheet xmlns=\"{main}\"><sheetData>{sheet}</sheetData></worksheet>")),
    ])
}

fn ods(table: &str) -> Vec<u8> {
    let names =
        ["office", "table", "text"].map(|name| format!("xmlns:{name}=\"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0\"")).join(" ");
    let body =
        format!("<office:body><office:spreadsheet><table:table table:name=\"A\">{table}</table:table></office:spreadsheet></office:body>");
    zipped(&[("content.xml", &format!("<office:document-content {names}>{body}</office:document-content>"))])
}

/// The program in a shell with a limit on its memory, so that an allocation too many ends it and not the machine.
fn limited(arguments: &[&Path], settings: &[(&str, &str)]) -> Output {
    let mut shell = Command::new("sh");
    shell.args(["-c", "ulimit -v 3000000; exec \"$0\" \"$@\"", env!("CARGO_BIN_EXE_jumelles"), "check", "--lang", "fr"]);
    shell.args(arguments).envs(settings.iter().copied()).output().expect("a shell")
}

/// Checks that a file and a good one beside it end in one sentence and two figures.
fn survives(name: &str, bytes: &[u8], settings: &[(&str, &str)], sentence: &str) {
    let folder = tempfile::tempdir().expect("a folder");
    let (bad, good): (PathBuf, PathBuf) = (folder.path().join(name), folder.path().join("bon.csv"));
    fs::write(&bad, bytes).expect("written");
    fs::write(&good, GOOD).expect("written");
    let output = limited(&[&bad, &good], settings);
    let told = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{name}: {told}");
    assert!(told.contains(sentence) && told.contains(name), "{name}: {told}");
    assert!(told.contains("2 chiffres utilisables"), "{name}: {told}");
}

const TOO_LARGE: &str = "dépasse ce que Jumelles lit";

#[test]
fn a_reader_that_aborts_is_a_sentence() {
    let believed = xlsx("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>", "uniqueCount=\"4000000000\"><si><t>x</t></si>");
    survives("sst.xlsx", &believed, &[], "a fait échouer son lecteur");
}

#[test]
fn a_reader_that_takes_too_long_is_stopped() {
    let rows: String = (1..=60_000).map(|row| format!("<row r=\"{row}\"><c r=\"A{row}\"><v>{row}</v></c></row>")).collect();
    let slow = [("JUMELLES_UNPACK_SECONDS", "0")];
    survives("lent.xlsx", &xlsx(&rows, ">"), &slow, "arrêtée après 0 s");
}

#[test]
fn a_reader_that_eats_memory_ends_alone() {
    let shared = format!("><si><t>{}</t></si>", "x".repeat(200 << 20));
    let narrow = [("JUMELLES_UNPACK_MEGABYTES", "500")];
    survives("gros.xlsx", &xlsx("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>", &shared), &narrow, "a fait échouer son lecteur");
}

#[test]
fn distant_cells_and_repeated_texts_are_counted_before_they_are_taken() {
    let cell = |address: &str| format!("<row r=\"3\"><c r=\"{address}\"><v>1</v></c></row>");
    survives("loin.xlsx", &xlsx(&cell("ZZZ3"), ">"), &[], TOO_LARGE);
    let wide: String = (1..=20_000).map(|row| format!("<row r=\"{row}\"><c r=\"XFD{row}\"><v>1</v></c></row>")).collect();
    survives("large.xlsx", &xlsx(&wide, ">"), &[], TOO_LARGE);
    let shared: String = (1..=60_000).map(|row| format!("<row r=\"{row}\"><c r=\"A{row}\" t=\"s\"><v>0</v></c></row>")).collect();
    survives("partage.xlsx", &xlsx(&shared, &format!("><si><t>{}</t></si>", "x".repeat(1 << 16))), &[], TOO_LARGE);
    let row = |cells: &str| ods(&format!("<table:table-row>{cells}</table:table-row>"));
    let one = "<table:table-cell><text:p>1</text:p></table:table-cell>";
    survives("loin.ods", &row(&format!("<table:table-cell table:number-columns-repeated=\"4294967294\"/>{one}")), &[], TOO_LARGE);
    let text = "x".repeat(100_000);
    let again = format!("<table:table-cell table:number-columns-repeated=\"9000\"><text:p>{text}</text:p></table:table-cell>");
    survives("repete.ods", &row(&again), &[], TOO_LARGE);
    let rows = format!(
        "<table:table-row table:number-rows-repeated=\"90000\"><table:table-cell><text:p>{text}</text:p></table:table-cell></table:table-row>"
    );
    survives("lignes.ods", &ods(&rows), &[], TOO_LARGE);
}

#[test]
fn a_text_of_many_small_cells_is_weighed_before_it_is_read() {
    survives("lignes.zip", &zipped(&[("a.csv", &"1\n".repeat(90 << 20))]), &[], "Mo de mémoire");
}

#[test]
fn members_of_archives_stay_inside_them() {
    let folder = tempfile::tempdir().expect("a folder");
    let archive = folder.path().join("a.zip");
    fs::write(&archive, zipped(&[("/etc/cron.d/x.csv", GOOD), ("../../y.csv", GOOD)])).expect("written");
    let output = Command::new(env!("CARGO_BIN_EXE_jumelles")).args(["tidy".as_ref(), archive.as_os_str()]).output().expect("run");
    let table = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(table.contains("a.zip/etc/cron.d/x.csv") && table.contains("a.zip/y.csv"), "{table}");
}

#[test]
fn long_formulas_and_catalogues_are_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let (data, cards) = (folder.path().join("bon.csv"), folder.path().join("cartes.toml"));
    fs::write(&data, GOOD).expect("written");
    let run = |arguments: &[&str]| {
        Command::new(env!("CARGO_BIN_EXE_jumelles")).arg("compute").arg(&data).args(arguments).args(["--lang", "fr"]).output().expect("run")
    };
    for (sign, times) in [("+", 10_000), ("*", 10_000), ("^", 10_000), ("+", 499)] {
        let formula = format!("population{}", format!("{sign}1").repeat(times)).replace("+1", "+1[hab]");
        let card = format!(
            "[[indicator]]\nid = \"a\"\nunit = \"hab\"\nformula = \"{formula}\"\n[indicator.names]\nfr = \"a\"\nar = \"a\"\nen = \"a\"\n"
        );
        fs::write(&cards, card).expect("written");
        let output = run(&["--catalogue", cards.to_str().expect("a path")]);
        assert!(output.status.code().is_some(), "{sign} {times}: {output:?}");
        let output = run(&["--suppose", &format!("kenitra 2024 population = {}1", format!("1{sign}").repeat(times))]);
        assert!(output.status.code().is_some(), "{sign} {times}: {output:?}");
    }
    let many: String =
        (0..20_000).map(|card| format!("[[indicator]]\nid = \"a{card}\"\nunit = \"hab\"\nformula = \"population\"\n")).collect();
    fs::write(&cards, many).expect("written");
    assert_eq!(run(&["--catalogue", cards.to_str().expect("a path")]).status.code(), Some(2));
}

#[test]
fn projects_of_too_many_or_repeated_sources_are_bounded() {
    let folder = tempfile::tempdir().expect("a folder");
    let project = |name: &str, sources: &[String]| {
        let path = folder.path().join(name);
        let listed = sources.iter().map(|source| format!("{{\"path\": {source:?}}}")).collect::<Vec<_>>().join(",");
        let json = format!("{{\"format\": 1, \"sources\": [{listed}], \"question\": null, \"kind\": null}}");
        fs::write(&path, zipped(&[("project.json", &json), ("sources/1-a.csv", GOOD)])).expect("written");
        path
    };
    let absent: Vec<String> = (0..60_000).map(|number| format!("/nowhere/{number}.csv")).collect();
    let output = limited(&[&project("absents.jumelles", &absent)], &[]);
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    assert!(String::from_utf8_lossy(&output.stderr).contains("Projet trop grand"), "{output:?}");
    let output = limited(&[&project("quatre-cents.jumelles", &vec!["sources/1-a.csv".to_owned(); 400])], &[]);
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(told.matches("chiffres utilisables").count(), 1, "one source is read once: {told}");
}
