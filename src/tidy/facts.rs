//! The figures of all files as a polars frame: one row each, thirty-two bytes. What repeats (places and times, columns, texts) stands
//! beside it in short lists, and a row holds their indices.

use polars::prelude::{
    ChunkApply as _, ChunkTake as _, ChunkedArray, DataFrame, Float64Chunked, IntoColumn as _, IntoLazy as _, NewChunkedArray as _,
    PolarsNumericType, PolarsResult, UInt32Chunked, col, lit,
};

use crate::base::number::Qualifier;
use crate::base::{Finite, MissingReason, Status, Value};
use crate::tidy::keys::to_u32;

/// The index of the breakdown of a fact that is about the whole.
pub(super) const WHOLE: u32 = 0;

/// The marks of a fact.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct FactMarks {
    /// Why it has no value.
    pub missing: Option<MissingReason>,
    /// A sign beside its number.
    pub qualifier: Option<Qualifier>,
    /// How certain it is, by its source.
    pub status: Status,
    /// Whether it adds up with others of its key: one fuel of a sector.
    pub is_part: bool,
    /// Whether the user supposes it: no file gives it.
    pub is_supposed: bool,
}

// Where each mark begins among the bits of a number. Reasons and qualifiers are stored with one added: zero is none.
const QUALIFIER: u32 = 5;
const STATUS: u32 = 8;
const PART: u32 = 11;
const SUPPOSED: u32 = 12;

impl FactMarks {
    /// The marks as bits.
    fn to_bits(self) -> u32 {
        let missing = self.missing.map_or(0, |reason| reason.index() + 1);
        let qualifier = self.qualifier.map_or(0, |qualifier| qualifier.index() + 1);
        let flags = (u32::from(self.is_part) << PART) | (u32::from(self.is_supposed) << SUPPOSED);
        missing | (qualifier << QUALIFIER) | (self.status.rank() << STATUS) | flags
    }

    pub(super) fn from_bits(bits: u32) -> Self {
        let field = |from: u32, to: u32| (bits >> from) & ((1 << (to - from)) - 1);
        Self {
            missing: field(0, QUALIFIER).checked_sub(1).and_then(|index| MissingReason::ALL.get(index as usize)).copied(),
            qualifier: field(QUALIFIER, STATUS).checked_sub(1).and_then(|index| Qualifier::ALL.get(index as usize)).copied(),
            status: Status::ALL.get(field(STATUS, PART) as usize).copied().unwrap_or_default(),
            is_part: field(PART, SUPPOSED) == 1,
            is_supposed: field(SUPPOSED, SUPPOSED + 1) == 1,
        }
    }
}

/// One fact. `u32` fields are indices into the lists of `Observations`.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Fact {
    /// Its place, territory and time.
    pub key: u32,
    pub measure: u32,
    /// The part of the whole it is about; [`WHOLE`] for the whole.
    pub breakdown: u32,
    /// Its column and the texts that describe it.
    pub context: u32,
    /// The value that formulas use, in the unit of the measure. An activity that an inventory says does not occur counts as 0.
    pub value: Option<f64>,
    /// The record of its table.
    pub record: u32,
    pub marks: FactMarks,
}

impl Fact {
    /// The value as the file gives it, or the reason why it is missing.
    pub(super) fn to_value(self) -> Value {
        let known = self.value.and_then(Finite::new).map_or(Value::Missing(MissingReason::NotFinite), Value::Known);
        self.marks.missing.map_or(known, Value::Missing)
    }
}

/// Collects facts, column by column.
#[derive(Debug, Default)]
pub(super) struct FactColumns {
    key: Vec<u32>,
    measure: Vec<u32>,
    breakdown: Vec<u32>,
    context: Vec<u32>,
    /// NaN where there is no value.
    value: Vec<f64>,
    record: Vec<u32>,
    marks: Vec<u32>,
}

/// How the indices of facts change when their lists are joined with others.
pub(super) struct FactIndices<'a> {
    pub key: &'a dyn Fn(u32) -> u32,
    pub measure: &'a dyn Fn(u32) -> u32,
    pub breakdown: &'a dyn Fn(u32) -> u32,
    pub context: &'a dyn Fn(u32) -> u32,
}

impl FactColumns {
    pub(super) fn len(&self) -> usize {
        self.key.len()
    }

    pub(super) fn push(&mut self, fact: Fact) {
        self.key.push(fact.key);
        self.measure.push(fact.measure);
        self.breakdown.push(fact.breakdown);
        self.context.push(fact.context);
        self.value.push(fact.value.unwrap_or(f64::NAN));
        self.record.push(fact.record);
        self.marks.push(fact.marks.to_bits());
    }

    /// Appends other facts, whose indices are changed. Column by column, so that little is held twice.
    pub(super) fn append(&mut self, other: Self, to: &FactIndices<'_>) {
        append_changed(&mut self.key, other.key, to.key);
        append_changed(&mut self.measure, other.measure, to.measure);
        append_changed(&mut self.breakdown, other.breakdown, to.breakdown);
        append_changed(&mut self.context, other.context, to.context);
        self.value.extend(other.value);
        self.record.extend(other.record);
        self.marks.extend(other.marks);
    }

    /// The facts as a frame; `row_of` gives the row of a key.
    fn into_frame(mut self, row_of: &dyn Fn(u32) -> u32) -> FactFrame {
        self.key.iter_mut().for_each(|key| *key = row_of(*key));
        let column = |name: &str, values: Vec<u32>| UInt32Chunked::from_vec(name.into(), values);
        FactFrame {
            key: column("key", self.key),
            measure: column("measure", self.measure),
            breakdown: column("breakdown", self.breakdown),
            context: column("context", self.context),
            value: Float64Chunked::from_vec("value".into(), self.value),
            record: column("record", self.record),
            marks: column("marks", self.marks),
        }
    }

    /// The facts of all files; `row_of` gives the row of a key.
    pub(super) fn into_facts(self, row_of: &dyn Fn(u32) -> u32) -> Facts {
        Facts { of_files: self.into_frame(row_of), added: Self::default().into_frame(&|key| key) }
    }
}

fn append_changed(column: &mut Vec<u32>, other: Vec<u32>, change: &dyn Fn(u32) -> u32) {
    column.extend(other.into_iter().map(change));
}

/// Facts as a polars frame. No column has gaps and each is in one piece, so that it can be read as a slice; a value that is missing is
/// NaN here and null in what is made for expressions.
#[derive(Clone, Debug)]
struct FactFrame {
    key: UInt32Chunked,
    measure: UInt32Chunked,
    breakdown: UInt32Chunked,
    context: UInt32Chunked,
    value: Float64Chunked,
    record: UInt32Chunked,
    marks: UInt32Chunked,
}

/// A column without gaps as a slice.
fn slice<T: PolarsNumericType>(column: &ChunkedArray<T>) -> &[T::Native] {
    let slice = column.cont_slice();
    debug_assert!(slice.is_ok(), "no column of facts has gaps or several pieces");
    slice.unwrap_or_default()
}

impl FactFrame {
    fn slices(&self) -> FrameSlices<'_> {
        FrameSlices {
            key: slice(&self.key),
            measure: slice(&self.measure),
            breakdown: slice(&self.breakdown),
            context: slice(&self.context),
            value: slice(&self.value),
            record: slice(&self.record),
            marks: slice(&self.marks),
        }
    }
}

/// The columns of a frame, found once to read many facts.
#[derive(Clone, Copy)]
struct FrameSlices<'a> {
    key: &'a [u32],
    measure: &'a [u32],
    breakdown: &'a [u32],
    context: &'a [u32],
    value: &'a [f64],
    record: &'a [u32],
    marks: &'a [u32],
}

impl FrameSlices<'_> {
    fn get(&self, index: usize) -> Option<Fact> {
        Some(Fact {
            key: *self.key.get(index)?,
            measure: *self.measure.get(index)?,
            breakdown: *self.breakdown.get(index)?,
            context: *self.context.get(index)?,
            value: self.value.get(index).copied().and_then(known),
            record: *self.record.get(index)?,
            marks: FactMarks::from_bits(*self.marks.get(index)?),
        })
    }
}

/// The facts of all files in the order read, and behind them those derived from them.
#[derive(Clone, Debug)]
pub(super) struct Facts {
    of_files: FactFrame,
    added: FactFrame,
}

impl Default for Facts {
    fn default() -> Self {
        FactColumns::default().into_facts(&|key| key)
    }
}

impl Facts {
    /// The number of facts.
    pub(super) fn len(&self) -> usize {
        self.count_of_files() + self.added.key.len()
    }

    /// The number of facts that files give.
    pub(super) fn count_of_files(&self) -> usize {
        self.of_files.key.len()
    }

    /// The fact with this index; `None` beyond the last one.
    pub(super) fn get(&self, index: usize) -> Option<Fact> {
        match index.checked_sub(self.count_of_files()) {
            None => self.of_files.slices().get(index),
            Some(added) => self.added.slices().get(added),
        }
    }

    /// The keys and the values of all facts.
    pub(super) fn slices(&self) -> FactSlices<'_> {
        FactSlices {
            of_files: (slice(&self.of_files.key), slice(&self.of_files.value)),
            added: (slice(&self.added.key), slice(&self.added.value)),
        }
    }

    /// The row of a fact.
    pub(super) fn row(&self, fact: u32) -> u32 {
        self.slices().row(fact)
    }

    /// Facts by their indices.
    pub(super) fn those<'a>(&'a self, facts: &'a [u32]) -> impl Iterator<Item = (u32, Fact)> + use<'a> {
        let (of_files, added) = (self.of_files.slices(), self.added.slices());
        let get = move |index: usize| of_files.get(index).or_else(|| added.get(index - of_files.key.len()));
        facts.iter().filter_map(move |fact| Some((*fact, get(*fact as usize)?)))
    }

    /// The measure of a fact of a file; `None` for any other.
    pub(super) fn measure_of(&self, fact: u32) -> Option<u32> {
        slice(&self.of_files.measure).get(fact as usize).copied()
    }

    /// The facts of files by their indices, as a frame with the columns `value` (null when missing), `context` and `marks`.
    pub(super) fn described(&self, facts: &UInt32Chunked) -> PolarsResult<DataFrame> {
        let values = self.of_files.value.take(facts)?;
        let columns = vec![
            Float64Chunked::from_iter_options("value".into(), slice(&values).iter().map(|value| known(*value))).into_column(),
            self.of_files.context.take(facts)?.into_column(),
            self.of_files.marks.take(facts)?.into_column(),
        ];
        DataFrame::new(facts.len(), columns)
    }

    /// Appends facts derived from those of the files, which name rows.
    pub(super) fn append(&mut self, facts: FactColumns) {
        let mut added = FactColumns::default();
        let before = self.added.slices();
        (0..before.key.len()).filter_map(|index| before.get(index)).for_each(|fact| added.push(fact));
        let keep = |index: u32| index;
        added.append(facts, &FactIndices { key: &keep, measure: &keep, breakdown: &keep, context: &keep });
        self.added = added.into_frame(&keep);
    }

    /// Gives every fact the row of its key after rows were inserted.
    pub(super) fn move_rows(&mut self, row_of: &[u32]) {
        for key in [&mut self.of_files.key, &mut self.added.key] {
            *key = key.apply_values(|row| row_of.get(row as usize).copied().unwrap_or(row));
        }
    }

    /// All facts of files, in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = Fact> {
        let slices = self.of_files.slices();
        (0..self.count_of_files()).filter_map(move |index| slices.get(index))
    }

    /// The facts of files about wholes, by measure: for each measure that has some, its index and theirs.
    pub(super) fn by_measure(&self) -> PolarsResult<Vec<(u32, UInt32Chunked)>> {
        let columns = vec![
            self.of_files.measure.clone().into_column(),
            self.of_files.breakdown.clone().into_column(),
            UInt32Chunked::from_iter_values("fact".into(), 0..to_u32(self.count_of_files())).into_column(),
        ];
        let wholes = DataFrame::new(self.count_of_files(), columns)?.lazy().filter(col("breakdown").eq(lit(WHOLE)));
        let grouped = wholes.group_by_stable([col("measure")]).agg([col("fact")]).collect()?;
        let (measures, facts) = (grouped.column("measure")?.u32()?, grouped.column("fact")?.list()?);
        (0..grouped.height())
            .filter_map(|index| Some((measures.get(index)?, facts.get_as_series(index)?)))
            .map(|(measure, facts)| Ok((measure, facts.u32()?.clone())))
            .collect()
    }
}

/// A value that is there.
fn known(value: f64) -> Option<f64> {
    Some(value).filter(|value| !value.is_nan())
}

/// The rows and the values of all facts, to be read many times.
#[derive(Clone, Copy, Debug)]
pub(super) struct FactSlices<'a> {
    of_files: (&'a [u32], &'a [f64]),
    added: (&'a [u32], &'a [f64]),
}

impl FactSlices<'_> {
    /// The row of a fact.
    pub(super) fn row(&self, fact: u32) -> u32 {
        let (index, of_files) = (fact as usize, self.of_files.0.len());
        let row = if index < of_files { self.of_files.0.get(index) } else { self.added.0.get(index - of_files) };
        debug_assert!(row.is_some(), "an index of a fact");
        row.copied().unwrap_or(u32::MAX)
    }

    /// The value of a fact that formulas use.
    pub(super) fn value(&self, fact: u32) -> Option<f64> {
        let (index, of_files) = (fact as usize, self.of_files.1.len());
        let value = if index < of_files { self.of_files.1.get(index) } else { self.added.1.get(index - of_files) };
        value.copied().and_then(known)
    }
}
