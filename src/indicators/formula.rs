//! Text of a formula in, its tree out, every node knowing where it stands; errors point at the character.
//!
//! `population / area_km2`, `100% - commute_car_pct`, `coalesce(unemployed / labour_force, unemployment_rate_pct)`.

use std::ops::Range;

use crate::base::Unit;

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

/// The four operations.
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
}

/// A node of the tree.
#[derive(Clone, PartialEq, Debug)]
pub enum Node {
    /// A number, with `%` if it was written so.
    Number(f64, Unit),
    /// A measure, by identifier.
    Name(String),
    /// A sign change.
    Minus(Box<Formula>),
    /// Two sides.
    Both(Operator, Box<Formula>, Box<Formula>),
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
        let formula = parser.sum(0)?;
        parser.skip_blanks();
        if parser.at < text.len() { Err(parser.unexpected()) } else { Ok(formula) }
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
        self.atom(depth)
    }

    fn atom(&mut self, depth: usize) -> Result<Formula, FormulaError> {
        let start = self.at;
        match self.peek() {
            Some('(') => {
                self.eat('(');
                let inner = self.sum(depth + 1)?;
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
        let unit = if self.eat('%') { Unit::parse("%") } else { Unit::one() };
        Ok(Formula { node: Node::Number(number, unit), at: start..self.at })
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
                arguments.push(self.sum(depth + 1)?);
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

    proptest! {
        #[test]
        fn any_text_is_read_without_panic(text in "[a-zé0-9+*/()%., \"-]{0,40}") {
            if let Err(error) = Formula::parse(&text) {
                prop_assert!(error.at.end <= text.len());
            }
        }
    }
}
