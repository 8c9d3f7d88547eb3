//! What is wrong with a list, and where.

use super::field::Field;

/// One thing that has to be put right before there are posters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Problem {
    /// The row as a spreadsheet counts it: the header is 1. None for the file as a whole.
    pub row: Option<usize>,
    /// The column, where it is one alone.
    pub field: Option<Field>,
    pub fault: Fault,
}

impl Problem {
    pub fn of_file(fault: Fault) -> Self {
        Self {
            row: None,
            field: None,
            fault,
        }
    }

    pub fn of_row(row: usize, fault: Fault) -> Self {
        Self {
            row: Some(row),
            field: None,
            fault,
        }
    }

    pub fn at(row: usize, field: Field, fault: Fault) -> Self {
        Self {
            row: Some(row),
            field: Some(field),
            fault,
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fault {
    /// Nothing in the file.
    EmptyFile,
    /// A header, and nothing under it.
    NoRows,
    Utf16,
    /// Thai in the encoding of old Windows and Unix programs (TIS-620, Windows-874).
    Windows874,
    /// In no encoding that we know.
    NotUtf8,
    /// The cells of the header are parted by this, not by commas.
    OtherSeparator(char),
    MissingColumn,
    RepeatedColumn,
    /// A quotation mark is open to the end of the file.
    QuoteNotClosed,
    /// Something stands between a closing quotation mark and the next comma.
    TextAfterQuote,
    /// The row has this many cells, more than the header.
    TooManyCells {
        cells: usize,
        columns: usize,
    },
    /// The row has this many cells, fewer than the header.
    TooFewCells {
        cells: usize,
        columns: usize,
    },
    /// Something stands in a column that has no name.
    NamelessCell,
    /// Nothing in a cell that must not be empty.
    Empty,
    /// Characters that do not belong in an address; none where the code is made of dots.
    BadCode(Vec<char>),
    /// The point already stands in this row.
    Repeated {
        row: usize,
    },
    /// Not a number of sheets.
    NotCopies,
    /// So many titles in Thai, and so many in English.
    TitlesDiffer {
        th: usize,
        en: usize,
    },
    /// Characters that the poster's font does not have.
    NoGlyph(Vec<char>),
    /// The QR symbol would be too fine to be read.
    AddressTooLong,
    /// Too much text for the paper at the smallest size.
    DoesNotFit,
}
