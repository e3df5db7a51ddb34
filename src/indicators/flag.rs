//! What a reader must know of a value before comparing it: facts, each with the code that exported files contain.

use std::fmt;

use crate::base::number::Qualifier;
use crate::base::{Level, MeasureId, Status, Time};
use crate::indicators::card_flag::CardFlag;
use crate::tidy::{Assumption, DataQuality, Nature};

/// A fact that matters when a value is compared with another. Exported files contain its code.
#[derive(Clone, PartialEq, Debug)]
pub enum Flag {
    /// Which kind of territory it covers.
    Geo(Level),
    /// An input is not first-hand or not certain.
    Status(MeasureId, Status),
    /// The definition an input follows.
    Definition(String),
    /// An input is a bound or not exact, by its own mark.
    Marked(MeasureId, Qualifier),
    /// The denominator comes from this other year; the second number is the distance in years.
    DenominatorYearGap(Time, u16),
    /// The denominator lies on the line between the figures of these two years.
    DenominatorBetween(Time, Time),
    /// The denominator hardly changes and comes from this year.
    ConstantFrom(Time),
    /// What a network carries is divided by the people of another territory: the one, then the other.
    PerimeterMismatch {
        /// The territory of the figure.
        own: String,
        /// The territory of the people it is divided by.
        other: String,
    },
    /// An input is not observed but expected: a projection or a target.
    Expected(MeasureId, Nature),
    /// Something an input's file does not say was assumed.
    Assumed(Assumption),
    /// A change is counted from this year.
    Since(Time),
    /// The preferred inputs were absent; this printed measure was used.
    Alternative(MeasureId),
    /// The two ends of a change follow different definitions.
    DefinitionChange,
    /// The account of greenhouse gases added up: "BASIC".
    Account(String),
    /// The number of lines of the account that are not estimated: the total is partial.
    Partial(usize),
    /// Lines of that account no row speaks of in this year, though one does in another.
    MissingLines(Vec<String>),
    /// The share of the emissions of an account by grade of their data, in per cent: "H", "M", "L".
    Quality(Vec<GradeShare>),
    /// The file uses no notation key: a line it lacks may be nothing or not estimated.
    NoNotationKeys,
    /// Another way to the same figure, by this measure, gives so much.
    Conflict(MeasureId, f64),
    /// No file says a quantity: this factor, the default of the country, stands for it. Its identifier.
    Default(String),
    /// An input no file gives: the result is what would be.
    Supposed(MeasureId),
    /// Figures of several towns make it.
    Together,
    /// A remark of the indicator's own card.
    Card(CardFlag),
}

impl Flag {
    /// The stable code.
    #[must_use]
    pub fn code(&self) -> String {
        self.to_string()
    }
}

impl fmt::Display for Flag {
    /// Writes the stable code.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Geo(level) => write!(f, "geo:{}", level.code()),
            Self::Status(measure, status) => write!(f, "{measure}:{}", status.code()),
            Self::Marked(measure, mark) => write!(f, "{measure}:{}", mark.code()),
            Self::Expected(measure, nature) => write!(f, "{measure}:{}", nature.code()),
            Self::Definition(text) => write!(f, "def:{}", text.replace(';', ",")),
            Self::DenominatorYearGap(_, years) => write!(f, "denominator_year_gap:{years}"),
            Self::DenominatorBetween(before, after) => write!(f, "denominator_between:{before}-{after}"),
            // Two codes, which exported files have always had in one field.
            Self::ConstantFrom(year) => write!(f, "area_constant;denominator_year:{year}"),
            Self::PerimeterMismatch { own, other } => {
                write!(f, "perimeter_mismatch:{} / {}", own.replace(';', ","), other.replace(';', ","))
            }
            Self::Assumed(assumption) => write!(f, "assumed:{}", assumption.name()),
            Self::Since(year) => write!(f, "since:{year}"),
            Self::Alternative(measure) => write!(f, "alternative:{measure}"),
            Self::DefinitionChange => f.write_str("definition_change"),
            Self::Account(account) => write!(f, "gpc:{account}"),
            Self::Partial(lines) => write!(f, "partial:{lines}"),
            Self::MissingLines(lines) => write!(f, "missing_refs:{}", lines.join(",").to_lowercase().replace('.', "_")),
            Self::Quality(shares) => {
                let shares: Vec<String> = shares.iter().map(|part| format!("{}={:.0}%", part.grade.code(), part.percent)).collect();
                write!(f, "quality:{}", shares.join(","))
            }
            Self::NoNotationKeys => f.write_str("notation_keys_not_in_rows"),
            Self::Conflict(measure, value) => write!(f, "conflicts_with:{measure} ({})", (value * 100.0).round() / 100.0),
            Self::Default(factor) => write!(f, "default:{factor}"),
            Self::Supposed(measure) => write!(f, "hypothetical:{measure}"),
            Self::Together => f.write_str("together"),
            Self::Card(flag) => f.write_str(&flag.code()),
        }
    }
}

/// The share of a total that rests on data of one grade.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct GradeShare {
    /// The grade of the data.
    pub grade: DataQuality,
    /// The share, in per cent.
    pub percent: f64,
}
