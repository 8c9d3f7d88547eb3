//! The provider seen from outside: what a browser and a client can do, and what they cannot.

#![allow(clippy::unwrap_used)]

mod authorization;
mod codes;
mod fixture;
mod refreshing;
mod signing_out;
mod userinfo;
