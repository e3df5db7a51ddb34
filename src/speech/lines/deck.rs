//! Sentences of decks and of the stage.

/// Adds them to those before, and declares all.
macro_rules! deck_lines {
    ($($before:tt)*) => {
        lines! {
            $($before)*
        }
    };
}
