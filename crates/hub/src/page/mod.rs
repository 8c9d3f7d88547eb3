//! How every page of the hub looks: Thai first, readable on a telephone, light and dark, no script,
//! nothing loaded from elsewhere.

mod icons;
mod shell;

pub(crate) use icons::{Icon, icon};
pub(crate) use shell::{Keep, Shell, Tone, dial_link, duration};
