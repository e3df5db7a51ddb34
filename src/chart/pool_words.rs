//! What a pool of communes is called: "1 503 communes du Maroc", "478 communes de France (de 20 000 habitants ou plus)".

use crate::indicators::{Indicator, Input};
use crate::library::{Edition, Pool, PoolCondition};
use crate::speech::{Language, Message, Speech};

/// The name of a pool of so many communes.
pub(crate) fn pool_name(speech: &Speech, pool: &Pool, count: usize) -> String {
    let conditions = pool.conditions();
    let country = conditions.iter().find_map(|condition| match condition {
        PoolCondition::Country(country) => Some(country.as_str()),
        PoolCondition::Anywhere
        | PoolCondition::Within(_)
        | PoolCondition::Times(_)
        | PoolCondition::People { .. }
        | PoolCondition::Growth { .. }
        | PoolCondition::Urban(_)
        | PoolCondition::Coast(_) => None,
    });
    let name = speech.format(&match country {
        Some("MA") => Message::PoolOfMorocco { count },
        Some(_) => Message::PoolOfFrance { count },
        None if conditions.contains(&PoolCondition::Anywhere) => Message::PoolOfBoth { count },
        None => Message::PoolPlain { count },
    });
    let told: Vec<String> = conditions.iter().filter_map(|condition| condition_name(speech, condition)).collect();
    if told.is_empty() { name } else { speech.format(&Message::PoolWith { pool: name, conditions: speech.format_list_plain(&told) }) }
}

/// Whether the figures of a pool rest on estimates, which have no rank: the densities of Moroccan communes.
pub(super) fn rests_on_estimates(pool: &Pool, indicator: &Indicator) -> bool {
    let is_estimated = |input: &Input| Edition::current().is_estimated(&input.measure.id, pool.country());
    indicator.plan.inputs.iter().any(is_estimated)
}

/// The words of a condition; `None` for that of a country, which the name of the pool tells.
fn condition_name(speech: &Speech, condition: &PoolCondition) -> Option<String> {
    let number = |number: f64, decimals: u8| speech.format_number(number, decimals);
    let percent = |thousandths: i32| number(f64::from(thousandths) / 1000.0, 1);
    let message = match condition {
        PoolCondition::Anywhere | PoolCondition::Country(_) => return None,
        PoolCondition::Within(above) => {
            let name = if speech.language() == Language::Ar { above.arabic } else { above.name };
            Message::PoolWithin { level: speech.level_name_of_one(above.level), name: name.to_owned() }
        }
        PoolCondition::Times(hundredths) => {
            let decimals = u8::from(hundredths % 100 != 0);
            Message::PoolTimes { times: number(f64::from(*hundredths) / 100.0, decimals) }
        }
        PoolCondition::People { least, most } => match (least, most) {
            (0, None) => return None,
            (least, None) => Message::PoolFrom { least: number(f64::from(*least), 0) },
            (0, Some(most)) => Message::PoolUpTo { most: number(f64::from(*most), 0) },
            (least, Some(most)) => Message::PoolBetween { least: number(f64::from(*least), 0), most: number(f64::from(*most), 0) },
        },
        PoolCondition::Growth { least, most } => match (least, most) {
            (None, None) => return None,
            (Some(least), None) => Message::PoolGrowthFrom { least: percent(*least) },
            (None, Some(most)) => Message::PoolGrowthUpTo { most: percent(*most) },
            (Some(least), Some(most)) => Message::PoolGrowthBetween { least: percent(*least), most: percent(*most) },
        },
        PoolCondition::Urban(true) => Message::PoolUrban {},
        PoolCondition::Urban(false) => Message::PoolRural {},
        PoolCondition::Coast(kilometres) => Message::PoolCoast { kilometres: number(f64::from(*kilometres), 0) },
    };
    Some(speech.format(&message))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pools_have_names() {
        let name = |rule: &str, count| pool_name(&Speech::new(Language::En), &Pool::parse(rule).expect("a rule"), count);
        assert_eq!(name("MA", 1503), "1,503 communes of Morocco");
        assert_eq!(name("FR,size:20000-", 478), "478 communes of France (of 20,000 people or more)");
        assert_eq!(name("all,size:x1.5", 9), "9 communes of Morocco and France (of similar size, within ×1.5)");
        assert_eq!(name("region:Bretagne", 1202), "1,202 communes (region Bretagne)");
    }
}
