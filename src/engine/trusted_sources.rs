//! The files outside of their project's folder that the user allowed projects to read. In: a project file and paths. Out: those that
//! were not allowed yet.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::engine::data_hash::sha256;
use crate::engine::file_error::FileError;
use crate::engine::files;

/// The largest number of permissions kept; beyond it all are asked for anew.
const MOST: usize = 4000;

/// The list of permissions, in a file of the program's state.
#[derive(Clone, Debug)]
pub struct TrustedSources {
    path: PathBuf,
}

impl TrustedSources {
    /// The list in this file, which may not exist yet.
    #[must_use]
    pub fn new(path: PathBuf) -> Self {
        Self { path }
    }

    /// Those of the paths that this project may not read yet.
    #[must_use]
    pub fn without_trusted(&self, project: &Path, paths: Vec<PathBuf>) -> Vec<PathBuf> {
        let trusted = self.read();
        paths.into_iter().filter(|path| !trusted.contains(&permission(project, path))).collect()
    }

    /// Allows a project to read these paths.
    ///
    /// # Errors
    /// When the list cannot be written.
    pub fn trust(&self, project: &Path, paths: &BTreeSet<PathBuf>) -> Result<(), FileError> {
        let mut trusted = self.read();
        let before = trusted.len();
        trusted.extend(paths.iter().map(|path| permission(project, path)));
        if trusted.len() == before {
            return Ok(());
        }
        if trusted.len() > MOST {
            trusted = paths.iter().map(|path| permission(project, path)).collect();
        }
        if let Some(folder) = self.path.parent() {
            files::make_private_folder(folder)?;
        }
        let text = serde_json::to_vec(&trusted).map_err(|error| FileError::Unwritable(self.path.clone(), error.to_string()))?;
        files::write_private(&self.path, &text)
    }

    fn read(&self) -> BTreeSet<String> {
        files::read_bytes(&self.path).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default()
    }
}

/// What stands for the permission of one project to read one path.
fn permission(project: &Path, path: &Path) -> String {
    let both = [files::absolute(project), files::absolute(path)].map(|path| path.display().to_string());
    sha256(both.join("\n").as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_permission_is_for_one_project_and_one_path() {
        let folder = tempfile::tempdir().expect("a folder");
        let list = TrustedSources::new(folder.path().join("state/trusted.json"));
        let (project, other) = (Path::new("/a/p.jumelles"), Path::new("/a/q.jumelles"));
        let paths = vec![PathBuf::from("/b/x.csv"), PathBuf::from("/b/y.csv")];
        list.trust(project, &BTreeSet::from([paths[0].clone()])).expect("written");
        assert_eq!(list.without_trusted(project, paths.clone()), [paths[1].clone()]);
        assert_eq!(list.without_trusted(other, paths.clone()), paths);
    }
}
