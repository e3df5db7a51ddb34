//! Which figures of the members of a group belong together: the members in, their figures out, gathered for each measure, kind of territory
//! and time that every member has. Joins and groups of polars; `aggregate` adds up what they gather.

use polars::prelude::{
    Column, DataFrame, DataType, IntoLazy as _, JoinArgs, JoinType, LazyFrame, NamedFrom as _, PolarsResult, Series, SortMultipleOptions,
    UnionArgs, UniqueKeepStrategy, col, concat, len, lit,
};

use crate::base::Level;
use crate::tidy::measures::YearTolerance;
use crate::tidy::observations::Observations;
use crate::tidy::series::MeasuredRow;

/// Levels on which towns have territories of their own. Regions and countries are shared.
const OWN_LEVELS: [Level; 5] = [Level::Commune, Level::Epci, Level::Prefecture, Level::Province, Level::Agglomeration];

/// Stands for "on any territory", where a figure of any kind of territory of a town will do.
const ANY_LEVEL: u32 = u32::MAX;

/// The figures of all members of one measure, kind of territory and time.
pub(super) struct GatheredFigures {
    pub measure: u32,
    /// The kind of territory; `None` where any of a town will do.
    pub level: Option<Level>,
    /// One figure for each member, in their order.
    pub parts: Vec<MeasuredRow>,
}

/// A measure whose figures are gathered.
#[derive(Clone, Copy)]
pub(super) struct GatheredMeasure {
    pub index: u32,
    /// Whether figures of any territory of a town are taken: it is averaged and not added up.
    pub is_averaged: bool,
}

/// Figures column by column, as a frame takes them.
#[derive(Default)]
struct FigureColumns {
    measure: Vec<u32>,
    asked: Vec<u32>,
    member: Vec<u32>,
    level: Vec<u32>,
    perimeter: Vec<u32>,
    time: Vec<u32>,
    constant: Vec<u32>,
    row: Vec<u32>,
    observation: Vec<u32>,
    value: Vec<Option<f64>>,
}

/// What tells the figures of one sum from others, and those of one territory of a member.
const GROUP: [&str; 2] = ["measure", "asked"];
const OF_MEMBER: [&str; 3] = ["measure", "asked", "member"];
const TERRITORY: [&str; 5] = ["measure", "asked", "member", "level", "perimeter"];

impl Observations {
    /// The figures of members that belong together, by measure, kind of territory and time. Of several territories of one member the one
    /// with most figures counts; members measured on one named territory would count twice and have no sum. A measure that hardly changes
    /// (an area) has one group: the latest figure of each member.
    ///
    /// # Errors
    /// Never: the columns have one height, and the names are those below.
    pub(super) fn gathered(&self, members: &[u32], measures: &[GatheredMeasure]) -> PolarsResult<Vec<GatheredFigures>> {
        let all = self.member_frame(members, measures)?.lazy();
        let count = u32::try_from(members.len()).unwrap_or(u32::MAX);
        let ascending = |columns: &[&str]| columns.iter().map(|name| col(*name)).collect::<Vec<_>>();
        // The territory of each member with most figures; of two alike, the first kind and name.
        let territories = all.clone().group_by(ascending(&TERRITORY)).agg([len().alias("figures")]);
        let order = [col("measure"), col("asked"), col("member"), -col("figures").cast(DataType::Int64), col("level"), col("perimeter")];
        let usual = territories
            .sort_by_exprs(order, SortMultipleOptions::default().with_maintain_order(true))
            .unique_stable_generic(Some(ascending(&OF_MEMBER)), UniqueKeepStrategy::First);
        let named = usual.clone().filter(col("perimeter").neq(lit(0_u32)).and(col("asked").neq(lit(ANY_LEVEL))));
        let shared = named
            .group_by(ascending(&[GROUP[0], GROUP[1], "perimeter"]))
            .agg([len().alias("members")])
            .filter(col("members").gt(lit(1_u32)))
            .select([col(GROUP[0]), col(GROUP[1]), lit(true).alias("is_shared")])
            .unique_stable_generic(Some(ascending(&GROUP)), UniqueKeepStrategy::First);
        let of_usual = join(all, usual.select(ascending(&TERRITORY)), &TERRITORY, JoinType::Inner);
        let apart = join(of_usual, shared, &GROUP, JoinType::Left).filter(col("is_shared").is_null());
        // The latest known figure stands for all times of a measure that hardly changes.
        let by_row = SortMultipleOptions::default().with_maintain_order(true);
        let constant = apart.clone().filter(col("constant").eq(lit(1_u32)).and(col("value").is_not_null()));
        let latest = constant.sort(["row"], by_row.clone()).unique_stable_generic(Some(ascending(&OF_MEMBER)), UniqueKeepStrategy::Last);
        let latest = latest.with_column(lit(0_u32).cast(DataType::UInt32).alias("time"));
        let matched = concat([apart.filter(col("constant").eq(lit(0_u32))), latest], UnionArgs::default())?;
        let key = [GROUP[0], GROUP[1], "time"];
        let complete = matched.clone().group_by(ascending(&key)).agg([len().alias("members")]).filter(col("members").eq(lit(count)));
        let gathered = join(matched, complete.select(ascending(&key)), &key, JoinType::Inner);
        let sorted = gathered.sort(["measure", "asked", "time", "member"], by_row).collect()?;
        from_frame(&sorted)
    }

    /// Every figure of the members, with the kind of territory it is asked for.
    fn member_frame(&self, members: &[u32], measures: &[GatheredMeasure]) -> PolarsResult<DataFrame> {
        let mut columns = FigureColumns::default();
        for measure in measures {
            let tolerance = self.measures.get(measure.index as usize).map(|measure| measure.year_tolerance);
            let is_constant = tolerance == Some(YearTolerance::Constant);
            for (member, place) in (0_u32..).zip(members) {
                let series = self.series_at(measure.index).map(|series| series.within(&self.keys.rows_of_place(*place)));
                for figure in series.iter().flat_map(crate::tidy::series::MeasureSeries::iter) {
                    let Some(key) = self.keys.key(figure.row).filter(|key| measure.is_averaged || OWN_LEVELS.contains(&key.level)) else {
                        continue;
                    };
                    columns.measure.push(measure.index);
                    columns.asked.push(if measure.is_averaged { ANY_LEVEL } else { key.level.rank() });
                    columns.member.push(member);
                    columns.level.push(key.level.rank());
                    columns.perimeter.push(key.perimeter);
                    columns.time.push(key.time);
                    columns.constant.push(u32::from(is_constant));
                    columns.row.push(figure.row);
                    columns.observation.push(figure.observation);
                    columns.value.push(figure.value);
                }
            }
        }
        columns.into_frame()
    }
}

impl FigureColumns {
    fn into_frame(self) -> PolarsResult<DataFrame> {
        let column = |name: &str, numbers: Vec<u32>| Column::from(Series::new(name.into(), numbers));
        let height = self.measure.len();
        DataFrame::new(
            height,
            vec![
                column("measure", self.measure),
                column("asked", self.asked),
                column("member", self.member),
                column("level", self.level),
                column("perimeter", self.perimeter),
                column("time", self.time),
                column("constant", self.constant),
                column("row", self.row),
                column("observation", self.observation),
                Column::from(Series::new("value".into(), self.value)),
            ],
        )
    }
}

/// A join on columns of the same names.
fn join(left: LazyFrame, right: LazyFrame, on: &[&str], how: JoinType) -> LazyFrame {
    let keys: Vec<_> = on.iter().map(|name| col(*name)).collect();
    left.join(right, keys.clone(), keys, JoinArgs::new(how))
}

/// The groups of a frame that is sorted by measure, kind of territory, time and member.
fn from_frame(frame: &DataFrame) -> PolarsResult<Vec<GatheredFigures>> {
    let numbers = |name: &str| -> PolarsResult<Vec<u32>> { Ok(frame.column(name)?.u32()?.into_no_null_iter().collect()) };
    let (measures, asked, times) = (numbers("measure")?, numbers("asked")?, numbers("time")?);
    let (rows, observations) = (numbers("row")?, numbers("observation")?);
    let mut groups: Vec<GatheredFigures> = Vec::new();
    let mut last = None;
    for (index, value) in frame.column("value")?.f64()?.iter().enumerate() {
        let at = |list: &[u32]| list.get(index).copied().unwrap_or_default();
        let key = (at(&measures), at(&asked), at(&times));
        let part = MeasuredRow { row: at(&rows), observation: at(&observations), value };
        match groups.last_mut().filter(|_| last == Some(key)) {
            Some(group) => group.parts.push(part),
            None => groups.push(GatheredFigures { measure: key.0, level: Level::ALL.get(key.1 as usize).copied(), parts: vec![part] }),
        }
        last = Some(key);
    }
    Ok(groups)
}
