//! The references of the Global Protocol for Community-Scale Greenhouse Gas Inventories (GPC) and the accounts that include
//! each: read from `assets/gpc.toml`.

use std::sync::OnceLock;

/// A sum of emissions defined by the protocol.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum InventoryAccount {
    /// Scopes 1 and 2 of energy and transport, and the waste of the city wherever it is treated.
    Basic,
    /// BASIC with losses, journeys across the border, industrial processes and land use.
    BasicPlus,
    /// Everything emitted within the territory: the only total that may be added up between cities.
    Territorial,
    /// One scope of BASIC+.
    Scope(u8),
}

impl InventoryAccount {
    /// Reads the name of an account as formulas write it.
    pub(super) fn parse(name: &str) -> Option<Self> {
        match name {
            "BASIC" => Some(Self::Basic),
            "BASIC_PLUS" => Some(Self::BasicPlus),
            "TERRITORIAL" => Some(Self::Territorial),
            "SCOPE_2" => Some(Self::Scope(2)),
            "SCOPE_3" => Some(Self::Scope(3)),
            _ => None,
        }
    }

    /// The name of the account in flags.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Basic => "BASIC",
            Self::BasicPlus => "BASIC+",
            Self::Territorial => "scope1",
            Self::Scope(2) => "scope2",
            Self::Scope(_) => "scope3",
        }
    }
}

/// A reference of the protocol: one source of emissions in one scope.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct GpcReference {
    /// The reference number: "I.1.1".
    pub number: String,
    /// The scope, from 1 to 3.
    pub scope: u8,
    /// Whether BASIC includes it.
    pub basic: bool,
    /// Whether BASIC+ includes it and BASIC does not.
    pub plus: bool,
    /// Whether the territorial total includes it.
    pub territorial: bool,
}

impl GpcReference {
    /// The identifier of the measure of this reference: `ghg_gpc_i_1_1`.
    pub(super) fn measure_id(&self) -> String {
        format!("ghg_gpc_{}", self.number.to_lowercase().replace('.', "_"))
    }

    /// The sector: "II".
    fn sector(&self) -> &str {
        self.number.split_once('.').map_or(&self.number, |(sector, _)| sector)
    }

    fn is_in(&self, account: InventoryAccount) -> bool {
        match account {
            InventoryAccount::Basic => self.basic,
            InventoryAccount::BasicPlus => self.basic || self.plus,
            InventoryAccount::Territorial => self.territorial,
            InventoryAccount::Scope(scope) => self.scope == scope && (self.basic || self.plus),
        }
    }
}

/// All references of the protocol, in its order.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Taxonomy {
    references: Vec<GpcReference>,
}

#[derive(serde::Deserialize)]
struct TaxonomyFile {
    reference: Vec<ReferenceCard>,
}

#[derive(serde::Deserialize)]
struct ReferenceCard {
    #[serde(rename = "ref")]
    number: String,
    scope: u8,
    accounts: Vec<String>,
}

impl Taxonomy {
    /// The taxonomy that ships with the program.
    ///
    /// # Panics
    /// If the shipped file is invalid; a test reads it.
    pub(super) fn shipped() -> &'static Self {
        static SHIPPED: OnceLock<Taxonomy> = OnceLock::new();
        SHIPPED.get_or_init(|| {
            let file: TaxonomyFile = match toml::from_str(include_str!("../../assets/gpc.toml")) {
                Ok(file) => file,
                Err(error) => unreachable!("assets/gpc.toml: {error}"),
            };
            let to_reference = |card: ReferenceCard| {
                let has = |account: &str| card.accounts.iter().any(|other| other == account);
                let (basic, plus, territorial) = (has("basic"), has("plus"), has("territorial"));
                GpcReference { number: card.number, scope: card.scope, basic, plus, territorial }
            };
            Self { references: file.reference.into_iter().map(to_reference).collect() }
        })
    }

    /// The references of an account, of all sectors or of one.
    pub(super) fn references_of<'a>(
        &'a self,
        account: InventoryAccount,
        sector: Option<&'a str>,
    ) -> impl Iterator<Item = &'a GpcReference> {
        let is_wanted =
            move |reference: &&GpcReference| reference.is_in(account) && sector.is_none_or(|sector| reference.sector() == sector);
        self.references.iter().filter(is_wanted)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reference_of_the_protocol_is_there_once() {
        let taxonomy = Taxonomy::shipped();
        let count = |account: InventoryAccount| taxonomy.references_of(account, None).count();
        assert_eq!(taxonomy.references.len(), 54);
        assert_eq!(
            (count(InventoryAccount::Basic), count(InventoryAccount::BasicPlus), count(InventoryAccount::Territorial)),
            (32, 48, 27)
        );
        let territorial_waste = taxonomy.references_of(InventoryAccount::Territorial, Some("III"));
        assert_eq!(territorial_waste.filter(|reference| reference.number.ends_with(".3")).count(), 4);
    }
}
