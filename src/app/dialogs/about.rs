//! Where the data comes from: the files read, their sources, what the towns are to each other, and what the program is.

use egui::{ScrollArea, Ui};

use crate::app::act::MessageQueue;
use crate::app::look::TextSize;
use crate::app::view::View;
use crate::app::widgets::words::{Setting, column, part_ui, text_ui};
use crate::speech::{Language, Message};

/// Shows what there is to know.
pub(super) fn about_ui(ui: &mut Ui, view: &View<'_>, inbox: &mut MessageQueue) {
    super::title_ui(ui, view, Message::CommandAbout {});
    ScrollArea::vertical().id_salt("jumelles-about").max_height(460.0).show(ui, |ui| {
        column(ui, view, |ui| {
            let body = Setting::new(TextSize::Body, false, view.theme.ink);
            let note = Setting::new(TextSize::Note, false, view.theme.soft);
            text_ui(ui, view, &view.say(Message::AboutProgram { version: env!("CARGO_PKG_VERSION").to_owned() }), body);
            text_ui(ui, view, &view.say(Message::AboutOffline {}), note);
            if let Some(loaded) = view.engine.loaded() {
                part_ui(ui, view, &view.say(Message::AboutSources {}));
                for source in loaded.results.observations().citations() {
                    let parts = [&source.publisher, &source.title, &source.address];
                    let told: Vec<&str> = parts.into_iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
                    text_ui(ui, view, &told.join(", "), note);
                }
                part_ui(ui, view, &view.say(Message::AboutPerimeters {}));
                text_ui(ui, view, &view.say(Message::AboutPerimetersHow {}), note);
                part_ui(ui, view, &view.say(Message::AboutPartners {}));
                for town in &loaded.towns {
                    for partner in &town.place.partners {
                        let Some(other) = view.library.gazetteer.find(partner.of.as_str()) else { continue };
                        let act = match view.preferences.language {
                            Language::Fr => &partner.act.act_fr,
                            Language::En => &partner.act.act_en,
                            Language::Ar => &partner.act.act_ar,
                        };
                        let names = (view.name(&town.place).to_owned(), view.name(other).to_owned());
                        let line =
                            Message::AboutPartner { town: names.0, other: names.1, year: partner.since.to_string(), act: act.clone() };
                        text_ui(ui, view, &view.say(line), note);
                    }
                }
            }
            part_ui(ui, view, &view.say(Message::AboutLicences {}));
            text_ui(ui, view, &view.say(Message::AboutLicencesHow {}), note);
        });
    });
    super::palette::close_ui(ui, view, inbox);
}
