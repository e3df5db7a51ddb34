//! Every note the program can make about the user's data: kind, severity and typed arguments of each.
//!
//! The sentence of a note stands under `note-<key>` in `assets/speech`. The order of the arguments is the order in which
//! `check --json` lists them under `found`.

use strum::VariantArray;

use crate::base::id::Year;
use crate::base::message_enum::{Argument, ToArgument, message_enum};
use crate::base::quote::Quote;
use crate::base::severity::Severity;
use crate::base::time::Time;

/// How the length of a row differs from that of the headings; chooses the wording of [`NoteMessage::RaggedRow`].
#[derive(Clone, Copy, PartialEq, Eq, Debug, strum::IntoStaticStr)]
#[strum(serialize_all = "lowercase")]
pub enum RowLengthMismatch {
    /// The row has fewer cells.
    Short,
    /// The row has more cells.
    Long,
}

impl ToArgument for RowLengthMismatch {
    fn to_argument(&self) -> Argument<'_> {
        Argument::Keyword(self.into())
    }
}

impl ToArgument for NoteCode {
    fn to_argument(&self) -> Argument<'_> {
        Argument::Keyword(self.key())
    }
}

/// Declares the notes, one per line: `Variant = "key" Severity { argument: Type, … },`.
macro_rules! note_messages {
    ($($(#[$doc:meta])* $name:ident = $key:literal $severity:ident { $($argument:ident: $type:ty),* },)*) => {
        message_enum! {
            /// What a note says: its kind with its arguments.
            #[derive(Clone, PartialEq, Eq, Debug)]
            #[expect(missing_docs, reason = "the sentences in `assets/speech` show what each argument is")]
            pub enum NoteMessage { $($(#[$doc])* $name = $key { $($argument: $type),* },)* }
        }

        impl NoteMessage {
            /// The kind of the note, without its arguments.
            #[must_use]
            pub fn code(&self) -> NoteCode {
                match self { $(Self::$name { .. } => NoteCode::$name,)* }
            }
        }

        /// The kind of a note.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, VariantArray)]
        pub enum NoteCode { $($(#[$doc])* $name,)* }

        impl NoteCode {
            /// Every kind of note, in declaration order.
            pub const ALL: &'static [Self] = <Self as VariantArray>::VARIANTS;

            /// The stable code printed by `--json`.
            #[must_use]
            pub fn key(self) -> &'static str {
                match self { $(Self::$name => $key,)* }
            }

            /// How much notes of this kind matter.
            #[must_use]
            pub fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity,)* }
            }
        }
    };
}

note_messages!(
    /// The file holds no text.
    EmptyFile = "empty-file" Error {},
    /// The bytes are not text.
    BinaryFile = "binary-file" Error {},
    /// The encoding of the text was detected, and is not UTF-8.
    EncodingDetected = "encoding" Info { encoding: &'static str },
    /// Some bytes are invalid in the encoding; the rest is read.
    InvalidBytes = "broken-bytes" Warning { encoding: &'static str },
    /// A row has more or fewer cells than there are headings.
    RaggedRow = "ragged-row" Warning { found: usize, expected: usize, side: RowLengthMismatch },
    /// The table has more headings than the program reads.
    TooManyColumns = "too-many-columns" Warning { found: usize, read: usize },
    /// The text is longer than the program reads.
    TextTooLong = "text-too-long" Error {},
    /// Nothing in a column shows whether a comma or a point in its numbers marks decimals or thousands.
    AmbiguousNumbers = "unclear-numbers" Warning { text: Quote, read: Quote, count: usize },
    /// Two columns have the same heading; a number is added to the second.
    DuplicateHeadings = "twin-headings" Warning { name: Quote },
    /// A row of totals is skipped, as its values would be counted twice.
    TotalSkipped = "total-aside" Info { text: Quote },
    /// The file is a web page; its tables are read.
    WebPage = "web-page" Info { count: usize },
    /// Letters broken by a program that took UTF-8 for Windows-1252 were repaired.
    LettersRepaired = "letters-repaired" Warning {},
    /// Places of one name are told apart by their codes.
    Homonyms = "homonyms" Warning { name: Quote, count: usize },
    /// The file holds several tables; all are read.
    SeveralTables = "several-tables" Warning { count: usize, names: Quote },
    /// A quotation mark is never closed; it is read as an ordinary character.
    UnclosedQuote = "open-quote" Warning {},
    /// A workbook has other sheets beside the one that is read.
    OtherSheetsSkipped = "other-sheets" Warning { names: Quote },
    /// A workbook has no sheet of the requested name.
    SheetMissing = "no-sheet" Error { name: Quote },
    /// A file has changed since the project was saved.
    FileChanged = "file-changed" Warning {},
    /// Since the project was saved, a value of the file has changed.
    ValueChanged = "figure-changed" Warning { place: Quote, measure: Quote, year: Quote, to: Quote, from: Quote },
    /// Since the project was saved, a value was added to the file.
    ValueAdded = "figure-came" Info { place: Quote, measure: Quote, year: Quote, to: Quote },
    /// Since the project was saved, a value was removed from the file.
    ValueRemoved = "figure-gone" Warning { place: Quote, measure: Quote, year: Quote, from: Quote },
    /// No file changed, and still a result is not the one the project was saved with.
    ResultMoved = "result-moved" Warning { indicator: Quote, place: Quote, year: Quote, from: Quote, to: Quote },
    /// A file is not read, because the program did not survive it or the user was not asked.
    FileHeld = "file-held" Warning {},
    /// A file is gone; the copy of what was read of it is used.
    FileFromCopy = "file-from-copy" Warning {},
    /// A workbook cannot be read.
    WorkbookBroken = "workbook-broken" Error { reason: Quote },
    /// A workbook is larger than the program reads.
    WorkbookTooLarge = "workbook-too-large" Error {},
    /// Columns without a year get the only year the file mentions.
    YearAssumed = "year-assumed" Warning { year: Year },
    /// Columns without a time get the span of time the file mentions, which is no year.
    TimeAssumed = "time-assumed" Warning { time: Quote },
    /// Some columns have no date, nor has the file: asks for the year.
    AskYear = "ask-year" Warning { heading: Quote, count: usize },
    /// No column and no title names a place: asks for it.
    AskPlace = "ask-place" Warning { name: Quote },
    /// Amounts without a unit are taken in the currency of their country.
    UnitAssumed = "unit-assumed" Warning { heading: Quote, unit: Quote },
    /// Nothing says in which currency, or in which multiple of it, amounts are: asks for the unit.
    AskUnit = "ask-unit" Warning { heading: Quote },
    /// A column of names is taken for the places, as nothing else in the table can name them.
    PlaceGuessed = "place-guessed" Warning { heading: Quote },
    /// The headings of some columns do not say what is measured: asks for it.
    AskMeasure = "ask-measure" Warning { name: Quote },
    /// The names of a column are those of several kinds of territory, and nothing says which is meant: one is taken.
    LevelAssumed = "level-assumed" Warning { name: Quote, level: &'static str },
    /// A table breaks its figures down into more parts than can be shown.
    PartsNotShown = "parts-not-shown" Warning { count: usize, most: usize },
    /// Figures are about parts of a year, school years or several years: they are kept apart from the years.
    PartsOfYears = "parts-of-years" Warning { example: Quote, count: usize },
    /// Figures of years after the file was made are read as projections.
    ProjectionsAssumed = "projections-assumed" Info { edition: Year, latest: Year },
    /// Figures of years to come, in a file that does not say when it was made: asks up to which year they are observed.
    AskEdition = "ask-edition" Warning { latest: Year },
    /// Lines of one table give different figures for the same thing, and nothing tells them apart: asks what they are.
    AskRivals = "ask-rivals" Error { place: Quote, measure: Quote, count: usize },
    /// No column names the towns; all values are those of the one town the file mentions.
    TownAssumed = "town-assumed" Warning { name: Quote },
    /// A column without a year, of a measure that hardly changes (an area), gets the latest year of the file.
    LatestYearAssumed = "hardly-changes" Info { heading: Quote, year: Year },
    /// A column without a unit gets the unit of the title.
    TitleUnit = "title-unit" Warning { unit: Quote, measure: Quote },
    /// Most rows have more cells than there are headings: a decimal comma was taken for a delimiter.
    RowsShifted = "shifted-rows" Error {},
    /// A column breaks the values down into categories; one of its words means the whole.
    BreakdownWithTotal = "broken-down" Warning { name: Quote, word: Quote },
    /// A column breaks the values down into categories, and no row holds the whole: asks whether they add up.
    BreakdownWithoutTotal = "parts-only" Warning { name: Quote },
    /// A column named by the mapping is absent from the file.
    MappedColumnMissing = "column-gone" Error { wanted: Quote, found: Quote },
    /// No column has this role: place, year, measure or value.
    RoleMissing = "no-column" Error { role: &'static str, found: Quote },
    /// The table is an inventory of greenhouse gases.
    Inventory = "inventory" Info { name: Quote, value: Quote, unit: Quote },
    /// No emission factor is known for an activity.
    EmissionFactorMissing = "no-factor" Warning { text: Quote },
    /// An emission factor is of another country than the town it is used for: asks whether that is meant.
    FactorCountry = "factor-country" Warning { name: Quote, country: Quote, place: Quote },
    /// The value of an emission factor already holds warming potentials; those the file asks for are not applied to it.
    FactorPotentials = "factor-potentials" Warning { name: Quote, found: Quote, wanted: Quote },
    /// A factor is per energy by one heating value, and the file does not say by which its energy is counted.
    FactorHeatingValue = "factor-heating-value" Warning { name: Quote, unit: Quote },
    /// The table is an inventory of greenhouse gases, given as activities to be multiplied by emission factors.
    InventoryActivities = "inventory-activities" Info { name: Quote, value: Quote, unit: Quote },
    /// A column is not used.
    UnusedColumn = "unused-column" Info { name: Quote },
    /// The place is not in the gazetteer; it is kept under its own name.
    UnknownPlace = "unknown-place" Info { name: Quote },
    /// The cell of the place is empty.
    PlaceMissing = "no-place" Error {},
    /// The measure is not in the list of measures; it is kept under its own name.
    UnknownMeasure = "unknown-measure" Info { name: Quote },
    /// The cell of the measure is empty.
    MeasureMissing = "no-measure" Error {},
    /// A row without a year in a file that has years.
    YearMissing = "no-year" Warning {},
    /// The year cannot be read.
    YearUnreadable = "year-unreadable" Error { text: Quote },
    /// The value cannot be read.
    ValueUnreadable = "value-unreadable" Error { text: Quote },
    /// The interval given for a value does not contain it; the value is kept without an interval.
    IntervalIgnored = "bounds-aside" Warning { text: Quote },
    /// A number is written with the other decimal mark than its column.
    OtherDecimalMark = "other-mark" Warning { text: Quote },
    /// A count of people or things has three decimals, which are probably thousands.
    CountWithDecimals = "fraction-of-count" Warning { text: Quote },
    /// The unit of a row cannot be converted into the unit of the measure.
    UnitMismatch = "unit-mismatch" Error { found: Quote, expected: Quote },
    /// The kind of territory is not known.
    LevelUnknown = "level-unknown" Warning { text: Quote },
    /// The status of a value is not known.
    StatusUnknown = "status-unknown" Warning { text: Quote },
    /// Two rows give different values for the same thing; one is chosen by rule.
    TwoValues = "two-values" Warning { measure: Quote, chosen: Quote, other: Quote, line: usize },
    /// A heading resembles a measure so closely that the column is read as that measure.
    SimilarMeasureUsed = "near-measure" Warning { name: Quote, measure: Quote, score: Quote },
    /// A heading resembles a measure, but not closely enough for the column to be read as that measure.
    SimilarMeasureFound = "looks-like" Info { name: Quote, measure: Quote, score: Quote },
    /// Since the last file of this layout, a column was renamed.
    ColumnRenamed = "change-renamed" Warning { from: Quote, to: Quote },
    /// Since the last file of this layout, a column was removed.
    ColumnRemoved = "change-lost-column" Warning { name: Quote },
    /// Since the last file of this layout, a year was added.
    YearAdded = "change-new-year" Info { name: Quote },
    /// Since the last file of this layout, the unit of a column has changed.
    UnitChanged = "change-unit" Warning { name: Quote, from: Quote, to: Quote },
    /// Since the last file of this layout, a town was added.
    TownAdded = "change-new-town" Info { name: Quote },
    /// Since the last file of this layout, a town was removed.
    TownRemoved = "change-lost-town" Warning { name: Quote },
    /// Since the last file of this layout, values became 10, 100 or 1000 times larger or smaller.
    ScaleChanged = "change-scale" Warning { measure: Quote, factor: &'static str },
    /// A value is outside the range its unit allows.
    OutOfBounds = "out-of-bounds" Warning { text: Quote, bound: &'static str, measure: Quote },
    /// A part is larger than its whole.
    PartOverWhole = "part-over-whole" Warning { measure: Quote, whole: Quote, text: Quote, other: Quote },
    /// The shares of one whole do not add up to 100 %.
    SharesDoNotAddUp = "shares-sum" Warning { names: Quote, sum: Quote },
    /// A value differs by more than half from that of the year before.
    Jump = "jump" Warning { measure: Quote, from: Quote, to: Quote, year: Year },
    /// A value is about a thousand times another one of its series.
    Thousandfold = "thousandfold" Warning { measure: Quote, from: Quote, to: Quote, year: Year },
    /// A percentage is a hundred times smaller than those of its column: a fraction?
    Fraction = "fraction" Warning { measure: Quote, text: Quote, other: Quote },
    /// A folder holds no file that the program reads.
    NoTable = "no-table" Error {},
    /// No file exists at this path.
    FileNotFound = "file-not-found" Error {},
    /// The operating system denies access to the file.
    FileDenied = "file-denied" Error {},
    /// The file is larger than the program reads; the limit is in megabytes.
    FileTooLarge = "file-too-large" Error { limit: Quote },
    /// A container unpacks to more than the program reads; the limit is in megabytes.
    UnpackedTooLarge = "unpacked-too-large" Error { limit: Quote },
    /// The process that unpacked a file ended without an answer.
    ReaderCrashed = "reader-crashed" Error {},
    /// Unpacking a file took too long; with the limit in seconds.
    ReaderTooLong = "reader-too-long" Error { seconds: Quote },
    /// Reading a file would take more memory than is left; both in megabytes.
    MemoryTooSmall = "memory-too-small" Error { needed: Quote, left: Quote },
    /// A file could not be read, for another reason.
    FileFailed = "file-failed" Error { reason: Quote },
    /// A result is outside the usual range of its indicator.
    ResultOutOfBounds = "result-out-of-bounds" Warning { measure: Quote, place: Quote, year: Time, value: Quote, low: Quote, high: Quote },
    /// A hypothetical value cannot be parsed.
    SuppositionUnclear = "supposition-unclear" Error { text: Quote },
    /// The town of a hypothetical value is unknown.
    SuppositionUnknownTown = "supposition-town" Error { name: Quote, known: Quote },
    /// A formula contains an unexpected character.
    FormulaUnexpected = "formula-unexpected" Error { id: Quote, formula: Quote, place: usize, text: Quote },
    /// A formula ends too early.
    FormulaUnfinished = "formula-unfinished" Error { id: Quote, formula: Quote, place: usize },
    /// A formula is nested too deeply.
    FormulaTooDeep = "formula-too-deep" Error { id: Quote },
    /// A formula calls an unknown function.
    FormulaUnknownFunction = "formula-function" Error { id: Quote, formula: Quote, place: usize, text: Quote, known: Quote },
    /// A function in a formula has the wrong number or kind of arguments.
    FormulaWrongArguments = "formula-arguments" Error { id: Quote, formula: Quote, place: usize, text: Quote },
    /// A formula names an unknown measure.
    FormulaUnknownMeasure = "formula-measure" Error { id: Quote, formula: Quote, place: usize, text: Quote, known: Quote },
    /// Two operands of a formula have incompatible units.
    FormulaUnitsDiffer = "formula-units" Error { id: Quote, formula: Quote, place: usize, text: Quote },
    /// The result of a formula is not in the declared unit.
    FormulaWrongUnit = "formula-unit" Error { id: Quote, formula: Quote, unit: Quote },
    /// More notes of one kind were made than are listed one by one.
    Omitted = "more" Warning { kind: NoteCode, count: usize },
    /// The program itself failed; the work goes on.
    InternalError = "our-fault" Error { report: Quote },
    /// A newer edition of the library cannot be read; the one that ships serves.
    LibraryRefused = "library-refused" Warning { reason: Quote },
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_come_in_declaration_order() {
        let message = NoteMessage::RaggedRow { found: 4, expected: 3, side: RowLengthMismatch::Long };
        let arguments: Vec<_> = message.arguments().into_iter().map(|argument| (argument.name, argument.value.into_text())).collect();
        assert_eq!(arguments, [("found", "4".into()), ("expected", "3".into()), ("side", "long".into())]);
        assert_eq!((message.code(), message.key()), (NoteCode::RaggedRow, "ragged-row"));
    }
}
