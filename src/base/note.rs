//! Notes: what was odd in the user's data, where, and with which words of hers. Told by `speech`.

use std::collections::BTreeMap;
use std::sync::Arc;

/// A place in a source: 1-based line and column, as the user's editor counts them.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct SourceLocation {
    /// The file, as the user named it.
    pub source: Arc<str>,
    /// The line, from 1; 0 when the whole file is meant.
    pub line: u32,
    /// The column (field), from 1; 0 when the whole line is meant.
    pub column: u16,
}

/// The number a reader gives a column, from its rank.
#[must_use]
pub fn one_based(column: usize) -> u16 {
    u16::try_from(column + 1).unwrap_or(u16::MAX)
}

/// How much a note matters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Severity {
    /// A decision the program took.
    Info,
    /// Something to look at; the figure is kept.
    Warning,
    /// A figure is lost, or a file cannot be used.
    Error,
}

/// Declares the codes with their severity and the names of their arguments.
macro_rules! note_codes {
    ($($(#[$doc:meta])* $name:ident = $key:literal $severity:ident [$($arg:literal),*],)*) => {
        /// What a note says; its sentence is `note-<code>` in `assets/speech`.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum NoteCode { $($(#[$doc])* $name,)* }

        impl NoteCode {
            /// Every code there is.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The stable code, as printed by `--json`.
            #[must_use]
            pub fn key(self) -> &'static str {
                match self { $(Self::$name => $key,)* }
            }

            /// How much it matters.
            #[must_use]
            pub fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity,)* }
            }

            /// The names of its arguments, besides the spot.
            #[must_use]
            pub fn arguments(self) -> &'static [&'static str] {
                match self { $(Self::$name => &[$($arg),*],)* }
            }
        }
    };
}

note_codes!(
    /// The file holds no text at all.
    EmptyFile = "empty-file" Error [],
    /// The bytes are not text.
    BinaryFile = "binary-file" Error [],
    /// The encoding was decided, not told.
    Encoding = "encoding" Info ["encoding"],
    /// Some bytes fit no encoding; the rest is read.
    BrokenBytes = "broken-bytes" Warning ["encoding"],
    /// A row has more or fewer cells than the headings.
    RaggedRow = "ragged-row" Warning ["found", "expected", "side"],
    /// The headings are more than a table may have.
    TooManyColumns = "too-many-columns" Warning ["found", "read"],
    /// The text is longer than we read.
    TextTooLong = "text-too-long" Error [],
    /// Nothing in a column says what a comma or a point in its numbers means.
    UnclearNumbers = "unclear-numbers" Warning ["text", "read", "count"],
    /// Two columns have one heading; the second is told apart.
    TwinHeadings = "twin-headings" Warning ["name"],
    /// A total is set aside, as it would be counted twice.
    TotalAside = "total-aside" Info ["text"],
    /// The file holds another table than the one read.
    OtherTable = "other-table" Warning [],
    /// A quote opens and never closes; it is read as a letter.
    OpenQuote = "open-quote" Warning [],
    /// A workbook has other sheets than the one read.
    OtherSheets = "other-sheets" Warning ["names"],
    /// A workbook has no sheet of the name asked for.
    NoSheet = "no-sheet" Error ["name"],
    /// A file is another than when the project was saved.
    FileChanged = "file-changed" Warning [],
    /// Since then, a figure is another.
    FigureChanged = "figure-changed" Warning ["place", "measure", "year", "from", "to"],
    /// Since then, a figure has come.
    FigureCame = "figure-came" Info ["place", "measure", "year", "to"],
    /// Since then, a figure is gone.
    FigureGone = "figure-gone" Warning ["place", "measure", "year", "from"],
    /// A workbook cannot be read.
    WorkbookBroken = "workbook-broken" Error ["reason"],
    /// A workbook is larger than we read.
    WorkbookTooLarge = "workbook-too-large" Error [],
    /// Figures whose column has no year are taken for those of the one year the file speaks of.
    YearAssumed = "year-assumed" Warning ["year"],
    /// No column names the towns: all figures are those of the one the file is about.
    TownAssumed = "town-assumed" Warning ["name"],
    /// A column without a year of what hardly changes, an area, is taken in the latest year of the file.
    HardlyChanges = "hardly-changes" Info ["heading", "year"],
    /// The unit of a title is that of a column without one.
    TitleUnit = "title-unit" Warning ["unit", "measure"],
    /// Most rows have more cells than headings: a decimal comma was taken for a delimiter.
    ShiftedRows = "shifted-rows" Error [],
    /// A column breaks figures down; the lines of the whole are read.
    BrokenDown = "broken-down" Warning ["name", "word"],
    /// A column breaks figures down and no line holds the whole.
    PartsOnly = "parts-only" Error ["name"],
    /// A column the mapping names is absent.
    NoColumn = "column-gone" Error ["wanted", "found"],
    /// No column says which place, year or measure a figure is about.
    NoRole = "no-column" Error ["role", "found"],
    /// The table is an inventory of greenhouse gases.
    Inventory = "inventory" Info ["name", "value", "unit"],
    /// Nothing says what an activity emits.
    NoFactor = "no-factor" Warning ["text"],
    /// The table is an inventory of greenhouse gases made of activities and factors.
    InventoryActivities = "inventory-activities" Info ["name", "value", "unit"],
    /// A column is not used.
    UnusedColumn = "unused-column" Info ["name"],
    /// The place is not in the gazetteer.
    UnknownPlace = "unknown-place" Warning ["name"],
    /// The place column is empty.
    NoPlace = "no-place" Error [],
    /// The measure is not in the list; it is kept under its own name.
    UnknownMeasure = "unknown-measure" Info ["name"],
    /// The measure column is empty.
    NoMeasure = "no-measure" Error [],
    /// The year cannot be read.
    YearUnreadable = "year-unreadable" Error ["text"],
    /// The value cannot be read.
    ValueUnreadable = "value-unreadable" Error ["text"],
    /// What is said to be around a value does not hold it; the value stands without.
    BoundsAside = "bounds-aside" Warning ["text"],
    /// A number is written with the other decimal mark than its column.
    OtherMark = "other-mark" Warning ["text"],
    /// A count of people or things has three decimals: thousands, most likely.
    FractionOfCount = "fraction-of-count" Warning ["text"],
    /// The unit of the line cannot become the unit of the measure.
    UnitMismatch = "unit-mismatch" Error ["found", "expected"],
    /// The level of territory is not known.
    LevelUnknown = "level-unknown" Warning ["text"],
    /// The status is not known.
    StatusUnknown = "status-unknown" Warning ["text"],
    /// Two lines give the same figure differently; one is chosen by rule.
    TwoValues = "two-values" Warning ["measure", "chosen", "other", "line"],
    /// A column looks like a measure and is read as it.
    NearMeasure = "near-measure" Warning ["name", "measure", "score"],
    /// A column looks like a measure, not enough to be read as it.
    LooksLike = "looks-like" Info ["name", "measure", "score"],
    /// Since the last file of this shape, a column bears another name.
    ChangeRenamed = "change-renamed" Warning ["from", "to"],
    /// Since then, a column is gone.
    ChangeLostColumn = "change-lost-column" Warning ["name"],
    /// Since then, a year has come.
    ChangeNewYear = "change-new-year" Info ["name"],
    /// Since then, a column has another unit.
    ChangeUnit = "change-unit" Warning ["name", "from", "to"],
    /// Since then, a town has come.
    ChangeNewTown = "change-new-town" Info ["name"],
    /// Since then, a town is gone.
    ChangeLostTown = "change-lost-town" Warning ["name"],
    /// Since then, values are ten, a hundred or a thousand times larger or smaller.
    ChangeScale = "change-scale" Warning ["measure", "factor"],
    /// A figure is below or above what its unit allows.
    OutOfBounds = "out-of-bounds" Warning ["measure", "text", "bound"],
    /// A part is larger than its whole.
    PartOverWhole = "part-over-whole" Warning ["measure", "whole", "text", "other"],
    /// The shares of one whole do not add up to a hundred.
    SharesSum = "shares-sum" Warning ["names", "sum"],
    /// A figure differs by more than half from the year before.
    Jump = "jump" Warning ["measure", "from", "to", "year"],
    /// A figure is a thousand times another of its series.
    Thousandfold = "thousandfold" Warning ["measure", "from", "to", "year"],
    /// A folder holds no file we read.
    NoTable = "no-table" Error [],
    /// There is nothing at this path.
    FileNotFound = "file-not-found" Error [],
    /// The system refuses access.
    FileDenied = "file-denied" Error [],
    /// The file is larger than we read.
    FileTooLarge = "file-too-large" Error ["limit"],
    /// A file could not be read at all.
    FileFailed = "file-failed" Error ["reason"],
    /// A result is beyond what its indicator usually is.
    ResultOutOfBounds = "result-out-of-bounds" Warning ["measure", "place", "year", "value", "low", "high"],
    /// A supposition that cannot be read.
    SuppositionUnclear = "supposition-unclear" Error ["text"],
    /// The town of a supposition is unknown.
    SuppositionTown = "supposition-town" Error ["name", "known"],
    /// A sign means nothing in a formula.
    FormulaUnexpected = "formula-unexpected" Error ["id", "formula", "text", "place"],
    /// A formula stops too early.
    FormulaUnfinished = "formula-unfinished" Error ["id", "formula", "place"],
    /// A formula nests deeper than anyone can read.
    FormulaTooDeep = "formula-too-deep" Error ["id"],
    /// No function has this name.
    FormulaFunction = "formula-function" Error ["id", "formula", "text", "place", "known"],
    /// A function takes other arguments.
    FormulaArguments = "formula-arguments" Error ["id", "formula", "text", "place"],
    /// No measure has this name.
    FormulaMeasure = "formula-measure" Error ["id", "formula", "text", "place", "known"],
    /// Two sides of a formula measure different things.
    FormulaUnits = "formula-units" Error ["id", "formula", "text", "place"],
    /// The result of a formula is not in the unit announced.
    FormulaUnit = "formula-unit" Error ["id", "formula", "unit"],
    /// More notes of one kind than are told one by one.
    More = "more" Warning ["kind", "count"],
    /// Something of ours failed; the work goes on.
    OurFault = "our-fault" Error ["report"],
);

/// One thing worth telling about the user's data.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Note {
    /// What it says.
    pub code: NoteCode,
    /// Where, if it is somewhere.
    pub spot: Option<SourceLocation>,
    /// Words of the user's file, by argument name.
    pub arguments: Vec<(&'static str, String)>,
}

impl Note {
    /// A note without place or words yet.
    #[must_use]
    pub fn new(code: NoteCode) -> Self {
        Self { code, spot: None, arguments: Vec::new() }
    }

    /// Says where.
    #[must_use]
    pub fn at(mut self, source: &Arc<str>, line: u32, column: u16) -> Self {
        self.spot = Some(SourceLocation { source: Arc::clone(source), line, column });
        self
    }

    /// Adds a word of the user's file.
    ///
    /// # Panics
    /// If the code has no argument of that name: a mistake of ours, caught by any test that meets it.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        assert!(self.code.arguments().contains(&name), "{} has no argument {name}", self.code.key());
        let mut value = value.into();
        // A cell may hold a book: its first words are enough to find it.
        if let Some((cut, _)) = value.char_indices().nth(QUOTED) {
            value.truncate(cut);
            value.push('…');
        }
        self.arguments.push((name, value));
        self
    }

    /// How much it matters.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }
}

/// So many letters of a word of the user's file are quoted.
const QUOTED: usize = 240;
/// So many notes of one kind are told one by one for a file; the others are counted.
const NAMED: usize = 50;

/// The notes on one file as they come. A file may have as many faults as cells: memory does not follow.
#[derive(Clone, Debug, Default)]
pub struct Notes {
    list: Vec<Note>,
    counts: BTreeMap<NoteCode, usize>,
}

impl Notes {
    /// Whether one more note of this kind would be told; else it is counted. Spares making a note for nothing.
    pub fn wants(&mut self, code: NoteCode) -> bool {
        let count = self.counts.entry(code).or_default();
        let wanted = *count < NAMED;
        *count += usize::from(!wanted);
        wanted
    }

    /// Adds a note, or counts it.
    pub fn push(&mut self, note: Note) {
        if self.wants(note.code) {
            *self.counts.entry(note.code).or_default() += 1;
            self.list.push(note);
        }
    }

    /// Adds the notes on another part of the same file; a name that is unknown in both is told once.
    pub fn append(&mut self, other: Self) {
        for note in other.list {
            let once = matches!(note.code, NoteCode::UnknownPlace | NoteCode::UnknownMeasure | NoteCode::NoColumn);
            if !once || !self.list.iter().any(|known| known.code == note.code && known.arguments == note.arguments) {
                self.push(note);
            }
        }
        for (code, count) in other.counts.into_iter().filter(|(_, count)| *count > NAMED) {
            *self.counts.entry(code).or_default() += count - NAMED;
        }
    }

    /// Whether nothing was remarked.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Whether more notes of this kind would only be counted.
    #[must_use]
    pub fn is_full(&self, code: NoteCode) -> bool {
        self.count(code) >= NAMED
    }

    /// Counts notes that are not told.
    pub fn count_more(&mut self, code: NoteCode, count: usize) {
        *self.counts.entry(code).or_default() += count;
    }

    /// How many notes of this kind there were.
    #[must_use]
    pub fn count(&self, code: NoteCode) -> usize {
        self.counts.get(&code).copied().unwrap_or_default()
    }

    /// Every note, with one for each kind of which more came than are told.
    #[must_use]
    pub fn told(mut self, source: Option<&Arc<str>>) -> Vec<Note> {
        for (code, count) in self.counts.into_iter().filter(|(_, count)| *count > NAMED) {
            let note = Note::new(NoteCode::More);
            let note = source.map_or(note.clone(), |source| note.at(source, 0, 0));
            self.list.push(note.with("kind", code.key()).with("count", (count - NAMED).to_string()));
        }
        self.list
    }
}

impl Extend<Note> for Notes {
    fn extend<T: IntoIterator<Item = Note>>(&mut self, notes: T) {
        notes.into_iter().for_each(|note| self.push(note));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_beyond_those_told_are_counted() {
        let source: Arc<str> = Arc::from("a.csv");
        let mut notes = Notes::default();
        for line in 1..=1000 {
            notes.push(Note::new(NoteCode::RaggedRow).at(&source, line, 0));
        }
        notes.push(Note::new(NoteCode::EmptyFile));
        assert_eq!((notes.count(NoteCode::RaggedRow), notes.count(NoteCode::EmptyFile)), (1000, 1));
        let told = notes.told(Some(&source));
        assert_eq!(told.len(), NAMED + 2);
        assert_eq!(told.last().map(|note| note.arguments.clone()), Some(vec![("kind", "ragged-row".into()), ("count", "950".into())]));
    }
}
