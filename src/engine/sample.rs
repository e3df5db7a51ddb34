//! The sample data that ships inside the program, so that it opens on real figures wherever it is started.

use crate::engine::source::SourceFile;

/// Embeds the files of `sample_data` with the paths they have in the repository.
macro_rules! sample_files {
    ($($name:literal),* $(,)?) => {
        [$((concat!("sample_data/", $name), include_bytes!(concat!("../../sample_data/", $name)) as &[u8])),*]
    };
}

/// The files of the sample, sorted by name.
#[must_use]
pub fn sample_sources() -> Vec<SourceFile> {
    embedded().into_iter().map(|(name, bytes)| SourceFile { name: name.to_owned(), bytes: bytes.to_vec() }).collect()
}

/// Whether a file is one of the sample, unchanged.
pub(super) fn is_of_sample(source: &SourceFile) -> bool {
    embedded().into_iter().any(|(name, bytes)| source.name == name && source.bytes == bytes)
}

/// The names and bytes of the files, sorted by name.
fn embedded() -> [(&'static str, &'static [u8]); 12] {
    sample_files!(
        "bergerac.csv",
        "evreux.csv",
        "france.csv",
        "kenitra.csv",
        "lyon.csv",
        "mantes_la_jolie.csv",
        "maroc.csv",
        "montpellier.csv",
        "paris.csv",
        "rabat.csv",
        "region_rsk.csv",
        "saint_etienne.csv",
    )
}
