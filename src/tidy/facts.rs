//! The figures of all files as a polars frame: one row each, twenty-four bytes. What repeats (places and times, columns with
//! their measure and texts) stands beside it in short lists, and a row holds their indices.

use polars::prelude::{ChunkApply as _, Float64Type, UInt32Type};

use crate::base::number::Qualifier;
use crate::base::{Finite, MissingReason, Status, Value};
use crate::tidy::numbers::Numbers;

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

    /// Whether bits are those of a fact that has a value.
    fn are_of_value(bits: u32) -> bool {
        bits & ((1 << QUALIFIER) - 1) == 0
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
    /// Its column, its measure and the texts that describe it.
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

/// What a check asks of most facts.
#[derive(Clone, Copy)]
pub(super) struct KnownFact {
    pub row: u32,
    pub context: u32,
    pub value: f64,
}

/// What rivals are ranked by.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct RankedFact {
    pub context: u32,
    pub value: Option<f64>,
    pub marks: FactMarks,
}

/// Collects facts, column by column.
#[derive(Debug, Default)]
pub(super) struct FactColumns {
    key: Vec<u32>,
    context: Vec<u32>,
    /// NaN where there is no value.
    value: Vec<f64>,
    record: Vec<u32>,
    marks: Vec<u32>,
}

/// How the indices of facts change when their lists are joined with others.
pub(super) struct FactIndices<'a> {
    /// What is added to the index of each key.
    pub first_key: u32,
    /// For each context, its new index.
    pub contexts: &'a [u32],
}

impl FactColumns {
    /// The key and the context of each fact.
    pub(super) fn keys_and_contexts(&self) -> impl Iterator<Item = (u32, u32)> {
        self.key.iter().copied().zip(self.context.iter().copied())
    }

    pub(super) fn len(&self) -> usize {
        self.key.len()
    }

    pub(super) fn push(&mut self, fact: Fact) {
        self.key.push(fact.key);
        self.context.push(fact.context);
        self.value.push(fact.value.unwrap_or(f64::NAN));
        self.record.push(fact.record);
        self.marks.push(fact.marks.to_bits());
    }

    /// Appends other facts, whose indices are changed. Column by column, so that little is held twice.
    pub(super) fn append(&mut self, other: Self, to: &FactIndices<'_>) {
        append_changed(&mut self.key, other.key, |key| key + to.first_key);
        let context_of = |context: u32| to.contexts.get(context as usize).copied().unwrap_or_default();
        append_changed(&mut self.context, other.context, context_of);
        self.value.extend(other.value);
        self.record.extend(other.record);
        self.marks.extend(other.marks);
    }

    /// The facts as a frame. Their keys are rows.
    fn into_frame(self) -> FactFrame {
        FactFrame {
            key: Numbers::new("key", self.key),
            context: Numbers::new("context", self.context),
            value: Numbers::new("value", self.value),
            record: Numbers::new("record", self.record),
            marks: Numbers::new("marks", self.marks),
        }
    }

    /// The facts of all files; `rows` gives the row of each key where it is not that of its index.
    pub(super) fn into_facts(mut self, rows: Option<Vec<u32>>) -> Facts {
        if let Some(rows) = rows {
            self.key.iter_mut().for_each(|key| {
                debug_assert!((*key as usize) < rows.len(), "a fact keeps the index it was given");
                *key = rows.get(*key as usize).copied().unwrap_or_default();
            });
        }
        Facts { of_files: self.into_frame(), added: FactFrame::default() }
    }
}

fn append_changed(column: &mut Vec<u32>, other: Vec<u32>, change: impl Fn(u32) -> u32) {
    column.extend(other.into_iter().map(change));
}

/// Facts as a polars frame. A value that is missing is NaN here and null in what is made for expressions.
#[derive(Clone, Debug, Default)]
struct FactFrame {
    key: Numbers<UInt32Type>,
    context: Numbers<UInt32Type>,
    value: Numbers<Float64Type>,
    record: Numbers<UInt32Type>,
    marks: Numbers<UInt32Type>,
}

impl FactFrame {
    fn iter(&self) -> impl Iterator<Item = Fact> {
        (0..self.key.len()).filter_map(|index| self.get(index))
    }

    fn get(&self, index: usize) -> Option<Fact> {
        Some(Fact {
            key: *self.key.get(index)?,
            context: *self.context.get(index)?,
            value: self.value.get(index).copied().and_then(known),
            record: *self.record.get(index)?,
            marks: FactMarks::from_bits(*self.marks.get(index)?),
        })
    }
}

/// The facts of all files in the order read, and behind them those derived from them.
#[derive(Clone, Debug, Default)]
pub(super) struct Facts {
    of_files: FactFrame,
    added: FactFrame,
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
            None => self.of_files.get(index),
            Some(added) => self.added.get(added),
        }
    }

    /// The keys and the values of all facts.
    pub(super) fn slices(&self) -> FactSlices<'_> {
        FactSlices { of_files: (&self.of_files.key, &self.of_files.value), added: (&self.added.key, &self.added.value) }
    }

    /// The row of a fact.
    pub(super) fn row(&self, fact: u32) -> u32 {
        self.slices().row(fact)
    }

    /// The context of a fact of a file; `None` for any other.
    pub(super) fn context_of(&self, fact: u32) -> Option<u32> {
        self.of_files.context.get(fact as usize).copied()
    }

    /// Appends facts derived from those of the files, which name rows.
    pub(super) fn append(&mut self, facts: FactColumns) {
        let more = facts.into_frame();
        let mut added = FactColumns::default();
        self.added.iter().chain(more.iter()).for_each(|fact| added.push(fact));
        self.added = added.into_frame();
    }

    /// Gives every fact the row of its key after rows were inserted.
    pub(super) fn move_rows(&mut self, row_of: &[u32]) {
        for key in [&mut self.of_files.key, &mut self.added.key] {
            *key = Numbers::of_column(&key.column().apply_values(|row| row_of.get(row as usize).copied().unwrap_or(row)));
        }
    }

    /// For each fact of a file with a value: its row and its context.
    pub(super) fn known(&self) -> impl Iterator<Item = (u32, u32)> {
        let facts = self.of_files.key.iter().zip(self.of_files.context.iter()).zip(self.of_files.marks.iter());
        facts.filter(|(_, marks)| FactMarks::are_of_value(**marks)).map(|((row, context), _)| (*row, *context))
    }

    /// What a fact is ranked by among its rivals, of which a row may have thousands.
    pub(super) fn ranked(&self, fact: u32) -> Option<RankedFact> {
        let (frame, index) = self.frame_of(fact);
        Some(RankedFact {
            context: *frame.context.get(index)?,
            value: frame.value.get(index).copied().and_then(known),
            marks: FactMarks::from_bits(*frame.marks.get(index)?),
        })
    }

    /// The frame a fact is in, and where.
    fn frame_of(&self, fact: u32) -> (&FactFrame, usize) {
        let index = fact as usize;
        match index.checked_sub(self.count_of_files()) {
            None => (&self.of_files, index),
            Some(added) => (&self.added, added),
        }
    }

    /// Where a fact stands and its value; `None` when it has none, or none of a number.
    pub(super) fn known_fact(&self, fact: u32) -> Option<KnownFact> {
        let (frame, index) = self.frame_of(fact);
        let value = frame.value.get(index).copied().and_then(known)?;
        let is_known = frame.marks.get(index).is_some_and(|marks| FactMarks::are_of_value(*marks));
        is_known.then_some(KnownFact { row: *frame.key.get(index)?, context: *frame.context.get(index)?, value })
    }

    /// All facts of files, in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = Fact> {
        self.of_files.iter()
    }

    /// The facts of files by the measure of their context, in the order read. `measure_of` gives that of a context, or `None` to leave
    /// its facts out; `measures` is the number of measures.
    pub(super) fn by_measure(&self, measure_of: &[Option<u32>], measures: usize) -> Vec<Vec<u32>> {
        // Measures of one table mostly have as many facts each.
        let usual = self.count_of_files() / measures.max(1);
        let mut facts: Vec<Vec<u32>> = (0..measures).map(|_| Vec::with_capacity(usual)).collect();
        let measures_of_facts = self.of_files.context.iter().map(|context| measure_of.get(*context as usize).copied().flatten());
        for (fact, measure) in (0..).zip(measures_of_facts) {
            if let Some(facts) = measure.and_then(|measure| facts.get_mut(measure as usize)) {
                facts.push(fact);
            }
        }
        facts
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
