//! How fast a messy file is opened: bytes in, a table with its notes out, told nothing. Linear from 10⁴ to 10⁶ rows; ten
//! million with `JUMELLES_LARGE=1 cargo bench --bench intake`.

#![allow(missing_docs, reason = "criterion makes functions of its own")]

use std::fmt::Write as _;
use std::hint::black_box;
use std::thread;
use std::time::{Duration, Instant};

use criterion::{BatchSize, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use jumelles::base::number::{DecimalMark, parse_number};
use jumelles::base::{Notes, Progress};
use jumelles::engine::{Recipes, ReferenceData, SourceFile, load, read_source};
use jumelles::intake::{ReadSettings, read_table};
use jumelles::tidy::{ObservationsBuilder, Recipe};

/// A clerk's file: titles, Windows-1252, semicolons, "1 234,5", "n.d.", a total, a note.
fn messy(rows: u32) -> Vec<u8> {
    let towns = ["Kénitra", "Rabat", "Évreux", "Montpellier", "Saint-Étienne", "Bergerac", "Lyon", "Paris", "Mantes-la-Jolie", "Salé"];
    let mut text = String::from("Déchets ménagers collectés par commune\r\nSource : direction de la propreté\r\n\r\n");
    text.push_str("Commune;Code;Année;Population;Déchets (t);Eau (m³);Budget (k€)\r\n");
    let number = |seed: u32| {
        let value = seed.wrapping_mul(2_654_435_761) % 900_000;
        format!("{} {:03},{}", value / 1000, value % 1000, seed % 10)
    };
    for row in 0..rows {
        let town = towns.get(row as usize % towns.len()).copied().unwrap_or_default();
        let waste = if row % 50 == 1 { "n.d.".to_owned() } else { number(row + 1) };
        let (people, water, money) = (number(row), number(row + 2), number(row + 3));
        let _ = write!(text, "{town};{row:05};{};{people};{waste};{water};{money}\r\n", 2000 + row % 25);
    }
    text.push_str("Total;;;1;2;3;4\r\nSource : relevés des communes\r\n");
    text.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')).collect()
}

fn opening(criterion: &mut Criterion) {
    let library = ReferenceData::shipped();
    let mut group = criterion.benchmark_group("open a messy file");
    group.sample_size(10);
    let sizes: &[u32] = if std::env::var_os("JUMELLES_LARGE").is_some() { &[10_000_000] } else { &[10_000, 100_000, 1_000_000] };
    for rows in sizes {
        let bytes = messy(*rows);
        group.throughput(Throughput::Bytes(bytes.len() as u64));
        group.bench_with_input(BenchmarkId::new("cells and their kinds", rows), &bytes, |bencher, bytes| {
            let run = |bytes: Vec<u8>| read_table(bytes, "x.csv", &ReadSettings::default());
            bencher.iter_batched(|| bytes.clone(), run, BatchSize::PerIteration);
        });
        group.bench_with_input(BenchmarkId::new("and its figures", rows), &bytes, |bencher, bytes| {
            let run = |bytes: Vec<u8>| {
                let source = SourceFile { name: "x.csv".to_owned(), bytes };
                let mut builder = ObservationsBuilder::new(&library.gazetteer, &library.measures);
                let _ = read_source(&library, source, &Recipe::default(), &mut builder, &Progress::default());
                builder.finish(&mut Notes::default())
            };
            bencher.iter_batched(|| bytes.clone(), run, BatchSize::PerIteration);
        });
    }
    group.finish();
}

/// How long a reading goes on once nobody wants it, whenever it is stopped.
#[expect(clippy::disallowed_methods, reason = "a bench looks at the clock")]
fn stopping(criterion: &mut Criterion) {
    let library = ReferenceData::shipped();
    let bytes = messy(1_000_000);
    let mut group = criterion.benchmark_group("stop a reading of a million rows");
    group.sample_size(10);
    for after in [20_u64, 120, 400, 1000] {
        group.bench_with_input(BenchmarkId::new("ms after its start", after), &after, |bencher, after| {
            bencher.iter_custom(|times| {
                let once = |_| {
                    let (progress, sources) = (Progress::default(), vec![SourceFile { name: "x.csv".to_owned(), bytes: bytes.clone() }]);
                    thread::scope(|scope| {
                        scope.spawn(|| load(&library, sources, &Recipes::default(), &progress));
                        thread::sleep(Duration::from_millis(*after));
                        let asked = Instant::now();
                        progress.stop();
                        asked
                    })
                    .elapsed()
                };
                (0..times).map(once).sum()
            });
        });
    }
    group.finish();
}

fn numbers(criterion: &mut Criterion) {
    let cells = ["431282", "1 234,5", "1\u{202f}234\u{202f}567,89", "n.d.", "12 %", "~500", "٤٥٫٦", "56,88 km²"];
    criterion.bench_function("read eight cells", |bencher| {
        bencher.iter(|| {
            cells.iter().filter_map(|cell| parse_number(black_box(cell), DecimalMark::Comma)).map(|written| written.value).sum::<f64>()
        });
    });
}

criterion_group!(benches, opening, stopping, numbers);
criterion_main!(benches);
