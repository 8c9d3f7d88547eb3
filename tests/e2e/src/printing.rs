//! The system's print dialogs, pressed as an officer presses them: the portal's, and GTK's where there is
//! no portal.

use crate::{desktop, window::Window};
use anyhow::{Context, Result};
use std::path::Path;
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

/// The real portal's dialog comes, and leaving it sends nothing. What it is given is tested beside the shell's
/// part: printing into a file by its keys alone fails now and then, in the portal and not in ours.
pub async fn leave_the_portals_dialog(window: &Window, pictures: &Path) -> Result<()> {
    window.click("poster-print").await?;
    let dialog = desktop::window(TITLE).await?;
    desktop::at_rest(&dialog, &pictures.join("16-print-dialog-of-the-portal.png")).await?;
    desktop::press(&dialog, "Escape").await?;
    desktop::no_window(TITLE).await
}
