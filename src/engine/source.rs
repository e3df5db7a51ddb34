//! A table file in memory: the input of everything the engine computes.

use std::path::Path;

use crate::engine::file_error::FileError;

/// The extensions of the files read from a folder or an archive, in lower case.
pub const TABLE_EXTENSIONS: [&str; 8] = ["csv", "tsv", "txt", "xlsx", "xls", "ods", "zip", "gz"];

/// The content of one file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SourceFile {
    /// The path as shown to the user; a table inside an archive is named `archive.zip/table.csv`.
    pub name: String,
    /// The bytes of the file.
    pub bytes: Vec<u8>,
}

/// The files found under one path: a file, a folder or an archive.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct FoundSources {
    /// The files that could be read, in the order of their names.
    pub sources: Vec<SourceFile>,
    /// Why other files of the folder or archive could not be read.
    pub failures: Vec<FileError>,
}

/// True if the extension of a path is one of [`TABLE_EXTENSIONS`].
pub(super) fn has_table_extension(path: &Path) -> bool {
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_lowercase());
    extension.is_some_and(|extension| TABLE_EXTENSIONS.contains(&extension.as_str()))
}
