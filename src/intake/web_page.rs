//! Reads the tables of a web page: HTML, also when it is named `.xls` or packed as MHTML, as statistical offices export it. The text in,
//! the rows of each table out, with the texts above it.

use html5gum::{Token, Tokenizer};
use quoted_printable::ParseMode;

use crate::intake::plain_sheet::{PlainSheet, UnpackBudget, UnpackError};

/// A cell never spans more columns or rows than this.
const WIDEST_SPAN: usize = 1000;
/// How much of a text is looked at to tell whether it is a page.
const START: usize = 1 << 16;

/// Whether a text is a web page with a table.
pub(super) fn is_web_page(text: &str) -> bool {
    let mut end = text.len().min(START);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let start = text.get(..end).unwrap_or_default().to_ascii_lowercase();
    let begins = start.trim_start().starts_with('<') || start.trim_start().starts_with("mime-version:");
    begins && (start.contains("<table") || (start.contains("<html") && text.to_ascii_lowercase().contains("<table")))
}

/// The tables of a page with more than one row and column, in order. Rows are numbered from 1; the texts above a table come first, with
/// the number 0.
///
/// # Errors
/// When the page has more cells or letters than are read.
pub(super) fn tables(text: &str) -> Result<Vec<PlainSheet>, UnpackError> {
    let unpacked = without_quoted_printable(text);
    let mut page = Page::new();
    for token in Tokenizer::new(unpacked.as_deref().unwrap_or(text)) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                let attribute = |name: &str| {
                    let value = tag.attributes.get(name.as_bytes())?;
                    String::from_utf8_lossy(value).trim().parse::<usize>().ok()
                };
                page.open(&tag.name, MergedCells { columns: attribute("colspan").unwrap_or(1), rows: attribute("rowspan").unwrap_or(1) });
            }
            Token::EndTag(tag) => page.close(&tag.name),
            Token::String(text) => page.add_text(&String::from_utf8_lossy(&text)),
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
        if page.is_full {
            return Err(UnpackError::TooLarge);
        }
    }
    page.end_table();
    Ok(page.tables)
}

/// The text of a page packed as MHTML in quoted-printable; `None` for other texts.
fn without_quoted_printable(text: &str) -> Option<String> {
    let head = text.get(..text.len().min(START)).unwrap_or(text).to_ascii_lowercase();
    if !head.contains("content-transfer-encoding: quoted-printable") {
        return None;
    }
    let bytes = quoted_printable::decode(text, ParseMode::Robust).ok()?;
    Some(String::from_utf8_lossy(&bytes).into_owned())
}

/// How many columns and rows a cell covers.
#[derive(Clone, Copy)]
struct MergedCells {
    columns: usize,
    rows: usize,
}

/// A page while it is read.
struct Page {
    tables: Vec<PlainSheet>,
    /// The texts since the last table, each a title of the next one.
    titles: Vec<String>,
    rows: Vec<Vec<String>>,
    /// For each column, how many rows below are covered by a cell above.
    covered: Vec<usize>,
    row: Vec<String>,
    text: String,
    span: Option<MergedCells>,
    in_table: bool,
    /// Inside a script or a style sheet.
    hidden: bool,
    budget: UnpackBudget,
    /// The budget is spent.
    is_full: bool,
}

impl Page {
    fn new() -> Self {
        Self {
            tables: Vec::new(),
            titles: Vec::new(),
            rows: Vec::new(),
            covered: Vec::new(),
            row: Vec::new(),
            text: String::new(),
            span: None,
            in_table: false,
            hidden: false,
            budget: UnpackBudget::of_file(),
            is_full: false,
        }
    }

    /// Adds a cell to the row, unless the budget is spent.
    fn push_cell(&mut self, text: String) {
        match self.budget.take(1, text.len()) {
            Ok(()) => self.row.push(text),
            Err(_) => self.is_full = true,
        }
    }

    fn open(&mut self, name: &[u8], span: MergedCells) {
        match name {
            b"table" => {
                self.end_cell();
                self.end_table();
                self.in_table = true;
            }
            b"tr" => self.end_row(),
            b"td" | b"th" => {
                self.end_cell();
                self.text.clear();
                self.span = Some(span);
            }
            b"script" | b"style" | b"title" => self.hidden = true,
            b"br" | b"p" | b"div" | b"li" | b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" => self.end_title(),
            _ => {}
        }
    }

    fn close(&mut self, name: &[u8]) {
        match name {
            b"table" => self.end_table(),
            b"tr" => self.end_row(),
            b"td" | b"th" => self.end_cell(),
            b"script" | b"style" | b"title" => self.hidden = false,
            b"p" | b"div" | b"li" | b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" => self.end_title(),
            _ => {}
        }
    }

    fn add_text(&mut self, text: &str) {
        if !self.hidden {
            self.text.push_str(text);
        }
    }

    /// A line of text outside cells is a title; inside one it is a space.
    fn end_title(&mut self) {
        if self.span.is_some() {
            self.text.push(' ');
            return;
        }
        let title = squeezed(&std::mem::take(&mut self.text));
        // The headers of an MHTML package are no titles.
        if !title.is_empty() && !self.in_table && !title.starts_with("MIME-Version") && !title.starts_with("--") {
            self.titles.push(title);
        }
    }

    fn end_cell(&mut self) {
        let Some(span) = self.span.take() else { return };
        let text = squeezed(&std::mem::take(&mut self.text));
        self.skip_covered();
        let columns = span.columns.clamp(1, WIDEST_SPAN);
        for part in 0..columns {
            let column = self.row.len();
            self.push_cell(if part == 0 { text.clone() } else { String::new() });
            if span.rows > 1 {
                self.covered.resize(self.covered.len().max(column + 1), 0);
                if let Some(covered) = self.covered.get_mut(column) {
                    *covered = span.rows.min(WIDEST_SPAN);
                }
            }
        }
    }

    /// Adds the blank cells that cells above cover.
    fn skip_covered(&mut self) {
        while !self.is_full && self.covered.get(self.row.len()).is_some_and(|covered| *covered > 0) {
            self.push_cell(String::new());
        }
    }

    fn end_row(&mut self) {
        self.end_cell();
        if self.row.is_empty() {
            self.end_title();
            return;
        }
        self.skip_covered();
        for covered in &mut self.covered {
            *covered = covered.saturating_sub(1);
        }
        self.rows.push(std::mem::take(&mut self.row));
    }

    fn end_table(&mut self) {
        self.end_row();
        self.in_table = false;
        self.covered.clear();
        let rows = std::mem::take(&mut self.rows);
        let is_table = rows.len() > 1 && rows.iter().any(|row| row.iter().filter(|cell| !cell.is_empty()).count() > 1);
        if !is_table {
            // A table of one cell lays out a title.
            self.titles.extend(rows.into_iter().flatten().filter(|cell| !cell.is_empty()));
            return;
        }
        let mut table = PlainSheet::default();
        for title in std::mem::take(&mut self.titles) {
            table.push_row(0, std::iter::once(title.as_str()));
        }
        for (line, row) in (1_u32..).zip(&rows) {
            table.push_row(line, row.iter().map(String::as_str));
        }
        self.tables.push(table);
    }
}

/// A text with one blank between its words.
fn squeezed(text: &str) -> String {
    text.split([' ', '\n', '\r', '\t']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(page: &str) -> Vec<(u32, String)> {
        let grid = tables(page).expect("a small page").swap_remove(0).into_grid();
        (0..grid.len()).map(|row| (grid.line(row), grid.record(row).collect::<Vec<_>>().join("|"))).collect()
    }

    #[test]
    fn a_page_of_covered_cells_is_refused_before_it_fills_the_memory() {
        let wide = "<td colspan=1000 rowspan=1000>x".repeat(1000);
        let page = format!("<table><tr>{wide}{}</table>", "<tr><td>1".repeat(1000));
        assert_eq!(tables(&page), Err(UnpackError::TooLarge));
    }

    #[test]
    fn spans_are_blank_and_entities_letters() {
        let page = "<html><h3>D&eacute;chets (t)</h3><table><tr><th rowspan=2>Commune</th><th colspan=2>Tonnages</th></tr>\
                    <tr><th>2021<th>2022</tr><tr><td>K&eacute;nitra<td>119&nbsp;800,5<td>n.d.</table>";
        assert!(is_web_page(page));
        let rows = rows(page);
        let expected = [(0, "Déchets (t)"), (1, "Commune|Tonnages|"), (2, "|2021|2022"), (3, "Kénitra|119\u{a0}800,5|n.d.")];
        assert_eq!(rows, expected.map(|(line, text)| (line, text.to_owned())));
    }

    #[test]
    fn a_packed_page_is_unpacked() {
        let page = "MIME-Version: 1.0\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n\
                    <table><tr><td>Commune</td><td>=C3=89vreux</td></tr><tr><td>a=\nb</td><td>1</td></tr></table>";
        assert_eq!(rows(page), [(1, "Commune|Évreux".to_owned()), (2, "ab|1".to_owned())]);
    }

    #[test]
    fn a_text_with_signs_is_no_page() {
        assert!(!is_web_page("ville;valeur\n<5;3\n"));
        assert!(!is_web_page("<p>bonjour</p>"));
    }
}
