//! A `ChartSpec` and a theme in, a `Scene` out: the only drawing there is, on a slide or alone.

use crate::chart::ChartSpec;
use crate::render::draw;
use crate::render::layout::{Block, HEIGHT, INNER, LEGEND_LEADING, MARGIN, WIDTH, layout, legend_lines, slide_frame};
use crate::render::pen::{Frame, Pen};
use crate::render::scene::{Item, Point, Scene, Style, Weight};
use crate::render::theme::{Rgb, Theme};

/// Draws a chart as a slide.
#[must_use]
pub fn stage(chart: &ChartSpec, theme: &Theme) -> Scene {
    let mut pen = Pen::new(theme, chart.language.is_rtl(), WIDTH);
    let layout = layout(chart);
    block(&mut pen, &layout.headline, Weight::Semibold, theme.ink);
    block(&mut pen, &layout.subtitle, Weight::Regular, theme.soft);
    if let Some((baseline, size)) = layout.legend {
        draw::legend(&mut pen, chart, (MARGIN, INNER), (baseline, size));
    }
    draw::chart(&mut pen, chart, &slide_frame(layout.chart));
    pen.items.push(Item::Line { at: Point { x: MARGIN, y: layout.rule }, width: INNER, ink: theme.line });
    block(&mut pen, &layout.foot, Weight::Regular, theme.soft);
    scene(pen, chart, (WIDTH, HEIGHT))
}

/// Draws a chart alone, without its sentences, on a page of this size with names of this size.
#[must_use]
pub fn chart_alone(chart: &ChartSpec, theme: &Theme, (width, height): (f64, f64), em: f64) -> Scene {
    let mut pen = Pen::new(theme, chart.language.is_rtl(), width);
    let edge = em * 0.2;
    let mut frame = Frame { left: edge, right: width - edge, top: edge, bottom: height - edge, em };
    if chart.names_series() {
        let size = em * 0.86;
        draw::legend(&mut pen, chart, (frame.left, frame.width()), (frame.top + em, size));
        frame.top += em * 2.0 + size * LEGEND_LEADING * (legend_lines(chart, size, frame.width()) - 1.0);
    }
    draw::chart(&mut pen, chart, &frame);
    scene(pen, chart, (width, height))
}

fn scene(pen: Pen<'_>, chart: &ChartSpec, (width, height): (f64, f64)) -> Scene {
    Scene {
        width,
        height,
        paper: pen.theme.paper,
        items: pen.items,
        touch: pen.touch,
        rtl: chart.language.is_rtl(),
        language: chart.language.tag(),
        title: chart.headline.clone(),
        alt: chart.alt.clone(),
    }
}

fn block(pen: &mut Pen<'_>, block: &Block, weight: Weight, ink: Rgb) {
    for (rank, line) in block.lines.iter().enumerate() {
        pen.from(MARGIN, block.baseline(rank), Style { size: block.size, weight, ink }, line);
    }
}
