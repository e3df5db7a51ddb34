//! A file as cells: one text, and where each cell begins and ends in it. Nothing is copied, nothing is lost.

/// Where a cell stands in the text, or in the list of cells that had to be written anew.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Span {
    /// First byte; with [`ANEW`] set, a rank in the list instead.
    pub from: u32,
    /// One past the last byte.
    pub to: u32,
}

/// Marks a span whose cell held doubled quotes and was written anew.
pub(super) const ANEW: u32 = 1 << 31;

/// The cells of a file, record by record.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Grid {
    pub(super) text: String,
    pub(super) anew: Vec<String>,
    pub(super) cells: Vec<Span>,
    /// For each record, the rank of its first cell; one more at the end.
    pub(super) starts: Vec<u32>,
    /// For each record, the line where it begins, from 1.
    pub(super) lines: Vec<u32>,
    /// For each record, its first byte in the text; empty for the sheet of a workbook.
    pub(super) offsets: Vec<u32>,
    /// Blank lines that follow two others: counted, not kept.
    pub(super) blank_lines: usize,
    /// Lines where a quote opens and never closes.
    pub(super) open_quotes: Vec<u32>,
}

impl Grid {
    /// How many records there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// Whether there is no record.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// How many cells all records hold; a blank line holds one.
    #[must_use]
    pub fn cell_count(&self) -> usize {
        self.cells.len() + self.blank_lines
    }

    /// How many cells a record holds.
    #[must_use]
    pub fn width(&self, record: usize) -> usize {
        self.spans(record).len()
    }

    /// The line where a record begins, from 1.
    #[must_use]
    pub fn line(&self, record: usize) -> u32 {
        self.lines.get(record).copied().unwrap_or_default()
    }

    /// The text of a cell; blank when the record is too short.
    #[must_use]
    pub fn cell(&self, record: usize, column: usize) -> &str {
        self.spans(record).get(column).map_or("", |span| self.read(*span))
    }

    /// The cells of a record.
    pub fn record(&self, record: usize) -> impl Iterator<Item = &str> {
        self.spans(record).iter().map(|span| self.read(*span))
    }

    /// A record as it stands in the file, without the end of its line; of a workbook, its cells.
    #[must_use]
    pub fn raw(&self, record: usize) -> std::borrow::Cow<'_, str> {
        let Some(from) = self.offsets.get(record) else { return self.record(record).collect::<Vec<_>>().join(" | ").into() };
        let to = self.offsets.get(record + 1).map_or(self.text.len(), |next| *next as usize);
        self.text.get(*from as usize..to).unwrap_or_default().trim_end_matches(['\r', '\n']).into()
    }

    fn spans(&self, record: usize) -> &[Span] {
        let (Some(from), Some(to)) = (self.starts.get(record), self.starts.get(record + 1)) else { return &[] };
        self.cells.get(*from as usize..*to as usize).unwrap_or_default()
    }

    fn read(&self, span: Span) -> &str {
        if span.from & ANEW == 0 {
            self.text.get(span.from as usize..span.to as usize).unwrap_or_default()
        } else {
            self.anew.get((span.from & !ANEW) as usize).map_or("", String::as_str)
        }
    }

    /// A grid of cells that come from elsewhere: the sheet of a workbook.
    #[must_use]
    pub fn of_rows(rows: impl Iterator<Item = (u32, Vec<String>)>) -> Self {
        let mut grid = Self { starts: vec![0], ..Self::default() };
        for (line, cells) in rows {
            for cell in cells {
                let from = short(grid.text.len());
                grid.text.push_str(&cell);
                grid.cells.push(Span { from, to: short(grid.text.len()) });
            }
            grid.starts.push(short(grid.cells.len()));
            grid.lines.push(line);
        }
        grid
    }
}

/// A length as it is kept; files are bounded below two gigabytes before they come here.
pub(super) fn short(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
