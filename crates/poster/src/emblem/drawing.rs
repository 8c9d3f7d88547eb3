//! An SVG drawn into pixels, finer than an office printer shows.

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

use super::EmblemError;
use super::pixels::Pixels;

/// The longer side in pixels: 800 dots an inch at an inch and a half.
const SIDE: f32 = 1200.0;

/// Whether the content looks like an SVG: XML with such an element near its beginning.
pub(super) fn is_svg(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(4096)];
    let head = String::from_utf8_lossy(head);
    let head = head.trim_start_matches('\u{FEFF}').trim_start();
    head.starts_with('<') && head.contains("<svg")
}

pub(super) fn pixels(bytes: &[u8]) -> Result<Pixels, EmblemError> {
    let tree = Tree::from_data(bytes, &Options::default()).map_err(EmblemError::Svg)?;
    let size = tree.size();
    let scale = SIDE / size.width().max(size.height());
    let [width, height] = [size.width(), size.height()].map(|side| (side * scale).ceil() as u32);
    let mut map = Pixmap::new(width, height).ok_or(EmblemError::Empty)?;
    resvg::render(
        &tree,
        Transform::from_scale(scale, scale),
        &mut map.as_mut(),
    );
    let pixels = map.pixels().iter().map(|pixel| pixel.demultiply());
    let rgba = pixels.flat_map(|pixel| [pixel.red(), pixel.green(), pixel.blue(), pixel.alpha()]);
    Ok(Pixels {
        width,
        height,
        rgba: rgba.collect(),
    })
}
