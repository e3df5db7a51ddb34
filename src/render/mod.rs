//! Floor 6: a `Deck` and a theme in, the bytes of a file out. No egui, no disk.
//!
//! Pictures are built in the steps `ChartSpec` → `Scene` → SVG → PNG or PDF. PowerPoint gets native charts that can be edited.
//! The modules are listed in reading order: each uses only those before it.

mod error;
mod fonts;
mod format;
mod theme;
mod geometry;
mod measure;
mod scene;
mod pen;
mod labels;
mod layout;
mod multiples_layout;
mod panel_layout;
mod strip_layout;
mod trend;
mod xml;
mod draw;
mod caveat;
mod chart_scene;
mod text_slide;
mod slide_grid;
mod slide_scene;
mod legibility;
mod svg;
mod raster;
mod pdf;
mod handout_page;
mod html;
mod csv_table;
mod text_chart;
mod mark_columns;
mod sheet;
mod sheet_column;
mod workbook;
mod brand;
mod pptx;
mod export;

pub use brand::{Brand, Logo};
pub use chart_scene::{draw_chart_alone, draw_chart_slide};
pub use error::ExportError;
pub use export::{MAX_SCALE, export, export_branded, export_handout, export_scaled, export_slide_pngs, rasterize_icon, rasterize_slide};
pub use fonts::FONTS;
pub use format::Format;
pub use geometry::{Point, Size};
pub use legibility::{LegibilityReport, chart_height_share, check_legibility, least_legible_size};
pub use raster::PixelImage;
pub use scene::{Anchor, HitArea, Item, Scene, SceneMark, ScenePlane, TextStyle, UnnamedDot};
pub use slide_scene::draw_slide;
pub use text_chart::chart_to_text;
pub use theme::{Rgb, Theme, ThemeName, Weight};
