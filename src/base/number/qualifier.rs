//! Qualifiers of numbers: "~500", "> 20", "500 (p)", "46254 (1)" in; the bare number and its [`Qualifier`] out.

use strum::VariantArray;

use crate::base::number::characters::is_ignored;
use crate::base::unit::is_unit;

/// A remark about a number, written beside it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, VariantArray, strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Qualifier {
    /// "~500", "env. 500", "≈ 500".
    About,
    /// "> 20", "≥ 20", "plus de 20".
    AtLeast,
    /// "< 20", "≤ 20", "moins de 20".
    AtMost,
    /// "500 (p)": provisional.
    Provisional,
    /// "500*", "500 (e)": a footnote or an estimate.
    Noted,
}

impl Qualifier {
    /// All qualifiers, in declaration order.
    pub const ALL: &'static [Self] = <Self as VariantArray>::VARIANTS;

    /// The index of this qualifier in [`Qualifier::ALL`].
    #[must_use]
    pub fn index(self) -> u32 {
        self as u32
    }

    /// The stable code, as written in the flags of exported files.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.into()
    }
}

/// Prefixes that qualify a number; ASCII letters match in either case.
const PREFIXES: &[(&str, Qualifier)] = &[
    ("~", Qualifier::About),
    ("≈", Qualifier::About),
    ("env.", Qualifier::About),
    ("environ", Qualifier::About),
    ("env ", Qualifier::About),
    ("ca.", Qualifier::About),
    ("ca ", Qualifier::About),
    ("approx.", Qualifier::About),
    ("about", Qualifier::About),
    ("(p)", Qualifier::Provisional),
    ("حوالي", Qualifier::About),
    (">=", Qualifier::AtLeast),
    ("≥", Qualifier::AtLeast),
    (">", Qualifier::AtLeast),
    ("plus de", Qualifier::AtLeast),
    ("more than", Qualifier::AtLeast),
    ("<=", Qualifier::AtMost),
    ("≤", Qualifier::AtMost),
    ("<", Qualifier::AtMost),
    ("moins de", Qualifier::AtMost),
    ("less than", Qualifier::AtMost),
];
/// Suffixes that qualify a number.
const SUFFIXES: &[(&str, Qualifier)] = &[
    ("(p)", Qualifier::Provisional),
    ("(P)", Qualifier::Provisional),
    (" p", Qualifier::Provisional),
    ("(prov.)", Qualifier::Provisional),
    ("(e)", Qualifier::Noted),
    ("(r)", Qualifier::Noted),
    ("***", Qualifier::Noted),
    ("**", Qualifier::Noted),
    ("*", Qualifier::Noted),
    ("†", Qualifier::Noted),
];

/// Splits a cell into the rest and its qualifier, if it has one.
pub(super) fn split_qualifier(cell: &str) -> (&str, Option<Qualifier>) {
    let is_digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
    if !is_digit(cell.as_bytes().first()) {
        for (prefix, qualifier) in PREFIXES {
            let head = cell.get(..prefix.len()).filter(|head| head.eq_ignore_ascii_case(prefix));
            if let Some(rest) = head.and_then(|_| cell.get(prefix.len()..)) {
                return (rest.trim_start(), Some(*qualifier));
            }
        }
    }
    if !is_digit(cell.as_bytes().last()) {
        for (suffix, qualifier) in SUFFIXES {
            if let Some(rest) = cell.strip_suffix(*suffix) {
                return (rest.trim_end(), Some(*qualifier));
            }
        }
    }
    if let Some(flagged) = strip_flags(cell) {
        return flagged;
    }
    match strip_footnote(cell) {
        Some(rest) => (rest, Some(Qualifier::Noted)),
        None => (cell, None),
    }
}

/// Flags that Eurostat and INSEE write behind a number: break in the series, differing definition, estimate, forecast, not
/// significant, provisional, revised, unreliable.
const FLAGS: &[u8] = b"bdefnpsru";
/// Flags that may not touch the number, and pairs that are no flags: "2e", "1er" and "2nd" are ordinals.
const ORDINALS: [&str; 6] = ["e", "er", "re", "nd", "rd", "d"];

/// Splits a number and the one or two flags behind it: "330p", "12,4 b", "7.9 bd". `None` if there are none, or if the letters are
/// a unit.
fn strip_flags(cell: &str) -> Option<(&str, Option<Qualifier>)> {
    let before = cell.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let flags = cell.get(before.len()..)?;
    let is_flagged = (1..=2).contains(&flags.len()) && flags.bytes().all(|flag| FLAGS.contains(&flag));
    let number = before.trim_end_matches(is_ignored);
    let touches = number.len() == before.len();
    if !is_flagged
        || (touches && ORDINALS.contains(&flags))
        || !number.ends_with(|c: char| c.is_ascii_digit())
        || (is_unit(flags) && flags != "d")
    {
        return None;
    }
    Some((number, Some(if flags.contains('p') { Qualifier::Provisional } else { Qualifier::Noted })))
}

/// The number without the footnote mark behind it, which is in brackets or superscript: "46254 (1)", "522250¹". `None` if
/// there is none.
fn strip_footnote(cell: &str) -> Option<&str> {
    let before = cell.trim_end_matches(['¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹']);
    if before.len() < cell.len() && before.ends_with(|c: char| c.is_ascii_digit()) {
        return Some(before);
    }
    for (open, close) in [('(', ')'), ('[', ']')] {
        if let Some((body, mark)) = cell.strip_suffix(close).and_then(|rest| rest.rsplit_once(open))
            && (1..=2).contains(&mark.len())
            && mark.bytes().all(|byte| byte.is_ascii_alphanumeric())
            && body.trim_end().ends_with(|c: char| c.is_ascii_digit() || c == '%')
        {
            return Some(body.trim_end());
        }
    }
    None
}
