//! The decisions about a file as chips: each shows what was chosen, its tooltip says why, and its menu changes it. The file is read
//! again at once.

use egui::{Button, CornerRadius, Popup, Role, Stroke, Ui, WidgetInfo, vec2};

use crate::app::state::ui_message::{MessageQueue, UiMessage};
use crate::app::state::view::View;
use crate::app::style::{LabelStyle, TextSize, color32};
use crate::app::widgets::buttons::menu_choice_ui;
use crate::app::widgets::layout::reading_layout;
use crate::app::widgets::text::line;
use crate::base::number::DecimalMark;
use crate::engine::LoadedFile;
use crate::engine::reading_decisions::{ReadingDecision, reading_decisions};
use crate::intake::{Encoding, ReadSettings};
use crate::speech::Message;
use crate::tidy::{Field, Mapping, Recipe};

/// The height of the row of chips, in points.
const HEIGHT: f32 = 34.0;
/// The delimiters offered.
const DELIMITERS: [char; 4] = [';', ',', '\t', '|'];
/// The most heading rows offered.
const MAX_HEADING_ROWS: usize = 3;

/// Shows the chips of a file, and a button that drops the user's choices if there are any.
pub(crate) fn reading_chips_ui(ui: &mut Ui, view: &View<'_>, file: &LoadedFile, queue: &mut MessageQueue) {
    let recipe = view.recipe(file);
    let decisions = reading_decisions(&file.intake, file.mapping.as_ref(), view.speech());
    let chips = Chips { view, file, recipe: &recipe, decisions };
    ui.allocate_ui_with_layout(vec2(ui.available_width(), HEIGHT), reading_layout(view).with_main_wrap(true), |ui| {
        if file.intake.sheet.is_some() {
            chips.chip_ui(ui, chips.sheet(), queue);
        } else {
            chips.chip_ui(ui, chips.encoding(), queue);
            chips.chip_ui(ui, chips.delimiter(), queue);
            chips.chip_ui(ui, chips.quotes(), queue);
        }
        chips.chip_ui(ui, chips.headings(), queue);
        chips.chip_ui(ui, chips.decimal_mark(), queue);
        if let Some(town) = chips.town() {
            chips.chip_ui(ui, town, queue);
        }
        if recipe != Recipe::default() {
            let label = line(view, &view.text(Message::ChipAsFound {}), LabelStyle::regular(TextSize::Note, view.theme.warn));
            if ui.add(Button::new(label).frame(false)).clicked() {
                queue.push(UiMessage::read_with(file, Recipe::default()));
            }
        }
    });
}

/// A file with what its chips need.
struct Chips<'a> {
    view: &'a View<'a>,
    file: &'a LoadedFile,
    /// The recipe the user made for the file.
    recipe: &'a Recipe,
    decisions: Vec<ReadingDecision>,
}

/// A chip.
struct Chip {
    /// The key of its decision.
    key: &'static str,
    label: String,
    choices: Vec<Choice>,
}

/// A choice in the menu of a chip.
struct Choice {
    name: String,
    selected: bool,
    /// The recipe that reads the file with this choice.
    recipe: Recipe,
}

impl Chips<'_> {
    fn chip_ui(&self, ui: &mut Ui, chip: Chip, queue: &mut MessageQueue) {
        let view = self.view;
        let style = LabelStyle::regular(TextSize::Note, view.theme.ink);
        let button = Button::new(line(view, &chip.label, style)).corner_radius(CornerRadius::same(14)).fill(color32(view.theme.surface));
        let mut response = ui.add(button.stroke(Stroke::new(1.0, color32(view.theme.line))));
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &chip.label));
        if let Some(decision) = self.decisions.iter().find(|decision| decision.key == chip.key) {
            response = response.on_hover_text(line(view, &decision.evidence, style));
        }
        Popup::menu(&response).show(|ui| {
            for choice in chip.choices {
                if menu_choice_ui(ui, view, &choice.name, choice.selected).clicked() {
                    queue.push(UiMessage::read_with(self.file, choice.recipe));
                }
            }
        });
    }

    /// The choice that leaves the decision to the program.
    fn automatic(&self, selected: bool, reset: impl Fn(&mut ReadSettings)) -> Choice {
        self.choice(self.view.text(Message::ChipFound {}), selected, reset)
    }

    /// A choice that changes the settings of the recipe.
    fn choice(&self, name: String, selected: bool, change: impl Fn(&mut ReadSettings)) -> Choice {
        let mut recipe = self.recipe.clone();
        change(&mut recipe.settings);
        Choice { name, selected, recipe }
    }

    fn encoding(&self) -> Chip {
        let chosen = self.recipe.settings.encoding;
        let mut choices = vec![self.automatic(chosen.is_none(), |settings| settings.encoding = None)];
        choices.extend(Encoding::ALL.map(|encoding| {
            self.choice(encoding.name().to_owned(), chosen == Some(encoding), |settings| settings.encoding = Some(encoding))
        }));
        let value = self.file.intake.encoding.name().to_owned();
        Chip { key: "encoding", label: self.view.text(Message::ChipEncoding { value }), choices }
    }

    fn delimiter(&self) -> Chip {
        let name = |delimiter: char| {
            self.view.text(match delimiter {
                ',' => Message::DelimiterComma {},
                '\t' => Message::DelimiterTab {},
                '|' => Message::DelimiterBar {},
                _ => Message::DelimiterSemicolon {},
            })
        };
        let chosen = self.recipe.settings.delimiter;
        let mut choices = vec![self.automatic(chosen.is_none(), |settings| settings.delimiter = None)];
        choices.extend(
            DELIMITERS
                .map(|delimiter| self.choice(name(delimiter), chosen == Some(delimiter), |settings| settings.delimiter = Some(delimiter))),
        );
        let value = name(char::from(self.file.intake.dialect.delimiter));
        Chip { key: "delimiter", label: self.view.text(Message::ChipDelimiter { value }), choices }
    }

    /// Whether quotes enclose cells, which is the default, or are letters like others.
    fn quotes(&self) -> Chip {
        let enclose = self.recipe.settings.quotes.unwrap_or(true);
        let name = |enclose: bool| self.view.text(if enclose { Message::QuotesHold {} } else { Message::QuotesLetters {} });
        let choices = vec![
            self.choice(name(true), enclose, |settings| settings.quotes = None),
            self.choice(name(false), !enclose, |settings| settings.quotes = Some(false)),
        ];
        Chip { key: "quotes", label: name(enclose), choices }
    }

    fn sheet(&self) -> Chip {
        let value = self.file.intake.sheet.clone().unwrap_or_default();
        let choice = |name: &String| self.choice(name.clone(), *name == value, |settings| settings.sheet = Some(name.clone()));
        let choices = self.file.intake.sheets.iter().map(choice).collect();
        Chip { key: "sheet", label: self.view.text(Message::ChipSheet { value }), choices }
    }

    fn headings(&self) -> Chip {
        let settings = &self.recipe.settings;
        let is_automatic = settings.heading_rows.is_none() && settings.heading_line.is_none();
        let mut choices = vec![self.automatic(is_automatic, |settings| {
            (settings.heading_rows, settings.heading_line) = (None, None);
        })];
        let name = |rows: usize| self.view.text(Message::HeadingRows { rows });
        choices.extend(
            (0..=MAX_HEADING_ROWS)
                .map(|rows| self.choice(name(rows), settings.heading_rows == Some(rows), |settings| settings.heading_rows = Some(rows))),
        );
        Chip { key: "headings", label: name(self.file.intake.table.layout().headings.len()), choices }
    }

    fn decimal_mark(&self) -> Chip {
        let name = |mark: DecimalMark| match mark {
            DecimalMark::Comma => self.view.text(Message::DecimalComma {}),
            DecimalMark::Point => self.view.text(Message::DecimalPoint {}),
        };
        let chosen = self.recipe.settings.decimal;
        let mut choices = vec![self.automatic(chosen.is_none(), |settings| settings.decimal = None)];
        let choice = |mark: DecimalMark| self.choice(name(mark), chosen == Some(mark), |settings| settings.decimal = Some(mark));
        choices.extend([DecimalMark::Comma, DecimalMark::Point].map(choice));
        let value = name(self.file.intake.table.usual_decimal());
        Chip { key: "numbers", label: self.view.text(Message::ChipDecimal { value }), choices }
    }

    /// The town of the whole file; None where a column names the towns.
    fn town(&self) -> Option<Chip> {
        let mapping = self.file.mapping.as_ref()?;
        let Field::Fixed(name) = &mapping.place else { return None };
        let gazetteer = &self.view.reference_data.gazetteer;
        let listed = gazetteer.find(name);
        let is_chosen = self.recipe.mapping.is_some();
        let recipe_for = |town: &str| Recipe {
            mapping: Some(Mapping { place: Field::Fixed(town.to_owned()), ..mapping.clone() }),
            ..self.recipe.clone()
        };
        let mut choices = vec![Choice {
            name: self.view.text(Message::ChipFound {}),
            selected: !is_chosen,
            recipe: Recipe { mapping: None, ..self.recipe.clone() },
        }];
        if listed.is_none() && !name.is_empty() {
            choices.push(Choice { name: name.clone(), selected: is_chosen, recipe: recipe_for(name) });
        }
        choices.extend(gazetteer.places().iter().map(|place| Choice {
            name: self.view.place_name(place).to_owned(),
            selected: is_chosen && listed.is_some_and(|listed| listed.id == place.id),
            recipe: recipe_for(&place.names.fr),
        }));
        let value = match listed {
            // A dash while the town is unknown.
            _ if name.is_empty() => "\u{2014}".to_owned(),
            Some(place) => self.view.place_name(place).to_owned(),
            None => name.clone(),
        };
        Some(Chip { key: "town", label: self.view.text(Message::ChipTown { value }), choices })
    }
}
