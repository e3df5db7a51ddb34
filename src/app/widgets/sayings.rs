//! What may be said of the comparison shown: the sentences the program proposes, each a click away from being the headline.

use egui::{CornerRadius, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use crate::app::bidi::start_align;
use crate::app::state::ui_message::{MessageQueue, UiMessage};
use crate::app::state::view::View;
use crate::app::style::{LabelStyle, TextSize, color32};
use crate::app::widgets::buttons::show_focus;
use crate::app::widgets::text::{heading_ui, layout, paint_galleys};
use crate::engine::Derived;
use crate::project::{Edit, HeadlineChoice};
use crate::speech::Message;

/// The space around a sentence, in points.
const PADDING: f32 = 9.0;

/// Shows the sentences, the strongest first. The one that is the headline is framed.
pub(crate) fn sayings_ui(ui: &mut Ui, view: &View<'_>, derived: &Derived, queue: &mut MessageQueue) {
    let Ok(chart) = &derived.chart else { return };
    heading_ui(ui, view, &view.text(Message::HeadlineEditTitle {}));
    let others = chart.alternative_headlines.iter().enumerate().map(|(index, text)| (Some(HeadlineChoice::Proposal(index)), text));
    let all = std::iter::once((None, &derived.default_headline)).chain(others);
    for (choice, sentence) in all.filter(|(_, sentence)| !sentence.is_empty()) {
        let state = if view.project.headline == choice { Saying::Headline } else { Saying::Offered };
        if saying_ui(ui, view, sentence, state) {
            queue.push(UiMessage::Edit(Edit::SetHeadline(choice)));
        }
    }
}

/// What a sentence is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Saying {
    Headline,
    Offered,
}

/// One sentence; returns whether it was clicked.
fn saying_ui(ui: &mut Ui, view: &View<'_>, sentence: &str, state: Saying) -> bool {
    let (theme, is_chosen) = (&view.theme, state == Saying::Headline);
    let width = ui.available_width();
    let style = LabelStyle::selectable(TextSize::Note, if is_chosen { theme.focus } else { theme.ink }, is_chosen);
    let galleys = layout(ui, view, sentence, style, width - 2.0 * PADDING);
    let (rect, response) = ui.allocate_exact_size(vec2(width, galleys.size.y + 2.0 * PADDING), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_chosen, sentence));
    let corners = CornerRadius::same(8);
    ui.painter().rect_filled(rect, corners, color32(theme.panel));
    if is_chosen || response.hovered() {
        let color = if is_chosen { theme.focus } else { theme.line };
        ui.painter().rect_stroke(rect, corners, Stroke::new(1.5, color32(color)), StrokeKind::Inside);
    }
    show_focus(ui, view, &response);
    paint_galleys(ui, &galleys, rect.shrink(PADDING), start_align(view.direction()));
    response.clicked()
}
