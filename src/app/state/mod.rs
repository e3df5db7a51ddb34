//! Everything the window shows or remembers, as plain data. Panels read it through a [`view::View`]; only `update` writes it.

pub(super) mod app_state;
pub(super) mod autosave;
pub(super) mod command;
pub(super) mod dialog;
pub(super) mod preferences;
pub(super) mod rule_draft;
pub(super) mod session;
pub(super) mod stage;
pub(super) mod toast;
pub(super) mod ui_message;
pub(super) mod view;
