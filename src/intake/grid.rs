//! A file as cells: one text, and the place of each cell in it. Cells are not copied, except those with doubled quotes.

/// The place of a cell in the text, or in the list of cells kept apart. Six bytes, as a file has millions.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct CellSpan {
    /// The first byte in halves; with [`APART`] set, an index into the list of cells kept apart.
    from: [u16; 2],
    length: u16,
}

impl CellSpan {
    /// A cell without text.
    pub(super) const BLANK: Self = Self { from: [0, 0], length: 0 };

    /// The span from a byte to another; `None` when it is longer than a span can be.
    fn new(from: u32, to: u32) -> Option<Self> {
        Some(Self { from: halves(from), length: u16::try_from(to.checked_sub(from)?).ok()? })
    }

    /// The cell with this index among those kept apart.
    fn apart(index: u32) -> Self {
        Self { from: halves(index | APART), length: 0 }
    }

    /// The first byte, or the index of a cell kept apart with [`APART`] set.
    fn from(self) -> u32 {
        (u32::from(self.from[0]) << 16) | u32::from(self.from[1])
    }

    /// The same cell after so many were inserted before those kept apart.
    pub(super) fn behind(self, apart: u32) -> Self {
        if self.from() & APART == 0 { self } else { Self::apart((self.from() & !APART) + apart) }
    }

    /// Whether the cell is one of the text, and empty.
    pub(super) fn is_empty(self) -> bool {
        self.length == 0 && self.from() & APART == 0
    }
}

/// A number as its high and its low half.
fn halves(number: u32) -> [u16; 2] {
    let half = |number: u32| u16::try_from(number & u32::from(u16::MAX)).unwrap_or_default();
    [half(number >> 16), half(number)]
}

/// Marks the span of a cell kept apart: one that was rewritten because it had doubled quotes, or a very long one.
const APART: u32 = 1 << 31;

/// The cells of a file, record by record.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Grid {
    pub(super) text: String,
    /// The cells kept apart.
    pub(super) apart: Vec<String>,
    pub(super) cells: Vec<CellSpan>,
    /// For each record, the index of its first cell; one more entry at the end.
    pub(super) starts: Vec<u32>,
    /// For each record, the line where it begins, from 1.
    pub(super) lines: Vec<u32>,
    /// For each record, its first byte in the text; empty for the sheet of a workbook.
    pub(super) offsets: Vec<u32>,
    /// The number of blank lines after two others, which are not stored.
    pub(super) blank_lines: usize,
    /// Lines with a quote that is never closed.
    pub(super) open_quotes: Vec<u32>,
}

impl Grid {
    /// The number of records.
    #[must_use]
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// Whether there are no records.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// The number of cells of all records; a blank line has one.
    #[must_use]
    pub fn cell_count(&self) -> usize {
        self.cells.len() + self.blank_lines
    }

    /// The number of cells of a record.
    #[must_use]
    pub fn width(&self, record: usize) -> usize {
        self.spans(record).len()
    }

    /// The line where a record begins, from 1; 0 beyond the last record.
    #[must_use]
    pub fn line(&self, record: usize) -> u32 {
        self.lines.get(record).copied().unwrap_or_default()
    }

    /// The text of a cell; empty when the record is shorter.
    #[must_use]
    pub fn cell(&self, record: usize, column: usize) -> &str {
        self.spans(record).get(column).map_or("", |span| self.read(*span))
    }

    /// The cells of a record.
    pub fn record(&self, record: usize) -> impl Iterator<Item = &str> {
        self.spans(record).iter().map(|span| self.read(*span))
    }

    /// The text of a record in the file, without its line ending; for a workbook, its cells joined.
    #[must_use]
    pub fn raw(&self, record: usize) -> std::borrow::Cow<'_, str> {
        let Some(from) = self.offsets.get(record) else { return self.record(record).collect::<Vec<_>>().join(" | ").into() };
        let to = self.offsets.get(record + 1).map_or(self.text.len(), |next| *next as usize);
        self.text.get(*from as usize..to).unwrap_or_default().trim_end_matches(['\r', '\n']).into()
    }

    /// The places of the cells of a record.
    pub(super) fn spans(&self, record: usize) -> &[CellSpan] {
        let (Some(from), Some(to)) = (self.starts.get(record), self.starts.get(record + 1)) else { return &[] };
        self.cells.get(*from as usize..*to as usize).unwrap_or_default()
    }

    fn read(&self, span: CellSpan) -> &str {
        let from = span.from();
        if from & APART == 0 {
            self.text.get(from as usize..from as usize + usize::from(span.length)).unwrap_or_default()
        } else {
            self.apart.get((from & !APART) as usize).map_or("", String::as_str)
        }
    }

    /// Appends a text that no cell has yet; returns its place.
    pub(super) fn append_text(&mut self, text: &str) -> CellSpan {
        let from = self.text.len();
        self.text.push_str(text);
        CellSpan::new(short(from), short(self.text.len())).unwrap_or_else(|| self.keep_apart(text.to_owned()))
    }

    /// The span of a cell of a text, which is kept apart if it is too long.
    pub(super) fn span_in(&mut self, text: &str, cell: std::ops::Range<usize>) -> CellSpan {
        let span = CellSpan::new(short(cell.start), short(cell.end));
        span.unwrap_or_else(|| self.keep_apart(text.get(cell).unwrap_or_default().to_owned()))
    }

    /// The span of a cell that is kept apart.
    pub(super) fn keep_apart(&mut self, cell: String) -> CellSpan {
        self.apart.push(cell);
        CellSpan::apart(short(self.apart.len() - 1))
    }

    /// The texts and lines of this grid without its cells, which are to be placed anew.
    pub(super) fn without_cells(&self) -> Self {
        Self {
            text: self.text.clone(),
            apart: self.apart.clone(),
            cells: Vec::with_capacity(self.cells.len()),
            starts: vec![0],
            lines: self.lines.clone(),
            offsets: self.offsets.clone(),
            blank_lines: self.blank_lines,
            open_quotes: self.open_quotes.clone(),
        }
    }

    /// A grid of rows, each with its line number.
    #[cfg(test)]
    pub(super) fn of_rows(rows: impl Iterator<Item = (u32, Vec<String>)>) -> Self {
        let mut grid = Self { starts: vec![0], ..Self::default() };
        for (line, cells) in rows {
            for cell in cells {
                let span = grid.append_text(&cell);
                grid.cells.push(span);
            }
            grid.starts.push(short(grid.cells.len()));
            grid.lines.push(line);
        }
        grid
    }
}

/// A length in 32 bits: files of two gigabytes or more are rejected before.
pub(super) fn short(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
