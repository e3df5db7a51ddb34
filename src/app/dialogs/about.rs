//! The dialog about the data and the program: version, sources of the files read, partner towns and licences.

use egui::{ScrollArea, Ui};

use crate::app::dialogs::parts::{close_row_ui, title_ui};
use crate::app::state::ui_message::MessageQueue;
use crate::app::state::view::View;
use crate::app::style::{LabelStyle, TextSize};
use crate::app::widgets::layout::column;
use crate::app::widgets::text::{heading_ui, text_ui};
use crate::engine::{Loaded, PlaceListEntry, linked_libraries};
use crate::speech::{Language, Message};
use crate::tidy::Partnership;

/// How many libraries are named in one paragraph.
const LIBRARIES_A_LINE: usize = 20;

/// Shows the dialog.
pub(super) fn about_ui(ui: &mut Ui, view: &View<'_>, queue: &mut MessageQueue) {
    title_ui(ui, view, Message::CommandAbout {});
    let note = LabelStyle::regular(TextSize::Note, view.theme.soft);
    ScrollArea::vertical().id_salt("jumelles-about").max_height(460.0).show(ui, |ui| {
        column(ui, view, |ui| {
            let version = env!("CARGO_PKG_VERSION").to_owned();
            let body = LabelStyle::regular(TextSize::Body, view.theme.ink);
            text_ui(ui, view, &view.text(Message::AboutProgram { version }), body);
            text_ui(ui, view, &view.text(Message::AboutOffline {}), note);
            if let Some(loaded) = view.engine.loaded() {
                data_ui(ui, view, loaded);
            }
            heading_ui(ui, view, &view.text(Message::AboutLicences {}));
            text_ui(ui, view, &view.text(Message::AboutLicencesHow {}), note);
            heading_ui(ui, view, &view.text(Message::AboutLibraries {}));
            text_ui(ui, view, &view.text(Message::AboutLibrariesHow {}), note);
            let libraries: Vec<&str> = linked_libraries().collect();
            for few in libraries.chunks(LIBRARIES_A_LINE) {
                text_ui(ui, view, &few.join(" · "), LabelStyle::regular(TextSize::Small, view.theme.soft));
            }
        });
    });
    close_row_ui(ui, view, queue);
}

/// The sources of the files read and the partnerships between their towns.
fn data_ui(ui: &mut Ui, view: &View<'_>, loaded: &Loaded) {
    let note = LabelStyle::regular(TextSize::Note, view.theme.soft);
    heading_ui(ui, view, &view.text(Message::AboutSources {}));
    for citation in loaded.values.observations().citations() {
        let parts = [&citation.publisher, &citation.title, &citation.address];
        let parts: Vec<&str> = parts.into_iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
        text_ui(ui, view, &parts.join(", "), note);
    }
    heading_ui(ui, view, &view.text(Message::AboutPerimeters {}));
    text_ui(ui, view, &view.text(Message::AboutPerimetersHow {}), note);
    heading_ui(ui, view, &view.text(Message::AboutPartners {}));
    for town in &loaded.places {
        for partnership in partnerships(view, town) {
            text_ui(ui, view, &view.text(partnership), note);
        }
    }
}

/// The partnerships of a town with other towns of the gazetteer, each with its founding act.
fn partnerships(view: &View<'_>, town: &PlaceListEntry) -> Vec<Message> {
    let partnership = |partner: &Partnership| {
        let other = view.reference_data.gazetteer.find(partner.partner.as_str())?;
        let act = match view.preferences.language {
            Language::Fr => &partner.act.act_fr,
            Language::En => &partner.act.act_en,
            Language::Ar => &partner.act.act_ar,
        };
        let (town, other) = (view.place_name(&town.place).to_owned(), view.place_name(other).to_owned());
        Some(Message::AboutPartner { town, other, year: partner.since.to_string(), act: act.clone() })
    };
    town.place.partnerships.iter().filter_map(partnership).collect()
}
