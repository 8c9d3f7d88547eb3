//! Lists of people that officers hand in as CSV: which account, or which address, is to get which right where.
//!
//! Here stands what such lists have in common: how a list and its cells are read, what must not be in one, and who
//! may hand in which row. What a row comes to is for [`crate::accounts`] and [`crate::tokens`].

mod cells;
mod importer;
mod list;
mod role;
mod units;

pub use cells::{Cells, Field};
pub use importer::Importer;
pub use list::{Columns, List, ListedRow};
pub use units::{ListedPoint, Units};

pub(crate) use cells::{at, citizen_numbers, right};
