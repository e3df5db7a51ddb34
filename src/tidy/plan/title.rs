//! What the texts around a table say: its measure, its time, its unit, its kind of territory. The titles come first, then the name of
//! the sheet, then the name of the file.

use std::collections::BTreeSet;

use crate::base::fold::fold;
use crate::base::{Level, Time, Year};
use crate::intake::{Intake, SkipReason};
use crate::tidy::heading::Heading;
use crate::tidy::nature::Nature;

/// What stands around a table.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Title {
    /// What the table measures: the first title without its date and unit.
    pub measure: Option<String>,
    /// When: the only year, or the one that is announced.
    pub time: Option<Sourced<Time>>,
    /// The kind of its territories.
    pub level: Option<Level>,
    /// The year the file was made in: "Mise à jour : mars 2021".
    pub edition: Option<Year>,
    /// The sort of its figures: "Projections de population".
    pub nature: Option<Nature>,
}

/// Where something was found.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Around {
    /// In a title above the table.
    Title,
    /// In the name of the sheet.
    Sheet,
    /// In the name of the file or of its folder.
    File,
}

/// Something found, and where.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Sourced<T> {
    pub value: T,
    pub from: Around,
}

/// Words that announce the date of the figures, folded. Dates of edition are announced by others.
const ANNOUNCING: [&str; 8] = ["annee", "au 1er janvier", "au 31 decembre", "exercice", "year", "en", "in", "سنه"];
/// Words that announce the date of the file, folded.
const EDITION: [&str; 9] = ["maj", "mise a jour", "edition", "publication", "publie", "updated", "extraction", "imprime", "telecharge"];

impl Title {
    /// Reads what stands around a table.
    pub(super) fn of(intake: &Intake) -> Self {
        let titles = titles(intake);
        let sheet = intake.sheet.clone().unwrap_or_default();
        let path = intake.name.rsplit(['/', '\\']).next().unwrap_or_default();
        let stem = path.split_once('.').map_or(path, |(stem, _)| stem);
        let folder = intake.name.rsplit(['/', '\\']).nth(1).unwrap_or_default();
        let title_time = titles.iter().filter(|text| !is_about_edition(text)).find_map(|text| announced_time(text));
        let from = |value: Option<Time>, from: Around| value.map(|value| Sourced { value, from });
        let time = from(title_time, Around::Title)
            .or_else(|| from(only_time(titles.iter().filter(|text| !is_about_edition(text)).map(String::as_str)), Around::Title))
            .or_else(|| from(only_time(std::iter::once(sheet.as_str())), Around::Sheet))
            .or_else(|| from(only_time(std::iter::once(stem)), Around::File))
            .or_else(|| from(only_time(std::iter::once(folder)), Around::File));
        let measure = titles.iter().find_map(|text| measure_of(text)).or_else(|| measure_of(stem));
        let texts = titles.iter().map(String::as_str).chain([sheet.as_str(), stem]);
        let level = texts.into_iter().find_map(level_of);
        let edition = texts_around(intake).iter().filter_map(|text| edition_of(text)).max();
        let nature = titles.iter().filter(|text| !is_about_edition(text)).find_map(|text| Nature::announced(text));
        Self { measure, time, level, edition, nature: nature.filter(|nature| nature.is_expected()) }
    }
}

/// The titles above a table, each as one text.
fn titles(intake: &Intake) -> Vec<String> {
    texts(intake, &[SkipReason::Preamble, SkipReason::Comment])
}

/// The titles above a table and the notes below it, each as one text.
fn texts_around(intake: &Intake) -> Vec<String> {
    texts(intake, &[SkipReason::Preamble, SkipReason::Comment, SkipReason::Footer])
}

fn texts(intake: &Intake, of: &[SkipReason]) -> Vec<String> {
    let table = &intake.table;
    let wanted = table.layout().skipped.iter().filter(|(_, why)| of.contains(why));
    wanted
        .map(|(record, _)| {
            let cells: Vec<&str> = table.grid().record(*record as usize).map(str::trim).filter(|cell| !cell.is_empty()).collect();
            cells.join(" ")
        })
        .filter(|text| !text.is_empty())
        .collect()
}

/// The year a text gives as that of the file: the latest in a text that announces its edition.
fn edition_of(text: &str) -> Option<Year> {
    let folded = fold(text);
    let is_announced = EDITION.iter().any(|word| folded.split(' ').any(|other| other == *word) || folded.contains(&format!("{word} ")));
    folded.split(' ').filter_map(Year::parse).max().filter(|_| is_announced)
}

fn is_about_edition(text: &str) -> bool {
    let folded = fold(text);
    EDITION.iter().any(|word| folded.contains(word)) || folded.starts_with("source")
}

/// The year a text announces: "au 1er janvier 2022", "Année 2023".
fn announced_time(text: &str) -> Option<Time> {
    let folded = fold(text);
    let words: Vec<&str> = folded.split(' ').collect();
    let year_at = |index: usize| words.get(index).and_then(|word| Year::parse(word)).map(Time::Year);
    (1..words.len()).find_map(|index| {
        let before = words.get(..index)?.join(" ");
        let is_announced = ANNOUNCING.iter().any(|word| before == *word || before.ends_with(&format!(" {word}")));
        year_at(index).filter(|_| is_announced)
    })
}

/// The only span of time in some texts.
fn only_time<'a>(texts: impl Iterator<Item = &'a str>) -> Option<Time> {
    let mut found = BTreeSet::new();
    for text in texts {
        let whole = Time::parse(text.trim()).filter(|time| time.year().is_none());
        let years = text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() == 4).filter_map(Year::parse);
        match whole.or_else(|| Heading::parse(text).time.filter(|time| time.year().is_none())) {
            Some(time) => _ = found.insert(time),
            None => found.extend(years.map(Time::Year)),
        }
    }
    found.pop_first().filter(|_| found.is_empty())
}

/// Words that end the name of a measure in a title, folded: what follows says by what it is broken down, or where it comes from.
const BREAKS: [&str; 7] = [" par ", " selon ", " by ", " : ", " - ", " – ", " au 1er janvier"];

/// A title without the number of its table: "Tableau 3 : Logements" is "Logements".
fn without_number(text: &str) -> &str {
    let numbered = text.split_once([':', '–', '—', '.']).filter(|(head, _)| {
        let folded = fold(head);
        let mut words = folded.split(' ');
        matches!(words.next(), Some("tableau" | "table" | "figure" | "graphique" | "annexe" | "جدول")) && words.count() <= 1
    });
    numbered.map_or(text, |(_, rest)| rest.trim())
}

/// What a title says is measured: "Population municipale" of "Population municipale (habitants)".
fn measure_of(text: &str) -> Option<String> {
    let text = without_number(text);
    let is_note = text.split_once(':').is_some_and(|(word, rest)| word.chars().count() < 12 && !rest.trim().is_empty());
    if is_about_edition(text) || is_note || text.chars().count() > 200 {
        return None;
    }
    let end = BREAKS.iter().filter_map(|word| text.find(word)).min().unwrap_or(text.len());
    let parsed = Heading::parse(text.get(..end)?);
    let name = parsed.name.trim_matches(|c: char| !c.is_alphanumeric() && c != ')').replace('_', " ");
    let is_place_holder =
        ["essai", "test", "data", "donnees", "export", "table", "tableau", "feuil1", "sheet1"].contains(&fold(&name).as_str());
    (name.chars().filter(|c| c.is_alphabetic()).count() >= 3 && !is_place_holder).then_some(name)
}

/// The kind of territory a text names.
fn level_of(text: &str) -> Option<Level> {
    let folded = fold(text);
    let adjectives = [
        ("departementales", Level::Departement),
        ("departementaux", Level::Departement),
        ("regionales", Level::Region),
        ("regionaux", Level::Region),
        ("communales", Level::Commune),
        ("communaux", Level::Commune),
        ("provinciales", Level::Province),
    ];
    let word = |word: &str| {
        let adjective = adjectives.iter().find(|(adjective, _)| *adjective == word).map(|(_, level)| *level);
        adjective.or_else(|| {
            Level::parse(word).filter(|level| !matches!(level, Level::Unknown | Level::Site | Level::National | Level::Station))
        })
    };
    folded.split(' ').find_map(word)
}
