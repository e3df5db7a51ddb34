//! What an explanation says gives the figure again: the calculation it prints, worked out by a small calculator that knows nothing of the
//! program, and each number in it, which stands in the cell the explanation names. Emissions name their factor, its set and its country.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test stops where it fails, and says how much it read"
)]

mod support;

use std::collections::BTreeMap;

use jumelles::base::IndicatorId;
use jumelles::chart::{Explanation, explain};
use jumelles::speech::{Language, Speech};

/// A sign of a calculation.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Sign {
    Number(f64),
    Mark(char),
}

/// The numbers and marks of a calculation in English; words are units and mean nothing. `None` when it names a function.
fn signs(text: &str) -> Option<Vec<Sign>> {
    let mut signs = Vec::new();
    let mut letters = text.chars().filter(|c| !matches!(c, '\u{2066}'..='\u{2069}' | '\u{200e}')).peekable();
    while let Some(letter) = letters.next() {
        if letter.is_ascii_digit() {
            let mut number = letter.to_string();
            while let Some(next) = letters.next_if(|c| c.is_ascii_digit() || *c == ',' || *c == '.') {
                number.push(next);
            }
            signs.push(Sign::Number(number.replace(',', "").parse().ok()?));
        } else if letter.is_alphabetic() {
            let mut word = letter.to_string();
            while let Some(next) = letters.next_if(|c| c.is_alphanumeric() || matches!(c, '²' | '³' | '₂' | '/')) {
                word.push(next);
            }
            if ["ln", "smallest", "largest", "round", "sum", "mean", "absolute"].contains(&word.as_str()) {
                return None;
            }
        } else if "()+×÷^".contains(letter) || letter == '\u{2212}' {
            signs.push(Sign::Mark(letter));
        }
    }
    Some(signs)
}

/// Works out signs from the loosest operator (0) on; `at` moves behind what was read.
fn work_out(signs: &[Sign], at: &mut usize, level: usize) -> Option<f64> {
    const LEVELS: [&str; 3] = ["+\u{2212}", "×÷", "^"];
    if level == LEVELS.len() {
        let sign = *signs.get(*at)?;
        *at += 1;
        return match sign {
            Sign::Number(number) => Some(number),
            Sign::Mark('\u{2212}') => Some(-work_out(signs, at, level)?),
            Sign::Mark('(') => {
                let inside = work_out(signs, at, 0)?;
                *at += 1;
                Some(inside)
            }
            Sign::Mark(_) => None,
        };
    }
    let mut value = work_out(signs, at, level + 1)?;
    while let Some(Sign::Mark(mark)) =
        signs.get(*at).copied().filter(|sign| matches!(sign, Sign::Mark(mark) if LEVELS[level].contains(*mark)))
    {
        *at += 1;
        let right = work_out(signs, at, level + 1)?;
        value = match mark {
            '+' => value + right,
            '×' => value * right,
            '÷' => value / right,
            '^' => value.powf(right),
            _ => value - right,
        };
    }
    Some(value)
}

/// Every value of the sample that is computed, explained in English.
fn explained() -> Vec<(String, f64, Explanation)> {
    let (loaded, speech) = (support::loaded(), Speech::new(Language::En));
    let mut found = Vec::new();
    for indicator in loaded.values.indicators() {
        for value in loaded.values.all_values(&IndicatorId::new(indicator.id.as_str())) {
            let Some(number) = value.value.number() else { continue };
            let explanation = explain(&loaded.values.trace(indicator, &value), &speech);
            if explanation.calculation.is_some() {
                found.push((format!("{} {} {}", indicator.id, value.place, value.time), number, explanation));
            }
        }
    }
    found
}

#[test]
fn the_calculation_of_an_explanation_gives_its_figure() {
    let all = explained();
    let (mut done, mut indicators) = (0, BTreeMap::new());
    for (name, expected, explanation) in &all {
        let text = explanation.calculation.as_deref().and_then(|text| text.split_once(':')).map_or("", |(_, text)| text);
        let Some(signs) = signs(text) else { continue };
        let mut at = 0;
        let result = work_out(&signs, &mut at, 0).unwrap_or_else(|| panic!("{name}: {text}"));
        assert_eq!(at, signs.len(), "{name}: {text}");
        assert!((result - expected).abs() <= 1e-6 * expected.abs().max(1e-9), "{name}: {text} = {result}, not {expected}");
        done += 1;
        *indicators.entry(name.split(' ').next().unwrap_or_default().to_owned()).or_insert(0) += 1;
    }
    println!("{done} of {} calculations worked out again, of {} indicators", all.len(), indicators.len());
    assert!(done >= 40 && done * 10 >= all.len() * 9, "{done} of {}", all.len());
}

/// Each number of an explanation that a file gives leads to a cell whose text holds it.
#[test]
fn each_input_names_its_cell() {
    let mut read = 0;
    for (name, _, explanation) in explained() {
        for input in explanation.inputs.iter().filter(|input| !input.year.is_empty()) {
            let cell = input.cell.as_ref().unwrap_or_else(|| panic!("{name}: {} has no cell", input.measure));
            assert!(cell.line > 1 && cell.column > 0 && !cell.raw.is_empty(), "{name}: {cell:?}");
            let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
            let (said, written) = (digits(&input.value), digits(&cell.raw));
            assert!(said.contains(written.trim_end_matches('0')) || written.contains(said.trim_end_matches('0')), "{name}: {input:?}");
            read += 1;
        }
    }
    assert!(read >= 80, "{read}");
}
