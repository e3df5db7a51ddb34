//! The log of the program. In: entries and crash reports. Out: one text file a day and one for each crash.

use std::path::{Path, PathBuf};

use crate::engine::files;

/// The number of logs, and of crash reports, that are kept.
const MOST_FILES: usize = 14;

/// A folder of logs and crash reports.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Journal {
    folder: PathBuf,
}

impl Journal {
    /// Opens the folder, creating it if necessary, and removes the oldest files. If the folder cannot be created, entries are lost.
    #[must_use]
    pub fn open(folder: &Path) -> Self {
        let _ = files::make_private_folder(folder);
        let all = files::list_files(folder);
        for prefix in ["day-", "fault-"] {
            let has_prefix = |path: &&PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(prefix));
            let matching: Vec<&PathBuf> = all.iter().filter(has_prefix).collect();
            for old in matching.iter().take(matching.len().saturating_sub(MOST_FILES)) {
                let _ = files::remove(old);
            }
        }
        Self { folder: folder.to_owned() }
    }

    /// Appends a line to the log of the day. `when` is a local time in ISO 8601, which begins with the date.
    pub fn log(&self, when: &str, what: &str) {
        let day = when.get(..10).unwrap_or(when);
        let line = format!("{when} {}\n", what.replace(['\n', '\r'], " "));
        let _ = files::append(&self.folder.join(format!("day-{day}.log")), line.as_bytes());
    }

    /// Writes a crash report; returns its path, or `None` if it cannot be written.
    #[must_use]
    pub fn write_crash_report(&self, when: &str, report: &str) -> Option<PathBuf> {
        let name: String = when.chars().map(|c| if c.is_ascii_alphanumeric() || c == '-' { c } else { '-' }).collect();
        let path = self.folder.join(format!("fault-{name}.txt"));
        files::write_private(&path, report.as_bytes()).ok().map(|()| path)
    }

    /// The path of the latest crash report in a folder; `None` if none was written since a moment, in seconds since 1970.
    #[must_use]
    pub fn latest_crash_report(folder: &Path, since: u64) -> Option<PathBuf> {
        let is_report = |path: &PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("fault-"));
        let mut reports = files::list_files(folder).into_iter().filter(is_report);
        reports.rfind(|path| files::written_at(path).is_some_and(|at| at >= since))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_stay_on_one_line_and_old_logs_are_removed() {
        let folder = tempfile::tempdir().expect("a folder");
        for day in 1..=20 {
            Journal { folder: folder.path().to_owned() }.log(&format!("2026-11-{day:02}T10:00"), "started");
        }
        let journal = Journal::open(folder.path());
        assert_eq!(files::list_files(folder.path()).len(), MOST_FILES);
        journal.log("2026-11-20T11:00", "opened a\nb.csv");
        let text = files::read_bytes(&folder.path().join("day-2026-11-20.log")).expect("a day");
        assert_eq!(String::from_utf8(text).expect("text"), "2026-11-20T10:00 started\n2026-11-20T11:00 opened a b.csv\n");
    }

    #[test]
    fn a_crash_report_is_written_and_found() {
        let folder = tempfile::tempdir().expect("a folder");
        let journal = Journal::open(folder.path());
        let path = journal.write_crash_report("2026-11-24T22:00:00", "index out of bounds").expect("a report");
        assert_eq!(Journal::latest_crash_report(folder.path(), 0), Some(path));
        assert_eq!(Journal::latest_crash_report(folder.path(), u64::MAX), None);
    }
}
