//! Prints formulas so that the text parses to the same formula.

use std::fmt;

use crate::indicators::formula::{ComparisonOperator, Formula, Node, Operator};

/// The precedence of a node. A node needs brackets where its surroundings require a higher one.
fn precedence(node: &Node) -> u8 {
    match node {
        Node::Compare(..) => 0,
        Node::Binary(Operator::Add | Operator::Subtract, ..) => 1,
        Node::Binary(Operator::Multiply | Operator::Divide, ..) => 2,
        Node::Negate(_) => 3,
        Node::Binary(Operator::Power, ..) => 4,
        Node::Number(..) | Node::Name(_) | Node::Call(..) => 5,
    }
}

/// An operand, printed in brackets if its precedence is lower than required.
struct Operand<'a> {
    formula: &'a Formula,
    required: u8,
}

impl fmt::Display for Operand<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { formula, required } = self;
        if precedence(&formula.node) < *required { write!(out, "({formula})") } else { formula.fmt(out) }
    }
}

/// The text parses to the same formula.
impl fmt::Display for Formula {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let own = precedence(&self.node);
        let operand = |formula, required| Operand { formula, required };
        match &self.node {
            Node::Number(number, unit) => match unit.as_str() {
                "" | "%" => write!(out, "{number}{unit}"),
                unit => write!(out, "{number}[{unit}]"),
            },
            Node::Name(name) if is_word(name) => out.write_str(name),
            Node::Name(name) => write!(out, "\"{name}\""),
            Node::Negate(inner) => write!(out, "-{}", operand(inner, own)),
            Node::Binary(operator, left, right) => {
                // Operators are left-associative, but for the power.
                let (sign, left_required, right_required) = match operator {
                    Operator::Add => (" + ", own, own + 1),
                    Operator::Subtract => (" - ", own, own + 1),
                    Operator::Multiply => (" * ", own, own + 1),
                    Operator::Divide => (" / ", own, own + 1),
                    Operator::Power => (" ^ ", own + 1, own - 1),
                };
                write!(out, "{}{sign}{}", operand(left, left_required), operand(right, right_required))
            }
            Node::Compare(comparison, left, right) => {
                let sign = ComparisonOperator::SIGNS.iter().find(|(_, other)| other == comparison).map_or("=", |(sign, _)| sign);
                write!(out, "{} {sign} {}", operand(left, own + 1), operand(right, own + 1))
            }
            Node::Call(name, arguments) => {
                write!(out, "{name}(")?;
                for (index, argument) in arguments.iter().enumerate() {
                    write!(out, "{}{argument}", if index > 0 { ", " } else { "" })?;
                }
                out.write_str(")")
            }
        }
    }
}

/// Whether a name can be written without quotes.
fn is_word(name: &str) -> bool {
    name.starts_with(|c: char| c.is_alphabetic() || c == '_') && name.chars().all(|c| c.is_alphanumeric() || c == '_')
}
