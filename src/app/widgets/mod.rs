//! The pieces pages are made of.

pub mod origin;
pub mod plot;
pub mod rail;
pub mod table;
pub mod words;
