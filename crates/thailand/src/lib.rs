//! What is Thai and not ours: facts about the country that any Thai program needs.
//!
//! Here: administrative divisions with their postcodes, province outlines, officials' days
//! off, Buddhist-era dates, Thai digits, citizen numbers, telephone numbers as Thai offices
//! write them, dictionary order, search without word spaces, places where a Thai line may break.
//!
//! Not here: anything InfoDesk decides by itself (service points, manuals, rights), words for
//! the screen beyond names that the country gives, input and output. Reference tables are text
//! files in `data/`, written by `cargo xtask reference` and read once, on first use.

pub mod citizen_number;
pub mod dates;
pub mod digits;
pub mod divisions;
pub mod fiscal;
pub mod holidays;
pub mod line_breaks;
pub mod order;
pub mod outlines;
pub mod search;
pub mod telephone;

mod characters;
mod table;
