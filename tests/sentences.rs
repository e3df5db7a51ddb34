//! Every headline of the sample, for each indicator and each pair of towns, at the latest dates and at each year both have, in three
//! languages: it names what is measured, and it divides, subtracts or calls equal only what stands on the same or on near ground. The ground
//! is worked out here anew, from the flags that `compute` prints, and not asked of the program. With `JUMELLES_HEADLINES=FILE` the test
//! writes every headline with the cells of its two values, and `tests/outside/verdicts.py` judges them by the rows of `tidy` alone.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test stops where it fails")]

use std::collections::BTreeSet;

use jumelles::base::fold::fold;
use jumelles::base::{PlaceId, Progress, Time};
use jumelles::chart::{RenderedChart, render_chart};
use jumelles::compare::{ComparisonQuery, ComparisonRow, answer_query};
use jumelles::engine::{Loaded, Recipes, ReferenceData, load, sample_sources};
use jumelles::indicators::{Indicator, Trace};
use jumelles::speech::{Language, Speech};

use unicode_bidi::{BidiInfo, Level};

mod support;

const TOWNS: [&str; 9] = ["kenitra", "rabat", "evreux", "montpellier", "lyon", "paris", "saint_etienne", "bergerac", "mantes_la_jolie"];

/// Whether a headline about two values says more than both of them: everything else than one beside the other, or that they do not
/// compare.
fn compares(headline: &str, language: Language) -> bool {
    let (between, refused) = match language {
        Language::Fr => (";", "ne se comparent pas"),
        Language::En => (";", "cannot be compared"),
        Language::Ar => ("؛", "لا تصح المقارنة"),
    };
    !headline.contains(between) && !headline.contains(refused)
}

fn sample() -> Loaded {
    load(&ReferenceData::shipped(), sample_sources(), &Recipes::default(), &Progress::default())
}

/// The codes of the flags of a value, as `compute` prints them.
fn flags(trace: &Trace) -> Vec<String> {
    trace.flags.iter().map(jumelles::indicators::Flag::code).collect()
}

/// Whether two values may be compared, told from what a reader of `compute` sees: years, kinds of territory, definitions, doubts.
fn may_be_compared(one: &ComparisonRow, other: &ComparisonRow) -> bool {
    let (Some(one_trace), Some(other_trace)) = (one.known_trace(), other.known_trace()) else { return false };
    let (one_flags, other_flags) = (flags(one_trace), flags(other_trace));
    let value = |flags: &[String], start: &str| flags.iter().find_map(|flag| flag.strip_prefix(start).map(str::to_owned));
    let years = [one_trace, other_trace].map(|trace| trace.result.time.position());
    let level = value(&one_flags, "geo:");
    let own_limits = ["service_area", "transport_network", "intercommunal"];
    let is_doubtful = |flag: &String| {
        ["disputed", "perimeter_mismatch", "partial:", "missing_refs:", "conflicts_with:"].iter().any(|word| flag.contains(word))
            || flag.strip_prefix("denominator_year_gap:").is_some_and(|years| years.parse::<u16>().expect("years") > 2)
    };
    let near: [BTreeSet<&str>; 2] = [
        BTreeSet::from(["INSEE population municipale", "HCP population légale"]),
        BTreeSet::from(["INSEE-RP, actifs occupés", "HCP-RGPH, actifs occupés"]),
    ];
    let definitions = [one_trace.definition(), other_trace.definition()];
    let is_one_definition = definitions[0] == definitions[1]
        || definitions.contains(&"")
        || near.iter().any(|group| definitions.iter().all(|definition| group.contains(definition)));
    (years[0] - years[1]).abs() <= 2.0
        && level == value(&other_flags, "geo:")
        && level.is_some_and(|level| level != "unknown" && !own_limits.contains(&level.as_str()))
        && is_one_definition
        && value(&one_flags, "gpc:") == value(&other_flags, "gpc:")
        && !one_flags.iter().chain(&other_flags).any(is_doubtful)
}

/// The cells a value was computed from: `kenitra.csv:18 kenitra.csv:145`, that of its first input first.
fn cells(row: &ComparisonRow) -> String {
    let inputs = row.known_trace().into_iter().flat_map(|trace| &trace.inputs).filter_map(|input| input.observation.as_ref());
    let cell = |location: &jumelles::base::SourceLocation| {
        let file = location.source.rsplit('/').next().unwrap_or_default();
        format!("{file}:{}", location.line)
    };
    inputs.map(|observation| cell(&observation.location)).collect::<Vec<_>>().join(" ")
}

/// Whether a headline holds a word of the name of its indicator, or of its short name: the first letters of one, as words are inflected.
fn names(headline: &str, indicator: &Indicator, speech: &Speech) -> bool {
    let short = speech.short_name(indicator.id.as_str()).unwrap_or_default();
    let name = format!("{} {short}", indicator.names.get(speech.language()));
    let headline = fold(headline);
    let stems = fold(&name).split_whitespace().filter(|word| word.chars().count() >= 3).map(stem).collect::<Vec<_>>();
    stems.iter().any(|stem| headline.contains(stem.as_str()))
}

fn stem(word: &str) -> String {
    word.trim_start_matches("ال").chars().take(4).collect()
}

#[test]
fn every_headline_names_its_measure_and_compares_only_what_may_be_compared() {
    let loaded = sample();
    let values = &loaded.values;
    let speeches = Language::ALL.map(Speech::new);
    let (mut read, mut compared, mut failures) = (0, 0, Vec::new());
    let mut written = String::new();
    for indicator in values.indicators() {
        for (index, focus) in TOWNS.iter().enumerate() {
            for twin in TOWNS.iter().skip(index + 1) {
                let pair = [PlaceId::new(focus), PlaceId::new(twin)];
                let years = pair.iter().map(|place| values.times_with_value(&indicator.id, place).into_iter().collect::<BTreeSet<Time>>());
                let common = years.reduce(|one, other| &one & &other).expect("two places");
                let asked = std::iter::once(Vec::new()).chain(common.into_iter().map(|year| vec![year]));
                for years in asked {
                    let Some(query) = ComparisonQuery::from_places(&pair, vec![indicator.id.clone()], years) else { continue };
                    let comparison = answer_query(values, &query);
                    let (Some(one), Some(other)) = (comparison.focus(), comparison.twin()) else { continue };
                    if one.value().is_none() || other.value().is_none() {
                        continue;
                    }
                    let is_allowed = may_be_compared(one, other);
                    for speech in &speeches {
                        let Ok(RenderedChart { chart, .. }) = render_chart(values, &query, None, speech) else { continue };
                        let language = speech.language();
                        let compares = compares(&chart.headline, language);
                        let line = [indicator.id.as_str(), focus, twin, &cells(one), &cells(other), language.code(), &chart.headline];
                        written.push_str(&line.join("\t"));
                        written.push('\n');
                        read += 1;
                        compared += usize::from(compares);
                        if compares && !is_allowed {
                            failures.push(format!(
                                "{}: {} ({:?})",
                                indicator.id,
                                chart.headline,
                                [one, other].map(|row| flags(row.known_trace().expect("known")))
                            ));
                        }
                        if !names(&chart.headline, indicator, speech) {
                            failures.push(format!("{}: unnamed: {}", indicator.id, chart.headline));
                        }
                    }
                }
            }
        }
    }
    if let Some(file) = std::env::var_os("JUMELLES_HEADLINES") {
        std::fs::write(file, written).expect("a file that can be written");
    }
    assert!(failures.is_empty(), "{} of {read}:\n{}", failures.len(), failures[..failures.len().min(40)].join("\n"));
    assert!(read > 2000 && compared > 500, "{read} headlines, {compared} comparisons");
}

/// A share of one among percentages is stated, never compared, and asked about where the file is read.
#[test]
fn a_fraction_among_percentages_is_not_compared() {
    let text = "ville;année;taux de chômage (%)\nKénitra;2024;20,0\nÉvreux;2022;0,198\nMontpellier;2022;18,5\n";
    let loaded = support::load_text(text);
    assert_eq!(loaded.notes.iter().filter(|note| note.message.key() == "fraction").count(), 1, "{:?}", loaded.notes);
    for (language, reason) in [(Language::Fr, "fraction\u{a0}?"), (Language::En, "a fraction?"), (Language::Ar, "كسر؟")] {
        let headline = |places: &str| {
            let asked = support::question(places, "unemployment", "");
            render_chart(&loaded.values, &asked, None, &Speech::new(language)).expect("a chart").chart.headline
        };
        let doubtful = headline("kenitra evreux");
        assert!(doubtful.contains(reason), "{doubtful}");
        let plain = headline("kenitra montpellier");
        assert!(compares(&plain, language) && !compares(&doubtful, language), "{plain} {doubtful}");
    }
    let settled = support::load_text(&text.replace("0,198", "0,2 %"));
    assert!(!settled.notes.iter().any(|note| note.message.key() == "fraction"), "{:?}", settled.notes);
}

/// Large amounts are said in millions and billions of their unit, in the grammar of each language, as their labels count them.
#[test]
fn large_amounts_are_said_in_millions_and_billions() {
    let text = "ville;année;budget (DH);dépôts (€);habitants logés\nKénitra;2024;820000000;1500000;1200000\nRabat;2024;2500000000;2400000000;5000000\n";
    let loaded = support::load_text(text);
    let headline = |indicator: &str, places: &str, language| {
        let asked = support::question(places, indicator, "");
        render_chart(&loaded.values, &asked, None, &Speech::new(language)).expect("a chart").chart.headline
    };
    for (indicator, places, language, said) in [
        ("budget", "rabat kenitra", Language::Fr, "2,50 milliards de dirhams, soit 3,0 fois Kénitra (0,82 Md)"),
        ("budget", "kenitra", Language::Fr, "820 millions de dirhams"),
        ("depots", "kenitra", Language::Fr, "1,50 million d’euros"),
        ("budget", "rabat kenitra", Language::En, "2.50 billion dirhams, 3.0 times that of Kenitra (0.82 bn)"),
        ("depots", "kenitra", Language::En, "1.50 million euros"),
        ("budget", "kenitra", Language::Ar, "820 مليونا درهم"),
        ("depots", "kenitra", Language::Ar, "1,50 مليون أورو"),
    ] {
        let headline = headline(indicator, places, language);
        let plain = headline.replace(['\u{a0}', '\u{202f}'], " ");
        assert!(plain.contains(said), "{plain}");
    }
    // Labels keep at least two digits beside amounts a thousand times larger.
    let asked = support::question("rabat kenitra", "depots", "");
    let chart = render_chart(&loaded.values, &asked, None, &Speech::new(Language::Fr)).expect("a chart").chart;
    assert!(chart.headline.replace('\u{a0}', " ").contains("(1,5 M)"), "{}", chart.headline);
}

/// In Arabic, a figure behind a Latin name stays on its reading side: the name stands alone between the signs that isolate it.
#[test]
fn a_latin_name_in_an_arabic_sentence_is_isolated() {
    let loaded = support::load_text("ville;année;population\nBourg-Neuf 2;2024;48335\nمدينة الاختبار;2024;90000\n");
    let headline = |language| {
        let asked = support::question("bourg_neuf_2 مدينه_الاختبار", "population", "");
        render_chart(&loaded.values, &asked, None, &Speech::new(language)).expect("a chart").chart.headline
    };
    let arabic = headline(Language::Ar);
    assert!(arabic.contains("\u{2068}Bourg-Neuf 2\u{2069}") && !arabic.contains("\u{2068}مدينة"), "{arabic:?}");
    let french = headline(Language::Fr);
    assert!(french.contains("\u{2068}مدينة الاختبار\u{2069}") && !french.contains("\u{2068}Bourg"), "{french:?}");
}

/// One series of one town, read from one column, raises no alarm of definitions or territories; two ways to the same figure do.
#[test]
fn one_series_raises_no_alarm() {
    let badges = |text: &str, places: &str, indicator: &str, years: &str| {
        let loaded = support::load_text(text);
        let asked = support::question(places, indicator, years);
        let chart = render_chart(&loaded.values, &asked, None, &Speech::new(Language::Fr)).expect("a chart").chart;
        chart.badges.iter().map(|badge| badge.text.clone()).collect::<Vec<_>>().join("; ")
    };
    let series = "ville;année;taux de chômage\nKénitra;2014;20,9 %\nKénitra;2019;20,5 %\nKénitra;2024;20 %\n";
    let told = badges(series, "kenitra", "unemployment", "2014 2019 2024");
    assert!(!told.contains("Définitions") && !told.contains("Périmètres"), "{told}");
    let two_ways = "ville;année;taux de chômage (%);chômeurs;population active\nKénitra;2024;20;;\nRabat;2024;;18000;100000\n";
    let told = badges(two_ways, "kenitra rabat", "unemployment", "2024");
    assert!(told.contains("Définitions"), "{told}");
}

/// The visual place of each byte of a line read from right to left, from the left.
fn visual_places(line: &str) -> Vec<usize> {
    let info = BidiInfo::new(line, Some(Level::rtl()));
    let Some(paragraph) = info.paragraphs.first() else { return Vec::new() };
    let (levels, runs) = info.visual_runs(paragraph, paragraph.range.clone());
    let mut places = vec![0; line.len()];
    let mut next = 0;
    for run in runs {
        let mut bytes: Vec<usize> = line[run.clone()].char_indices().map(|(byte, _)| run.start + byte).collect();
        if levels[run.start].is_rtl() {
            bytes.reverse();
        }
        for byte in bytes {
            places[byte] = next;
            next += 1;
        }
    }
    places
}

/// The names of towns and the numbers of a line, by the place of their first byte.
fn names_and_numbers(line: &str, towns: &[String]) -> Vec<std::ops::Range<usize>> {
    let mut found: Vec<std::ops::Range<usize>> =
        towns.iter().flat_map(|town| line.match_indices(town.as_str()).map(|(start, text)| start..start + text.len())).collect();
    let mut start = None;
    for (byte, letter) in line.char_indices().chain([(line.len(), ' ')]) {
        match (start, letter.is_ascii_digit() || (start.is_some() && matches!(letter, '.' | ','))) {
            (None, true) => start = Some(byte),
            (Some(first), false) => {
                found.push(first..first + line[first..byte].trim_end_matches(['.', ',']).len());
                start = None;
            }
            _ => {}
        }
    }
    found.sort_by_key(|range| range.start);
    found
}

/// In Arabic, names and numbers are seen from right to left in the order in which they are said: no figure changes its owner.
#[test]
fn names_and_numbers_are_seen_in_the_order_they_are_said() {
    let latin = "ville;année;population;taux de chômage (%)\nSalé;2024;944963;19,1\nBourg-Neuf;2024;48335;8,2\nالقنيطرة;2024;507736;20,0\n";
    let speech = Speech::new(Language::Ar);
    let (mut checked, mut failures) = (0, Vec::new());
    for loaded in [sample(), support::load_text(latin)] {
        let values = &loaded.values;
        let places: Vec<PlaceId> =
            ["kenitra", "rabat", "evreux", "lyon", "sale", "bourg_neuf", "maroc", "region_rsk"].map(PlaceId::new).to_vec();
        for indicator in values.indicators() {
            for focus in &places {
                for twin in places.iter().filter(|twin| *twin != focus) {
                    let pair = [focus.clone(), twin.clone()];
                    let Some(query) = ComparisonQuery::from_places(&pair, vec![indicator.id.clone()], vec![]) else { continue };
                    let comparison = answer_query(values, &query);
                    let towns: Vec<String> = comparison.rows.iter().map(|row| row.place.names.get(Language::Ar).to_owned()).collect();
                    let Ok(RenderedChart { chart, .. }) = render_chart(values, &query, None, &speech) else { continue };
                    let places = visual_places(&chart.headline);
                    let seen: Vec<usize> = names_and_numbers(&chart.headline, &towns)
                        .into_iter()
                        .map(|range| range.map(|byte| places[byte]).max().unwrap_or(0))
                        .collect();
                    checked += 1;
                    if !seen.is_sorted_by(|one, next| one > next) {
                        failures.push(chart.headline.clone());
                    }
                }
            }
        }
    }
    failures.dedup();
    assert!(failures.is_empty(), "{} of {checked}:\n{}", failures.len(), failures[..failures.len().min(10)].join("\n"));
    assert!(checked > 500, "{checked}");
}
