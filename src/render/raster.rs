//! SVG text in, pixels or a PNG out. Only the embedded fonts are used.

use std::sync::{Arc, OnceLock};

use resvg::tiny_skia::{Pixmap, Transform};
use usvg::fontdb::Database;
use usvg::{Options, Tree};

use crate::render::error::ExportError;
use crate::render::fonts::FONTS;

/// The pixels of a picture.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PixelImage {
    /// The number of pixels in a row.
    pub width: u32,
    /// The number of rows.
    pub height: u32,
    /// Red, green, blue and alpha of each pixel, row by row; `4 * width * height` bytes. Colours are premultiplied by alpha;
    /// the pages we draw are opaque.
    pub rgba: Vec<u8>,
}

/// Parses SVG text with the embedded fonts.
///
/// # Errors
/// When the text is not valid SVG.
pub(super) fn parse_svg(svg: &str) -> Result<Tree, ExportError> {
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

/// Draws SVG text at a width in pixels; the height follows from its proportions.
fn rasterize(svg: &str, width: u32) -> Result<Pixmap, ExportError> {
    let tree = parse_svg(svg)?;
    let size = tree.size();
    #[expect(clippy::cast_precision_loss, reason = "pictures are at most a few thousand pixels wide")]
    let scale = width as f32 / size.width();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a height in pixels")]
    let height = (size.height() * scale).round() as u32;
    let mut pixels = Pixmap::new(width, height).ok_or_else(|| ExportError::Png(format!("{width} × {height}")))?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    Ok(pixels)
}

/// Returns a PNG at a width in pixels.
///
/// # Errors
/// When the text is not valid SVG, the picture has no pixels, or it cannot be compressed.
pub(super) fn encode_png(svg: &str, width: u32) -> Result<Vec<u8>, ExportError> {
    let pixels = rasterize(svg, width)?;
    // The pages are opaque, so that three bytes a pixel are enough. Flat colours compress well even at the fast setting.
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

/// Returns the pixels at a width in pixels.
///
/// # Errors
/// When the text is not valid SVG or the picture has no pixels.
pub(super) fn render_pixels(svg: &str, width: u32) -> Result<PixelImage, ExportError> {
    let pixels = rasterize(svg, width)?;
    Ok(PixelImage { width: pixels.width(), height: pixels.height(), rgba: pixels.take() })
}
