//! Each output opened again: the same texts in all of them, the figures to full precision, the same bytes twice.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test stops where it fails")]

mod support;

use std::io::{Cursor, Read as _};

use jumelles::chart::{ChartKind, ChartSpec, Deck};
use jumelles::render::{Format, Theme, ThemeName, export};
use jumelles::speech::Language;
use strum::VariantArray as _;
use support::{chart, chart_of, figures, load_text};
use zip::ZipArchive;

const NINE: &str = "kenitra evreux rabat montpellier lyon paris saint_etienne bergerac mantes_la_jolie";

fn made(spec: &ChartSpec, format: Format) -> Vec<u8> {
    export(&Deck::from_chart(spec.clone()), format, &Theme::builtin(ThemeName::Slide)).expect("an export")
}

/// Blanks, isolates and direction marks do not count; lines are joined.
fn plain(text: &str) -> String {
    let kept: String = text.chars().filter(|c| !matches!(c, '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}')).collect();
    // A line may end after a hyphen as well as at a space.
    kept.split_whitespace().collect()
}

/// The texts between the tags of one element of an XML part.
fn texts(xml: &str, element: &str) -> Vec<String> {
    let (open, close) = (format!("<{element}"), format!("</{element}>"));
    let mut found = Vec::new();
    let mut rest = xml;
    while let Some(at) = rest.find(&open) {
        rest = &rest[at + open.len()..];
        if !rest.starts_with(['>', ' ']) {
            continue;
        }
        let (Some(start), Some(end)) = (rest.find('>'), rest.find(&close)) else { break };
        if start < end {
            let text = &rest[start + 1..end];
            found.push(text.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"));
        }
        rest = &rest[end..];
    }
    found
}

fn part(pptx: &[u8], name: &str) -> String {
    let mut zip = ZipArchive::new(Cursor::new(pptx)).expect("a zip");
    let mut text = String::new();
    zip.by_name(name).expect("the part").read_to_string(&mut text).expect("text");
    text
}

/// A warning ends with a full stop in the footer and without one in the badge.
fn said(text: &str) -> &str {
    text.trim_end_matches('.')
}

#[test]
fn one_chart_says_the_same_in_svg_and_in_powerpoint() {
    for language in Language::ALL {
        for (places, indicators, years) in [
            (NINE, "population_density", "2022"),
            ("kenitra rabat montpellier paris", "msw_pc", ""),
            ("kenitra", "water_access sewer_connection informal_housing", "2014 2024"),
        ] {
            let kind = if years.len() > 4 { ChartKind::Grouped } else { ChartKind::Bars };
            let spec = chart_of(&figures(places, indicators, years), Some(kind), language);
            let svg = String::from_utf8(made(&spec, Format::Svg)).expect("SVG is text");
            let seen = plain(&texts(&svg, "text").join(" "));
            for text in spec.required_texts() {
                assert!(seen.contains(said(&plain(&text))), "the SVG lacks \"{text}\"");
            }
            let pptx = made(&spec, Format::Pptx);
            let slide = plain(&texts(&part(&pptx, "ppt/slides/slide1.xml"), "a:t").join(" "));
            for text in [&spec.headline, &spec.subtitle].into_iter().chain(&spec.reading_key) {
                assert!(slide.contains(said(&plain(text))), "the slide lacks \"{text}\"");
            }
            // The slide has a line of sources; all of them, and every remark, are in the notes.
            let sources = plain(&spec.sources);
            let first = sources.split([';', '\u{61b}']).next().unwrap_or_default().trim_end_matches('.');
            assert!(slide.contains(first), "the slide lacks \"{first}\"");
            let notes = plain(&texts(&part(&pptx, "ppt/notesSlides/notesSlide1.xml"), "a:t").join(" "));
            for text in spec.footnotes.iter().chain([&spec.sources]) {
                assert!(notes.contains(said(&plain(text))), "the notes lack \"{text}\"");
            }
            let drawn = part(&pptx, "ppt/charts/chart1.xml");
            let cached = texts(&drawn, "c:v");
            let names = spec.categories.iter().map(jumelles::chart::Category::label_with_detail);
            // Names in order, once for each series, then the numbers whose format prints the labels.
            let listed: Vec<String> = cached.iter().filter(|text| names.clone().any(|name| text.starts_with(&name))).cloned().collect();
            let order: Vec<String> = (0..spec.series.len()).flat_map(|_| names.clone()).collect();
            assert_eq!(listed.len(), order.len());
            assert!(listed.iter().zip(&order).all(|(found, wanted)| found.starts_with(wanted)), "{listed:?}");
            for value in spec.series.iter().flat_map(|series| &series.points).filter_map(|point| point.value.number()) {
                assert!(cached.contains(&value.to_string()), "the chart lacks {value}");
            }
        }
    }
}

#[test]
fn the_screen_reader_and_the_notes_hear_the_headline_and_the_cells() {
    let spec = chart(Language::Fr, "kenitra evreux", "population_density", "2024");
    let pptx = made(&spec, Format::Pptx);
    let slide = part(&pptx, "ppt/slides/slide1.xml");
    assert!(slide.contains(&format!("descr=\"{}", spec.alt_text.split('.').next().expect("a sentence"))));
    let notes = texts(&part(&pptx, "ppt/notesSlides/notesSlide1.xml"), "a:t");
    assert_eq!(notes.first(), Some(&spec.headline));
    assert!(notes.iter().any(|note| note.contains("kenitra.csv, ligne ") && note.contains("«\u{a0}507736\u{a0}»")), "{notes:?}");
}

#[test]
fn arabic_slides_are_mirrored_and_tagged() {
    let spec = chart(Language::Ar, "kenitra evreux", "population_density", "");
    let pptx = made(&spec, Format::Pptx);
    let slide = part(&pptx, "ppt/slides/slide1.xml");
    assert!(slide.contains("algn=\"r\" rtl=\"1\"") && slide.contains("lang=\"ar-MA\""));
    let drawn = part(&pptx, "ppt/charts/chart1.xml");
    assert!(drawn.contains("<c:valAx><c:axId val=\"222222222\"/><c:scaling><c:orientation val=\"maxMin\"/>"));
    let svg = String::from_utf8(made(&spec, Format::Svg)).expect("SVG is text");
    assert!(texts(&svg, "text").iter().all(|text| text.starts_with('\u{2067}') && text.ends_with('\u{2069}')));
}

#[test]
fn a_missing_figure_leaves_a_hole_and_a_word() {
    let spec = chart(Language::Fr, "kenitra rabat", "msw_pc", "");
    let drawn = part(&made(&spec, Format::Pptx), "ppt/charts/chart1.xml");
    assert!(texts(&drawn, "c:v").contains(&"Rabat (n.d.)".to_owned()));
    let values = drawn.split("<c:numCache>").nth(1).expect("a cache");
    assert!(values.contains("<c:ptCount val=\"2\"/>") && values.matches("<c:pt idx=").count() == 1);
}

#[test]
fn bars_of_powerpoint_start_at_zero_too() {
    let drawn = part(&made(&chart(Language::Fr, NINE, "water_access", ""), Format::Pptx), "ppt/charts/chart1.xml");
    assert!(drawn.contains("<c:min val=\"0\"/>"));
}

#[test]
fn two_exports_are_the_same_bytes() {
    let spec = chart(Language::Fr, NINE, "population_density", "2022");
    for format in Format::VARIANTS.iter().copied() {
        assert!(made(&spec, format) == made(&spec, format), "{format:?} differs");
    }
}

#[test]
fn a_png_is_1920_by_1080_and_not_blank() {
    for theme in ThemeName::VARIANTS.iter().copied() {
        let spec = chart(Language::Ar, "kenitra evreux", "population_density", "");
        let bytes = export(&Deck::from_chart(spec), Format::Png, &Theme::builtin(theme)).expect("a PNG");
        assert_eq!(&bytes[..8], b"\x89PNG\r\n\x1a\n");
        assert_eq!(&bytes[16..24], [0, 0, 7, 128, 0, 0, 4, 56]);
        assert!(bytes.len() > 20_000, "{} bytes are a blank page", bytes.len());
    }
}

#[test]
fn hostile_names_stay_words() {
    let loaded = load_text(
        "ville;mesure;année;valeur\n<script>&\"x;Population;2024;5\n=cmd|' /C calc'!A0;Population;2024;7\n\u{202e}abc\u{1}def;Population;2024;9\n",
    );
    let ids: Vec<String> = loaded.values.places().iter().map(|place| place.id.to_string()).collect();
    let places: Vec<jumelles::base::PlaceId> = ids.iter().map(|id| jumelles::base::PlaceId::new(id)).collect();
    let question = jumelles::compare::ComparisonQuery::from_places(&places, vec![jumelles::base::IndicatorId::new("population")], vec![])
        .expect("a question");
    let figures = jumelles::compare::answer_query(&loaded.values, &question);
    let spec = chart_of(&figures, None, Language::Fr);
    for format in Format::VARIANTS.iter().copied() {
        assert!(!made(&spec, format).is_empty());
    }
    let svg = String::from_utf8(made(&spec, Format::Svg)).expect("SVG is text");
    assert!(!svg.contains("<script>") && !svg.contains('\u{1}'));
    let workbook = {
        let pptx = made(&spec, Format::Pptx);
        let mut zip = ZipArchive::new(Cursor::new(pptx)).expect("a zip");
        let mut bytes = Vec::new();
        zip.by_name("ppt/embeddings/Microsoft_Excel_Sheet1.xlsx").expect("the workbook").read_to_end(&mut bytes).expect("bytes");
        part(&bytes, "xl/worksheets/sheet1.xml")
    };
    assert!(!workbook.contains("<f>"), "a name became a formula");
}

/// A figure on other ground than that of the focus is hatched, with the word beside it, in the picture and in the chart of PowerPoint; the
/// others are not.
#[test]
fn a_doubtful_figure_is_hatched_and_its_doubt_is_named() {
    for (language, word) in [(Language::Fr, "autre territoire"), (Language::Ar, "مجال آخر"), (Language::En, "other territory")] {
        let spec = chart_of(&figures("kenitra montpellier", "msw_pc", ""), Some(ChartKind::Bars), language);
        let doubts: Vec<(&str, Option<&str>)> = spec
            .categories
            .iter()
            .zip(&spec.series[0].points)
            .map(|(category, point)| (category.label.as_str(), point.doubt.as_ref().map(|doubt| doubt.word.as_str())))
            .collect();
        assert_eq!(doubts.iter().filter(|(_, doubt)| *doubt == Some(word)).count(), 1, "{doubts:?}");
        assert_eq!(doubts.iter().filter(|(_, doubt)| doubt.is_none()).count(), 1, "{doubts:?}");
        let svg = String::from_utf8(made(&spec, Format::Svg)).expect("text");
        assert!(plain(&texts(&svg, "text").join(" ")).contains(&plain(word)), "{language:?}");
        let drawn = part(&made(&spec, Format::Pptx), "ppt/charts/chart1.xml");
        assert_eq!(drawn.matches("pattFill prst=\"wdUpDiag\"").count(), 1, "{language:?}");
        assert!(drawn.contains(word), "{language:?}");
        // Beside a figure of the same territory nothing is hatched.
        let same = chart_of(&figures("kenitra rabat", "population_density", "2024"), Some(ChartKind::Bars), language);
        assert!(same.series[0].points.iter().all(|point| point.doubt.is_none()));
        assert!(!part(&made(&same, Format::Pptx), "ppt/charts/chart1.xml").contains("pattFill"));
    }
}
