//! Every sentence the program can say, as one enum: a missing sentence does not compile.

use fluent_bundle::FluentValue;

/// A sentence another floor wants said, given to it as a function: `view.say(Line::Export)`.
pub type Say<'a> = &'a dyn Fn(&Line) -> String;

/// Something that can stand in a sentence.
trait Word {
    fn word(&self) -> FluentValue<'_>;
}

impl Word for String {
    fn word(&self) -> FluentValue<'_> {
        FluentValue::from(self.as_str())
    }
}

impl Word for usize {
    fn word(&self) -> FluentValue<'_> {
        FluentValue::from(*self)
    }
}

/// Declares the sentences: variant, key in `assets/speech`, and arguments.
macro_rules! lines {
    ($($name:ident = $key:literal { $($arg:ident: $type:ty),* },)*) => {
        /// A sentence and its arguments. Its words are under its key in `assets/speech`.
        #[derive(Clone, PartialEq, Eq, Debug)]
        #[expect(missing_docs, reason = "the French file of sentences says what each one says")]
        pub enum Line { $($name { $($arg: $type),* },)* }

        impl Line {
            /// Each key with the names of its arguments.
            pub const KEYS: &'static [(&'static str, &'static [&'static str])] =
                &[$(($key, &[$(stringify!($arg)),*]),)*];

            /// The key of the sentence.
            #[must_use]
            pub fn key(&self) -> &'static str {
                match self { $(Self::$name { .. } => $key,)* }
            }

            /// The arguments, by name.
            #[must_use]
            pub fn arguments(&self) -> Vec<(&'static str, FluentValue<'_>)> {
                match self { $(Self::$name { $($arg),* } => vec![$((stringify!($arg), Word::word($arg))),*],)* }
            }
        }
    };
}

lines!(
    // Figures.
    Quantity = "quantity" { number: String, unit: String },
    NotAvailable = "not-available" {},
    // Charts: headlines.
    HeadlineTimes = "headline-times" { focus: String, value: String, ratio: String, twin: String },
    HeadlineTimesLess = "headline-times-less" { focus: String, value: String, ratio: String, than: String },
    HeadlineEqual = "headline-equal" { focus: String, twin: String, value: String, other: String },
    HeadlinePointsMore = "headline-points-more" { focus: String, value: String, points: String, count: usize, than: String },
    HeadlinePointsLess = "headline-points-less" { focus: String, value: String, points: String, count: usize, than: String },
    HeadlineSigned = "headline-signed" { focus: String, value: String, twin: String, other: String },
    HeadlineAlone = "headline-alone" { focus: String, measure: String, value: String },
    HeadlineMissing = "headline-missing" { focus: String, measure: String },
    HeadlineChange = "headline-change" { focus: String, measure: String, from: String, first: String, to: String, last: String },
    HeadlineWidest = "headline-widest" { measure: String, focus: String, value: String, twin: String, other: String },
    // Charts: subtitle, caption, badges, words for those who do not see.
    Subtitle = "subtitle" { measure: String, unit: String, territory: String, years: String },
    SubtitleMany = "subtitle-many" { places: String, unit: String, territory: String, years: String },
    InUnit = "in-unit" { unit: String },
    Years = "years" { first: String, last: String },
    FootMore = "foot-more" {},
    Sources = "sources" { list: String },
    SourcesNone = "sources-none" {},
    FormulaFirstKnown = "formula-first-known" {},
    FormulaGrowth = "formula-growth" {},
    CaptionMissing = "caption-missing" { place: String, reason: String },
    CaptionMissingOf = "caption-missing-of" { place: String, measure: String, reason: String },
    CaptionPerimeter = "caption-perimeter" { place: String, perimeter: String },
    CaptionDefinition = "caption-definition" { places: String, definition: String },
    CaptionDefinitionOf = "caption-definition-of" { measure: String, places: String, definition: String },
    CaptionStatus = "caption-status" { places: String, status: String },
    CaptionBorrowed = "caption-borrowed" { measure: String, year: String, places: String },
    CaptionSince = "caption-since" { year: String, places: String },
    CaptionPrinted = "caption-printed" { measure: String, places: String },
    StatusOk = "status-ok" {},
    StatusSecondary = "status-secondary" {},
    StatusApproximate = "status-approximate" {},
    StatusDisputed = "status-disputed" {},
    BadgeYears = "badge-years" { first: String, last: String },
    BadgeAsked = "badge-asked" { year: String },
    BadgeSameYear = "badge-same-year" { year: String },
    BadgePerimeters = "badge-perimeters" {},
    BadgeSamePerimeter = "badge-same-perimeter" { territory: String },
    BadgeDefinitions = "badge-definitions" {},
    BadgeMissing = "badge-missing" { place: String },
    BadgeDisputed = "badge-disputed" {},
    BadgeBorrowed = "badge-borrowed" {},
    BadgePeriods = "badge-periods" {},
    AltBars = "alt-bars" { headline: String, measure: String, items: String },
    AltItem = "alt-item" { place: String, value: String },
    NotesCell = "notes-cell" { measure: String, value: String, year: String, file: String, line: String, column: String, raw: String },
    NotesFormula = "notes-formula" { place: String, value: String, year: String, formula: String },
    SheetSources = "sheet-sources" {},
    ColumnPlace = "column-place" {},
    ColumnMeasure = "column-measure" {},
    ColumnYear = "column-year" {},
    ColumnValue = "column-value" {},
    ColumnUnit = "column-unit" {},
    ColumnPerimeter = "column-perimeter" {},
    ColumnDefinition = "column-definition" {},
    ColumnStatus = "column-status" {},
    ColumnSource = "column-source" {},
    ColumnAddress = "column-address" {},
    // Command line.
    CliUnknownPlace = "cli-unknown-place" { name: String, nearest: String },
    CliUnknownIndicator = "cli-unknown-indicator" { name: String, nearest: String },
    CliUnknownKind = "cli-unknown-kind" { name: String, kinds: String },
    CliUnknownTheme = "cli-unknown-theme" { name: String, themes: String },
    CliUnknownFormat = "cli-unknown-format" { name: String },
    CliUnknownYear = "cli-unknown-year" { name: String },
    CliUnknownLanguage = "cli-unknown-language" { name: String },
    CliNothing = "cli-nothing" { path: String },
    CliNoFigures = "cli-no-figures" { places: String, indicators: String },
    CliKindRefused = "cli-kind-refused" { kind: String, instead: String },
    CliKindNone = "cli-kind-none" { count: usize },
    CliWritten = "cli-written" { path: String },
    CliErrors = "cli-errors" { count: usize },
    CliWarnings = "cli-warnings" { count: usize },
    CliNoteAt = "cli-note-at" { severity: String, path: String, line: String, column: String, text: String },
    CliNoteLine = "cli-note-line" { severity: String, path: String, line: String, text: String },
    CliNoteFile = "cli-note-file" { severity: String, path: String, text: String },
    SeverityInfo = "severity-info" {},
    SeverityWarning = "severity-warning" {},
    SeverityError = "severity-error" {},
    CliNoDisplay = "cli-no-display" {},
    CliWindowFailed = "cli-window-failed" { reason: String },
    CliMissing = "cli-missing" { names: String },
    CliUnknownOption = "cli-unknown-option" { name: String },
    HelpAbout = "help-about" {},
    HelpUsage = "help-usage" {},
    HelpCommands = "help-commands" {},
    HelpOptions = "help-options" {},
    HelpArguments = "help-arguments" {},
    HelpPath = "help-path" {},
    HelpLang = "help-lang" {},
    HelpHelp = "help-help" {},
    HelpOutput = "help-output" {},
    HelpTidy = "help-tidy" {},
    HelpCompute = "help-compute" {},
    HelpExplain = "help-explain" {},
    HelpChart = "help-chart" {},
    HelpCatalogue = "help-catalogue" {},
    HelpPlaces = "help-places" {},
    HelpIndicators = "help-indicators" {},
    HelpYears = "help-years" {},
    HelpKind = "help-kind" {},
    HelpTheme = "help-theme" {},
    HelpEncoding = "help-encoding" {},
    HelpDelimiter = "help-delimiter" {},
    HelpDecimal = "help-decimal" {},
    HelpHeadingLine = "help-heading-line" {},
    HelpHeadingRows = "help-heading-rows" {},
    HelpMissing = "help-missing" {},
    HelpSheet = "help-sheet" {},
    HelpRecipe = "help-recipe" {},
    HelpSaveRecipe = "help-save-recipe" {},
    CliBadOption = "cli-bad-option" { name: String, found: String },
    CliBadRecipe = "cli-bad-recipe" { path: String, reason: String },
    HelpJson = "help-json" {},
    CliUsage = "cli-usage" { reason: String },
    CatPlaces = "cat-places" {},
    CatMeasures = "cat-measures" {},
    CatIndicators = "cat-indicators" {},
    CatFactors = "cat-factors" {},
    CatNoFactors = "cat-no-factors" {},
    HelpCheck = "help-check" {},
    CheckBytes = "check-bytes" { bytes: usize },
    CheckRegular = "check-regular" { regular: String, lines: String },
    CheckHeadings = "check-headings" { line: String, names: String },
    CheckNumbers = "check-numbers" { read: String, all: String, odd: String },
    CheckPreamble = "check-preamble" {},
    CheckFooter = "check-footer" {},
    CheckShape = "check-shape" { names: String },
    CheckSheets = "check-sheets" { names: String },
    CheckAccount = "check-account" { total: String, values: String, missing: String, unreadable: String, text: String, aside: String },
    // Why a file could not be read or written.
    FileNotFound = "file-not-found" { path: String },
    FileDenied = "file-denied" { path: String },
    FileUnreadable = "file-unreadable" { path: String, reason: String },
    FileNoTable = "file-no-table" { path: String },
    FileTooLarge = "file-too-large" { path: String, limit: String },
    FileUnwritable = "file-unwritable" { path: String, reason: String },
    FileNoFolder = "file-no-folder" { path: String },
    ProjectBroken = "project-broken" { path: String, reason: String },
    ProjectNewer = "project-newer" { path: String, format: String },
    FileItself = "file-itself" { path: String },
    ExportFailed = "export-failed" { reason: String },
    ExportNothing = "export-nothing" {},
    // Explain.
    ExplainTitle = "explain-title" { measure: String, place: String, year: String },
    ExplainValue = "explain-value" { value: String },
    ExplainMissing = "explain-missing" { reason: String },
    ExplainFormula = "explain-formula" { formula: String },
    ExplainInput = "explain-input" { measure: String, value: String, year: String },
    ExplainCell = "explain-cell" { file: String, line: String, column: String, raw: String },
    ExplainTerritory = "explain-territory" { perimeter: String, level: String },
    ExplainLevel = "explain-level" { level: String },
    ExplainDefinition = "explain-definition" { definition: String },
    ExplainStatus = "explain-status" { status: String },
    ExplainSource = "explain-source" { source: String },
    ExplainRemark = "explain-remark" { remark: String },
    ExplainBorrowed = "explain-borrowed" { year: String, wanted: String },
    ExplainOther = "explain-other" { value: String, status: String, source: String, file: String, line: String },
    ExplainFlags = "explain-flags" { list: String },
    ExplainNoInput = "explain-no-input" { measure: String, reason: String },
    // Window.
    WindowTitle = "window-title" {},
    PageData = "page-data" {},
    PageCompare = "page-compare" {},
    PageSlides = "page-slides" {},
    RailTowns = "rail-towns" {},
    RailIndicators = "rail-indicators" {},
    RailPartner = "rail-partner" { place: String, year: String },
    RailReference = "rail-reference" {},
    RailFocus = "rail-focus" {},
    RailShow = "rail-show" { place: String },
    RailHide = "rail-hide" { place: String },
    RailHidden = "rail-hidden" {},
    RailCoverage = "rail-coverage" { known: String, shown: String },
    RailTown = "rail-town" { place: String, state: String },
    RailMakeFocus = "rail-make-focus" { place: String },
    RailMakeTwin = "rail-make-twin" { place: String },
    RailTwin = "rail-twin" {},
    RailPeer = "rail-peer" {},
    Year = "year" {},
    YearLatest = "year-latest" {},
    ChartView = "chart-view" {},
    TableView = "table-view" {},
    Export = "export" {},
    ExportTitle = "export-title" {},
    ExportFormat = "export-format" {},
    ExportPath = "export-path" {},
    ExportBrowse = "export-browse" {},
    ExportSave = "export-save" {},
    ExportCancel = "export-cancel" {},
    ExportDone = "export-done" { path: String },
    ExportReplaces = "export-replaces" {},
    CopyTable = "copy-table" {},
    Copied = "copied" {},
    OpenTitle = "open-title" {},
    OpenFiles = "open-files" {},
    OpenPath = "open-path" {},
    Open = "open" {},
    Close = "close" {},
    ThemeLight = "theme-light" {},
    ThemeDark = "theme-dark" {},
    OriginTitle = "origin-title" {},
    OriginHint = "origin-hint" {},
    OriginOthers = "origin-others" {},
    SayTitle = "say-title" {},
    Working = "working" {},
    Empty = "empty" {},
    EmptyHint = "empty-hint" {},
    DataFiles = "data-files" {},
    DataFile = "data-file" { name: String, rows: usize, figures: usize, missing: usize },
    DataNotes = "data-notes" {},
    DataNoNotes = "data-no-notes" {},
    DataErrors = "data-errors" { count: usize },
    DataMoreNotes = "data-more-notes" { count: usize },
    SlidesHint = "slides-hint" {},
    SaveProject = "save-project" {},
    SaveProjectTitle = "save-project-title" {},
);
