//! Sending a PDF to a printer, and taking a job back.

use crate::{
    answer,
    ask::{Ask, keyword, name, shortened},
    fault::PrintFault,
    job::{Job, JobTicket},
    media::Media,
    office::PrintingOffice,
    printer::{Printer, PrinterId, PrinterState},
    problem::{Urgency, leading_fault},
    status::Looked,
    wire::Place,
};
use ipp::{
    model::Operation,
    parser::IppParseError,
    value::{IppMimeMediaType, IppValue},
};

impl PrintingOffice {
    /// Prints `pdf`, if the printer is ready for it: what cannot come out now is not sent, or it would come
    /// out when nobody expects it.
    ///
    /// # Errors
    /// Why not; nothing was printed then, and nothing waits.
    pub async fn send(
        &self,
        printer: &PrinterId,
        pdf: &[u8],
        ticket: &JobTicket,
    ) -> Result<Job, PrintFault> {
        let looked = self.look(printer).await?;
        #[cfg(windows)]
        if printer.0.starts_with(crate::windows::PREFIX) {
            return Err(PrintFault::DialogOnly);
        }
        ready_for(&looked.printer, ticket)?;
        let place = self.wire().place(&printer.0);
        let ask = self
            .print_job(&place, looked.format, ticket)
            .map_err(PrintFault::nonsense)?;
        let number = match self.wire().ask(&place, ask, pdf).await {
            Ok(answer) => answer::jobs(&answer).find_map(|job| job.number("job-id")),
            // Taken or not? The printer knows.
            Err(fault) if fault.is_line() => match self.find_job(&place, &ticket.name).await {
                Ok(found) => Some(found.ok_or(fault)?.number),
                Err(_) => return Err(fault),
            },
            Err(fault) => return Err(fault),
        };
        let number = number.ok_or_else(|| PrintFault::nonsense("a job without a number"))?;
        Ok(job(printer, number, ticket, looked))
    }

    /// Takes a job back. What is printed already stays printed.
    ///
    /// # Errors
    /// Also when it has come to its end before.
    pub async fn cancel(&self, job: &Job) -> Result<(), PrintFault> {
        let place = self.wire().place(&job.printer.0);
        let ask = Ask::of_job(Operation::CancelJob, place.uri(), job.number, self.user())
            .map_err(PrintFault::nonsense)?;
        self.wire().ask(&place, ask, &[]).await.map(drop)
    }

    fn print_job(
        &self,
        place: &Place,
        format: &str,
        ticket: &JobTicket,
    ) -> Result<Ask, IppParseError> {
        let copies = i32::try_from(ticket.copies).unwrap_or(i32::MAX);
        Ask::of_printer(Operation::PrintJob, place.uri(), self.user())?
            .operation("job-name", name(&ticket.name)?)?
            .operation(
                "document-format",
                IppValue::MimeMediaType(IppMimeMediaType::new(format)?),
            )?
            .job("copies", IppValue::Integer(copies))?
            .job("media", keyword(ticket.media.keyword())?)?
            .job("sides", keyword("one-sided")?)?
            // PWG 5100.16, 7.3.
            .job("print-scaling", keyword("none")?)
    }
}

fn job(printer: &PrinterId, number: i32, ticket: &JobTicket, looked: Looked) -> Job {
    Job {
        printer: printer.clone(),
        number,
        name: shortened(&ticket.name).to_owned(),
        media: ticket.media.clone(),
        behind: looked.behind,
    }
}

/// What stands against printing this ticket on that printer now.
fn ready_for(printer: &Printer, ticket: &JobTicket) -> Result<(), PrintFault> {
    let leading = |at_least| {
        leading_fault(
            &printer.problems,
            at_least,
            Some(&ticket.media),
            &printer.media_ready,
        )
    };
    if printer.state == PrinterState::Stopped {
        return Err(leading(Urgency::Warning).unwrap_or(PrintFault::PrinterStopped));
    }
    if let Some(PrintFault::Offline) = leading(Urgency::Error) {
        return Err(PrintFault::Offline);
    }
    if !printer.accepts_jobs {
        return Err(PrintFault::NotAccepting);
    }
    if !printer.accepts_pdf {
        return Err(PrintFault::FormatRefused);
    }
    if ticket.copies > printer.copies_max {
        return Err(PrintFault::OptionsRefused {
            options: vec!["copies".to_owned()],
        });
    }
    paper(printer, &ticket.media)
}

fn paper(printer: &Printer, wanted: &Media) -> Result<(), PrintFault> {
    let wrong = |loaded| {
        Err(PrintFault::WrongPaperSize {
            wanted: wanted.clone(),
            loaded,
        })
    };
    if !printer.media_ready.is_empty() && !printer.media_ready.contains(wanted) {
        return wrong(printer.media_ready.clone());
    }
    if !printer.media_supported.is_empty() && !printer.media_supported.contains(wanted) {
        return wrong(Vec::new());
    }
    Ok(())
}
