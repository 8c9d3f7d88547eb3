//! The smallest pieces of a content stream: numbers and strings as bytes.

/// Writes a number with at most three decimals and a space after it. A thousandth of a point is far below what any
/// printer shows, and short numbers keep the file small.
pub(super) fn number(out: &mut Vec<u8>, value: f32) {
    integer(out, (value * 1000.0).round() as i64);
}

fn integer(out: &mut Vec<u8>, thousandths: i64) {
    if thousandths < 0 {
        out.push(b'-');
    }
    let size = thousandths.unsigned_abs();
    digits(out, size / 1000);
    let mut rest = size % 1000;
    if rest > 0 {
        out.push(b'.');
        let mut unit = 100;
        while rest > 0 {
            out.push(b'0' + (rest / unit) as u8);
            rest %= unit;
            unit /= 10;
        }
    }
    out.push(b' ');
}

/// Writes a whole number with a space after it.
pub(super) fn whole(out: &mut Vec<u8>, value: i64) {
    integer(out, value * 1000);
}

fn digits(out: &mut Vec<u8>, value: u64) {
    if value >= 10 {
        digits(out, value / 10);
    }
    out.push(b'0' + (value % 10) as u8);
}

/// Writes one byte of a literal string: what would end or change the string is marked.
pub(super) fn literal(out: &mut Vec<u8>, byte: u8) {
    match byte {
        b'(' | b')' | b'\\' => out.extend([b'\\', byte]),
        // readers take a bare line end for a line feed
        b'\r' => out.extend(b"\\r"),
        _ => out.push(byte),
    }
}

/// Writes a text as a string that every reader takes for Unicode: UTF-16 with its mark.
pub(super) fn text(out: &mut Vec<u8>, text: &str) {
    out.extend(b"(\xFE\xFF");
    for unit in text.encode_utf16() {
        for byte in unit.to_be_bytes() {
            literal(out, byte);
        }
    }
    out.push(b')');
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn numbers_are_as_short_as_they_are_exact() {
        let table = [
            (0.0, "0 "),
            (-0.0001, "0 "),
            (12.0, "12 "),
            (0.5, "0.5 "),
            (-0.05, "-0.05 "),
            (841.889, "841.889 "),
            (100.0004, "100 "),
            (-7.1239, "-7.124 "),
        ];
        for (value, expected) in table {
            let mut out = Vec::new();
            number(&mut out, value);
            assert_eq!(String::from_utf8(out).unwrap(), expected);
        }
    }

    #[test]
    fn strings_cannot_end_early() {
        let mut out = Vec::new();
        // U+0E28 has 0x28, an opening bracket, as its second byte; U+0E5C a backslash
        text(&mut out, "ศ\u{0E5C})\r");
        assert_eq!(out, b"(\xFE\xFF\x0E\\(\x0E\\\\\x00\\)\x00\\r)");
    }
}
