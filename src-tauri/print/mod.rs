//! The system's native print dialog for an existing PDF: one contract, a module for each system.

#[cfg(target_os = "linux")]
mod gtk;
#[cfg(target_os = "linux")]
mod linux;
#[cfg(target_os = "macos")]
mod pdfkit;
#[cfg(target_os = "linux")]
mod portal;
#[cfg(not(any(target_os = "linux", target_os = "macos", windows)))]
mod unavailable;
#[cfg(windows)]
mod webview2;

use infodesk_desk::errors::{AppError, ErrorCode};
use std::path::Path;
use tauri::AppHandle;

#[cfg(target_os = "linux")]
use self::linux::LinuxDialog as SystemDialog;
#[cfg(target_os = "macos")]
use self::pdfkit::PdfKitDialog as SystemDialog;
#[cfg(not(any(target_os = "linux", target_os = "macos", windows)))]
use self::unavailable::Unavailable as SystemDialog;
#[cfg(windows)]
use self::webview2::WebView2Dialog as SystemDialog;

/// "Print the poster": the title of the dialog where we may choose it.
#[cfg(any(target_os = "linux", windows))]
const TITLE: &str = "พิมพ์โปสเตอร์";

/// How a visit to the print dialog ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Printed {
    Sent,
    Cancelled,
    /// The dialog is on the screen, and the system does not tell what the officer decides.
    #[cfg_attr(
        not(windows),
        expect(dead_code, reason = "only Windows' dialog keeps it for itself")
    )]
    Shown,
}

#[derive(Debug, thiserror::Error)]
pub enum PrintError {
    /// This system has no dialog for a PDF that we know how to show: the PDF can be opened instead.
    #[error("no print dialog on this system")]
    Unavailable,
    #[error("the window is gone")]
    NoWindow,
    #[error("the printer does not take a PDF")]
    NoPdf,
    #[error("the system refused the job")]
    Refused(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl PrintError {
    fn refused(cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::Refused(cause.into())
    }
}

impl From<PrintError> for AppError {
    fn from(error: PrintError) -> Self {
        let code = match error {
            PrintError::Unavailable => ErrorCode::PrintUnavailable,
            _ => ErrorCode::PrintFailed,
        };
        Self::because(code, &error)
    }
}

/// Shows the system's dialog for the PDF in `file` and answers when the officer has decided and the job,
/// if there is one, was handed over.
trait PrintDialog {
    async fn show(app: &AppHandle, file: &Path) -> Result<Printed, PrintError>;
}

pub async fn show_dialog(app: &AppHandle, file: &Path) -> Result<Printed, PrintError> {
    SystemDialog::show(app, file).await
}
