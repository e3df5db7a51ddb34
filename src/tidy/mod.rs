//! Floor 2: a table and the mapping of its columns in, [`Observations`] and notes out. Recognises places, measures, years and
//! units, and joins the observations of all files through one frame of keys.

mod definitions;
mod aggregate;
mod bounds;
mod breakdown_column;
mod breakdown_reader;
mod builder;
mod builder_finish;
mod builder_join;
mod builder_measures;
mod cell_reader;
mod changes;
mod chosen;
mod convert;
mod emitted;
mod factors;
mod facts;
mod field_source;
mod figure;
mod heading;
mod heading_words;
mod interval;
mod interner;
mod inventory;
mod keys;
mod long;
mod mapping;
mod measures;
mod names;
mod nature;
mod numbers;
mod observation;
mod observations;
mod outside;
mod place_column;
mod place_resolver;
mod place_text;
mod places;
mod plan;
mod reader;
mod recipe;
mod register;
mod reshape;
mod roles;
mod series;
mod suppose;
mod table_summary;
mod validate;
mod wide;

pub use aggregate::{PlaceGroup, adds_up};
pub use builder::ObservationsBuilder;
pub use definitions::Definitions;
pub use factors::{Factor, Factors, Gwp, Quantity, emissions};
pub use figure::Figure;
pub use heading::Heading;
pub use keys::{Keys, RowKey};
pub use mapping::{
    AssumedUnit, DateMeaning, DescriptiveField, EmissionColumns, Field, Mapping, PartOfYearColumn, TableShape, UncertaintyColumns,
    ValueColumns, WideColumn,
};
pub use measures::{Measure, Measures, YearTolerance};
pub use names::LocalizedNames;
pub use nature::Nature;
pub use observation::{Citation, DataQuality, Observation};
pub use observations::{Observations, UsableFigures};
pub use outside::with_detected_town;
pub use places::{Gazetteer, OfficialCode, Partnership, Place, PlaceKind};
pub use plan::{ColumnAnswer, KnownWords, ReadingAnswers, suggest};
pub use recipe::{AdaptedMapping, ColumnSnapshot, FigureSnapshot, Recipe, RememberedTable, RenamedColumn};
pub use register::{REGISTER_TEXT, Register, Territory, TerritoryQuery};
pub use reshape::reshape;
pub use roles::ColumnRole;
pub use series::{MeasureSeries, MeasuredRow};
pub use suppose::Supposition;
pub use validate::validate;
