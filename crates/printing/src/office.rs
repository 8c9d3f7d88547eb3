//! The way to every printer this machine can reach.

use crate::{
    fault::{Cause, PrintFault},
    spooler::Spooler,
    wire::Wire,
};
use std::sync::Arc;

/// Cheap to clone; all clones share what they know of the network. Finding printers is in `search`, asking
/// one in `status`, printing in `send` and `follow`.
#[derive(Clone)]
pub struct PrintingOffice(Arc<Inner>);

struct Inner {
    wire: Wire,
    user: String,
}

impl PrintingOffice {
    /// Prints as `user`: the name that stands at a job in everybody's queue, and that may cancel it.
    ///
    /// # Errors
    /// [`PrintFault::NoSearch`] when this machine lets nobody onto the network.
    pub fn new(spooler: Spooler, user: impl Into<String>) -> Result<Self, PrintFault> {
        let wire = Wire::new(spooler).map_err(|error| PrintFault::NoSearch {
            cause: Cause::new(error),
        })?;
        let user = user.into();
        Ok(Self(Arc::new(Inner { wire, user })))
    }

    pub(crate) fn wire(&self) -> &Wire {
        &self.0.wire
    }

    pub(crate) fn user(&self) -> &str {
        &self.0.user
    }
}
