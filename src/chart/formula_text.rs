//! The formula of an indicator as people read it: measures by their names, operators by their printed signs.
//!
//! The tree of the formula says where its names stand; everything between them is copied from the text the user wrote, so that
//! spaces and brackets stay.

use std::ops::Range;

use crate::indicators::{Formula, Indicator, Node};
use crate::speech::{Message, Speech};

/// The formula with the names of measures: `population / area_km2` becomes "population ÷ superficie".
#[must_use]
pub fn formula_text(indicator: &Indicator, speech: &Speech) -> String {
    let source = indicator.formula.as_str();
    let mut printer = Printer { source, printed_to: 0, text: String::new(), indicator, speech };
    // The formula of an indicator was proved: it can be parsed.
    if let Ok(formula) = Formula::parse(source) {
        printer.print_names(&formula);
    }
    printer.copy_until(source.len());
    printer.text.trim_end().to_owned()
}

/// Prints a formula from its source text, name by name.
struct Printer<'a> {
    source: &'a str,
    /// How many bytes of the source are printed.
    printed_to: usize,
    text: String,
    indicator: &'a Indicator,
    speech: &'a Speech,
}

impl Printer<'_> {
    /// Prints the names in a formula, in the order of the text, and what stands before each.
    fn print_names(&mut self, formula: &Formula) {
        match &formula.node {
            Node::Number(..) => {}
            Node::Name(name) => self.print_measure(name, formula.span.clone()),
            Node::Negate(inner) => self.print_names(inner),
            Node::Binary(_, left, right) | Node::Compare(_, left, right) => {
                self.print_names(left);
                self.print_names(right);
            }
            // Its name says the quantity as well: "carbone dégradable des déchets (défaut du pays)".
            Node::Call(name, arguments) if name == "default" => {
                self.copy_until(formula.span.start);
                self.printed_to = formula.span.end;
                self.text.extend(arguments.first().map(|quantity| self.default_name(quantity)));
            }
            Node::Call(name, arguments) => {
                self.print_function(name, formula.span.start);
                for argument in arguments {
                    self.print_names(argument);
                }
            }
        }
    }

    /// The name of a measure, in quotes if the formula has it in quotes.
    fn print_measure(&mut self, name: &str, at: Range<usize>) {
        self.copy_until(at.start);
        let is_quoted = at.len() > name.len();
        let printed = self.measure_name(name).unwrap_or_else(|| name.to_owned());
        let quote = if is_quoted { "\"" } else { "" };
        self.text.extend([quote, &printed, quote]);
        self.printed_to = at.end;
    }

    /// The name of a function in words, with a space before its brackets.
    fn print_function(&mut self, name: &str, start: usize) {
        self.copy_until(start);
        self.printed_to = start + name.len();
        let printed = self.measure_name(name).unwrap_or_else(|| function_name(name, self.speech));
        self.text.push_str(&printed);
        if self.source.get(self.printed_to..).is_some_and(|rest| rest.starts_with('(')) {
            self.text.push(' ');
        }
    }

    /// The name of an input of the indicator in the language; `None` for other names.
    fn measure_name(&self, id: &str) -> Option<String> {
        let input = self.indicator.plan.inputs.iter().find(|input| input.measure.id.as_str() == id)?;
        Some(input.measure.names.get(self.speech.language()).to_owned())
    }

    /// The quantity that a default of the country stands for.
    fn default_name(&self, quantity: &Formula) -> String {
        let name = self.source.get(quantity.span.clone()).unwrap_or_default().trim().to_owned();
        self.speech.format(&Message::DefaultName { factor: name.clone(), name })
    }

    /// Copies the source up to a byte, with the printed signs of operators.
    fn copy_until(&mut self, end: usize) {
        let between = self.source.get(self.printed_to..end).unwrap_or_default();
        debug_assert!(end <= self.printed_to || !between.is_empty(), "names are printed in the order of the text");
        self.text.extend(between.chars().map(|c| match c {
            '/' => '÷',
            '*' => '×',
            '-' => '−',
            other => other,
        }));
        self.printed_to = end.max(self.printed_to);
    }
}

/// A function in words where it has some, else as it is written.
fn function_name(name: &str, speech: &Speech) -> String {
    let message = match name {
        "coalesce" => Message::FormulaFirstKnown {},
        "annual_growth" => Message::FormulaGrowth {},
        "inventory" => Message::FormulaInventory {},
        "previous" => Message::FormulaPrevious {},
        "change" => Message::FormulaChange {},
        "served" => Message::FormulaServed {},
        "same_year" => Message::FormulaSameYear {},
        other => Message::FormulaFunction { name: other.to_owned() },
    };
    speech.format(&message)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::indicators::IndicatorCard;
    use crate::speech::Language;
    use crate::tidy::Measures;

    fn printed(formula: &str, unit: &str) -> String {
        let measures = Measures::shipped();
        let card = IndicatorCard::custom("x", "X", unit, formula);
        let indicator = card.check(&|name| measures.find(name).cloned()).expect("a formula");
        formula_text(&indicator, &Speech::new(Language::En))
    }

    #[test]
    fn names_and_operators_are_printed_and_spaces_stay() {
        assert_eq!(printed("(population)/area_km2", "persons/km2"), "(Population)÷Area");
        assert_eq!(
            printed("coalesce(population, 2 * population) - 3[persons]", "persons"),
            "first known of (Population, 2 × Population) − 3[persons]"
        );
    }

    #[test]
    fn names_in_quotes_keep_their_quotes() {
        assert_eq!(printed("\"population\" / area_km2", "persons/km2"), "\"Population\" ÷ Area");
    }
}
