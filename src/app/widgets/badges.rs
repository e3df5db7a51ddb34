//! The badges under a chart: short remarks on its data, each with an explanation as a tooltip.

use egui::{CornerRadius, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use crate::app::bidi::start_align;
use crate::app::state::view::View;
use crate::app::style::{LabelStyle, TextSize, color32};
use crate::app::widgets::buttons::scroll_to_new_focus;
use crate::app::widgets::layout::reading_layout;
use crate::app::widgets::text::{layout, paint_galleys};
use crate::app::widgets::tooltip::help_ui;
use crate::chart::{Badge, BadgeTone};

/// Shows badges side by side, on one line.
pub(crate) fn badges_ui(ui: &mut Ui, view: &View<'_>, badges: &[Badge]) {
    let height = TextSize::Small.points() + 18.0;
    ui.allocate_ui_with_layout(vec2(ui.available_width(), height), reading_layout(view), |ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        for badge in badges {
            badge_ui(ui, view, badge);
        }
    });
}

fn badge_ui(ui: &mut Ui, view: &View<'_>, badge: &Badge) {
    let color = match badge.tone {
        BadgeTone::Good => view.theme.good,
        BadgeTone::Warn => view.theme.warn,
        BadgeTone::Plain => view.theme.soft,
    };
    let galleys = layout(ui, view, &badge.text, LabelStyle::regular(TextSize::Small, color), f32::INFINITY);
    // The keyboard reaches badges too, so that their explanations can be read without a pointer.
    let sense = Sense::hover() | Sense::focusable_noninteractive();
    let (rect, response) = ui.allocate_exact_size(galleys.size + vec2(20.0, 10.0), sense);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &badge.text));
    help_ui(ui, view, &response, || vec![badge.explanation.clone()]);
    scroll_to_new_focus(&response);
    let stroke = if response.has_focus() { Stroke::new(2.0, color32(view.theme.focus)) } else { Stroke::new(1.0, color32(color)) };
    ui.painter().rect_stroke(rect, CornerRadius::same(14), stroke, StrokeKind::Inside);
    paint_galleys(ui, &galleys, rect.shrink2(vec2(10.0, 5.0)), start_align(view.direction()));
}
