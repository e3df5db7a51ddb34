//! Reads value cells: a cell and its row in, an observation in the unit of its measure out. Activities become emissions.

use crate::base::number::{DecimalMark, ParsedNumber, Qualifier, parse_common, parse_number};
use crate::base::uncertainty::PercentMargin;
use crate::base::{Frequency, MissingReason, NoteCode, NoteMessage, Status, Time, Value, one_based};
use crate::intake::Row;
use crate::tidy::builder::{NewFigure, ProvenanceTexts};
use crate::tidy::convert::{Conversion, looks_like_thousands, without_float_noise};
use crate::tidy::emitted::{FactorDoubt, NoEmissions};
use crate::tidy::factors::Quantity;
use crate::tidy::heading::Heading;
use crate::tidy::mapping::DescriptiveField;
use crate::tidy::observation::WHOLE;
use crate::tidy::place_text::ResolvedPlace;
use crate::tidy::reader::{LastConversion, NamedMeasure, Reader, RowCell, RowContext};

/// The measure of biogenic carbon dioxide, which no total of emissions includes.
const BIOGENIC: &str = "ghg_biogenic_co2";

/// Units of whole things: a count in them has no decimals.
const COUNT_UNITS: [&str; 6] = ["persons", "households", "dwellings", "establishments", "pupils", "votes"];

/// The content of a value cell.
struct CellValue {
    value: Value,
    qualifier: Option<Qualifier>,
    interval: Option<(f64, f64)>,
}

impl CellValue {
    fn missing(reason: MissingReason) -> Self {
        Self { value: Value::Missing(reason), qualifier: None, interval: None }
    }
}

/// What was read from a value cell, and the measure and provenance of its observation.
struct CellRead {
    value: CellValue,
    measure: u32,
    provenance: u32,
}

impl<'a> Reader<'a, '_, '_> {
    /// Reads a value cell and adds its observation.
    pub(super) fn add_cell(&mut self, line: &RowContext<'a>, cell: RowCell<'a>) {
        let raw = line.row.cell(cell.column);
        let CellRead { value: CellValue { value, qualifier, interval }, measure, provenance } = match self.plain_value(raw, cell) {
            Some(value) => {
                let value = CellValue { value, qualifier: None, interval: None };
                CellRead { value, measure: cell.measure.index, provenance: line.provenance }
            }
            None if self.emissions.is_some() => self.emissions_read(raw, line, cell),
            None => self.value_read(raw, line, cell),
        };
        if cell.time.frequency() != Frequency::Year {
            self.spans.count += 1;
            self.spans.first = self.spans.first.or(Some(cell.time));
        }
        self.latest = self.latest.max(cell.time.last_year());
        self.builder.push(NewFigure {
            place: cell.place,
            perimeter: line.perimeter,
            time: cell.time,
            measure,
            breakdown: cell.breakdown,
            heading: cell.measure.heading,
            provenance,
            record: line.row.record(),
            column: one_based(cell.column),
            value,
            qualifier,
            // A number that is not exact is never better than approximate.
            status: if qualifier.is_some() { line.status.max(Status::Approximate) } else { line.status },
            is_part: self.are_parts,
        });
        self.builder.set_interval(interval);
    }

    /// Adds the observation of a column beside an inventory ("population"), which is neither an emission nor a part.
    pub(super) fn add_cell_beside(&mut self, line: &RowContext<'a>, heading: &'a str, place: ResolvedPlace, time: Time) {
        let parsed = Heading::parse(heading);
        let Some(column) = self.columns.index(heading) else { return };
        let Some(index) = self.builder.find_measure(&parsed.name) else { return };
        let measure = NamedMeasure { index, heading: self.builder.insert_heading(heading) };
        let (emissions, are_parts) = (self.emissions.take(), std::mem::take(&mut self.are_parts));
        self.add_cell(line, RowCell { column, place, measure, unit: "", time, breakdown: WHOLE });
        (self.emissions, self.are_parts) = (emissions, are_parts);
    }

    /// The value of a cell that holds nothing but a number, in a column without margins and factors: most cells of most tables. `None`
    /// for any other cell, and where something is to be noted.
    #[inline]
    fn plain_value(&mut self, raw: &'a str, cell: RowCell<'a>) -> Option<Value> {
        if self.emissions.is_some() || self.bounds.get(cell.column).is_some_and(Option::is_some) {
            return None;
        }
        let number = parse_common(raw.as_bytes(), self.intake.table.decimal(cell.column))?;
        let value = match self.conversion(cell, cell.unit) {
            Conversion::None if self.is_count(cell.measure.index) && looks_like_thousands(raw.trim()) => return None,
            Conversion::None => number,
            Conversion::Times(factor) => without_float_noise(factor.apply(number)),
            Conversion::Impossible => return None,
        };
        Some(Value::from_number(value))
    }

    fn value_read(&mut self, raw: &'a str, line: &RowContext<'a>, cell: RowCell<'a>) -> CellRead {
        CellRead { value: self.value(raw, line.row, cell), measure: cell.measure.index, provenance: line.provenance }
    }

    /// The emissions of an activity, or the reason why there are none.
    fn emissions_read(&mut self, raw: &'a str, line: &RowContext<'a>, cell: RowCell<'a>) -> CellRead {
        let decimal = self.intake.table.decimal(cell.column);
        let (Some(written), Some(emissions)) = (parse_number(raw, decimal), &self.emissions) else {
            return self.value_read(raw, line, cell);
        };
        let activity = Quantity { value: written.value, unit: written.unit.unwrap_or(cell.unit) };
        let missing = |reason| CellRead { value: CellValue::missing(reason), measure: cell.measure.index, provenance: line.provenance };
        match emissions.emissions(line.row, activity, self.builder.country(cell.place.index)) {
            Ok(found) => {
                self.tell_doubts(&found.doubts, line.row, cell);
                let provenance = self.builder.insert_provenance(ProvenanceTexts {
                    remark: found.calculation.as_str().into(),
                    definition: found.definition.as_str().into(),
                    quality: self.context(DescriptiveField::Quality, line.row),
                    ..ProvenanceTexts::default()
                });
                let biogenic = self.builder.find_measure(BIOGENIC).filter(|_| found.is_biogenic);
                let interval = self.interval(&written, line.row, cell, PercentMargin::Relative);
                let per_unit = found.tonnes / written.value;
                let interval = interval.map(|(low, high)| (low * per_unit, high * per_unit)).filter(|(low, _)| low.is_finite());
                let value = CellValue { value: Value::from_number(found.tonnes), qualifier: written.qualifier, interval };
                CellRead { value, measure: biogenic.unwrap_or(cell.measure.index), provenance }
            }
            Err(NoEmissions::NoFactor(named)) => {
                self.note(NoteCode::EmissionFactorMissing, line.row, Some(cell.column), || NoteMessage::EmissionFactorMissing {
                    text: named.into(),
                });
                missing(MissingReason::NotEstimated)
            }
            Err(NoEmissions::UnitMismatch(rate)) => {
                self.note(NoteCode::UnitMismatch, line.row, Some(cell.column), || NoteMessage::UnitMismatch {
                    found: cell.unit.into(),
                    expected: (&rate).into(),
                });
                missing(MissingReason::UnitMismatch)
            }
        }
    }

    /// Notes what is to be asked about the factor of an activity.
    fn tell_doubts(&mut self, doubts: &[FactorDoubt], row: Row<'a>, cell: RowCell<'a>) {
        for doubt in doubts {
            match doubt {
                FactorDoubt::Country { factor, country } => {
                    let place = self.builder.places.get(cell.place.index as usize);
                    let place = place.map_or_else(|| "".into(), |place| place.names.quoted(place.id.as_str()));
                    self.note(NoteCode::FactorCountry, row, Some(cell.column), || NoteMessage::FactorCountry {
                        name: (*factor).into(),
                        country: (*country).into(),
                        place,
                    });
                }
                FactorDoubt::Potentials { factor, own, asked } => {
                    self.note(NoteCode::FactorPotentials, row, Some(cell.column), || NoteMessage::FactorPotentials {
                        name: (*factor).into(),
                        found: own.code().into(),
                        wanted: asked.code().into(),
                    });
                }
                FactorDoubt::HeatingValue { factor, unit } => {
                    self.note(NoteCode::FactorHeatingValue, row, Some(cell.column), || NoteMessage::FactorHeatingValue {
                        name: (*factor).into(),
                        unit: (*unit).into(),
                    });
                }
            }
        }
    }

    /// The number of a cell in the unit of its measure, or the reason why there is none.
    fn value(&mut self, raw: &'a str, row: Row<'a>, cell: RowCell<'a>) -> CellValue {
        let decimal = self.intake.table.decimal(cell.column);
        let is_count = self.is_count(cell.measure.index);
        let Some(written) = parse_number(raw, decimal).or_else(|| self.read_with_other_decimal(raw, decimal, row, cell)) else {
            if let Some(reason) = self.intake.table.missing(raw) {
                let notation_key = self.context(DescriptiveField::Absence, row);
                // A notation key in another column explains a blank cell.
                let explained =
                    self.intake.table.missing(&notation_key).filter(|_| reason == MissingReason::Blank && !notation_key.is_empty());
                return CellValue::missing(explained.unwrap_or(reason));
            }
            self.note(NoteCode::ValueUnreadable, row, Some(cell.column), || NoteMessage::ValueUnreadable { text: raw.into() });
            return CellValue::missing(MissingReason::Unreadable);
        };
        // A unit in the cell precedes that of the row.
        let unit = written.unit.unwrap_or(cell.unit);
        let conversion = self.conversion(cell, unit);
        let interval = self.interval(&written, row, cell, self.percent_margin(cell.measure.index));
        match conversion {
            Conversion::None => {
                if is_count && looks_like_thousands(raw.trim()) {
                    self.note(NoteCode::CountWithDecimals, row, Some(cell.column), || NoteMessage::CountWithDecimals {
                        text: raw.trim().into(),
                    });
                }
                CellValue { value: Value::from_number(written.value), qualifier: written.qualifier, interval }
            }
            Conversion::Times(factor) => {
                let convert = |value: f64| without_float_noise(factor.apply(value));
                let interval = interval.map(|(low, high)| (convert(low), convert(high)));
                CellValue { value: Value::from_number(convert(written.value)), qualifier: written.qualifier, interval }
            }
            Conversion::Impossible => {
                let expected = self.builder.measure(cell.measure.index).map(|measure| measure.unit.clone()).unwrap_or_default();
                self.note(NoteCode::UnitMismatch, row, Some(cell.column), || NoteMessage::UnitMismatch {
                    found: unit.into(),
                    expected: (&expected).into(),
                });
                CellValue::missing(MissingReason::UnitMismatch)
            }
        }
    }

    /// The conversion from a unit to that of the measure of a cell.
    fn conversion(&mut self, cell: RowCell<'_>, unit: &'a str) -> Conversion {
        match self.conversions.get(cell.column).copied().flatten() {
            // Most columns have one unit at one address, and comparing addresses is faster than comparing letters.
            Some(last) if last.measure == cell.measure.index && (std::ptr::eq(last.unit, unit) || last.unit == unit) => last.conversion,
            _ => {
                let measure = self.builder.measure(cell.measure.index);
                let conversion = measure.map_or(Conversion::None, |measure| Conversion::to_measure(measure, unit));
                if let Some(last) = self.conversions.get_mut(cell.column) {
                    *last = Some(LastConversion { measure: cell.measure.index, unit, conversion });
                }
                conversion
            }
        }
    }

    /// Reads a number that only makes sense with the other decimal mark, "11.3" in a column of "15,2", and notes it.
    fn read_with_other_decimal(&mut self, raw: &'a str, decimal: DecimalMark, row: Row<'_>, cell: RowCell<'a>) -> Option<ParsedNumber<'a>> {
        let written = parse_number(raw, decimal.other())?;
        self.note(NoteCode::OtherDecimalMark, row, Some(cell.column), || NoteMessage::OtherDecimalMark { text: raw.trim().into() });
        Some(written)
    }

    /// What a margin in per cent means beside a measure.
    fn percent_margin(&self, measure: u32) -> PercentMargin {
        let is_share = self.builder.measure(measure).is_some_and(|measure| measure.unit == "%");
        if is_share { PercentMargin::Points } else { PercentMargin::Relative }
    }

    /// Whether a measure counts people or things, which have no fractions.
    fn is_count(&mut self, measure: u32) -> bool {
        let index = measure as usize;
        let known = self.is_count.get(index).copied().flatten();
        known.unwrap_or_else(|| {
            let is_count = self.builder.measure(measure).is_some_and(|measure| COUNT_UNITS.contains(&measure.unit.as_str()));
            self.is_count.resize(self.is_count.len().max(index + 1), None);
            if let Some(known) = self.is_count.get_mut(index) {
                *known = Some(is_count);
            }
            is_count
        })
    }
}
