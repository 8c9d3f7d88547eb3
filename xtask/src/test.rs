//! `cargo xtask test`: every check, in one order, until one fails.

mod rust;
mod screens;
mod steps;
mod window;

pub use steps::{TestArgs, run};
