//! The columns of a file as cards: columns in, groups of neighbours that hold one measure out, each with what it means and how wide it is.
//!
//! They are made once for what was read, not in each frame.

use std::sync::{Arc, Weak};

use egui::{Id, Ui};

use crate::app::state::view::View;
use crate::base::{Note, one_based};
use crate::engine::questions::asks_about;
use crate::engine::{ColumnMeaning, LoadedFile, column_meaning};
use crate::intake::{Intake, Table};
use crate::speech::Language;
use crate::tidy::ColumnRole;

/// Columns beyond this one stand alone and tell their heading only.
const MOST_TOLD: usize = 500;
/// The records looked at for the width of a column.
const SAMPLE: usize = 40;
/// The width of a letter, the margins of a cell, and the narrowest and widest column, in points.
const LETTER_WIDTH: f32 = 7.2;
const MARGINS: f32 = 20.0;
const NARROWEST: f32 = 92.0;
const WIDEST: f32 = 264.0;
/// The most letters of a heading that widen its column.
const HEADING_LETTERS: usize = 22;
/// About how many letters a role takes, the sign that a card opens, and the question for a year.
const MEANING_LETTERS: usize = 12;
const SIGN_LETTERS: usize = 3;
const UNDATED_LETTERS: usize = 15;

/// Neighbouring columns that hold one measure, or one column.
pub(super) struct ColumnGroup {
    /// The index of the first column.
    pub first: usize,
    /// The headings.
    pub headings: Vec<String>,
    /// The heading without year and unit.
    pub name: String,
    pub role: ColumnRole,
    /// The measure in the language of the window; `None` for one of the file's own.
    pub measure: Option<String>,
    /// The unit and the times, in one line; empty when nothing says them.
    pub detail: String,
    /// Whether the file gives no time for its values.
    pub is_undated: bool,
    /// Whether a question is open about it.
    pub is_asked: bool,
}

/// The groups of a file, and where its columns begin.
pub(crate) struct ColumnGroups {
    pub(super) groups: Vec<ColumnGroup>,
    /// The start of each column, and the end of the last, in points.
    starts: Vec<f32>,
}

impl ColumnGroups {
    /// Where a column begins; the end of the last one for a column beyond it.
    pub(super) fn start(&self, column: usize) -> f32 {
        self.starts.get(column).or(self.starts.last()).copied().unwrap_or_default()
    }

    /// The width of all columns.
    pub(super) fn width(&self) -> f32 {
        self.starts.last().copied().unwrap_or_default()
    }

    /// Whether a column names the places.
    pub(super) fn is_place(&self, column: usize) -> bool {
        let index = self.groups.partition_point(|group| group.first <= column);
        index.checked_sub(1).and_then(|index| self.groups.get(index)).is_some_and(|group| group.role == ColumnRole::Place)
    }
}

/// What the groups were made for.
#[derive(Clone)]
struct GroupsKey {
    /// The table; while it is named here, no other one can have its address.
    table: Weak<Intake>,
    language: Language,
    /// The number of open questions.
    asked: usize,
}

impl PartialEq for GroupsKey {
    fn eq(&self, other: &Self) -> bool {
        self.table.ptr_eq(&other.table) && (self.language, self.asked) == (other.language, other.asked)
    }
}

/// The groups of a file, made again when the file was read again or the language changed.
pub(super) fn column_groups(ui: &Ui, view: &View<'_>, file: &LoadedFile, asked: &[&Note]) -> Arc<ColumnGroups> {
    let id = Id::unique("jumelles-columns");
    let key = GroupsKey { table: Arc::downgrade(&file.intake), language: view.preferences.language, asked: asked.len() };
    let kept = ui.data(|data| data.get_temp::<(GroupsKey, Arc<ColumnGroups>)>(id));
    if let Some((_, groups)) = kept.filter(|(other, _)| *other == key) {
        return groups;
    }
    let groups = groups_of(view, file, asked);
    let made = Arc::new(ColumnGroups { starts: starts(&file.intake.table, &groups), groups });
    ui.data_mut(|data| data.insert_temp(id, (key, Arc::clone(&made))));
    made
}

fn groups_of(view: &View<'_>, file: &LoadedFile, asked: &[&Note]) -> Vec<ColumnGroup> {
    let mut groups: Vec<ColumnGroup> = Vec::new();
    let mut times: Vec<String> = Vec::new();
    for (index, heading) in file.intake.table.headings().iter().enumerate() {
        if index >= MOST_TOLD {
            groups.push(untold(index, heading));
            continue;
        }
        let meaning = column_meaning(&file.intake, file.mapping.as_ref(), index, &view.reference_data.measures);
        let column = one_based(index);
        let is_asked = asked.iter().any(|note| asks_about(note, heading, column));
        let time = meaning.time.filter(|time| time.is_dated()).map(|time| time.to_string());
        let mut group = of_column(view, index, heading, &meaning);
        group.is_asked = is_asked;
        group.is_undated = time.is_none() && meaning.role == ColumnRole::Value && is_without_time(file);
        let continues = groups.last().is_some_and(|last| last.continues_with(&group));
        if !continues {
            times.clear();
        }
        times.extend(time);
        if meaning.role == ColumnRole::Value {
            group.detail = detail(meaning.unit.as_deref(), &times);
        }
        match groups.last_mut().filter(|_| continues) {
            Some(last) => {
                last.headings.append(&mut group.headings);
                last.detail = group.detail;
                last.is_asked |= group.is_asked;
            }
            None => groups.push(group),
        }
    }
    groups
}

/// Whether no column of a file and no row gives the time of its values.
fn is_without_time(file: &LoadedFile) -> bool {
    file.mapping.as_ref().is_some_and(|mapping| mapping.year.is_none())
}

/// A column of which only the heading is told.
fn untold(first: usize, heading: &str) -> ColumnGroup {
    ColumnGroup {
        first,
        headings: vec![heading.to_owned()],
        name: heading.to_owned(),
        role: ColumnRole::Unused,
        measure: None,
        detail: String::new(),
        is_undated: false,
        is_asked: false,
    }
}

fn of_column(view: &View<'_>, first: usize, heading: &str, meaning: &ColumnMeaning) -> ColumnGroup {
    let measure = meaning.measure.as_ref().map(|measure| measure.names.get(view.preferences.language).to_owned());
    let is_named = meaning.role == ColumnRole::Value && !meaning.heading_name.is_empty();
    let name = if is_named { meaning.heading_name.clone() } else { heading.to_owned() };
    ColumnGroup { name, role: meaning.role, measure, ..untold(first, heading) }
}

impl ColumnGroup {
    /// Whether the next column holds values of the same name, so that one card tells both.
    fn continues_with(&self, next: &Self) -> bool {
        self.role == ColumnRole::Value && next.role == self.role && next.name == self.name && next.is_undated == self.is_undated
    }
}

/// "t · 2021, 2022, 2023".
fn detail(unit: Option<&str>, times: &[String]) -> String {
    let times = match times {
        [first, _, _, .., last] if times.len() > 4 => format!("{first}–{last}"),
        times => times.join(", "),
    };
    let parts = [unit.unwrap_or_default().to_owned(), times];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// Where columns begin, as wide as their first cells and their part of the heading need.
fn starts(table: &Table, groups: &[ColumnGroup]) -> Vec<f32> {
    let mut starts = vec![0.0];
    let mut end = 0.0;
    for group in groups {
        let meaning = group.measure.as_ref().map_or(MEANING_LETTERS, |measure| measure.chars().count()) + SIGN_LETTERS;
        let undated = if group.is_undated && group.is_asked { UNDATED_LETTERS } else { 0 };
        let told = [group.name.chars().count(), meaning, group.detail.chars().count() + undated].into_iter().max().unwrap_or_default();
        let heading = told.min(HEADING_LETTERS).div_ceil(group.headings.len().max(1));
        for column in (group.first..).take(group.headings.len()) {
            let cells = table.rows_in(0..table.len().min(SAMPLE)).map(|row| row.cell(column).trim().chars().count());
            #[expect(clippy::cast_precision_loss, reason = "a few dozen letters")]
            let letters = cells.max().unwrap_or_default().max(heading).min(60) as f32;
            end += (letters * LETTER_WIDTH + MARGINS).clamp(NARROWEST, WIDEST);
            starts.push(end);
        }
    }
    starts
}
