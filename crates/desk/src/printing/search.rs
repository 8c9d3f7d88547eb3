//! Printers for the officer to choose from.

use infodesk_printing::{PrintFault, Printer, PrintingOffice};
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

pub(super) async fn printers(office: &PrintingOffice) -> Printers {
    let (mut printers, faults) = office.search(PATIENCE).all().await;
    printers.sort_by_key(|printer| {
        let network = printer.kind == infodesk_printing::PrinterKind::Network;
        (!printer.is_default, network, printer.name.clone())
    });
    Printers { printers, faults }
}
