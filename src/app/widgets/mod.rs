//! The pieces pages are made of.

pub(super) mod origin;
pub(super) mod plot;
pub(super) mod rail;
pub(super) mod table;
pub(super) mod words;
