//! The kinds of columns. Also written in the settings and snapshots of recipes.

/// The kind of the cells of a column. The name of a variant in lower case is its stable name.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, strum::IntoStaticStr, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum ColumnKind {
    /// Quantities.
    Number,
    /// Identifiers made of digits: never computed with, leading zeros kept.
    Code,
    /// Calendar years.
    Year,
    /// Words.
    Text,
    /// Only blank cells.
    Empty,
}

impl ColumnKind {
    /// The stable name, as in `check --json`.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.into()
    }
}
