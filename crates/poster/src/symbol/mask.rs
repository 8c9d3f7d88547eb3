//! The choice of a QR symbol's mask (ISO/IEC 18004, 7.8), a whole row of modules at once.
//!
//! What of a symbol does not depend on its data, the finders with the rest of the function patterns, and the eight
//! masks with their format information, is drawn once for each size and level; a symbol is that with its data turned
//! over where they are dark. Half of the time that a poster took to lay out went into this choice.

use std::array;
use std::sync::OnceLock;

use qrcode::canvas::{Canvas, MaskPattern, Module};
use qrcode::types::QrError;
use qrcode::{Color, EcLevel, Version, bits, ec};

/// A row has its modules in its low bits, the leftmost in the lowest.
type Rows = Vec<u64>;

/// The largest version whose rows fit in 64 bits.
const WIDEST: usize = 11;

const MASKS: [MaskPattern; 8] = [
    MaskPattern::Checkerboard,
    MaskPattern::HorizontalLines,
    MaskPattern::VerticalLines,
    MaskPattern::DiagonalLines,
    MaskPattern::LargeCheckerboard,
    MaskPattern::Fields,
    MaskPattern::Diamonds,
    MaskPattern::Meadow,
];

/// The dark modules of the symbol for `data`, row by row from the top left, and how many there are in a row.
pub(super) fn modules(data: &[u8], level: EcLevel) -> Result<(Vec<bool>, usize), QrError> {
    let bits = bits::encode_auto(data, level)?;
    let version = bits.version();
    let side = version.width() as usize;
    let (words, correction) = ec::construct_codewords(&bits.into_bytes(), version, level)?;
    let Some(frame) = Frame::of(version, level) else {
        let mut canvas = empty(version, level);
        canvas.draw_data(&words, &correction);
        let colours = canvas.apply_best_mask().into_colors();
        return Ok((
            colours.into_iter().map(|one| one == Color::Dark).collect(),
            side,
        ));
    };
    let mut canvas = frame.canvas.clone();
    canvas.draw_data(&words, &correction);
    let symbol = frame.best(&rows(&canvas, side, |module| {
        module == Module::Unmasked(Color::Dark)
    }));
    let dark = |row: u64| (0..side).map(move |x| row >> x & 1 == 1);
    Ok((symbol.into_iter().flat_map(dark).collect(), side))
}

/// The function patterns alone.
fn empty(version: Version, level: EcLevel) -> Canvas {
    let mut canvas = Canvas::new(version, level);
    canvas.draw_all_functional_patterns();
    canvas
}

fn rows(canvas: &Canvas, side: usize, is_dark: impl Fn(Module) -> bool) -> Rows {
    let side = side as i16;
    let row = |y| (0..side).fold(0, |row, x| row | u64::from(is_dark(canvas.get(x, y))) << x);
    (0..side).map(row).collect()
}

/// What symbols of one size and level share.
struct Frame {
    canvas: Canvas,
    side: usize,
    /// The symbol without data under each mask, by rows and by columns.
    faces: [(Rows, Rows); 8],
}

impl Frame {
    /// The frame, drawn when it is first asked for; none for symbols that are too wide.
    fn of(version: Version, level: EcLevel) -> Option<&'static Frame> {
        static FRAMES: [[OnceLock<Frame>; 4]; WIDEST] =
            [const { [const { OnceLock::new() }; 4] }; WIDEST];
        let Version::Normal(number) = version else {
            return None;
        };
        let frames = FRAMES.get(usize::try_from(number).ok()?.checked_sub(1)?)?;
        let frame = frames.get(level as usize)?;
        Some(frame.get_or_init(|| Frame::draw(version, level)))
    }

    fn draw(version: Version, level: EcLevel) -> Self {
        let canvas = empty(version, level);
        let side = version.width() as usize;
        let faces = MASKS.map(|mask| {
            let mut face = canvas.clone();
            face.apply_mask(mask);
            let rows = rows(&face, side, |module| module.is_dark());
            let columns = transposed(&rows);
            (rows, columns)
        });
        Frame {
            canvas,
            side,
            faces,
        }
    }

    /// The symbol under the mask that disturbs least; under the first of those that disturb as little.
    fn best(&self, data: &[u64]) -> Rows {
        let turned = transposed(data);
        let over = |face: &[u64], data: &[u64]| -> Rows {
            face.iter()
                .zip(data)
                .map(|(face, data)| face ^ data)
                .collect()
        };
        let symbols = self.faces.iter().map(|(rows, columns)| {
            let (rows, columns) = (over(rows, data), over(columns, &turned));
            let penalty = self.penalty(&rows, &columns);
            (penalty, rows)
        });
        let best = symbols.min_by_key(|(penalty, _)| *penalty);
        best.map(|(_, rows)| rows).unwrap_or_default()
    }

    /// The points of 7.8.3.1, but for what all masks have alike.
    fn penalty(&self, rows: &[u64], columns: &[u64]) -> u32 {
        let lines = || rows.iter().chain(columns);
        let runs: u32 = lines().map(|row| runs(*row, self.side)).sum();
        let finders: u32 = lines().map(|row| finders(*row, self.side)).sum();
        let pairs = rows.windows(2);
        let blocks: u32 = pairs.map(|pair| blocks(pair[0], pair[1], self.side)).sum();
        runs + 3 * blocks + 40 * finders + imbalance(rows, self.side)
    }
}

fn first(count: usize) -> u64 {
    (1 << count) - 1
}

/// Where a module is like the next one in its row.
fn alike(row: u64, side: usize) -> u64 {
    !(row ^ row >> 1) & first(side - 1)
}

/// Five modules alike in a row are three points, and every further one is one more.
fn runs(row: u64, side: usize) -> u32 {
    let pairs = alike(row, side);
    let fives = pairs & pairs >> 1 & pairs >> 2 & pairs >> 3;
    let begun = fives & !(fives << 1);
    fives.count_ones() + 2 * begun.count_ones()
}

/// Squares of four modules alike.
fn blocks(row: u64, next: u64, side: usize) -> u32 {
    (alike(row, side) & alike(next, side) & !(row ^ next)).count_ones()
}

/// What looks like a finder, `#.###.#` with four light modules before or after it.
fn finders(row: u64, side: usize) -> u32 {
    let shape = row & !(row >> 1) & row >> 2 & row >> 3 & row >> 4 & !(row >> 5) & row >> 6;
    let before = row << 1 | row << 2 | row << 3 | row << 4;
    let after = row >> 7 | row >> 8 | row >> 9 | row >> 10;
    (shape & first(side - 6) & !(before & after)).count_ones()
}

/// A point for every half per cent by which the dark modules are more or less than half.
fn imbalance(rows: &[u64], side: usize) -> u32 {
    let dark: u32 = rows.iter().map(|row| row.count_ones()).sum();
    (dark * 200 / (side * side) as u32).abs_diff(100)
}

/// Columns as rows.
fn transposed(rows: &[u64]) -> Rows {
    let mut square: [u64; 64] = array::from_fn(|y| rows.get(y).copied().unwrap_or(0));
    let (mut half, mut low) = (32, u64::MAX >> 32);
    while half != 0 {
        let upper = (0..64).filter(|y| y & half == 0);
        for y in upper {
            let swapped = (square[y] >> half ^ square[y + half]) & low;
            square[y] ^= swapped << half;
            square[y + half] ^= swapped;
        }
        half >>= 1;
        low ^= low << half;
    }
    square[..rows.len()].to_vec()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;
    use qrcode::QrCode;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(128))]

        #[test]
        fn the_symbol_is_the_library_s(data in "[ -~]{1,200}", high in any::<bool>()) {
            let level = if high { EcLevel::H } else { EcLevel::Q };
            let theirs = QrCode::with_error_correction_level(&data, level).unwrap();
            let (dark, side) = modules(data.as_bytes(), level).unwrap();
            prop_assert_eq!(side, theirs.width());
            let theirs: Vec<bool> =
                theirs.into_colors().into_iter().map(|one| one == Color::Dark).collect();
            prop_assert_eq!(dark, theirs);
        }

        #[test]
        fn columns_are_rows_turned(rows in proptest::collection::vec(any::<u64>(), 64)) {
            let columns = transposed(&rows);
            for (y, row) in rows.iter().enumerate() {
                for (x, column) in columns.iter().enumerate() {
                    prop_assert_eq!(row >> x & 1, column >> y & 1);
                }
            }
        }
    }
}
