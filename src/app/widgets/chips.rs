//! What was decided about a file, as chips: each says what was chosen, why when the pointer rests on it, and opens to be
//! changed. The table follows at once.

use egui::{Popup, Role, Ui, WidgetInfo};

use crate::app::act::{MessageQueue, UiMessage};
use crate::app::look::{TextSize, font, ink};
use crate::app::rtl::job;
use crate::app::view::View;
use crate::app::widgets::words::menu_choice_ui;
use crate::base::number::Decimal;
use crate::cli::decisions::decisions;
use crate::engine::FileRead;
use crate::intake::{Encoding, ReadSettings};
use crate::speech::Message;
use crate::tidy::{Field, Mapping, Recipe};

/// Shows the chips of a file.
pub(crate) fn chips_ui(ui: &mut Ui, view: &View<'_>, file: &FileRead, inbox: &mut MessageQueue) {
    let recipe = view.recipe(file);
    let chips = Chips { view, file, recipe: &recipe, evidence: decisions(&file.intake, file.mapping.as_ref(), view.speech()) };
    let layout =
        if view.rtl() { egui::Layout::right_to_left(egui::Align::Center) } else { egui::Layout::left_to_right(egui::Align::Center) };
    ui.allocate_ui_with_layout(egui::vec2(ui.available_width(), 34.0), layout.with_main_wrap(true), |ui| {
        if file.intake.sheet.is_some() {
            chips.sheet(ui, inbox);
        } else {
            chips.encoding(ui, inbox);
            chips.delimiter(ui, inbox);
            chips.quotes(ui, inbox);
        }
        chips.headings(ui, inbox);
        chips.decimal(ui, inbox);
        chips.town(ui, inbox);
        if recipe != Recipe::default() {
            let label = job(&view.say(Message::ChipAsFound {}), &(font(TextSize::Note, false), ink(view.theme.warn)), view.rtl());
            if ui.add(egui::Button::new(label).frame(false)).clicked() {
                chips.read(Recipe::default(), inbox);
            }
        }
    });
}

struct Chips<'a> {
    view: &'a View<'a>,
    file: &'a FileRead,
    recipe: &'a Recipe,
    evidence: Vec<(&'static str, String, String)>,
}

/// A choice of a chip: what it is called, whether it is the one in use, and how the file is read then.
type Choice = (String, bool, Recipe);

impl Chips<'_> {
    fn read(&self, recipe: Recipe, inbox: &mut MessageQueue) {
        inbox.push(UiMessage::read(self.file, recipe));
    }

    /// A chip: its label, the decision it stands for, and its choices.
    fn chip(&self, ui: &mut Ui, (label, what): (String, &str), choices: Vec<Choice>, inbox: &mut MessageQueue) {
        let view = self.view;
        let colour = ink(view.theme.ink);
        let label_job = job(&label, &(font(TextSize::Note, false), colour), view.rtl());
        let button = egui::Button::new(label_job).corner_radius(egui::CornerRadius::same(14)).fill(ink(view.theme.surface));
        let response = ui.add(button.stroke(egui::Stroke::new(1.0, ink(view.theme.line))));
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &label));
        let evidence = self.evidence.iter().find(|(other, ..)| *other == what).map(|(.., evidence)| evidence.clone());
        let response = match evidence {
            Some(evidence) => response.on_hover_text(job(&evidence, &(font(TextSize::Note, false), colour), view.rtl())),
            None => response,
        };
        Popup::menu(&response).show(|ui| {
            for (name, chosen, recipe) in choices {
                if menu_choice_ui(ui, view, &name, chosen).clicked() {
                    self.read(recipe, inbox);
                }
            }
        });
    }

    /// The choice that leaves it to the program.
    fn found(&self, open: bool, change: impl Fn(&mut ReadSettings)) -> Choice {
        (self.view.say(Message::ChipFound {}), open, self.changed(change))
    }

    fn changed(&self, change: impl Fn(&mut ReadSettings)) -> Recipe {
        let mut recipe = self.recipe.clone();
        change(&mut recipe.settings);
        recipe
    }

    fn encoding(&self, ui: &mut Ui, inbox: &mut MessageQueue) {
        let settings = &self.recipe.settings;
        let mut choices = vec![self.found(settings.encoding.is_none(), |settings| settings.encoding = None)];
        choices.extend(Encoding::ALL.into_iter().map(|encoding| {
            let chosen = settings.encoding == Some(encoding);
            (encoding.name().to_owned(), chosen, self.changed(|settings| settings.encoding = Some(encoding)))
        }));
        let value = self.file.intake.encoding.name().to_owned();
        self.chip(ui, (self.view.say(Message::ChipEncoding { value }), "encoding"), choices, inbox);
    }

    fn delimiter(&self, ui: &mut Ui, inbox: &mut MessageQueue) {
        let view = self.view;
        let name = |sign: char| {
            view.say(match sign {
                ',' => Message::DelimiterComma {},
                '\t' => Message::DelimiterTab {},
                '|' => Message::DelimiterBar {},
                _ => Message::DelimiterSemicolon {},
            })
        };
        let settings = &self.recipe.settings;
        let mut choices = vec![self.found(settings.delimiter.is_none(), |settings| settings.delimiter = None)];
        choices.extend([';', ',', '\t', '|'].map(|sign| {
            let chosen = settings.delimiter == Some(sign);
            (name(sign), chosen, self.changed(|settings| settings.delimiter = Some(sign)))
        }));
        let value = name(char::from(self.file.intake.dialect.delimiter));
        self.chip(ui, (view.say(Message::ChipDelimiter { value }), "delimiter"), choices, inbox);
    }

    fn quotes(&self, ui: &mut Ui, inbox: &mut MessageQueue) {
        let hold = self.recipe.settings.quotes.unwrap_or(true);
        let line = |hold: bool| self.view.say(if hold { Message::QuotesHold {} } else { Message::QuotesLetters {} });
        let choices =
            [true, false].map(|value| (line(value), hold == value, self.changed(|settings| settings.quotes = (!value).then_some(false))));
        self.chip(ui, (line(hold), "quotes"), choices.to_vec(), inbox);
    }

    fn sheet(&self, ui: &mut Ui, inbox: &mut MessageQueue) {
        let current = self.file.intake.sheet.clone().unwrap_or_default();
        let choices = self
            .file
            .intake
            .sheets
            .iter()
            .map(|name| (name.clone(), *name == current, self.changed(|settings| settings.sheet = Some(name.clone()))));
        let choices = choices.collect();
        self.chip(ui, (self.view.say(Message::ChipSheet { value: current }), "sheet"), choices, inbox);
    }

    fn headings(&self, ui: &mut Ui, inbox: &mut MessageQueue) {
        let zones = self.file.intake.table.zones();
        let settings = &self.recipe.settings;
        let rows = zones.headings.len();
        let mut choices = vec![self.found(settings.heading_rows.is_none() && settings.heading_line.is_none(), |settings| {
            (settings.heading_rows, settings.heading_line) = (None, None);
        })];
        choices.extend((0..=3_usize).map(|count| {
            let name = self.view.say(Message::HeadingRows { rows: count });
            (name, settings.heading_rows == Some(count), self.changed(|settings| settings.heading_rows = Some(count)))
        }));
        self.chip(ui, (self.view.say(Message::HeadingRows { rows }), "headings"), choices, inbox);
    }

    fn decimal(&self, ui: &mut Ui, inbox: &mut MessageQueue) {
        let settings = &self.recipe.settings;
        let view = self.view;
        let name = |mark: Decimal| view.say(if mark == Decimal::Comma { Message::DecimalComma {} } else { Message::DecimalPoint {} });
        let mut choices = vec![self.found(settings.decimal.is_none(), |settings| settings.decimal = None)];
        choices.extend(
            [Decimal::Comma, Decimal::Point]
                .map(|mark| (name(mark), settings.decimal == Some(mark), self.changed(|settings| settings.decimal = Some(mark)))),
        );
        let value = name(self.file.intake.table.usual_decimal());
        self.chip(ui, (view.say(Message::ChipDecimal { value }), "numbers"), choices, inbox);
    }

    /// Whose figures these are, where no column says it.
    fn town(&self, ui: &mut Ui, inbox: &mut MessageQueue) {
        let Some(mapping) = &self.file.mapping else { return };
        let Field::Fixed(name) = &mapping.place else { return };
        let gazetteer = &self.view.library.gazetteer;
        let known = gazetteer.find(name);
        let shown = known.map_or_else(|| name.clone(), |place| self.view.name(place).to_owned());
        let with = |word: &str| Recipe {
            mapping: Some(Mapping { place: Field::Fixed(word.to_owned()), ..mapping.clone() }),
            ..self.recipe.clone()
        };
        let left = Recipe { mapping: None, ..self.recipe.clone() };
        let mut choices = vec![(self.view.say(Message::ChipFound {}), self.recipe.mapping.is_none(), left)];
        // A town nobody named yet is a dash.
        let shown = if name.is_empty() { "\u{2014}".to_owned() } else { shown };
        if known.is_none() && !name.is_empty() {
            choices.push((name.clone(), self.recipe.mapping.is_some(), with(name)));
        }
        choices.extend(gazetteer.places().iter().map(|place| {
            let chosen = self.recipe.mapping.is_some() && known.is_some_and(|known| known.id == place.id);
            (self.view.name(place).to_owned(), chosen, with(&place.names.fr))
        }));
        self.chip(ui, (self.view.say(Message::ChipTown { value: shown }), "town"), choices, inbox);
    }
}
