//! The flags an indicator card states in TOML: text in, typed flags out, read once when the card is read.

/// A remark of an indicator card that every result of the indicator carries.
#[derive(Clone, PartialEq, Eq, Debug, serde::Deserialize)]
#[serde(from = "String")]
pub enum CardFlag {
    /// The exchange rate the indicator uses, with its year and source; written `rate:…`. The text after the colon, as written.
    ExchangeRate(String),
    /// Any other code, as written: `proxy:households not persons`, `def:…`, or a plain remark.
    Remark(String),
}

/// What an exchange rate begins with in TOML and in exported codes.
const RATE: &str = "rate:";

impl From<String> for CardFlag {
    fn from(text: String) -> Self {
        match text.strip_prefix(RATE) {
            Some(rate) => Self::ExchangeRate(rate.to_owned()),
            None => Self::Remark(text),
        }
    }
}

impl CardFlag {
    /// The stable code, as written in the card.
    #[must_use]
    pub fn code(&self) -> String {
        match self {
            Self::ExchangeRate(rate) => format!("{RATE}{rate}"),
            Self::Remark(text) => text.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_those_written_in_the_card() {
        for text in ["rate: 1 EUR = 10.8 MAD (2024)", "proxy:households not persons", "sum of two answers", ""] {
            assert_eq!(CardFlag::from(text.to_owned()).code(), text);
        }
        assert!(matches!(CardFlag::from("rate:x".to_owned()), CardFlag::ExchangeRate(rate) if rate == "x"));
    }
}
