//! Bars: ranked, grouped, stacked, and waterfalls, which are stacks on an invisible one.

use crate::chart::{Axis, ChartKind, Series, SeriesColor};
use crate::compare::ComparisonRole;
use crate::render::layout::{Bars, GAP, INNER, LEGEND_SIZE, MARGIN, bars, layout, slide_frame};
use crate::render::measure::width;
use crate::render::pptx::chart::labels::{BARE, Bound, NOTHING, VALUE, shown};
use crate::render::pptx::chart::{AxisOf, CATEGORIES, Pen, VALUES, inner, placed};
use crate::render::sheet::{Sheet, is_uncertain};
use crate::render::theme::Weight;

/// The chart part.
pub(super) fn chart(pen: &Pen<'_>) -> String {
    let bars = bars(pen.chart, &slide_frame(layout(pen.chart).chart));
    let (grouping, overlap) = if matches!(pen.chart.kind, ChartKind::Stacked | ChartKind::Shares | ChartKind::Waterfall) {
        ("stacked", "<c:overlap val=\"100\"/>")
    } else {
        ("clustered", "")
    };
    let series = if pen.chart.kind == ChartKind::Waterfall { waterfall(pen, &bars) } else { plain(pen, &bars) };
    let gap = if pen.chart.series.len() > 1 && overlap.is_empty() { 45 } else { 62 };
    let legend = if pen.chart.names_series() { legend(pen) } else { String::new() };
    let values = AxisOf {
        id: VALUES,
        crosses_axis: CATEGORIES,
        side: "t",
        turned: pen.rtl(),
        shown: false,
        low: Some(scale_low(&bars, pen)),
        crosses: "autoZero",
        between: "between",
        title: "",
        size: bars.value_size,
    };
    let plot = format!(
        "{}<c:barChart><c:barDir val=\"bar\"/><c:grouping val=\"{grouping}\"/><c:varyColors val=\"0\"/>{series}<c:gapWidth val=\"{gap}\"/>{overlap}\
         <c:axId val=\"{CATEGORIES}\"/><c:axId val=\"{VALUES}\"/></c:barChart>{}{}",
        plot_place(&bars, pen),
        category_axis(pen, bars.name_size),
        pen.value_axis(&pen.chart.axis, &values)
    );
    pen.space(&plot, &legend, ("gap", bars.name_size))
}

/// The plot stands where our own picture has it, so that bars and names have the same room; below zero it begins
/// at the names, and the scale is lengthened by as much, to leave room for labels on that side.
fn plot_place(bars: &Bars, pen: &Pen<'_>) -> String {
    let from = plot_from(bars, pen);
    let left = (from - MARGIN) / INNER;
    let to = if stacks(pen) { MARGIN + INNER } else { bars.to };
    let wide = (to - from) / INNER;
    let x = if pen.rtl() { 1.0 - left - wide } else { left };
    let (y, h) = if pen.chart.names_series() { (LEGEND_SHARE, 1.0 - LEGEND_SHARE) } else { (0.0, 1.0) };
    inner((x, y), (wide, h))
}

/// Parts of a whole need no room for values beyond their bars.
fn stacks(pen: &Pen<'_>) -> bool {
    matches!(pen.chart.kind, ChartKind::Stacked | ChartKind::Shares)
}

/// The share of the height the names of series take.
const LEGEND_SHARE: f64 = 0.1;

fn plot_from(bars: &Bars, pen: &Pen<'_>) -> f64 {
    if pen.chart.axis.low < 0.0 { bars.names_end + GAP } else { bars.from }
}

/// The least value of the scale, lower than any bar when labels stand below zero.
fn scale_low(bars: &Bars, pen: &Pen<'_>) -> f64 {
    let Axis { low, high, .. } = pen.chart.axis;
    let lengthened = (bars.from - plot_from(bars, pen)) / (bars.to - bars.from).max(1.0);
    low - (high - low) * lengthened
}

fn plain(pen: &Pen<'_>, bars: &Bars) -> String {
    // Those whose figures say how sure they are have two columns each, in order.
    let mut next = Sheet::beside(pen.chart);
    let mut all = String::new();
    for (rank, series) in pen.chart.series.iter().enumerate() {
        let sure = if is_uncertain(series) {
            next += 2;
            pen.uncertain((next - 2, next - 1), None)
        } else {
            String::new()
        };
        all += &one(pen, bars, (rank, series), &sure);
    }
    all
}

fn one(pen: &Pen<'_>, bars: &Bars, (rank, series): (usize, &Series), sure: &str) -> String {
    let stacked = stacks(pen);
    let differs = |point: &crate::chart::DataPoint| !stacked && point.standing != series.standing;
    let colours: String = series
        .points
        .iter()
        .enumerate()
        .filter(|(_, point)| differs(point))
        .map(|(index, point)| {
            let fill = pen.fill(SeriesColor::Town(point.standing));
            format!("<c:dPt><c:idx val=\"{index}\"/><c:invertIfNegative val=\"0\"/><c:bubble3D val=\"0\"/>{fill}</c:dPt>")
        })
        .collect();
    let labels = if stacked {
        // A part narrower than its number has none.
        let narrow = |(index, point): (usize, &crate::chart::DataPoint)| {
            let share = point.reading.value().map_or(0.0, |value| pen.chart.axis.fraction(value) - pen.chart.axis.fraction(0.0));
            let hidden = share * (INNER - bars.from + MARGIN) < width(&point.label, bars.name_size * 0.8, Weight::Regular) * 1.3;
            hidden.then(|| format!("<c:dLbl><c:idx val=\"{index}\"/><c:delete val=\"1\"/></c:dLbl>"))
        };
        let own: String = series.points.iter().enumerate().filter_map(narrow).collect();
        let ground = pen.theme.hue(series.hue);
        let ink = if pen.theme.ink.contrast(ground) >= pen.theme.paper.contrast(ground) {
            ComparisonRole::Named(0)
        } else {
            ComparisonRole::Peer
        };
        pen.labels(&own, (bars.name_size * 0.8, ink), Some("ctr"), VALUE)
            .replace("<a:schemeClr val=\"tx2\"/>", "<a:schemeClr val=\"bg1\"/>")
    } else if !sure.is_empty() {
        // A thin line lies over the end of each bar: its value stands at the other end.
        let label = |(index, point): (usize, &crate::chart::DataPoint)| {
            let own = pen.own_label((index, point), bars.value_size, "inBase", VALUE);
            if point.standing == ComparisonRole::Peer {
                own.replace("tx2", "tx1")
            } else {
                own.replace("<a:schemeClr val=\"tx1\"/>", LIGHT)
            }
        };
        let known = series.points.iter().enumerate().filter(|(_, point)| point.reading.value().is_some());
        pen.labels(&known.map(label).collect::<String>(), (bars.value_size, ComparisonRole::Peer), Some("inBase"), VALUE)
    } else {
        let own = series
            .points
            .iter()
            .enumerate()
            .filter(|(_, point)| point.reading.value().is_some() && (point.year.is_some() || point.standing != series.standing));
        let own: String = own.map(|point| pen.own_label(point, bars.value_size, "outEnd", VALUE)).collect();
        pen.labels(&own, (bars.value_size, series.standing), Some("outEnd"), VALUE)
    };
    let hue = if stacked { series.hue } else { SeriesColor::Town(series.standing) };
    format!(
        "<c:ser><c:idx val=\"{rank}\"/><c:order val=\"{rank}\"/>{}{}<c:invertIfNegative val=\"0\"/>{colours}{labels}{sure}{}{}</c:ser>",
        pen.named(rank + 1),
        pen.fill(hue),
        pen.categories(),
        pen.numbers("val", rank + 1),
    )
}

/// Totals and steps on what lies under them; each step says its difference, bound to the cell of the figure.
fn waterfall(pen: &Pen<'_>, bars: &Bars) -> String {
    let first = Sheet::beside(pen.chart);
    let Some(series) = pen.chart.series.first() else { return String::new() };
    let last = series.points.len().saturating_sub(1);
    let is_total = |rank: usize| rank == 0 || rank == last;
    let value = |rank: usize| series.points.get(rank).and_then(|point| point.reading.value()).unwrap_or_default();
    let words = |keep: &dyn Fn(usize) -> bool, place: &'static str, standing: ComparisonRole| {
        let kept = series.points.iter().enumerate().filter(|(rank, _)| keep(*rank));
        kept.map(|(index, point)| Bound { index, text: point.label.clone(), place, standing }).collect::<Vec<_>>()
    };
    let all: Vec<String> = series.points.iter().map(|point| point.label.clone()).collect();
    let range = Pen::range(&pen.cells(1), &all);
    let totals = words(&is_total, "inEnd", ComparisonRole::Focus);
    let more = words(&|rank| !is_total(rank) && value(rank) >= 0.0, "inBase", ComparisonRole::Peer);
    let less = words(&|rank| !is_total(rank) && value(rank) < 0.0, "inBase", ComparisonRole::Named(0));
    let colours: String = [0, last]
        .iter()
        .filter_map(|rank| Some((rank, pen.chart.slots.get(*rank)?)))
        .map(|(rank, slot)| {
            let fill = pen.fill(SeriesColor::Town(slot.standing));
            format!("<c:dPt><c:idx val=\"{rank}\"/><c:invertIfNegative val=\"0\"/><c:bubble3D val=\"0\"/>{fill}</c:dPt>")
        })
        .collect();
    let grey = |name: &str| format!("<c:spPr><a:solidFill><a:schemeClr val=\"{name}\"/></a:solidFill></c:spPr>");
    let under = "<c:spPr><a:noFill/></c:spPr>".to_owned();
    let none = format!("<c:dLbls>{BARE}{}</c:dLbls>", shown(None, NOTHING));
    let size = bars.value_size;
    let parts = [
        (under, String::new(), none, String::new()),
        (
            pen.fill(SeriesColor::Town(ComparisonRole::Twin)),
            colours,
            pen.bound(&totals, size).replace("<a:schemeClr val=\"tx1\"/>", LIGHT),
            range.clone(),
        ),
        (grey("tx2"), String::new(), pen.bound(&more, size).replace("<a:schemeClr val=\"tx2\"/>", LIGHT), range.clone()),
        (grey("accent3"), String::new(), pen.bound(&less, size), range),
    ];
    let one = |(rank, (fill, colours, labels, range)): (usize, (String, String, String, String))| {
        format!(
            "<c:ser><c:idx val=\"{rank}\"/><c:order val=\"{rank}\"/>{}{fill}<c:invertIfNegative val=\"0\"/>{colours}{labels}{}{}{range}</c:ser>",
            pen.named(first + rank),
            pen.categories(),
            pen.numbers("val", first + rank),
        )
    };
    parts.into_iter().enumerate().map(one).collect()
}

/// Letters upon a strong fill.
const LIGHT: &str = "<a:schemeClr val=\"bg1\"/>";

/// The first name on top; in Arabic the names stand on the right.
fn category_axis(pen: &Pen<'_>, size: f64) -> String {
    let side = if pen.rtl() { "r" } else { "l" };
    format!(
        "<c:catAx><c:axId val=\"{CATEGORIES}\"/><c:scaling><c:orientation val=\"maxMin\"/></c:scaling><c:delete val=\"0\"/><c:axPos val=\"{side}\"/>\
         <c:numFmt formatCode=\"General\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"low\"/>\
         <c:spPr><a:ln><a:noFill/></a:ln></c:spPr>{}<c:crossAx val=\"{VALUES}\"/><c:crosses val=\"autoZero\"/><c:auto val=\"0\"/><c:lblAlgn val=\"ctr\"/>\
         <c:lblOffset val=\"{GAP:.0}\"/><c:noMultiLvlLbl val=\"0\"/></c:catAx>",
        pen.text(size, ComparisonRole::Named(0)).replace(" wrap=\"none\"", "")
    )
}

/// The names of series on one line above the plot, from the side where reading begins.
fn legend(pen: &Pen<'_>) -> String {
    let names = pen.chart.series.iter().map(|series| width(&series.name, LEGEND_SIZE, Weight::Semibold) + LEGEND_SIZE * 2.4);
    let share = (names.sum::<f64>() / INNER).min(1.0);
    let x = if pen.rtl() { 1.0 - share } else { 0.0 };
    format!(
        "<c:legend><c:legendPos val=\"t\"/>{}<c:overlay val=\"0\"/>{}</c:legend>",
        placed("", (x, 0.0), (share, LEGEND_SHARE * 0.8)),
        pen.text(LEGEND_SIZE, ComparisonRole::Named(0))
    )
}
