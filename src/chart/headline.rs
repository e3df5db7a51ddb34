//! The finding in one sentence, by rule: figures in, the strongest thing that can honestly be said out.

use crate::chart::kind::ChartKind;
use crate::chart::parts;
use crate::chart::text::{NumberStyle, inside, name, than, title};
use crate::compare::{Comparison, ComparisonRole, ComparisonRow};
use crate::indicators::Flag;
use crate::speech::{Message, Speech, decimals_keeping_apart};

/// Below this relative difference two amounts are called equal.
const EQUAL_RATIO: f64 = 0.03;
/// Below this many points two shares are called equal.
const EQUAL_POINTS: f64 = 0.5;
/// And only within this relative difference.
const EQUAL_SHARE: f64 = 0.1;
/// From this many times on, times are said.
const LEAST_TIMES: f64 = 1.1;
/// Above this many times, whole times are enough.
const MANY_TIMES: f64 = 10.0;

/// What can honestly be said of a chart, the strongest first, three sentences at most. When nothing can be compared, what is
/// known of the focus is said.
pub(super) fn headlines(kind: ChartKind, figures: &Comparison, speech: &Speech) -> Vec<String> {
    let lines = match (kind, figures.indicators().len() > 1, figures.years.len() > 1) {
        (ChartKind::Bullet, ..) => vec![of_target(figures, speech), of_bars(figures, speech), of_spread(figures, speech)],
        (ChartKind::Waterfall, ..) => vec![parts::mostly(figures, speech), of_last(figures, speech)],
        (ChartKind::Stacked | ChartKind::Shares, ..) => vec![parts::largest(figures, speech), of_widest(figures, speech)],
        (_, true, true) => vec![of_change(figures, speech), of_widest(figures, speech)],
        (_, true, false) => vec![of_widest(figures, speech), of_nearest(figures, speech), alone(figures, speech)],
        (_, false, true) => vec![of_change(figures, speech), of_last(figures, speech), of_spread(figures, speech)],
        (_, false, false) => vec![of_bars(figures, speech), of_rank(figures, speech), of_spread(figures, speech)],
    };
    let mut said: Vec<String> = lines.into_iter().flatten().map(|line| speech.say(&line)).collect();
    if said.is_empty() {
        said.extend(alone(figures, speech).map(|line| speech.say(&line)));
    }
    said.dedup();
    // What would be is never said as if it were.
    let supposed =
        figures.rows.iter().flat_map(|row| &row.trace).flat_map(|trace| &trace.flags).any(|flag| matches!(flag, Flag::Supposed(_)));
    if supposed {
        said = said.into_iter().map(|headline| speech.say(&Message::HeadlineSupposed { headline })).collect();
    }
    said
}

/// The first known figure of the focus, or that there is none.
fn alone(figures: &Comparison, speech: &Speech) -> Option<Message> {
    let mut own = figures.rows.iter().filter(|row| row.standing == ComparisonRole::Focus).peekable();
    let first = *own.peek()?;
    let focus = name(speech, &first.place);
    match own.find_map(|row| row.value().map(|value| (row, value))) {
        Some((row, value)) => {
            let value = NumberStyle::of(&row.indicator, &[value]).spoken(speech, value, &row.indicator);
            Some(Message::HeadlineAlone { focus, measure: inside(&title(speech, &row.indicator)), value })
        }
        None => Some(Message::HeadlineMissing { focus, measure: title(speech, &first.indicator) }),
    }
}

fn of_bars(figures: &Comparison, speech: &Speech) -> Option<Message> {
    let (focus, twin) = (figures.focus()?, figures.twin()?);
    let (value, other) = (focus.value()?, twin.value()?);
    let values: Vec<f64> = figures.rows.iter().filter_map(ComparisonRow::value).collect();
    Some(beside(speech, (focus, value), (twin, other), NumberStyle::of(&focus.indicator, &values)))
}

/// Focus and twin at the last date both have, if it is one year.
fn of_last(figures: &Comparison, speech: &Speech) -> Option<Message> {
    let (focus, twin) = (figures.latest(ComparisonRole::Focus)?, figures.latest(ComparisonRole::Twin)?);
    if figures.indicators().len() > 1 || focus.year() != twin.year() {
        return None;
    }
    let (value, other) = (focus.value()?, twin.value()?);
    Some(beside(speech, (focus, value), (twin, other), NumberStyle::of(&focus.indicator, &[value, other])))
}

/// The focus against what some authority recommends.
fn of_target(figures: &Comparison, speech: &Speech) -> Option<Message> {
    let focus = figures.focus()?;
    let value = NumberStyle::of(&focus.indicator, &[focus.value()?]).spoken(speech, focus.value()?, &focus.indicator);
    Some(Message::HeadlineTarget {
        focus: name(speech, &focus.place),
        value,
        target: crate::chart::kinds::bullet::aim(&focus.indicator, speech)?,
    })
}

/// Whether all figures shown are of one year and one kind of territory: only then are they ranked.
fn is_one_ground(figures: &Comparison) -> bool {
    let years = crate::chart::text::years_of(figures.rows.iter());
    years.len() == 1 && crate::chart::caveats::levels(figures).len() == 1
}

/// The rank of the focus among the towns shown.
fn of_rank(figures: &Comparison, speech: &Speech) -> Option<Message> {
    let focus = figures.focus()?;
    let value = focus.value()?;
    let values: Vec<f64> = figures.rows.iter().filter_map(ComparisonRow::value).collect();
    // A rank that the uncertainty could change is none.
    let unsure = figures.rows.iter().any(|row| row.place.id != focus.place.id && row.value().is_some() && !focus.is_apart(row));
    if values.len() < LEAST_RANKED || !is_one_ground(figures) || is_partial(focus) || unsure {
        return None;
    }
    // Values that are printed alike have one rank.
    let above = values.iter().filter(|other| **other > value * (1.0 + 1e-9)).count();
    let value = NumberStyle::of(&focus.indicator, &values).spoken(speech, value, &focus.indicator);
    let measure = inside(&title(speech, &focus.indicator));
    Some(Message::HeadlineRank { focus: name(speech, &focus.place), measure, rank: above + 1, count: values.len(), value })
}

/// Fewer towns than this have no rank worth saying.
const LEAST_RANKED: usize = 4;

/// From the least to the greatest of the towns shown.
fn of_spread(figures: &Comparison, speech: &Speech) -> Option<Message> {
    let last = figures.years.last();
    let known =
        || figures.rows.iter().filter(|row| last.is_none() || row.wanted.as_ref() == last).filter_map(|row| Some((row, row.value()?)));
    let (low, least) = known().min_by(|a, b| a.1.total_cmp(&b.1))?;
    let (high, most) = known().max_by(|a, b| a.1.total_cmp(&b.1))?;
    let of_one_town = low.place.id == high.place.id;
    if of_one_town || !low.is_apart(high) || known().any(|(row, _)| is_partial(row)) || low.indicator.is_total_of_gases() {
        return None;
    }
    let style = NumberStyle::of(&low.indicator, &known().map(|(_, value)| value).collect::<Vec<_>>());
    Some(Message::HeadlineSpread {
        measure: title(speech, &low.indicator),
        low: name(speech, &low.place),
        least: style.spoken(speech, least, &low.indicator),
        high: name(speech, &high.place),
        most: style.spoken(speech, most, &high.indicator),
    })
}

/// Of several indicators, the one where focus and twin are nearest.
fn of_nearest(figures: &Comparison, speech: &Speech) -> Option<Message> {
    let pairs = pairs(figures);
    if pairs.len() < 2 {
        return None;
    }
    let (focus, twin, _) = pairs.into_iter().min_by(|a, b| a.2.total_cmp(&b.2))?;
    let (measure, (value, other)) = (inside(&title(speech, &focus.indicator)), spoken_pair(speech, focus, twin)?);
    Some(Message::HeadlineNearest { measure, focus: name(speech, &focus.place), value, twin: name(speech, &twin.place), other })
}

/// Focus and twin for each indicator both have, with how far apart they are: in points for shares, else in proportion.
fn pairs(figures: &Comparison) -> Vec<(&ComparisonRow, &ComparisonRow, f64)> {
    let of = |standing: ComparisonRole, id: &crate::base::IndicatorId| {
        figures.rows.iter().rev().find(|row| row.standing == standing && row.indicator.id == *id)
    };
    let one_unit = figures.rows.windows(2).all(|pair| matches!(pair, [a, b] if a.indicator.unit == b.indicator.unit));
    let far = |a: f64, b: f64| if one_unit { (a - b).abs() } else { (a - b).abs() / a.abs().max(b.abs()).max(f64::MIN_POSITIVE) };
    let pair = |indicator: &std::sync::Arc<crate::indicators::Indicator>| {
        let (focus, twin) = (of(ComparisonRole::Focus, &indicator.id)?, of(ComparisonRole::Twin, &indicator.id)?);
        Some((focus, twin, far(focus.value()?, twin.value()?)))
    };
    figures.indicators().into_iter().filter_map(pair).collect()
}

/// Two figures as they are said, kept apart.
fn spoken_pair(speech: &Speech, focus: &ComparisonRow, twin: &ComparisonRow) -> Option<(String, String)> {
    let (value, other) = (focus.value()?, twin.value()?);
    let decimals = decimals_keeping_apart(&[value, other]);
    let style = NumberStyle { decimals, ..NumberStyle::of(&focus.indicator, &[value, other]) };
    Some((style.spoken(speech, value, &focus.indicator), style.spoken(speech, other, &twin.indicator)))
}

/// Focus and twin side by side: how many times, how many points, or both figures.
fn beside(speech: &Speech, focus: (&ComparisonRow, f64), twin: (&ComparisonRow, f64), style: NumberStyle) -> Message {
    let ((focus, value), (twin, other)) = (focus, twin);
    let indicator = &focus.indicator;
    let names = (name(speech, &focus.place), name(speech, &twin.place));
    let (mine, theirs) = (style.spoken(speech, value, indicator), style.spoken(speech, other, indicator));
    let difference = value - other;
    let both =
        |names: (String, String)| Message::HeadlineSigned { focus: names.0, value: mine.clone(), twin: names.1, other: theirs.clone() };
    let times = (value / other).max(other / value);
    let positive = value > 0.0 && other > 0.0;
    // Equal means near in points and near in proportion: 0,2 % and 0,6 % are not.
    let near = difference == 0.0 || (positive && times <= 1.0 + if indicator.is_share() { EQUAL_SHARE } else { EQUAL_RATIO });
    if indicator.is_change() || indicator.is_total_of_gases() || is_partial(focus) || is_partial(twin) {
        return both(names);
    }
    if !focus.is_apart(twin) {
        return Message::HeadlineUnclear { focus: names.0, twin: names.1, value: mine, other: theirs };
    }
    if near && (!indicator.is_share() || difference.abs() < EQUAL_POINTS) {
        return Message::HeadlineEqual { focus: names.0, twin: names.1, value: mine, other: theirs };
    }
    if !indicator.is_share() {
        // "1,0 times" says nothing, and of a zero or a debt there are no times.
        if !positive || times < LEAST_TIMES {
            return both(names);
        }
        let ratio = speech.number(times, u8::from(times < MANY_TIMES));
        let than = than(speech, &names.1);
        return if value > other {
            Message::HeadlineTimes { focus: names.0, value: mine, ratio, twin: names.1 }
        } else {
            Message::HeadlineTimesLess { focus: names.0, value: mine, ratio, than }
        };
    }
    let gap = difference.abs();
    let (points, count) = (speech.number(gap, 1), whole(gap));
    let than = than(speech, &names.1);
    if difference > 0.0 {
        Message::HeadlinePointsMore { focus: names.0, value: mine, points, count, than }
    } else {
        Message::HeadlinePointsLess { focus: names.0, value: mine, points, count, than }
    }
}

/// Whether a figure is known to lack a part: of it no times and no points are said.
fn is_partial(figure: &ComparisonRow) -> bool {
    let flags = figure.trace.iter().flat_map(|trace| &trace.flags);
    flags.into_iter().any(|flag| matches!(flag, Flag::Partial(_) | Flag::MissingLines(_)))
}

/// Whole points, for the plural.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a gap between two shares is between 0 and 100")]
fn whole(points: f64) -> usize {
    points.clamp(0.0, 1e6) as usize
}

/// Of one town at several dates, the indicator that changed most; of several towns, the focus.
fn of_change(figures: &Comparison, speech: &Speech) -> Option<Message> {
    let focus: Vec<&ComparisonRow> = figures.rows.iter().filter(|row| row.standing == ComparisonRole::Focus).collect();
    let changes = figures.indicators().into_iter().filter_map(|indicator| {
        let mut dated = focus.iter().filter(|row| row.indicator.id == indicator.id && row.value().is_some());
        let first = dated.next()?;
        let last = dated.next_back().filter(|last| last.year() != first.year() && last.is_apart(first))?;
        Some((first, last, (last.value()? - first.value()?).abs()))
    });
    let (first, last, _) = changes.max_by(|a, b| a.2.total_cmp(&b.2))?;
    let style = NumberStyle::of(&last.indicator, &[first.value()?, last.value()?]);
    Some(Message::HeadlineChange {
        focus: name(speech, &last.place),
        measure: inside(&title(speech, &last.indicator)),
        from: style.spoken(speech, first.value()?, &last.indicator),
        first: first.year()?.to_string(),
        to: style.spoken(speech, last.value()?, &last.indicator),
        last: last.year()?.to_string(),
    })
}

/// Of several indicators, the one where focus and twin are furthest apart.
fn of_widest(figures: &Comparison, speech: &Speech) -> Option<Message> {
    let apart = pairs(figures).into_iter().filter(|(focus, twin, _)| focus.is_apart(twin));
    let (focus, twin, _) = apart.max_by(|a, b| a.2.total_cmp(&b.2))?;
    let (measure, (value, other)) = (inside(&title(speech, &focus.indicator)), spoken_pair(speech, focus, twin)?);
    Some(Message::HeadlineWidest { measure, focus: name(speech, &focus.place), value, twin: name(speech, &twin.place), other })
}
