//! The emblem of an agency: a PNG or SVG read into pixels, ready to be written into any file.

mod drawing;
mod pixels;

use std::fmt;
use std::io;

use sha2::{Digest, Sha256};

use crate::pdf::deflated;
use pixels::Pixels;

/// Why a file is no emblem.
#[derive(Debug, thiserror::Error)]
pub enum EmblemError {
    /// More than four megabytes.
    #[error("the file has {0} bytes, more than an emblem needs")]
    TooLarge(usize),
    /// Neither PNG nor SVG.
    #[error("the file is neither PNG nor SVG")]
    UnknownFormat,
    /// A PNG that cannot be read.
    #[error("the PNG cannot be read")]
    Png(#[source] png::DecodingError),
    /// More pixels than any printer shows: over 4096 a side.
    #[error("the picture has {width} × {height} pixels")]
    TooManyPixels {
        /// Pixels a row.
        width: u32,
        /// Rows.
        height: u32,
    },
    /// An SVG that cannot be read.
    #[error("the SVG cannot be read")]
    Svg(#[source] resvg::usvg::Error),
    /// A picture without an area, or with nothing in it.
    #[error("the picture is empty")]
    Empty,
    /// The pixels could not be compressed.
    #[error("the picture cannot be compressed")]
    Compression(#[source] io::Error),
}

/// An emblem, cut to what is visible of it.
#[derive(Clone, PartialEq, Eq)]
pub struct Emblem {
    width: u32,
    height: u32,
    colours: Vec<u8>,
    opacity: Option<Vec<u8>>,
    resource: String,
}

impl fmt::Debug for Emblem {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(
            f,
            "Emblem({}, {} × {})",
            self.resource, self.width, self.height
        )
    }
}

impl Emblem {
    /// More bytes than this are no emblem.
    pub const MOST_BYTES: usize = 4 << 20;

    /// Reads a PNG or an SVG; which of them it is, the content tells. An SVG's texts and its links to other files
    /// are left out.
    ///
    /// # Errors
    /// See [`EmblemError`].
    pub fn read(bytes: &[u8]) -> Result<Self, EmblemError> {
        if bytes.len() > Self::MOST_BYTES {
            return Err(EmblemError::TooLarge(bytes.len()));
        }
        let pixels = if bytes.starts_with(b"\x89PNG\r\n\x1A\n") {
            pixels::of_png(bytes)?
        } else if drawing::is_svg(bytes) {
            drawing::pixels(bytes)?
        } else {
            return Err(EmblemError::UnknownFormat);
        };
        Emblem::new(&pixels.trimmed().ok_or(EmblemError::Empty)?)
    }

    fn new(pixels: &Pixels) -> Result<Self, EmblemError> {
        let (colours, opacity) = pixels.planes();
        let name = Sha256::new()
            .chain_update(pixels.width.to_be_bytes())
            .chain_update(&colours)
            .chain_update(&opacity)
            .finalize();
        let is_opaque = opacity.iter().all(|alpha| *alpha == u8::MAX);
        let compress = |plane: &[u8]| deflated(plane).map_err(EmblemError::Compression);
        Ok(Emblem {
            width: pixels.width,
            height: pixels.height,
            colours: compress(&colours)?,
            opacity: match is_opaque {
                true => None,
                false => Some(compress(&opacity)?),
            },
            resource: format!("E{}", hex(&name[..6])),
        })
    }

    /// Pixels a row.
    pub fn width(&self) -> u32 {
        self.width
    }

    /// Rows.
    pub fn height(&self) -> u32 {
        self.height
    }

    /// Red, green and blue of each pixel, row by row, deflated.
    pub(crate) fn colours(&self) -> &[u8] {
        &self.colours
    }

    /// How opaque each pixel is, deflated; none where all are.
    pub(crate) fn opacity(&self) -> Option<&[u8]> {
        self.opacity.as_deref()
    }

    /// A name that only the same picture has.
    pub fn resource(&self) -> &str {
        &self.resource
    }

    /// The largest width and height in the picture's proportion within a box.
    pub(crate) fn within(&self, [width, height]: [f32; 2]) -> [f32; 2] {
        let scale = (width / self.width as f32).min(height / self.height as f32);
        [self.width as f32 * scale, self.height as f32 * scale]
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
