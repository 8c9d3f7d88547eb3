//! Streams: how large they are, and the objects inside them.

use super::{
    Effort,
    actions::{self, Openings},
    object::{Object, Reader},
};
use crate::{
    ProblemCode,
    requests::letter::{check_dots, inflate},
};
use std::borrow::Cow;

/// Objects take little room: of all the laws of Thailand it would be less.
const MOST_OF_OBJECTS: usize = 32 * 1024 * 1024;

/// `data` begins with the stream and goes on to the end of the file.
pub(super) fn inspect(
    dictionary: &Object,
    data: &[u8],
    effort: &mut Effort,
    openings: &mut Openings,
) -> Result<(), ProblemCode> {
    check_picture(dictionary)?;
    let filters = filters(dictionary);
    // Viewers know them by either; the type may stand elsewhere, these keys may not.
    let holds_objects =
        dictionary.has(b"First") || dictionary.values(b"Type").any(|t| t.is_name(b"ObjStm"));
    if holds_objects {
        let unpacked = objects(dictionary, data, &filters, effort)?;
        // Names that stand in the file as they are were looked at with all others.
        if let Cow::Owned(all) = &unpacked {
            actions::look_through(all, effort, openings)?;
        }
        return look_into(dictionary, &unpacked, effort, openings);
    }
    match filters {
        Filters::Known(names) => unpack_and_count(&names, data, effort),
        // It may be packed: if it is, it is counted.
        Filters::Elsewhere => unpack_and_count(&[b"FlateDecode".to_vec()], data, effort),
    }
}

enum Filters {
    Known(Vec<Vec<u8>>),
    Elsewhere,
}

fn filters(dictionary: &Object) -> Filters {
    let mut names = Vec::new();
    for value in dictionary.values(b"Filter").chain(dictionary.values(b"F")) {
        let items = match value {
            Object::Array(items) => items.as_slice(),
            single => std::slice::from_ref(single),
        };
        for item in items {
            match item {
                Object::Name(name) => names.push(name.clone()),
                Object::Other => {}
                _ => return Filters::Elsewhere,
            }
        }
    }
    Filters::Known(names)
}

fn is_flate(name: &[u8]) -> bool {
    matches!(name, b"FlateDecode" | b"Fl")
}

/// Packed once or not at all, as every program writes it: whoever packs them otherwise hides something.
fn objects<'a>(
    dictionary: &Object,
    data: &'a [u8],
    filters: &Filters,
    effort: &mut Effort,
) -> Result<Cow<'a, [u8]>, ProblemCode> {
    let is_plain = !dictionary.has(b"DecodeParms") && !dictionary.has(b"DP");
    match filters {
        Filters::Known(names) if names.is_empty() => Ok(Cow::Borrowed(data)),
        Filters::Known(names) if is_plain && names.len() == 1 && is_flate(&names[0]) => {
            let (mut all, mut left) = (Vec::new(), MOST_OF_OBJECTS.min(effort.unpacking));
            inflate::unpack(data, &mut left, |piece| all.extend_from_slice(piece))?;
            effort.unpacking = effort.unpacking.saturating_sub(all.len());
            effort.reading += 8 * all.len();
            Ok(Cow::Owned(all))
        }
        _ => Err(ProblemCode::LetterActive),
    }
}

/// They begin with their numbers and places: "11 0 12 54 …".
fn look_into(
    dictionary: &Object,
    unpacked: &[u8],
    effort: &mut Effort,
    openings: &mut Openings,
) -> Result<(), ProblemCode> {
    for first in dictionary.values(b"First") {
        let Object::Number(first) = first else {
            return Err(ProblemCode::LetterActive);
        };
        let head = usize::try_from(*first)
            .ok()
            .and_then(|first| unpacked.get(..first));
        let head = head.ok_or(ProblemCode::LetterBroken)?;
        inflate::spend(&mut effort.reading, head.len())?;
        let numbers: Vec<usize> = String::from_utf8_lossy(head)
            .split_whitespace()
            .map_while(|word| word.parse().ok())
            .collect();
        for pair in numbers.chunks_exact(2) {
            let at = head.len().saturating_add(pair[1]).min(unpacked.len());
            let object = Reader::new(unpacked, at, &mut effort.reading).object()?;
            let object = object.unwrap_or(Object::Other);
            actions::check(&object)?;
            openings.note(u64::try_from(pair[0]).ok(), &object);
        }
    }
    Ok(())
}

/// Damaged data of a picture or a page is the viewer's to show as well as it can.
fn unpack_and_count(
    names: &[Vec<u8>],
    data: &[u8],
    effort: &mut Effort,
) -> Result<(), ProblemCode> {
    // Packed twice it could be anything.
    if names.iter().filter(|name| packs(name)).count() > 1 {
        return Err(ProblemCode::LetterBomb);
    }
    let unpacked = match names {
        [first, ..] if is_flate(first) => inflate::unpack(data, &mut effort.unpacking, |_| {}),
        [first, second, ..] if is_flate(second) => from_text(first, data, &mut effort.unpacking)
            .and_then(|packed| inflate::unpack(&packed, &mut effort.unpacking, |_| {})),
        _ => Ok(()),
    };
    match unpacked {
        Err(ProblemCode::LetterBomb) => Err(ProblemCode::LetterBomb),
        _ => Ok(()),
    }
}

fn packs(name: &[u8]) -> bool {
    is_flate(name) || matches!(name, b"LZWDecode" | b"LZW" | b"RunLengthDecode" | b"RL")
}

/// Bytes written as text, for what is packed inside; of another kind: none.
fn from_text(filter: &[u8], data: &[u8], left: &mut usize) -> Result<Vec<u8>, ProblemCode> {
    let mut up_to = |end: u8| {
        let length = data.iter().take_while(|byte| **byte != end).count();
        inflate::spend(left, length).map(|()| &data[..length])
    };
    match filter {
        b"ASCIIHexDecode" | b"AHx" => up_to(b'>').map(from_hex),
        b"ASCII85Decode" | b"A85" => up_to(b'~').map(from_85),
        _ => Ok(Vec::new()),
    }
}

fn from_hex(data: &[u8]) -> Vec<u8> {
    let digits: Vec<u8> = data
        .iter()
        .filter_map(|byte| char::from(*byte).to_digit(16))
        .filter_map(|digit| u8::try_from(digit).ok())
        .collect();
    let byte = |pair: &[u8]| pair.iter().fold(0, |byte, digit| byte << 4 | digit);
    digits.chunks_exact(2).map(byte).collect()
}

/// Five characters for four bytes, `z` for four zeros (ISO 32000-1, 7.4.3).
fn from_85(data: &[u8]) -> Vec<u8> {
    let (mut bytes, mut group) = (Vec::new(), Vec::with_capacity(5));
    for character in data {
        match character {
            b'z' if group.is_empty() => bytes.extend_from_slice(&[0; 4]),
            b'!'..=b'u' => group.push(character - b'!'),
            _ => {}
        }
        if group.len() == 5 {
            bytes.extend_from_slice(&four(&group));
            group.clear();
        }
    }
    if let (1.., last) = (group.len(), group.len().saturating_sub(1)) {
        group.resize(5, 84);
        bytes.extend_from_slice(&four(&group)[..last]);
    }
    bytes
}

fn four(group: &[u8]) -> [u8; 4] {
    let digit = |number: u32, digit: &u8| number.wrapping_mul(85).wrapping_add(u32::from(*digit));
    group.iter().fold(0, digit).to_be_bytes()
}

fn check_picture(dictionary: &Object) -> Result<(), ProblemCode> {
    let side = |key| {
        let numbers = dictionary.values(key).map(|value| match value {
            Object::Number(number) => *number,
            _ => 1,
        });
        numbers.max()
    };
    match (side(b"Width"), side(b"Height")) {
        (Some(width), Some(height)) => check_dots(width.max(1), height.max(1)),
        _ => Ok(()),
    }
}
