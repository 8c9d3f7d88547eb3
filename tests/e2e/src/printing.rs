//! The system's print dialogs, pressed as an officer presses them: the portal's, and GTK's where there is
//! no portal.

use crate::{desktop, programs::until, window::Window};
use anyhow::{Context, Result, ensure};
use std::{ffi::OsString, path::Path};
use zbus::{Connection, fdo::RequestNameFlags};

const TITLE: &str = "พิมพ์โปสเตอร์";
const PORTAL: &str = "org.freedesktop.portal.Desktop";

/// A portal on the bus that prints nothing, until dropped: what a desktop without one of its own has.
async fn no_portal_that_prints() -> Result<Connection> {
    let connection = Connection::session().await?;
    // From now on it answers that it knows no such object.
    connection.object_server();
    let instead = RequestNameFlags::ReplaceExisting | RequestNameFlags::DoNotQueue;
    connection
        .request_name_with_flags(PORTAL, instead)
        .await
        .context("the portal's name is not free")?;
    Ok(connection)
}

/// GTK's own dialog comes, and leaving it sends nothing.
pub async fn leave_gtks_dialog(window: &Window, pictures: &Path) -> Result<()> {
    let without = no_portal_that_prints().await?;
    window.click("poster-print").await?;
    let dialog = desktop::window(TITLE).await?;
    desktop::picture(&pictures.join("16-print-dialog.png")).await?;
    desktop::press(&dialog, "Escape").await?;
    desktop::no_window(TITLE).await?;
    without.release_name(PORTAL).await?;
    Ok(())
}

/// The real portal is left once without a job; then it prints into a file, which is the poster's, byte for
/// byte.
pub async fn through_the_portal(
    window: &Window,
    pictures: &Path,
    poster: &Path,
    printed: &Path,
) -> Result<()> {
    window.click("poster-print").await?;
    let dialog = desktop::window(TITLE).await?;
    desktop::press(&dialog, "Escape").await?;
    desktop::no_window(TITLE).await?;

    window.click("poster-print").await?;
    let dialog = desktop::window(TITLE).await?;
    desktop::at_rest(&dialog, &pictures.join("16-print-dialog-of-the-portal.png")).await?;
    // To the list of printers, to the name of the file, and into its dialog.
    for key in ["Tab", "Tab", "space"] {
        desktop::press(&dialog, key).await?;
    }
    let name = desktop::window("Select a filename").await?;
    // Until its folder is read, what is written into it may be overwritten.
    desktop::at_rest(&name, &pictures.join("16-print-to-a-file.png")).await?;
    desktop::press(&name, "ctrl+a").await?;
    desktop::write(&name, &printed.display().to_string()).await?;
    // What completes names has looked for one, and found none.
    desktop::at_rest(&name, &pictures.join("16-print-to-a-file.png")).await?;
    desktop::press(&name, "Return").await?;
    desktop::no_window("Select a filename").await?;
    desktop::press(&dialog, "alt+p").await?;
    window.sees("ส่งงานไปที่เครื่องพิมพ์แล้ว").await?;
    let sent = until("the printed file", async || {
        Ok(std::fs::read(printed).ok().filter(|file| !file.is_empty()))
    })
    .await
    .with_context(|| format!("what is there instead: {:?}", beside(printed)))?;
    ensure!(
        sent == std::fs::read(poster)?,
        "the portal printed another PDF than ours"
    );
    Ok(())
}

/// The names of the files in the same folder, for whoever looks for one in vain.
fn beside(file: &Path) -> Vec<OsString> {
    let folder = file
        .parent()
        .and_then(|folder| std::fs::read_dir(folder).ok());
    let entries = folder.into_iter().flatten().flatten();
    entries.map(|entry| entry.file_name()).collect()
}
