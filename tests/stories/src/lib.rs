//! The setting of the stories across crates: a hub on either database, the cable to it, and PCs with a
//! desk on them.
//!
//! Here belongs what several stories of `tests/stories` need and nobody else does. Not here: what the
//! tests of single crates use too (that is `infodesk-test-support`), imitations of our own parts, and the
//! window (`tests/e2e`). Whatever goes wrong here panics: that is what a story wants.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a panic is how a story fails"
)]

mod cable;
mod databases;
mod log;
mod pc;
mod sign_in;
mod traces;
mod waiting;
mod world;

pub use cable::Cable;
pub use log::Log;
pub use pc::{Pc, every};
pub use sign_in::with_browser;
pub use traces::{assert_in_no_file, bytes_below, holds};
pub use waiting::until;
pub use world::{CENTRAL_OFFICER, OPERATOR, POINT_OFFICER, World};
