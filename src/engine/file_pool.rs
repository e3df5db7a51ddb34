//! The places of the files as a pool to look for peers in: what the files say of them first, then what the library knows of the communes
//! among them. A variable is either of the files or of the library, for all places alike.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use crate::base::{IndicatorId, Level, PlaceId, Year};
use crate::indicators::{IndicatorValue, IndicatorValues};
use crate::library::{Edition, is_of_library, yearly_change};
use crate::peers::{Candidate, CandidatePool, PeerRefusal, PeerVariable, Town, TownId, candidate};
use crate::tidy::{Place, PlaceKind};

/// The longest span that a growth is told over, in years.
const LONGEST_SPAN: u16 = 10;

/// The places of the files that values are compared of.
pub(super) struct FilePool {
    pub pool: CandidatePool,
    /// The names of the files that values are of.
    pub files: Vec<Arc<str>>,
}

/// The towns of the files, one of which is in question. `library` fills the variables that the files do not have of it; `None` while it is
/// off.
///
/// # Errors
/// When the files do not have that town, or only as something else.
pub(super) fn pool_of_files(values: &IndicatorValues, focus: &TownId, library: Option<&Edition>) -> Result<FilePool, PeerRefusal> {
    let focus = place_of(values, focus).ok_or(PeerRefusal::NoPopulation)?;
    let people = Figures::of_files(values, "population");
    if people.of_place(&focus.id).is_empty() && is_another_kind(values, &focus.id) {
        return Err(PeerRefusal::NoTown);
    }
    let (span, observations) = (people.span_of(&focus.id), values.observations());
    let of_variable = |variable: PeerVariable| variable.shown_by().iter().map(|id| Figures::of_files(values, id));
    // Growth is told from the population of two years, not by an indicator of the files: the years must be the same for all.
    let known: BTreeMap<PeerVariable, Figures> = PeerVariable::ALL
        .into_iter()
        .filter(|variable| *variable != PeerVariable::Growth)
        .filter_map(|variable| Some((variable, of_variable(variable).find(|figures| figures.latest(&focus.id).is_some())?)))
        .collect();
    let is_of_files =
        |variable: PeerVariable| if variable == PeerVariable::Growth { span.is_some() } else { known.contains_key(&variable) };
    let value_in_files = |place: &Place, variable: PeerVariable| {
        if variable == PeerVariable::Growth { people.growth(&place.id, span?) } else { known.get(&variable)?.latest(&place.id) }
    };
    let town = |place: &Arc<Place>| {
        let town = Town::of_files(place, observations);
        let territory = town.territory();
        let of_library = library.zip(territory).map(|(edition, territory)| candidate(edition, territory));
        let value = |variable: PeerVariable| {
            if is_of_files(variable) { value_in_files(place, variable) } else { of_library.as_ref()?.value(variable) }
        };
        let candidate = Candidate {
            key: town.key(),
            country: town.country().to_owned(),
            values: PeerVariable::ALL.map(value).to_vec(),
            coordinates: of_library.as_ref().and_then(|known| known.coordinates),
        };
        (candidate, town)
    };
    let is_of_kind = |place: &&Arc<Place>| {
        let is_shown_alone = observations.place_index(&place.id).is_some_and(|index| !observations.is_of_pool(index));
        is_shown_alone && !observations.is_group(&place.id) && place.kind == PlaceKind::City
    };
    let towns = values.places().iter().filter(is_of_kind).map(town);
    let of_library: BTreeSet<PeerVariable> =
        PeerVariable::ALL.into_iter().filter(|variable| library.is_some() && !is_of_files(*variable)).collect();
    let towns = towns.filter(|(town, _)| town.value(PeerVariable::Population).is_some()).collect();
    let files = known.values().chain([&people]).flat_map(|figures| figures.files.iter().cloned()).collect::<BTreeSet<_>>();
    Ok(FilePool { pool: CandidatePool::of_towns(towns, of_library), files: files.into_iter().collect() })
}

/// The place of the files that a town is.
fn place_of<'a>(values: &'a IndicatorValues, town: &TownId) -> Option<&'a Arc<Place>> {
    match town {
        TownId::Place(id) => values.places().iter().find(|place| place.id == *id),
        TownId::Territory(code) => {
            let territory = code.territory()?;
            values.places().iter().find(|place| territory.is_place(place))
        }
    }
}

/// The kinds of territory whose figures are compared: communes, also where a file does not say that they are.
const TOWN_LEVELS: [Level; 2] = [Level::Commune, Level::Unknown];

/// Whether the files tell the population of a place only as that of something else than a town.
fn is_another_kind(values: &IndicatorValues, place: &PlaceId) -> bool {
    let of_place = values.values_in_place(&IndicatorId::new("population"), place);
    let mut known = of_place.iter().filter(|value| value.value.number().is_some()).peekable();
    known.peek().is_some() && known.all(|value| !TOWN_LEVELS.contains(&value.level))
}

/// A number with its year; `None` where the file gives no year.
#[derive(Clone, Copy)]
struct DatedFigure {
    year: Option<Year>,
    value: f64,
}

/// Two years, the earlier first.
#[derive(Clone, Copy)]
struct Span {
    first: Year,
    last: Year,
}

/// The figures of one indicator, by town, the latest last.
struct Figures {
    of_places: HashMap<PlaceId, Vec<DatedFigure>>,
    files: BTreeSet<Arc<str>>,
}

impl Figures {
    /// What was measured and stands in the files of the user: no targets, and nothing of the library.
    fn of_files(values: &IndicatorValues, indicator: &str) -> Self {
        let observations = values.observations();
        let sources = |value: &IndicatorValue| -> Vec<&str> {
            value.inputs.iter().flatten().filter_map(|index| observations.figure(*index)).map(|figure| figure.source()).collect()
        };
        let mut figures = Self { of_places: HashMap::new(), files: BTreeSet::new() };
        for value in values.all_values(&IndicatorId::new(indicator)) {
            let sources = sources(&value);
            let is_kept = TOWN_LEVELS.contains(&value.level) && !value.is_expected && !sources.iter().any(|source| is_of_library(source));
            if let Some(number) = value.value.number().filter(|_| is_kept) {
                for source in sources {
                    if !figures.files.contains(source) {
                        figures.files.insert(source.into());
                    }
                }
                figures.of_places.entry(value.place).or_default().push(DatedFigure { year: value.time.year(), value: number });
            }
        }
        figures
    }

    fn of_place(&self, place: &PlaceId) -> &[DatedFigure] {
        self.of_places.get(place).map_or(&[], Vec::as_slice)
    }

    fn latest(&self, place: &PlaceId) -> Option<f64> {
        self.of_place(place).last().map(|figure| figure.value)
    }

    /// The longest span that a place has figures of, up to its latest year.
    fn span_of(&self, place: &PlaceId) -> Option<Span> {
        let years = || self.of_place(place).iter().filter_map(|figure| figure.year);
        let last = years().max()?;
        let first = years().filter(|year| (1..=LONGEST_SPAN).contains(&(last.get() - year.get()))).min()?;
        Some(Span { first, last })
    }

    /// The yearly change within a span, in percent.
    fn growth(&self, place: &PlaceId, span: Span) -> Option<f64> {
        let within = |year: Year| self.of_place(place).iter().find(|figure| figure.year == Some(year)).map(|figure| figure.value);
        yearly_change(within(span.first)?, within(span.last)?, f64::from(span.last.get() - span.first.get()))
    }
}
