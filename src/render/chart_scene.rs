//! A chart as a scene, on a slide with its sentences or alone. Every picture of a chart, exported or on screen, is drawn here.

use crate::chart::ChartSpec;
use crate::render::draw::draw_chart;
use crate::render::draw::legend::draw_legend;
use crate::render::geometry::{Frame, Size};
use crate::render::layout::{
    HEIGHT, LEGEND_LEADING, LegendPlace, MARGIN, SOURCE_BASELINE, SOURCE_SIZE, TextBlock, WIDTH, layout_slide, legend_lines, slide_frame,
};
use crate::render::pen::{Pen, PenMark};
use crate::render::scene::{Scene, SceneMark, TextStyle};
use crate::render::theme::{Rgb, Theme, Weight};

/// Draws a chart as a slide of 1920 × 1080 with headline, subtitle, badge, legend and sources.
#[must_use]
pub fn draw_chart_slide(chart: &ChartSpec, theme: &Theme) -> Scene {
    let mut pen = Pen::new(theme, chart.language.into(), WIDTH);
    let layout = layout_slide(chart);
    draw_block(&mut pen, &layout.headline, Weight::Semibold, theme.ink);
    draw_block(&mut pen, &layout.subtitle, Weight::Regular, theme.soft);
    if let Some(caveat) = &layout.caveat {
        caveat.draw(&mut pen);
    }
    if let Some(legend) = &layout.legend {
        draw_legend(&mut pen, chart, legend);
    }
    draw_chart(&mut pen, chart, &slide_frame(layout.chart_span));
    draw_block(&mut pen, &layout.key, Weight::Regular, theme.soft);
    pen.text_start(MARGIN, SOURCE_BASELINE, pen.secondary_style(SOURCE_SIZE), &layout.sources);
    into_scene(pen, chart, Size { width: WIDTH, height: HEIGHT })
}

/// Draws a chart alone, with its legend and without its sentences, on a page of this size. `em` is the type size of names.
#[must_use]
pub fn draw_chart_alone(chart: &ChartSpec, theme: &Theme, page: Size, em: f64) -> Scene {
    let mut pen = Pen::new(theme, chart.language.into(), page.width);
    let edge = em * 0.2;
    let mut frame = Frame { left: edge, right: page.width - edge, top: edge, bottom: page.height - edge, em };
    if chart.shows_legend() {
        let size = em * 0.86;
        let place = LegendPlace { left: frame.left, width: frame.width(), baseline: frame.top + em, size };
        draw_legend(&mut pen, chart, &place);
        frame.top += em * 2.0 + size * LEGEND_LEADING * (legend_lines(chart, size, frame.width()) - 1.0);
    }
    draw_chart(&mut pen, chart, &frame);
    into_scene(pen, chart, page)
}

/// The scene of all that a pen has drawn of a chart.
fn into_scene(pen: Pen<'_>, chart: &ChartSpec, page: Size) -> Scene {
    let to_mark = |mark: PenMark| Some(SceneMark { figure: chart.table.figures.get(mark.row)?.clone(), items: mark.items });
    Scene {
        width: page.width,
        height: page.height,
        background: pen.theme.paper,
        items: pen.items,
        marks: pen.marks.into_iter().filter_map(to_mark).collect(),
        hit_areas: pen.hit_areas,
        plane: pen.plane,
        direction: chart.language.into(),
        language: chart.language.tag(),
        title: chart.headline.clone(),
        alt: chart.alt_text.clone(),
    }
}

/// Writes a block of text at the margin.
fn draw_block(pen: &mut Pen<'_>, block: &TextBlock, weight: Weight, ink: Rgb) {
    for (index, line) in block.lines.iter().enumerate() {
        pen.text_start(MARGIN, block.baseline(index), TextStyle { size: block.size, weight, ink }, line);
    }
}
