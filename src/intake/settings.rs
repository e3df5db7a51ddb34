//! The user's settings for reading a file. Everything left open is detected.

use std::collections::BTreeMap;

use crate::base::MissingReason;
use crate::base::fold::fold;
use crate::base::number::DecimalMark;
use crate::intake::column_kind::ColumnKind;
use crate::intake::encoding::Encoding;
use crate::intake::missing::missing;

/// The settings of the user; each takes precedence over what the program detects.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default, serde::Serialize, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ReadSettings {
    /// The character encoding of the text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub encoding: Option<Encoding>,
    /// The delimiter of cells: `;`, `,`, `|` or a tab.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delimiter: Option<char>,
    /// Whether quotes enclose cells; when false they are ordinary characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quotes: Option<bool>,
    /// The decimal mark of every column.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decimal: Option<DecimalMark>,
    /// The line of the first heading, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub heading_line: Option<u32>,
    /// The number of rows of headings; 0 makes every record a row.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub heading_rows: Option<usize>,
    /// The name of the sheet of a workbook.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// Words that mark a missing number, in addition to those the program knows.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<String>,
    /// The kinds of columns, by heading.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub kinds: BTreeMap<String, ColumnKind>,
}

impl ReadSettings {
    /// The reason a cell gives for a missing number, by the marks the program knows and those of the user; `None` for other
    /// cells.
    #[must_use]
    pub fn missing(&self, cell: &str) -> Option<MissingReason> {
        let own = |word: &String| cell.trim() == word.trim() || (!fold(word).is_empty() && fold(cell) == fold(word));
        missing(cell).or_else(|| self.missing.iter().any(own).then_some(MissingReason::NotAvailable))
    }

    /// The delimiter of the user as a byte; `None` when it is not ASCII.
    pub(super) fn delimiter(&self) -> Option<u8> {
        self.delimiter.and_then(|sign| u8::try_from(sign).ok()).filter(u8::is_ascii)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_of_the_user_marks_a_missing_number() {
        let settings = ReadSettings { missing: vec!["Sans réponse".to_owned(), "@@".to_owned()], ..ReadSettings::default() };
        for cell in ["sans reponse", " @@ ", "n.d."] {
            assert_eq!(settings.missing(cell), Some(MissingReason::NotAvailable), "{cell}");
        }
        assert_eq!(settings.missing("beaucoup"), None);
        assert_eq!(ReadSettings::default().missing("12"), None);
    }
}
