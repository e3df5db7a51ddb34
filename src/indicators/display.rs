//! A formula in, its text out, so that it is read back as the same formula.

use std::fmt;

use crate::indicators::formula::{ComparisonOperator, Formula, Node, Operator};

/// How tightly a node binds: what binds less than its surroundings asks needs brackets.
fn binding(node: &Node) -> u8 {
    match node {
        Node::Compare(..) => 0,
        Node::Both(Operator::Add | Operator::Subtract, ..) => 1,
        Node::Both(Operator::Multiply | Operator::Divide, ..) => 2,
        Node::Minus(_) => 3,
        Node::Both(Operator::Power, ..) => 4,
        Node::Number(..) | Node::Name(_) | Node::Call(..) => 5,
    }
}

/// A formula that needs brackets where something binding at least so tightly is expected.
struct Inside<'a>(&'a Formula, u8);

impl fmt::Display for Inside<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if binding(&self.0.node) < self.1 { write!(out, "({})", self.0) } else { self.0.fmt(out) }
    }
}

/// Printed so that it is read back as the same formula.
impl fmt::Display for Formula {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let own = binding(&self.node);
        match &self.node {
            Node::Number(number, unit) => match unit.as_str() {
                "" | "%" => write!(out, "{number}{unit}"),
                unit => write!(out, "{number}[{unit}]"),
            },
            Node::Name(name) if is_word(name) => out.write_str(name),
            Node::Name(name) => write!(out, "\"{name}\""),
            Node::Minus(inner) => write!(out, "-{}", Inside(inner, own)),
            Node::Both(operator, left, right) => {
                let (sign, before, after) = match operator {
                    Operator::Add => (" + ", own, own + 1),
                    Operator::Subtract => (" - ", own, own + 1),
                    Operator::Multiply => (" * ", own, own + 1),
                    Operator::Divide => (" / ", own, own + 1),
                    Operator::Power => (" ^ ", own + 1, own - 1),
                };
                write!(out, "{}{sign}{}", Inside(left, before), Inside(right, after))
            }
            Node::Compare(comparison, left, right) => {
                let sign = ComparisonOperator::SIGNS.iter().find(|(_, other)| other == comparison).map_or("=", |(sign, _)| sign);
                write!(out, "{} {sign} {}", Inside(left, own + 1), Inside(right, own + 1))
            }
            Node::Call(name, arguments) => {
                write!(out, "{name}(")?;
                for (rank, argument) in arguments.iter().enumerate() {
                    write!(out, "{}{argument}", if rank > 0 { ", " } else { "" })?;
                }
                out.write_str(")")
            }
        }
    }
}

/// Whether a name stands without quotes.
fn is_word(name: &str) -> bool {
    name.starts_with(|c: char| c.is_alphabetic() || c == '_') && name.chars().all(|c| c.is_alphanumeric() || c == '_')
}
