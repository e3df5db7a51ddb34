//! Indicators of money in the currencies of the files. In: a catalogue and the measures that were read. Out: the catalogue in which
//! a share of two amounts is computed in any currency, and an amount has an indicator for each currency; no rate is needed or used.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use crate::base::currency::id_in_currency;
use crate::base::{IndicatorId, Unit};
use crate::indicators::catalogue::Catalogue;
use crate::indicators::check::check;
use crate::indicators::formula::{Formula, Node};
use crate::indicators::indicator::Indicator;
use crate::tidy::Measure;

impl Catalogue {
    /// This catalogue for the currencies of the measures that were read; `find` looks up a measure by identifier or name.
    #[must_use]
    pub fn in_currencies_of(&self, measures: &[Arc<Measure>], find: &dyn Fn(&str) -> Option<Arc<Measure>>) -> Self {
        let currencies: BTreeSet<&str> = measures.iter().filter_map(|measure| measure.parsed_unit().currency()).collect();
        let mut indicators = Vec::with_capacity(self.indicators().len());
        for indicator in self.indicators() {
            let others: Vec<&str> = currencies.iter().copied().filter(|code| is_given_in(indicator, code, measures)).collect();
            if Unit::parse(&indicator.unit).is_money() {
                indicators.push(Arc::clone(indicator));
                indicators.extend(others.iter().filter_map(|code| amount_in(indicator, code, find)).map(Arc::new));
            } else {
                let any = (!others.is_empty()).then(|| share_in_any(indicator, &others, find)).flatten();
                indicators.push(any.map_or_else(|| Arc::clone(indicator), Arc::new));
            }
        }
        Self::new(indicators)
    }
}

/// Whether all amounts that an indicator needs were read in a currency that is not its own.
fn is_given_in(indicator: &Indicator, currency: &str, measures: &[Arc<Measure>]) -> bool {
    let mut amounts = indicator.plan.inputs.iter().filter(|input| input.measure.parsed_unit().is_money()).peekable();
    amounts.peek().is_some()
        && amounts.all(|input| {
            let other = input.measure.in_currency(currency);
            other.is_some_and(|other| measures.iter().any(|measure| measure.id == other.id))
        })
}

/// An amount in another currency, as an indicator of its own.
fn amount_in(indicator: &Indicator, currency: &str, find: &dyn Fn(&str) -> Option<Arc<Measure>>) -> Option<Indicator> {
    let own = Unit::parse(&indicator.unit).currency()?;
    let formula = formula_in(indicator, currency, find)?;
    let unit = indicator.unit.replace(own, currency);
    let plan = check(&Formula::parse(&formula).ok()?, find, &Unit::parse(&unit)).ok()?;
    let id = id_in_currency(indicator.id.as_str(), own, currency);
    let names = indicator.names.with_suffix(&format!(" ({currency})"));
    Some(Indicator { id: IndicatorId::new(&id), names, unit, formula, plan, ..indicator.clone() })
}

/// A share of amounts, from those of the first currency in which a town has them.
fn share_in_any(indicator: &Indicator, others: &[&str], find: &dyn Fn(&str) -> Option<Arc<Measure>>) -> Option<Indicator> {
    let mut alternatives = vec![indicator.formula.clone()];
    for code in others {
        alternatives.push(formula_in(indicator, code, find)?);
    }
    let formula = format!("coalesce({})", alternatives.join(", "));
    let plan = check(&Formula::parse(&formula).ok()?, find, &Unit::parse(&indicator.unit)).ok()?;
    Some(Indicator { formula, plan, ..indicator.clone() })
}

/// The formula of an indicator with its amounts in another currency.
fn formula_in(indicator: &Indicator, currency: &str, find: &dyn Fn(&str) -> Option<Arc<Measure>>) -> Option<String> {
    let formula = Formula::parse(&indicator.formula).ok()?;
    let named = |name: &str| {
        let id = find(name)?.in_currency(currency)?.id;
        Some((name.to_owned(), Formula { node: Node::Name(id.as_str().to_owned()), span: 0..0 }))
    };
    let amounts: HashMap<String, Formula> = formula.names().into_iter().filter_map(named).collect();
    Some(formula.substituted(&|name| amounts.get(name)).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::Measures;

    #[test]
    fn a_share_is_computed_in_any_currency_and_an_amount_in_each() {
        let measures = Measures::shipped();
        let in_dirhams = |id: &str| Arc::new(measures.find(id).and_then(|measure| measure.in_currency("MAD")).expect("money"));
        let read = ["own_revenue", "total_revenue", "municipal_debt_eur_per_capita"].map(in_dirhams);
        let find = |name: &str| read.iter().find(|measure| measure.id.as_str() == name).or_else(|| measures.find(name)).cloned();
        let card = "[[indicator]]\nid='spending_pc'\nunit='EUR/person'\nformula='municipal_debt_eur_per_capita'\nfr='Revenu'\n";
        let (own, refused) = Catalogue::shipped(&measures).with_cards(&Catalogue::parse_cards(card).expect("a card"), &find);
        assert!(refused.is_empty(), "{refused:?}");
        let all = own.in_currencies_of(&read, &find);
        let formula = |id: &str| all.find(id).map(|indicator| indicator.formula.as_str());
        assert_eq!(formula("own_revenue_share"), Some("coalesce(own_revenue / total_revenue, own_revenue_mad / total_revenue_mad)"));
        assert_eq!(formula("spending_pc_mad"), Some("municipal_debt_mad_per_capita"));
        assert_eq!(
            all.find("spending_pc_mad").map(|amount| (amount.unit.as_str(), amount.names.fr.as_str())),
            Some(("MAD/person", "Revenu (MAD)"))
        );
        assert_eq!(formula("capital_spending_share"), Some("capital_spending / total_spending"), "no spending was read in dirhams");
    }
}
