//! Deflated data, unpacked piece by piece and never as a whole: a few kilobytes can hold gigabytes.

use crate::ProblemCode;
use miniz_oxide::{
    DataFormat, MZFlush, MZStatus,
    inflate::stream::{InflateState, inflate},
};

const PIECE: usize = 32 * 1024;
/// What to begin costs, in bytes: a file can hold thousands of beginnings and nothing behind them.
pub(super) const BEGINNING: usize = 4 * 1024;

/// Hands the unpacked pieces of zlib data to `each`; what stands behind its end is not looked at. `left` is how
/// many bytes may still go in and come out together, and is less afterwards: packed data can be long and hold
/// nothing, and a file can have it unpacked again and again.
///
/// # Errors
/// `LetterBomb` as soon as more would come out, `LetterBroken` where the data is damaged or cut off.
pub(super) fn unpack(
    packed: &[u8],
    left: &mut usize,
    mut each: impl FnMut(&[u8]),
) -> Result<(), ProblemCode> {
    let mut state = InflateState::new_boxed(DataFormat::Zlib);
    let (mut rest, mut piece) = (packed, vec![0; PIECE]);
    spend(left, BEGINNING)?;
    loop {
        let step = inflate(&mut state, rest, &mut piece, MZFlush::None);
        rest = rest.get(step.bytes_consumed..).unwrap_or_default();
        let out = piece.get(..step.bytes_written).unwrap_or_default();
        spend(left, step.bytes_consumed + out.len())?;
        each(out);
        match step.status {
            Ok(MZStatus::StreamEnd) => return Ok(()),
            Ok(_) if step.bytes_consumed > 0 || step.bytes_written > 0 => {}
            Ok(_) | Err(_) => return Err(ProblemCode::LetterBroken),
        }
    }
}

/// Takes `cost` off what is left.
///
/// # Errors
/// `LetterBomb` where less is left.
pub(super) fn spend(left: &mut usize, cost: usize) -> Result<(), ProblemCode> {
    *left = left.checked_sub(cost).ok_or(ProblemCode::LetterBomb)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use miniz_oxide::deflate::compress_to_vec_zlib;

    fn unpacked(packed: &[u8], most: usize) -> Result<Vec<u8>, ProblemCode> {
        let room = BEGINNING + packed.len() + most;
        let (mut left, mut all) = (room, Vec::new());
        unpack(packed, &mut left, |piece| all.extend_from_slice(piece))?;
        assert!(left <= room - all.len());
        Ok(all)
    }

    #[test]
    fn what_was_packed_comes_out_up_to_the_limit() {
        let bytes: Vec<u8> = (0..200_000_u32)
            .map(|n| (n.wrapping_mul(n) % 251) as u8)
            .collect();
        let packed = compress_to_vec_zlib(&bytes, 6);
        assert_eq!(unpacked(&packed, bytes.len()), Ok(bytes.clone()));
        let short = unpacked(&packed, bytes.len() - 1);
        assert_eq!(short, Err(ProblemCode::LetterBomb));
        let followed = [packed.as_slice(), b"endstream"].concat();
        assert_eq!(unpacked(&followed, bytes.len()), Ok(bytes));
    }

    #[test]
    fn what_is_cut_off_or_damaged_is_broken() {
        let packed = compress_to_vec_zlib(&[7; 5000], 6);
        let mut damaged = packed.clone();
        if let Some(last) = damaged.last_mut() {
            *last ^= 1;
        }
        for bytes in [&packed[..packed.len() - 5], &damaged, b"", b"plain text"] {
            assert_eq!(unpacked(bytes, 10_000), Err(ProblemCode::LetterBroken));
        }
    }
}
