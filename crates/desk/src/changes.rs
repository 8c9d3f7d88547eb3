//! What the window is told: something of this kind is no longer as it was; read it again.

use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Changed {
    /// Service points, manuals, pins, agencies, or what waits for the officer's decision.
    Register,
    /// The state of sending, or how much is unsent.
    Sending,
    Session,
    /// What waits for the officer's yes or no, or whether the hub is heard.
    Approvals,
    Mails,
    /// The batch of posters on its way to the printer.
    Printing,
    /// How far posters are on their way into files.
    PosterFiles,
}
