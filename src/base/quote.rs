//! Text of the user's file as it is quoted in a note: any text in, at most 240 letters out. A measure or a place is quoted by its name in
//! the language of the reader, and keeps its identifier for programs.

use std::borrow::Cow;

use crate::base::message_enum::{Argument, QuotedNames, ToArgument};

/// The longest quotation, in letters. A cell may hold a whole book; its first words are enough to find it.
const MAX_LETTERS: usize = 240;

/// A quotation from the user's data, or a list of names from it. A longer text is cut and ends with "…".
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Quote(Box<Quoted>);

/// What is quoted, behind one pointer: notes have many quotations and are passed around.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Quoted {
    text: Box<str>,
    names: Option<QuotedNames>,
}

impl Quote {
    /// Quotes a text, cut after [`MAX_LETTERS`] letters.
    fn new(mut text: String) -> Self {
        if let Some((cut, _)) = text.char_indices().nth(MAX_LETTERS) {
            text.truncate(cut);
            text.push('…');
        }
        Self(Box::new(Quoted { text: text.into_boxed_str(), names: None }))
    }

    /// The name of something the program knows under an identifier.
    #[must_use]
    pub fn named(id: &str, names: QuotedNames) -> Self {
        Self(Box::new(Quoted { text: id.into(), names: Some(names) }))
    }

    /// The quoted text, or the identifier of what is named.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0.text
    }
}

impl From<String> for Quote {
    fn from(text: String) -> Self {
        Self::new(text)
    }
}

impl From<&str> for Quote {
    fn from(text: &str) -> Self {
        // The part that is cut off is not copied.
        let end = text.char_indices().nth(MAX_LETTERS + 1).map_or(text.len(), |(end, _)| end);
        Self::new(text.get(..end).unwrap_or(text).to_owned())
    }
}

impl From<&String> for Quote {
    fn from(text: &String) -> Self {
        Self::from(text.as_str())
    }
}

impl ToArgument for Quote {
    fn to_argument(&self) -> Argument<'_> {
        match &self.0.names {
            Some(names) => Argument::Name { id: &self.0.text, names },
            None => Argument::Text(Cow::Borrowed(&self.0.text)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_after_240_letters() {
        let long = "é".repeat(300);
        let expected = format!("{}…", "é".repeat(240));
        assert_eq!(Quote::from(long.as_str()).as_str(), expected);
        assert_eq!(Quote::from(long).as_str(), expected);
        assert_eq!(Quote::from("é".repeat(240)).as_str(), "é".repeat(240));
        assert_eq!(Quote::from("é".repeat(241).as_str()).as_str(), expected);
    }
}
