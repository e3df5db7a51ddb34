//! The questions of a reading. In: the notes on a file. Out: what each asks, and the recipe in which it is answered. The window and
//! the command line ask the same.

use std::collections::BTreeSet;

use crate::base::number::DecimalMark;
use crate::base::{Level, Note, NoteCode, NoteMessage, Time, Year};
use crate::intake::{SkipReason, Table};
use crate::tidy::{ColumnAnswer, Heading, Recipe};

/// What a question asks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AskedFor {
    /// The time of figures that have none.
    Time,
    /// The place of a file that names none.
    Place,
    /// The kind of territory.
    Level,
    /// The measure of columns that name none.
    Measure,
    /// The unit of columns that give none.
    Unit,
    /// The year up to which figures are observed.
    Edition,
    /// Whether lines and parts add up.
    Sum,
    /// Whether a heading means the measure it looks like.
    SameMeasure,
    /// Whether a column names the places.
    PlaceColumn,
    /// The decimal mark.
    Decimal,
}

/// Who settled a question.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Settled {
    /// The program, by what it found; the user may say otherwise.
    ByProgram,
    /// Nobody: figures of the file stay without what is asked for.
    ByNobody,
}

/// The notes that ask something, of some sixty kinds.
const QUESTIONS: [(NoteCode, AskedFor, Settled); 19] = [
    (NoteCode::AskYear, AskedFor::Time, Settled::ByNobody),
    (NoteCode::YearAssumed, AskedFor::Time, Settled::ByProgram),
    (NoteCode::TimeAssumed, AskedFor::Time, Settled::ByProgram),
    (NoteCode::AskPlace, AskedFor::Place, Settled::ByNobody),
    (NoteCode::TownAssumed, AskedFor::Place, Settled::ByProgram),
    (NoteCode::PlaceGuessed, AskedFor::PlaceColumn, Settled::ByProgram),
    (NoteCode::LevelAssumed, AskedFor::Level, Settled::ByProgram),
    (NoteCode::LevelUnknown, AskedFor::Level, Settled::ByProgram),
    (NoteCode::AskMeasure, AskedFor::Measure, Settled::ByNobody),
    (NoteCode::AskUnit, AskedFor::Unit, Settled::ByNobody),
    (NoteCode::UnitAssumed, AskedFor::Unit, Settled::ByProgram),
    (NoteCode::TitleUnit, AskedFor::Unit, Settled::ByProgram),
    (NoteCode::AskEdition, AskedFor::Edition, Settled::ByProgram),
    (NoteCode::ProjectionsAssumed, AskedFor::Edition, Settled::ByProgram),
    (NoteCode::AskRivals, AskedFor::Sum, Settled::ByNobody),
    (NoteCode::BreakdownWithoutTotal, AskedFor::Sum, Settled::ByProgram),
    (NoteCode::SimilarMeasureFound, AskedFor::SameMeasure, Settled::ByProgram),
    (NoteCode::SimilarMeasureUsed, AskedFor::SameMeasure, Settled::ByProgram),
    (NoteCode::AmbiguousNumbers, AskedFor::Decimal, Settled::ByProgram),
];

impl AskedFor {
    /// What a note asks; `None` for notes that ask nothing.
    #[must_use]
    pub fn by(code: NoteCode) -> Option<Self> {
        QUESTIONS.iter().find(|(asking, ..)| *asking == code).map(|(_, asked, _)| *asked)
    }

    /// Whether a note asks something that the program did not settle itself: figures of the file stay without what it asks for.
    #[must_use]
    pub fn is_open(code: NoteCode) -> bool {
        QUESTIONS.iter().any(|(asking, _, settled)| *asking == code && *settled == Settled::ByNobody)
    }

    /// Whether a button alone answers; otherwise a text does.
    #[must_use]
    pub fn is_yes_or_no(self) -> bool {
        matches!(self, Self::Sum | Self::SameMeasure | Self::PlaceColumn)
    }
}

/// The recipe in which a question is answered with a text, or with yes; `None` when the text is no answer.
#[must_use]
pub fn answered(recipe: &Recipe, note: &Note, text: &str) -> Option<Recipe> {
    let mut recipe = recipe.clone();
    let text = text.trim();
    let asked = AskedFor::by(note.code())?;
    if !asked.is_yes_or_no() && text.is_empty() {
        return None;
    }
    let answers = &mut recipe.answers;
    match asked {
        AskedFor::Time => answers.time = Some(Time::parse(text)?),
        AskedFor::Place => answers.place = Some(text.to_owned()),
        AskedFor::Level => answers.level = Some(Level::parse(text)?),
        AskedFor::Measure => answers.measure = Some(text.to_owned()),
        AskedFor::Unit => answers.unit = Some(text.to_owned()),
        AskedFor::Edition => answers.as_of = Some(Year::parse(text)?),
        AskedFor::Sum => answers.adds_up = true,
        AskedFor::SameMeasure => {
            let (NoteMessage::SimilarMeasureFound { name, measure, .. } | NoteMessage::SimilarMeasureUsed { name, measure, .. }) =
                &note.message
            else {
                return None;
            };
            let answer = ColumnAnswer { measure: Some(measure.as_str().to_owned()), ..ColumnAnswer::default() };
            answers.columns.insert(name.as_str().to_owned(), answer);
        }
        AskedFor::PlaceColumn => {
            let NoteMessage::PlaceGuessed { heading } = &note.message else { return None };
            let answer = ColumnAnswer { role: Some("place".to_owned()), ..ColumnAnswer::default() };
            answers.columns.insert(heading.as_str().to_owned(), answer);
        }
        AskedFor::Decimal => {
            recipe.settings.decimal = match text {
                "," => Some(DecimalMark::Comma),
                "." => Some(DecimalMark::Point),
                _ => return None,
            }
        }
    }
    Some(recipe)
}

/// The recipe in which a proposed measure is declined: the column keeps its own name. `None` when a note proposes none.
#[must_use]
pub fn declined(recipe: &Recipe, note: &Note) -> Option<Recipe> {
    let (NoteMessage::SimilarMeasureFound { name, .. } | NoteMessage::SimilarMeasureUsed { name, .. }) = &note.message else {
        return None;
    };
    let mut recipe = recipe.clone();
    let answer = ColumnAnswer { measure: Some(name.as_str().to_owned()), ..ColumnAnswer::default() };
    recipe.answers.columns.insert(name.as_str().to_owned(), answer);
    Some(recipe)
}

/// Whether a note asks about the column with this heading, which is the one at `column` of its table, from 1.
#[must_use]
pub fn asks_about(note: &Note, heading: &str, column: u16) -> bool {
    let is_named = |other: &str| other == heading || other == Heading::parse(heading).name;
    if AskedFor::by(note.code()).is_none() {
        return false;
    }
    if let NoteMessage::AskYear { heading: name, .. }
    | NoteMessage::SimilarMeasureFound { name, .. }
    | NoteMessage::SimilarMeasureUsed { name, .. } = &note.message
    {
        return is_named(name.as_str());
    }
    note.location.as_ref().is_some_and(|location| location.column == column)
}

/// Answers that the table itself suggests, the likeliest first: they are buttons. Empty where nothing suggests any.
#[must_use]
pub fn proposed_answers(asked: AskedFor, table: &Table) -> Vec<String> {
    match asked {
        AskedFor::Time | AskedFor::Edition => years_around(table),
        AskedFor::Decimal => [",", "."].map(str::to_owned).to_vec(),
        AskedFor::Place
        | AskedFor::Level
        | AskedFor::Measure
        | AskedFor::Unit
        | AskedFor::Sum
        | AskedFor::SameMeasure
        | AskedFor::PlaceColumn => Vec::new(),
    }
}

/// The most years proposed.
const MOST_YEARS: usize = 3;

/// The years that headings name, and those of titles and notes around the table; the latest first.
fn years_around(table: &Table) -> Vec<String> {
    let of_headings = table.headings().iter().filter_map(|heading| Heading::parse(heading).year());
    let grid = table.grid();
    let around = table
        .layout()
        .skipped
        .iter()
        .filter(|(_, reason)| matches!(reason, SkipReason::Preamble | SkipReason::Comment | SkipReason::Footer));
    let texts = around.take(MOST_TITLES).map(|(record, _)| grid.raw(*record as usize));
    let of_texts = texts.flat_map(|text| text.split(|c: char| !c.is_alphanumeric()).filter_map(Year::parse).collect::<Vec<_>>());
    let years: BTreeSet<Year> = of_headings.chain(of_texts).filter(|year| year.is_dated()).collect();
    years.into_iter().rev().take(MOST_YEARS).map(|year| year.to_string()).collect()
}

/// The most titles and notes searched for years.
const MOST_TITLES: usize = 40;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::{ReadSettings, read_table};

    #[test]
    fn years_that_stand_around_a_table_are_proposed() {
        let text = "Déchets (édition du 12/03/2025)\nVille;Population;Tonnes 2022;Tonnes 2023\na;1;2;3\nb;4;5;6\n";
        let intake = read_table(text.as_bytes().to_vec(), "t.csv", &ReadSettings::default());
        assert_eq!(proposed_answers(AskedFor::Time, &intake.table), ["2025", "2023", "2022"]);
        assert_eq!(proposed_answers(AskedFor::Place, &intake.table), [""; 0]);
    }

    #[test]
    fn each_question_has_an_option_and_an_answer() {
        let note = |message: NoteMessage| Note::new(message);
        let year = note(NoteMessage::AskYear { heading: "a".into(), count: 1 });
        let recipe = answered(&Recipe::default(), &year, "2024").expect("an answer");
        assert_eq!(recipe.answers.time.map(Time::code).as_deref(), Some("2024"));
        assert_eq!(answered(&Recipe::default(), &year, "demain"), None);
        assert_eq!(answered(&Recipe::default(), &year, " "), None);
        let rivals = note(NoteMessage::AskRivals { place: "a".into(), measure: "b".into(), count: 2 });
        assert!(answered(&recipe, &rivals, "").is_some_and(|recipe| recipe.answers.adds_up && recipe.answers.time.is_some()));
        let alike = note(NoteMessage::SimilarMeasureFound { name: "Arbres".into(), measure: "trees".into(), score: "0.8".into() });
        let recipe = answered(&Recipe::default(), &alike, "").expect("an answer");
        assert_eq!(recipe.answers.columns["Arbres"].measure.as_deref(), Some("trees"));
        let recipe = declined(&Recipe::default(), &alike).expect("no is an answer");
        assert_eq!(recipe.answers.columns["Arbres"].measure.as_deref(), Some("Arbres"));
        assert_eq!(declined(&recipe, &year), None);
        assert!(asks_about(&alike, "Arbres 2021 (t)", 3) && !asks_about(&alike, "Population", 2) && asks_about(&year, "a", 1));
        assert_eq!(AskedFor::by(NoteCode::AskRivals), Some(AskedFor::Sum));
        assert_eq!(AskedFor::by(NoteCode::UnknownPlace), None);
        assert!(AskedFor::is_open(NoteCode::AskYear) && !AskedFor::is_open(NoteCode::YearAssumed));
    }
}
