//! Sentences of decks and of the stage.

/// Adds them to those before, and declares all.
macro_rules! deck_lines {
    ($($before:tt)*) => {
        lines! {
            $($before)*
            DeckTitle = "deck-title" { towns: String },
            DeckSubtitle = "deck-subtitle" { count: usize, years: String },
            DeckMissing = "deck-missing" {},
            DeckMissingLine = "deck-missing-line" { measure: String, towns: String },
            DeckMethod = "deck-method" {},
            DeckMethodLine = "deck-method-line" { measure: String, unit: String, formula: String },
            DeckMethodRules = "deck-method-rules" {},
            DeckSources = "deck-sources" {},
            BuildQuestion = "build-question" { measure: String },
            HtmlHelp = "html-help" {},
            HtmlFigures = "html-figures" {},
            HtmlNotes = "html-notes" {},
            SheetOtherTown = "sheet-other-town" {},
            SheetUnder = "sheet-under" {},
            SheetTotals = "sheet-totals" {},
            SheetMore = "sheet-more" {},
            SheetLess = "sheet-less" {},
            SheetRow = "sheet-row" {},
            SheetJoined = "sheet-joined" {},
            SheetNames = "sheet-names" {},
        }
    };
}
