//! What happened, a line each, in one file a day; and reports of faults of ours, which say where the work is found again.

use std::path::{Path, PathBuf};

use crate::engine::files;

/// So many days and reports are kept.
const KEPT: usize = 14;

/// A journal in a folder.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Journal {
    folder: PathBuf,
}

impl Journal {
    /// A journal in this folder; what is too old in it goes.
    #[must_use]
    pub fn open(folder: &Path) -> Self {
        // Without a folder nothing is written, and nothing else fails.
        let _ = files::make_folder(folder);
        let all = files::listed(folder);
        for kind in ["day-", "fault-"] {
            let named = |path: &&PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(kind));
            let own: Vec<&PathBuf> = all.iter().filter(named).collect();
            for old in own.iter().take(own.len().saturating_sub(KEPT)) {
                let _ = files::remove(old);
            }
        }
        Self { folder: folder.to_owned() }
    }

    /// Writes a line: when it was, and what.
    pub fn tell(&self, when: &str, what: &str) {
        let day = when.get(..10).unwrap_or(when);
        let line = format!("{when} {}\n", what.replace(['\n', '\r'], " "));
        let _ = files::append(&self.folder.join(format!("day-{day}.log")), line.as_bytes());
    }

    /// Writes a report of a fault of ours, and gives its path.
    #[must_use]
    pub fn fault(&self, when: &str, report: &str) -> Option<PathBuf> {
        let name: String = when.chars().map(|c| if c.is_ascii_alphanumeric() || c == '-' { c } else { '-' }).collect();
        let path = self.folder.join(format!("fault-{name}.txt"));
        files::write(&path, report.as_bytes()).ok().map(|()| path)
    }

    /// The latest report, if it was written since a moment, in seconds since 1970.
    #[must_use]
    pub fn latest_fault(folder: &Path, since: u64) -> Option<PathBuf> {
        let is_fault = |path: &PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("fault-"));
        let mut faults = files::listed(folder).into_iter().filter(is_fault);
        faults.rfind(|path| files::written_at(path).is_some_and(|at| at >= since))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_stay_lines_and_old_days_go() {
        let folder = tempfile::tempdir().expect("a folder");
        for day in 1..=20 {
            Journal { folder: folder.path().to_owned() }.tell(&format!("2026-11-{day:02}T10:00"), "started");
        }
        let journal = Journal::open(folder.path());
        assert_eq!(files::listed(folder.path()).len(), KEPT);
        journal.tell("2026-11-20T11:00", "opened a\nb.csv");
        let text = files::read_bytes(&folder.path().join("day-2026-11-20.log")).expect("a day");
        assert_eq!(String::from_utf8(text).expect("text"), "2026-11-20T10:00 started\n2026-11-20T11:00 opened a b.csv\n");
    }

    #[test]
    fn a_fault_is_reported_and_found() {
        let folder = tempfile::tempdir().expect("a folder");
        let journal = Journal::open(folder.path());
        let path = journal.fault("2026-11-24T22:00:00", "index out of bounds").expect("a report");
        assert_eq!(Journal::latest_fault(folder.path(), 0), Some(path));
        assert_eq!(Journal::latest_fault(folder.path(), u64::MAX), None);
    }
}
