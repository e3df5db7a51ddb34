//! The compare page: towns and indicators in the sidebar, tools, headline, chart, years and sources in the middle, provenance at the other
//! side. What surrounds the chart keeps its height.

use std::sync::Arc;

use egui::{Align, Align2, CentralPanel, FontId, Frame, Layout, Margin, Panel, Rect, ScrollArea, Ui, pos2, vec2};
use lucide_icons::Icon;

use crate::app::bidi::end_align;
use crate::app::pages::chart_controls::{is_scene, zoom_ui};
use crate::app::pages::chart_toolbar::chart_toolbar_ui;
use crate::app::pages::timeline::{TIMELINE_HEIGHT, timeline_ui};
use crate::app::state::command::Command;
use crate::app::state::dialog::Dialog;
use crate::app::state::session::{Page, PanelState};
use crate::app::state::ui_message::{MessageQueue, UiMessage};
use crate::app::state::view::View;
use crate::app::style::{LabelStyle, TextSize, color32, font_family};
use crate::app::widgets::badges::badges_ui;
use crate::app::widgets::bar_plot::bar_plot_ui;
use crate::app::widgets::buttons::{button_ui, primary_button_ui};
use crate::app::widgets::data_table::data_table_ui;
use crate::app::widgets::explore_plot::{Explorable, explore_plot_ui};
use crate::app::widgets::icons::{icon_area_ui, icon_button_ui};
use crate::app::widgets::layout::{MIN_WIDTH_FOR_PANEL, column, page_panel, reading_layout, row, trailing_layout};
use crate::app::widgets::live_slide::live_slide_ui;
use crate::app::widgets::panel_focus::{PagePart, takes_focus_of};
use crate::app::widgets::provenance_panel::{provenance_ui, remarks_ui};
use crate::app::widgets::sayings::sayings_ui;
use crate::app::widgets::scene_view::chart_view_ui;
use crate::app::widgets::sidebar::sidebar_ui;
use crate::app::widgets::text::{layout, text_ui};
use crate::base::Severity;
use crate::chart::{ChartPart, ChartSpec};
use crate::engine::Derived;
use crate::engine::report::unsuitable_text;
use crate::project::HeadlineChoice;
use crate::render::Weight;
use crate::speech::Message;

/// The widths of the panels at both sides, in points.
const SIDEBAR_WIDTH: f32 = 246.0;
const PROVENANCE_WIDTH: f32 = 296.0;
/// The height kept for the remarks and the sources under the chart, in points: nothing moves when there are fewer.
const FOOT_HEIGHT: f32 = 80.0;
/// In a narrower page the headline is as large as a title; in points.
const MIN_WIDTH_FOR_HEADLINE: f32 = 640.0;
/// The lines kept for the headline: nothing moves when it needs one.
const HEADLINE_LINES: f32 = 2.0;
/// The smallest height of the chart, in points.
const MIN_CHART_HEIGHT: f32 = 240.0;
/// The height kept under the chart for how its marks are read, in points; more where that takes more lines.
const KEY_HEIGHT: f32 = 26.0;
/// The size of the button that folds a panel, in points.
const FOLD_SIZE: f32 = 26.0;
/// The size of the year behind the chart, in points.
const YEAR_SIZE: f32 = 84.0;
/// The width kept beside the headline for the pencil and the buttons that zoom, in points.
const PENCIL_WIDTH: f32 = 112.0;

/// Shows the page.
pub(super) fn compare_page_ui(ui: &mut Ui, view: &View<'_>, queue: &mut MessageQueue) {
    let frame = |color| Frame::NONE.fill(color32(color)).inner_margin(Margin::symmetric(12, 12));
    let (sidebar, provenance) = if view.is_rtl() {
        (Panel::right("jumelles-rail"), Panel::left("jumelles-origin"))
    } else {
        (Panel::left("jumelles-rail"), Panel::right("jumelles-origin"))
    };
    let is_wide = ui.available_width() >= MIN_WIDTH_FOR_PANEL;
    sidebar.exact_size(SIDEBAR_WIDTH).resizable(false).frame(frame(view.theme.panel)).show(ui, |ui| {
        ScrollArea::vertical().id_salt("jumelles-rail-scroll").show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 3.0;
            column(ui, view, |ui| sidebar_ui(ui, view, queue));
        });
    });
    if is_wide && view.session.provenance == PanelState::Shown {
        provenance.exact_size(PROVENANCE_WIDTH).resizable(false).frame(frame(view.theme.surface)).show(ui, |ui| {
            fold_ui(ui, view, queue);
            let area = ScrollArea::vertical().id_salt("jumelles-origin-scroll");
            area.show(ui, |ui| column(ui, view, |ui| side_ui(ui, view, queue)));
        });
    }
    let Some(derived) = view.derived() else {
        page_panel(view).show(ui, |ui| column(ui, view, |ui| nothing_ui(ui, view, queue)));
        return;
    };
    let band = |color| Frame::NONE.fill(color32(color)).inner_margin(Margin::symmetric(24, 4));
    Panel::top("jumelles-tools").resizable(false).frame(band(view.theme.panel)).show(ui, |ui| chart_toolbar_ui(ui, view, derived, queue));
    let foot = Panel::bottom("jumelles-foot").exact_size(FOOT_HEIGHT).resizable(false).frame(band(view.theme.panel));
    foot.show(ui, |ui| foot_ui(ui, view, derived, queue));
    let line = Panel::bottom("jumelles-timeline").exact_size(TIMELINE_HEIGHT).resizable(false).frame(band(view.theme.paper));
    line.show(ui, |ui| timeline_ui(ui, view, &derived.times, queue));
    let middle = Frame::NONE.fill(color32(view.theme.paper)).inner_margin(Margin::symmetric(28, 14));
    CentralPanel::default().frame(middle).show(ui, |ui| {
        let height = ui.available_height();
        ScrollArea::vertical().id_salt("jumelles-middle").show(ui, |ui| {
            column(ui, view, |ui| {
                match &derived.chart {
                    Ok(chart) => chart_ui(ui, view, chart, height, queue),
                    Err(reason) => {
                        text_ui(ui, view, &unsuitable_text(*reason, view.speech()), LabelStyle::regular(TextSize::Body, view.theme.ink));
                    }
                }
                if !is_wide && view.session.provenance == PanelState::Shown {
                    ui.add_space(18.0);
                    side_ui(ui, view, queue);
                }
            });
        });
    });
}

/// Where a figure comes from, what may be said, and the slide all this makes.
fn side_ui(ui: &mut Ui, view: &View<'_>, queue: &mut MessageQueue) {
    provenance_ui(ui, view, queue);
    let Some(derived) = view.derived() else { return };
    ui.add_space(8.0);
    sayings_ui(ui, view, derived, queue);
    if let Ok(chart) = &derived.chart {
        ui.add_space(8.0);
        live_slide_ui(ui, view, chart);
        remarks_ui(ui, view, chart);
    }
}

/// The button at the corner of the panel with the origin of a figure, which folds it.
fn fold_ui(ui: &mut Ui, view: &View<'_>, queue: &mut MessageQueue) {
    let area = ui.max_rect();
    let left = if view.is_rtl() { area.left() } else { area.right() - FOLD_SIZE };
    let corner = Rect::from_min_size(pos2(left, area.top() - 2.0), vec2(FOLD_SIZE, FOLD_SIZE));
    let icon = if view.is_rtl() { Icon::PanelLeftClose } else { Icon::PanelRightClose };
    let fold = icon_area_ui(ui, view, icon, &view.text(Message::FoldProvenance {}), corner);
    takes_focus_of(ui, PagePart::Origin, &fold);
    if fold.clicked() {
        queue.push(UiMessage::SetProvenance(PanelState::Folded));
    }
}

/// Why there is nothing to compare yet.
fn nothing_ui(ui: &mut Ui, view: &View<'_>, queue: &mut MessageQueue) {
    let message = if view.engine.is_working() { Message::Working {} } else { Message::Empty {} };
    text_ui(ui, view, &view.text(message), LabelStyle::bold(TextSize::Title, view.theme.ink));
    text_ui(ui, view, &view.text(Message::EmptyHint {}), LabelStyle::regular(TextSize::Body, view.theme.soft));
    errors_ui(ui, view, queue);
}

/// What must be known of the figures, where they are from, and what is done with the chart next.
fn foot_ui(ui: &mut Ui, view: &View<'_>, derived: &Derived, queue: &mut MessageQueue) {
    ui.spacing_mut().item_spacing.y = 2.0;
    row(ui, view, |ui| {
        ui.with_layout(trailing_layout(view), |ui| {
            let add = primary_button_ui(ui, view, &view.text(Message::TalkAdd {}));
            takes_focus_of(ui, PagePart::Foot, &add);
            if add.clicked() {
                queue.push(UiMessage::Command(Command::AddToTalk));
            }
            errors_ui(ui, view, queue);
            ui.with_layout(reading_layout(view), |ui| {
                if let Ok(chart) = &derived.chart {
                    ScrollArea::horizontal().id_salt("jumelles-badges").show(ui, |ui| badges_ui(ui, view, &chart.badges));
                }
            });
        });
    });
    let Ok(chart) = &derived.chart else { return };
    ScrollArea::vertical().id_salt("jumelles-sources").min_scrolled_height(20.0).show(ui, |ui| {
        column(ui, view, |ui| text_ui(ui, view, &chart.sources, LabelStyle::regular(TextSize::Small, view.theme.soft)));
    });
}

/// The chart or its table under its headline, with how its marks are read.
fn chart_ui(ui: &mut Ui, view: &View<'_>, chart: &Arc<ChartSpec>, page_height: f32, queue: &mut MessageQueue) {
    let theme = &view.theme;
    let top = ui.cursor().top();
    ui.spacing_mut().item_spacing.y = 6.0;
    headline_ui(ui, view, chart, queue);
    text_ui(ui, view, &chart.subtitle, LabelStyle::regular(TextSize::Name, theme.soft));
    ui.add_space(8.0);
    let key = layout(ui, view, &chart.reading_key.join(" "), LabelStyle::regular(TextSize::Note, theme.soft), ui.available_width());
    let key_height = KEY_HEIGHT.max(key.size.y + ui.spacing().item_spacing.y);
    let height = (page_height - (ui.cursor().top() - top) - key_height).max(MIN_CHART_HEIGHT);
    if view.session.is_table_shown {
        data_table_ui(ui, view, &chart.table, queue);
    } else if let Some(whole) = ChartPart::whole(chart) {
        explore_plot_ui(ui, view, Explorable { chart, whole }, vec2(ui.available_width(), height), queue);
    } else if is_scene(chart) {
        chart_view_ui(ui, view, chart, height, queue);
    } else {
        year_ui(ui, view, height);
        bar_plot_ui(ui, view, chart, height, queue);
    }
    // How the marks are read, and which towns have no place in the frame.
    if !chart.reading_key.is_empty() {
        text_ui(ui, view, &chart.reading_key.join(" "), LabelStyle::regular(TextSize::Note, theme.soft));
    }
    for mark in &chart.undrawn_marks {
        let text = view.text(Message::ChartMarkUndrawn { mark: mark_name(view, mark) });
        text_ui(ui, view, &text, LabelStyle::regular(TextSize::Note, theme.warn));
    }
}

/// The headline, with room for two lines, and the pencil that changes it.
fn headline_ui(ui: &mut Ui, view: &View<'_>, chart: &ChartSpec, queue: &mut MessageQueue) {
    let text_size = if ui.available_width() < MIN_WIDTH_FOR_HEADLINE { TextSize::Title } else { TextSize::Headline };
    let height = text_size.points() * 1.45 * HEADLINE_LINES;
    let size = vec2(ui.available_width(), height);
    ui.allocate_ui_with_layout(size, reading_layout(view).with_cross_align(Align::Min), |ui| {
        let width = ui.available_width() - PENCIL_WIDTH;
        ui.allocate_ui(vec2(width, height), |ui| {
            column(ui, view, |ui| text_ui(ui, view, &chart.headline, LabelStyle::bold(text_size, view.theme.ink)));
        });
        ui.with_layout(Layout::top_down(end_align(view.direction())), |ui| {
            pencil_ui(ui, view, queue);
            row(ui, view, |ui| {
                ui.with_layout(trailing_layout(view), |ui| {
                    ui.spacing_mut().item_spacing.x = 2.0;
                    zoom_ui(ui, view, queue);
                });
            });
        });
        ui.set_min_height(height);
    });
}

/// The pencil that changes the headline.
fn pencil_ui(ui: &mut Ui, view: &View<'_>, queue: &mut MessageQueue) {
    if icon_button_ui(ui, view, Icon::Pencil, &view.text(Message::HeadlineButton {})).clicked() {
        let text = match &view.project.headline {
            Some(HeadlineChoice::Written(text)) => text.clone(),
            Some(HeadlineChoice::Proposal(_)) | None => String::new(),
        };
        queue.push(UiMessage::open_dialog(Dialog::Headline { text }));
    }
}

/// The year that is shown, large behind the lower end of the bars, where one is chosen.
fn year_ui(ui: &Ui, view: &View<'_>, height: f32) {
    let Some([year]) = view.query().map(|query| query.times.as_slice()) else { return };
    let area = Rect::from_min_size(ui.cursor().left_top(), vec2(ui.available_width(), height));
    let (corner, align) =
        if view.is_rtl() { (area.left_bottom(), Align2::LEFT_BOTTOM) } else { (area.right_bottom(), Align2::RIGHT_BOTTOM) };
    let font = FontId::new(YEAR_SIZE, font_family(Weight::Semibold));
    ui.painter().text(corner, align, year.to_string(), font, color32(view.theme.panel));
}

/// The name of a mark as the dialog of annotations has it; an event as it was typed.
fn mark_name(view: &View<'_>, mark: &str) -> String {
    match mark {
        "gap" => view.text(Message::AnnotateGap {}),
        "target" => view.text(Message::AnnotateTarget {}),
        "median" => view.text(Message::AnnotateMedian {}),
        "national" => view.text(Message::AnnotateNational {}),
        event => event.to_owned(),
    }
}

/// Where files have errors, a button with their count that opens the data page.
fn errors_ui(ui: &mut Ui, view: &View<'_>, queue: &mut MessageQueue) {
    let count = view.engine.loaded().map_or(0, |loaded| loaded.count_notes(Severity::Error));
    if count > 0 && button_ui(ui, view, &view.text(Message::DataErrors { count })).clicked() {
        queue.push(UiMessage::Command(Command::GoTo(Page::Data)));
    }
}
