//! The `.jumelles` file: a project in, the bytes of a zip with `project.json` out, and back.

use std::io::{Cursor, Read as _, Write as _};
use std::sync::Arc;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use crate::project::{Project, RememberedValues};

/// The number of the form written today. Older forms always open.
pub const FORMAT: u32 = 1;
/// The file inside the zip that holds the decisions.
const INSIDE: &str = "project.json";
/// The file inside the zip that holds what the files said.
const FIGURES: &str = "figures.json";
/// A project is a few kilobytes; more than this is not one.
const LARGEST: u64 = 8 << 20;
/// More figures than this are not read.
const MOST_FIGURES: u64 = 64 << 20;

/// Why a project cannot be opened.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum ProjectError {
    /// It is not a project, or it is damaged.
    #[error("{0}")]
    Broken(String),
    /// It comes from a newer program.
    #[error("format {0}")]
    Newer(u32),
}

#[derive(serde::Serialize, serde::Deserialize)]
struct Written {
    format: u32,
    #[serde(flatten)]
    project: serde_json::Value,
}

/// A table the project carries.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct EmbeddedFile {
    /// Its name inside, beginning with [`CARRIED`].
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// The folder inside a project file that holds the tables it carries.
pub const CARRIED: &str = "sources";

/// The project as a readable value with the number of its form.
///
/// # Errors
/// When a decision cannot be written, which is a fault of ours.
pub fn text_of(project: &Project) -> Result<serde_json::Value, ProjectError> {
    let broken = |error: &dyn std::fmt::Display| ProjectError::Broken(error.to_string());
    let value = serde_json::to_value(project).map_err(|error| broken(&error))?;
    serde_json::to_value(Written { format: FORMAT, project: value }).map_err(|error| broken(&error))
}

/// Reads a project from such a value.
///
/// # Errors
/// When it is not a project, or one of a newer form.
pub fn text_read(value: serde_json::Value) -> Result<Project, ProjectError> {
    let broken = |error: &dyn std::fmt::Display| ProjectError::Broken(error.to_string());
    let written: Written = serde_json::from_value(value).map_err(|error| broken(&error))?;
    if written.format > FORMAT {
        return Err(ProjectError::Newer(written.format));
    }
    serde_json::from_value(written.project).map_err(|error| broken(&error))
}

/// The bytes of a project file with the tables it carries; the same project gives the same bytes.
///
/// # Errors
/// Only if memory runs out while compressing.
pub fn to_bytes(project: &Project, carried: &[EmbeddedFile]) -> Result<Vec<u8>, ProjectError> {
    let broken = |error: &dyn std::fmt::Display| ProjectError::Broken(error.to_string());
    let text = serde_json::to_vec_pretty(&text_of(project)?).map_err(|error| broken(&error))?;
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let date = DateTime::default();
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).last_modified_time(date);
    let said = project.said.as_ref().map(|said| serde_json::to_vec(&**said)).transpose().map_err(|error| broken(&error))?;
    let said = said.iter().map(|said| (FIGURES, said.as_slice()));
    let parts =
        std::iter::once((INSIDE, text.as_slice())).chain(said).chain(carried.iter().map(|own| (own.name.as_str(), own.bytes.as_slice())));
    for (name, bytes) in parts {
        zip.start_file(name, options).map_err(|error| broken(&error))?;
        zip.write_all(bytes).map_err(|error| broken(&error))?;
    }
    zip.finish().map(Cursor::into_inner).map_err(|error| broken(&error))
}

/// Reads a project file.
///
/// # Errors
/// When the bytes are not a project, or one of a newer form.
pub fn from_bytes(bytes: &[u8]) -> Result<Project, ProjectError> {
    let broken = |error: &dyn std::fmt::Display| ProjectError::Broken(error.to_string());
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
    let text = part(&mut zip, INSIDE, LARGEST).map_err(|error| broken(&error))?;
    let project = text_read(serde_json::from_slice(&text).map_err(|error| broken(&error))?)?;
    // What the files said only serves to tell what changed: a project without it is whole.
    let said: Option<RememberedValues> = part(&mut zip, FIGURES, MOST_FIGURES).ok().and_then(|text| serde_json::from_slice(&text).ok());
    Ok(Project { said: said.map(Arc::new), ..project })
}

/// A file inside the zip, as far as it may go.
fn part(zip: &mut ZipArchive<Cursor<&[u8]>>, name: &str, limit: u64) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    zip.by_name(name)?.take(limit).read_to_end(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::SourcePath;
    use proptest::prelude::*;

    #[test]
    fn a_project_comes_back_and_its_bytes_are_stable() {
        let project = Project { sources: vec![SourcePath::new("a/é.csv".into())], ..Project::default() };
        let bytes = to_bytes(&project, &[]).expect("bytes");
        assert_eq!(from_bytes(&bytes), Ok(project.clone()));
        assert_eq!(to_bytes(&project, &[]), Ok(bytes));
    }

    #[test]
    fn a_newer_form_says_so() {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file(INSIDE, SimpleFileOptions::default()).expect("a zip");
        zip.write_all(b"{\"format\": 99}").expect("a zip");
        let bytes = zip.finish().expect("a zip").into_inner();
        assert_eq!(from_bytes(&bytes), Err(ProjectError::Newer(99)));
    }

    proptest! {
        #[test]
        fn damaged_bytes_are_refused_without_panic(at in 0_usize..200, byte in any::<u8>()) {
            let mut bytes = to_bytes(&Project::default(), &[]).expect("bytes");
            let at = at % bytes.len();
            bytes[at] = byte;
            let _ = from_bytes(&bytes);
        }
    }
}
