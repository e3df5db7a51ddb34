//! The pieces pages are made of.

pub(super) mod chips;
pub(super) mod drawing;
pub(super) mod field;
pub(super) mod grid;
pub(super) mod help;
pub(super) mod menu;
pub(super) mod origin;
pub(super) mod plot;
pub(super) mod rail;
pub(super) mod table;
pub(super) mod walk;
pub(super) mod words;
