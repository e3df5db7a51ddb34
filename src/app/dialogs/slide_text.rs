//! The text of a slide of the talk: its headline and the speaker's notes; or the title of a new section.

use egui::Ui;

use crate::app::dialogs::parts::{cancel_button_ui, focus_if_none, title_ui};
use crate::app::state::dialog::{Dialog, SlideText};
use crate::app::state::ui_message::{MessageQueue, UiMessage};
use crate::app::state::view::View;
use crate::app::style::{LabelStyle, TextSize};
use crate::app::widgets::buttons::primary_button_ui;
use crate::app::widgets::layout::row;
use crate::app::widgets::text::text_ui;
use crate::app::widgets::text_field::{text_field_ui, visual_order_ui};
use crate::base::words::words;
use crate::engine::render_chart_slide;
use crate::project::{ChartSlide, HeadlineChoice, HeadlineWhenWritten, TalkEdit, TalkSlide};
use crate::speech::Message;

/// Shows the fields of the slide with this index in the talk; without an index, those of a new section.
pub(super) fn slide_text_ui(ui: &mut Ui, view: &View<'_>, index: Option<usize>, text: &SlideText, queue: &mut MessageQueue) {
    title_ui(ui, view, if index.is_some() { Message::TalkWords {} } else { Message::TalkSection {} });
    let slide = index.and_then(|index| view.project.talk.slides.get(index));
    let is_chart = matches!(slide, Some(TalkSlide::Chart(_)));
    let mut typed = text.clone();
    let title_field = text_field_ui(ui, view, Message::TalkHeadline {}, 2, &mut typed.title);
    focus_if_none(ui, &title_field);
    let mut has_changed = title_field.changed();
    if is_chart {
        has_changed |= text_field_ui(ui, view, Message::TalkNotes {}, 5, &mut typed.notes).changed();
    } else {
        typed.notes.clear();
    }
    if has_changed {
        queue.push(UiMessage::open_dialog(Dialog::SlideText { slide: index, text: typed.clone() }));
    }
    visual_order_ui(ui, view, &typed.notes);
    // A preview: blanks and line breaks become single spaces.
    let headline = words(&typed.title).collect::<Vec<_>>().join(" ");
    text_ui(ui, view, &headline, LabelStyle::bold(TextSize::Title, view.theme.ink));
    ui.add_space(10.0);
    row(ui, view, |ui| {
        ui.add_enabled_ui(!headline.is_empty() || is_chart, |ui| {
            if primary_button_ui(ui, view, &view.text(Message::TalkKeep {})).clicked() {
                let text = SlideText { title: headline.clone(), notes: typed.notes.clone() };
                queue.push(UiMessage::edit_talk(edit_for(view, index, slide, text)));
                queue.push(UiMessage::SetDialog(None));
            }
        });
        cancel_button_ui(ui, view, queue);
    });
}

/// The edit that gives a slide its new text, or adds a section.
fn edit_for(view: &View<'_>, index: Option<usize>, slide: Option<&TalkSlide>, text: SlideText) -> TalkEdit {
    match (index, slide) {
        (Some(index), Some(TalkSlide::Chart(chart_slide))) => {
            let slide = with_text(view, chart_slide, text);
            TalkEdit::ReplaceSlide(index, Box::new(TalkSlide::Chart(Box::new(slide))))
        }
        (Some(index), _) => TalkEdit::ReplaceSlide(index, Box::new(TalkSlide::Section(text.title))),
        (None, _) => TalkEdit::Insert(Box::new(TalkSlide::Section(text.title)), None),
    }
}

/// A chart slide with its new text. A headline equal to the sentence of the program is not the user's own.
fn with_text(view: &View<'_>, slide: &ChartSlide, text: SlideText) -> ChartSlide {
    let rendered = view.engine.loaded().and_then(|loaded| {
        let without_choice = ChartSlide { headline: None, ..slide.clone() };
        render_chart_slide(&loaded.values, &without_choice, view.speech()).ok()
    });
    let strongest = rendered.map(|rendered| rendered.rendered.chart.headline).unwrap_or_default();
    let (saying, heard) = if !text.title.is_empty() && text.title != strongest {
        (
            Some(HeadlineChoice::Written(text.title)),
            Some(HeadlineWhenWritten { language: view.preferences.language.tag().to_owned(), headline: strongest }),
        )
    } else {
        let proposal = slide.headline.clone().filter(|choice| matches!(choice, HeadlineChoice::Proposal(_)));
        (proposal, None)
    };
    ChartSlide { headline: saying, headline_when_written: heard, notes: text.notes, ..slide.clone() }
}
