//! The references of an inventory of greenhouse gases, and the accounts each stands in: read from `assets/gpc.toml`.

use std::sync::OnceLock;

/// What an inventory adds up.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum InventoryAccount {
    /// Scope 1 and 2 of energy and transport, and the waste of the city wherever it is treated.
    Basic,
    /// BASIC with losses, journeys across the border, industrial processes and land.
    BasicPlus,
    /// Everything emitted within the territory: the only total that may be added between cities.
    Territorial,
    /// One scope of BASIC+, and of the territorial account for scope 1.
    Scope(u8),
}

impl InventoryAccount {
    /// Reads the name of an account as formulas write it.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "BASIC" => Some(Self::Basic),
            "BASIC_PLUS" => Some(Self::BasicPlus),
            "TERRITORIAL" => Some(Self::Territorial),
            "SCOPE_2" => Some(Self::Scope(2)),
            "SCOPE_3" => Some(Self::Scope(3)),
            _ => None,
        }
    }

    /// Its name, as in flags.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Basic => "BASIC",
            Self::BasicPlus => "BASIC+",
            Self::Territorial => "scope1",
            Self::Scope(2) => "scope2",
            Self::Scope(_) => "scope3",
        }
    }
}

/// One reference: "I.1.1".
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reference {
    /// Its name.
    pub name: String,
    /// Its scope, from 1 to 3.
    pub scope: u8,
    /// Whether BASIC counts it.
    pub basic: bool,
    /// Whether only BASIC+ counts it.
    pub plus: bool,
    /// Whether the territorial total counts it.
    pub territorial: bool,
}

impl Reference {
    /// The identifier of the measure of this reference: `ghg_gpc_i_1_1`.
    #[must_use]
    pub fn measure(&self) -> String {
        format!("ghg_gpc_{}", self.name.to_lowercase().replace('.', "_"))
    }

    /// Its sector: "II".
    #[must_use]
    pub fn sector(&self) -> &str {
        self.name.split('.').next().unwrap_or_default()
    }

    fn stands_in(&self, account: InventoryAccount) -> bool {
        match account {
            InventoryAccount::Basic => self.basic,
            InventoryAccount::BasicPlus => self.basic || self.plus,
            InventoryAccount::Territorial => self.territorial,
            InventoryAccount::Scope(scope) => self.scope == scope && (self.basic || self.plus),
        }
    }
}

/// All references.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Taxonomy {
    references: Vec<Reference>,
}

#[derive(serde::Deserialize)]
struct File {
    reference: Vec<Card>,
}

#[derive(serde::Deserialize)]
struct Card {
    #[serde(rename = "ref")]
    name: String,
    scope: u8,
    accounts: Vec<String>,
}

impl Taxonomy {
    /// The taxonomy that ships with the program.
    ///
    /// # Panics
    /// If the shipped file is broken; a test reads it.
    #[must_use]
    pub fn shipped() -> &'static Self {
        static SHIPPED: OnceLock<Taxonomy> = OnceLock::new();
        SHIPPED.get_or_init(|| {
            let file: File = match toml::from_str(include_str!("../../assets/gpc.toml")) {
                Ok(file) => file,
                Err(error) => unreachable!("assets/gpc.toml: {error}"),
            };
            let read = |card: Card| {
                let has = |account: &str| card.accounts.iter().any(|own| own == account);
                let (basic, plus, territorial) = (has("basic"), has("plus"), has("territorial"));
                Reference { scope: card.scope, basic, plus, territorial, name: card.name }
            };
            Self { references: file.reference.into_iter().map(read).collect() }
        })
    }

    /// Every reference, in the order of the protocol.
    #[must_use]
    pub fn references(&self) -> &[Reference] {
        &self.references
    }

    /// The references of an account, perhaps of one sector.
    pub fn of<'a>(&'a self, account: InventoryAccount, sector: Option<&'a str>) -> impl Iterator<Item = &'a Reference> {
        let wanted = move |reference: &&Reference| reference.stands_in(account) && sector.is_none_or(|sector| reference.sector() == sector);
        self.references.iter().filter(wanted)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reference_of_the_protocol_is_there_once() {
        let taxonomy = Taxonomy::shipped();
        let count = |account: InventoryAccount| taxonomy.of(account, None).count();
        assert_eq!(taxonomy.references().len(), 54);
        assert_eq!(
            (count(InventoryAccount::Basic), count(InventoryAccount::BasicPlus), count(InventoryAccount::Territorial)),
            (32, 48, 27)
        );
        assert_eq!(taxonomy.of(InventoryAccount::Territorial, Some("III")).filter(|reference| reference.name.ends_with(".3")).count(), 4);
    }
}
