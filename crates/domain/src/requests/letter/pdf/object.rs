//! One object, read from wherever it begins.

use super::names::{self, is_blank, is_regular};
use crate::{ProblemCode, requests::letter::inflate::spend};

/// No letter nests deeper.
const DEEPEST: usize = 64;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Object {
    Name(Vec<u8>),
    Number(u64),
    /// To the object of this number.
    Reference(u64),
    Array(Vec<Self>),
    /// In its order; a key may come twice.
    Dictionary(Vec<(Vec<u8>, Self)>),
    /// Text, keywords, numbers with a fraction or a sign.
    Other,
}

impl Object {
    /// All values of a key: of two, one viewer takes the first and another the last.
    pub fn values<'a>(&'a self, key: &'a [u8]) -> impl Iterator<Item = &'a Self> {
        let entries = match self {
            Self::Dictionary(entries) => entries.as_slice(),
            _ => &[],
        };
        entries
            .iter()
            .filter(move |(k, _)| k == key)
            .map(|(_, v)| v)
    }

    pub fn has(&self, key: &[u8]) -> bool {
        self.values(key).next().is_some()
    }

    pub fn is_name(&self, name: &[u8]) -> bool {
        matches!(self, Self::Name(own) if own == name)
    }
}

/// Reads on from a place; what it reads is taken off `effort`.
pub(super) struct Reader<'a, 'e> {
    bytes: &'a [u8],
    at: usize,
    /// How far it has looked, though it may have gone back.
    seen: usize,
    effort: &'e mut usize,
}

impl<'a, 'e> Reader<'a, 'e> {
    pub fn new(bytes: &'a [u8], at: usize, effort: &'e mut usize) -> Self {
        Self {
            bytes,
            at,
            seen: at,
            effort,
        }
    }

    /// The object that begins here; `None`: none does.
    ///
    /// # Errors
    /// `LetterBomb` where it nests too deep or reading would never end.
    pub fn object(&mut self) -> Result<Option<Object>, ProblemCode> {
        let from = self.at;
        let object = self.value(0);
        spend(self.effort, self.seen.max(self.at) - from)?;
        object
    }

    /// What follows a dictionary that belongs to a stream, to the end of the file.
    ///
    /// # Errors
    /// `LetterBomb` where reading would never end.
    pub fn stream(&mut self) -> Result<Option<&'a [u8]>, ProblemCode> {
        let from = self.at;
        self.skip_blanks();
        spend(self.effort, self.at - from)?;
        let Some(after) = self.rest().strip_prefix(b"stream") else {
            return Ok(None);
        };
        let data = after.strip_prefix(b"\r\n").or(after.strip_prefix(b"\n"));
        Ok(data.or(after.strip_prefix(b"\r")).or(Some(after)))
    }

    fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    fn value(&mut self, depth: usize) -> Result<Option<Object>, ProblemCode> {
        if depth > DEEPEST {
            return Err(ProblemCode::LetterBomb);
        }
        self.skip_blanks();
        Ok(Some(match self.rest() {
            [b'/', ..] => Object::Name(self.name()),
            [b'<', b'<', ..] => return self.dictionary(depth).map(Some),
            [b'<', ..] => self.skip_past(b'>'),
            [b'[', ..] => return self.array(depth).map(Some),
            [b'(', ..] => self.text(),
            [byte, ..] if is_regular(*byte) => self.word(),
            _ => return Ok(None),
        }))
    }

    fn name(&mut self) -> Vec<u8> {
        let (name, end) = names::at_slash(self.bytes, self.at);
        self.at = end;
        name.into_owned()
    }

    fn dictionary(&mut self, depth: usize) -> Result<Object, ProblemCode> {
        self.at += 2;
        let mut entries = Vec::new();
        loop {
            self.skip_blanks();
            match self.rest() {
                [b'/', ..] => {
                    let key = self.name();
                    // A key without a value: the end comes next.
                    let value = self.value(depth + 1)?.unwrap_or(Object::Other);
                    entries.push((key, value));
                }
                [b'>', b'>', ..] => {
                    self.at += 2;
                    return Ok(Object::Dictionary(entries));
                }
                [] => return Ok(Object::Dictionary(entries)),
                // What has no business here is stepped over, as viewers do.
                _ => self.step_over(depth)?,
            }
        }
    }

    fn array(&mut self, depth: usize) -> Result<Object, ProblemCode> {
        self.at += 1;
        let mut items = Vec::new();
        loop {
            self.skip_blanks();
            match self.rest() {
                [b']', ..] => {
                    self.at += 1;
                    return Ok(Object::Array(items));
                }
                [] => return Ok(Object::Array(items)),
                _ => match self.value(depth + 1)? {
                    Some(item) => items.push(item),
                    None => self.at += 1,
                },
            }
        }
    }

    fn step_over(&mut self, depth: usize) -> Result<(), ProblemCode> {
        if self.value(depth + 1)?.is_none() {
            self.at += 1;
        }
        Ok(())
    }

    /// A number, a reference, or a word.
    fn word(&mut self) -> Object {
        let Some(number) = self.number() else {
            self.at += self.regular();
            return Object::Other;
        };
        let after_number = self.at;
        self.skip_blanks();
        let is_reference = self.number().is_some() && {
            self.skip_blanks();
            self.rest().first() == Some(&b'R') && self.regular() == 1
        };
        if is_reference {
            self.at += 1;
            Object::Reference(number)
        } else {
            self.seen = self.seen.max(self.at);
            self.at = after_number;
            Object::Number(number)
        }
    }

    /// A whole number without a sign; the place stays where it is if none stands there.
    fn number(&mut self) -> Option<u64> {
        let length = self.regular();
        let digits = self.rest().get(..length)?;
        let number = std::str::from_utf8(digits).ok()?.parse().ok()?;
        self.at += length;
        Some(number)
    }

    fn regular(&self) -> usize {
        self.rest().iter().take_while(|b| is_regular(**b)).count()
    }

    /// Text in brackets, which may hold brackets.
    fn text(&mut self) -> Object {
        let mut open = 0_usize;
        while let [byte, ..] = self.rest() {
            self.at += 1;
            match byte {
                b'\\' => self.at += 1,
                b'(' => open += 1,
                b')' => open -= 1,
                _ => {}
            }
            if open == 0 {
                break;
            }
        }
        self.at = self.at.min(self.bytes.len());
        Object::Other
    }

    fn skip_past(&mut self, end: u8) -> Object {
        let length = self.rest().iter().take_while(|b| **b != end).count();
        self.at = (self.at + length + 1).min(self.bytes.len());
        Object::Other
    }

    /// Blanks and comments.
    fn skip_blanks(&mut self) {
        loop {
            let rest = self.rest();
            self.at += rest.iter().take_while(|b| is_blank(**b)).count();
            if self.rest().first() != Some(&b'%') {
                return;
            }
            let is_inside = |b: &&u8| !matches!(**b, b'\n' | b'\r');
            self.at += self.rest().iter().take_while(is_inside).count();
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn read(text: &[u8]) -> Result<Option<Object>, ProblemCode> {
        let mut effort = 10_000;
        Reader::new(text, 0, &mut effort).object()
    }

    #[test]
    fn an_object_is_read_as_a_viewer_reads_it() {
        let text = b" <</A 5 0 R %c >>\n/B[1 2 /C<</D(\\)(>>)x)>>]/E<3E3E>/F -1.5/F true>> stream";
        let object = read(text).unwrap().unwrap();
        assert_eq!(object.values(b"A").next(), Some(&Object::Reference(5)));
        let inner = Object::Dictionary(vec![(b"D".to_vec(), Object::Other)]);
        let items = vec![
            Object::Number(1),
            Object::Number(2),
            Object::Name(b"C".to_vec()),
            inner,
        ];
        assert_eq!(object.values(b"B").next(), Some(&Object::Array(items)));
        assert!(object.has(b"E"));
        assert_eq!(object.values(b"F").count(), 2);
    }

    #[test]
    fn reading_comes_to_an_end() {
        for deep in [&b"<<"[..], b"[", b"<</A"] {
            let read = read(&deep.repeat(100));
            assert_eq!(read, Err(ProblemCode::LetterBomb));
        }
        let mut effort = 3;
        let long = Reader::new(b"(a long text)", 0, &mut effort).object();
        assert_eq!(long, Err(ProblemCode::LetterBomb));
        for open in [
            &b"(("[..],
            b"<",
            b"[",
            b"<</A",
            b"(\\",
            b"%",
            b"",
            b")",
            b">>",
        ] {
            read(open).unwrap();
        }
    }
}
