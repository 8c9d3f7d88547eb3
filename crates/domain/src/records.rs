//! Lists that people make: CSV as spreadsheets write it (RFC 4180), record by record, in bytes.
//!
//! Our own and not a crate's, because a list that people edit by hand needs what readers of data forgive: the row
//! as the spreadsheet counts it, blank rows included, and a word about a quotation mark left open, which would
//! swallow the rows after it. What the columns mean is for whoever reads them: posters from a list, accounts.

/// One record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// As the spreadsheet counts: the first is 1, a cell with line breaks does not make more.
    pub row: usize,
    pub cells: Vec<Vec<u8>>,
    /// What is wrong with the quotation marks.
    pub flaw: Option<Flaw>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flaw {
    NotClosed,
    TextAfterQuote,
}

/// The records of a file. Blank lines count as rows and are left out.
pub struct Records<'a> {
    rest: &'a [u8],
    row: usize,
}

/// What ends a cell.
#[derive(PartialEq, Eq)]
enum End {
    Comma,
    Record,
}

impl<'a> Records<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Self {
            rest: bytes,
            row: 0,
        }
    }

    fn record(&mut self) -> Record {
        self.row += 1;
        let (mut cells, mut flaw) = (Vec::new(), None);
        loop {
            let (cell, wrong) = self.cell();
            cells.push(cell);
            flaw = flaw.or(wrong);
            if self.end() == End::Record {
                return Record {
                    row: self.row,
                    cells,
                    flaw,
                };
            }
        }
    }

    fn cell(&mut self) -> (Vec<u8>, Option<Flaw>) {
        let spaces = self.rest.iter().take_while(|byte| **byte == b' ').count();
        if self.rest.get(spaces) != Some(&b'"') {
            return (self.take_until(is_end).to_vec(), None);
        }
        self.rest = &self.rest[spaces + 1..];
        let mut cell = Vec::new();
        loop {
            cell.extend_from_slice(self.take_until(|byte| byte == b'"'));
            match self.rest {
                [] => return (cell, Some(Flaw::NotClosed)),
                [_, b'"', rest @ ..] => {
                    cell.push(b'"');
                    self.rest = rest;
                }
                [_, rest @ ..] => {
                    self.rest = rest;
                    let after = self.take_until(is_end);
                    let flaw = (!after.trim_ascii().is_empty()).then_some(Flaw::TextAfterQuote);
                    return (cell, flaw);
                }
            }
        }
    }

    /// Steps over a comma or a line break.
    fn end(&mut self) -> End {
        let (end, rest) = match self.rest {
            [b',', rest @ ..] => (End::Comma, rest),
            [b'\r', b'\n', rest @ ..] | [_, rest @ ..] => (End::Record, rest),
            [] => (End::Record, self.rest),
        };
        self.rest = rest;
        end
    }

    fn take_until(&mut self, stop: impl Fn(u8) -> bool) -> &'a [u8] {
        let at = self.rest.iter().position(|byte| stop(*byte));
        let (taken, rest) = self.rest.split_at(at.unwrap_or(self.rest.len()));
        self.rest = rest;
        taken
    }
}

impl Iterator for Records<'_> {
    type Item = Record;

    fn next(&mut self) -> Option<Record> {
        while !self.rest.is_empty() {
            let record = self.record();
            if record.flaw.is_some()
                || !record.cells.iter().all(|cell| cell.trim_ascii().is_empty())
            {
                return Some(record);
            }
        }
        None
    }
}

fn is_end(byte: u8) -> bool {
    matches!(byte, b',' | b'\r' | b'\n')
}

/// Whether bytes that are no UTF-8 look like Thai in the encoding of old Windows and Unix programs.
pub fn looks_like_windows_874(bytes: &[u8]) -> bool {
    let mut high = bytes.iter().filter(|byte| !byte.is_ascii());
    // the Thai block of TIS-620, and the punctuation that Windows-874 adds
    high.all(|byte| matches!(byte, 0xA1..=0xDA | 0xDF..=0xFB | 0x80 | 0x85 | 0x91..=0x97 | 0xA0))
}

/// Without what cannot be seen at the ends; copied texts bring such characters along.
pub fn trim(text: &str) -> &str {
    text.trim_matches(is_invisible)
}

/// White space, control characters, what has no width, and what turns the direction of writing.
pub fn is_invisible(c: char) -> bool {
    let without_width = matches!(
        c,
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}'
    );
    c.is_whitespace() || c.is_control() || without_width
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Vec<(usize, Vec<String>, Option<Flaw>)> {
        let text_of = |cell| String::from_utf8(cell).unwrap();
        let plain = |r: Record| (r.row, r.cells.into_iter().map(text_of).collect(), r.flaw);
        Records::new(text.as_bytes()).map(plain).collect()
    }

    fn cells(row: usize, cells: &[&str]) -> (usize, Vec<String>, Option<Flaw>) {
        (
            row,
            cells.iter().map(|&cell| cell.to_owned()).collect(),
            None,
        )
    }

    #[test]
    fn rows_count_as_in_a_spreadsheet() {
        for end in ["\n", "\r\n", "\r"] {
            let text = ["a,b", "", "\"one\ntwo\",c", ",", "d,", ""].join(end);
            let expected = [
                cells(1, &["a", "b"]),
                cells(3, &["one\ntwo", "c"]),
                cells(5, &["d", ""]),
            ];
            assert_eq!(read(&text), expected, "{end:?}");
        }
        assert_eq!(read("a,b\nc"), [cells(1, &["a", "b"]), cells(2, &["c"])]);
        assert_eq!(read(""), []);
    }

    #[test]
    fn quotation_marks_hold_a_cell_together() {
        assert_eq!(
            read("\"a, \"\"b\"\"\" , \"c\""),
            [cells(1, &["a, \"b\"", "c"])]
        );
        assert_eq!(read("a \"b\" c,d"), [cells(1, &["a \"b\" c", "d"])]);
    }

    #[test]
    fn bad_quotation_marks_are_told() {
        let flaws = |text: &str| {
            read(text)
                .into_iter()
                .map(|r| (r.0, r.2))
                .collect::<Vec<_>>()
        };
        assert_eq!(
            flaws("a\n\"b,c\nd\n"),
            [(1, None), (2, Some(Flaw::NotClosed))]
        );
        assert_eq!(
            flaws("\"a\"b,c\nd"),
            [(1, Some(Flaw::TextAfterQuote)), (2, None)]
        );
        assert_eq!(flaws("\""), [(1, Some(Flaw::NotClosed))]);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(
            rows in proptest::collection::vec(proptest::collection::vec("[ก-ฮ\" ,\r\na]{0,6}", 2..5), 0..6)
        ) {
            // spaces before a quotation mark are forgiven here, and rows without text are left out
            let rows: Vec<Vec<String>> = rows
                .into_iter()
                .map(|row| row.iter().map(|cell| cell.trim().to_owned()).collect())
                .filter(|row: &Vec<String>| row.iter().any(|cell| !cell.is_empty()))
                .collect();
            let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
            for row in &rows {
                writer.write_record(row).unwrap();
            }
            let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
            let read: Vec<_> = read(&text).into_iter().map(|(_, cells, _)| cells).collect();
            prop_assert_eq!(read, rows);
        }

        #[test]
        fn any_bytes_are_read_to_the_end(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let rows: Vec<usize> = Records::new(&bytes).map(|record| record.row).collect();
            prop_assert!(rows.is_sorted());
        }
    }
}
