//! What is to be read of the library: the choices of a project and the pools of its comparisons in, territories and measures out.

use crate::base::{IndicatorId, MeasureId, PlaceId};
use crate::compare::ComparisonQuery;
use crate::engine::reference_data::ReferenceData;
use crate::library::{Edition, LibraryChoice, Pool, TerritoryCode, find_territory};
use crate::project::{Project, TalkSlide};
use crate::tidy::{Place, Register};

/// A pool with the measures that are read of it.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct PoolNeed {
    /// The rule.
    pub pool: Pool,
    /// The town that sizes are told by; `None` when the rule needs none, or the town is of no register.
    pub focus: Option<TerritoryCode>,
    /// The measures.
    pub measures: Vec<MeasureId>,
}

/// What is to be read of the library.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct LibraryNeeds {
    /// The territories added by name, and whether the library gives anything at all.
    pub choice: LibraryChoice,
    /// The pools that towns are shown among.
    pub pools: Vec<PoolNeed>,
}

impl LibraryNeeds {
    /// What a project needs: its choice, and the pools of every comparison it shows.
    #[must_use]
    pub fn of_project(project: &Project, reference_data: &ReferenceData) -> Self {
        let slides =
            project.talk.slides.iter().filter_map(|slide| if let TalkSlide::Chart(slide) = slide { Some(&slide.query) } else { None });
        let queries = project.query.iter().chain(project.board.iter().map(|pinned| &pinned.query)).chain(slides);
        let mut needs = Self { choice: project.library.clone(), pools: Vec::new() };
        for query in queries {
            let Some(pool) = &query.among else { continue };
            needs.add_pool(reference_data, pool, query);
        }
        needs
    }

    fn add_pool(&mut self, reference_data: &ReferenceData, pool: &Pool, query: &ComparisonQuery) {
        let focus = Some(&query.focus).filter(|_| pool.needs_focus()).and_then(|focus| code_of_id(reference_data, focus));
        let measures = measures_of(reference_data, &query.indicators);
        let need = PoolNeed { pool: pool.clone(), focus, measures };
        if !self.pools.contains(&need) {
            self.pools.push(need);
        }
    }
}

/// The code of the commune that an identifier means: "sale", "saint_denis_93066".
fn code_of_id(reference_data: &ReferenceData, id: &PlaceId) -> Option<TerritoryCode> {
    let known = reference_data.gazetteer.find(id.as_str());
    let of_register = || find_territory(Edition::current(), &id.as_str().replace('_', " ")).ok().map(TerritoryCode::of);
    known.and_then(|place| code_of(place)).or_else(of_register)
}

/// The code of the commune that a place is.
#[must_use]
pub fn code_of(place: &Place) -> Option<TerritoryCode> {
    Register::shipped().territory_of(place).map(TerritoryCode::of)
}

/// The measures that indicators are made of; an indicator that no catalogue has is a measure as it is read.
#[must_use]
pub fn measures_of(reference_data: &ReferenceData, indicators: &[IndicatorId]) -> Vec<MeasureId> {
    let mut measures: Vec<MeasureId> = Vec::new();
    for id in indicators {
        match reference_data.catalogue.find(id.as_str()) {
            Some(indicator) => measures.extend(indicator.plan.inputs.iter().map(|input| input.measure.id.clone())),
            None => measures.push(MeasureId::new(id.as_str())),
        }
    }
    measures.sort();
    measures.dedup();
    measures
}
