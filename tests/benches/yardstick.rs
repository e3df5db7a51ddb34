//! A fixed piece of work, to which `latency.py` relates the time of every interaction: what a machine takes for one is then
//! comparable with what another takes. It sorts 200 000 numbers that are the same on every run.

#![allow(missing_docs, reason = "criterion makes functions of its own")]

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};

fn yardstick(criterion: &mut Criterion) {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    };
    let numbers: Vec<u64> = (0..200_000).map(|_| next()).collect();
    criterion.bench_function("yardstick", |bencher| {
        bencher.iter_batched_ref(|| numbers.clone(), |numbers| numbers.sort_unstable(), BatchSize::LargeInput);
    });
}

criterion_group!(benches, yardstick);
criterion_main!(benches);
