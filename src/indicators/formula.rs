//! Text of a formula in, its tree out, every node knowing where it stands; errors point at the character.
//!
//! `population / area_km2`, `100% - commute_car_pct`, `coalesce(unemployed / labour_force, unemployment_rate_pct)`,
//! `if(population >= 100000, "déchets collectés" ^ 0.5, 0)`. Comparisons bind least, then sums, products, signs and powers.

use std::ops::Range;

/// How deep parentheses and operators may nest.
const DEEPEST: usize = 64;

/// What is wrong with a formula.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FormulaFault {
    /// A character that means nothing here.
    Unexpected,
    /// The formula stops too early.
    Unfinished,
    /// It nests deeper than anyone can read.
    TooDeep,
    /// No function has this name.
    UnknownFunction,
    /// The function takes other arguments.
    Arguments,
    /// No measure has this name.
    UnknownMeasure,
    /// The two sides measure different things.
    UnitsDiffer,
    /// The result does not have the unit the indicator announces.
    WrongUnit,
}

/// A fault and the part of the text it is about.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{fault:?} at {}..{}", at.start, at.end)]
pub struct FormulaError {
    /// What is wrong.
    pub fault: FormulaFault,
    /// Where, in bytes of the text.
    pub at: Range<usize>,
}

/// The operations between two numbers.
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

/// Comparisons, of which `if` chooses.
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
    /// Every comparison with its signs, longer ones first.
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

    /// Whether it holds between two numbers.
    #[must_use]
    #[expect(clippy::float_cmp, reason = "the user asks whether two figures are the same")]
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

/// A node of the tree.
#[derive(Clone, PartialEq, Debug)]
pub enum Node {
    /// A number and its unit, if one was written: `50%`, `1[persons/seat]`.
    Number(f64, String),
    /// A measure, by identifier.
    Name(String),
    /// A sign change.
    Minus(Box<Formula>),
    /// Two sides.
    Both(Operator, Box<Formula>, Box<Formula>),
    /// A comparison.
    Compare(ComparisonOperator, Box<Formula>, Box<Formula>),
    /// A function and its arguments.
    Call(String, Vec<Formula>),
}

/// A formula and where it stands in its text.
#[derive(Clone, PartialEq, Debug)]
pub struct Formula {
    /// What it is.
    pub node: Node,
    /// Where it stands, in bytes.
    pub at: Range<usize>,
}

impl Formula {
    /// Reads a formula.
    ///
    /// # Errors
    /// The first fault and its place.
    pub fn parse(text: &str) -> Result<Self, FormulaError> {
        let mut parser = Parser { text, at: 0 };
        let formula = parser.comparison(0)?;
        parser.skip_blanks();
        if parser.at < text.len() { Err(parser.unexpected()) } else { Ok(formula) }
    }
}

impl Formula {
    /// The same formula with some names standing for others.
    #[must_use]
    pub(super) fn with<'a>(&'a self, given: &dyn Fn(&str) -> Option<&'a Self>) -> Self {
        let boxed = |inner: &'a Self| Box::new(inner.with(given));
        let node = match &self.node {
            Node::Name(name) => match given(name) {
                Some(formula) => return formula.clone(),
                None => Node::Name(name.clone()),
            },
            Node::Number(number, unit) => Node::Number(*number, unit.clone()),
            Node::Minus(inner) => Node::Minus(boxed(inner)),
            Node::Both(operator, left, right) => Node::Both(*operator, boxed(left), boxed(right)),
            Node::Compare(comparison, left, right) => Node::Compare(*comparison, boxed(left), boxed(right)),
            Node::Call(name, arguments) => Node::Call(name.clone(), arguments.iter().map(|argument| argument.with(given)).collect()),
        };
        Self { node, at: self.at.clone() }
    }

    /// The names it speaks of, without those of its functions and of the accounts of an inventory.
    #[must_use]
    pub fn names(&self) -> Vec<&str> {
        match &self.node {
            Node::Number(..) => Vec::new(),
            Node::Name(name) => vec![name],
            Node::Minus(inner) => inner.names(),
            Node::Both(_, left, right) | Node::Compare(_, left, right) => [left.names(), right.names()].concat(),
            Node::Call(name, _) if name == "inventory" => Vec::new(),
            Node::Call(_, arguments) => arguments.iter().flat_map(Self::names).collect(),
        }
    }
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
}

impl Parser<'_> {
    fn rest(&self) -> &str {
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
            Some(c) => FormulaError { fault: FormulaFault::Unexpected, at: self.at..self.at + c.len_utf8() },
            None => FormulaError { fault: FormulaFault::Unfinished, at: self.at..self.at },
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
        let at = left.at.start..right.at.end;
        Ok(Formula { node: Node::Compare(*comparison, Box::new(left), Box::new(right)), at })
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
            left = both(operator, left, right);
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
            left = both(operator, left, right);
        }
    }

    fn signed(&mut self, depth: usize) -> Result<Formula, FormulaError> {
        if depth >= DEEPEST {
            return Err(FormulaError { fault: FormulaFault::TooDeep, at: self.at..self.text.len() });
        }
        self.skip_blanks();
        let start = self.at;
        if self.eat('-') || self.eat('−') {
            let inner = self.signed(depth + 1)?;
            let at = start..inner.at.end;
            return Ok(Formula { node: Node::Minus(Box::new(inner)), at });
        }
        self.power(depth)
    }

    fn power(&mut self, depth: usize) -> Result<Formula, FormulaError> {
        let base = self.atom(depth)?;
        if !self.eat('^') {
            return Ok(base);
        }
        // From the right: 2 ^ 3 ^ 2 is 2 ^ 9.
        let exponent = self.signed(depth + 1)?;
        Ok(both(Operator::Power, base, exponent))
    }

    fn atom(&mut self, depth: usize) -> Result<Formula, FormulaError> {
        let start = self.at;
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
        let inside = self.rest().get(1..).unwrap_or_default();
        let Some(length) = inside.find('"') else {
            return Err(FormulaError { fault: FormulaFault::Unfinished, at: start..self.text.len() });
        };
        let name = inside.get(..length).unwrap_or_default().to_owned();
        self.at += length + 2;
        Ok(Formula { node: Node::Name(name), at: start..self.at })
    }

    fn number(&mut self, start: usize) -> Result<Formula, FormulaError> {
        let rest = self.rest();
        let length = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
        let number = rest.get(..length).and_then(|digits| digits.parse::<f64>().ok()).filter(|n| n.is_finite());
        let Some(number) = number else {
            return Err(FormulaError { fault: FormulaFault::Unexpected, at: start..start + length });
        };
        self.at += length;
        let unit = if self.eat('%') { "%".to_owned() } else { self.unit()? };
        Ok(Formula { node: Node::Number(number, unit), at: start..self.at })
    }

    /// The unit in square brackets behind a number, if one is written.
    fn unit(&mut self) -> Result<String, FormulaError> {
        if !self.eat('[') {
            return Ok(String::new());
        }
        let rest = self.rest();
        let Some(length) = rest.find(']') else {
            return Err(FormulaError { fault: FormulaFault::Unfinished, at: self.at - 1..self.text.len() });
        };
        let unit = rest.get(..length).unwrap_or_default().trim().to_owned();
        self.at += length + 1;
        Ok(unit)
    }

    fn word(&mut self, start: usize, depth: usize) -> Result<Formula, FormulaError> {
        let rest = self.rest();
        let length = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
        let name = rest.get(..length).unwrap_or_default().to_owned();
        self.at += length;
        if !self.eat('(') {
            return Ok(Formula { node: Node::Name(name), at: start..start + length });
        }
        let mut arguments = Vec::new();
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
        Ok(Formula { node: Node::Call(name, arguments), at: start..self.at })
    }
}

fn both(operator: Operator, left: Formula, right: Formula) -> Formula {
    let at = left.at.start..right.at.end;
    Formula { node: Node::Both(operator, Box::new(left), Box::new(right)), at }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn fault(text: &str) -> Option<(FormulaFault, Range<usize>)> {
        Formula::parse(text).err().map(|error| (error.fault, error.at))
    }

    #[test]
    fn products_bind_tighter_than_sums() {
        let tree = Formula::parse("a + b / c").map(|formula| formula.node);
        assert!(matches!(tree, Ok(Node::Both(Operator::Add, ..))), "{tree:?}");
    }

    #[test]
    fn accents_and_quoted_names() {
        assert!(Formula::parse("déchets / \"population légale\"").is_ok());
    }

    #[test]
    fn faults_point_at_the_character() {
        assert_eq!(fault("a + "), Some((FormulaFault::Unfinished, 4..4)));
        assert_eq!(fault("a ? b"), Some((FormulaFault::Unexpected, 2..3)));
        assert_eq!(fault("(a"), Some((FormulaFault::Unfinished, 2..2)));
        assert_eq!(fault("1.2.3"), Some((FormulaFault::Unexpected, 0..5)));
        assert_eq!(fault(&"(".repeat(5000)).map(|(fault, _)| fault), Some(FormulaFault::TooDeep));
        assert_eq!(fault(&"-".repeat(5000)).map(|(fault, _)| fault), Some(FormulaFault::TooDeep));
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
        let bare = |node: Node| Formula { node, at: 0..0 };
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
                inner.clone().prop_map(move |inner| bare(Node::Minus(Box::new(inner)))),
                (proptest::sample::select(OPERATORS), pair.clone()).prop_map(move |(operator, (left, right))| bare(Node::Both(
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

    /// The tree alone, without places.
    fn bared(formula: &Formula) -> Formula {
        let boxed = |inner: &Formula| Box::new(bared(inner));
        let node = match &formula.node {
            Node::Minus(inner) => Node::Minus(boxed(inner)),
            Node::Both(operator, left, right) => Node::Both(*operator, boxed(left), boxed(right)),
            Node::Compare(comparison, left, right) => Node::Compare(*comparison, boxed(left), boxed(right)),
            Node::Call(name, arguments) => Node::Call(name.clone(), arguments.iter().map(bared).collect()),
            Node::Number(..) | Node::Name(_) => formula.node.clone(),
        };
        Formula { node, at: 0..0 }
    }

    proptest! {
        #[test]
        fn what_is_printed_is_read_back(formula in any_formula()) {
            let printed = formula.to_string();
            let read = Formula::parse(&printed).map(|read| bared(&read));
            prop_assert_eq!(read, Ok(formula), "{}", printed);
        }

        #[test]
        fn any_text_is_read_without_panic(text in "[a-zé0-9+*/()%., \"<>=^-]{0,40}") {
            if let Err(error) = Formula::parse(&text) {
                prop_assert!(error.at.end <= text.len());
            }
        }
    }
}
