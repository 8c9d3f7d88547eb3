//! macOS's print panel for a PDF, by PDFKit.
//!
//! All of it runs on the main thread, as AppKit asks.
#![allow(unsafe_code)]

use super::{PrintDialog, PrintError, Printed};
use objc2::{AnyThread, MainThreadMarker, rc::Retained};
use objc2_app_kit::{NSPrintInfo, NSPrintOperation};
use objc2_foundation::{NSCopying, NSString, NSURL};
use objc2_pdf_kit::{PDFDisplayBox, PDFDocument, PDFPrintScalingMode};
use std::path::Path;
use tauri::AppHandle;
use tokio::sync::oneshot;

pub struct PdfKitDialog;

impl PrintDialog for PdfKitDialog {
    async fn show(app: &AppHandle, file: &Path) -> Result<Printed, PrintError> {
        let (answer, answered) = oneshot::channel();
        let file = file.to_owned();
        app.run_on_main_thread(move || {
            // Nobody waits any more when the command was dropped.
            let _ = answer.send(run(&file));
        })
        .map_err(|_| PrintError::NoWindow)?;
        answered.await.map_err(|_| PrintError::NoWindow)?
    }
}

/// Shows the panel until the officer has decided; AppKit keeps the windows alive meanwhile.
fn run(file: &Path) -> Result<Printed, PrintError> {
    let main_thread = MainThreadMarker::new().ok_or(PrintError::NoWindow)?;
    let operation = operation(file, main_thread)?;
    operation.setJobTitle(Some(&NSString::from_str("InfoDesk")));
    operation.setShowsPrintPanel(true);
    // False means cancelled: a job that fails later is shown by the system itself.
    Ok(if operation.runOperation() {
        Printed::Sent
    } else {
        Printed::Cancelled
    })
}

fn operation(
    file: &Path,
    main_thread: MainThreadMarker,
) -> Result<Retained<NSPrintOperation>, PrintError> {
    let unreadable = || PrintError::refused(format!("no PDF: {}", file.display()));
    let url = NSURL::fileURLWithPath(&NSString::from_str(&file.to_string_lossy()));
    // SAFETY: `url` names a file; a file that is no PDF gives `None`.
    let document =
        unsafe { PDFDocument::initWithURL(PDFDocument::alloc(), &url) }.ok_or_else(unreadable)?;
    // SAFETY: the index is looked up: a document without pages gives `None`.
    let page = unsafe { document.pageAtIndex(0) }.ok_or_else(unreadable)?;
    // SAFETY: `page` is alive, and every page has a media box.
    let sheet = unsafe { page.boundsForBox(PDFDisplayBox::MediaBox) }.size;

    // A copy: what suits a poster is not to stay for the next thing printed.
    let info = NSPrintInfo::sharedPrintInfo().copy();
    info.setPaperSize(sheet);
    let scaling = PDFPrintScalingMode::PageScaleNone;
    // SAFETY: on the main thread, shown by the marker; the operation keeps the document alive.
    unsafe {
        document.printOperationForPrintInfo_scalingMode_autoRotate(
            Some(&info),
            scaling,
            true,
            main_thread,
        )
    }
    .ok_or_else(|| PrintError::refused("PDFKit makes no print operation"))
}
