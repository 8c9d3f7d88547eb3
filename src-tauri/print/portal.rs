//! The desktop's own print dialog, through the XDG portal `org.freedesktop.portal.Print`.
//!
//! The portal gets the open PDF, not its path, so it also works from inside a sandbox. What is said on the
//! bus is [`print_on`], which needs no window; [`PortalDialog`] adds the window that the dialog belongs to.
//! The settings that the officer chooses stay with the portal: we need only the token that stands for them.

mod bus;

use super::{PrintDialog, PrintError, Printed};
use crate::window;
use bus::{Ending, Portal};
use gtk::prelude::{Cast, WidgetExt};
use std::{fs::File, path::Path};
use tauri::{AppHandle, Manager};
use tokio::sync::oneshot;

pub struct PortalDialog;

impl PrintDialog for PortalDialog {
    /// [`PrintError::Unavailable`] when this desktop has no portal that prints, and only then.
    async fn show(app: &AppHandle, file: &Path) -> Result<Printed, PrintError> {
        let file = File::open(file).map_err(PrintError::refused)?;
        let parent = main_window(app).await?;
        let bus = zbus::Connection::session()
            .await
            .map_err(|_| PrintError::Unavailable)?;
        print_on(&bus, &parent, &file).await
    }
}

/// Asks the portal on `bus` for its dialog over the window `parent` (a name as [`main_window`] gives), and
/// hands it `file` when the officer says "print".
///
/// [`PrintError::Unavailable`] when there is no such portal: nothing was shown then.
pub async fn print_on(
    bus: &zbus::Connection,
    parent: &str,
    file: &File,
) -> Result<Printed, PrintError> {
    let portal = Portal::on(bus).await.map_err(PrintError::refused)?;
    let chosen = portal.prepare(parent, super::TITLE).await;
    let token = match chosen {
        Ok(Ending::Done(token)) => token,
        // GTK's portal calls it "other" when the dialog is closed by Escape. Nothing was handed over yet.
        Ok(Ending::Cancelled | Ending::Other) => return Ok(Printed::Cancelled),
        Err(error) if bus::is_missing(&error) => return Err(PrintError::Unavailable),
        Err(error) => return Err(PrintError::refused(error)),
    };
    match portal.print(parent, super::TITLE, file, token).await {
        Ok(Ending::Done(())) => Ok(Printed::Sent),
        Ok(Ending::Cancelled) => Ok(Printed::Cancelled),
        Ok(Ending::Other) => Err(PrintError::refused("the portal did not print")),
        Err(error) => Err(PrintError::refused(error)),
    }
}

/// The name by which the portal knows the main window. Empty under Wayland, where a surface has no name
/// unless it is exported first: the desktop then places the dialog itself.
async fn main_window(app: &AppHandle) -> Result<String, PrintError> {
    let (answer, answered) = oneshot::channel();
    let handle = app.clone();
    app.run_on_main_thread(move || {
        // Nobody waits any more when the command was dropped.
        let _ = answer.send(x11_number(&handle));
    })
    .map_err(|_| PrintError::NoWindow)?;
    let number = answered.await.map_err(|_| PrintError::NoWindow)?;
    Ok(number.map_or_else(String::new, |number| format!("x11:{number:x}")))
}

/// On GTK's thread.
fn x11_number(app: &AppHandle) -> Option<std::ffi::c_ulong> {
    let window = app.get_webview_window(window::MAIN)?.gtk_window().ok()?;
    let window = window.window()?.downcast::<gdkx11::X11Window>().ok()?;
    Some(window.xid())
}

#[cfg(test)]
mod tests;
