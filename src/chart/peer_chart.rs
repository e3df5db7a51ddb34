//! The picture of peers: a town and those that resemble it, a dot in a column for each variable, then how near each is and how sure.
//! In PowerPoint it is a table whose cells are the darker the closer.

use std::collections::BTreeSet;

use crate::base::{Finite, MissingReason, Value, as_number};
use crate::chart::kind::ChartKind;
use crate::chart::peer_dots::{PeerColumn, PeerDots, PeerRow};
use crate::chart::peer_picture::PeerPicture;
use crate::chart::peer_words::{
    closeness_name, peers_title, presence_word, tolerance_words, town_name, variable_name, variable_value, way_words,
};
use crate::chart::spec::{Axis, Badge, BadgeTone, Category, ChartSpec, ChartTable, DataPoint, Series, SeriesColor, TableCell};
use crate::chart::text::{file_name, isolated};
use crate::compare::ComparisonRole;
use crate::peers::{Closeness, Difference, Peer, PeerVariable, PeerWay, Town, VariableChoice};
use crate::speech::{Message, Speech};

/// The most towns below the one in question: more rows cannot be read.
const MOST_PEERS: usize = 9;
/// The most names in a headline.
const MOST_NAMED: usize = 3;
/// The number of tolerances at which a cell is palest.
const PALEST: f64 = 4.0;

/// The shade of a cell that is no likeness.
const PLAIN: f64 = 0.0;

/// The picture of a list of peers.
#[must_use]
pub fn peer_chart(picture: PeerPicture<'_>, speech: &Speech) -> ChartSpec {
    let language = speech.language();
    let peers: Vec<&Peer> = picture.list.peers.iter().take(MOST_PEERS).collect();
    let names = shown_names(&picture, &peers, speech);
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let variables = (0..picture.criteria.variables.len()).map(|index| column(&peers, index, &picture, speech));
    let series: Vec<Series> = variables.chain([likeness(&peers, speech), sureness(&peers, speech)]).collect();
    let draws = peers.first().map_or(0, |peer| peer.certainty.draws);
    let headline = headline(&picture, &peers, speech);
    let subtitle = peers_title(&picture, speech);
    let table = table(&names, &series);
    ChartSpec {
        kind: ChartKind::Heatmap,
        language,
        alternative_headlines: Vec::new(),
        kind_description: speech.format(&ChartKind::Heatmap.description()),
        unit: String::new(),
        shows_complements: false,
        categories: categories(&names),
        axis: Axis { high: as_number(names.len()), ..Axis::default() },
        x_axis: None,
        per_series_axes: Vec::new(),
        trails: Vec::new(),
        panels: Vec::new(),
        map: None,
        peers: Some(Box::new(peer_dots(&picture, &peers, draws, speech))),
        marks: Vec::new(),
        undrawn_marks: Vec::new(),
        background: Vec::new(),
        badges: badges(&picture, &peers, speech),
        footnotes: vec![way_words(picture.criteria.way, speech)],
        reading_key: with_ranks(&picture, &Message::PeersKey { draws }, speech),
        outside: Vec::new(),
        overflow_note: speech.format(&Message::FootMore {}),
        sources: sources(&picture, &peers, speech),
        alt_text: format!("{headline}. {subtitle}."),
        speaker_notes: vec![headline.clone(), subtitle.clone(), way_words(picture.criteria.way, speech)],
        headline,
        subtitle,
        series,
        table,
    }
}

/// Which towns are very close, and which close: "Agadir est très proche de Kénitra ; El Jadida, Marrakech et 4 autres communes sont
/// proches"; without such towns, those that resemble it with reserve.
fn headline(picture: &PeerPicture<'_>, peers: &[&Peer], speech: &Speech) -> String {
    let place = isolated(speech, town_name(picture.focus, speech.language()));
    let of = |closeness: Closeness| -> Vec<String> {
        let of_class = peers.iter().filter(|peer| peer.closeness == closeness);
        let towns = picture.pool.towns_at(of_class.map(|peer| peer.candidate));
        towns.map(|town| isolated(speech, town_name(town, speech.language()))).collect()
    };
    let [very, close, reserve] = [Closeness::VeryClose, Closeness::Close, Closeness::WithReserve].map(of);
    let names = |towns: &[String]| named(towns, speech);
    let message = match (very.len(), close.len(), reserve.len()) {
        (0, 0, 0) => Message::PeersHeadlineNone { place },
        (0, 0, count) => Message::PeersHeadlineReserve { count, place, names: names(&reserve) },
        (0, count, _) => Message::PeersHeadlineClose { count, place, names: names(&close) },
        (count, 0, _) => Message::PeersHeadlineVery { count, place, names: names(&very) },
        (count, others, _) => {
            let very = speech.format(&Message::PeersHeadlineVery { count, place, names: names(&very) });
            Message::PeersHeadlineAnd { very, count: others, names: names(&close) }
        }
    };
    speech.format(&message)
}

/// Up to three towns by their names; of more, two and how many others.
fn named(towns: &[String], speech: &Speech) -> String {
    if towns.len() <= MOST_NAMED {
        return speech.format_list(towns);
    }
    let first = towns.get(..MOST_NAMED - 1).unwrap_or_default();
    speech.format(&Message::PeersNamesMore { names: speech.format_list_plain(first), count: towns.len() - first.len() })
}

/// The names of the town in question and of its peers; with their countries where there are two.
fn shown_names(picture: &PeerPicture<'_>, peers: &[&Peer], speech: &Speech) -> Vec<String> {
    let shown: Vec<&Town> = towns_shown(picture, peers).collect();
    let mut others = shown.iter().skip(1).map(|town| town.country());
    let has_both = others.clone().next().is_some_and(|first| others.any(|other| other != first));
    let name = |town: &Town| {
        let (name, country) = (town_name(town, speech.language()).to_owned(), town.country().to_owned());
        if has_both && !country.is_empty() { speech.format(&Message::PeerOfCountry { name, country }) } else { name }
    };
    shown.into_iter().map(name).collect()
}

/// The town in question, then its peers.
fn towns_shown<'a>(picture: &PeerPicture<'a>, peers: &[&Peer]) -> impl Iterator<Item = &'a Town> {
    std::iter::once(picture.focus).chain(picture.pool.towns_at(peers.iter().map(|peer| peer.candidate).collect::<Vec<_>>()))
}

/// How the picture, or the same list as a table, is read: that values are ranks cannot be seen.
fn with_ranks(picture: &PeerPicture<'_>, key: &Message, speech: &Speech) -> Vec<String> {
    let ranks = (picture.criteria.way == PeerWay::WithinCountry).then(|| way_words(picture.criteria.way, speech));
    ranks.into_iter().chain([speech.format(key)]).collect()
}

/// The files that values are of, and the censuses of the countries of the towns shown where values are those of the library.
fn sources(picture: &PeerPicture<'_>, peers: &[&Peer], speech: &Speech) -> String {
    let (count, files) = (
        picture.files.len(),
        speech.format_items(&picture.files.iter().map(|file| isolated(speech, &file_name(file))).collect::<Vec<_>>()),
    );
    let of_files = (count > 0).then(|| speech.format(&Message::PeersSourcesFiles { count, files }));
    let takes_from_library = picture.criteria.variables.iter().any(|choice| picture.pool.is_of_library(choice.variable));
    let of_library = takes_from_library.then(|| library_sources(picture, peers, speech));
    of_files.into_iter().chain(of_library).collect::<Vec<_>>().join(" ")
}

fn library_sources(picture: &PeerPicture<'_>, peers: &[&Peer], speech: &Speech) -> String {
    let of_library = towns_shown(picture, peers).filter(|town| town.territory().is_some());
    let shown: BTreeSet<&str> = of_library.map(Town::country).collect();
    let of = |country: &&str| speech.format(&Message::PeersSource { country: (*country).to_owned() });
    let sources: Vec<String> = shown.iter().rev().map(of).collect();
    speech.format(&Message::PeersSources { sources: speech.format_items(&sources) })
}

/// What is doubtful: the densities of Moroccan communes.
fn badges(picture: &PeerPicture<'_>, peers: &[&Peer], speech: &Speech) -> Vec<Badge> {
    let density = PeerVariable::Density;
    let has_density = picture.pool.is_of_library(density) && picture.criteria.variables.iter().any(|choice| choice.variable == density);
    if !has_density || !towns_shown(picture, peers).any(|town| town.country() == "MA") {
        return Vec::new();
    }
    let message = Message::BadgeSurfaces {};
    vec![Badge { tone: BadgeTone::Warn, text: speech.format(&message), explanation: speech.badge_explanation(&message) }]
}

/// The list as dots.
fn peer_dots(picture: &PeerPicture<'_>, peers: &[&Peer], draws: usize, speech: &Speech) -> PeerDots {
    let place = isolated(speech, town_name(picture.focus, speech.language()));
    let column = |choice: &VariableChoice| PeerColumn {
        name: variable_name(choice.variable, &picture.criteria.own, speech),
        // A yes or no has none.
        tolerance: Some(choice)
            .filter(|choice| !picture.pool.is_presence(choice.variable))
            .map(|choice| tolerance_words(choice, picture.criteria, speech))
            .unwrap_or_default(),
    };
    let row = |peer: &&Peer| PeerRow {
        at: peer.differences.iter().map(|difference| difference.tolerances).collect(),
        class: closeness_name(peer.closeness, speech),
        is_very_close: peer.closeness == Closeness::VeryClose,
        certainty: peer.certainty.dots(),
    };
    PeerDots {
        columns: picture.criteria.variables.iter().map(column).collect(),
        rows: peers.iter().map(row).collect(),
        headings: [speech.format(&Message::PeersLikeness {}), speech.format(&Message::PeersSureness {})],
        key: [
            speech.format(&Message::PeersKeySame {}),
            speech.format(&Message::PeersKeyNear {}),
            speech.format(&Message::PeersKeySides { place }),
        ],
        table_key: with_ranks(picture, &Message::PeersKeyTable { draws }, speech).join(" "),
    }
}

fn categories(names: &[&str]) -> Vec<Category> {
    let category = |(index, name): (usize, &&str)| Category {
        label: (*name).to_owned(),
        detail: None,
        role: if index == 0 { ComparisonRole::Focus } else { ComparisonRole::Other },
        position: as_number(index),
    };
    names.iter().enumerate().map(category).collect()
}

/// The values of a variable: first that of the town in question, then those of its peers, shaded by how near they are.
fn column(peers: &[&Peer], index: usize, picture: &PeerPicture<'_>, speech: &Speech) -> Series {
    let own_indicators = &picture.criteria.own;
    let variable = picture.criteria.variables.get(index).map_or(PeerVariable::Population, |choice| choice.variable);
    let printed = |value: f64| {
        if picture.pool.is_presence(variable) {
            presence_word(value, speech)
        } else {
            variable_value(variable, value, own_indicators, speech)
        }
    };
    let differences = || peers.iter().filter_map(|peer| peer.differences.get(index));
    let own = differences().find_map(|difference| difference.own);
    let first = point(own.map(|own| (own, printed(own))), 0, Some(PLAIN), speech);
    let of_peer = |(row, difference): (usize, &Difference)| {
        let shade = difference.tolerances.map(|tolerances| 1.0 - tolerances.abs().min(PALEST) / PALEST);
        let shown = difference.other.map(|other| (other, printed(other)));
        point(shown, row, shade, speech)
    };
    let points = std::iter::once(first).chain((1..).zip(differences()).map(of_peer)).collect();
    series(variable_name(variable, own_indicators, speech), points)
}

fn likeness(peers: &[&Peer], speech: &Speech) -> Series {
    let of_peer = |(row, peer): (usize, &&Peer)| {
        point(Some((peer.distance.distance, closeness_name(peer.closeness, speech))), row, Some(PLAIN), speech)
    };
    let points = std::iter::once(blank()).chain((1..).zip(peers).map(of_peer)).collect();
    series(speech.format(&Message::PeersLikeness {}), points)
}

fn sureness(peers: &[&Peer], speech: &Speech) -> Series {
    let of_peer = |(row, peer): (usize, &&Peer)| {
        point(Some((peer.certainty.share(), speech.format_number(as_number(peer.certainty.times), 0))), row, Some(PLAIN), speech)
    };
    let points = std::iter::once(blank()).chain((1..).zip(peers).map(of_peer)).collect();
    series(speech.format(&Message::PeersSureness {}), points)
}

fn series(name: String, points: Vec<DataPoint>) -> Series {
    Series { name, role: ComparisonRole::Other, color: SeriesColor::Neutral, unit: String::new(), points, change: String::new() }
}

/// A cell of a number and its words; "n.d." where there is none.
fn point(shown: Option<(f64, String)>, row: usize, shade: Option<f64>, speech: &Speech) -> DataPoint {
    let known = shown.and_then(|(number, label)| Some((Finite::new(number)?, label)));
    let (value, label) = match known {
        Some((number, label)) => (Value::Known(number), label),
        None => (Value::Missing(MissingReason::NotReported), speech.format(&Message::NotAvailable {})),
    };
    cell(value, label, row, shade)
}

/// The cell of the town in question in a column about its peers.
fn blank() -> DataPoint {
    cell(Value::Missing(MissingReason::NotApplicable), "–".to_owned(), 0, Some(PLAIN))
}

fn cell(value: Value, label: String, row: usize, shade: Option<f64>) -> DataPoint {
    DataPoint {
        value,
        label,
        table_row: row,
        year: None,
        role: if row == 0 { ComparisonRole::Focus } else { ComparisonRole::Other },
        doubt: None,
        interval: None,
        shade,
        trend: Vec::new(),
    }
}

/// The table behind the picture.
fn table(names: &[&str], series: &[Series]) -> ChartTable {
    let headings = std::iter::once(String::new()).chain(series.iter().map(|series| series.name.clone())).collect();
    let cell = |point: &DataPoint| match point.value.number() {
        Some(number) => TableCell::Number(number, point.label.clone()),
        None => TableCell::Text(point.label.clone()),
    };
    let row = |(index, name): (usize, &&str)| {
        let cells = series.iter().filter_map(|series| series.points.get(index)).map(cell);
        std::iter::once(TableCell::Text((*name).to_owned())).chain(cells).collect()
    };
    let rows: Vec<Vec<TableCell>> = names.iter().enumerate().map(row).collect();
    ChartTable { headings, flag_codes: vec![String::new(); rows.len()], formulas: vec![None; rows.len()], figures: Vec::new(), rows }
}
