//! The portal's dialog; GTK's own where the desktop has no portal that prints.

use super::{PrintDialog, PrintError, Printed, gtk::GtkDialog, portal::PortalDialog};
use std::path::Path;
use tauri::AppHandle;

pub struct LinuxDialog;

impl PrintDialog for LinuxDialog {
    async fn show(app: &AppHandle, file: &Path) -> Result<Printed, PrintError> {
        match PortalDialog::show(app, file).await {
            Err(PrintError::Unavailable) => GtkDialog::show(app, file).await,
            // An officer who cancelled, or a job refused, is not asked a second time.
            decided => decided,
        }
    }
}
