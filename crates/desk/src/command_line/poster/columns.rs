//! The header: which column of the file is which.

use super::{
    field::Field,
    list::List,
    problem::{Fault, Problem},
};
pub(super) use infodesk_domain::records::trim;
use std::cmp::Ordering;

/// The columns of a file, in its order.
pub(super) struct Columns(Vec<Column>);

/// The cells of a row in the order of [`Field::ALL`].
pub(super) type Cells = [String; Field::ALL.len()];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Column {
    Known(Field),
    /// Somebody else's.
    Unused,
    /// Without a name: spreadsheets leave such behind the last one. Nothing may stand in it.
    Nameless,
}

impl Columns {
    /// Reads the header. None where columns are missing, stand there twice, or are parted by something else than
    /// commas; the list says so then.
    pub fn read(row: usize, cells: &[String], list: &mut List) -> Option<Self> {
        if let Some(separator) = other_separator(cells) {
            list.problems
                .push(Problem::of_row(row, Fault::OtherSeparator(separator)));
            return None;
        }
        let columns = Self(cells.iter().map(|name| column(name)).collect());
        for (name, column) in cells.iter().zip(&columns.0) {
            if *column == Column::Unused {
                list.warnings.unused_columns.push(trim(name).to_owned());
            }
        }
        let needed = |field| Field::NEEDED.contains(&field) || Some(field) == list.also_needed;
        let faults = Field::ALL.map(|field| match columns.count(field) {
            0 if needed(field) => Some(Problem::at(row, field, Fault::MissingColumn)),
            0 | 1 => None,
            _ => Some(Problem::at(row, field, Fault::RepeatedColumn)),
        });
        let complete = faults.iter().all(Option::is_none);
        list.problems.extend(faults.into_iter().flatten());
        complete.then_some(columns)
    }

    fn count(&self, field: Field) -> usize {
        let same = |column: &&Column| **column == Column::Known(field);
        self.0.iter().filter(same).count()
    }

    /// The field at this place of a row.
    pub fn field(&self, index: usize) -> Option<Field> {
        match self.0.get(index) {
            Some(Column::Known(field)) => Some(*field),
            _ => None,
        }
    }

    /// The cells of a row, trimmed, in the order of [`Field::ALL`]; empty where the list has no such column.
    ///
    /// # Errors
    /// Where there are too many cells or too few, even empty ones: a comma is not where it should be, and what
    /// stands in which column cannot be told.
    pub fn sort(&self, cells: &[String]) -> Result<Cells, Fault> {
        let (cells_here, columns) = (cells.len(), self.0.len());
        let mut sorted = Cells::default();
        for (column, cell) in self.0.iter().zip(cells) {
            match (column, trim(cell)) {
                (Column::Known(field), cell) => cell.clone_into(&mut sorted[*field as usize]),
                (Column::Unused, _) | (Column::Nameless, "") => {}
                (Column::Nameless, _) => return Err(Fault::NamelessCell),
            }
        }
        match cells_here.cmp(&columns) {
            Ordering::Less => Err(Fault::TooFewCells {
                cells: cells_here,
                columns,
            }),
            Ordering::Equal => Ok(sorted),
            Ordering::Greater => Err(Fault::TooManyCells {
                cells: cells_here,
                columns,
            }),
        }
    }
}

fn column(name: &str) -> Column {
    match (trim(name), Field::named(trim(name))) {
        ("", _) => Column::Nameless,
        (_, Some(field)) => Column::Known(field),
        (_, None) => Column::Unused,
    }
}

fn other_separator(cells: &[String]) -> Option<char> {
    let known = |name: &str| Field::named(trim(name)).is_some();
    let parts = |separator: &char| {
        let names = cells.iter().flat_map(|cell| cell.split(*separator));
        names.filter(|name| known(name)).count() > 1
    };
    if cells.iter().any(|cell| known(cell)) {
        return None;
    }
    [';', '\t', '|'].into_iter().find(parts)
}
