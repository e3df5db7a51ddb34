//! What a project showed when it was saved: the results of its comparisons, and the editions that computed them. A newer edition that
//! moves a result is told figure by figure.

/// The editions of the program and of the lists it computes with.
#[derive(Clone, PartialEq, Eq, Debug, Default, serde::Serialize, serde::Deserialize)]
pub struct Editions {
    /// The version of the program.
    pub program: String,
    /// The first digits of the SHA-256 of the catalogue of indicators.
    pub catalogue: String,
    /// The first digits of the SHA-256 of the register of places.
    pub register: String,
}

/// A result as it was shown. In JSON it is an array of four strings, in the order of the fields.
#[derive(Clone, PartialEq, Eq, Debug, serde::Serialize, serde::Deserialize)]
#[serde(from = "[String; 4]", into = "[String; 4]")]
pub struct RememberedResult {
    /// The id of the indicator.
    pub indicator: String,
    /// The id of the place.
    pub place: String,
    /// The year, in digits.
    pub year: String,
    /// The number to full precision.
    pub value: String,
}

impl From<[String; 4]> for RememberedResult {
    fn from([indicator, place, year, value]: [String; 4]) -> Self {
        Self { indicator, place, year, value }
    }
}

impl From<RememberedResult> for [String; 4] {
    fn from(result: RememberedResult) -> Self {
        [result.indicator, result.place, result.year, result.value]
    }
}

/// The results of all comparisons of a project, sorted by indicator, place and year.
#[derive(Clone, PartialEq, Eq, Debug, Default, serde::Serialize, serde::Deserialize)]
pub struct RememberedResults(pub Vec<RememberedResult>);
