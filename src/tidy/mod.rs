//! Floor 2: a `Table` and how to read it in, [`Observations`] and notes out.

mod aggregate;
mod bounds;
mod breakdown;
mod builder;
mod changes;
mod convert;
mod emitted;
mod factors;
mod field_source;
mod heading;
mod inventory;
mod long;
mod mapping;
mod measures;
mod observations;
mod outside;
mod places;
mod recipe;
mod roles;
mod row_index;
mod suggest;
mod suppose;
mod validate;
mod wide;

pub use aggregate::{PlaceGroup, adds_up};
pub use builder::ObservationsBuilder;
pub use factors::{Factor, Factors, Gwp, emissions};
pub use heading::Heading;
pub use mapping::{ContextField, Emits, Field, Mapping, TableShape, UncertaintyColumns, Values, WideColumn};
pub use measures::{Measure, Measures, YearTolerance};
pub use observations::{Citation, DataQuality, Observation, Observations};
pub use outside::with_its_town;
pub use places::{Gazetteer, OfficialCode, Partnership, Place, PlaceKind};
pub use recipe::{Adapted, ColumnSnapshot, Recipe, TableSnapshot};
pub use roles::ColumnRole;
pub use row_index::{MeasureSeries, MeasuredRow, RowIndex, RowKey};
pub use suggest::suggest;
pub use suppose::Supposition;
pub use validate::validate;

use std::ops::Range;

use crate::base::{Notes, Progress};
use crate::intake::Intake;

/// Words in the three languages, as every card of `assets` has them.
#[derive(Clone, PartialEq, Eq, Debug, Default, serde::Deserialize, serde::Serialize)]
pub struct LocalizedNames {
    /// In French.
    pub fr: String,
    /// In Arabic.
    pub ar: String,
    /// In English.
    pub en: String,
}

impl LocalizedNames {
    /// The same word in every language: how a name that only a file knows is kept.
    #[must_use]
    pub fn same(text: &str) -> Self {
        Self { fr: text.to_owned(), ar: text.to_owned(), en: text.to_owned() }
    }

    /// The name in one language.
    #[must_use]
    pub fn get(&self, language: crate::speech::Language) -> &str {
        match language {
            crate::speech::Language::Fr => &self.fr,
            crate::speech::Language::Ar => &self.ar,
            crate::speech::Language::En => &self.en,
        }
    }
}

/// Reads one file, begun in the draft of all observations, through a mapping; ends early when it is no longer wanted.
pub fn reshape(intake: &Intake, mapping: &Mapping, (draft, progress): (&mut ObservationsBuilder<'_>, &Progress), notes: &mut Notes) {
    reshape_rows((intake, 0..intake.table.len()), mapping, (draft, progress), notes);
}

fn reshape_rows(
    (intake, rows): (&Intake, Range<usize>),
    mapping: &Mapping,
    (draft, progress): (&mut ObservationsBuilder<'_>, &Progress),
    notes: &mut Notes,
) {
    match &mapping.values {
        Values::Long { value, unit, .. } => {
            long::reshape(long::Reader::new((intake, rows), mapping, draft, notes), (value, unit.as_deref(), &mapping.beside), progress);
        }
        Values::Wide { columns, unit } => {
            let headings = wide::headings((intake, rows.clone()), mapping);
            let reader = long::Reader::new((intake, rows), mapping, draft, notes);
            wide::reshape(reader, &headings, (columns, unit.as_deref()), progress);
        }
    }
}

/// More rows than this are looked at on two cores.
const WORTH_SPLITTING: usize = 50_000;

/// Looks at every figure of a file and keeps none: what can be said against them, and the lines that give figures another
/// line gave already, each with that line, in no order.
#[must_use]
pub fn survey(intake: &Intake, mapping: &Mapping, (gazetteer, measures): (&Gazetteer, &Measures), notes: &mut Notes) -> Vec<(u32, u32)> {
    let rows = intake.table.len();
    let half = if rows > WORTH_SPLITTING { rows / 2 } else { rows };
    let part = |rows: Range<usize>, notes: &mut Notes| {
        let mut draft = ObservationsBuilder::counting(gazetteer, measures);
        reshape_rows((intake, rows), mapping, (&mut draft, &Progress::default()), notes);
        draft.sort();
        draft
    };
    let drafts = std::thread::scope(|scope| {
        let other = (half < rows).then(|| {
            scope.spawn(|| {
                let mut notes = Notes::default();
                let draft = part(half..rows, &mut notes);
                (draft, notes)
            })
        });
        let mut drafts = vec![part(0..half, notes)];
        if let Some((draft, others)) = other.and_then(|other| other.join().ok()) {
            notes.append(others);
            drafts.push(draft);
        }
        drafts
    });
    ObservationsBuilder::doubles(drafts)
}
