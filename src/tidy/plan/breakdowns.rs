//! Finds the columns that break values down ("Milieu", "Sexe", "Type de logement"): within one place, time and measure their words
//! differ. A row whose words all mean the whole is the whole; the others are parts, kept as such.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::base::number::parse_number;
use crate::base::total_labels::covers_all_categories;
use crate::base::{Note, NoteMessage, Notes, one_based};
use crate::intake::{ColumnKind, Row};
use crate::tidy::mapping::{Columns, Field, Mapping, ValueColumns};
use crate::tidy::nature::Nature;
use crate::tidy::plan::planner::{Axes, Planner};
use crate::tidy::plan::values::is_identifier;

/// A column with more distinct words than this names something else.
const MOST_WORDS: usize = 60;
/// How many rows are examined.
const ROWS: usize = 5000;
/// A whole has at least two parts beside it.
const LEAST_PARTS: usize = 3;
/// In fewer groups than this, a word may be the sum of the others by chance.
const LEAST_GROUPS: usize = 3;
/// By this share a whole may differ from the sum of its rounded parts.
const ROUNDING: f64 = 0.002;

impl Planner<'_> {
    /// Adds the columns that break values down to a plan. Without a column of places, a column of words under bare years says what is
    /// measured.
    pub(super) fn find_breakdowns(&self, axes: &Axes, mapping: &mut Mapping, notes: &mut Notes) {
        let mut candidates: Vec<usize> = self.candidates(axes, mapping);
        if matches!(mapping.place, Field::Fixed(_))
            && mapping.measure().is_none()
            && let Some(label) = candidates.first().copied().filter(|index| self.names_each_row(*index))
        {
            candidates.remove(0);
            self.use_label(label, mapping);
        }
        let given = self.user_role("breakdown");
        mapping.breakdowns.extend(given.map(|index| self.heading(index).to_owned()));
        candidates.retain(|index| Some(*index) != given);
        let keys = self.keys(axes, mapping);
        let mut key_columns = keys.clone();
        // Each column that tells rows of one key apart is a breakdown; the next one is looked for among rows it leaves alike.
        let mut found = Vec::new();
        for column in candidates {
            let are_natures = self.profiles.get(column).is_some_and(|profile| profile.share(|cell| Nature::of_word(cell).is_some()) >= 0.8);
            if !are_natures && !self.tells_apart(&key_columns, column) {
                continue;
            }
            key_columns.push(column);
            found.push(column);
            mapping.breakdowns.push(self.heading(column).to_owned());
        }
        for column in found {
            let whole = self.named_whole(column).map(str::to_owned).or_else(|| {
                let others: Vec<usize> = key_columns.iter().copied().filter(|other| *other != column).collect();
                let word = self.whole_by_sum(&others, column, mapping)?;
                mapping.wholes.push((self.heading(column).to_owned(), word.clone()));
                Some(word)
            });
            let name = self.heading(column).into();
            let message = match whole {
                Some(word) => NoteMessage::BreakdownWithTotal { name, word: word.as_str().into() },
                None => NoteMessage::BreakdownWithoutTotal { name },
            };
            notes.push(Note::new(message).at(&self.intake.name, self.intake.table.heading_line(), one_based(column)));
        }
    }

    /// The word of a column that says it means the whole.
    fn named_whole(&self, column: usize) -> Option<&str> {
        let words = self.profiles.get(column)?.distinct.keys().copied();
        words.filter(|word| covers_all_categories(word) || Nature::of_word(word) == Some(Nature::Measured)).min()
    }

    /// The word of a column whose values are the sums of those of all other words, wherever rows are alike in `keys`.
    fn whole_by_sum(&self, keys: &[usize], column: usize, mapping: &Mapping) -> Option<String> {
        let columns = Columns::new(&self.intake.table);
        let values: Vec<usize> = mapping.value_headings().into_iter().filter_map(|heading| columns.index(heading)).collect();
        let text = |row: &Row<'_>| keys.iter().map(|key| row.cell(*key).trim()).collect::<Vec<_>>().join("\u{1f}");
        let number = |row: &Row<'_>, value: usize| parse_number(row.cell(value), self.intake.table.decimal(value)).map(|read| read.value);
        let mut groups: BTreeMap<String, Vec<Row<'_>>> = BTreeMap::new();
        for row in self.intake.table.rows().take(ROWS) {
            groups.entry(text(&row)).or_default().push(row);
        }
        // For each word, in how many groups it is the sum of the others, and in how many it could be.
        let mut tallies: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        for (rows, value) in groups.values().flat_map(|rows| values.iter().map(move |value| (rows, *value))) {
            let known: Vec<(&str, f64)> = rows.iter().filter_map(|row| Some((row.cell(column).trim(), number(row, value)?))).collect();
            // A sum of one is no sum, and words that repeat are no categories.
            let words: HashSet<&str> = known.iter().map(|(word, _)| *word).collect();
            let sum: f64 = known.iter().map(|(_, value)| value).sum();
            if known.len() < LEAST_PARTS || words.len() != known.len() || sum == 0.0 {
                continue;
            }
            for (word, own) in known {
                let (is_sum, all) = tallies.entry(word).or_default();
                *all += 1;
                *is_sum += usize::from((sum - 2.0 * own).abs() <= ROUNDING * own.abs());
            }
        }
        let is_whole = |(_, (is_sum, all)): &(&&str, &(usize, usize))| *all >= LEAST_GROUPS && *is_sum * 10 >= *all * 9;
        tallies.iter().find(is_whole).map(|(word, _)| (*word).to_owned())
    }

    /// The columns of words without a role, leftmost first.
    fn candidates(&self, axes: &Axes, mapping: &Mapping) -> Vec<usize> {
        let used = mapping.headings();
        let is_candidate = |index: &usize| {
            let Some(profile) = self.profiles.get(*index) else { return false };
            let few = !profile.distinct.is_empty() && profile.distinct.len() <= MOST_WORDS;
            let is_class = profile.kind == ColumnKind::Code && profile.distinct.len() <= 20;
            !used.contains(&profile.heading)
                && !axes.places.all.contains(index)
                && !axes.times.all.contains(index)
                && few
                && !is_identifier(profile)
                && (is_class || profile.is_classes() || (profile.kind == ColumnKind::Text && profile.is_names()))
        };
        (0..self.profiles.len()).filter(is_candidate).collect()
    }

    /// The columns whose cells together identify a figure.
    fn keys(&self, axes: &Axes, mapping: &Mapping) -> Vec<usize> {
        let fields = [Some(&mapping.place), mapping.year.as_ref(), mapping.measure()].into_iter().flatten();
        let named = fields.filter_map(|field| if let Field::Column(heading) = field { Some(heading.as_str()) } else { None });
        let context = mapping.context.iter().map(|(_, heading)| heading.as_str());
        let part = mapping.part_of_year.iter().map(|column| column.heading.as_str());
        let headings: Vec<&str> = named.chain(context).chain(part).collect();
        let position = |heading: &&str| self.profiles.iter().position(|profile| profile.heading == *heading);
        headings.iter().filter_map(position).chain(axes.places.code).collect()
    }

    /// Whether rows alike in some columns differ in another one, in most of the groups of alike rows.
    fn tells_apart(&self, keys: &[usize], column: usize) -> bool {
        let text = |row: &Row<'_>| keys.iter().map(|key| row.cell(*key).trim()).collect::<Vec<_>>().join("\u{1f}");
        let mut groups: HashMap<String, (usize, HashSet<&str>)> = HashMap::new();
        let mut rows = 0;
        for row in self.intake.table.rows().take(ROWS) {
            rows += 1;
            let (count, words) = groups.entry(text(&row)).or_default();
            *count += 1;
            words.insert(row.cell(column).trim());
        }
        let alike = groups.values().filter(|(count, _)| *count > 1);
        let (mut in_groups, mut differing, mut all) = (0, 0, 0);
        for (count, words) in alike {
            all += 1;
            in_groups += count;
            differing += usize::from(words.len() > 1);
        }
        // A few lines repeated by mistake are no breakdown.
        in_groups * 3 >= rows && differing * 2 > all
    }

    /// Whether a column names each row once.
    fn names_each_row(&self, column: usize) -> bool {
        self.profiles.get(column).is_some_and(|profile| {
            let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
            for cell in profile.cells.iter().filter(|cell| !cell.is_empty()) {
                *seen.entry(cell).or_default() += 1;
            }
            seen.len() > 1 && seen.values().all(|count| *count == 1)
        })
    }

    /// Uses a column of labels: as what is measured, when the headings say only when; as parts, when they say what.
    fn use_label(&self, label: usize, mapping: &mut Mapping) {
        let heading = self.heading(label).to_owned();
        let ValueColumns::Wide { columns, .. } = &mut mapping.values else { return };
        let names_a_measure = |heading: &str| self.profile_of(heading).is_some_and(|profile| !profile.parsed.name.is_empty());
        if columns.iter().filter(|column| names_a_measure(&column.heading)).count() * 2 > columns.len()
            && columns.iter().all(|column| column.year.is_some())
        {
            mapping.breakdowns.push(heading);
            return;
        }
        for column in columns.iter_mut() {
            if let Some(name) = column.measure.take().filter(|_| column.categories.is_empty())
                && names_a_measure(&column.heading)
                && !covers_all_categories(&name)
            {
                column.categories = vec![name];
            }
        }
        mapping.measure = Some(Field::Column(heading));
    }
}
