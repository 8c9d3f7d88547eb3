//! PNG (ISO/IEC 15948): its chunks from the header to the end, its picture unpacked and counted.

use super::{check_dots, inflate};
use crate::ProblemCode;

pub(super) const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
const BROKEN: ProblemCode = ProblemCode::LetterBroken;
/// Of a colour profile and all texts together: bytes, packed and unpacked.
const MOST_ASIDE: usize = 4 * 1024 * 1024;
const CHECKSUM: usize = 4;

struct Chunk<'a> {
    name: &'a [u8],
    data: &'a [u8],
}

pub(super) fn inspect(bytes: &[u8]) -> Result<(), ProblemCode> {
    let rest = bytes.strip_prefix(SIGNATURE).ok_or(BROKEN)?;
    let (header, mut rest) = chunk(rest).ok_or(BROKEN)?;
    if header.name != b"IHDR" {
        return Err(BROKEN);
    }
    let (least, most) = picture_bytes(header.data)?;
    let (mut packed, mut aside) = (Vec::new(), MOST_ASIDE);
    loop {
        let (chunk, next) = chunk(rest).ok_or(BROKEN)?;
        rest = next;
        match chunk.name {
            b"IDAT" => packed.extend_from_slice(chunk.data),
            b"iCCP" | b"zTXt" => check_aside(chunk.data, &mut aside)?,
            b"IEND" => break,
            _ => {}
        }
    }
    // Whatever follows the end is no picture.
    if !rest.is_empty() {
        return Err(BROKEN);
    }
    let (mut left, mut unpacked) = (inflate::BEGINNING + packed.len() + most, 0);
    inflate::unpack(&packed, &mut left, |piece| unpacked += piece.len())?;
    if unpacked < least {
        Err(BROKEN)
    } else {
        Ok(())
    }
}

fn chunk(bytes: &[u8]) -> Option<(Chunk<'_>, &[u8])> {
    let (length, rest) = bytes.split_first_chunk()?;
    let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
    let (name, rest) = rest.split_at_checked(4)?;
    let (data, rest) = rest.split_at_checked(length)?;
    let (_, rest) = rest.split_at_checked(CHECKSUM)?;
    Some((Chunk { name, data }, rest))
}

/// How many bytes the picture has when unpacked: at least, and at most where it is interlaced.
fn picture_bytes(header: &[u8]) -> Result<(usize, usize), ProblemCode> {
    let side = |at: usize| {
        let bytes = header.get(at..at + 4)?.try_into().ok()?;
        Some(u64::from(u32::from_be_bytes(bytes)))
    };
    let (width, height) = side(0).zip(side(4)).ok_or(BROKEN)?;
    check_dots(width, height)?;
    let [depth, colour, _, _, _] = header.get(8..13).ok_or(BROKEN)? else {
        return Err(BROKEN);
    };
    let channels = match colour {
        0 | 3 => 1,
        4 => 2,
        2 => 3,
        6 => 4,
        _ => return Err(BROKEN),
    };
    if ![1, 2, 4, 8, 16].contains(depth) {
        return Err(BROKEN);
    }
    let dots = width * height * channels * u64::from(*depth);
    // Each row has a byte more, and the rows of the seven passes are no more than twice the rows; each ends
    // with a whole byte.
    let (least, most) = (dots / 8, dots / 8 + 4 * height + 16);
    let count = |bytes| usize::try_from(bytes).map_err(|_| ProblemCode::LetterBomb);
    Ok((count(least)?, count(most)?))
}

/// A name, a zero, the method, and packed data.
fn check_aside(data: &[u8], left: &mut usize) -> Result<(), ProblemCode> {
    let name = data.iter().position(|byte| *byte == 0).ok_or(BROKEN)?;
    let packed = data.get(name + 2..).ok_or(BROKEN)?;
    inflate::unpack(packed, left, |_| {})
}
