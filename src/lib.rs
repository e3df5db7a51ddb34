//! Jumelles compares twin towns: it reads municipal files, computes indicators and exports editable slides.
//!
//! The modules are floors, declared from the lowest to the highest. Data flow upwards, from the bytes of a file to the
//! drawn chart, and a floor uses lower floors only (`tests/architecture.rs` checks it).

pub mod base;
pub mod speech;
pub mod intake;
pub mod tidy;
pub mod indicators;
pub mod library;
pub mod compare;
pub mod peers;
pub mod chart;
pub mod render;
pub mod project;
pub mod engine;
pub mod cli;
pub mod app;
