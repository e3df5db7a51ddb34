//! The words of a slide: its headline, and what the speaker wants to remember.

use egui::Ui;

use crate::app::act::{MessageQueue, UiMessage};
use crate::app::look::TextSize;
use crate::app::session::Dialog;
use crate::app::view::View;
use crate::app::widgets::field::{field_ui, ordered_ui};
use crate::app::widgets::words::{Setting, button_ui, row, text_ui};
use crate::project::{ChartSlide, Edit, HeadlineChoice, HeadlineWhenWritten, TalkEdit, TalkSlide};
use crate::speech::Message;

/// Shows the fields; without a rank, those of a new part of the talk.
pub(super) fn slide_ui(ui: &mut Ui, view: &View<'_>, (rank, title, notes): (Option<usize>, &str, &str), inbox: &mut MessageQueue) {
    super::title_ui(ui, view, if rank.is_some() { Message::TalkWords {} } else { Message::TalkSection {} });
    let slide = rank.and_then(|rank| view.project.talk.slides.get(rank));
    let is_chart = matches!(slide, Some(TalkSlide::Chart(_)));
    let field = |ui: &mut Ui, line: Message, text: &str, rows: usize| {
        let mut typed = text.to_owned();
        let field = field_ui(ui, view, (line, rows), &mut typed);
        if rows < 4 {
            super::ready_to_type(ui, &field);
        }
        (field.changed(), typed)
    };
    let (titled, new_title) = field(ui, Message::TalkHeadline {}, title, 2);
    let (noted, new_notes) = if is_chart { field(ui, Message::TalkNotes {}, notes, 5) } else { (false, String::new()) };
    if titled || noted {
        inbox.push(UiMessage::Dialog(Some(Dialog::Slide { rank, title: new_title.clone(), notes: new_notes.clone() })));
    }
    ordered_ui(ui, view, &new_notes);
    // The headline as it will stand.
    let said = new_title.split_whitespace().collect::<Vec<_>>().join(" ");
    text_ui(ui, view, &said, Setting::new(TextSize::Title, true, view.theme.ink));
    ui.add_space(10.0);
    row(ui, view, |ui| {
        ui.add_enabled_ui(!said.is_empty() || is_chart, |ui| {
            if button_ui(ui, view, &view.say(Message::TalkKeep {}), true).clicked() {
                inbox.push(UiMessage::Edit(Edit::Talk(kept(view, (rank, slide), said.clone(), new_notes.clone()))));
                inbox.push(UiMessage::Dialog(None));
            }
        });
        if button_ui(ui, view, &view.say(Message::ExportCancel {}), false).clicked() {
            inbox.push(UiMessage::Dialog(None));
        }
    });
}

/// The slide with its new words. A headline the program would say itself is not one's own.
fn kept(view: &View<'_>, (rank, slide): (Option<usize>, Option<&TalkSlide>), title: String, notes: String) -> TalkEdit {
    let Some((rank, TalkSlide::Chart(told))) = rank.zip(slide) else {
        let section = Box::new(TalkSlide::Section(title));
        return rank.map_or(TalkEdit::Add(section.clone(), None), |rank| TalkEdit::Set(rank, section.clone()));
    };
    let drawn = view.engine.loaded().and_then(|loaded| {
        let plain = ChartSlide { saying: None, ..(**told).clone() };
        crate::engine::told_chart(&loaded.results, &plain, view.speech()).ok()
    });
    let strongest = drawn.map(|made| made.drawn.chart.headline).unwrap_or_default();
    let own = !title.is_empty() && title != strongest;
    let before = match &told.saying {
        Some(HeadlineChoice::Proposal(rank)) if !own => Some(HeadlineChoice::Proposal(*rank)),
        _ => None,
    };
    let saying = if own { Some(HeadlineChoice::Own(title)) } else { before };
    let heard = own.then(|| HeadlineWhenWritten { language: view.preferences.language.tag().to_owned(), headline: strongest });
    TalkEdit::Set(rank, Box::new(TalkSlide::Chart(Box::new(ChartSlide { saying, heard, notes, ..(**told).clone() }))))
}
