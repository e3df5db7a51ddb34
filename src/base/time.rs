//! A span of time a figure is about: a text such as "2013/14", "1er trimestre 2003" or "2022-01" in, a [`Time`] out. A part of a
//! year, a school year and a range of years are never the year.

use std::fmt;

use crate::base::id::Year;
use crate::base::number::western_digit;

/// A day of the Gregorian calendar.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize)]
pub struct Date {
    /// The year.
    pub year: Year,
    /// The month, from 1.
    pub month: u8,
    /// The day of the month, from 1.
    pub day: u8,
}

impl Date {
    /// A day; `None` when the month or the day does not exist.
    #[must_use]
    pub fn new(year: Year, month: u8, day: u8) -> Option<Self> {
        (day >= 1 && day <= days_in_month(year, month)?).then_some(Self { year, month, day })
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// The number of days of a month; `None` when there is no such month.
fn days_in_month(year: Year, month: u8) -> Option<u8> {
    let is_leap = year.get().is_multiple_of(4) && (!year.get().is_multiple_of(100) || year.get().is_multiple_of(400));
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => Some(31),
        4 | 6 | 9 | 11 => Some(30),
        2 => Some(if is_leap { 29 } else { 28 }),
        _ => None,
    }
}

/// The span of time a figure is about.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, serde::Serialize, serde::Deserialize)]
pub enum Time {
    /// The file does not say.
    #[default]
    Undated,
    /// A calendar year, or a day that stands for it.
    Year(Year),
    /// A school or fiscal year, by the year it begins in.
    SchoolYear(Year),
    /// Several years together.
    Years {
        /// The first year.
        first: Year,
        /// The last year.
        last: Year,
    },
    /// A quarter.
    Quarter {
        /// The year.
        year: Year,
        /// The quarter, 1 to 4.
        quarter: u8,
    },
    /// A month.
    Month {
        /// The year.
        year: Year,
        /// The month, 1 to 12.
        month: u8,
    },
    /// A day.
    Day(Date),
    /// Any other span, both ends included.
    Span {
        /// The first day.
        first: Date,
        /// The last day.
        last: Date,
    },
}

/// The names of the months in the order of the calendar, folded: French, English, Arabic of Morocco, Arabic of the Levant.
const MONTHS: [&[&str]; 12] = [
    &["janvier", "janv", "january", "jan", "يناير"],
    &["fevrier", "fevr", "fev", "february", "feb", "فبراير"],
    &["mars", "march", "mar", "مارس"],
    &["avril", "avr", "april", "apr", "ابريل"],
    &["mai", "may", "ماي", "مايو"],
    &["juin", "june", "jun", "يونيو"],
    &["juillet", "juil", "july", "jul", "يوليوز", "يوليو"],
    &["aout", "august", "aug", "غشت", "اغسطس"],
    &["septembre", "sept", "september", "sep", "شتنبر", "سبتمبر"],
    &["octobre", "oct", "october", "اكتوبر"],
    &["novembre", "nov", "november", "نونبر", "نوفمبر"],
    &["decembre", "dec", "december", "دجنبر", "ديسمبر"],
];

impl Time {
    /// The calendar year; `None` for everything else, also for the parts of a year.
    #[must_use]
    pub fn year(self) -> Option<Year> {
        if let Self::Year(year) = self { Some(year) } else { None }
    }

    /// The stable code of the span: "2021", "2013-2014", "2003-T1", "2022-01", "2022-01-31", "2013-07-01/2014-06-30"; empty without a
    /// date.
    #[must_use]
    pub fn code(self) -> String {
        let mut code = String::new();
        // Memory that grows does not fail: there is no error to look at.
        let _ = self.write_code(&mut code);
        code
    }

    /// Writes the code where no text of its own is needed.
    pub(super) fn write_code(self, to: &mut impl fmt::Write) -> fmt::Result {
        match self {
            Self::Undated => Ok(()),
            Self::Year(year) => write!(to, "{year}"),
            Self::SchoolYear(year) => write!(to, "{year}-{}", year.get() + 1),
            Self::Years { first, last } => write!(to, "{first}-{last}"),
            Self::Quarter { year, quarter } => write!(to, "{year}-T{quarter}"),
            Self::Month { year, month } => write!(to, "{year}-{month:02}"),
            Self::Day(date) => write!(to, "{date}"),
            Self::Span { first, last } => write!(to, "{first}/{last}"),
        }
    }

    /// The year the span ends in; `None` without a date.
    #[must_use]
    pub fn last_year(self) -> Option<Year> {
        match self {
            Self::Undated => None,
            Self::Year(year) | Self::Quarter { year, .. } | Self::Month { year, .. } => Some(year),
            Self::SchoolYear(year) => Year::new(year.get() + 1),
            Self::Years { last, .. } => Some(last),
            Self::Day(date) | Self::Span { last: date, .. } => Some(date.year),
        }
    }

    /// Reads a text that is a span of time and nothing else. `None` for any other text.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        // Longer texts are sentences; nothing below needs more than two dates with a clock.
        if text.len() > 64 || !text.chars().any(char::is_numeric) {
            return None;
        }
        let western: String = text.trim().chars().map(western_digit).collect();
        let lower = western.to_lowercase().replace(['–', '—', '−'], "-");
        if let Some(year) = Year::parse(&lower) {
            return Some(Self::Year(year));
        }
        day(&lower)
            .or_else(|| month(&lower))
            .or_else(|| range(&lower))
            .or_else(|| quarter(&lower))
            .or_else(|| half(&lower))
            .or_else(|| named_month(&lower))
    }

    /// The span of a part of a year given beside its year: the year 2022 and "T1", "3" or "mars".
    #[must_use]
    pub fn of_part(year: Year, part: &str, unit: PartOfYear) -> Option<Self> {
        if let Some(time) = Self::parse(part) {
            return Some(time);
        }
        let western: String = part.trim().chars().map(western_digit).collect();
        let digits: String = western.chars().filter(char::is_ascii_digit).collect();
        let number: Option<u8> = digits.parse().ok();
        match unit {
            PartOfYear::Quarter => number.filter(|quarter| (1..=4).contains(quarter)).map(|quarter| Self::Quarter { year, quarter }),
            PartOfYear::Month => {
                let named = month_named(&crate::base::fold::fold(&western));
                named.or(number.filter(|month| (1..=12).contains(month))).map(|month| Self::Month { year, month })
            }
        }
    }
}

/// A part of a year that has a column of its own.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, serde::Serialize, serde::Deserialize)]
pub enum PartOfYear {
    /// Quarters, 1 to 4.
    Quarter,
    /// Months, by number or name.
    Month,
}

/// "2022-01-31", "31/01/2022", "31.01.2022", with or without a clock behind; two of them are a span.
fn day(text: &str) -> Option<Time> {
    let (first, rest) = date_at(text)?;
    let rest = without_clock(rest);
    if rest.is_empty() {
        return Some(Time::Day(first));
    }
    let between = [" - ", " to ", " au ", "/", "-", "_", ".."].iter().find_map(|separator| rest.strip_prefix(separator))?;
    let (last, rest) = date_at(between.trim_start())?;
    (without_clock(rest).is_empty() && first <= last).then(|| whole_span(first, last))
}

/// A span of days, as the year or the quarter it is when it is one.
fn whole_span(first: Date, last: Date) -> Time {
    let (from, to) = ((first.month, first.day), (last.month, last.day));
    if first.year != last.year {
        return Time::Span { first, last };
    }
    let year = first.year;
    match (from, to) {
        ((1, 1), (12, 31)) => Time::Year(year),
        ((1, 1), (3, 31)) => Time::Quarter { year, quarter: 1 },
        ((4, 1), (6, 30)) => Time::Quarter { year, quarter: 2 },
        ((7, 1), (9, 30)) => Time::Quarter { year, quarter: 3 },
        ((10, 1), (12, 31)) => Time::Quarter { year, quarter: 4 },
        ((month, 1), (end, day)) if month == end && days_in_month(year, month) == Some(day) => Time::Month { year, month },
        _ => Time::Span { first, last },
    }
}

/// A date at the start of a text, and the text behind it.
fn date_at(text: &str) -> Option<(Date, &str)> {
    let (first, rest) = number_at(text)?;
    let sign = rest.chars().next().filter(|sign| matches!(sign, '-' | '/' | '.'))?;
    let (second, rest) = number_at(rest.get(1..)?)?;
    let (third, rest) = number_at(rest.strip_prefix(sign)?)?;
    let year = |digits: &str| Year::parse(digits);
    let small = |digits: &str| digits.parse::<u8>().ok().filter(|_| digits.len() <= 2);
    if let Some(year) = year(first) {
        return Some((Date::new(year, small(second)?, small(third)?)?, rest));
    }
    let year = year(third)?;
    let (day, month) = (small(first)?, small(second)?);
    // "31/01/2022" is how the three languages write it; "01/31/2022" can only be American.
    Date::new(year, month, day).or_else(|| Date::new(year, day, month)).map(|date| (date, rest))
}

/// The digits at the start of a text, and the text behind them.
fn number_at(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    (end > 0).then(|| text.split_at(end))
}

/// A text without the clock at its start: " 00:00:00", "t12:30z".
fn without_clock(text: &str) -> &str {
    let is_clock = |c: char| c.is_ascii_digit() || matches!(c, ':' | '.' | 'z' | '+');
    match text.strip_prefix(['t', ' ']) {
        Some(clock) if clock.starts_with(|c: char| c.is_ascii_digit()) && clock.contains(':') => clock.trim_start_matches(is_clock),
        _ => text,
    }
}

/// "2022-01", "01/2022", "2022M01".
fn month(text: &str) -> Option<Time> {
    let (first, rest) = number_at(text)?;
    let rest = rest.strip_prefix(['-', '/', 'm'])?;
    let (second, rest) = number_at(rest.strip_prefix('m').unwrap_or(rest))?;
    let is_school = text.contains('/') && first.len() == 4;
    if !rest.is_empty() || is_school {
        return None;
    }
    let of = |year: &str, month: &str| {
        let month: u8 = month.parse().ok().filter(|_| month.len() <= 2)?;
        Some(Time::Month { year: Year::parse(year)?, month: (1..=12).contains(&month).then_some(month)? })
    };
    of(first, second).or_else(|| of(second, first))
}

/// "2013/14", "2013-2014", "2015-2019", "2015 à 2019".
fn range(text: &str) -> Option<Time> {
    let (first, rest) = number_at(text)?;
    let first = Year::parse(first)?;
    let rest = [" - ", " à ", " a ", " au ", " to ", " / ", "-", "/", "_"].iter().find_map(|separator| rest.strip_prefix(separator))?;
    let (second, rest) = number_at(rest)?;
    if !rest.is_empty() {
        return None;
    }
    let last = match second.len() {
        4 => Year::parse(second)?,
        // "1999/00" ends in 2000.
        2 => {
            let next = first.get() + 1;
            Year::new(next).filter(|next| second.parse() == Ok(next.get() % 100))?
        }
        _ => return None,
    };
    match last.get().checked_sub(first.get())? {
        0 => Some(Time::Year(first)),
        1 => Some(Time::SchoolYear(first)),
        _ => Some(Time::Years { first, last }),
    }
}

/// "2003-T1", "T1 2003", "Q1-2003", "1er trimestre 2003", "2003 - 2e trimestre", "1st quarter 2003".
fn quarter(text: &str) -> Option<Time> {
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let mut year = None;
    let mut quarter = None;
    let mut is_named = false;
    for word in words {
        let letters: String = word.chars().filter(|c| c.is_alphabetic()).collect();
        let digits: Vec<&str> = word.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty()).collect();
        let is_short = matches!(letters.as_str(), "t" | "q");
        let is_long = matches!(letters.as_str(), "trim" | "trimestre" | "quarter" | "qtr" | "الربع" | "ربع" | "فصل" | "الفصل");
        is_named |= is_short || is_long;
        let is_ordinal = matches!(letters.as_str(), "" | "er" | "e" | "eme" | "ème" | "ere" | "st" | "nd" | "rd" | "th" | "de" | "du");
        if !(is_short || is_long || is_ordinal) {
            return None;
        }
        for digits in digits {
            match (digits.len(), digits.parse::<u8>()) {
                (4, _) if year.is_none() => year = Some(Year::parse(digits)?),
                (1, Ok(number @ 1..=4)) if quarter.is_none() => quarter = Some(number),
                _ => return None,
            }
        }
    }
    Some(Time::Quarter { year: year?, quarter: quarter.filter(|_| is_named)? })
}

/// "S1 2022", "2022-S2", "1er semestre 2022", "H1 2022".
fn half(text: &str) -> Option<Time> {
    let (mut year, mut half, mut is_named) = (None, None, false);
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let letters: String = word.chars().filter(|c| c.is_alphabetic()).collect();
        let is_name = matches!(letters.as_str(), "s" | "h" | "semestre" | "sem" | "semester" | "half");
        if !is_name && !matches!(letters.as_str(), "" | "er" | "e" | "eme" | "ème" | "st" | "nd" | "de" | "du") {
            return None;
        }
        is_named |= is_name;
        for digits in word.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty()) {
            match (digits.len(), digits.parse::<u8>()) {
                (4, _) if year.is_none() => year = Some(Year::parse(digits)?),
                (1, Ok(number @ 1..=2)) if half.is_none() => half = Some(number),
                _ => return None,
            }
        }
    }
    let (year, half) = (year?, half.filter(|_| is_named)?);
    let (first, last) = if half == 1 { ((1, 1), (6, 30)) } else { ((7, 1), (12, 31)) };
    Some(Time::Span { first: Date::new(year, first.0, first.1)?, last: Date::new(year, last.0, last.1)? })
}

/// "janvier 2022", "janv-22", "Jan. 2022", "يناير 2022", "1er janvier 2022".
fn named_month(text: &str) -> Option<Time> {
    let folded = crate::base::fold::fold(text);
    if let [day, month, year] = folded.split(' ').collect::<Vec<_>>().as_slice() {
        let day: String = day.chars().take_while(char::is_ascii_digit).collect();
        return Date::new(Year::parse(year)?, month_named(month)?, day.parse().ok()?).map(Time::Day);
    }
    let (left, right) = folded.split_once(' ')?;
    let (name, number) = if left.starts_with(|c: char| c.is_ascii_digit()) { (right, left) } else { (left, right) };
    let month = month_named(name)?;
    let year = match number.len() {
        2 => number.parse::<u16>().ok().and_then(|short| Year::new(if short < 50 { 2000 + short } else { 1900 + short })),
        _ => Year::parse(number),
    };
    Some(Time::Month { year: year?, month })
}

/// The month of a folded name.
fn month_named(name: &str) -> Option<u8> {
    MONTHS.iter().position(|names| names.contains(&name)).and_then(|index| u8::try_from(index + 1).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> Option<String> {
        Time::parse(text).map(Time::code)
    }

    #[test]
    fn spans_are_read_as_offices_write_them() {
        for (text, expected) in [
            ("2021", "2021"),
            ("٢٠٢٤", "2024"),
            ("2013/14", "2013-2014"),
            ("2013-2014", "2013-2014"),
            ("1999/00", "1999-2000"),
            ("2015-2019", "2015-2019"),
            ("2015 à 2019", "2015-2019"),
            ("2015–2019", "2015-2019"),
            ("1er trimestre 2003", "2003-T1"),
            ("2ème trimestre 1996", "1996-T2"),
            ("2003-T1", "2003-T1"),
            ("2003T4", "2003-T4"),
            ("T3 2003", "2003-T3"),
            ("Q2 2020", "2020-T2"),
            ("2020-Q2", "2020-T2"),
            ("1st quarter 2003", "2003-T1"),
            ("2022-01", "2022-01"),
            ("01/2022", "2022-01"),
            ("2022M03", "2022-03"),
            ("janv-22", "2022-01"),
            ("février 2022", "2022-02"),
            ("Août 2021", "2021-08"),
            ("غشت 2021", "2021-08"),
            ("2022-01-31", "2022-01-31"),
            ("31/01/2022", "2022-01-31"),
            ("1er janvier 2014", "2014-01-01"),
            ("31 décembre 2021", "2021-12-31"),
            ("01/31/2022", "2022-01-31"),
            ("2022-01-31T00:00:00", "2022-01-31"),
            ("31/01/2022 12:30", "2022-01-31"),
            ("2013-07-01 - 2014-06-30", "2013-07-01/2014-06-30"),
            ("2014-01-01 - 2014-12-31", "2014"),
            ("2014-04-01/2014-06-30", "2014-T2"),
            ("S1 2022", "2022-01-01/2022-06-30"),
            ("2e semestre 2022", "2022-07-01/2022-12-31"),
        ] {
            assert_eq!(code(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn other_texts_are_no_spans() {
        for text in
            ["", "14", "Kénitra", "1 234", "12,5", "2021 habitants", "30/02/2022", "2022-13", "PM2.5", "5e", "T5 2003", "2019-2015", "1er"]
        {
            assert_eq!(code(text), None, "{text}");
        }
    }

    #[test]
    fn a_part_of_a_year_beside_its_year() {
        let year = Year::new(2022).expect("a year");
        assert_eq!(Time::of_part(year, "T3", PartOfYear::Quarter).map(Time::code).as_deref(), Some("2022-T3"));
        assert_eq!(Time::of_part(year, "mars", PartOfYear::Month).map(Time::code).as_deref(), Some("2022-03"));
        assert_eq!(Time::of_part(year, "12", PartOfYear::Month).map(Time::code).as_deref(), Some("2022-12"));
        assert_eq!(Time::of_part(year, "13", PartOfYear::Month), None);
    }
}
