//! Floor 3: the library of communes that ships with the program. A code of a territory in, its published figures out; a rule in ("of
//! this province, three times larger at most"), the territories that satisfy it out.
//!
//! The figures enter a comparison as those of any file do: as a table (`figures.rs`) that is read, with publication, address and
//! licence on each line. Who published what, and what is doubtful of it: `assets/library/README.md`.

mod choice;
mod coast;
mod edition;
mod figures;
mod land;
mod pool;
mod quality;
mod search;
mod territory_facts;

pub use choice::{LibraryChoice, TerritoryCode};
pub use coast::{BY_THE_SEA_KM, FARTHEST_SHORE_KM, kilometres_to_sea};
pub use edition::{Edition, LibraryColumn, LibraryError, Publication};
pub use figures::{FigureFilter, FigureTable, LIBRARY_FOLDER, figure_tables, is_of_library};
pub use land::{LAND_SOUTH_TO_NORTH, LAND_WEST_TO_EAST, is_on_land_map, land};
pub use pool::{Above, Pool, PoolCondition, PoolMembers, UnknownPool, yearly_change, yearly_growth};
pub use quality::FigureQuality;
pub use search::{FoundTerritory, find_territory, search_territories};
pub use territory_facts::{Coordinates, TerritoryFacts};
