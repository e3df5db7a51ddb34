//! SVG text in, pixels or a PNG out. Only the embedded fonts are used.

use std::sync::{Arc, OnceLock};

use resvg::tiny_skia::{Pixmap, Transform};
use usvg::fontdb::{Database, Source};
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
            // They stay where the program has them: copies would be some megabytes for each picture.
            database.load_font_source(Source::Binary(Arc::new(bytes)));
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
    let (width, height) = (pixels.width(), pixels.height());
    let rgb = without_alpha(pixels.take(), width as usize);
    let mut file = Vec::new();
    // Flat colours compress well even at the fast setting.
    let mut encoder = png::Encoder::new(&mut file, width, height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::Fast);
    let written = encoder.write_header().and_then(|mut writer| writer.write_image_data(&rgb));
    written.map_err(|error| ExportError::Png(error.to_string()))?;
    Ok(file)
}

/// The red, green and blue of each pixel: the pages are opaque. They are moved together row by row where they are, as fresh memory for a whole
/// picture takes longer than the moving.
fn without_alpha(mut pixels: Vec<u8>, width: usize) -> Vec<u8> {
    let mut row = vec![0; 3 * width];
    let mut written = 0;
    for start in (0..pixels.len()).step_by(4 * width.max(1)) {
        for (to, from) in row.chunks_exact_mut(3).zip(pixels.get(start..).unwrap_or_default().chunks_exact(4)) {
            to.copy_from_slice(from.get(..3).unwrap_or_default());
        }
        if let Some(place) = pixels.get_mut(written..written + row.len()) {
            place.copy_from_slice(&row);
        }
        written += row.len();
    }
    pixels.truncate(written);
    pixels
}

/// Returns the pixels at a width in pixels.
///
/// # Errors
/// When the text is not valid SVG or the picture has no pixels.
pub(super) fn render_pixels(svg: &str, width: u32) -> Result<PixelImage, ExportError> {
    let pixels = rasterize(svg, width)?;
    Ok(PixelImage { width: pixels.width(), height: pixels.height(), rgba: pixels.take() })
}
