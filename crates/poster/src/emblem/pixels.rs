//! Pixels of a picture, and how a PNG becomes such.

use std::io::Cursor;

use png::{ColorType, Decoder, Limits, Transformations};

use super::EmblemError;

/// No printer shows more pixels of an emblem.
const MOST_A_SIDE: u32 = 4096;
/// What a decoder may take while it reads: room for the largest picture, twice.
const MOST_MEMORY: usize = 2 * 4 * (MOST_A_SIDE * MOST_A_SIDE) as usize;

/// Red, green, blue and opacity of each pixel, row by row.
pub(super) struct Pixels {
    pub width: u32,
    pub height: u32,
    pub rgba: Vec<u8>,
}

/// Reads a PNG of any kind.
pub(super) fn of_png(bytes: &[u8]) -> Result<Pixels, EmblemError> {
    let limits = Limits { bytes: MOST_MEMORY };
    let mut decoder = Decoder::new_with_limits(Cursor::new(bytes), limits);
    decoder.set_transformations(
        Transformations::EXPAND | Transformations::STRIP_16 | Transformations::ALPHA,
    );
    let mut reader = decoder.read_info().map_err(EmblemError::Png)?;
    let (width, height) = (reader.info().width, reader.info().height);
    if width > MOST_A_SIDE || height > MOST_A_SIDE {
        return Err(EmblemError::TooManyPixels { width, height });
    }
    let size = reader.output_buffer_size().ok_or(EmblemError::Empty)?;
    let mut buffer = vec![0; size];
    let frame = reader.next_frame(&mut buffer).map_err(EmblemError::Png)?;
    buffer.truncate(frame.buffer_size());
    let rgba = match frame.color_type {
        ColorType::GrayscaleAlpha => buffer
            .chunks_exact(2)
            .flat_map(|pixel| [pixel[0], pixel[0], pixel[0], pixel[1]])
            .collect(),
        _ => buffer,
    };
    Ok(Pixels {
        width,
        height,
        rgba,
    })
}

impl Pixels {
    /// Without rows and columns at the edges in which nothing is visible; none where nothing is at all.
    pub fn trimmed(self) -> Option<Self> {
        let visible = |x: u32, y: u32| self.rgba[self.at(x, y) + 3] > 0;
        let row = |y: &u32| (0..self.width).any(|x| visible(x, *y));
        let top = (0..self.height).find(row)?;
        let bottom = (top..self.height).rev().find(row)?;
        let column = |x: &u32| (top..=bottom).any(|y| visible(*x, y));
        let left = (0..self.width).find(column)?;
        let right = (left..self.width).rev().find(column)?;
        let rows = (top..=bottom).flat_map(|y| {
            let (from, to) = (self.at(left, y), self.at(right, y) + 4);
            self.rgba[from..to].iter().copied()
        });
        Some(Pixels {
            width: right - left + 1,
            height: bottom - top + 1,
            rgba: rows.collect(),
        })
    }

    /// Colours and opacity by themselves.
    pub fn planes(&self) -> (Vec<u8>, Vec<u8>) {
        let pixels = self.rgba.chunks_exact(4);
        let colours = pixels
            .clone()
            .flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]);
        (colours.collect(), pixels.map(|pixel| pixel[3]).collect())
    }

    fn at(&self, x: u32, y: u32) -> usize {
        4 * (y as usize * self.width as usize + x as usize)
    }
}
