//! Currencies: what files write for them, and the dimension each is. No rate is built in: amounts in two currencies never add up.

/// The currencies the program knows by their ISO 4217 codes; each is a dimension of its own.
pub(super) const CURRENCIES: [&str; 16] =
    ["EUR", "MAD", "USD", "GBP", "CHF", "CAD", "XOF", "XAF", "DZD", "TND", "EGP", "MRU", "SAR", "AED", "CNY", "JPY"];

/// The identifier or name of a measure for amounts in another currency: `median_income_eur` becomes `median_income_mad`, and
/// `total_spending` becomes `total_spending_mad`.
#[must_use]
pub fn id_in_currency(id: &str, own: &str, currency: &str) -> String {
    let (own, currency) = (own.to_lowercase(), currency.to_lowercase());
    if id.split('_').any(|word| word == own) {
        id.split('_').map(|word| if word == own { currency.as_str() } else { word }).collect::<Vec<_>>().join("_")
    } else {
        format!("{id}_{currency}")
    }
}

#[cfg(test)]
mod tests {
    use super::id_in_currency;

    #[test]
    fn an_identifier_names_its_currency_once() {
        assert_eq!(id_in_currency("median_income_eur", "EUR", "MAD"), "median_income_mad");
        assert_eq!(id_in_currency("municipal_debt_eur_per_capita", "EUR", "XOF"), "municipal_debt_xof_per_capita");
        assert_eq!(id_in_currency("total_spending", "EUR", "MAD"), "total_spending_mad");
        assert_eq!(id_in_currency("europe_spending", "EUR", "MAD"), "europe_spending_mad");
    }
}
