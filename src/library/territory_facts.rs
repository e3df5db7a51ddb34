//! What the library knows of one territory beside its figures by year: where it is, how many people live there, whether it is a town.

use crate::base::Level;
use crate::library::edition::{Edition, LibraryColumn};
use crate::tidy::Territory;

/// Where a territory is, in degrees.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Coordinates {
    /// North of the equator.
    pub latitude: f64,
    /// East of Greenwich.
    pub longitude: f64,
}

/// The radius of the sphere that has the volume of the Earth, in kilometres.
const EARTH_RADIUS_KM: f64 = 6371.0;

impl Coordinates {
    /// The distance to another point along the surface of the Earth, in kilometres.
    #[must_use]
    pub fn distance_km(self, other: Self) -> f64 {
        let [north, other_north] = [self.latitude, other.latitude].map(f64::to_radians);
        let (half_north, half_east) = ((other_north - north) / 2.0, (other.longitude - self.longitude).to_radians() / 2.0);
        let chord = half_north.sin().powi(2) + north.cos() * other_north.cos() * half_east.sin().powi(2);
        2.0 * EARTH_RADIUS_KM * chord.sqrt().min(1.0).asin()
    }
}

/// A territory and the table that has its figures.
#[derive(Clone, Copy)]
pub struct TerritoryFacts<'a> {
    edition: &'a Edition,
    territory: &'a Territory,
    /// Its row in each table of its authority.
    rows: [Option<usize>; 2],
}

impl<'a> TerritoryFacts<'a> {
    /// What an edition knows of a territory.
    #[must_use]
    pub fn new(edition: &'a Edition, territory: &'a Territory) -> Self {
        // A département has the code of no commune, and one of a region may be that of a département.
        let is_commune = territory.authority != "INSEE" || territory.level == Level::Commune;
        let tables = Self::tables_of(territory.authority);
        let row = |index: usize| edition.row(tables.get(index).filter(|_| is_commune)?, territory.code);
        Self { edition, territory, rows: [row(0), row(1)] }
    }

    /// The tables that may have rows of territories with the codes of an authority, the latest census first.
    pub(super) fn tables_of(authority: &str) -> &'static [&'static str] {
        match authority {
            "HCP" => &["hcp_2024", "hcp_2014"],
            "INSEE" => &["insee"],
            "SIREN" => &["epci"],
            _ => &[],
        }
    }

    /// A figure by the name of its column, from the first table that has one.
    #[must_use]
    pub fn figure(self, name: &str) -> Option<f64> {
        let mut tables = Self::tables_of(self.territory.authority).iter().zip(self.rows);
        tables.find_map(|(table, row)| self.edition.value(self.edition.column(table, name)?, row?))
    }

    /// The figure of a column.
    #[must_use]
    pub fn figure_of(self, column: &LibraryColumn) -> Option<f64> {
        let mut tables = Self::tables_of(self.territory.authority).iter().zip(self.rows);
        self.edition.value(column, tables.find(|(table, _)| **table == column.table)?.1?)
    }

    /// The number of people at the last count: the legal population in Morocco, the municipal one in France.
    #[must_use]
    pub fn population(self) -> Option<f64> {
        self.figure(if self.territory.authority == "HCP" { "population" } else { "population_2023" })
    }

    /// The legal population at the censuses of 2014 and 2024, in the frame of 2024.
    #[must_use]
    pub fn populations_of_both_censuses(self) -> Option<(f64, f64)> {
        let of = |table: &str| self.figure_of(self.edition.column(table, "population")?);
        Some((of("hcp_2014")?, of("hcp_2024")?))
    }

    /// Where its centre is.
    #[must_use]
    pub fn coordinates(self) -> Option<Coordinates> {
        Some(Coordinates { latitude: self.figure("lat")?, longitude: self.figure("lon")? })
    }

    /// The code of the EPCI it is part of.
    #[must_use]
    pub fn epci_code(self) -> Option<String> {
        let column = self.edition.column("insee", "epci_code")?;
        self.edition.decimal_text(column, self.rows.first().copied().flatten().filter(|_| self.territory.authority == "INSEE")?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::{Register, TerritoryQuery};

    fn facts(code: &str) -> TerritoryFacts<'static> {
        let query = TerritoryQuery { code, level: Some(Level::Commune), ..TerritoryQuery::default() };
        TerritoryFacts::new(Edition::shipped(), Register::shipped().find(&query).expect("the register has it"))
    }

    #[test]
    fn towns_are_where_they_are() {
        let (kenitra, evreux) = (facts("04.281.01.01"), facts("27229"));
        let distance = kenitra.coordinates().expect("known").distance_km(evreux.coordinates().expect("known"));
        assert!((1740.0..1800.0).contains(&distance), "{distance}");
        assert_eq!(kenitra.population(), Some(507_736.0));
        assert_eq!(evreux.population(), Some(49_360.0));
        assert_eq!(evreux.epci_code().as_deref(), Some("200071454"));
    }
}
