//! Notes: what was odd in the user's data, where, and with which words of hers. Told by `speech`.

use std::sync::Arc;

/// A place in a source: 1-based line and column, as the user's editor counts them.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Spot {
    /// The file, as the user named it.
    pub source: Arc<str>,
    /// The line, from 1; 0 when the whole file is meant.
    pub line: u32,
    /// The column (field), from 1; 0 when the whole line is meant.
    pub column: u16,
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
    RaggedRow = "ragged-row" Warning ["found", "expected"],
    /// More rows of the wrong width than are named.
    RaggedMore = "ragged-more" Warning ["count"],
    /// Nothing in a column says what a comma or a point in its numbers means.
    UnclearNumbers = "unclear-numbers" Warning ["text", "read", "count"],
    /// Two columns have one heading; the second is told apart.
    TwinHeadings = "twin-headings" Warning ["name"],
    /// A total is set aside, as it would be counted twice.
    TotalAside = "total-aside" Info ["text"],
    /// A quote opens and never closes; it is read as a letter.
    OpenQuote = "open-quote" Warning [],
    /// A needed column is absent.
    NoColumn = "no-column" Error ["wanted", "found"],
    /// A column is not used.
    UnusedColumn = "unused-column" Info ["name"],
    /// The place is not in the gazetteer.
    UnknownPlace = "unknown-place" Warning ["name"],
    /// More places outside the gazetteer than are named.
    UnknownPlacesMore = "unknown-places-more" Warning ["count"],
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
    /// The unit of the line cannot become the unit of the measure.
    UnitMismatch = "unit-mismatch" Error ["found", "expected"],
    /// The level of territory is not known.
    LevelUnknown = "level-unknown" Warning ["text"],
    /// The status is not known.
    StatusUnknown = "status-unknown" Warning ["text"],
    /// Two lines give the same figure differently; one is chosen by rule.
    TwoValues = "two-values" Warning ["measure", "chosen", "other", "line"],
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
    /// Something of ours failed; the work goes on.
    OurFault = "our-fault" Error ["report"],
);

/// One thing worth telling about the user's data.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Note {
    /// What it says.
    pub code: NoteCode,
    /// Where, if it is somewhere.
    pub spot: Option<Spot>,
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
        self.spot = Some(Spot { source: Arc::clone(source), line, column });
        self
    }

    /// Adds a word of the user's file.
    ///
    /// # Panics
    /// If the code has no argument of that name: a mistake of ours, caught by any test that meets it.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        assert!(self.code.arguments().contains(&name), "{} has no argument {name}", self.code.key());
        self.arguments.push((name, value.into()));
        self
    }

    /// How much it matters.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }
}
