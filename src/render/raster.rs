//! SVG text in, pixels or a PNG out, with our fonts only.

use std::sync::{Arc, OnceLock};

use resvg::tiny_skia::{Pixmap, Transform};
use usvg::{Options, Tree, fontdb::Database};

use crate::render::{ExportError, FONTS};

/// Pixels, row by row: red, green, blue, alpha (premultiplied; our pictures are opaque).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Picture {
    /// Pixels in a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// Four bytes a pixel.
    pub rgba: Vec<u8>,
}

/// Reads SVG text with the embedded fonts.
pub(super) fn tree(svg: &str) -> Result<Tree, ExportError> {
    static FONT_DATABASE: OnceLock<Arc<Database>> = OnceLock::new();
    let fontdb = FONT_DATABASE.get_or_init(|| {
        let mut database = Database::new();
        for (_, bytes) in FONTS {
            database.load_font_data(bytes.to_vec());
        }
        Arc::new(database)
    });
    let options = Options { fontdb: Arc::clone(fontdb), ..Options::default() };
    Tree::from_str(svg, &options).map_err(|error| ExportError::Svg(error.to_string()))
}

fn pixmap(svg: &str, width: u32) -> Result<Pixmap, ExportError> {
    let tree = tree(svg)?;
    let size = tree.size();
    #[expect(clippy::cast_precision_loss, reason = "pictures are at most a few thousand pixels wide")]
    let scale = width as f32 / size.width();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a height in pixels")]
    let height = (size.height() * scale).round() as u32;
    let mut pixels = Pixmap::new(width, height).ok_or_else(|| ExportError::Png(format!("{width} × {height}")))?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    Ok(pixels)
}

/// A PNG of this width.
pub(super) fn encoded(svg: &str, width: u32) -> Result<Vec<u8>, ExportError> {
    let pixels = pixmap(svg, width)?;
    // Our pages are opaque: three bytes a pixel say as much as four. Flat colours compress well whatever the effort.
    let rgb: Vec<u8> = pixels.data().chunks_exact(4).flat_map(|pixel| pixel.iter().take(3).copied()).collect();
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, pixels.width(), pixels.height());
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::Fast);
    let written = encoder.write_header().and_then(|mut writer| writer.write_image_data(&rgb));
    written.map_err(|error| ExportError::Png(error.to_string()))?;
    Ok(file)
}

/// Pixels of this width.
pub(super) fn paint(svg: &str, width: u32) -> Result<Picture, ExportError> {
    let pixels = pixmap(svg, width)?;
    Ok(Picture { width: pixels.width(), height: pixels.height(), rgba: pixels.take() })
}
