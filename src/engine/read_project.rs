//! Reads project files. In: a path or bytes. Out: the project as it is written there, unpacked in another process.

use std::path::Path;

use crate::engine::archive::unpack_error;
use crate::engine::file_error::FileError;
use crate::engine::files;
use crate::engine::members::MemberFilter;
use crate::engine::unpack::unpack_members;
use crate::intake::UnpackError;
use crate::project::{PROJECT_PARTS, Project, ProjectError, from_parts};

/// Why a project cannot be opened.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum OpenProjectError {
    /// The file cannot be read.
    #[error(transparent)]
    File(#[from] FileError),
    /// The file is no project, or one in a newer format.
    #[error(transparent)]
    Project(#[from] ProjectError),
}

/// The project in a file, as it is written there.
pub(super) fn read_project(path: &Path) -> Result<Project, OpenProjectError> {
    project_in(path, &files::read_bytes(path)?)
}

/// The project in the bytes of a file.
pub(super) fn project_in(path: &Path, bytes: &[u8]) -> Result<Project, OpenProjectError> {
    let wanted = MemberFilter::Named(PROJECT_PARTS.map(str::to_owned).to_vec());
    let members = unpack_members(bytes, wanted).map_err(|error| match error {
        // A damaged project has a backup; one that cannot be unpacked for another reason is an error of its file.
        UnpackError::Broken(reason) => OpenProjectError::Project(ProjectError::Broken(reason)),
        error @ (UnpackError::TooLarge | UnpackError::Crashed | UnpackError::TooLong(_) | UnpackError::NotStarted(_)) => {
            OpenProjectError::File(unpack_error(path, error))
        }
    })?;
    let part = |name: &str| members.iter().find(|member| member.name == name).map(|member| member.bytes.as_slice());
    Ok(from_parts(&part)?)
}
