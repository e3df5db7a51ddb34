//! Parses formulas: text in, a syntax tree out whose nodes know their place in the text; errors point at the character.
//!
//! Examples: `population / area_km2`, `100% - commute_car_pct`, `coalesce(unemployed / labour_force, unemployment_rate_pct)`,
//! `if(population >= 100000, "déchets collectés" ^ 0.5, 0)`. Comparisons bind least, then sums, products, signs and powers.

use std::ops::Range;

/// How deep parentheses and operators may nest.
const MAX_DEPTH: usize = 64;
/// The largest number of names, numbers and parentheses: a sum of many terms nests as deep as it is long.
const MAX_TERMS: usize = 500;

/// What is wrong with a formula.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FormulaFault {
    /// A character that is not allowed here.
    Unexpected,
    /// The formula ends too early.
    Unfinished,
    /// Parentheses or operators nest too deep, or there are too many terms.
    TooDeep,
    /// No function has this name.
    UnknownFunction,
    /// The arguments do not fit the function.
    Arguments,
    /// No measure has this name.
    UnknownMeasure,
    /// The units of two operands have different dimensions.
    UnitsDiffer,
    /// The result cannot be converted to the unit of the indicator.
    WrongUnit,
}

/// A fault and its place in the text.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{fault:?} at {}..{}", span.start, span.end)]
pub struct FormulaError {
    /// The fault.
    pub fault: FormulaFault,
    /// Its place, in bytes of the text.
    pub span: Range<usize>,
}

/// An arithmetic operator.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Operator {
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `*`
    Multiply,
    /// `/`
    Divide,
    /// `^`
    Power,
}

/// A comparison operator, for the condition of `if`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ComparisonOperator {
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    More,
    /// `>=`
    AtLeast,
    /// `=`
    Same,
    /// `!=`
    Other,
}

impl ComparisonOperator {
    /// All spellings of the operators, longer ones first; the first spelling of an operator is the one printed.
    pub(super) const SIGNS: [(&'static str, Self); 11] = [
        ("<=", Self::AtMost),
        (">=", Self::AtLeast),
        ("!=", Self::Other),
        ("<>", Self::Other),
        ("==", Self::Same),
        ("≤", Self::AtMost),
        ("≥", Self::AtLeast),
        ("≠", Self::Other),
        ("<", Self::Less),
        (">", Self::More),
        ("=", Self::Same),
    ];

    /// Whether the comparison holds between two numbers.
    #[must_use]
    #[expect(clippy::float_cmp, reason = "the user asks whether two numbers are equal")]
    pub fn holds(self, left: f64, right: f64) -> bool {
        match self {
            Self::Less => left < right,
            Self::AtMost => left <= right,
            Self::More => left > right,
            Self::AtLeast => left >= right,
            Self::Same => left == right,
            Self::Other => left != right,
        }
    }
}

/// A node of the syntax tree.
#[derive(Clone, PartialEq, Debug)]
pub enum Node {
    /// A number and its unit, empty if none is written: `50%`, `1[persons/seat]`.
    Number(f64, String),
    /// A measure, by identifier or name.
    Name(String),
    /// The negative of a formula.
    Negate(Box<Formula>),
    /// An operator and its operands.
    Binary(Operator, Box<Formula>, Box<Formula>),
    /// A comparison and its operands.
    Compare(ComparisonOperator, Box<Formula>, Box<Formula>),
    /// A function and its arguments.
    Call(String, Vec<Formula>),
}

/// A formula, or a part of one, with its place in the text.
#[derive(Clone, PartialEq, Debug)]
pub struct Formula {
    /// The node.
    pub node: Node,
    /// Its place, in bytes of the text.
    pub span: Range<usize>,
}

impl Formula {
    /// Parses a formula.
    ///
    /// # Errors
    /// The first fault and its place.
    pub fn parse(text: &str) -> Result<Self, FormulaError> {
        let mut parser = Parser { text, at: 0, terms: 0, has_decimal_commas: true };
        let formula = parser.comparison(0)?;
        parser.skip_blanks();
        if parser.at < text.len() { Err(parser.unexpected()) } else { Ok(formula) }
    }

    /// The same formula with names replaced by the formulas that `replacement` gives for them.
    #[must_use]
    pub(super) fn substituted<'a>(&'a self, replacement: &dyn Fn(&str) -> Option<&'a Self>) -> Self {
        let boxed = |inner: &'a Self| Box::new(inner.substituted(replacement));
        let node = match &self.node {
            Node::Name(name) => match replacement(name) {
                Some(formula) => return formula.clone(),
                None => Node::Name(name.clone()),
            },
            Node::Number(number, unit) => Node::Number(*number, unit.clone()),
            Node::Negate(inner) => Node::Negate(boxed(inner)),
            Node::Binary(operator, left, right) => Node::Binary(*operator, boxed(left), boxed(right)),
            Node::Compare(comparison, left, right) => Node::Compare(*comparison, boxed(left), boxed(right)),
            Node::Call(name, arguments) => {
                Node::Call(name.clone(), arguments.iter().map(|argument| argument.substituted(replacement)).collect())
            }
        };
        Self { node, span: self.span.clone() }
    }

    /// The names of the measures in a formula, in order and with repetitions. Function names and the arguments of
    /// `inventory` and `default` are not measures.
    #[must_use]
    pub fn names(&self) -> Vec<&str> {
        match &self.node {
            Node::Number(..) => Vec::new(),
            Node::Name(name) => vec![name],
            Node::Negate(inner) => inner.names(),
            Node::Binary(_, left, right) | Node::Compare(_, left, right) => [left.names(), right.names()].concat(),
            Node::Call(name, _) if name == "inventory" || name == "default" => Vec::new(),
            Node::Call(_, arguments) => arguments.iter().flat_map(Self::names).collect(),
        }
    }
}

/// A recursive-descent parser; `depth` counts the levels of nesting.
struct Parser<'a> {
    text: &'a str,
    at: usize,
    terms: usize,
    /// Whether a comma between two digits is a decimal mark here, and does not separate arguments.
    has_decimal_commas: bool,
}

impl Parser<'_> {
    /// The text that is not parsed yet.
    fn rest(&self) -> &str {
        debug_assert!(self.text.is_char_boundary(self.at), "the parser moves by whole characters");
        self.text.get(self.at..).unwrap_or_default()
    }

    fn skip_blanks(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
    }

    fn peek(&mut self) -> Option<char> {
        self.skip_blanks();
        self.rest().chars().next()
    }

    fn eat(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(wanted);
        if found {
            self.at += wanted.len_utf8();
        }
        found
    }

    fn unexpected(&self) -> FormulaError {
        match self.rest().chars().next() {
            Some(c) => FormulaError { fault: FormulaFault::Unexpected, span: self.at..self.at + c.len_utf8() },
            None => FormulaError { fault: FormulaFault::Unfinished, span: self.at..self.at },
        }
    }

    fn comparison(&mut self, depth: usize) -> Result<Formula, FormulaError> {
        let left = self.sum(depth)?;
        self.skip_blanks();
        let Some((sign, comparison)) = ComparisonOperator::SIGNS.iter().find(|(sign, _)| self.rest().starts_with(sign)) else {
            return Ok(left);
        };
        self.at += sign.len();
        let right = self.sum(depth)?;
        let at = left.span.start..right.span.end;
        Ok(Formula { node: Node::Compare(*comparison, Box::new(left), Box::new(right)), span: at })
    }

    fn sum(&mut self, depth: usize) -> Result<Formula, FormulaError> {
        let mut left = self.product(depth)?;
        loop {
            let operator = match self.peek() {
                Some('+') => Operator::Add,
                Some('-' | '−') => Operator::Subtract,
                _ => return Ok(left),
            };
            self.at += self.rest().chars().next().map_or(0, char::len_utf8);
            let right = self.product(depth)?;
            left = binary(operator, left, right);
        }
    }

    fn product(&mut self, depth: usize) -> Result<Formula, FormulaError> {
        let mut left = self.signed(depth)?;
        loop {
            let operator = match self.peek() {
                Some('*' | '×') => Operator::Multiply,
                Some('/' | '÷') => Operator::Divide,
                _ => return Ok(left),
            };
            self.at += self.rest().chars().next().map_or(0, char::len_utf8);
            let right = self.signed(depth)?;
            left = binary(operator, left, right);
        }
    }

    fn signed(&mut self, depth: usize) -> Result<Formula, FormulaError> {
        if depth >= MAX_DEPTH {
            return Err(FormulaError { fault: FormulaFault::TooDeep, span: self.at..self.text.len() });
        }
        self.skip_blanks();
        let start = self.at;
        if self.eat('-') || self.eat('−') {
            let inner = self.signed(depth + 1)?;
            let at = start..inner.span.end;
            return Ok(Formula { node: Node::Negate(Box::new(inner)), span: at });
        }
        self.power(depth)
    }

    fn power(&mut self, depth: usize) -> Result<Formula, FormulaError> {
        let base = self.atom(depth)?;
        if !self.eat('^') {
            return Ok(base);
        }
        // Right-associative: 2 ^ 3 ^ 2 is 2 ^ 9.
        let exponent = self.signed(depth + 1)?;
        Ok(binary(Operator::Power, base, exponent))
    }

    fn atom(&mut self, depth: usize) -> Result<Formula, FormulaError> {
        let start = self.at;
        self.terms += 1;
        if self.terms > MAX_TERMS {
            return Err(FormulaError { fault: FormulaFault::TooDeep, span: self.at..self.text.len() });
        }
        match self.peek() {
            Some('(') => {
                self.eat('(');
                let inner = self.comparison(depth + 1)?;
                if self.eat(')') { Ok(inner) } else { Err(self.unexpected()) }
            }
            Some('"') => self.quoted(start),
            Some(c) if c.is_ascii_digit() || c == '.' => self.number(start),
            Some(c) if c.is_alphabetic() || c == '_' => self.word(start, depth),
            _ => Err(self.unexpected()),
        }
    }

    fn quoted(&mut self, start: usize) -> Result<Formula, FormulaError> {
        let Some((name, _)) = self.rest().strip_prefix('"').and_then(|inside| inside.split_once('"')) else {
            return Err(FormulaError { fault: FormulaFault::Unfinished, span: start..self.text.len() });
        };
        let name = name.to_owned();
        self.at += name.len() + 2;
        Ok(Formula { node: Node::Name(name), span: start..self.at })
    }

    fn number(&mut self, start: usize) -> Result<Formula, FormulaError> {
        let rest = self.rest();
        let mut length = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
        let (whole, behind) = rest.split_at_checked(length).unwrap_or((rest, ""));
        let decimals = behind.strip_prefix(',').map_or("", |behind| behind.split(|c: char| !c.is_ascii_digit()).next().unwrap_or_default());
        let is_decimal = self.has_decimal_commas && !decimals.is_empty() && !whole.contains('.');
        let written = if is_decimal { format!("{whole}.{decimals}") } else { whole.to_owned() };
        length += if is_decimal { decimals.len() + 1 } else { 0 };
        let number = written.parse::<f64>().ok().filter(|n| n.is_finite());
        let Some(number) = number else {
            return Err(FormulaError { fault: FormulaFault::Unexpected, span: start..start + length });
        };
        self.at += length;
        let unit = if self.eat('%') { "%".to_owned() } else { self.unit()? };
        Ok(Formula { node: Node::Number(number, unit), span: start..self.at })
    }

    /// The unit in square brackets after a number; empty if none is written.
    fn unit(&mut self) -> Result<String, FormulaError> {
        if !self.eat('[') {
            return Ok(String::new());
        }
        let Some((written, _)) = self.rest().split_once(']') else {
            return Err(FormulaError { fault: FormulaFault::Unfinished, span: self.at - 1..self.text.len() });
        };
        let (unit, length) = (written.trim().to_owned(), written.len());
        self.at += length + 1;
        Ok(unit)
    }

    fn word(&mut self, start: usize, depth: usize) -> Result<Formula, FormulaError> {
        let rest = self.rest();
        let name: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        let length = name.len();
        self.at += length;
        if !self.eat('(') {
            return Ok(Formula { node: Node::Name(name), span: start..start + length });
        }
        let mut arguments = Vec::new();
        // In "min(0,3; 2)" semicolons separate, so that commas are decimal marks.
        let outside = self.has_decimal_commas;
        self.has_decimal_commas = has_semicolons(self.rest());
        if !self.eat(')') {
            loop {
                arguments.push(self.comparison(depth + 1)?);
                if self.eat(')') {
                    break;
                }
                if !self.eat(',') && !self.eat(';') {
                    return Err(self.unexpected());
                }
            }
        }
        self.has_decimal_commas = outside;
        Ok(Formula { node: Node::Call(name, arguments), span: start..self.at })
    }
}

/// Whether semicolons separate the arguments of a call, of which the text behind its opening bracket is given.
fn has_semicolons(text: &str) -> bool {
    let mut depth = 0_usize;
    for c in text.chars() {
        match c {
            '(' => depth += 1,
            ')' if depth == 0 => return false,
            ')' => depth -= 1,
            ';' if depth == 0 => return true,
            _ => {}
        }
    }
    false
}

fn binary(operator: Operator, left: Formula, right: Formula) -> Formula {
    let at = left.span.start..right.span.end;
    Formula { node: Node::Binary(operator, Box::new(left), Box::new(right)), span: at }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn fault(text: &str) -> Option<(FormulaFault, Range<usize>)> {
        Formula::parse(text).err().map(|error| (error.fault, error.span))
    }

    #[test]
    fn products_bind_tighter_than_sums() {
        let tree = Formula::parse("a + b / c").map(|formula| formula.node);
        assert!(matches!(tree, Ok(Node::Binary(Operator::Add, ..))), "{tree:?}");
    }

    #[test]
    fn accents_and_quoted_names() {
        assert!(Formula::parse("déchets / \"population légale\"").is_ok());
        let tree = |text: &str| Formula::parse(text).map(|tree| tree.node).ok();
        let arguments = |text: &str| if let Some(Node::Call(_, all)) = tree(text) { all.len() } else { 0 };
        assert_eq!((tree("0,3"), arguments("min(1,2)"), arguments("min(0,3; 2)")), (tree("0.3"), 2, 2));
    }

    #[test]
    fn faults_point_at_the_character() {
        assert_eq!(fault("a + "), Some((FormulaFault::Unfinished, 4..4)));
        assert_eq!(fault("a ? b"), Some((FormulaFault::Unexpected, 2..3)));
        assert_eq!(fault("(a"), Some((FormulaFault::Unfinished, 2..2)));
        assert_eq!(fault("1.2.3"), Some((FormulaFault::Unexpected, 0..5)));
        assert_eq!(fault(&"(".repeat(5000)).map(|(fault, _)| fault), Some(FormulaFault::TooDeep));
        assert_eq!(fault(&"-".repeat(5000)).map(|(fault, _)| fault), Some(FormulaFault::TooDeep));
        for chain in ["1+", "2*", "1 - ", "a / ", "max(1, ", "2 ^ "] {
            let text = chain.repeat(10_000) + "1";
            assert_eq!(fault(&text).map(|(fault, _)| fault), Some(FormulaFault::TooDeep), "{chain}");
        }
        assert_eq!(fault(&("1+".repeat(MAX_TERMS - 1) + "1")), None);
    }

    #[test]
    fn powers_comparisons_and_signs_bind_as_people_expect() {
        let printed = |text: &str| Formula::parse(text).expect("a formula").to_string();
        assert_eq!(printed("-a^2"), "-a ^ 2");
        assert_eq!(printed("(a+b)*c ≥ 2"), "(a + b) * c >= 2");
        assert_eq!(printed("a-(b-c)"), "a - (b - c)");
        assert_eq!(printed("2^3^-x"), "2 ^ 3 ^ -x");
        assert_eq!(printed("if(a<b; \"eau potable\"; 50%)"), "if(a < b, \"eau potable\", 50%)");
        assert!(Formula::parse("a < b < c").is_err());
    }

    const OPERATORS: &[Operator] = &[Operator::Add, Operator::Subtract, Operator::Multiply, Operator::Divide, Operator::Power];

    fn any_formula() -> impl Strategy<Value = Formula> {
        let bare = |node: Node| Formula { node, span: 0..0 };
        let leaf = prop_oneof![
            (0.0..1e9_f64).prop_map(move |number| bare(Node::Number(number, String::new()))),
            (0..100_u32).prop_map(move |number| bare(Node::Number(f64::from(number), "%".to_owned()))),
            "[a-z/ ]{1,6}".prop_map(move |unit| bare(Node::Number(1.5, unit.trim().to_owned()))),
            "[a-zé_][a-z0-9_]{0,5}".prop_map(move |name| bare(Node::Name(name))),
            "[ a-z'0-9]{1,8}".prop_map(move |name| bare(Node::Name(name))),
        ];
        leaf.prop_recursive(5, 40, 3, move |inner| {
            let pair = (inner.clone(), inner.clone());
            prop_oneof![
                inner.clone().prop_map(move |inner| bare(Node::Negate(Box::new(inner)))),
                (proptest::sample::select(OPERATORS), pair.clone()).prop_map(move |(operator, (left, right))| bare(Node::Binary(
                    operator,
                    Box::new(left),
                    Box::new(right)
                ))),
                pair.prop_map(move |(left, right)| bare(Node::Compare(ComparisonOperator::AtMost, Box::new(left), Box::new(right)))),
                ("[a-z_]{1,6}", proptest::collection::vec(inner, 0..4))
                    .prop_map(move |(name, arguments)| bare(Node::Call(name, arguments))),
            ]
        })
    }

    /// The tree without places in the text.
    fn without_places(formula: &Formula) -> Formula {
        let boxed = |inner: &Formula| Box::new(without_places(inner));
        let node = match &formula.node {
            Node::Negate(inner) => Node::Negate(boxed(inner)),
            Node::Binary(operator, left, right) => Node::Binary(*operator, boxed(left), boxed(right)),
            Node::Compare(comparison, left, right) => Node::Compare(*comparison, boxed(left), boxed(right)),
            Node::Call(name, arguments) => Node::Call(name.clone(), arguments.iter().map(without_places).collect()),
            Node::Number(..) | Node::Name(_) => formula.node.clone(),
        };
        Formula { node, span: 0..0 }
    }

    proptest! {
        #![proptest_config(crate::base::testing::proptest_config())]

        #[test]
        fn a_printed_formula_parses_to_itself(formula in any_formula()) {
            let printed = formula.to_string();
            let read = Formula::parse(&printed).map(|read| without_places(&read));
            prop_assert_eq!(read, Ok(formula), "{}", printed);
        }

        #[test]
        fn any_text_parses_without_panic(text in "[a-zé0-9+*/()%., \"<>=^-]{0,40}") {
            if let Err(error) = Formula::parse(&text) {
                prop_assert!(error.span.end <= text.len());
            }
        }
    }
}
