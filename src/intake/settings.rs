//! What the user decided about how a file is read. What she left open is sniffed.

use std::collections::BTreeMap;

use crate::base::number::Decimal;
use crate::base::{MissingReason, fold::fold};
use crate::intake::column_kind::ColumnKind;
use crate::intake::encoding::Encoding;
use crate::intake::missing::missing;

/// Decisions of the user, each of which goes before what the program finds.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default, serde::Serialize, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ReadSettings {
    /// How the text is encoded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub encoding: Option<Encoding>,
    /// What separates the cells: `;`, `,`, `|` or a tab.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delimiter: Option<char>,
    /// Whether quotes hold a cell together; false makes them letters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quotes: Option<bool>,
    /// What separates the decimals, in every column.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decimal: Option<Decimal>,
    /// The line of the first heading, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub heading_line: Option<u32>,
    /// How many rows of headings there are; none makes every record a row.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub heading_rows: Option<usize>,
    /// The sheet of a workbook, by its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// Words that stand where a number is missing, beside those we know.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<String>,
    /// What the columns of these headings hold.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub kinds: BTreeMap<String, ColumnKind>,
}

impl ReadSettings {
    /// Why a cell has no number, if it says so in a way we or the user know.
    #[must_use]
    pub fn missing(&self, cell: &str) -> Option<MissingReason> {
        let own = |word: &String| cell.trim() == word.trim() || (!fold(word).is_empty() && fold(cell) == fold(word));
        missing(cell).or_else(|| self.missing.iter().any(own).then_some(MissingReason::NotAvailable))
    }

    /// The delimiter the user names, as a byte.
    pub(super) fn delimiter(&self) -> Option<u8> {
        self.delimiter.and_then(|sign| u8::try_from(sign).ok()).filter(u8::is_ascii)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_of_the_user_is_missing_too() {
        let settings = ReadSettings { missing: vec!["Sans réponse".to_owned(), "@@".to_owned()], ..ReadSettings::default() };
        for cell in ["sans reponse", " @@ ", "n.d."] {
            assert_eq!(settings.missing(cell), Some(MissingReason::NotAvailable), "{cell}");
        }
        assert_eq!(settings.missing("beaucoup"), None);
        assert_eq!(ReadSettings::default().missing("12"), None);
    }
}
