//! Parses headings: "P21_POP", "Superficie (km²)", "pop_2021", "RGPH 2014" in; name, year and unit out.

use crate::base::number::western_digit;
use crate::base::unit::{is_unit, parse_multiplier};
use crate::base::{Time, Year};

/// A parsed heading.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Heading {
    /// The heading without year and unit; may be empty.
    pub name: String,
    /// The span of time, if there is one: a year, a quarter, a school year.
    pub time: Option<Time>,
    /// The unit as written, if there is one.
    pub unit: Option<String>,
}

impl Heading {
    /// Parses a heading; never fails.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let (text, unit) = split_unit(text.trim());
        let western: String = text.chars().map(western_digit).collect();
        // In "Population 2021 (en vigueur au 1er janvier 2024)" the year outside the brackets counts.
        let outside = western.split_once(" (").map(|(outside, _)| outside).filter(|outside| split_year(outside).1.is_some());
        if let Some((name, time)) = split_span(outside.unwrap_or(&western)) {
            let (name, own) = split_unit(&undated(&name));
            return Self { name, time: Some(time), unit: unit.or(own) };
        }
        let (name, year) = split_year(outside.unwrap_or(&western));
        let name = if year.is_some() { undated(&name) } else { name };
        // "Déchets (t) 2023": the unit stands before the year.
        let (name, unit) = match (unit, year) {
            (None, Some(_)) => split_unit(&name),
            (unit, _) => (name, unit),
        };
        Self { name, time: year.map(Time::Year), unit }
    }

    /// The year, if the span is a calendar year.
    #[must_use]
    pub fn year(&self) -> Option<Year> {
        self.time.and_then(Time::year)
    }
}

/// The words of a span at most: "4 e trimestre de 2003".
const SPAN_WORDS: usize = 5;

/// A span of time in a heading that is no single year, and the heading without it: "Taux 1er trimestre 2003", "Élèves 2013/14",
/// "Sorties janv-22". The span is the longest run of words that reads as one.
fn split_span(text: &str) -> Option<(String, Time)> {
    if !text.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let words: Vec<&str> = text.split(|c: char| c == '_' || c.is_whitespace()).filter(|word| !word.is_empty()).collect();
    for length in (1..=SPAN_WORDS.min(words.len())).rev() {
        for from in 0..=words.len() - length {
            let run = words.get(from..from + length)?.join(" ");
            let run = run.trim_matches(['(', ')', '[', ']', ',', ':', ';']);
            // "Évolution 2018 - 2021" and "15-64 ans en 2021" are left to the years.
            let Some(time) = Time::parse(run).filter(|time| time.year().is_none()) else { continue };
            let rest = words.get(..from)?.iter().chain(words.get(from + length..)?);
            return Some((tidy(&rest.copied().collect::<Vec<_>>().join(" ")), time));
        }
    }
    None
}

/// Units written in capitals or small letters behind a name: "SUPERFICIE_HA".
const UNIT_SUFFIXES: [&str; 17] =
    ["ha", "km2", "m2", "m3", "km", "kg", "mm", "kwh", "mwh", "gwh", "eur", "keur", "mad", "kmad", "pct", "tco2e", "hab"];

/// `Superficie (km²)`, `Superficie en km²`, `Déchets [t]`.
fn split_unit(text: &str) -> (String, Option<String>) {
    for (open, close) in [('(', ')'), ('[', ']')] {
        // "Unemployment (% of labor force) (modeled estimate)": the last brackets with a unit.
        let mut end = text.len();
        while let Some(from) = text.get(..end).and_then(|head| head.rfind(open)) {
            let inside = text.get(from + open.len_utf8()..).and_then(|rest| rest.split_once(close));
            let name = text.get(..from).unwrap_or_default().trim();
            if let Some((unit, rest)) = inside.filter(|_| !name.is_empty()).and_then(|(inside, rest)| Some((unit_in(inside)?, rest.trim())))
            {
                let is_behind = rest.is_empty() || rest.starts_with(['(', '[']);
                if is_behind {
                    return (format!("{name} {rest}").trim_end().to_owned(), Some(unit));
                }
            }
            end = from;
        }
    }
    for word in [" en ", ", en ", " in ", " - "] {
        if let Some((name, unit)) = text.rsplit_once(word).filter(|(_, unit)| is_unit(unit)) {
            return (name.trim_end_matches(',').trim().to_owned(), Some(unit.trim().to_owned()));
        }
    }
    // "Logements sociaux pour 10 000 habitants".
    for word in [" pour ", " per ", " لكل "] {
        let rate = text.rsplit_once(word).filter(|(name, rest)| !name.is_empty() && is_rate(rest));
        if let Some((name, rest)) = rate {
            return (name.trim().to_owned(), Some(format!("{}{rest}", word.trim_start())));
        }
    }
    let first = text.split([' ', '_']).next().unwrap_or_default().to_lowercase();
    if matches!(first.as_str(), "percentage" | "percent" | "pourcentage") && text.contains(' ') {
        return (text.to_owned(), Some("%".to_owned()));
    }
    // "SUPERFICIE_HA", "dette_eur".
    if let Some((name, unit)) =
        text.rsplit_once('_').filter(|(name, unit)| name.len() > 2 && UNIT_SUFFIXES.contains(&unit.to_lowercase().as_str()))
    {
        let unit = unit.to_lowercase();
        let unit = match unit.as_str() {
            "pct" => "%".to_owned(),
            "eur" | "mad" => unit.to_uppercase(),
            "keur" => "k€".to_owned(),
            _ => unit,
        };
        return (name.to_owned(), Some(unit));
    }
    // "Part des ménages %": the sign alone at the end.
    match text.strip_suffix('%').filter(|name| name.ends_with(' ')) {
        Some(name) => (name.trim().to_owned(), Some("%".to_owned())),
        None => (text.to_owned(), None),
    }
}

/// The unit in brackets: "t", "en %", "metric tonnes CO2e", "% of total labor force". `None` for other remarks.
pub(super) fn unit_in(inside: &str) -> Option<String> {
    let inside = inside.trim();
    // "en %", "(en%)": the preposition may touch a sign, not a letter.
    let behind = ["en", "in", "En", "In"].iter().find_map(|word| inside.strip_prefix(word));
    let bare = behind.filter(|rest| !rest.starts_with(char::is_alphanumeric)).unwrap_or(inside).trim();
    let bare = ["metric ", "Metric "].iter().find_map(|word| bare.strip_prefix(word)).unwrap_or(bare);
    if let Some(sign) = ["%", "‰"].iter().find(|sign| bare.starts_with(**sign)) {
        return Some((*sign).to_owned());
    }
    // "EUR thousand", "€ millions": the multiple behind the unit.
    let multiple = bare.rsplit_once(' ').filter(|(unit, multiple)| parse_multiplier(multiple).is_some() && is_unit(unit));
    if let Some((unit, multiple)) = multiple {
        return Some(format!("{multiple} {unit}"));
    }
    // "tonnes CO2e": the mass and the gas are one unit.
    let gas = ["CO2e", "CO2eq", "CO2", "CO₂e", "CO₂"].iter().find_map(|gas| Some((bare.strip_suffix(gas)?.trim(), *gas)));
    if let Some((mass, gas)) = gas.filter(|(mass, _)| !mass.is_empty() && is_unit(mass)) {
        let mass = if matches!(mass, "tonnes" | "tonne" | "tons") { "t" } else { mass };
        return Some(format!("{mass}{}", gas.replace('₂', "2").replace("eq", "e")));
    }
    is_unit(bare).then(|| bare.to_owned())
}

/// Whether a text behind "pour" is a round number of people or things: "10 000 habitants", "mille".
fn is_rate(text: &str) -> bool {
    let number = text.trim_end_matches(|c: char| !c.is_ascii_digit());
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let is_round = digits.len() >= 3 && digits.starts_with('1') && digits.bytes().skip(1).all(|byte| byte == b'0');
    is_round && number.chars().all(|c| c.is_ascii_digit() || c.is_whitespace()) || text == "mille" || text == "1000"
}

/// The year in a heading: four digits anywhere, or two after or before letters ("P21_POP", "PMUN13").
fn split_year(text: &str) -> (String, Option<Year>) {
    let digits = |c: char| c.is_ascii_digit();
    let mut found: Option<(usize, usize, Year)> = None;
    let mut at = 0;
    while let Some(from) = text.get(at..).and_then(|rest| rest.find(digits)).map(|from| at + from) {
        let rest = text.get(from..).unwrap_or_default();
        let length = rest.find(|c: char| !digits(c)).unwrap_or(rest.len());
        if let Some(year) = rest.get(..length).and_then(Year::parse) {
            found = Some((from, from + length, year));
        }
        at = from + length;
    }
    if let Some((from, to, year)) = found {
        let before = without_first_year(text.get(..from).unwrap_or_default());
        return (tidy(&format!("{before} {}", text.get(to..).unwrap_or_default())), Some(year));
    }
    short_year(text).unwrap_or_else(|| (tidy(text), None))
}

/// The text before the last year of a heading, without the first year of a period: "Évolution 2018-" becomes "Évolution". Other
/// digits belong to the name: "NO2", "PM2.5", "15-64".
fn without_first_year(before: &str) -> &str {
    let separators = |c: char| matches!(c, '-' | '–' | '/' | ' ');
    let bare = before.trim_end_matches(separators);
    let is_period = before.trim_end().ends_with(['-', '–', '/']);
    let start = bare.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let is_year = bare.get(start..).is_some_and(|digits| digits.len() == 4 && Year::parse(digits).is_some());
    let name = if is_period && is_year { bare.get(..start).unwrap_or(bare) } else { bare };
    name.trim_end_matches(separators)
}

/// Words that introduce a date.
const DATE_WORDS: [&str; 12] =
    ["au 1er janvier", "au 31 décembre", "au 31/12", "au 01/01", "au 1/1", "as of", "en", "au", "de", "du", "in", "سنة"];

/// A name without the words that introduced its date: "Population au 31/12", "Population en", "Population au 1er janvier".
fn undated(name: &str) -> String {
    // In "2021 (p)", "2022*", "2023e" the mark qualifies the values and is no name.
    if ["(p)", "p", "*", "**", "e", "(e)", "(r)", "r", "(prov.)", "prov.", "(provisoire)"].contains(&name.to_lowercase().as_str()) {
        return String::new();
    }
    let lower = name.to_lowercase();
    let end = DATE_WORDS.iter().find(|end| lower.strip_suffix(*end).is_some_and(|rest| rest.is_empty() || rest.ends_with(' ')));
    end.and_then(|end| name.get(..name.len() - end.len())).map_or_else(|| name.to_owned(), |rest| rest.trim_end().to_owned())
}

/// "P21_POP" → "P_POP" of 2021; only where the two digits end a word that begins with letters.
fn short_year(text: &str) -> Option<(String, Option<Year>)> {
    let words: Vec<&str> = text.split(['_', ' ', '-']).collect();
    let dated = |word: &&str| {
        let letters = word.trim_end_matches(|c: char| c.is_ascii_digit());
        !letters.is_empty() && word.len() == letters.len() + 2 && letters.chars().all(char::is_alphabetic)
    };
    // A lone word such as "PM10" names a thing; two digits are a year beside another word or after four letters.
    let word = words.iter().copied().find(|word| dated(word) && (words.len() > 1 || word.len() > 5))?;
    let split = word.len() - 2;
    let number: u16 = word.get(split..)?.parse().ok()?;
    let year = Year::new(if number < 50 { 2000 + number } else { 1900 + number })?;
    let letters = word.get(..split)?;
    let rest = words.iter().filter(|other| **other != word).copied();
    // INSEE writes "P" for the main census exploitation and "C" for the complementary one.
    let first = (!letters.eq_ignore_ascii_case("p") && !letters.eq_ignore_ascii_case("c")).then_some(letters);
    Some((tidy(&first.into_iter().chain(rest).collect::<Vec<_>>().join(" ")), Some(year)))
}

fn tidy(text: &str) -> String {
    let words: Vec<&str> = text.split(|c: char| c == '_' || c.is_whitespace()).filter(|word| !word.is_empty()).collect();
    words.join(" ").trim_matches(|c: char| matches!(c, '-' | '–' | ':' | ',' | '/')).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, name: &str, year: Option<u16>, unit: Option<&str>) {
        let expected = Heading { name: name.to_owned(), time: year.and_then(Year::new).map(Time::Year), unit: unit.map(str::to_owned) };
        assert_eq!(Heading::parse(text), expected, "{text:?}");
    }

    #[test]
    fn years_in_headings() {
        check("2014", "", Some(2014), None);
        check("P21_POP", "POP", Some(2021), None);
        check("p13_pop", "pop", Some(2013), None);
        check("PMUN13", "PMUN", Some(2013), None);
        check("pop_2021", "pop", Some(2021), None);
        check("RGPH 2014", "RGPH", Some(2014), None);
        check("٢٠٢٤", "", Some(2024), None);
        check("Population 2014", "Population", Some(2014), None);
        check("Population en 2014 (hab.)", "Population", Some(2014), Some("hab."));
        check("2021 (p)", "", Some(2021), None);
        check("2023e", "", Some(2023), None);
        check("Population 2021 (en vigueur au 1er janvier 2024)", "Population", Some(2021), None);
    }

    #[test]
    fn spans_in_headings_are_no_years() {
        for (text, name, code) in [
            ("2018-2021", "", "2018-2021"),
            ("Évolution 2018-2021", "Évolution", "2018-2021"),
            ("Évolution 2018 – 2021 (%)", "Évolution", "2018-2021"),
            ("Élèves 2013/14", "Élèves", "2013-2014"),
            ("1er trimestre 2003", "", "2003-T1"),
            ("Taux T1_1982", "Taux", "1982-T1"),
            ("Sorties janv-22", "Sorties", "2022-01"),
            ("Population au 31/12/2021", "Population", "2021-12-31"),
        ] {
            let heading = Heading::parse(text);
            assert_eq!((heading.name.as_str(), heading.time.map(Time::code).as_deref()), (name, Some(code)), "{text}");
        }
    }

    #[test]
    fn units_are_found_among_remarks() {
        check("Unemployment, total (% of labor force) (modeled estimate)", "Unemployment, total (modeled estimate)", None, Some("%"));
        check("Total emissions (metric tonnes CO2e)", "Total emissions", None, Some("tCO2e"));
        check("Part (en %)", "Part", None, Some("%"));
        check("Logements pour 10 000 habitants", "Logements", None, Some("pour 10 000 habitants"));
        check("Aide pour 3 ans", "Aide pour 3 ans", None, None);
    }

    #[test]
    fn units_in_headings() {
        check("Superficie (km²)", "Superficie", None, Some("km²"));
        check("Surface (ha)", "Surface", None, Some("ha"));
        check("Superficie en km²", "Superficie", None, Some("km²"));
        check("Déchets (kg/hab/an)", "Déchets", None, Some("kg/hab/an"));
        check("Déchets (t) 2023", "Déchets", Some(2023), Some("t"));
        check("Budget (k€)", "Budget", None, Some("k€"));
        check("Taux %", "Taux", None, Some("%"));
        check("Population (municipale)", "Population (municipale)", None, None);
    }

    #[test]
    fn names_with_digits_stay_names() {
        check("PM10", "PM10", None, None);
        check("PM2.5", "PM2.5", None, None);
        check("commune", "commune", None, None);
        check("NO2 2021 (µg/m3)", "NO2", Some(2021), Some("µg/m3"));
        check("CO2 2021 (t)", "CO2", Some(2021), Some("t"));
        check("PM2.5 2020", "PM2.5", Some(2020), None);
        check("NO2_2021", "NO2", Some(2021), None);
        check("2021 NO2", "NO2", Some(2021), None);
        check("Emplois 15-64 2021", "Emplois 15-64", Some(2021), None);
    }
}
