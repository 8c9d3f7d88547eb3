//! The names in a piece of a file, wherever they stand.

use std::borrow::Cow;

/// Each name as a viewer understands it, `#4a` being a J, and where what follows it begins.
pub(super) fn all(bytes: &[u8]) -> impl Iterator<Item = (Cow<'_, [u8]>, usize)> {
    let slashes = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'/');
    slashes.map(|(at, _)| at_slash(bytes, at))
}

/// The name whose slash stands at `at`.
pub(super) fn at_slash(bytes: &[u8], at: usize) -> (Cow<'_, [u8]>, usize) {
    let rest = bytes.get(at + 1..).unwrap_or_default();
    let length = rest.iter().take_while(|byte| is_regular(**byte)).count();
    (plain(&rest[..length]), at + 1 + length)
}

fn plain(written: &[u8]) -> Cow<'_, [u8]> {
    if !written.contains(&b'#') {
        return Cow::Borrowed(written);
    }
    let (mut name, mut rest) = (Vec::with_capacity(written.len()), written);
    while let [byte, after @ ..] = rest {
        match escaped(rest) {
            Some(meant) => {
                name.push(meant);
                rest = &rest[3..];
            }
            None => {
                name.push(*byte);
                rest = after;
            }
        }
    }
    Cow::Owned(name)
}

fn escaped(text: &[u8]) -> Option<u8> {
    let [b'#', high, low, ..] = text else {
        return None;
    };
    let digit = |byte: u8| char::from(byte).to_digit(16);
    u8::try_from(digit(*high)? * 16 + digit(*low)?).ok()
}

pub(super) const fn is_blank(byte: u8) -> bool {
    matches!(byte, 0 | 9 | 10 | 12 | 13 | 32)
}

/// Neither blank nor a sign that ends a word.
pub(super) const fn is_regular(byte: u8) -> bool {
    !is_blank(byte)
        && !matches!(
            byte,
            b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_what_a_viewer_understands() {
        let text = b"<</S/J#61va#53cript/JS(x)/#/A#4/B#zz /Page%c\n/Last";
        let names: Vec<_> = all(text)
            .map(|(name, _)| String::from_utf8_lossy(&name).into_owned())
            .collect();
        let expected = ["S", "JavaScript", "JS", "#", "A#4", "B#zz", "Page", "Last"];
        assert_eq!(names, expected);
    }
}
