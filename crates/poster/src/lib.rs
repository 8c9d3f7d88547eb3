//! QR posters: values in, bytes out.
//!
//! A poster goes through two steps. [`Typesetter::poster`] lays a [`PosterContent`] out into a [`Page`], a
//! display list of text already shaped, filled outlines and links; [`pdf()`] writes any number of pages into one
//! file. The display list is the seam between the two: tests look at it, and another back end could draw it.
//!
//! [`Typesetter::manual`] does the same for a whole citizens' manual, over as many pages as it needs.
//!
//! What belongs here: setting Thai (shaping, line breaking, fitting), the QR symbol, the template with its fixed
//! words, the PDF file, and the address that the symbol carries.
//!
//! What does not: files, the clock, printers, rights, knowledge of service points beyond the texts to print.
//! Which manuals stand on a poster, and in which order, is the caller's decision.

mod address;
mod block;
mod content;
mod document;
mod error;
mod face;
mod page;
mod paragraph;
mod pdf;
mod shape;
mod symbol;
mod template;
mod typesetter;

pub use address::{AddressError, address, printed_address};
pub use content::{Paper, PosterContent};
pub use document::{
    ManualContent, PrintedChannel, PrintedContact, PrintedDocument, PrintedFee, PrintedForm,
    PrintedProcedure, PrintedStep,
};
pub use error::PosterError;
pub use face::Weight;
pub use page::{Colour, Fill, Item, Line, Link, Page, Path, Rect, Ring, Stroke, Text};
pub use pdf::pdf;
pub use shape::Glyph;
pub use typesetter::Typesetter;
