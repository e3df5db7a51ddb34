//! What the options of a command name and its files may lack: towns and indicators in, what is to be taken from the library out.

use std::sync::Arc;

use clap::ArgMatches;

use crate::base::{IndicatorId, PlaceId};
use crate::cli::options::CliOption;
use crate::cli::output::CommandError;
use crate::engine::{LibraryNeeds, Loaded, PoolNeed, ReferenceData, SourceFile, measures_of};
use crate::indicators::Indicator;
use crate::library::{Edition, FoundTerritory, LibraryChoice, Pool, TerritoryCode, find_territory};
use crate::peers::PeerScope;
use crate::speech::{Message, Speech};
use crate::tidy::{Place, Territory};

/// Larger files are not kept in memory to be read again with what they lack.
const MOST_KEPT_BYTES: usize = 64 << 20;

/// The towns, the indicators and the pool that options name.
pub(super) struct NamedByOptions {
    places: Vec<String>,
    indicators: Vec<String>,
    pool: Option<Pool>,
}

impl NamedByOptions {
    /// Reads the options.
    ///
    /// # Errors
    /// When the pool is no rule.
    pub(super) fn read(matches: &ArgMatches, speech: &Speech) -> Result<Self, CommandError> {
        Ok(Self {
            places: values(matches, &[CliOption::Places, CliOption::Place]),
            indicators: values(matches, &[CliOption::Indicators, CliOption::Indicator]),
            pool: pool(matches, speech)?,
        })
    }

    /// Adds the pool with the measures that the indicators are made of.
    pub(super) fn add_pool(&self, needs: &mut LibraryNeeds, reference_data: &ReferenceData) {
        let Some(pool) = &self.pool else { return };
        let indicators: Vec<IndicatorId> = self.indicators.iter().map(|name| IndicatorId::new(name)).collect();
        let focus = self.territories().next().filter(|_| pool.needs_focus());
        needs.pools.push(PoolNeed { pool: pool.clone(), focus, measures: measures_of(reference_data, &indicators) });
    }

    /// Whether the files may have to be read again with figures of the library.
    pub(super) fn may_need_library(&self, choice: &LibraryChoice, sources: &[SourceFile]) -> bool {
        let size: usize = sources.iter().map(|source| source.bytes.len()).sum();
        !choice.is_off && size <= MOST_KEPT_BYTES && !(self.places.is_empty() && self.indicators.is_empty())
    }

    /// Whether a town or an indicator that was named is not in what was read, or has no value there.
    pub(super) fn are_lacking_in(&self, loaded: &Loaded, reference_data: &ReferenceData) -> bool {
        let places: Vec<Option<PlaceId>> = self.places.iter().map(|name| id_of_place(loaded, reference_data, name)).collect();
        let has_values = |name: &String| {
            let is_meant = |indicator: &&Arc<Indicator>| indicator.id.as_str() == name || indicator.shows(name);
            let Some(indicator) = loaded.values.indicators().find(is_meant) else { return false };
            places.iter().flatten().all(|place| !loaded.values.times_with_value(&indicator.id, place).is_empty())
        };
        places.iter().any(Option::is_none) || !self.indicators.iter().all(has_values)
    }

    /// The territories that the names of towns mean; a name that means none or several is left out.
    pub(super) fn territories(&self) -> impl Iterator<Item = TerritoryCode> {
        self.places.iter().filter_map(|name| find_territory(Edition::current(), name).ok()).map(TerritoryCode::of)
    }
}

/// Every value of options that not every command has.
fn values(matches: &ArgMatches, options: &[CliOption]) -> Vec<String> {
    let of = |option: &CliOption| matches.try_get_many::<String>(option.name()).ok().flatten();
    let all = options.iter().filter_map(of).flatten();
    all.map(|value| value.trim().to_owned()).filter(|value| !value.is_empty()).collect()
}

/// The pool of `--among`; `None` for the towns of the files.
///
/// # Errors
/// When it is no rule.
pub(super) fn pool(matches: &ArgMatches, speech: &Speech) -> Result<Option<Pool>, CommandError> {
    Ok(scope(matches, speech)?.and_then(|scope| scope.pool().cloned()))
}

/// The towns of `--among`: those of the files, or those of a pool.
///
/// # Errors
/// When it is no rule.
pub(super) fn scope(matches: &ArgMatches, speech: &Speech) -> Result<Option<PeerScope>, CommandError> {
    let Some(rule) = values(matches, &[CliOption::Among]).pop() else { return Ok(None) };
    let unknown = |words: String| CommandError(speech.format(&Message::CliUnknownPool { words }));
    PeerScope::parse(&rule).map(Some).map_err(|error| unknown(error.words))
}

/// The place of what was read that a name means.
fn id_of_place(loaded: &Loaded, reference_data: &ReferenceData, name: &str) -> Option<PlaceId> {
    let known = reference_data.gazetteer.find(name).map_or_else(|| Place::unknown(name).id, |place| place.id.clone());
    loaded.values.observations().place_index(&known).map(|_| known)
}

/// The place of what was read that is a territory.
pub(super) fn place_of_territory<'a>(loaded: &'a Loaded, territory: &Territory) -> Option<&'a Arc<Place>> {
    loaded.values.places().iter().find(|place| territory.is_place(place))
}

/// The territories of one name among those that words may mean, with their codes; `None` unless there are several.
pub(super) fn several_called(found: &[FoundTerritory], speech: &Speech) -> Option<String> {
    let whole: Vec<String> = found
        .iter()
        .filter(|found| found.is_whole_name())
        .map(|found| format!("{} ({})", found.territory.name, found.territory.code))
        .collect();
    (whole.len() > 1).then(|| speech.format_list(&whole))
}

/// The places of the pool of `--among`, in the order in which they were read.
///
/// # Errors
/// When it is no rule.
pub(super) fn pool_places(loaded: &Loaded, matches: &ArgMatches, speech: &Speech) -> Result<Vec<Arc<Place>>, CommandError> {
    let Some(pool) = pool(matches, speech)? else { return Ok(Vec::new()) };
    let focus = NamedByOptions::read(matches, speech)?.territories().next();
    let members = pool.members(Edition::current(), focus.as_ref().and_then(TerritoryCode::territory));
    Ok(loaded.values.places().iter().filter(|place| members.has(place)).cloned().collect())
}
