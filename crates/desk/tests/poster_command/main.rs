//! `infodesk poster`, from the words on the command line to the file: real schools read back page by page, lists
//! as they come from real offices, and what is said about them.
#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod poster_folders;
mod poster_lists;
mod poster_places;
mod poster_schools;
mod poster_usage;
mod running;
