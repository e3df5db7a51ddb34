//! Spans of time as sentences and charts write them: a [`Time`] in, "2024", "T1 2003", "janv. 2022", "2013/14" or "sans date" out.

use fluent_bundle::FluentArgs;

use crate::base::{Date, Frequency, Time};
use crate::speech::messages::Message;
use crate::speech::sentences::{Speech, frequency_key, month_key};

impl Speech {
    /// A span of time in words.
    #[must_use]
    pub fn time_text(&self, time: Time) -> String {
        match time {
            Time::Undated => self.format_key(Message::Undated {}.key(), &FluentArgs::new()),
            Time::Year(year) => year.to_string(),
            // "2013/14", as the three languages write it.
            Time::SchoolYear(year) => format!("{year}/{:02}", (year.get() + 1) % 100),
            Time::Years { first, last } => format!("{first}\u{2013}{last}"),
            Time::Quarter { year, quarter } => self.format(&Message::TimeQuarter { quarter: quarter.to_string(), year: year.to_string() }),
            Time::Month { year, month } => self.format(&Message::TimeMonth { month: self.month_name(month), year: year.to_string() }),
            Time::Day(date) => self.day_text(date),
            Time::Span { first, last } => self.format(&Message::Years { first: Time::Day(first), last: Time::Day(last) }),
        }
    }

    /// A span of time with its preposition: "en 2021", "au T1 2021", "le 5 mars 2021".
    #[must_use]
    pub fn time_at(&self, time: Time) -> String {
        self.format(&Message::TimeAt { frequency: time.frequency().name(), time: self.time_text(time) })
    }

    fn day_text(&self, date: Date) -> String {
        let (day, month, year) = (date.day.to_string(), self.month_name(date.month), date.year.to_string());
        self.format(&Message::TimeDay { day, month, year })
    }

    /// The short name of a month, from 1.
    fn month_name(&self, month: u8) -> String {
        self.format_key(&month_key(month), &FluentArgs::new())
    }

    /// How often a series has a figure: "par trimestre". Empty for a series of years, which goes without saying.
    #[must_use]
    pub fn frequency_name(&self, frequency: Frequency) -> String {
        if frequency == Frequency::Year { String::new() } else { self.format_key(&frequency_key(frequency), &FluentArgs::new()) }
    }
}
