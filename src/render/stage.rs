//! A `ChartSpec` and a theme in, a `Scene` out: the only drawing there is. Arabic is a true mirror.

use crate::chart::{ChartSpec, Slot};
use crate::compare::Standing;
use crate::render::layout::{
    Bars, Block, GAP, HEIGHT, INNER, Layout, MARGIN, NAME_LEADING, WIDTH, bars, detail_size, layout, legend_names, stacks_detail,
};
use crate::render::measure::width;
use crate::render::scene::{Anchor, Item, Point, Scene, Style, Weight};
use crate::render::theme::Theme;

/// How far below the middle of a line its letters stand.
const HALF_LETTER: f64 = 0.35;

/// Draws a chart as a slide.
#[must_use]
pub fn stage(chart: &ChartSpec, theme: &Theme) -> Scene {
    let rtl = chart.language.is_rtl();
    let mut pen = Pen { items: Vec::new(), rtl, theme };
    let layout = layout(chart);
    pen.block(&layout.headline, Weight::Semibold, theme.ink);
    pen.block(&layout.subtitle, Weight::Regular, theme.soft);
    pen.legend(chart, &layout);
    let bars = bars(chart, layout.chart);
    pen.chart(chart, &bars, layout.chart.0);
    pen.items.push(Item::Line { at: Point { x: MARGIN, y: layout.rule }, width: INNER, ink: theme.line });
    pen.block(&layout.foot, Weight::Regular, theme.soft);
    Scene {
        width: WIDTH,
        height: HEIGHT,
        paper: theme.paper,
        items: pen.items,
        rtl,
        language: chart.language.tag(),
        title: chart.headline.clone(),
        alt: chart.alt.clone(),
    }
}

/// Draws from the side where reading begins; `x` is a distance from that side.
struct Pen<'a> {
    items: Vec<Item>,
    rtl: bool,
    theme: &'a Theme,
}

impl Pen<'_> {
    /// A text that begins at `x`.
    fn from(&mut self, x: f64, y: f64, style: Style, text: &str) {
        let anchor = if self.rtl { Anchor::Right } else { Anchor::Left };
        self.text(x, y, anchor, style, text);
    }

    /// A text that ends at `x`.
    fn until(&mut self, x: f64, y: f64, style: Style, text: &str) {
        let anchor = if self.rtl { Anchor::Left } else { Anchor::Right };
        self.text(x, y, anchor, style, text);
    }

    fn text(&mut self, x: f64, y: f64, anchor: Anchor, style: Style, text: &str) {
        let x = if self.rtl { WIDTH - x } else { x };
        self.items.push(Item::Text { at: Point { x, y }, anchor, style, text: text.to_owned() });
    }

    fn rect(&mut self, x: f64, y: f64, size: (f64, f64), radius: f64, fill: crate::render::Rgb) {
        let x = if self.rtl { WIDTH - x - size.0 } else { x };
        self.items.push(Item::Rect { at: Point { x, y }, width: size.0, height: size.1, radius, fill });
    }

    fn block(&mut self, block: &Block, weight: Weight, ink: crate::render::Rgb) {
        for (rank, line) in block.lines.iter().enumerate() {
            self.from(MARGIN, block.baseline(rank), Style { size: block.size, weight, ink }, line);
        }
    }

    /// The names of series, each after a swatch of its colour.
    fn legend(&mut self, chart: &ChartSpec, layout: &Layout) {
        let Some((baseline, size)) = layout.legend else { return };
        for (series, (x, name)) in chart.series.iter().zip(legend_names(chart, size)) {
            self.rect(x, baseline - size * 0.72, (size * 0.72, size * 0.72), 2.0, self.theme.of(series.standing));
            let style = Style { size, weight: weight(series.standing), ink: self.ink(series.standing) };
            self.from(x + size, baseline, style, &name);
        }
    }

    fn chart(&mut self, chart: &ChartSpec, bars: &Bars, top: f64) {
        let zero = bars.from + chart.axis.fraction(0.0) * (bars.to - bars.from);
        for (rank, (slot, name)) in chart.slots.iter().zip(&bars.names).enumerate() {
            #[expect(clippy::cast_precision_loss, reason = "a chart has tens of slots")]
            let middle = top + (rank as f64 + 0.5) * bars.slot;
            self.name(slot, name, bars, middle);
            #[expect(clippy::cast_precision_loss, reason = "a chart has a handful of series")]
            let mut y = middle - bars.bar * chart.series.len() as f64 / 2.0;
            for point in chart.series.iter().filter_map(|series| series.points.get(rank)) {
                self.bar(chart, point, (bars, zero), y);
                y += bars.bar;
            }
        }
        if chart.axis.low < 0.0 {
            #[expect(clippy::cast_precision_loss, reason = "a chart has tens of slots")]
            let height = bars.slot * chart.slots.len() as f64;
            self.rect(zero - 0.75, top, (1.5, height), 0.0, self.theme.soft);
        }
    }

    fn name(&mut self, slot: &Slot, lines: &[String], bars: &Bars, middle: f64) {
        let (size, ink, weight) = (bars.name_size, self.ink(slot.standing), weight(slot.standing));
        let style = Style { size, weight, ink };
        let end = bars.names_end;
        let detail = slot.detail.as_deref();
        let small = Style { size: detail_size(size), weight: Weight::Regular, ink: self.theme.soft };
        if let Some(detail) = detail.filter(|_| !stacks_detail(bars.slot)) {
            self.until(end, middle + small.size * HALF_LETTER, small, detail);
            let end = end - width(detail, small.size, Weight::Regular) - GAP / 2.0;
            self.until(end, middle + size * HALF_LETTER, style, lines.first().map_or("", String::as_str));
            return;
        }
        #[expect(clippy::cast_precision_loss, reason = "a name has two or three lines")]
        let height = size * NAME_LEADING * lines.len() as f64 + detail.map_or(0.0, |_| small.size * 1.2);
        let mut baseline = middle - height / 2.0 + size * 0.9;
        for line in lines {
            self.until(end, baseline, style, line);
            baseline += size * NAME_LEADING;
        }
        if let Some(detail) = detail {
            self.until(end, baseline - size * NAME_LEADING + small.size * 1.25, small, detail);
        }
    }

    fn bar(&mut self, chart: &ChartSpec, point: &crate::chart::Point, scale: (&Bars, f64), y: f64) {
        let (bars, zero) = scale;
        let height = if chart.series.len() > 1 { bars.bar * 0.9 } else { bars.bar };
        let baseline = y + height / 2.0 + bars.value_size * HALF_LETTER;
        let style = Style { size: bars.value_size, weight: weight(point.standing), ink: self.ink(point.standing) };
        let Some(value) = point.reading.value() else {
            let style = Style { weight: Weight::Regular, ink: self.theme.soft, ..style };
            self.from(zero + GAP, baseline, style, &point.text());
            return;
        };
        let end = bars.from + chart.axis.fraction(value) * (bars.to - bars.from);
        let (from, length) = (zero.min(end), (end - zero).abs());
        self.rect(from, y, (length, height), 2.0, self.theme.of(point.standing));
        if value < 0.0 {
            self.until(end - GAP, baseline, style, &point.text());
        } else {
            self.from(end + GAP, baseline, style, &point.text());
        }
    }

    /// The towns in question speak in ink, the others softly.
    fn ink(&self, standing: Standing) -> crate::render::Rgb {
        match standing {
            Standing::Focus | Standing::Twin => self.theme.ink,
            Standing::Peer => self.theme.soft,
        }
    }
}

fn weight(standing: Standing) -> Weight {
    match standing {
        Standing::Focus | Standing::Twin => Weight::Semibold,
        Standing::Peer => Weight::Regular,
    }
}
