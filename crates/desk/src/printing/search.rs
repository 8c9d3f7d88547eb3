//! Printers for the officer to choose from.

use infodesk_printing::{PrintFault, Printer, PrinterId, PrintingOffice};
use serde::Serialize;
use std::time::Duration;

/// Every printer on a usual network has answered by then.
const PATIENCE: Duration = Duration::from_secs(3);

/// What a search brought.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct Printers {
    /// The default first, then queues, then the network; by name.
    pub printers: Vec<Printer>,
    /// Where the search could not look.
    pub faults: Vec<PrintFault>,
}

/// How one printer is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(tag = "answer", rename_all = "snake_case")]
pub enum PrinterAnswer {
    Printer {
        printer: Printer,
    },
    /// It could not be asked.
    Fault {
        fault: PrintFault,
    },
}

pub(super) async fn printers(office: &PrintingOffice) -> Printers {
    let (mut printers, faults) = office.search(PATIENCE).all().await;
    printers.sort_by_key(|printer| {
        let network = printer.kind == infodesk_printing::PrinterKind::Network;
        (!printer.is_default, network, printer.name.clone())
    });
    Printers { printers, faults }
}

pub(super) async fn printer(office: &PrintingOffice, id: &PrinterId) -> PrinterAnswer {
    match office.printer(id).await {
        Ok(printer) => PrinterAnswer::Printer { printer },
        Err(fault) => PrinterAnswer::Fault { fault },
    }
}
