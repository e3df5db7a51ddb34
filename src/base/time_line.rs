//! Times on a line: their order, how far they are apart, and which of them make one series. A quarter stands in no series of years.

use std::cmp::Ordering;
use std::fmt;

use crate::base::id::Year;
use crate::base::time::{Date, Time};

/// How often a series has a figure: figures of one series have the same frequency.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, strum::VariantArray, strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Frequency {
    /// Once a year, or without a date.
    #[default]
    Year,
    /// Once a school or fiscal year.
    SchoolYear,
    /// Once in several years.
    Years,
    /// Once a quarter.
    Quarter,
    /// Once a month.
    Month,
    /// On some days.
    Day,
    /// Over spans of any length.
    Span,
}

impl Frequency {
    /// Every frequency.
    pub const ALL: &'static [Self] = <Self as strum::VariantArray>::VARIANTS;

    /// The stable name, as identifiers of measures write it: `quarter`.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.into()
    }
}

impl Time {
    /// The frequency of the series the figure stands in.
    #[must_use]
    pub fn frequency(self) -> Frequency {
        match self {
            Self::Undated | Self::Year(_) => Frequency::Year,
            Self::SchoolYear(_) => Frequency::SchoolYear,
            Self::Years { .. } => Frequency::Years,
            Self::Quarter { .. } => Frequency::Quarter,
            Self::Month { .. } => Frequency::Month,
            Self::Day(_) => Frequency::Day,
            Self::Span { .. } => Frequency::Span,
        }
    }

    /// The year under which a series of years keeps the figure: the calendar year, or [`Year::UNDATED`] for a figure without a date. `None`
    /// for every other span.
    #[must_use]
    pub fn year_of_series(self) -> Option<Year> {
        if self.is_dated() { self.year() } else { Some(Year::UNDATED) }
    }

    /// Whether the file says when it was.
    #[must_use]
    pub fn is_dated(self) -> bool {
        self != Self::Undated
    }

    /// The place on a scale of years: 2021 for the year 2021, 2021.25 for its second quarter. 0 without a date.
    #[must_use]
    pub fn position(self) -> f64 {
        let start_of = |date: Date| f64::from(date.year.get()) + (f64::from(date.month) - 1.0) / 12.0 + (f64::from(date.day) - 1.0) / 372.0;
        self.first_day().map_or(0.0, start_of)
    }

    /// How many years lie between two times of one frequency. A quarter, a month or a day stands for no other one: two that differ are as
    /// far apart as can be, as are times of two frequencies and those without a date.
    #[must_use]
    pub fn distance(self, other: Self) -> u16 {
        let is_of_whole_years = matches!(self.frequency(), Frequency::Year | Frequency::SchoolYear);
        match (self.first_year(), other.first_year()) {
            _ if self == other => 0,
            (Some(one), Some(two)) if is_of_whole_years && self.frequency() == other.frequency() => one.distance(two),
            _ => u16::MAX,
        }
    }

    /// The months between the beginnings of two times; 0 when one has no date.
    #[must_use]
    pub fn months_to(self, other: Self) -> u32 {
        let months = |time: Self| time.first_day().map(|date| u32::from(date.year.get()) * 12 + u32::from(date.month));
        months(self).zip(months(other)).map_or(0, |(one, two)| one.abs_diff(two))
    }

    /// The year in which it begins; `None` without a date.
    #[must_use]
    pub fn first_year(self) -> Option<Year> {
        self.first_day().map(|date| date.year)
    }

    fn first_day(self) -> Option<Date> {
        let first = |year: Year, month: u8| Some(Date { year, month, day: 1 });
        match self {
            Self::Undated => None,
            Self::Year(year) | Self::SchoolYear(year) | Self::Years { first: year, .. } => first(year, 1),
            Self::Quarter { year, quarter } => first(year, quarter.saturating_sub(1) * 3 + 1),
            Self::Month { year, month } => first(year, month),
            Self::Day(date) | Self::Span { first: date, .. } => Some(date),
        }
    }

    /// What times that begin on one day are ordered by: the year in which they end, and their sort.
    fn rest(self) -> (Option<Year>, Frequency, Option<Date>) {
        let last = if let Self::Span { last, .. } = self { Some(last) } else { None };
        (self.last_year(), self.frequency(), last)
    }
}

impl Ord for Time {
    /// By the day they begin on; those without a date come first.
    fn cmp(&self, other: &Self) -> Ordering {
        self.first_day().cmp(&other.first_day()).then_with(|| self.rest().cmp(&other.rest()))
    }
}

impl PartialOrd for Time {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl From<Year> for Time {
    fn from(year: Year) -> Self {
        if year.is_dated() { Self::Year(year) } else { Self::Undated }
    }
}

impl fmt::Display for Time {
    /// The code; "s.d." without a date, as catalogues of any language write it. Sentences say it in words.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_dated() { self.write_code(f) } else { f.write_str("s.d.") }
    }
}

/// How the times of a comparison are written in projects: a number for a year, 0 without a date, else the code.
pub mod codes {
    use serde::{Deserialize as _, Deserializer, Serialize as _, Serializer};

    use crate::base::id::Year;
    use crate::base::time::Time;

    #[derive(serde::Serialize, serde::Deserialize)]
    #[serde(untagged)]
    enum Written {
        Year(u16),
        Code(String),
    }

    impl From<&Time> for Written {
        fn from(time: &Time) -> Self {
            time.year_of_series().map_or_else(|| Self::Code(time.code()), |year| Self::Year(year.get()))
        }
    }

    impl TryFrom<Written> for Time {
        type Error = String;

        fn try_from(written: Written) -> Result<Self, String> {
            match written {
                Written::Year(number) => Year::try_from(number).map(Self::from),
                Written::Code(code) => Self::parse(&code).ok_or_else(|| format!("\"{code}\" is not a span of time")),
            }
        }
    }

    /// Writes times.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn serialize<S: Serializer>(times: &[Time], serializer: S) -> Result<S::Ok, S::Error> {
        times.iter().map(Written::from).collect::<Vec<_>>().serialize(serializer)
    }

    /// Reads times.
    ///
    /// # Errors
    /// When an entry is neither a year nor the code of a span.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Time>, D::Error> {
        let written = Vec::<Written>::deserialize(deserializer)?;
        written.into_iter().map(Time::try_from).collect::<Result<_, _>>().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn time(code: &str) -> Time {
        Time::parse(code).expect("a span of time")
    }

    #[test]
    fn times_are_in_the_order_of_the_calendar() {
        let mut times = ["2021-T2", "2022", "2021-05", "2021", "2020-2021", "2021-04-01", "2019-2023", "2021-01"].map(time).to_vec();
        times.push(Time::Undated);
        times.sort();
        let codes: Vec<String> = times.iter().map(ToString::to_string).collect();
        assert_eq!(codes, ["s.d.", "2019-2023", "2020-2021", "2021", "2021-01", "2021-T2", "2021-04-01", "2021-05", "2022"]);
    }

    #[test]
    fn a_part_of_a_year_stands_for_no_other() {
        let never = u16::MAX;
        for (one, other, years) in
            [("2021", "2024", 3), ("2021-T1", "2021-T4", never), ("2021-05", "2021-05", 0), ("2021", "2021-T1", never)]
        {
            assert_eq!(time(one).distance(time(other)), years, "{one} {other}");
        }
        assert_eq!(Time::Undated.distance(time("2021")), u16::MAX);
    }

    #[test]
    fn parts_of_years_stand_between_years() {
        for (code, position) in [("2021", 2021.0), ("2021-T2", 2021.25), ("2021-07", 2021.5), ("2013-2014", 2013.0)] {
            assert!((time(code).position() - position).abs() < 1e-9, "{code}");
        }
    }

    #[test]
    fn times_are_written_and_read_back() {
        #[derive(serde::Serialize, serde::Deserialize, PartialEq, Debug)]
        struct Held(#[serde(with = "codes")] Vec<Time>);
        let held = Held(vec![Time::Undated, time("2021"), time("2003-T1"), time("2022-01"), time("S1 2022"), time("2015-2019")]);
        let text = serde_json::to_string(&held).expect("a text");
        assert_eq!(text, r#"[0,2021,"2003-T1","2022-01","2022-01-01/2022-06-30","2015-2019"]"#);
        assert_eq!(serde_json::from_str::<Held>(&text).expect("what was written"), held);
    }
}
