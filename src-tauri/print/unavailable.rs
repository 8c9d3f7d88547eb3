//! Systems that are none of the three whose dialog we know: the screen offers to open the PDF instead.

use super::{PrintDialog, PrintError, Printed};
use std::path::Path;
use tauri::AppHandle;

pub struct Unavailable;

impl PrintDialog for Unavailable {
    async fn show(_: &AppHandle, _: &Path) -> Result<Printed, PrintError> {
        Err(PrintError::Unavailable)
    }
}
