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
mod design;
mod document;
mod emblem;
mod error;
mod face;
mod in_order;
mod packing;
mod page;
mod paragraph;
mod pdf;
mod recent;
mod shape;
mod symbol;
mod template;
mod typesetter;

pub use address::{AddressError, address, printed_address};
pub use content::{PosterContent, Title};
pub use design::{Design, Ink, Language, Paper, Template};
pub use document::{
    ManualContent, PrintedChannel, PrintedContact, PrintedDocument, PrintedFee, PrintedForm,
    PrintedProcedure, PrintedStep,
};
pub use emblem::{Emblem, EmblemError};
pub use error::PosterError;
pub use face::Weight;
pub use in_order::in_order;
pub use packing::{PackingList, PackingRow};
pub use page::{
    Colour, Fill, Grid, Item, Line, Link, Page, Path, Picture, Rect, Ring, Stroke, Text,
};
pub use pdf::{EncodedPage, PdfWriter, pdf};
pub use shape::Glyph;
pub use typesetter::Typesetter;
