//! Which printer an officer prints on: remembered in their own replica, so each officer of a PC has theirs.

use crate::{register::Register, replica::ReplicaError};
use infodesk_printing::PrinterId;
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct PrinterChoice {
    pub printer: PrinterId,
    /// As people call it: it is shown also while the printer cannot be asked.
    pub name: String,
}

impl Register {
    /// The printer this officer chose last.
    pub async fn printer_choice(&self) -> Result<Option<PrinterChoice>, ReplicaError> {
        self.with(|replica| replica.printer_choice()).await
    }

    /// Remembers a printer; `None` forgets it.
    pub async fn choose_printer(&self, choice: Option<PrinterChoice>) -> Result<(), ReplicaError> {
        self.with(move |replica| replica.keep_printer_choice(choice.as_ref()))
            .await
    }
}
