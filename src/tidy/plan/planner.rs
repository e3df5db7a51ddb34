//! Plans how one table is read: its columns and the texts around it in, the roles of the columns out.

use std::collections::HashSet;

use crate::base::fold::fold;
use crate::base::{Level, Note, NoteMessage, Notes, Time, one_based};
use crate::intake::{ColumnKind, Intake};
use crate::tidy::doubt::Doubt;
use crate::tidy::heading_words::{CONTEXT, MEASURE, UNIT, VALUE};
use crate::tidy::mapping::{DescriptiveField, Field, Mapping, ValueColumns, WideColumn, stand_in_place};
use crate::tidy::measures::YearTolerance;
use crate::tidy::plan::answers::{ColumnAnswer, ReadingAnswers};
use crate::tidy::plan::known_words::KnownWords;
use crate::tidy::plan::places::PlaceColumns;
use crate::tidy::plan::profile::{ColumnProfile, SAMPLE_ROWS, take_first_days_for_years};
use crate::tidy::plan::times::{TimeColumns, edition_in_columns};
use crate::tidy::plan::title::{Around, Title};
use crate::tidy::plan::values::{
    NamedParts, has_values, is_no_measure, measure_of_title, named_parts, only_year, set_time, take_for_parts,
};
use crate::tidy::roles::ColumnRole;
use crate::tidy::{bounds, outside};

/// From this likeness on, a heading of at least [`LONG`] characters is asked about as the measure it looks like.
const SURE: f64 = 0.88;
const LONG: usize = 8;

/// The columns beyond this many are not compared with the names of known measures.
const MOST_LIKENESSES: usize = 300;

/// Plans how a table is read. `None`, with a note, when no column holds numbers.
pub fn suggest(intake: &Intake, known: KnownWords<'_>, answers: &ReadingAnswers, notes: &mut Notes) -> Option<Mapping> {
    let mut profiles = ColumnProfile::all(intake);
    take_first_days_for_years(&mut profiles);
    let planner = Planner { intake, known, answers, profiles, title: Title::of(intake), title_unit: outside::unit(intake) };
    if planner.profiles.is_empty() || planner.is_shifted(notes) {
        return None;
    }
    let mut mapping = planner.plan(notes)?;
    mapping.doubts = Doubt::told_by(notes);
    notes.extend(planner.unused(&mapping));
    Some(mapping)
}

/// Plans one table.
pub(super) struct Planner<'a> {
    pub(super) intake: &'a Intake,
    pub(super) known: KnownWords<'a>,
    pub(super) answers: &'a ReadingAnswers,
    pub(super) profiles: Vec<ColumnProfile<'a>>,
    pub(super) title: Title,
    /// The unit that a title or a note gives to all values.
    pub(super) title_unit: Option<String>,
}

/// The columns with a role other than values.
#[derive(Default)]
pub(super) struct Axes {
    pub(super) times: TimeColumns,
    pub(super) places: PlaceColumns,
    pub(super) measure: Option<usize>,
    /// The only column of values of a long table.
    pub(super) value: Option<usize>,
    pub(super) context: Vec<(DescriptiveField, usize)>,
    pub(super) unit: Option<usize>,
}

impl Planner<'_> {
    fn plan(&self, notes: &mut Notes) -> Option<Mapping> {
        if let Some(mapping) = self.towns_in_columns() {
            return Some(self.answered(mapping));
        }
        let axes = self.axes();
        let mut mapping = Mapping { context: self.context(&axes), ..Mapping::blank() };
        self.set_place(&axes, &mut mapping, notes);
        self.set_time_columns(&axes, &mut mapping);
        if let Some(inventory) = self.inventory(&axes, &mapping, notes) {
            return Some(self.answered(inventory));
        }
        mapping.values = self.values(&axes, notes);
        if mapping.value_headings().is_empty() {
            notes.push(self.lacks(ColumnRole::Value));
            return None;
        }
        if let ValueColumns::Wide { .. } = mapping.values {
            mapping.measure = axes.measure.map(|index| self.column_field(index));
        }
        mapping.unit = self.unit_of_values(&mapping.values, notes);
        if mapping.unit.is_none() {
            mapping.assumed_units = self.assumed_currencies(&axes, notes);
        }
        let headings: Vec<String> = self.intake.table.headings().to_vec();
        let parsed: Vec<_> = self.profiles.iter().map(|profile| profile.parsed.clone()).collect();
        mapping.uncertainties = bounds::find(&headings, &parsed, &mapping.value_headings());
        self.find_breakdowns(&axes, &mut mapping, notes);
        self.fill_times(&mut mapping, notes);
        let mapping = self.answered(mapping);
        self.ask(&mapping, notes);
        Some(mapping)
    }

    fn column_field(&self, index: usize) -> Field {
        Field::Column(self.heading(index).to_owned())
    }

    /// The first column with this heading.
    pub(super) fn profile_of(&self, heading: &str) -> Option<&ColumnProfile<'_>> {
        self.profiles.iter().find(|profile| profile.heading == heading)
    }

    pub(super) fn heading(&self, index: usize) -> &str {
        self.profiles.get(index).map_or("", |profile| profile.heading)
    }

    /// The roles of all columns that hold no values.
    fn axes(&self) -> Axes {
        let mut axes = Axes { times: TimeColumns::find(&self.profiles), ..Axes::default() };
        axes.context = CONTEXT.iter().filter_map(|(kind, words)| self.find(words).map(|index| (*kind, index))).collect();
        axes.unit = self.find(UNIT);
        axes.measure = self.find(MEASURE).filter(|index| self.is_text(*index) && !self.names_places(*index));
        (axes.measure, axes.value) = self.long_columns(axes.measure, &axes.times);
        let mut taken: Vec<usize> = axes.times.all.clone();
        taken.extend(axes.context.iter().map(|(_, index)| *index));
        taken.extend(axes.unit);
        taken.extend(axes.measure);
        axes.places = PlaceColumns::find(&self.profiles, self.known, &taken);
        // The place the user gives stands before a column that only looks like one of places.
        if self.answers.place.is_some() && axes.places.is_guess {
            axes.places.forget();
        }
        // The only town in the title or in the name of the file is preferred to a column that merely looks like one of places.
        let keys: Vec<usize> = [axes.times.main, axes.measure].into_iter().flatten().collect();
        if axes.places.is_guess && outside::town(self.intake, self.known.gazetteer, &keys).is_some() {
            axes.places.forget();
        }
        axes.places.place = self.user_role("place").or(axes.places.place);
        axes.times.main = self.user_role("year").or(axes.times.main);
        axes.measure = self.user_role("measure").or(axes.measure);
        axes.unit = self.user_role("unit").or(axes.unit);
        axes
    }

    /// The column the user gave a role.
    pub(super) fn user_role(&self, role: &str) -> Option<usize> {
        let (heading, _) = self.answers.columns.iter().find(|(_, answer)| answer.role.as_deref() == Some(role))?;
        self.profiles.iter().position(|profile| fold(profile.heading) == fold(heading))
    }

    fn is_text(&self, index: usize) -> bool {
        self.profiles.get(index).is_some_and(|profile| matches!(profile.kind, ColumnKind::Text | ColumnKind::Code | ColumnKind::Empty))
    }

    /// Whether a column under an ambiguous heading ("Libellé") names places and not measures.
    fn names_places(&self, index: usize) -> bool {
        let register = crate::tidy::register::Register::shipped();
        self.profiles
            .get(index)
            .is_some_and(|profile| profile.has_word(&["libelle", "intitule"]) && profile.share(|cell| register.names(cell, None)) > 0.5)
    }

    /// The columns of measures and of values of a long table. A lone column of numbers called "Valeur de l'indicateur" beside one
    /// called "Titre de l'indicateur" is such a table, in whatever words around.
    fn long_columns(&self, named: Option<usize>, times: &TimeColumns) -> (Option<usize>, Option<usize>) {
        const VALUE_WORDS: [&str; 9] = ["valeur", "valeurs", "value", "values", "val", "obs", "القيمه", "قيمه", "observation"];
        const MEASURE_WORDS: [&str; 10] =
            ["mesure", "indicateur", "indicator", "variable", "measure", "statistique", "series", "rubrique", "المؤشر", "المقياس"];
        let value =
            self.find(VALUE).filter(|index| self.profiles.get(*index).is_some_and(|profile| profile.numbers > 0 || named.is_some()));
        if let (Some(_), Some(_)) = (named, value) {
            return (named, value);
        }
        let is_number = |index: &usize| self.profiles.get(*index).is_some_and(|profile| profile.kind == ColumnKind::Number);
        let numbers: Vec<usize> = (0..self.profiles.len()).filter(is_number).filter(|index| !times.all.contains(index)).collect();
        let worded = |words: &[&str], index: &usize| self.profiles.get(*index).is_some_and(|profile| profile.has_word(words));
        let value = numbers.iter().copied().find(|index| worded(&VALUE_WORDS, index));
        let measure = (0..self.profiles.len())
            .find(|index| self.is_text(*index) && worded(&MEASURE_WORDS, index) && !worded(&["code"], index) && !times.all.contains(index));
        match (named.or(measure), value) {
            (Some(measure), Some(value)) => (Some(measure), Some(value)),
            _ => (named, None),
        }
    }

    fn context(&self, axes: &Axes) -> Vec<(DescriptiveField, String)> {
        let described = axes.context.iter().map(|(kind, index)| (*kind, self.heading(*index).to_owned()));
        let mut context: Vec<(DescriptiveField, String)> = described.collect();
        let places = &axes.places;
        let code = places.code.filter(|code| places.place != Some(*code));
        context.extend(code.map(|index| (DescriptiveField::Code, self.heading(index).to_owned())));
        context.extend(places.parent.map(|index| (DescriptiveField::Parent, self.heading(index).to_owned())));
        context.extend(places.code_prefix.map(|index| (DescriptiveField::CodePrefix, self.heading(index).to_owned())));
        if !context.iter().any(|(kind, _)| *kind == DescriptiveField::Level) {
            context.extend(places.level_column.map(|index| (DescriptiveField::Level, self.heading(index).to_owned())));
        }
        context
    }

    /// The place of the rows: a column, the town around the table, or nothing, which is asked.
    fn set_place(&self, axes: &Axes, mapping: &mut Mapping, notes: &mut Notes) {
        if let Some(place) = axes.places.place {
            mapping.place = self.column_field(place);
            mapping.level = axes.places.level.or_else(|| self.title_level(place)).or_else(|| self.assumed_level(place, axes, notes));
            mapping.place_is_guess = axes.places.is_guess && self.user_role("place").is_none();
            return;
        }
        let keys: Vec<usize> = [axes.times.main, axes.measure].into_iter().flatten().collect();
        if let Some(name) = outside::town(self.intake, self.known.gazetteer, &keys).filter(|_| self.answers.place.is_none()) {
            notes.push(Note::new(NoteMessage::TownAssumed { name: (&name).into() }).at(&self.intake.name, 0, 0));
            mapping.place = Field::Fixed(name);
        }
    }

    /// The kind of territory a title announces for places whose heading says none.
    fn title_level(&self, place: usize) -> Option<Level> {
        let level = self.title.level?;
        let profile = self.profiles.get(place)?;
        let register = crate::tidy::register::Register::shipped();
        // A title may speak of communes over a list of regions: the names must agree.
        (level != Level::Commune && profile.share(|cell| register.names(cell, Some(level))) >= 0.5).then_some(level)
    }

    fn set_time_columns(&self, axes: &Axes, mapping: &mut Mapping) {
        mapping.year = axes.times.main.map(|index| self.column_field(index));
        mapping.part_of_year.clone_from(&axes.times.part);
        mapping.dates = axes.times.dates;
        mapping.edition = self.answers.as_of.or_else(|| self.title.edition.max(edition_in_columns(&self.profiles, &axes.times)));
        mapping.nature = self.title.nature;
    }

    /// The heading that is one of these words. Earlier words of the list are preferred, whatever the order of the columns.
    pub(super) fn find(&self, words: &[&str]) -> Option<usize> {
        let named = |word: &String| self.profiles.iter().position(|profile| profile.names.contains(word));
        words.iter().map(|word| fold(word)).find_map(|word| named(&word))
    }

    /// The columns of values: that of a long table, or every column of numbers without another role.
    fn values(&self, axes: &Axes, notes: &mut Notes) -> ValueColumns {
        if let (Some(measure), Some(value)) = (axes.measure, axes.value) {
            let unit = axes.unit.map(|index| self.heading(index).to_owned());
            return ValueColumns::Long { measure: self.column_field(measure), value: self.heading(value).to_owned(), unit };
        }
        let parsed: Vec<_> = self.profiles.iter().map(|profile| profile.parsed.clone()).collect();
        let are_bounds = bounds::are_bounds(&parsed);
        let mut taken: Vec<usize> = axes.times.all.iter().chain(&axes.places.all).copied().collect();
        taken.extend(axes.places.code);
        taken.extend(axes.places.level_column);
        taken.extend(axes.measure);
        taken.extend(axes.unit);
        taken.extend(axes.context.iter().map(|(_, index)| *index));
        let bare_names = self.profiles.iter().filter(|profile| profile.parsed.time.is_some() && profile.parsed.name.is_empty()).count();
        let unit_columns = self.unit_columns();
        let mut columns = Vec::new();
        for (index, profile) in self.profiles.iter().enumerate() {
            let is_given = self.answer(profile.heading).and_then(|answer| answer.role.as_deref()) == Some("value");
            let is_free = !taken.contains(&index) && are_bounds.get(index) != Some(&true) && !is_no_measure(profile);
            if !is_given && (!is_free || !has_values(profile, self.known.measures)) {
                continue;
            }
            // Beside a column of measures and bare years, "Rang 2021" is not a value of the measure of its row.
            if !is_given && axes.measure.is_some() && !profile.parsed.name.is_empty() && bare_names > 0 {
                continue;
            }
            let mut column = WideColumn::new(profile.heading);
            set_time(&mut column, profile.parsed.time);
            column.time_column = axes.times.of_column.get(&index).map(|time| self.heading(*time).to_owned());
            self.name_column(index, axes, &mut column, notes);
            column.unit = self.unit_of_column(index, &column, notes);
            if column.unit.is_none() && axes.unit.is_none() {
                column.unit = self.assumed_currency(index, &column, axes, notes);
            }
            column.unit_column = unit_columns.get(&fold(&profile.parsed.name)).cloned();
            columns.push(column);
        }
        take_for_parts(&mut columns);
        ValueColumns::Wide { columns, unit: axes.unit.map(|index| self.heading(index).to_owned()) }
    }

    fn answer(&self, heading: &str) -> Option<&ColumnAnswer> {
        if self.answers.columns.is_empty() {
            return None;
        }
        let name = crate::tidy::heading::Heading::parse(heading).name;
        let is_named = |other: &str| fold(other) == fold(heading) || (!name.is_empty() && fold(other) == fold(&name));
        self.answers.columns.iter().find(|(other, _)| is_named(other)).map(|(_, answer)| answer)
    }

    /// Names the measure and the categories of a column of values.
    fn name_column(&self, index: usize, axes: &Axes, column: &mut WideColumn, notes: &mut Notes) {
        let Some(profile) = self.profiles.get(index) else { return };
        let levels: Vec<String> =
            self.intake.table.heading_levels(index).iter().map(|level| crate::tidy::heading::Heading::parse(level).name).collect();
        // "Taux de pauvreté au seuil de 60 %" is a name, whatever unit it seems to end in.
        if axes.measure.is_none() && self.known.measures.find(profile.heading).is_some() {
            column.measure = Some(profile.heading.to_owned());
            return;
        }
        let parts = if self.known.measures.find(&profile.parsed.name).is_some() || levels.is_empty() {
            NamedParts { measure: profile.parsed.name.clone(), categories: Vec::new(), names_whole: false }
        } else {
            named_parts(&levels.iter().map(String::as_str).collect::<Vec<_>>())
        };
        column.categories = parts.categories;
        if axes.measure.is_some() {
            // The row names the measure; a heading of words is a part of it: "Indiferent" beside "Total".
            if !parts.measure.is_empty() {
                column.categories.insert(0, parts.measure);
            }
            return;
        }
        let measure = if levels.len() > 1 || !column.categories.is_empty() || parts.names_whole {
            parts.measure
        } else {
            profile.parsed.name.clone()
        };
        if measure.is_empty() {
            let of_title = self.answers.measure.as_deref().or_else(|| measure_of_title(&self.title));
            column.measure = Some(of_title.unwrap_or("valeur").to_owned());
            return;
        }
        column.measure = self.recognised_measure(index, &measure, notes).or(Some(measure));
    }

    /// The measure a heading names; a mere likeness is asked about and not decided.
    fn recognised_measure(&self, column: usize, name: &str, notes: &mut Notes) -> Option<String> {
        if self.known.measures.find(name).is_some() {
            return Some(name.to_owned());
        }
        // Nobody answers hundreds of questions, and each likeness takes long. What the user named is no question.
        let is_answered = || self.answer(name).is_some_and(|answer| answer.measure.is_some());
        if column > MOST_LIKENESSES || is_answered() {
            return None;
        }
        let (measure, likeness) = self.known.measures.most_similar(name)?;
        let sure = likeness >= SURE && name.chars().count() >= LONG;
        let (name, id, score) = (name.into(), measure.names.quoted(measure.id.as_str()), format!("{:.0}", likeness * 100.0).into());
        let message = if sure {
            NoteMessage::SimilarMeasureUsed { name, measure: id, score }
        } else {
            NoteMessage::SimilarMeasureFound { name, measure: id, score }
        };
        notes.push(Note::new(message).at(&self.intake.name, self.intake.table.heading_line(), one_based(column)));
        sure.then(|| measure.id.to_string())
    }

    /// Dates the columns that nothing dates: the year of all other headings, or that of the titles and names around the table.
    pub(super) fn fill_times(&self, mapping: &mut Mapping, notes: &mut Notes) {
        if mapping.year.is_some() || self.answers.time.is_some() {
            return;
        }
        let line = self.intake.table.heading_line();
        let around = self.title.time;
        let of_headings = only_year(&self.profiles).map(Time::Year);
        let latest = self.profiles.iter().filter_map(|profile| profile.parsed.year()).max();
        let ValueColumns::Wide { columns, .. } = &mut mapping.values else {
            mapping.year = around.map(|found| Field::Fixed(found.value.code()));
            return self.note_time(around.map(|found| (found.value, found.from)), notes);
        };
        let mut noted = None;
        for column in columns.iter_mut().filter(|column| column.year.is_none() && column.time.is_none() && column.time_column.is_none()) {
            let constant = column.measure.as_deref().and_then(|measure| self.known.measures.find(measure));
            let is_constant = constant.is_some_and(|measure| measure.year_tolerance == YearTolerance::Constant);
            if let Some(time) = of_headings {
                noted = Some((time, Around::Title));
                set_time(column, Some(time));
            } else if let Some(year) = latest.filter(|_| is_constant) {
                // A constant measure (an area) needs no year: beside columns of years it is read as one of the latest year.
                let message = NoteMessage::LatestYearAssumed { heading: (&column.heading).into(), year };
                notes.push(Note::new(message).at(&self.intake.name, line, 0));
                column.year = Some(year);
            } else if let Some(found) = around.filter(|_| latest.is_none()) {
                noted = Some((found.value, found.from));
                set_time(column, Some(found.value));
            }
        }
        self.note_time(noted, notes);
    }

    fn note_time(&self, found: Option<(Time, Around)>, notes: &mut Notes) {
        let Some((time, from)) = found else { return };
        let line = if from == Around::Title { self.intake.table.heading_line() } else { 0 };
        let message = match time.year() {
            Some(year) => NoteMessage::YearAssumed { year },
            None => NoteMessage::TimeAssumed { time: time.code().into() },
        };
        notes.push(Note::new(message).at(&self.intake.name, line, 0));
    }

    /// The plan with the answers of the user in place of what was found or missing.
    pub(super) fn answered(&self, mut mapping: Mapping) -> Mapping {
        let answers = self.answers;
        if let (Some(place), Field::Fixed(_)) = (&answers.place, &mapping.place) {
            mapping.place = Field::Fixed(place.clone());
        }
        if mapping.place == Field::Fixed(String::new()) {
            mapping.place = Field::Fixed(stand_in_place(self.intake));
            mapping.level = Some(Level::Unknown);
        }
        mapping.level = answers.level.or(mapping.level);
        if let (Some(time), None) = (answers.time, &mapping.year) {
            mapping.year = Some(Field::Fixed(time.code()));
        }
        if let ValueColumns::Wide { columns, .. } = &mut mapping.values {
            columns.retain(|column| self.answer(&column.heading).and_then(|answer| answer.role.as_deref()) != Some("unused"));
            for column in columns {
                if column.unit.is_none() {
                    column.unit.clone_from(&answers.unit);
                }
            }
        } else {
            mapping.unit = answers.unit.clone().or(mapping.unit);
        }
        for heading in mapping.value_headings().into_iter().map(str::to_owned).collect::<Vec<_>>() {
            if let Some(answer) = self.answer(&heading) {
                answer.apply(&heading, &mut mapping);
            }
        }
        mapping.are_parts |= answers.adds_up;
        mapping
    }

    /// Whether most rows have more cells than there are headings, which happens when decimal commas were taken for delimiters.
    fn is_shifted(&self, notes: &mut Notes) -> bool {
        let width = self.profiles.len();
        let (mut rows, mut wide) = (0, 0);
        for row in self.intake.table.rows().take(SAMPLE_ROWS) {
            rows += 1;
            wide += usize::from((width..row.width()).any(|column| !row.cell(column).trim().is_empty()));
        }
        let shifted = wide * 2 > rows;
        if shifted {
            notes.push(Note::new(NoteMessage::RowsShifted {}).at(&self.intake.name, self.intake.table.heading_line(), 0));
        }
        shifted
    }

    /// A note that the file has no column for a role; it lists the first headings.
    fn lacks(&self, role: ColumnRole) -> Note {
        const LISTED: usize = 12;
        let named: Vec<&str> = self.profiles.iter().take(LISTED).map(|profile| profile.heading).collect();
        let more = if self.profiles.len() > LISTED { ", …" } else { "" };
        let message = NoteMessage::RoleMissing { role: role.code(), found: (named.join(", ") + more).into() };
        Note::new(message).at(&self.intake.name, self.intake.table.heading_line(), 0)
    }

    /// A note for each column that the plan does not use.
    pub(super) fn unused(&self, mapping: &Mapping) -> Vec<Note> {
        let used: HashSet<&str> = mapping.headings().into_iter().collect();
        let idle =
            self.profiles.iter().enumerate().filter(|(_, profile)| !used.contains(profile.heading) && profile.kind != ColumnKind::Empty);
        idle.map(|(index, profile)| {
            let message = NoteMessage::UnusedColumn { name: profile.heading.into() };
            Note::new(message).at(&self.intake.name, self.intake.table.heading_line(), one_based(index))
        })
        .collect()
    }
}
