//! Systems whose dialog is not built yet: the screen offers to open the PDF instead.

use super::{PrintDialog, PrintError, Printed};
use std::path::Path;
use tauri::AppHandle;

pub struct Unavailable;

impl PrintDialog for Unavailable {
    async fn show(_: &AppHandle, _: &Path) -> Result<Printed, PrintError> {
        Err(PrintError::Unavailable)
    }
}
