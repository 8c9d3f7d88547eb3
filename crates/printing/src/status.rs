//! Asking one printer how it is.

use crate::{
    answer::{self, Attributes},
    ask::Ask,
    fault::PrintFault,
    media::Media,
    office::PrintingOffice,
    printer::{Printer, PrinterId, PrinterKind, PrinterState},
    problem::PrinterProblem,
    spooler::bare_uuid,
    wire::Place,
};
use ipp::model::Operation;

/// All that a [`Printer`] is read from (RFC 8011, 5.4; `media-ready`: PWG 5100.3; `device-uri`: CUPS).
pub(crate) const PRINTER_ATTRIBUTES: &[&str] = &[
    "color-supported",
    "copies-supported",
    "device-uri",
    "document-format-supported",
    "media-default",
    "media-ready",
    "media-supported",
    "printer-info",
    "printer-is-accepting-jobs",
    "printer-location",
    "printer-name",
    "printer-state",
    "printer-state-reasons",
    "printer-uri-supported",
    "printer-uuid",
];

pub(crate) const PDF: &str = "application/pdf";
/// A PDF that CUPS hands on as it is. Its filter for `application/pdf` writes the file anew and counts the
/// pages as printed before the first is.
const PDF_AS_IT_IS: &str = "application/vnd.cups-pdf";

/// A printer with what sending to it needs to know.
#[derive(Debug, Clone)]
pub(crate) struct Looked {
    pub printer: Printer,
    /// The IPP printer that a queue leads to.
    pub behind: Option<Place>,
    /// What a PDF is to be called.
    pub format: &'static str,
    /// The queue takes [`PDF_AS_IT_IS`].
    untouched: bool,
    /// The UUID of the printer itself, where it was asked.
    pub uuid: Option<String>,
}

impl Looked {
    /// A queue as its server knows it, before the printer behind it was asked.
    pub fn queue(id: PrinterId, attributes: Attributes<'_>, is_default: bool) -> Self {
        let behind = attributes
            .text("device-uri")
            .filter(|uri| uri.starts_with("ipp://") || uri.starts_with("ipps://"))
            .map(|uri| Place::Printer {
                uri: uri.to_owned(),
            });
        let mut printer = read(id, PrinterKind::Queue, attributes);
        printer.is_default = is_default;
        // CUPS makes this list up from the sizes of the driver.
        printer.media_ready.clear();
        Self {
            printer,
            behind,
            format: PDF,
            untouched: attributes
                .texts("document-format-supported")
                .any(|format| format == PDF_AS_IT_IS),
            uuid: None,
        }
    }

    /// A queue that only the system's own dialog prints to.
    #[cfg(windows)]
    pub fn dialog_only(printer: Printer) -> Self {
        Self {
            printer,
            behind: None,
            format: PDF,
            untouched: false,
            uuid: None,
        }
    }

    /// What the printer behind the queue says of itself counts more than what the server thinks of it.
    fn take_from_behind(&mut self, behind: Result<Self, PrintFault>) {
        match behind {
            Ok(Self {
                printer: behind,
                uuid,
                ..
            }) => {
                self.uuid = uuid;
                self.printer.media_ready = behind.media_ready;
                self.printer.problems.extend(behind.problems);
                if behind.accepts_pdf && self.untouched {
                    self.format = PDF_AS_IT_IS;
                }
                if behind.state == PrinterState::Stopped {
                    self.printer.state = PrinterState::Stopped;
                }
            }
            Err(fault) if fault.is_line() => {
                tracing::debug!(%fault, printer = %self.printer.id, "nothing behind the queue");
                self.printer.problems.push(PrinterProblem::offline());
            }
            // It answers, if not to us: the queue will know how to speak with it.
            Err(fault) => tracing::debug!(%fault, printer = %self.printer.id, "the printer behind"),
        }
    }
}

impl PrintingOffice {
    /// How a printer is now.
    ///
    /// # Errors
    /// Why it cannot be asked. That it stands still is no error here.
    pub async fn printer(&self, id: &PrinterId) -> Result<Printer, PrintFault> {
        Ok(self.look(id).await?.printer)
    }

    pub(crate) async fn look(&self, id: &PrinterId) -> Result<Looked, PrintFault> {
        #[cfg(windows)]
        if id.0.starts_with(crate::windows::PREFIX) {
            return Ok(Looked::dialog_only(crate::windows::queue_of(id).await?));
        }
        match self.wire().place(&id.0) {
            place @ Place::Printer { .. } => self.ask_printer(&place).await,
            place @ Place::Spooler { .. } => {
                let answer = self.attributes(&place).await?;
                let attributes = answer::printers(&answer)
                    .next()
                    .ok_or(PrintFault::PrinterGone)?;
                let is_default = self.default_queue().await.as_ref() == Some(id);
                let mut looked = Looked::queue(id.clone(), attributes, is_default);
                self.look_behind(&mut looked).await;
                Ok(looked)
            }
        }
    }

    /// Asks the printer that a queue leads to, where there is one that can be asked.
    pub(crate) async fn look_behind(&self, looked: &mut Looked) {
        if let Some(behind) = looked.behind.clone() {
            let answer = self.ask_printer(&behind).await;
            looked.take_from_behind(answer);
        }
    }

    pub(crate) async fn ask_printer(&self, place: &Place) -> Result<Looked, PrintFault> {
        let answer = self.attributes(place).await?;
        let attributes = answer::printers(&answer)
            .next()
            .ok_or(PrintFault::PrinterGone)?;
        let id = PrinterId(place.uri().to_owned());
        Ok(Looked {
            printer: read(id, PrinterKind::Network, attributes),
            behind: None,
            format: PDF,
            untouched: false,
            uuid: attributes.text("printer-uuid").map(bare_uuid),
        })
    }

    async fn attributes(&self, place: &Place) -> Result<ipp::attribute::IppAttributes, PrintFault> {
        let ask = Ask::of_printer(Operation::GetPrinterAttributes, place.uri(), self.user())
            .and_then(|ask| ask.wanting(PRINTER_ATTRIBUTES))
            .map_err(PrintFault::nonsense)?;
        self.wire().ask(place, ask, &[]).await
    }
}

/// RFC 8011, 5.4.11: idle, processing, stopped.
pub(crate) fn state(attributes: Attributes<'_>) -> PrinterState {
    match attributes.number("printer-state") {
        Some(4) => PrinterState::Printing,
        Some(5) => PrinterState::Stopped,
        _ => PrinterState::Idle,
    }
}

pub(crate) fn problems(attributes: Attributes<'_>) -> Vec<PrinterProblem> {
    attributes
        .texts("printer-state-reasons")
        .filter_map(PrinterProblem::read)
        .collect()
}

fn read(id: PrinterId, kind: PrinterKind, attributes: Attributes<'_>) -> Printer {
    let said = |name| {
        attributes
            .text(name)
            .filter(|text| !text.trim().is_empty())
            .map(str::to_owned)
    };
    let media = |name| Media::read_all(attributes.texts(name));
    Printer {
        name: said("printer-info")
            .or_else(|| said("printer-name"))
            .unwrap_or_else(|| id.to_string()),
        location: said("printer-location"),
        kind,
        is_default: false,
        state: state(attributes),
        accepts_jobs: attributes.flag("printer-is-accepting-jobs").unwrap_or(true),
        problems: problems(attributes),
        media_ready: media("media-ready"),
        media_supported: media("media-supported"),
        media_default: attributes.text("media-default").map(Media::read),
        accepts_pdf: attributes
            .texts("document-format-supported")
            .any(|format| format == PDF),
        colour: attributes.flag("color-supported").unwrap_or(false),
        copies_max: attributes.most("copies-supported").unwrap_or(1).max(1),
        id,
    }
}
