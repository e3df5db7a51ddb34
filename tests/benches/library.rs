//! How fast the library answers: a name among 38 000 territories, the figures of a commune when they are first asked for, the peers of a
//! town among towns and of a village among 35 000 communes, and the same list when a weight moves.

#![allow(missing_docs, reason = "criterion makes functions of its own")]

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use jumelles::library::{Edition, FigureFilter, figure_tables, find_territory, search_territories};
use jumelles::peers::{CandidatePool, Counting, PeerCriteria, Town, WeightDraws, find_peers, find_peers_with};

fn names(criterion: &mut Criterion) {
    let edition = Edition::shipped();
    // Both lists are read once, before the first name.
    let _ = search_territories(edition, "kenitra", 8);
    let mut group = criterion.benchmark_group("library");
    for (name, words) in [("a_name", "kenitra"), ("arabic", "القنيطرة"), ("a_part", "saint"), ("a_slip", "Montpelier sur mer")] {
        group.bench_function(name, |bencher| bencher.iter(|| search_territories(edition, words, 8)));
    }
    group.finish();
}

fn figures(criterion: &mut Criterion) {
    let Ok(commune) = find_territory(Edition::shipped(), "04.281.01.01") else { return };
    let mut group = criterion.benchmark_group("library");
    group.sample_size(20);
    let shipped = include_bytes!("../../assets/library/library.zip");
    // An edition that nobody read yet, as at the first commune.
    group.bench_function("first_commune", |bencher| {
        bencher.iter_batched(
            || shipped.to_vec(),
            |bytes| {
                let edition = Edition::parse(bytes).ok()?;
                Some(figure_tables(&edition, &[commune], &FigureFilter { measures: None, is_known: &|_, _| false }))
            },
            BatchSize::LargeInput,
        );
    });
    group.finish();
}

fn peers(criterion: &mut Criterion) {
    let edition = Edition::shipped();
    let mut group = criterion.benchmark_group("peers");
    group.sample_size(20);
    for (name, town) in [("of_a_town", "Kénitra"), ("of_a_village", "Giverny")] {
        let Ok(focus) = find_territory(edition, town) else { continue };
        let pool = CandidatePool::of_library(edition, focus);
        let Some(index) = pool.position_of(&Town::Commune(focus)) else { continue };
        let criteria = PeerCriteria::default();
        // Of another edition than the one in use, whose pools are kept.
        let Ok(other) = Edition::parse(include_bytes!("../../assets/library/library.zip").to_vec()) else { continue };
        group.bench_function(format!("pool_{name}"), |bencher| bencher.iter(|| CandidatePool::of_library(&other, focus)));
        group.bench_function(format!("list_alone_{name}"), |bencher| {
            let counting = Counting { count: 7, draws: &WeightDraws { draws: Vec::new() } };
            bencher.iter(|| find_peers_with(&pool, index, &criteria, &|_| true, counting));
        });
        group.bench_function(format!("list_{name}"), |bencher| {
            bencher.iter(|| find_peers(&pool, index, &criteria, &|_| true, 7));
        });
    }
    group.finish();
}

criterion_group!(benches, names, figures, peers);
criterion_main!(benches);
