//! The figures of all files as a polars frame: one row each, thirty-two bytes. What repeats (places and times, columns, texts) stands
//! beside it in short lists, and a row holds their indices.

use polars::prelude::{
    ChunkApply as _, ChunkTake as _, DataFrame, Float64Chunked, IntoColumn as _, IntoLazy as _, NewChunkedArray as _, PolarsResult,
    UInt32Chunked, col, lit,
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

    fn from_bits(bits: u32) -> Self {
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

    /// The facts as a frame; `key_of` gives the final index of a key.
    pub(super) fn into_facts(mut self, key_of: &dyn Fn(u32) -> u32) -> Facts {
        self.key.iter_mut().for_each(|key| *key = key_of(*key));
        let mut value = Float64Chunked::from_vec("value".into(), self.value);
        if value.iter().any(|value| value.is_some_and(f64::is_nan)) {
            value = value.iter().map(|value| value.filter(|value| !value.is_nan())).collect();
            value.rename("value".into());
        }
        let column = |name: &str, values: Vec<u32>| UInt32Chunked::from_vec(name.into(), values);
        Facts {
            key: column("key", self.key),
            measure: column("measure", self.measure),
            breakdown: column("breakdown", self.breakdown),
            context: column("context", self.context),
            value,
            record: column("record", self.record),
            marks: column("marks", self.marks),
        }
    }
}

fn append_changed(column: &mut Vec<u32>, other: Vec<u32>, change: &dyn Fn(u32) -> u32) {
    column.extend(other.into_iter().map(change));
}

/// The facts of all files, in the order read; those derived from them come last.
#[derive(Clone, Debug)]
pub(super) struct Facts {
    key: UInt32Chunked,
    measure: UInt32Chunked,
    breakdown: UInt32Chunked,
    context: UInt32Chunked,
    value: Float64Chunked,
    record: UInt32Chunked,
    marks: UInt32Chunked,
}

impl Default for Facts {
    fn default() -> Self {
        FactColumns::default().into_facts(&|key| key)
    }
}

impl Facts {
    /// The number of facts.
    pub(super) fn len(&self) -> usize {
        self.key.len()
    }

    /// The fact with this index; `None` beyond the last one.
    pub(super) fn get(&self, index: usize) -> Option<Fact> {
        if index >= self.len() {
            return None;
        }
        Some(Fact {
            key: self.key.get(index)?,
            measure: self.measure.get(index)?,
            breakdown: self.breakdown.get(index)?,
            context: self.context.get(index)?,
            value: self.value.get(index),
            record: self.record.get(index)?,
            marks: FactMarks::from_bits(self.marks.get(index)?),
        })
    }

    /// The key of a fact.
    pub(super) fn key(&self, fact: u32) -> u32 {
        debug_assert!((fact as usize) < self.len(), "an index of a fact");
        self.key.get(fact as usize).unwrap_or(u32::MAX)
    }

    /// The value of a fact that formulas use.
    pub(super) fn value(&self, fact: u32) -> Option<f64> {
        if (fact as usize) < self.len() { self.value.get(fact as usize) } else { None }
    }

    /// The keys and the values of facts by their indices, as a frame with the columns `key` and `value`.
    pub(super) fn values(&self, facts: &UInt32Chunked) -> PolarsResult<DataFrame> {
        DataFrame::new(facts.len(), vec![self.key.take(facts)?.into_column(), self.value.take(facts)?.into_column()])
    }

    /// The keys of facts by their indices.
    pub(super) fn keys(&self, facts: &UInt32Chunked) -> PolarsResult<UInt32Chunked> {
        self.key.take(facts)
    }

    /// Appends facts derived from those of the files.
    pub(super) fn append(&mut self, facts: FactColumns) {
        let more = facts.into_facts(&|key| key);
        // Columns of one type, which polars only refuses for lists and categories.
        for (column, more) in [
            (&mut self.key, &more.key),
            (&mut self.measure, &more.measure),
            (&mut self.breakdown, &more.breakdown),
            (&mut self.context, &more.context),
            (&mut self.record, &more.record),
            (&mut self.marks, &more.marks),
        ] {
            let appended = column.append(more);
            debug_assert!(appended.is_ok(), "numbers append to numbers");
        }
        let appended = self.value.append(&more.value);
        debug_assert!(appended.is_ok(), "numbers append to numbers");
    }

    /// Gives every fact the row of its key after rows were inserted.
    pub(super) fn move_keys(&mut self, row_of: &[u32]) {
        self.key = self.key.apply_values(|key| row_of.get(key as usize).copied().unwrap_or(key));
    }

    /// All facts, in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = Fact> {
        (0..self.len()).filter_map(|index| self.get(index))
    }

    /// The facts about wholes, by measure: for each measure that has some, its index and theirs.
    pub(super) fn by_measure(&self) -> PolarsResult<Vec<(u32, UInt32Chunked)>> {
        let columns = vec![
            self.measure.clone().into_column(),
            self.breakdown.clone().into_column(),
            UInt32Chunked::from_iter_values("fact".into(), 0..to_u32(self.len())).into_column(),
        ];
        let wholes = DataFrame::new(self.len(), columns)?.lazy().filter(col("breakdown").eq(lit(WHOLE)));
        let grouped = wholes.group_by_stable([col("measure")]).agg([col("fact")]).collect()?;
        let (measures, facts) = (grouped.column("measure")?.u32()?, grouped.column("fact")?.list()?);
        (0..grouped.height())
            .filter_map(|index| Some((measures.get(index)?, facts.get_as_series(index)?)))
            .map(|(measure, facts)| Ok((measure, facts.u32()?.clone())))
            .collect()
    }
}
