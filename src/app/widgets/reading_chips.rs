//! The decisions about a file as chips: each shows what was chosen, its tooltip says why, and its menu changes it. The file is read
//! again at once.

use egui::{Button, CornerRadius, Popup, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};
use lucide_icons::Icon;

use crate::app::bidi::start_align;
use crate::app::state::ui_message::{MessageQueue, UiMessage};
use crate::app::state::view::View;
use crate::app::style::{LabelStyle, TextSize, color32};
use crate::app::widgets::buttons::{menu_choice_ui, show_focus};
use crate::app::widgets::icons::paint_icon;
use crate::app::widgets::layout::reading_layout;
use crate::app::widgets::text::{layout, line, paint_galleys};
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
    /// What it decides and how, for screen readers and the tooltip.
    label: String,
    /// How it was decided, in a word.
    text: String,
    choices: Vec<Choice>,
}

impl Chip {
    /// Whether the user chose: the first choice leaves the decision to the program.
    fn is_chosen(&self) -> bool {
        self.key != "sheet" && self.choices.first().is_some_and(|first| !first.selected)
    }
}

/// A chip as a pill with a sign that it opens; one the user chose has the colour of what was decided by hand.
fn pill_ui(ui: &mut Ui, view: &View<'_>, chip: &Chip) -> Response {
    let theme = &view.theme;
    let galleys = layout(ui, view, &chip.text, LabelStyle::regular(TextSize::Note, theme.ink), f32::INFINITY);
    let (rect, response) = ui.allocate_exact_size(galleys.size + vec2(PILL_START + PILL_END, 12.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &chip.label));
    let fill = if response.hovered() { theme.panel } else { theme.surface };
    let color = if chip.is_chosen() { theme.warn } else { theme.line };
    ui.painter().rect(rect, CornerRadius::same(15), color32(fill), Stroke::new(1.0, color32(color)), StrokeKind::Inside);
    show_focus(ui, view, &response);
    let (start, end) = if view.is_rtl() { (PILL_END, PILL_START) } else { (PILL_START, PILL_END) };
    let inner = Rect::from_min_max(pos2(rect.left() + start, rect.top() + 6.0), pos2(rect.right() - end, rect.bottom()));
    paint_galleys(ui, &galleys, inner, start_align(view.direction()));
    let sign = if view.is_rtl() { rect.left() + 16.0 } else { rect.right() - 16.0 };
    paint_icon(ui, Icon::ChevronDown, pos2(sign, rect.center().y), 14.0, theme.soft);
    response
}

/// The space in a pill before its text, and behind it for the sign, in points.
const PILL_START: f32 = 14.0;
const PILL_END: f32 = 30.0;

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
        let mut response = pill_ui(ui, view, &chip);
        let evidence = self.decisions.iter().find(|decision| decision.key == chip.key).map(|decision| decision.evidence.as_str());
        let hint = [Some(chip.label.as_str()), evidence].into_iter().flatten().collect::<Vec<_>>().join("\n");
        response = response.on_hover_text(line(view, &hint, style));
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
        Chip { key: "encoding", text: value.clone(), label: self.view.text(Message::ChipEncoding { value }), choices }
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
        Chip { key: "delimiter", text: value.clone(), label: self.view.text(Message::ChipDelimiter { value }), choices }
    }

    /// Whether quotes enclose cells, which is the default, or are letters like others.
    fn quotes(&self) -> Chip {
        let enclose = self.recipe.settings.quotes.unwrap_or(true);
        let name = |enclose: bool| self.view.text(if enclose { Message::QuotesHold {} } else { Message::QuotesLetters {} });
        let choices = vec![
            self.choice(name(true), enclose, |settings| settings.quotes = None),
            self.choice(name(false), !enclose, |settings| settings.quotes = Some(false)),
        ];
        Chip { key: "quotes", text: if enclose { "“ ”" } else { "“" }.to_owned(), label: name(enclose), choices }
    }

    fn sheet(&self) -> Chip {
        let value = self.file.intake.sheet.clone().unwrap_or_default();
        let choice = |name: &String| self.choice(name.clone(), *name == value, |settings| settings.sheet = Some(name.clone()));
        let choices = self.file.intake.sheets.iter().map(choice).collect();
        Chip { key: "sheet", text: value.clone(), label: self.view.text(Message::ChipSheet { value }), choices }
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
        let label = name(self.file.intake.table.layout().headings.len());
        Chip { key: "headings", text: label.clone(), label, choices }
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
        let mark = self.file.intake.table.usual_decimal();
        let text = match mark {
            DecimalMark::Comma => "1\u{a0}234,5",
            DecimalMark::Point => "1,234.5",
        };
        let label = self.view.text(Message::ChipDecimal { value: name(mark) });
        Chip { key: "numbers", text: text.to_owned(), label, choices }
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
        Some(Chip { key: "town", text: value.clone(), label: self.view.text(Message::ChipTown { value }), choices })
    }
}
