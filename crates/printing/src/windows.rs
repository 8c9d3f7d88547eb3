//! The queues of Windows. Its spooler hands a PDF on as bytes, which most printers would print as signs; so
//! they are listed, and printed to through the system's dialog.

use crate::{
    fault::PrintFault,
    printer::{Printer, PrinterId, PrinterKind, PrinterState},
    problem::PrinterProblem,
    spooler::Queue,
    status::Looked,
};
use printers::common::base::printer::{Printer as Listed, PrinterState as ListedState};

/// How the identity of such a queue begins.
pub const PREFIX: &str = "winspool:";

pub async fn queues() -> Result<Vec<Queue>, PrintFault> {
    let listed = tokio::task::spawn_blocking(printers::get_printers)
        .await
        .map_err(PrintFault::nonsense)?;
    Ok(listed.into_iter().map(queue).collect())
}

pub async fn queue_of(id: &PrinterId) -> Result<Printer, PrintFault> {
    let queues = queues().await?;
    queues
        .into_iter()
        .map(|queue| queue.looked.printer)
        .find(|printer| printer.id == *id)
        .ok_or(PrintFault::PrinterGone)
}

fn queue(listed: Listed) -> Queue {
    let offline = matches!(listed.state, ListedState::OFFLINE);
    let printer = Printer {
        id: PrinterId(format!("{PREFIX}{}", listed.system_name)),
        name: listed.name,
        location: Some(listed.location).filter(|text| !text.is_empty()),
        kind: PrinterKind::Queue,
        is_default: listed.is_default,
        state: match listed.state {
            ListedState::PRINTING => PrinterState::Printing,
            ListedState::OFFLINE | ListedState::PAUSED => PrinterState::Stopped,
            _ => PrinterState::Idle,
        },
        accepts_jobs: true,
        problems: if offline {
            vec![PrinterProblem::offline()]
        } else {
            Vec::new()
        },
        media_ready: Vec::new(),
        media_supported: Vec::new(),
        media_default: None,
        accepts_pdf: false,
        colour: false,
        copies_max: 1,
    };
    Queue {
        looked: Looked::dialog_only(printer),
        uuids: Vec::new(),
        device: None,
    }
}
