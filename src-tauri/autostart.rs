//! Starting with the system, into the tray, if the officer says so.

use infodesk_desk::errors::{AppError, ErrorCode};
use tauri::{AppHandle, Runtime, plugin::TauriPlugin};
use tauri_plugin_autostart::{MacosLauncher, ManagerExt};

/// The start that shows no window.
pub const HIDDEN: &str = "--hidden";

pub fn plugin<R: Runtime>() -> TauriPlugin<R> {
    tauri_plugin_autostart::init(MacosLauncher::LaunchAgent, Some(vec![HIDDEN]))
}

/// Makes it so, unless it is.
pub fn set(app: &AppHandle, wanted: bool) -> Result<(), AppError> {
    let system = app.autolaunch();
    // Not known: as the officer says, once more.
    let is_so = system.is_enabled().is_ok_and(|enabled| enabled == wanted);
    let done = match (is_so, wanted) {
        (true, _) => Ok(()),
        (false, true) => system.enable(),
        (false, false) => system.disable(),
    };
    done.map_err(|error| AppError::because(ErrorCode::FileNotWritten, &error))
}
