//! The `.jumelles` file. In: a project. Out: the bytes of a zip archive, and back.
//!
//! The archive holds `project.json` (the decisions), `figures.json` (the remembered values, optional) and, in `sources/`, the
//! tables of a project that embeds them.

use std::io::{Cursor, Write as _};
use std::sync::Arc;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use crate::project::document::Project;
use crate::project::remembered_results::RememberedResults;
use crate::project::remembered_values::RememberedValues;
use crate::project::zip_part::read_part;

/// The version of the format written today. Older versions always open.
const FORMAT: u32 = 1;
/// The folder inside the archive that holds the embedded tables.
pub const EMBEDDED_FOLDER: &str = "sources";
/// The part that holds the decisions.
const PROJECT_PART: &str = "project.json";
/// The part that holds the remembered values.
const VALUES_PART: &str = "figures.json";
/// The part that holds the remembered results.
const RESULTS_PART: &str = "results.json";
/// The parts of a project file, without the embedded tables.
pub const PROJECT_PARTS: [&str; 3] = [PROJECT_PART, VALUES_PART, RESULTS_PART];
/// The largest `project.json` read, in bytes; a real one has a few kilobytes.
const LARGEST_PROJECT: u64 = 8 << 20;
/// The largest `figures.json` read, in bytes.
const LARGEST_VALUES: u64 = 64 << 20;

/// Why a project cannot be opened or written.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum ProjectError {
    /// The bytes are no project, or a damaged one; with the reason.
    #[error("{0}")]
    Broken(String),
    /// The project names more files, indicators or slides than are read, or its parts are larger.
    #[error("too large")]
    TooLarge,
    /// The project was written by a newer program, in this version of the format.
    #[error("format {0}")]
    Newer(u32),
}

impl ProjectError {
    /// The error for a project that cannot be read or written, with the reason.
    fn broken(error: impl std::fmt::Display) -> Self {
        Self::Broken(error.to_string())
    }
}

/// The content of `project.json`: the fields of the project beside the version of the format.
#[derive(serde::Serialize, serde::Deserialize)]
struct Versioned {
    /// The version of the format.
    format: u32,
    #[serde(flatten)]
    project: serde_json::Value,
}

/// A table embedded in a project file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct EmbeddedFile {
    /// Its path inside the archive, which begins with [`EMBEDDED_FOLDER`].
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// The project as a JSON value with the version of the format.
///
/// # Errors
/// When a field cannot be serialised, which is a bug.
pub fn to_json(project: &Project) -> Result<serde_json::Value, ProjectError> {
    let project = serde_json::to_value(project).map_err(ProjectError::broken)?;
    serde_json::to_value(Versioned { format: FORMAT, project }).map_err(ProjectError::broken)
}

/// The project in a JSON value.
///
/// # Errors
/// When the value is no project, or one in a newer format.
pub fn from_json(value: serde_json::Value) -> Result<Project, ProjectError> {
    let versioned: Versioned = serde_json::from_value(value).map_err(ProjectError::broken)?;
    if versioned.format > FORMAT {
        return Err(ProjectError::Newer(versioned.format));
    }
    let mut project: Project = serde_json::from_value(versioned.project).map_err(ProjectError::broken)?;
    project.forget_repeated_sources();
    if project.exceeds_limits() { Err(ProjectError::TooLarge) } else { Ok(project) }
}

/// The bytes of a project file with embedded tables. The same input always gives the same bytes.
///
/// # Errors
/// When a field cannot be serialised or compressing fails; both are bugs.
pub fn to_bytes(project: &Project, embedded: &[EmbeddedFile]) -> Result<Vec<u8>, ProjectError> {
    let text = serde_json::to_vec_pretty(&to_json(project)?).map_err(ProjectError::broken)?;
    let values =
        project.remembered_values.as_ref().map(|values| serde_json::to_vec(&**values)).transpose().map_err(ProjectError::broken)?;
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    // A fixed date keeps the bytes the same.
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).last_modified_time(DateTime::default());
    let results =
        project.remembered_results.as_ref().map(|results| serde_json::to_vec(&**results)).transpose().map_err(ProjectError::broken)?;
    let results = results.iter().map(|results| (RESULTS_PART, results.as_slice()));
    let values = values.iter().map(|values| (VALUES_PART, values.as_slice())).chain(results);
    let tables = embedded.iter().map(|file| (file.name.as_str(), file.bytes.as_slice()));
    for (name, bytes) in std::iter::once((PROJECT_PART, text.as_slice())).chain(values).chain(tables) {
        zip.start_file(name, options).map_err(ProjectError::broken)?;
        zip.write_all(bytes).map_err(ProjectError::broken)?;
    }
    zip.finish().map(Cursor::into_inner).map_err(ProjectError::broken)
}

/// The project in the bytes of a project file. Embedded tables are not read.
///
/// # Errors
/// When the bytes are no project, or one in a newer format.
pub fn from_bytes(bytes: &[u8]) -> Result<Project, ProjectError> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(ProjectError::broken)?;
    let text = read_part(&mut zip, PROJECT_PART, LARGEST_PROJECT + 1).map_err(ProjectError::broken)?;
    let values = read_part(&mut zip, VALUES_PART, LARGEST_VALUES + 1).ok();
    let results = read_part(&mut zip, RESULTS_PART, LARGEST_VALUES + 1).ok();
    from_parts(&|name: &str| match name {
        PROJECT_PART => Some(text.as_slice()),
        VALUES_PART => values.as_deref(),
        _ => results.as_deref(),
    })
}

/// The project in the parts of a project file; `part` gives the bytes of a part by its name.
///
/// # Errors
/// When the parts are no project, one in a newer format, or too large.
pub fn from_parts<'a>(part: &dyn Fn(&str) -> Option<&'a [u8]>) -> Result<Project, ProjectError> {
    let is_within = |bytes: &[u8], most: u64| u64::try_from(bytes.len()).is_ok_and(|size| size <= most);
    let text = part(PROJECT_PART).ok_or_else(|| ProjectError::Broken(PROJECT_PART.to_owned()))?;
    if !is_within(text, LARGEST_PROJECT) {
        return Err(ProjectError::TooLarge);
    }
    let project = from_json(serde_json::from_slice(text).map_err(ProjectError::broken)?)?;
    // What is remembered only serves to report changes; a project without it is complete.
    let remembered = |name: &str| part(name).filter(|bytes| is_within(bytes, LARGEST_VALUES));
    let values: Option<RememberedValues> = remembered(VALUES_PART).and_then(|text| serde_json::from_slice(text).ok());
    let results: Option<RememberedResults> = remembered(RESULTS_PART).and_then(|text| serde_json::from_slice(text).ok());
    Ok(Project { remembered_values: values.map(Arc::new), remembered_results: results.map(Arc::new), ..project })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::SourcePath;
    use proptest::prelude::*;

    #[test]
    fn a_project_is_read_back_and_its_bytes_are_stable() {
        let project = Project { sources: vec![SourcePath::new("a/é.csv".into())], ..Project::default() };
        let bytes = to_bytes(&project, &[]).expect("bytes");
        assert_eq!(from_bytes(&bytes), Ok(project.clone()));
        assert_eq!(to_bytes(&project, &[]), Ok(bytes));
    }

    #[test]
    fn a_newer_format_is_refused() {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file(PROJECT_PART, SimpleFileOptions::default()).expect("a zip");
        zip.write_all(b"{\"format\": 99}").expect("a zip");
        let bytes = zip.finish().expect("a zip").into_inner();
        assert_eq!(from_bytes(&bytes), Err(ProjectError::Newer(99)));
    }

    proptest! {
        #![proptest_config(crate::base::testing::proptest_config())]

        #[test]
        fn damaged_bytes_are_refused_without_panic(at in 0_usize..200, byte in any::<u8>()) {
            let mut bytes = to_bytes(&Project::default(), &[]).expect("bytes");
            let at = at % bytes.len();
            bytes[at] = byte;
            let _ = from_bytes(&bytes);
        }
    }
}
