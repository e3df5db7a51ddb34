//! The licences of the libraries the program is made with, as they ship with it. Out: the whole text, and its list of libraries.

/// The notices, as `assets/notices.txt` holds them.
pub const NOTICES: &str = include_str!("../../assets/notices.txt");

/// The libraries, each on a line with its version and its licence.
pub fn linked_libraries() -> impl Iterator<Item = &'static str> {
    let lines = NOTICES.lines().filter(|line| line.contains(" — "));
    // The numbers lead to texts that are not listed.
    lines.map(|line| line.split(" [").next().unwrap_or(line))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_libraries_are_listed_with_their_licences() {
        let polars = linked_libraries().find(|line| line.starts_with("polars 0.")).expect("polars is linked");
        assert!(polars.ends_with("— MIT"), "{polars}");
        assert!(NOTICES.contains("Permission is hereby granted"));
    }
}
