//! How much a note matters, as an ordered enum.

/// How much a note matters. A later variant is graver.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, strum::IntoStaticStr)]
#[strum(serialize_all = "lowercase")]
pub enum Severity {
    /// The program took a decision the user may want to know.
    Info,
    /// Something should be looked at; no value is lost.
    Warning,
    /// A value is lost, or a file cannot be used.
    Error,
}

impl Severity {
    /// The stable code printed by `--json`: `info`, `warning` or `error`.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.into()
    }
}
