//! Saving project files. In: a project, what was read of its files, and a path. Out: a file that was read back and compared, with a
//! backup of the one it replaces.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::engine::backups::back_up;
use crate::engine::data_hash::sha256;
use crate::engine::data_store::DataStore;
use crate::engine::file_error::{FileError, LARGEST_UNPACKED_MB};
use crate::engine::files;
use crate::engine::sample::sample_sources;
use crate::engine::source::SourceFile;
use crate::project::{EMBEDDED_FOLDER, EmbeddedFile, Project, SourcePath, from_bytes, to_bytes};

/// Where a project is saved.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct SaveTarget {
    /// The path of the project file.
    pub path: PathBuf,
    /// The folder of backups; `None` keeps none.
    pub backups: Option<PathBuf>,
    /// The SHA-256 of the file as this program last read or wrote it: another one there is not replaced. `None` replaces any.
    pub expected_hash: Option<String>,
}

/// What is known of the source files since they were read.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ReadData {
    /// The SHA-256 of each file as it was read, by file name.
    pub hashes: BTreeMap<String, String>,
    /// The copies of what was read.
    pub store: Option<DataStore>,
}

/// A project that was saved.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SavedProject {
    /// The project as it is now: with absolute paths, new hashes and the path of its file.
    pub project: Project,
    /// The SHA-256 of its file.
    pub file_hash: String,
}

/// Saves a project with nothing known of its files, as [`save_project_as`].
///
/// # Errors
/// As [`save_project_as`].
pub fn save_project(project: &Project, path: &Path, backups: Option<&Path>) -> Result<Project, FileError> {
    let target = SaveTarget { path: path.to_owned(), backups: backups.map(Path::to_owned), expected_hash: None };
    save_project_as(project, &ReadData::default(), &target).map(|saved| saved.project)
}

/// Saves a project, with its tables if it embeds them; the file it replaces becomes a backup. The new file is read back and compared
/// before this returns.
///
/// # Errors
/// When an embedded table cannot be read, the file was changed by somebody else, cannot be written, or does not read back the same.
pub fn save_project_as(project: &Project, data: &ReadData, target: &SaveTarget) -> Result<SavedProject, FileError> {
    let path = &target.path;
    let mut saved = with_absolute_paths(project);
    let data = ReadData { hashes: data.hashes.iter().map(|(name, hash)| (absolute_name(name), hash.clone())).collect(), ..data.clone() };
    let tables = if saved.embeds_sources { read_tables(&saved, &data)? } else { Vec::new() };
    saved.data_hashes = hashes(&saved, &data, &tables);
    let (written, embedded) = if tables.is_empty() { (saved.clone(), Vec::new()) } else { embed_tables(&saved, tables) };
    let written = without_other_files(written);
    let unwritable = |error: &dyn std::fmt::Display| FileError::Unwritable(path.clone(), error.to_string());
    let bytes = to_bytes(&written, &embedded).map_err(|error| unwritable(&error))?;
    let before = files::read_bytes(path).ok();
    if let (Some(expected), Some(before)) = (&target.expected_hash, &before)
        && sha256(before) != *expected
    {
        return Err(FileError::ChangedByOthers(path.clone()));
    }
    // What the program could not open again is not written: the file that is there stays.
    let reads_back = |bytes: &[u8]| from_bytes(bytes).is_ok_and(|read| read == Project { file: None, ..written.clone() });
    if !reads_back(&bytes) || embedded.iter().map(|file| file.bytes.len()).sum::<usize>() as u64 > LARGEST_UNPACKED_MB << 20 {
        return Err(FileError::NotReadBack(path.clone()));
    }
    if let (Some(folder), Some(before)) = (&target.backups, &before) {
        back_up(folder, path, before);
    }
    files::write(path, &bytes)?;
    if files::read_bytes(path)? != bytes {
        return Err(FileError::NotReadBack(path.clone()));
    }
    Ok(SavedProject { project: Project { file: Some(files::absolute(path)), ..saved }, file_hash: sha256(&bytes) })
}

fn absolute_name(name: &str) -> String {
    files::absolute(Path::new(name)).display().to_string()
}

/// The project with paths that do not depend on the working directory.
fn with_absolute_paths(project: &Project) -> Project {
    let mut project = project.clone();
    project.rename_files(&absolute_name);
    for source in project.sources.iter_mut().filter(|source| !source.is_sample()) {
        source.path = files::absolute(&source.path);
    }
    project
}

/// The project as written: nothing of files it is not about.
fn without_other_files(mut project: Project) -> Project {
    let sources = project.sources.clone();
    let is_of_source = |file: &str| sources.iter().any(|source| Path::new(file).starts_with(&source.path));
    project.recipes.retain(|file, _| is_of_source(file));
    project.data_hashes.retain(|file, _| is_of_source(file));
    project.recipes_of_other_files.clear();
    project
}

/// The hash of each file: of what was read, or else of what is embedded or on the disk now.
fn hashes(project: &Project, data: &ReadData, tables: &[SourceFile]) -> BTreeMap<String, String> {
    let mut hashes: BTreeMap<String, String> = tables.iter().map(|table| (table.name.clone(), sha256(&table.bytes))).collect();
    for SourcePath { path } in &project.sources {
        let read: Vec<_> = data.hashes.iter().filter(|(name, _)| Path::new(name).starts_with(path)).collect();
        if read.is_empty() && tables.is_empty() && !SourcePath::new(path.clone()).is_sample() {
            let found = files::read(path).map(|found| found.sources).unwrap_or_default();
            hashes.extend(found.into_iter().map(|table| (table.name, sha256(&table.bytes))));
        }
        hashes.extend(read.into_iter().map(|(name, hash)| (name.clone(), hash.clone())));
    }
    hashes
}

/// The content of every table of a project: what was read of it if a copy is kept, else what is on the disk.
fn read_tables(project: &Project, data: &ReadData) -> Result<Vec<SourceFile>, FileError> {
    let mut tables = Vec::new();
    for source in &project.sources {
        let path = &source.path;
        if source.is_sample() {
            tables.extend(sample_sources());
            continue;
        }
        match copies_of(path, data) {
            Some(copies) => tables.extend(copies),
            None => tables.extend(files::read(path)?.sources),
        }
    }
    Ok(tables)
}

/// The copies of what was read of a file, folder or archive; `None` if one of them is missing.
pub(super) fn copies_of(path: &Path, data: &ReadData) -> Option<Vec<SourceFile>> {
    let store = data.store.as_ref()?;
    let mut copies = Vec::new();
    for (name, hash) in data.hashes.iter().filter(|(name, _)| Path::new(name).starts_with(path)) {
        copies.push(SourceFile { name: name.clone(), bytes: store.get(hash)? });
    }
    (!copies.is_empty()).then_some(copies)
}

/// The project as written into its file together with its tables, each in a folder of its own under its own name:
/// `sources/1/water.csv`.
fn embed_tables(project: &Project, tables: Vec<SourceFile>) -> (Project, Vec<EmbeddedFile>) {
    let inside: BTreeMap<String, String> = (1..)
        .zip(&tables)
        .map(|(number, table)| (table.name.clone(), format!("{EMBEDDED_FOLDER}/{number}/{}", original_name(&table.name))))
        .collect();
    let mut written = project.clone();
    // Embedded tables cannot change, so their values need not be remembered.
    written.remembered_values = None;
    written.rename_files(&|name| inside.get(name).cloned().unwrap_or_else(|| name.to_owned()));
    written.sources = tables.iter().filter_map(|table| inside.get(&table.name)).map(|name| SourcePath::new(name.into())).collect();
    let embed = |table: SourceFile| Some(EmbeddedFile { name: inside.get(&table.name)?.clone(), bytes: table.bytes });
    let embedded = tables.into_iter().filter_map(embed).collect();
    (written, embedded)
}

/// The name a table had before it was embedded. Version 0.1 named what it embedded `sources/1-water.csv`, and once more at each save.
fn original_name(path: &str) -> String {
    let name = crate::chart::file_name(path);
    let is_of_first_version = Path::new(path).parent().is_some_and(|folder| folder.ends_with(EMBEDDED_FOLDER))
        && Path::new(path).ancestors().any(|above| above.extension().is_some_and(|extension| extension == "jumelles"));
    if !is_of_first_version {
        return name;
    }
    let mut rest = name.as_str();
    while let Some((number, after)) = rest.split_once('-').filter(|(number, after)| !after.is_empty() && number.parse::<u32>().is_ok()) {
        debug_assert!(!number.is_empty(), "a number has digits");
        rest = after;
    }
    rest.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_embedded_by_the_first_version_gets_its_name_back() {
        assert_eq!(original_name("/a/p.jumelles/sources/1-1-1-public.csv"), "public.csv");
        assert_eq!(original_name("/a/p.jumelles/sources/3/2-eau.csv"), "2-eau.csv");
        assert_eq!(original_name("/a/sources/2024-eau.csv"), "2024-eau.csv");
    }
}
