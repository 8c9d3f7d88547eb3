//! Reads the committed tables of `data/`: lines of tab-separated fields, `#` opens a comment.
//!
//! The tables are part of the program and every one is read in full by a test, so a malformed
//! line is a bug here and panics.

use std::str::{FromStr, Split};

/// The fields of one line, taken from left to right.
pub(crate) struct Row(Split<'static, char>);

pub(crate) fn rows(table: &'static str) -> impl Iterator<Item = Row> {
    table
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| Row(line.split('\t')))
}

impl Row {
    pub(crate) fn text(&mut self) -> &'static str {
        self.0.next().expect("a committed line has all its fields")
    }

    pub(crate) fn number<T: FromStr>(&mut self) -> T {
        parsed(self.text())
    }

    /// A field of numbers separated by spaces; empty for an empty field.
    pub(crate) fn numbers<T: FromStr>(&mut self) -> &'static [T] {
        let numbers: Vec<T> = self.text().split_terminator(' ').map(parsed).collect();
        numbers.leak()
    }
}

/// A number of a committed table.
pub(crate) fn parsed<T: FromStr>(text: &str) -> T {
    match text.parse() {
        Ok(number) => number,
        Err(_) => panic!("not a number in a committed table: {text:?}"),
    }
}
