//! How fast indicators are computed: sixty ratios for towns × twenty years, one figure in ten missing. Linear from 350 to
//! 35 000 towns; then one formula changed, and one figure of one town.

#![allow(missing_docs, reason = "criterion makes functions of its own")]

use std::fmt::Write as _;
use std::sync::Arc;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use jumelles::base::{MeasureId, Notes, PlaceId, Progress, Year};
use jumelles::indicators::{Catalogue, IndicatorValues};
use jumelles::intake::{ReadSettings, read_table};
use jumelles::tidy::{Gazetteer, KnownWords, Measures, Observations, ObservationsBuilder, ReadingAnswers, Supposition, reshape, suggest};

/// How many indicators.
const RATIOS: usize = 60;

/// A list of things counted, and the population to divide them by.
fn counted() -> Option<(Vec<String>, Measures)> {
    let ids: Vec<String> = (0..RATIOS).map(|rank| format!("count_{rank}")).collect();
    let card = |id: &String| format!("[[measure]]\nid = \"{id}\"\nunit = \"persons\"\nfr = \"{id}\"\nen = \"{id}\"\nar = \"{id}\"\n");
    let text: String = ids.iter().chain(std::iter::once(&"population".to_owned())).map(card).collect();
    Some((ids, Measures::parse(&text).ok()?))
}

fn catalogue(ids: &[String], measures: &Measures, factor: u32) -> Option<Catalogue> {
    let mut text = String::new();
    for (rank, id) in ids.iter().enumerate() {
        let times = if rank == 0 { factor } else { 1 };
        let _ = write!(text, "[[indicator]]\nid = \"r{rank}\"\ntheme = \"t\"\nunit = \"%\"\nbetter = \"neutral\"\n");
        let _ = write!(text, "fr = \"x\"\nen = \"x\"\nar = \"x\"\nformula = \"{times} * {id} / population\"\n");
    }
    Catalogue::parse(&text, measures).ok()
}

/// The same figures as `tests/benches/peers/compute.py` makes: a value for each town, year and measure, one in ten missing.
fn observed(towns: u32, ids: &[String], measures: &Measures) -> Option<Arc<Observations>> {
    let gazetteer = Gazetteer::shipped();
    let mut text = format!("ville;annee;population;{}\n", ids.join(";"));
    for town in 0..towns {
        for year in 2001..2021 {
            let _ = write!(text, "commune {town};{year};{}", 1000 + town);
            for rank in 0..RATIOS {
                let seed = (town.wrapping_mul(31).wrapping_add(year))
                    .wrapping_mul(2_654_435_761)
                    .wrapping_add(u32::try_from(rank).unwrap_or(0) * 97);
                let _ = if seed % 10 == 0 { write!(text, ";") } else { write!(text, ";{}", seed % 1000) };
            }
            text.push('\n');
        }
    }
    let mut notes = Notes::default();
    let intake = read_table(text.into_bytes(), "essai.csv", &ReadSettings::default());
    let mapping = suggest(&intake, KnownWords { gazetteer: &gazetteer, measures }, &ReadingAnswers::default(), &mut notes)?;
    let mut draft = ObservationsBuilder::new(&gazetteer, measures);
    draft.begin_source(&intake);
    reshape(&intake, &mapping, &mut draft, &Progress::default(), &mut notes);
    Some(Arc::new(draft.finish(&mut notes)))
}

fn computing(criterion: &mut Criterion) {
    let Some((ids, measures)) = counted() else { return };
    let (Some(all), Some(changed)) = (catalogue(&ids, &measures, 1), catalogue(&ids, &measures, 2)) else { return };
    let mut group = criterion.benchmark_group("sixty indicators, twenty years");
    group.sample_size(10);
    for towns in [350, 3_500, 35_000] {
        let Some(observations) = observed(towns, &ids, &measures) else { return };
        group.throughput(Throughput::Elements(u64::from(towns) * 20 * RATIOS as u64));
        group.bench_with_input(BenchmarkId::new("computed, towns", towns), &observations, |bencher, observations| {
            bencher.iter(|| IndicatorValues::compute(Arc::clone(observations), &all));
        });
        let results = IndicatorValues::compute(Arc::clone(&observations), &all);
        group.bench_with_input(BenchmarkId::new("one formula changed, towns", towns), &results, |bencher, results| {
            bencher.iter(|| results.with_catalogue(&changed));
        });
        let Some(year) = Year::parse("2010") else { return };
        for (what, id) in [("denominator", "population"), ("numerator", "count_0")] {
            let supposed = [Supposition { place: PlaceId::new("commune_7"), measure: MeasureId::new(id), year, value: 12.0 }];
            let name = format!("one figure of a {what} changed, towns");
            group.bench_with_input(BenchmarkId::new(name, towns), &results, |bencher, results| {
                bencher.iter(|| results.with_suppositions(&supposed, &measures));
            });
        }
    }
    group.finish();
}

criterion_group!(benches, computing);
criterion_main!(benches);
