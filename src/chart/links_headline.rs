//! What a map says of the agreements between its towns.

use crate::chart::chart_map::ChartMap;
use crate::chart::text::place_name;
use crate::compare::{Comparison, ComparisonRole};
use crate::speech::{Message, Speech};

/// How many of the towns shown the focus has an agreement with, and the other town of its country that has the most; `None` when the
/// focus has none.
pub(super) fn links_headline(map: &ChartMap, comparison: &Comparison, speech: &Speech) -> Option<String> {
    let count = |town: usize| map.links.iter().filter(|link| link.from == town || link.to == town).count();
    let row = |town: usize| comparison.rows.get(map.towns.get(town)?.category);
    let focus = (0..map.towns.len()).find(|town| row(*town).is_some_and(|row| row.role == ComparisonRole::Focus))?;
    let frame = map.towns.get(focus)?.dot.frame;
    let of_country = |town: &usize| *town != focus && map.towns.get(*town).is_some_and(|other| other.dot.frame == frame);
    let other = (0..map.towns.len()).filter(of_country).max_by_key(|town| (count(*town), std::cmp::Reverse(*town)));
    let name = |town: usize| row(town).map(|row| place_name(speech, &row.place)).unwrap_or_default();
    let message = Message::HeadlineLinks {
        place: name(focus),
        count: count(focus),
        other: other.map(name).unwrap_or_default(),
        more: other.map(count).unwrap_or_default(),
    };
    (count(focus) > 0).then(|| speech.format(&message))
}
