//! Jumelles puts twin towns side by side: municipal files in, honest comparisons and editable slides out.
//!
//! A number enters as bytes and leaves as ink. It climbs floors, each a function from input to output;
//! the modules are declared in that order. A floor uses lower floors only (`tests/architecture.rs`).

pub mod base;
pub mod speech;
pub mod intake;
pub mod tidy;
pub mod indicators;
pub mod compare;
pub mod chart;
pub mod render;
pub mod project;
pub mod engine;
pub mod cli;
pub mod app;
