//! The printer in the office: a real CUPS that leads to a real IPP printer, and an officer who prints on it from
//! the window.

use crate::{
    office::{Device, Loaded, Office, Printed},
    pdf,
    programs::until,
    window::Window,
};
use anyhow::{Result, ensure};
use infodesk_printing::{PrinterId, PrinterState};
use std::path::Path;

/// As the queue is called.
const QUEUE: &str = "reception";
const COPIES: &str = "2";

pub struct OfficePrinter {
    queue: PrinterId,
    device: Device,
    office: Office,
}

impl OfficePrinter {
    pub async fn stand() -> Self {
        let office = Office::new().await;
        let device = office.device(QUEUE, Loaded::A4AndA5).await;
        let queue = office.queue(QUEUE, &device).await;
        Self {
            queue,
            device,
            office,
        }
    }

    /// As `CUPS_SERVER` takes it.
    pub fn server(&self) -> String {
        self.office.cups().authority()
    }

    /// Chooses the printer, prints two copies of the poster shown, and finds at the printer what is in `file`.
    pub async fn print_poster(&self, window: &Window, file: &Path) -> Result<()> {
        window.click("printer-choose").await?;
        window
            .find_css("dialog[open] [data-testid=printer]")
            .await?;
        window.picture("14-printers").await?;
        window
            .click_css("dialog[open] [data-testid=printer]")
            .await?;
        window.sees(QUEUE).await?;
        window.write("copies", COPIES).await?;
        window.click("poster-print-direct").await?;
        let printed = until("the poster at the printer", async || {
            Ok(self.device.printed().pop())
        })
        .await?;
        arrived_whole(&printed, file).await?;
        window.find("print-close").await?;
        let queue = self.office.printing().printer(&self.queue).await?;
        ensure!(
            queue.state == PrinterState::Idle,
            "the queue is {:?}",
            queue.state
        );
        window.picture("15-printed").await?;
        window.click("print-close").await
    }
}

/// The same poster as the file that was saved (but for its minute), in as many copies, on its own paper.
async fn arrived_whole(printed: &Printed, file: &Path) -> Result<()> {
    let arrived = file.with_file_name("arrived.pdf");
    std::fs::write(&arrived, &printed.pdf)?;
    let (got, saved) = (pdf::text(&arrived).await?, pdf::text(file).await?);
    ensure!(got == saved, "the printer got another poster:\n{got}");
    // CUPS names the paper by its measures, in hundredths of a millimetre.
    let a4 = "x-dimension=21000 y-dimension=29700";
    for (attribute, value) in [("IPP_COPIES", COPIES), ("IPP_MEDIA_COL", a4)] {
        let got = printed.attributes.get(attribute);
        ensure!(
            got.is_some_and(|got| got.contains(value)),
            "{attribute} is {got:?}"
        );
    }
    Ok(())
}
