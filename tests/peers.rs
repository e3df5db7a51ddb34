//! Peers against lists that other programs worked out, their properties, and the library they are found in.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test stops where it fails")]

use std::collections::BTreeMap;
use std::path::Path;

use jumelles::library::{Edition, find_territory};
use jumelles::peers::{
    Candidate, CandidatePool, Closeness, Counting, Definitions, Feature, FeatureKind, OtherDistance, OwnColumn, PeerCriteria, PeerRefusal,
    PeerVariable, PeerWay, Town, VariableChoice, WeightDraws, find_peers, find_peers_with, gower_distance,
};

type Row = BTreeMap<String, String>;

/// The rows of an oracle; none of its cells has a comma.
fn oracle(name: &str) -> Vec<Row> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracles/peers").join(name);
    let text = std::fs::read_to_string(path).expect("the oracle");
    let mut lines = text.lines();
    let headings: Vec<&str> = lines.next().expect("headings").split(',').collect();
    lines
        .map(|line| headings.iter().zip(line.split(',')).map(|(heading, cell)| ((*heading).to_owned(), cell.to_owned())).collect())
        .collect()
}

fn number(row: &Row, column: &str) -> Option<f64> {
    row[column].parse().ok()
}

/// The towns of the oracle with the six variables of its lists.
fn towns() -> CandidatePool {
    let rows = oracle("towns_fr_ma_input.csv");
    let candidates = rows.iter().map(|row| {
        let value = |variable: PeerVariable| match variable {
            PeerVariable::Population => number(row, "population"),
            PeerVariable::Density => Some(number(row, "population")? / number(row, "area_km2")?),
            PeerVariable::Growth => {
                let (after, before) = (number(row, "population")?, number(row, "population_before")?);
                let years = number(row, "population_year")? - number(row, "before_year")?;
                Some(100.0 * ((after / before).powf(1.0 / years) - 1.0))
            }
            PeerVariable::HouseholdSize => number(row, "household_size"),
            PeerVariable::Share15To64 => number(row, "share_15_64_pct"),
            PeerVariable::Unemployment => number(row, "unemployment_pct"),
            PeerVariable::Share0To14 | PeerVariable::Share65Plus | PeerVariable::Distance | PeerVariable::Coast | PeerVariable::Own(_) => {
                None
            }
        };
        let values = PeerVariable::ALL.map(value).to_vec();
        Candidate { key: row["code"].clone(), country: row["country"].clone(), values, coordinates: None }
    });
    CandidatePool::new(candidates.collect(), Definitions::One)
}

fn way(name: &str) -> PeerWay {
    if name == "as_is" { PeerWay::AsIs } else { PeerWay::WithinCountry }
}

/// The lists of an oracle: its rows by way, town and country.
fn lists(rows: Vec<Row>) -> BTreeMap<(String, String, String), Vec<Row>> {
    let mut lists: BTreeMap<_, Vec<Row>> = BTreeMap::new();
    for row in rows {
        lists.entry((row["mode"].clone(), row["focus"].clone(), row["country"].clone())).or_default().push(row);
    }
    lists
}

fn draws() -> WeightDraws {
    let names: Vec<&str> = PeerVariable::USUAL.iter().map(|variable| variable.name()).collect();
    let of_row = |row: &Row| names.iter().map(|name| number(row, name).expect("a weight")).collect();
    WeightDraws { draws: oracle("weight_draws_200.csv").iter().map(of_row).collect() }
}

#[test]
fn twenty_lists_are_those_of_another_program() {
    let pool = towns();
    let lists = lists(oracle("towns_fr_ma_expected.csv"));
    assert_eq!(lists.len(), 20);
    for ((mode, focus, country), rows) in lists {
        let focus = pool.position(&focus).expect("the town");
        let criteria = PeerCriteria { way: way(&mode), ..PeerCriteria::default() };
        let is_in_pool = |index: usize| pool.candidates()[index].country == country;
        let draws = WeightDraws { draws: Vec::new() };
        let list = find_peers_with(&pool, focus, &criteria, &is_in_pool, Counting { count: 15, draws: &draws }).expect("a list");
        for (peer, row) in list.peers.iter().zip(&rows) {
            assert_eq!(pool.candidates()[peer.candidate].key, row["code"], "{mode} {country}");
            assert!((peer.distance.distance - number(row, "distance").expect("a distance")).abs() < 1e-9);
            assert!((peer.distance.coverage - number(row, "coverage").expect("a coverage")).abs() < 1e-9);
            for difference in &peer.differences {
                let expected = number(row, &format!("u_{}", difference.variable.name()));
                match (difference.tolerances, expected) {
                    (Some(own), Some(expected)) => assert!((own.abs() - expected).abs() < 1e-9, "{own} {expected}"),
                    (own, expected) => assert_eq!(own.is_some(), expected.is_some()),
                }
            }
        }
    }
}

#[test]
fn stability_is_counted_as_another_program_counts_it() {
    let (pool, draws) = (towns(), draws());
    let lists = lists(oracle("towns_fr_ma_stability_expected.csv"));
    assert_eq!(lists.len(), 8);
    for ((mode, focus, country), rows) in lists {
        let focus = pool.position(&focus).expect("the town");
        let criteria = PeerCriteria { way: way(&mode), ..PeerCriteria::default() };
        let is_in_pool = |index: usize| pool.candidates()[index].country == country;
        let list = find_peers_with(&pool, focus, &criteria, &is_in_pool, Counting { count: 1000, draws: &draws }).expect("a list");
        let times: BTreeMap<&str, usize> =
            list.peers.iter().map(|peer| (pool.candidates()[peer.candidate].key.as_str(), peer.certainty.times)).collect();
        let counted: usize = times.values().sum();
        assert_eq!(counted, 7 * 200, "{mode} {country}");
        for row in rows {
            assert_eq!(times[row["code"].as_str()].to_string(), row["times_in_first_7_of_200"], "{mode} {country} {}", row["code"]);
        }
    }
}

/// The rows of the oracle's towns that have all five values, and their codes.
fn complete_towns() -> (Vec<String>, Vec<Vec<f64>>) {
    let values = |row: &Row| {
        let people = number(row, "population")?;
        let density = people / number(row, "area_km2")?;
        let [household, working, unemployed] = ["household_size", "share_15_64_pct", "unemployment_pct"].map(|column| number(row, column));
        Some((row["code"].clone(), vec![people.ln(), density.ln(), household?, working?, unemployed?]))
    };
    oracle("towns_fr_ma_input.csv").iter().filter_map(values).unzip()
}

#[test]
fn other_distances_are_those_of_other_programs() {
    let (codes, rows) = complete_towns();
    assert_eq!(codes.len(), 752);
    let mut checked = 0;
    for expected in oracle("towns_fr_ma_other_distances_expected.csv") {
        let distance = match expected["method"].as_str() {
            "euclid_z_sd_n1" => OtherDistance::ZScore,
            "euclid_robust_z_mad1.4826" => OtherDistance::RobustZScore,
            "mahalanobis_cov_n1" => OtherDistance::Mahalanobis,
            other => panic!("{other}"),
        };
        check_nearest(&codes, &distance.from_row(&rows, find(&codes, &expected["focus"])), &expected, 1e-9);
        checked += 1;
    }
    assert_eq!(checked, 150);
}

#[test]
fn gower_over_the_ranges_of_a_pool_is_that_of_another_program() {
    let rows = oracle("towns_fr_ma_input.csv");
    let values = |row: &Row| {
        let people = number(row, "population");
        let density = people.zip(number(row, "area_km2")).map(|(people, area)| (people / area).ln());
        let [household, working, unemployed] = ["household_size", "share_15_64_pct", "unemployment_pct"].map(|column| number(row, column));
        [people.map(f64::ln), density, household, working, unemployed]
    };
    let all: Vec<[Option<f64>; 5]> = rows.iter().map(values).collect();
    let codes: Vec<String> = rows.iter().map(|row| row["code"].clone()).collect();
    let ranges: Vec<f64> = (0..5)
        .map(|column| {
            let known = || all.iter().filter_map(|row| row[column]);
            known().fold(f64::MIN, f64::max) - known().fold(f64::MAX, f64::min)
        })
        .collect();
    let apart = |a: &[Option<f64>; 5], b: &[Option<f64>; 5]| {
        let features: Vec<Feature> = (0..5)
            .map(|column| Feature { kind: FeatureKind::Number { range: ranges[column] }, weight: 1.0, values: (a[column], b[column]) })
            .collect();
        gower_distance(&features).expect("something is known").distance
    };
    let expected = oracle("towns_fr_ma_gower_pool_range_expected.csv");
    assert_eq!(expected.len(), 75);
    for row in &expected {
        let focus = find(&codes, &row["focus"]);
        let distances: Vec<f64> = all.iter().map(|other| apart(&all[focus], other)).collect();
        check_nearest(&codes, &distances, row, 1e-12);
    }
    // Without gaps it is one of the other distances.
    let (codes, complete) = complete_towns();
    let focus = find(&codes, "MA-42810101");
    let distances = OtherDistance::PoolRange.from_row(&complete, focus);
    assert!(distances[focus] == 0.0 && distances.iter().all(|distance| (0.0..=1.0).contains(distance)));
}

fn find(codes: &[String], code: &str) -> usize {
    codes.iter().position(|own| own == code).expect("the town")
}

/// Whether the town of a row is where the row says, and as far.
fn check_nearest(codes: &[String], distances: &[f64], expected: &Row, tolerance: f64) {
    let focus = find(codes, &expected["focus"]);
    let mut order: Vec<usize> = (0..codes.len()).filter(|index| *index != focus).collect();
    order.sort_by(|a, b| distances[*a].total_cmp(&distances[*b]).then_with(|| codes[*a].cmp(&codes[*b])));
    let position: usize = expected["position"].parse().expect("a position");
    let near = order[position - 1];
    assert_eq!(codes[near], expected["code"], "{expected:?}");
    assert!((distances[near] - number(expected, "distance").expect("a distance")).abs() < tolerance, "{expected:?} {}", distances[near]);
}

#[test]
fn a_yes_or_no_of_a_file_is_asymmetric_and_unknown_is_not_no() {
    let pool = towns();
    let focus = pool.position("MA-42810101").expect("Kénitra");
    let ports = |value: &dyn Fn(usize) -> Option<f64>| OwnColumn {
        values: (0..pool.candidates().len()).map(value).collect(),
        is_comparable_across_countries: true,
    };
    let apart = |column: OwnColumn, way: PeerWay| {
        let with = pool.with_own(&[column]);
        let port = VariableChoice { variable: PeerVariable::Own(0), weight: 1.0, tolerance: 1.0 };
        let criteria = PeerCriteria {
            variables: [VariableChoice::usual(PeerVariable::Population), port].to_vec(),
            way,
            least_coverage: 0.0,
            ..PeerCriteria::default()
        };
        let list = find_peers_with(&with, focus, &criteria, &|_| true, Counting { count: 1000, draws: &WeightDraws { draws: Vec::new() } });
        list.expect("a list").peers
    };
    for way in [PeerWay::AsIs, PeerWay::WithinCountry] {
        // Both have none: nothing is told. One has it: as far as can be. Unknown: nothing is told, either.
        assert!(apart(ports(&|_| Some(0.0)), way).iter().all(|peer| peer.differences[1].tolerances.is_none()));
        let only_here = apart(ports(&|town| Some(f64::from(u8::from(town == focus)))), way);
        assert!(only_here.iter().all(|peer| peer.differences[1].tolerances == Some(-4.0) && peer.distance.coverage > 0.99));
        let unknown = apart(ports(&|town| (town == focus).then_some(1.0)), way);
        assert!(unknown.iter().all(|peer| peer.differences[1].tolerances.is_none() && peer.distance.coverage < 0.51));
    }
}

#[test]
fn z_scores_are_as_far_apart_as_was_published() {
    let input = oracle("uk_deprivation_density_input.csv");
    let codes: Vec<String> = input.iter().map(|row| row["code"].clone()).collect();
    let rows: Vec<Vec<f64>> =
        input.iter().map(|row| ["la_deprivation_score", "density"].map(|column| number(row, column).expect("a number")).to_vec()).collect();
    let mut of_town: BTreeMap<String, Vec<f64>> = BTreeMap::new();
    let expected = oracle("uk_deprivation_density_expected.csv");
    assert!(expected.len() > 5000);
    for row in expected {
        let distances = of_town.entry(row["a"].clone()).or_insert_with(|| OtherDistance::ZScore.from_row(&rows, find(&codes, &row["a"])));
        let distance = distances[find(&codes, &row["b"])];
        assert!((distance - number(&row, "distance").expect("a distance")).abs() < 1e-12, "{row:?} {distance}");
    }
}

#[test]
fn mixed_features_are_as_far_apart_as_others_say() {
    let rows = oracle("mixed_nine_towns_input.csv");
    let text = |row: &Row, column: &str| Some(row[column].clone()).filter(|text| !text.is_empty());
    let truth = |row: &Row, column: &str| text(row, column).map(|text| if text == "TRUE" { 1.0 } else { 0.0 });
    let people = |row: &Row| number(row, "population").map(f64::ln);
    let class = |row: &Row| text(row, "main_sector").map(|text| if text == "industry" { 0.0 } else { 1.0 });
    let span = |value: &dyn Fn(&Row) -> Option<f64>| {
        let values: Vec<f64> = rows.iter().filter_map(value).collect();
        values.iter().copied().fold(f64::MIN, f64::max) - values.iter().copied().fold(f64::MAX, f64::min)
    };
    let mut checked = 0;
    for expected in oracle("mixed_nine_towns_expected.csv") {
        let variant = &expected["variant"];
        let find = |id: &str| rows.iter().find(|row| row["code"] == id).expect("the town");
        let (a, b) = (find(&expected["a"]), find(&expected["b"]));
        let is_fixed = variant.starts_with("fixed");
        let range =
            |fixed: f64, value: &dyn Fn(&Row) -> Option<f64>| FeatureKind::Number { range: if is_fixed { fixed } else { span(value) } };
        let presence = if variant.contains("asymmetric") { FeatureKind::Presence } else { FeatureKind::Class };
        let weights = if variant.contains("weights") { [3.0, 1.0, 1.0, 1.0, 2.0, 1.0] } else { [1.0; 6] };
        let unemployment = |row: &Row| number(row, "unemployment");
        let rank = |row: &Row| number(row, "rank_in_network");
        let kinds = [
            (range(4.0 * 1.5_f64.ln(), &people), (people(a), people(b))),
            (range(12.0, &unemployment), (unemployment(a), unemployment(b))),
            (presence, (truth(a, "port"), truth(b, "port"))),
            (presence, (truth(a, "university"), truth(b, "university"))),
            (FeatureKind::Class, (class(a), class(b))),
            (range(3.0, &rank), (rank(a), rank(b))),
        ];
        let features: Vec<Feature> =
            kinds.into_iter().zip(weights).map(|((kind, values), weight)| Feature { kind, weight, values }).collect();
        let distance = gower_distance(&features).expect("some are known").distance;
        assert!((distance - number(&expected, "distance").expect("a distance")).abs() < 1e-12, "{variant} {a:?} {b:?}");
        checked += 1;
    }
    assert_eq!(checked, 180);
}

#[test]
fn ordered_and_binary_columns_are_as_far_apart_as_three_packages_say() {
    let rows = oracle("gower_fd_input.csv");
    let columns = ["num1", "num2", "fac1", "fac2", "ord1", "ord2", "bin1", "bin2"];
    // A number as it is, an ordered value by its rank among those of its column, anything else by its text.
    let values = |column: &str| -> Vec<Option<f64>> {
        let mut levels: Vec<&str> = rows.iter().map(|row| row[column].as_str()).filter(|text| !text.is_empty()).collect();
        levels.sort_unstable();
        levels.dedup();
        let level = |text: &str| levels.iter().position(|level| *level == text).and_then(|level| u32::try_from(level).ok()).map(f64::from);
        rows.iter().map(|row| if column.starts_with("num") { number(row, column) } else { level(&row[column]) }).collect()
    };
    let columns = columns.map(|column| (column, values(column)));
    let mut checked = 0;
    for expected in oracle("gower_fd_expected.csv") {
        let method = &expected["method"];
        // Mean ranks of ties and their corrections are other distances, which the program has not.
        if method.ends_with("podani") || method.ends_with("metric") {
            continue;
        }
        let weights = if method.contains("weights") { [4.0, 3.0, 5.0, 1.0, 2.0, 8.0, 3.0, 6.0] } else { [1.0; 8] };
        let position = |id: &str| rows.iter().position(|row| row[""] == id).expect("the thing");
        let (a, b) = (position(&expected["a"]), position(&expected["b"]));
        let features: Vec<Feature> = columns
            .iter()
            .zip(weights)
            .filter_map(|((column, values), weight)| {
                let is_number = column.starts_with("num") || (column.starts_with("ord") && !method.ends_with("plain_factor"));
                let is_left_out = method.ends_with("numeric_columns_only") && !(column.starts_with("num") || column.starts_with("bin"));
                let known = || values.iter().copied().flatten();
                let range = known().fold(f64::MIN, f64::max) - known().fold(f64::MAX, f64::min);
                let kind = if is_number { FeatureKind::Number { range } } else { FeatureKind::Class };
                (!is_left_out).then_some(Feature { kind, weight, values: (values[a], values[b]) })
            })
            .collect();
        let distance = gower_distance(&features).expect("some are known").distance;
        assert!((distance - number(&expected, "distance").expect("a distance")).abs() < 1e-12, "{method} {a} {b}");
        checked += 1;
    }
    assert_eq!(checked, 8 * 28);
}

#[test]
fn two_towns_that_share_nothing_known_are_not_the_nearest() {
    // Lyon and Paris lack each other's values: their distance is 0 and says nothing.
    let town = |key: &str, values: [Option<f64>; 6]| {
        let value = |variable: &PeerVariable| PeerVariable::USUAL.iter().position(|own| own == variable).and_then(|index| values[index]);
        Candidate {
            key: key.to_owned(),
            country: "FR".to_owned(),
            values: PeerVariable::ALL.iter().map(value).collect(),
            coordinates: None,
        }
    };
    let full = |people: f64| [Some(people), Some(1000.0), Some(0.1), Some(2.0), Some(62.0), Some(12.0)];
    let mut candidates: Vec<Candidate> =
        (0..12).map(|index| town(&format!("FR-{index:02}"), full(100_000.0 * f64::from(index + 2)))).collect();
    candidates.push(town("FR-lyon", full(520_000.0)));
    candidates.push(town("FR-paris", [Some(520_000.0), None, None, None, None, Some(12.0)]));
    let pool = CandidatePool::new(candidates, Definitions::One);
    let lyon = pool.position("FR-lyon").expect("Lyon");
    let list = find_peers(&pool, lyon, &PeerCriteria::default(), &|_| true, 7).expect("a list");
    assert_eq!(list.too_little_known, [pool.position("FR-paris").expect("Paris")]);
    assert!(list.peers.iter().all(|peer| pool.candidates()[peer.candidate].key != "FR-paris"));
}

#[test]
fn distances_have_the_properties_of_likeness() {
    let pool = towns();
    let criteria = PeerCriteria::default();
    let all = |focus: usize, pool: &CandidatePool, criteria: &PeerCriteria| -> BTreeMap<String, f64> {
        let draws = WeightDraws { draws: Vec::new() };
        let list = find_peers_with(pool, focus, criteria, &|_| true, Counting { count: usize::MAX, draws: &draws }).expect("a list");
        list.peers.iter().map(|peer| (pool.candidates()[peer.candidate].key.clone(), peer.distance.distance)).collect()
    };
    let kenitra = pool.position("MA-42810101").expect("Kénitra");
    let of_kenitra = all(kenitra, &pool, &criteria);
    // Symmetric as is.
    for (key, distance) in of_kenitra.iter().step_by(97) {
        let back = all(pool.position(key).expect("a town"), &pool, &criteria);
        assert!((back["MA-42810101"] - distance).abs() < 1e-12, "{key}");
    }
    // Doubling every weight changes nothing.
    let doubled = PeerCriteria {
        variables: criteria.variables.iter().map(|choice| VariableChoice { weight: 2.0 * choice.weight, ..*choice }).collect(),
        ..criteria.clone()
    };
    assert!(all(kenitra, &pool, &doubled).iter().all(|(key, distance)| (of_kenitra[key] - distance).abs() < 1e-12));
    // A town more changes no distance of the others.
    let mut more = pool.candidates().to_vec();
    let twin = Candidate { key: "FR-00000".to_owned(), ..pool.candidates()[kenitra].clone() };
    more.push(twin);
    let larger = CandidatePool::new(more, Definitions::One);
    let with_twin = all(larger.position("MA-42810101").expect("Kénitra"), &larger, &criteria);
    assert!(of_kenitra.iter().all(|(key, distance)| (with_twin[key] - distance).abs() < 1e-12));
    assert!(with_twin["FR-00000"].abs() < 1e-12);
}

#[test]
fn too_little_is_refused() {
    let pool = towns();
    let kenitra = pool.position("MA-42810101").expect("Kénitra");
    let few = find_peers(&pool, kenitra, &PeerCriteria::default(), &|index| index < 5, 7);
    assert_eq!(few.err(), Some(PeerRefusal::PoolTooSmall(5)));
    let nameless =
        Candidate { key: "XX-1".to_owned(), country: "FR".to_owned(), values: vec![None; PeerVariable::ALL.len()], coordinates: None };
    let mut candidates = pool.candidates().to_vec();
    candidates.push(nameless);
    let pool = CandidatePool::new(candidates, Definitions::One);
    let nobody = find_peers(&pool, pool.position("XX-1").expect("it"), &PeerCriteria::default(), &|_| true, 7);
    assert_eq!(nobody.err(), Some(PeerRefusal::NoPopulation));
}

#[test]
fn the_library_answers_for_any_commune() {
    let edition = Edition::shipped();
    for (name, least_population) in [("Kénitra", 20_000), ("Évreux", 20_000), ("Mehdya", 20_000), ("Giverny", 0)] {
        let focus = find_territory(edition, name).expect("the commune");
        let pool = CandidatePool::of_library(edition, focus);
        assert_eq!(pool.least_population(), least_population, "{name}");
        let index = pool.position_of(&Town::Commune(focus)).expect("it is in its own pool");
        for way in [PeerWay::AsIs, PeerWay::WithinCountry] {
            let criteria = PeerCriteria { way, ..PeerCriteria::default() };
            let list = find_peers(&pool, index, &criteria, &|_| true, 7).expect("a list");
            assert!(list.peers.len() >= 7 && list.peers[0].closeness != Closeness::Far, "{name} {:?}", list.peers[0]);
            assert!(list.peers.iter().all(|peer| peer.candidate != index));
        }
    }
}
