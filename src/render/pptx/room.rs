//! Where things stand on a slide of PowerPoint: in our own layout, or in the placeholders of the user's master.

use crate::chart::{ChartSpec, TextSlide};
use crate::render::brand::{Brand, Layout as TheirLayout, Master};
use crate::render::layout::{INNER, Layout, MARGIN, WIDTH, layout};
use crate::render::measure::balanced;
use crate::render::text_slide::{BODY, BOTTOM, TOP, is_title, place};
use crate::render::theme::Weight;

/// A rectangle: left, top, width, height, in the units of our layout.
pub(super) type Place = [f64; 4];

/// The seats of a slide. A place that is none is that of the layout.
pub(super) struct Room {
    pub(super) title: (&'static str, Option<Place>, f64),
    /// How the placeholder under the title is named; none for a box of text.
    pub(super) subtitle: (Option<&'static str>, Place, f64),
    /// How the placeholder of the chart is named.
    pub(super) seat: String,
    pub(super) figure: Place,
    pub(super) foot: (Option<&'static str>, Place, f64),
    /// How the number of the slide is named, and where it stands.
    pub(super) number: Option<(String, Option<Place>)>,
    /// The line above the foot, where the page is ours.
    pub(super) rule: Option<f64>,
}

/// The sizes of headlines in a place of the user's own, largest first.
const HEADLINES: [f64; 6] = [50.0, 44.0, 38.0, 34.0, 30.0, 26.0];
/// The smallest of them, for titles that fit in no other.
const LEAST: f64 = 22.0;

impl Room {
    /// The seats of a chart.
    pub(super) fn of(chart: &ChartSpec, brand: &Brand) -> Self {
        let own = layout(chart);
        match &brand.master {
            Some(master) => Self::theirs(chart, &own, master),
            None => Self::ours(chart, &own),
        }
    }

    fn ours(chart: &ChartSpec, place: &Layout) -> Self {
        let (top, bottom) = match &place.legend {
            Some(legend) => (legend.baseline - legend.size, place.chart.end),
            None => (place.chart.start, place.chart.end),
        };
        let rtl = chart.language.is_rtl();
        let foot_x = if rtl { MARGIN + 90.0 } else { MARGIN };
        Self {
            title: ("type=\"title\"", Some([MARGIN, place.headline.top - 4.0, INNER, place.headline.height() + 8.0]), place.headline.size),
            subtitle: (
                Some("type=\"body\" idx=\"13\""),
                [MARGIN, place.subtitle.top, INNER, place.subtitle.height() + 6.0],
                place.subtitle.size,
            ),
            seat: "type=\"chart\" idx=\"14\"".to_owned(),
            figure: [MARGIN, top, INNER, bottom - top],
            foot: (
                Some("type=\"body\" idx=\"15\""),
                [foot_x, place.foot.top, INNER - 90.0, 900.0 - 40.0 - place.foot.top],
                place.foot.size,
            ),
            number: Some(own_number(rtl)),
            rule: Some(place.rule),
        }
    }

    /// Title, then in the place of the contents the subtitle, the chart and the foot, one under the other.
    fn theirs(chart: &ChartSpec, place: &Layout, master: &Master) -> Self {
        let seats = &master.content;
        let [x, y, width, height] = contents(seats, master);
        let taller = INNER / width;
        let line = |count: usize, size: f64| (crate::base::as_number(count) * taller).ceil() * size * 1.3;
        let under = line(place.subtitle.lines.len(), place.subtitle.size);
        let foot = line(place.foot.lines.len(), place.foot.size).min(height * 0.3);
        Self {
            title: ("type=\"title\"", None, title_size(&chart.headline, seats, master)),
            subtitle: (None, [x, y, width, under], place.subtitle.size),
            seat: seats.body.as_ref().map(|seat| seat.named.clone()).unwrap_or_default(),
            figure: [x, y + under + 8.0, width, (height - under - foot - 20.0).max(120.0)],
            foot: (None, [x, y + height - foot, width, foot], place.foot.size),
            number: seats.number.clone().map(|named| (named, None)),
            rule: None,
        }
    }
}

/// Where our own number of the slide stands.
fn own_number(rtl: bool) -> (String, Option<Place>) {
    let x = if rtl { MARGIN } else { WIDTH - MARGIN - 80.0 };
    ("type=\"sldNum\" sz=\"quarter\" idx=\"12\"".to_owned(), Some([x, 842.0, 80.0, 30.0]))
}

/// The place of the contents on the page.
fn contents(seats: &TheirLayout, master: &Master) -> Place {
    let below = master.height - 2.0 * MARGIN;
    let [x, y, width, height] = seats.body.as_ref().map_or([MARGIN, TOP, INNER, below], |seat| seat.place);
    // What hangs over the edge of the page is not seen.
    [x.max(0.0), y.max(0.0), width.min(WIDTH - x.max(0.0)), height.min(master.height - y.max(0.0))]
}

/// The largest size in which a title fits its place.
fn title_size(title: &str, seats: &TheirLayout, master: &Master) -> f64 {
    let [.., width, height] = seats.title.place;
    let fits = |size: &&f64| {
        **size <= master.title_size.max(LEAST)
            && crate::base::as_number(balanced(title, **size, Weight::Semibold, width - 24.0).len()) * **size * 1.25 <= height
    };
    HEADLINES.iter().find(fits).copied().unwrap_or(LEAST)
}

/// The seats of a slide of words: how its title and what is under it are named, and their sizes if they are not the layout's.
pub(super) struct WordsRoom {
    pub(super) title: (String, Option<f64>),
    /// None when the layout has no place under its title.
    pub(super) body: Option<String>,
    pub(super) body_size: Option<f64>,
    pub(super) number: Option<(String, Option<Place>)>,
}

impl WordsRoom {
    /// The seats of words.
    pub(super) fn of(words: &TextSlide, master: Option<&Master>) -> Self {
        let opens = is_title(words);
        let Some(master) = master else {
            let (title, body) =
                if opens { ("type=\"ctrTitle\"", "type=\"subTitle\" idx=\"1\"") } else { ("type=\"title\"", "type=\"body\" idx=\"1\"") };
            let size = (!opens).then(|| place(words).title_size);
            let number = Some(own_number(words.language.is_rtl()));
            return Self { title: (title.to_owned(), size), body: Some(body.to_owned()), body_size: None, number };
        };
        let seats = master.layout(opens);
        let [.., width, height] = contents(seats, master);
        let room = (width * height / (INNER * (BOTTOM - TOP))).sqrt().clamp(0.5, 1.0);
        Self {
            title: (seats.title.named.clone(), (!opens).then(|| title_size(&words.title, seats, master))),
            body: seats.body.as_ref().map(|seat| seat.named.clone()),
            body_size: (!opens).then_some(BODY * room),
            number: seats.number.clone().map(|named| (named, None)),
        }
    }
}
