//! Decks: what a talk becomes, the starter story by rule, what stands in every file, and hostile words.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test stops where it fails")]

mod support;

use std::io::{Cursor, Read as _};

use jumelles::chart::{ChartKind, Deck, DeckPart, Slide, TextSlideRole, build_steps, render_chart, supports_build_steps};
use jumelles::engine::{build_deck, build_starter_talk, render_chart_slide, talk_of_project};
use jumelles::project::{ChartSlide, Edit, HeadlineChoice, HeadlineWhenWritten, Project, Talk, TalkEdit, TalkSlide, apply};
use jumelles::render::{Format, Theme, ThemeName, draw_slide, export, export_handout, export_slide_pngs};
use jumelles::speech::{Language, Speech};
use support::{library, load_text, loaded, question};

fn starter() -> Talk {
    build_starter_talk(library(), &loaded().values)
}

fn theme() -> Theme {
    Theme::builtin(ThemeName::Slide)
}

/// The parts of a package, by name.
fn unzipped(bytes: &[u8]) -> std::collections::BTreeMap<String, Vec<u8>> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    (0..zip.len())
        .map(|index| {
            let mut part = zip.by_index(index).expect("a part");
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).expect("bytes");
            (part.name().expect("a name").into_owned(), bytes)
        })
        .collect()
}

/// Of the twenty comparisons the notes on the data call honest, those with an indicator of the catalogue; and those called
/// misleading. The rule must find twelve of the first; of the second none without a badge that says why.
#[test]
fn the_story_finds_honest_comparisons_and_no_misleading_one_without_a_word() {
    let honest = [
        "population_growth",
        "population_density",
        "age_0_14",
        "persons_per_household",
        "owner_occupied",
        "unemployment",
        "non_car_commute",
        "commute_walk",
        "commute_public_transport",
        "water_network_yield",
        "msw_pc",
        "voter_turnout",
        "ghg_per_capita_basic",
    ];
    let misleading = [
        "green_area_per_100k",
        "water_total_pc",
        "water_loss",
        "hospital_beds",
        "ghg_total_basic",
        "pt_trips_pc",
        "capital_spending_share",
    ];
    let talk = starter();
    let told: Vec<&ChartSlide> = talk.chart_slides().collect();
    let asked = |id: &str| told.iter().any(|told| told.query.indicators.iter().any(|own| own.as_str() == id));
    let mut found = honest.iter().filter(|id| asked(id)).count();
    // "Kénitra, ten years" and "Kénitra beside Rabat" are comparisons of several indicators.
    found += told.iter().filter(|told| told.kind == Some(ChartKind::Arrow) || told.kind == Some(ChartKind::Dumbbell)).count();
    let all: Vec<&str> = told.iter().flat_map(|told| &told.query.indicators).map(jumelles::base::IndicatorId::as_str).collect();
    assert!(found >= 12, "{found} of the honest comparisons in {all:?}");
    let speech = Speech::new(Language::Fr);
    for told in told.iter().filter(|told| told.query.indicators.iter().any(|own| misleading.contains(&own.as_str()))) {
        let made = render_chart_slide(&loaded().values, told, &speech).expect("a chart");
        assert!(!made.chart.badges.is_empty() && !made.chart.footnotes.is_empty(), "{:?} without a word", told.query.indicators);
    }
    // Not a list: of other files it finds other things.
    let other = load_text("ville;année;Taux de chômage (%)\nTunis;2020;15\nSfax;2020;12\nSousse;2020;11\n");
    let other = build_starter_talk(library(), &other.values);
    assert_eq!(other.chart_slides().next().map(|told| told.query.indicators[0].as_str().to_owned()).as_deref(), Some("unemployment"));
}

#[test]
fn a_deck_has_its_first_slide_its_method_and_its_sources_in_every_language() {
    for language in Language::ALL {
        let made = build_deck(&loaded().values, &starter(), &Speech::new(language));
        assert!(made.refused.is_empty() && made.outdated.is_empty());
        let roles: Vec<TextSlideRole> =
            made.deck.slides.iter().filter_map(|slide| if let Slide::Text(words) = slide { Some(words.role) } else { None }).collect();
        assert_eq!(
            roles,
            [TextSlideRole::Title, TextSlideRole::Missing, TextSlideRole::Notes, TextSlideRole::Method, TextSlideRole::Sources]
        );
        assert!(made.deck.charts().count() >= 12);
        assert!(
            made.deck.charts().all(|chart| chart.language == language && !chart.headline.is_empty() && !chart.speaker_notes.is_empty())
        );
    }
}

#[test]
fn decks_of_one_twelve_and_two_hundred_slides_are_whole_and_the_same_twice() {
    let speech = Speech::new(Language::Fr);
    // The first is a map, which PowerPoint has no chart for.
    let chart = starter().chart_slides().find(|slide| slide.kind != Some(ChartKind::Map)).cloned().expect("a chart");
    for count in [1, 12, 200] {
        let talk = Talk { slides: vec![TalkSlide::Chart(Box::new(chart.clone())); count], ..Talk::default() };
        let deck = build_deck(&loaded().values, &talk, &speech).deck;
        let bytes = export(&deck, Format::Pptx, &theme()).expect("a deck");
        assert_eq!(bytes, export(&deck, Format::Pptx, &theme()).expect("a deck"), "two runs differ");
        let parts = unzipped(&bytes);
        let charts = parts.keys().filter(|name| name.starts_with("ppt/charts/chart")).count();
        assert_eq!(charts, count, "a chart for each");
        let books = parts.keys().filter(|name| name.starts_with("ppt/embeddings/")).count();
        assert_eq!(books, count, "a workbook for each");
    }
}

#[test]
fn several_languages_are_parts_of_one_deck() {
    let talk = Talk { slides: starter().slides.into_iter().take(2).collect(), ..Talk::default() };
    let decks = Language::ALL.map(|language| {
        let deck = build_deck(&loaded().values, &talk, &Speech::new(language)).deck;
        DeckPart { name: language.native_name().to_owned(), deck }
    });
    let joined = Deck::join(decks.to_vec()).expect("a deck");
    assert_eq!(joined.sections.len(), 3);
    let parts = unzipped(&export(&joined, Format::Pptx, &theme()).expect("a deck"));
    let presentation = String::from_utf8(parts["ppt/presentation.xml"].clone()).expect("text");
    for language in Language::ALL {
        assert!(presentation.contains(&format!("name=\"{}\"", language.native_name())), "{presentation}");
    }
}

#[test]
fn a_chart_is_built_step_by_step_and_nothing_moves() {
    let speech = Speech::new(Language::Fr);
    let asked = question("kenitra rabat evreux paris", "population_density", "");
    let chart = render_chart(&loaded().values, &asked, Some(ChartKind::Bars), &speech).expect("a chart").chart;
    let steps = build_steps(&chart);
    let known = |chart: &jumelles::chart::ChartSpec| chart.series[0].points.iter().filter(|point| point.value.number().is_some()).count();
    assert_eq!(steps.iter().map(known).collect::<Vec<_>>(), [0, 2], "the scale, then the others");
    for step in &steps {
        assert_eq!((&step.axis, &step.categories), (&chart.axis, &chart.categories), "nothing moves");
        assert!(!step.headline.contains(char::is_numeric), "the finding is not given away: {}", step.headline);
    }
    for kind in ChartKind::ALL.iter().filter(|kind| !supports_build_steps(**kind)) {
        let other = jumelles::chart::ChartSpec { kind: *kind, ..chart.clone() };
        assert!(build_steps(&other).is_empty());
    }
}

#[test]
fn what_the_speaker_writes_stays_and_is_told_when_the_figures_say_something_else() {
    let speech = Speech::new(Language::Fr);
    let asked = question("kenitra rabat", "population", "2024");
    let own = HeadlineChoice::Written("Deux villes de même taille".to_owned());
    let told = ChartSlide {
        headline: Some(own),
        headline_when_written: Some(HeadlineWhenWritten {
            language: "fr-FR".to_owned(),
            headline: "Kénitra et Rabat à égalité".to_owned(),
        }),
        notes: "Regarder la salle.\n\nPuis la carte.".to_owned(),
        build: true,
        table: true,
        ..ChartSlide::new(asked, Some(ChartKind::Bars), None)
    };
    let talk = Talk {
        title: Some("Mon exposé".to_owned()),
        slides: vec![TalkSlide::Section("Deux rives".to_owned()), TalkSlide::Chart(Box::new(told))],
        ..Talk::default()
    };
    let made = build_deck(&loaded().values, &talk, &speech);
    assert_eq!((made.outdated.as_slice(), made.deck.title.as_str()), (&[1][..], "Mon exposé"));
    let chart = made.deck.charts().find(|chart| chart.headline == "Deux villes de même taille").expect("her headline");
    assert_eq!(chart.speaker_notes[..2], ["Regarder la salle.", "Puis la carte."]);
    assert!(made.deck.charts().any(|chart| chart.kind == ChartKind::Table), "the figures follow");
    assert!(matches!(&made.deck.slides[1], Slide::Text(words) if words.role == TextSlideRole::Section && words.title == "Deux rives"));
}

#[test]
fn slides_are_added_moved_and_removed_and_every_change_is_one_step_back() {
    let slide = |name: &str| TalkSlide::Section(name.to_owned());
    let add = |project: &Project, name: &str, after| apply(project, &Edit::Talk(TalkEdit::Insert(Box::new(slide(name)), after)));
    let three = add(&add(&add(&Project::default(), "a", None), "c", None), "b", Some(0));
    let names = |project: &Project| project.talk.slides.clone();
    assert_eq!(names(&three), [slide("a"), slide("b"), slide("c")]);
    assert_eq!(names(&apply(&three, &Edit::Talk(TalkEdit::Move(2, 0)))), [slide("c"), slide("a"), slide("b")]);
    assert_eq!(names(&apply(&three, &Edit::Talk(TalkEdit::Move(0, 2)))), [slide("b"), slide("c"), slide("a")]);
    assert_eq!(names(&apply(&three, &Edit::Talk(TalkEdit::Remove(1)))), [slide("a"), slide("c")]);
    assert_eq!(apply(&three, &Edit::Talk(TalkEdit::Remove(9))), three);
    assert_eq!(apply(&three, &Edit::Talk(TalkEdit::Move(0, 9))), three);
    // A project without slides tells its question.
    let asked = Project { query: Some(question("kenitra rabat", "population", "")), ..Project::default() };
    assert_eq!(talk_of_project(&asked).chart_slides().count(), 1);
}

#[test]
fn the_page_for_a_browser_asks_nobody_for_anything() {
    let deck = build_deck(&loaded().values, &starter(), &Speech::new(Language::Ar)).deck;
    let html = String::from_utf8(export(&deck, Format::Html, &theme()).expect("a page")).expect("text");
    assert!(html.starts_with("<!DOCTYPE html>\n<html lang=\"ar-MA\" dir=\"rtl\">"));
    // Addresses stand as words; nothing is loaded from one.
    for loads in ["src=\"http", "href=\"http", "url(http", "@import", "<link", "<iframe", "fetch(", "XMLHttpRequest"] {
        assert!(!html.contains(loads), "{loads}");
    }
    assert!(html.matches("<section").count() >= deck.slides.len());
}

#[test]
fn every_slide_has_its_picture_and_its_page_of_paper() {
    let talk = Talk { slides: starter().slides.into_iter().take(1).collect(), ..Talk::default() };
    let deck = build_deck(&loaded().values, &talk, &Speech::new(Language::Ar)).deck;
    let all = export_slide_pngs(&deck, &theme(), 1).expect("pictures");
    assert!(all.len() >= deck.slides.len() && all.iter().all(|bytes| bytes.starts_with(b"\x89PNG")));
    assert!(export_handout(&deck, &theme()).expect("a PDF").starts_with(b"%PDF"));
}

/// Names, headlines and notes that mean something to XML, HTML, spreadsheets or to the direction of letters.
#[test]
fn hostile_words_change_nothing_but_themselves() {
    let hostile = [
        "<script>alert(1)</script>",
        "</a:t></a:r>\"'&amp;&",
        "=cmd|'/c calc'!A1",
        "\u{202e}gnp.exe",
        "👩🏽‍🚀 \u{0}\u{1}\u{b}\u{fffe}\u{ffff}",
        "\u{fb2c}\u{5d0}\u{627}\u{644}",
    ];
    let long = "mot ".repeat(1000);
    for text in hostile.iter().map(|text| (*text).to_owned()).chain([long]) {
        // Bytes no text has make a file no table: the town has a plain name then.
        let name = if text.contains('\u{0}') { "Ville".to_owned() } else { text.replace('"', "\"\"") };
        let loaded = load_text(&format!("ville;année;population\n\"{name}\";2024;100\nRabat;2024;200\n"));
        let places: Vec<_> = loaded.values.places().iter().map(|place| place.id.clone()).collect();
        let asked =
            jumelles::compare::ComparisonQuery::from_places(&places, vec![jumelles::base::IndicatorId::new("population")], Vec::new());
        let told = ChartSlide {
            headline: Some(HeadlineChoice::Written(text.clone())),
            notes: text.clone(),
            ..ChartSlide::new(asked.expect("a question"), None, None)
        };
        let talk = Talk {
            title: Some(text.clone()),
            slides: vec![TalkSlide::Section(text.clone()), TalkSlide::Chart(Box::new(told))],
            ..Talk::default()
        };
        let deck = build_deck(&loaded.values, &talk, &Speech::new(Language::Fr)).deck;
        for (name, part) in unzipped(&export(&deck, Format::Pptx, &theme()).expect("a deck")) {
            if ["xml", "rels", "svg"].iter().any(|ending| name.rsplit('.').next() == Some(*ending)) {
                let part = String::from_utf8(part).expect("text");
                usvg::roxmltree::Document::parse(&part).unwrap_or_else(|error| panic!("{name}: {error}\n{text:?}"));
            }
        }
        let html = String::from_utf8(export(&deck, Format::Html, &theme()).expect("a page")).expect("text");
        assert!(!html.contains("<script>alert"), "{text:?}");
        export(&deck, Format::Pdf, &theme()).expect("a PDF");
        for slide in &deck.slides {
            let scene = draw_slide(slide, &theme());
            for item in &scene.items {
                let (left, right) = item.horizontal_extent();
                assert!(left >= -0.5 && right <= scene.width + 0.5, "{item:?} leaves the slide: {text:?}");
            }
        }
    }
}
