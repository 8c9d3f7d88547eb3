//! Keeping in step with the hub: send what is queued, pull what is new, wait, again.

mod connection;
mod contact;
mod keep;
mod round;

pub use connection::{ConnectionError, HubConnection};
pub use contact::Progress;
pub use keep::SyncEnd;
pub use round::SyncError;

pub(crate) use contact::Contact;
