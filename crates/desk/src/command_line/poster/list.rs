//! From the bytes of a list to the contents of posters, with all that is wrong with them.

use super::{
    BaseUrl,
    columns::Columns,
    field::Field,
    problem::{Fault, Problem},
    row::{Point, Points},
    warnings::Warnings,
};
use infodesk_domain::records::{self, Flaw, Record, Records};

/// What was read.
#[derive(Default)]
pub(super) struct List {
    /// The points in the list's order. Those with problems are among them where they could be read at all: their
    /// texts are looked at too.
    pub rows: Vec<Point>,
    pub problems: Vec<Problem>,
    pub warnings: Warnings,
    /// A column that this list must have beside those that every list has.
    pub also_needed: Option<Field>,
}

impl List {
    pub fn read(bytes: &[u8], base: &BaseUrl, also_needed: Option<Field>) -> Self {
        let mut list = Self {
            also_needed,
            ..Self::default()
        };
        if let Err(problem) = list.fill(bytes, base) {
            list.problems.push(problem);
        }
        list
    }

    /// # Errors
    /// What makes it pointless to read on.
    fn fill(&mut self, bytes: &[u8], base: &BaseUrl) -> Result<(), Problem> {
        if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
            return Err(Problem::of_file(Fault::Utf16));
        }
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        let mut records = Records::new(bytes);
        let header = records.next().ok_or(Problem::of_file(Fault::EmptyFile))?;
        let row = header.row;
        well_formed(&header)?;
        let names = texts(header).map_err(|(_, fault)| Problem::of_row(row, fault))?;
        let Some(columns) = Columns::read(row, &names, self) else {
            return Ok(());
        };
        let mut points = Points::new(base, self);
        for record in records {
            let row = record.row;
            if let Err(problem) = well_formed(&record) {
                points.reject(problem);
                continue;
            }
            let cells = texts(record).map_err(|(index, fault)| Problem {
                row: Some(row),
                field: columns.field(index),
                fault,
            })?;
            match columns.sort(&cells) {
                Ok(cells) => points.add(row, cells),
                Err(fault) => points.reject(Problem::of_row(row, fault)),
            }
        }
        if self.rows.is_empty() && self.problems.is_empty() {
            return Err(Problem::of_file(Fault::NoRows));
        }
        Ok(())
    }
}

fn well_formed(record: &Record) -> Result<(), Problem> {
    let fault = match record.flaw {
        None => return Ok(()),
        Some(Flaw::NotClosed) => Fault::QuoteNotClosed,
        Some(Flaw::TextAfterQuote) => Fault::TextAfterQuote,
    };
    Err(Problem::of_row(record.row, fault))
}

/// The cells as text, or where they are not UTF-8 and what they are instead.
fn texts(record: Record) -> Result<Vec<String>, (usize, Fault)> {
    let cells = record.cells.into_iter().enumerate();
    cells
        .map(|(index, cell)| {
            String::from_utf8(cell).map_err(|bad| (index, encoding(bad.as_bytes())))
        })
        .collect()
}

/// What a cell is written in that is not UTF-8.
fn encoding(bytes: &[u8]) -> Fault {
    match records::looks_like_windows_874(bytes) {
        true => Fault::Windows874,
        false => Fault::NotUtf8,
    }
}
