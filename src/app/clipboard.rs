//! The clipboard of the system: text, a table as TSV and HTML, a picture; and what is pasted into the window.

use std::path::PathBuf;

use arboard::{Clipboard, ImageData};
use egui::{ColorImage, Context, Event};

use crate::app::state::session::Session;
use crate::app::state::ui_message::{MessageQueue, UiMessage};
use crate::base::disarmed;
use crate::chart::{ChartSpec, TableCell};
use crate::render::PixelImage;

/// The clipboard; without one, as in tests, what is copied goes through egui.
#[derive(Default)]
pub(super) struct SystemClipboard(Option<Clipboard>);

/// A table in the two forms that other programs paste.
pub(super) struct CopiedTable {
    /// A tab between cells, a line for each row.
    pub text: String,
    /// A table of HTML.
    pub html: String,
}

/// What a pasted text is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum PastedText {
    /// Paths of files or folders, one a line.
    Paths(Vec<PathBuf>),
    /// Rows of a table.
    Table,
    /// Neither.
    Other,
}

impl SystemClipboard {
    /// Opens the clipboard of the system, if it has one.
    pub(super) fn open() -> Self {
        Self(Clipboard::new().ok())
    }

    /// Copies a table as text and as HTML.
    pub(super) fn copy_table(&mut self, context: &Context, table: CopiedTable) {
        let is_copied = self.0.as_mut().is_some_and(|clipboard| clipboard.set_html(table.html.as_str(), Some(table.text.as_str())).is_ok());
        if !is_copied {
            context.copy_text(table.text);
        }
    }

    /// Copies a picture.
    pub(super) fn copy_picture(&mut self, context: &Context, image: &PixelImage) {
        let size = [image.width as usize, image.height as usize];
        let picture = ColorImage::from_rgba_premultiplied(size, &image.rgba);
        let bytes: Vec<u8> = picture.pixels.iter().flat_map(egui::Color32::to_srgba_unmultiplied).collect();
        let data = ImageData { width: size[0], height: size[1], bytes: bytes.into() };
        if self.0.as_mut().is_none_or(|clipboard| clipboard.set_image(data).is_err()) {
            context.copy_image(picture);
        }
    }
}

impl CopiedTable {
    /// The table behind a chart. Cells that a spreadsheet would run as formulas are disarmed.
    pub(super) fn of_chart(chart: &ChartSpec) -> Self {
        let headings = chart.table.headings.iter().map(String::as_str).collect::<Vec<_>>();
        let rows = chart.table.rows.iter().map(|row| row.iter().map(TableCell::text).collect());
        let rows: Vec<Vec<String>> = std::iter::once(headings)
            .chain(rows)
            .map(|row: Vec<&str>| row.into_iter().map(|cell| disarmed(&cell.replace(['\n', '\t'], " ")).into_owned()).collect())
            .collect();
        let text = rows.iter().map(|row| row.join("\t")).collect::<Vec<_>>().join("\n");
        let mut html = format!("<table dir=\"{}\">", if chart.language.is_rtl() { "rtl" } else { "ltr" });
        for (index, row) in rows.iter().enumerate() {
            let tag = if index == 0 { "th" } else { "td" };
            html.push_str("<tr>");
            for cell in row {
                html.extend(["<", tag, ">", &escaped(cell), "</", tag, ">"]);
            }
            html.push_str("</tr>");
        }
        html.push_str("</table>");
        Self { text, html }
    }
}

/// A text as HTML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Sends what is pasted into the window, where no field takes it.
pub(super) fn send_pasted(context: &Context, session: &Session, queue: &mut MessageQueue) {
    if session.dialog.is_some() || session.stage.is_some() || context.text_edit_focused() {
        return;
    }
    let pasted =
        context.input(|input| input.events.iter().find_map(|event| if let Event::Paste(text) = event { Some(text.clone()) } else { None }));
    if let Some(text) = pasted.filter(|text| !text.trim().is_empty()) {
        queue.push(UiMessage::Paste(text));
    }
}

/// Tells what a pasted text is.
pub(super) fn classify(text: &str) -> PastedText {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let paths: Option<Vec<PathBuf>> = lines.iter().map(|line| path_of(line)).collect();
    match paths {
        Some(paths) if !paths.is_empty() => PastedText::Paths(paths),
        _ if text.contains('\t') || lines.len() > 1 => PastedText::Table,
        _ => PastedText::Other,
    }
}

/// The path in a line as file managers copy it: "/home/a.csv", "C:\\a.csv", "file:///home/a%20b.csv", with or without quotes.
fn path_of(line: &str) -> Option<PathBuf> {
    let line = line.trim_matches(['"', '\'']);
    if line.contains('\t') {
        return None;
    }
    if let Some(rest) = line.strip_prefix("file://") {
        let decoded = percent_decoded(rest)?;
        // A path of Windows follows a third slash.
        let decoded = decoded.strip_prefix('/').filter(|path| has_drive(path)).unwrap_or(&decoded).to_owned();
        return Some(PathBuf::from(decoded));
    }
    let home = directories::UserDirs::new();
    match line.strip_prefix("~/").zip(home.as_ref()) {
        Some((rest, folders)) => Some(folders.home_dir().join(rest)),
        None => (line.starts_with('/') || line.starts_with("\\\\") || has_drive(line)).then(|| PathBuf::from(line)),
    }
}

/// Whether a path begins with a drive of Windows.
fn has_drive(path: &str) -> bool {
    let mut letters = path.chars();
    letters.next().is_some_and(|letter| letter.is_ascii_alphabetic())
        && letters.next() == Some(':')
        && matches!(letters.next(), Some('\\' | '/'))
}

/// A text with its "%20" made letters; None if they are no UTF-8.
fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next()?, rest.next()?];
            bytes.push(u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pasted_texts_are_told_apart() {
        let paths = |all: &[&str]| PastedText::Paths(all.iter().map(PathBuf::from).collect());
        for (text, expected) in [
            ("/home/a/eau.csv\n", paths(&["/home/a/eau.csv"])),
            ("file:///home/a%20b/%C3%A9.csv\r\nfile:///c.csv\r\n", paths(&["/home/a b/é.csv", "/c.csv"])),
            ("\"C:\\Users\\a.csv\"", paths(&["C:\\Users\\a.csv"])),
            ("file:///C:/a.csv", paths(&["C:/a.csv"])),
            ("ville\t2024\nKénitra\t507736\n", PastedText::Table),
            ("ville;2024\nKénitra;507736", PastedText::Table),
            ("/\t5", PastedText::Table),
            ("bonjour", PastedText::Other),
        ] {
            assert_eq!(classify(text), expected, "{text:?}");
        }
    }
}
