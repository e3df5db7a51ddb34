//! The pieces that pages and dialogs are made of. A function that ends in `_ui` adds to an `egui::Ui` and sends messages.

pub(super) mod badges;
pub(super) mod bar_plot;
pub(super) mod buttons;
pub(super) mod column_answers;
pub(super) mod context_menu;
pub(super) mod data_table;
mod filtered_list;
pub(super) mod icons;
mod indicator_list;
mod keyboard_navigation;
pub(super) mod layout;
pub(super) mod live_slide;
pub(super) mod panel_focus;
pub(super) mod provenance_panel;
pub(crate) mod questions;
pub(super) mod reading_chips;
mod roving_list;
pub(super) mod sayings;
pub(super) mod scene_view;
pub(super) mod sidebar;
pub(super) mod slide_view;
pub(super) mod source_grid;
pub(super) mod text;
pub(super) mod text_field;
pub(super) mod tooltip;
