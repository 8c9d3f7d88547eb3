//! The practice Digital ID as a browser and the hub see it.

#![allow(clippy::unwrap_used)]

mod assurance_level;
mod fixture;
mod flow;
mod likeness;
mod opening;
mod passwords;
mod registering;
mod relying_party;
mod signing_in;
