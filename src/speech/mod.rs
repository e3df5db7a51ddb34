//! Localisation: a [`Message`] or a [`Note`](crate::base::Note) in, a finished French, Arabic or English sentence out.
//!
//! Floor 0, beside `base`. The sentences are Fluent files in `assets/speech/<language>/*.ftl`; numbers, lists and the order
//! of names come from ICU.

mod direction;
mod known_texts;
mod language;
mod messages;
mod number_form;
mod number_format;
mod phrases;
mod place_forms;
mod quantities;
mod sentences;
mod time_text;
mod units;

pub use direction::{Direction, isolate, isolate_latin_words, isolate_left_to_right};
pub use language::{FluentFile, Language, fluent_files};
pub use messages::Message;
pub use number_format::decimals_to_distinguish;
pub use phrases::{PhraseKind, PhraseSlots};
pub use place_forms::{NamedKind, PlaceForms};
pub use sentences::{Speech, note_key, other_keys};
