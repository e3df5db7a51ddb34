//! Definitions that differ in words and hardly in figures. In: the texts of two definitions. Out: whether they are known to be near.

use std::sync::OnceLock;

/// Groups of definitions that are near each other.
#[derive(Debug, serde::Deserialize)]
pub struct Definitions {
    #[serde(rename = "near")]
    groups: Vec<NearDefinitions>,
}

/// Definitions that are near each other, and why.
#[derive(Debug, serde::Deserialize)]
struct NearDefinitions {
    texts: Vec<String>,
}

impl Definitions {
    /// The groups that ship with the program.
    ///
    /// # Panics
    /// Never: a test reads the file.
    #[must_use]
    pub fn shipped() -> &'static Self {
        static SHIPPED: OnceLock<Definitions> = OnceLock::new();
        SHIPPED.get_or_init(|| match toml::from_str(include_str!("../../assets/definitions.toml")) {
            Ok(definitions) => definitions,
            Err(error) => unreachable!("assets/definitions.toml: {error}"),
        })
    }

    /// Whether two definitions are equal or known to be near.
    #[must_use]
    pub fn are_near(&self, one: &str, other: &str) -> bool {
        let holds = |group: &NearDefinitions, text: &str| group.texts.iter().any(|known| known == text);
        one == other || self.groups.iter().any(|group| holds(group, one) && holds(group, other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn populations_are_near_and_unemployments_are_not() {
        let shipped = Definitions::shipped();
        assert!(shipped.are_near("INSEE population municipale", "HCP population légale"));
        assert!(!shipped.are_near("INSEE-RP-15-64", "HCP-RGPH-15+"));
    }
}
