//! The slide that the comparison shown would be, drawn small in the panel, and whether the back row can read it.

use std::sync::Arc;

use egui::{CornerRadius, Id, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use crate::app::state::view::View;
use crate::app::style::{LabelStyle, TextSize, color32};
use crate::app::widgets::scene_view::paint_scene;
use crate::app::widgets::text::{heading_ui, text_ui};
use crate::chart::{ChartSpec, Slide};
use crate::render::{LegibilityReport, Scene, Theme, ThemeName, check_legibility, draw_slide};
use crate::speech::Message;

/// The distance of the back row, in heights of the screen: that of a classroom.
pub(crate) const BACK_ROW: f64 = 6.0;
/// The height of a slide of this width.
const HEIGHT_BY_WIDTH: f32 = 9.0 / 16.0;

/// A slide with the chart it was drawn for.
#[derive(Clone)]
struct CachedSlide {
    /// The address of the chart.
    chart: usize,
    scene: Arc<Scene>,
    report: Arc<LegibilityReport>,
}

/// Shows the slide of a chart, drawn again only when the chart changed.
pub(crate) fn live_slide_ui(ui: &mut Ui, view: &View<'_>, chart: &Arc<ChartSpec>) {
    heading_ui(ui, view, &view.text(Message::LiveSlide {}));
    let CachedSlide { scene, report, .. } = cached_slide(ui, chart);
    let width = ui.available_width();
    let (rect, response) = ui.allocate_exact_size(vec2(width, width * HEIGHT_BY_WIDTH), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, view.text(Message::LiveSlide {})));
    paint_scene(&ui.painter().with_clip_rect(rect.intersect(ui.clip_rect())), rect, &scene);
    ui.painter().rect_stroke(rect, CornerRadius::ZERO, Stroke::new(1.0, color32(view.theme.line)), StrokeKind::Inside);
    let (message, color) = if report.illegible_texts.is_empty() && !report.has_too_many_words() {
        (Message::LegibilityGood {}, view.theme.good)
    } else if report.illegible_texts.is_empty() {
        (Message::LegibilityTooManyWords { count: report.word_count }, view.theme.warn)
    } else {
        let texts = report.illegible_texts.first().cloned().unwrap_or_default();
        (Message::LegibilityTooSmall { count: report.illegible_texts.len(), texts }, view.theme.warn)
    };
    text_ui(ui, view, &view.text(message), LabelStyle::regular(TextSize::Small, color));
}

fn cached_slide(ui: &Ui, chart: &Arc<ChartSpec>) -> CachedSlide {
    let (id, key) = (Id::unique("jumelles-live-slide"), Arc::as_ptr(chart) as usize);
    if let Some(cached) = ui.data(|data| data.get_temp::<CachedSlide>(id)).filter(|cached| cached.chart == key) {
        return cached;
    }
    let theme = Theme::builtin(ThemeName::Slide);
    let slide = Slide::Chart(Box::new(ChartSpec::clone(chart)));
    let drawn = CachedSlide {
        chart: key,
        scene: Arc::new(draw_slide(&slide, &theme)),
        report: Arc::new(check_legibility(&slide, &theme, BACK_ROW)),
    };
    ui.data_mut(|data| data.insert_temp(id, drawn.clone()));
    drawn
}
