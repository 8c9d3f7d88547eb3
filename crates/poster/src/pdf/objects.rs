//! Objects of the PDF library as bytes: it writes whole documents only.

use lopdf::{Dictionary, Object, StringFormat};

use super::bytes::literal;

/// Writes an object as it stands between `obj` and `endobj`.
pub(super) fn write(out: &mut Vec<u8>, object: &Object) {
    match object {
        Object::Null => out.extend(b"null"),
        Object::Boolean(value) => out.extend(value.to_string().into_bytes()),
        Object::Integer(value) => out.extend(value.to_string().into_bytes()),
        Object::Real(value) => out.extend(value.to_string().into_bytes()),
        Object::Name(name) => write_name(out, name),
        Object::String(text, StringFormat::Literal) => {
            out.push(b'(');
            text.iter().for_each(|byte| literal(out, *byte));
            out.push(b')');
        }
        Object::String(text, StringFormat::Hexadecimal) => {
            let digits: String = text.iter().map(|byte| format!("{byte:02X}")).collect();
            out.extend(format!("<{digits}>").into_bytes());
        }
        Object::Array(items) => {
            out.push(b'[');
            for item in items {
                write(out, item);
                out.push(b' ');
            }
            out.push(b']');
        }
        Object::Dictionary(entries) => write_dictionary(out, entries),
        Object::Stream(stream) => {
            let mut entries = stream.dict.clone();
            entries.set("Length", stream.content.len() as i64);
            write_dictionary(out, &entries);
            out.extend(b"stream\n");
            out.extend(&stream.content);
            out.extend(b"\nendstream");
        }
        Object::Reference((number, generation)) => {
            out.extend(format!("{number} {generation} R").into_bytes());
        }
    }
}

fn write_dictionary(out: &mut Vec<u8>, entries: &Dictionary) {
    out.extend(b"<<");
    for (key, entry) in entries {
        write_name(out, key);
        out.push(b' ');
        write(out, entry);
    }
    out.extend(b">>");
}

/// A name; what is not plain in it is written by its number (ISO 32000-1, 7.3.5).
fn write_name(out: &mut Vec<u8>, name: &[u8]) {
    out.push(b'/');
    for byte in name {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'+' | b'-' | b'_' | b'.' => out.push(*byte),
            _ => out.extend(format!("#{byte:02X}").into_bytes()),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn objects_read_back_as_they_were() {
        let object = Object::Dictionary(Dictionary::from_iter([
            ("Name", Object::Name(b"AB CD#".to_vec())),
            ("Text", Object::string_literal("a(b)\\c\r")),
            (
                "Hex",
                Object::String(vec![0, 255], StringFormat::Hexadecimal),
            ),
            (
                "List",
                Object::Array(vec![1.into(), Object::Null, true.into()]),
            ),
            ("Other", Object::Reference((7, 0))),
        ]));
        let mut out = b"%PDF-1.7\n1 0 obj\n".to_vec();
        write(&mut out, &object);
        let start = out.len() + 8;
        out.extend(b"\nendobj\nxref\n0 2\n0000000000 65535 f \n0000000009 00000 n \n");
        out.extend(
            format!("trailer<</Size 2/Root 1 0 R>>\nstartxref\n{start}\n%%EOF").into_bytes(),
        );
        let document = lopdf::Document::load_mem(&out).unwrap();
        assert_eq!(document.get_object((1, 0)).unwrap(), &object);
    }
}
