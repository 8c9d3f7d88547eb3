//! Prints: telling the register what was put on paper.

use crate::{
    posters::Poster,
    register::{Register, RegisterError},
    service_points::ServicePointView,
};
use infodesk_domain::{
    ServicePointId,
    commands::Command,
    prints::{Destination, PrintRecord, PrintResult, printer_name},
};

/// How a poster was printed, or was to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Print {
    /// `None` where nobody tells, as with the system's dialog.
    pub copies: Option<u32>,
    pub destination: Destination,
    pub result: PrintResult,
}

impl Print {
    /// The system's dialog has taken the poster; it tells neither how many nor, often, where to.
    pub const fn by_system_dialog() -> Self {
        Self {
            copies: None,
            destination: Destination::SystemDialog { printer: None },
            result: PrintResult::Printed,
        }
    }
}

impl Register {
    /// Puts a print of `poster` into the log, as of now. It is shown at once and sent when the hub can be
    /// reached. What the point says by then does not matter: `poster` says what stands on the sheet.
    ///
    /// # Errors
    /// [`RegisterError::Refused`] for what cannot be true of a print, or outside the officer's rights;
    /// [`RegisterError::NotFound`] where the point has left the register meanwhile.
    pub async fn record_print(
        &self,
        id: ServicePointId,
        poster: &Poster,
        print: Print,
    ) -> Result<ServicePointView, RegisterError> {
        let record = PrintRecord {
            sheet: poster.sheet.clone(),
            copies: print.copies,
            destination: cleaned(print.destination),
            result: print.result,
            printed_at: self.inner.surroundings.now(),
        };
        self.act(Command::RecordPrint {
            service_point_id: id,
            record,
        })
        .await
    }
}

/// With names as the log keeps them; a dialog's printer without a name is not told.
fn cleaned(destination: Destination) -> Destination {
    match destination {
        Destination::Printer { name } => Destination::Printer {
            name: printer_name(&name),
        },
        Destination::SystemDialog { printer } => Destination::SystemDialog {
            printer: printer
                .map(|name| printer_name(&name))
                .filter(|name| !name.is_empty()),
        },
        Destination::File => Destination::File,
    }
}
