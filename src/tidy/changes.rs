//! Compares a file with an earlier one of the same shape: two snapshots in, notes about new towns, lost columns, other units and
//! values ten or a thousand times larger out.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::base::fold::fold;
use crate::base::{Note, NoteMessage, Year};
use crate::intake::Table;
use crate::tidy::heading::Heading;
use crate::tidy::observation::Observation;
use crate::tidy::plan::KnownWords;
use crate::tidy::recipe::{AdaptedMapping, FigureSnapshot, RememberedTable, RenamedColumn, without_years};

/// At most this many values are stored: enough to see a change of scale.
const MOST_FIGURES: usize = 4000;

impl RememberedTable {
    /// The snapshot of a file: its columns, its towns and the latest value of each measure in each town.
    #[must_use]
    pub fn new(file: &str, table: &Table, observations: impl Iterator<Item = Observation>) -> Self {
        let mut places = BTreeSet::new();
        let mut latest = BTreeMap::new();
        for observation in observations {
            places.insert(observation.place.to_string());
            if let Some(value) = observation.value.number() {
                let key = (observation.place.to_string(), observation.measure.to_string());
                let own = observation.time.year_of_series().unwrap_or(Year::UNDATED);
                let (year, known) = latest.entry(key).or_insert((own, value));
                if own >= *year {
                    (*year, *known) = (own, value);
                }
            }
        }
        let to_figure = |((place, measure), (_, value)): (_, (_, f64))| FigureSnapshot { place, measure, value: value.to_string() };
        let figures = latest.into_iter().take(MOST_FIGURES).map(to_figure);
        Self { file: file.to_owned(), columns: Self::columns(table), places, figures: figures.collect() }
    }

    /// Notes about what differs in `new`, the snapshot of another file of the same shape; `adapted` tells what became of the
    /// columns, `file` is the name the notes point at, `known` names places and measures.
    #[must_use]
    pub fn changes_in(&self, new: &Self, adapted: &AdaptedMapping, file: &Arc<str>, known: KnownWords<'_>) -> Vec<Note> {
        let note = |message: NoteMessage| Note::new(message).at(file, 0, 0);
        let mut notes = Vec::new();
        for RenamedColumn { from, to } in &adapted.renamed {
            notes.push(note(NoteMessage::ColumnRenamed { from: from.into(), to: to.into() }));
        }
        notes.extend(adapted.lost.iter().map(|name| note(NoteMessage::ColumnRemoved { name: name.into() })));
        notes.extend(adapted.added.iter().map(|name| note(NoteMessage::YearAdded { name: name.into() })));
        for column in &new.columns {
            let renamed = adapted.renamed.iter().find(|renamed| renamed.to == column.heading).map(|renamed| renamed.from.as_str());
            let old = self.columns.iter().find(|old| without_years(&old.heading) == without_years(renamed.unwrap_or(&column.heading)));
            let old = old.or_else(|| self.columns.iter().find(|old| measure_name(&old.heading) == measure_name(&column.heading)));
            if let Some(old) = old.filter(|old| old.unit != column.unit) {
                let (from, to) = (old.unit.clone().unwrap_or_default(), column.unit.clone().unwrap_or_default());
                notes.push(note(NoteMessage::UnitChanged { name: (&column.heading).into(), from: from.into(), to: to.into() }));
            }
        }
        let place = |id: &String| known.gazetteer.find(id).map_or_else(|| id.into(), |place| place.names.quoted(id));
        let measure = |id: &String| known.measures.find(id).map_or_else(|| id.into(), |measure| measure.names.quoted(id));
        notes.extend(new.places.difference(&self.places).map(|id| note(NoteMessage::TownAdded { name: place(id) })));
        notes.extend(self.places.difference(&new.places).map(|id| note(NoteMessage::TownRemoved { name: place(id) })));
        let scaled = self.scales(new);
        notes.extend(scaled.iter().map(|(id, factor)| note(NoteMessage::ScaleChanged { measure: measure(id), factor })));
        notes
    }

    /// The measures whose values are about a power of ten larger or smaller than before, with the factor as printed.
    fn scales(&self, new: &Self) -> Vec<(String, &'static str)> {
        let before: BTreeMap<(&str, &str), f64> =
            self.figures.iter().filter_map(|figure| Some((figure.key(), figure.value.parse().ok()?))).collect();
        let mut ratios: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
        for figure in &new.figures {
            let pair = before.get(&figure.key()).copied().zip(figure.value.parse::<f64>().ok());
            if let Some((old, value)) = pair.filter(|(old, value)| *old > 0.0 && *value > 0.0) {
                ratios.entry(&figure.measure).or_default().push((value / old).log10());
            }
        }
        let scaled = |(measure, mut ratios): (&str, Vec<f64>)| {
            ratios.sort_by(f64::total_cmp);
            let median = *ratios.get(ratios.len() / 2)?;
            // A town does not grow tenfold in a year; only a change of unit comes this near to a power of ten.
            let nearest = median.round();
            let names =
                [(-3.0, "÷ 1000"), (-2.0, "÷ 100"), (-1.0, "÷ 10"), (1.0, "× 10"), (2.0, "× 100"), (3.0, "× 1000"), (6.0, "× 1000000")];
            let name = names.into_iter().find(|(power, _)| (power - nearest).abs() < 0.5).map(|(_, name)| name)?;
            ((median - nearest).abs() < 0.2).then(|| (measure.to_owned(), name))
        };
        ratios.into_iter().filter_map(scaled).collect()
    }
}

/// The name of the measure in a heading, folded, without unit and years.
fn measure_name(heading: &str) -> String {
    fold(&Heading::parse(heading).name)
}
