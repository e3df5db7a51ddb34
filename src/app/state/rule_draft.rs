//! A rule that chooses communes, while its conditions are chosen one by one.

use crate::library::Pool;

/// The conditions chosen so far.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct RuleDraft {
    /// Where; `None` for both countries.
    pub within: Option<Pool>,
    /// How large.
    pub size: SizeClass,
    /// How the population changes.
    pub growth: GrowthClass,
    /// Whether only communes by the sea are welcome.
    pub is_by_the_sea: bool,
}

/// How many people live in a commune.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum SizeClass {
    /// Any number.
    #[default]
    Any,
    /// At most three times as many as in the town presented, and at least a third.
    Similar,
    /// Under 2000.
    Village,
    /// From 2000 to 20 000.
    SmallTown,
    /// From 20 000 to 100 000.
    Town,
    /// 100 000 and more.
    City,
}

/// How the population of a commune changes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum GrowthClass {
    /// In any way.
    #[default]
    Any,
    /// It grows by half a percent a year or more.
    Growing,
    /// It shrinks by half a percent a year or more.
    Shrinking,
}

impl RuleDraft {
    /// The pool of these conditions.
    pub(crate) fn pool(&self) -> Pool {
        let within = self.within.as_ref().map_or_else(|| "all".to_owned(), Pool::to_string);
        let size = match self.size {
            SizeClass::Any => "",
            SizeClass::Similar => "size:x3",
            SizeClass::Village => "size:-1999",
            SizeClass::SmallTown => "size:2000-19999",
            SizeClass::Town => "size:20000-99999",
            SizeClass::City => "size:100000-",
        };
        let growth = match self.growth {
            GrowthClass::Any => "",
            GrowthClass::Growing => "growth:0.5-",
            GrowthClass::Shrinking => "growth:--0.5",
        };
        let sea = if self.is_by_the_sea { "coast" } else { "" };
        let conditions: Vec<&str> = [within.as_str(), size, growth, sea].into_iter().filter(|condition| !condition.is_empty()).collect();
        Pool::parse(&conditions.join(",")).unwrap_or_else(|_| Pool::everywhere())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_choice_is_a_rule() {
        for size in [SizeClass::Any, SizeClass::Similar, SizeClass::Village, SizeClass::SmallTown, SizeClass::Town, SizeClass::City] {
            for growth in [GrowthClass::Any, GrowthClass::Growing, GrowthClass::Shrinking] {
                let draft = RuleDraft { within: Some(Pool::of_country("MA")), size, growth, is_by_the_sea: true };
                let conditions = 2 + usize::from(size != SizeClass::Any) + usize::from(growth != GrowthClass::Any);
                assert_eq!(draft.pool().conditions().len(), conditions, "{draft:?}");
            }
        }
        assert_eq!(RuleDraft::default().pool(), Pool::everywhere());
    }
}
