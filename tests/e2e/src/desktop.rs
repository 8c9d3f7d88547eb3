//! The desktop around the app: native dialogs and the window manager, by xdotool.

use crate::programs::{output, until};
use anyhow::Result;
use std::{ffi::OsStr, path::Path};

/// Waits for a visible window whose title holds `title`, and gives its number.
pub async fn window(title: &str) -> Result<String> {
    until(&format!("a window “{title}”"), async || {
        visible(title).await
    })
    .await
}

pub async fn no_window(title: &str) -> Result<()> {
    until(&format!("the window “{title}” to go"), async || {
        Ok(visible(title).await?.is_none().then_some(()))
    })
    .await
}

async fn visible(title: &str) -> Result<Option<String>> {
    // xdotool ends with 1 when it finds nothing.
    let found = output("xdotool", &["search", "--onlyvisible", "--name", title])
        .await
        .unwrap_or_default();
    Ok(found.lines().next_back().map(str::to_owned))
}

/// Types into the window, as a person would.
pub async fn write(window: &str, text: &str) -> Result<()> {
    activate(window).await?;
    output("xdotool", &["type", "--clearmodifiers", text])
        .await
        .map(drop)
}

pub async fn press(window: &str, key: &str) -> Result<()> {
    activate(window).await?;
    output("xdotool", &["key", "--clearmodifiers", key])
        .await
        .map(drop)
}

async fn activate(window: &str) -> Result<()> {
    output("xdotool", &["windowactivate", "--sync", window])
        .await
        .map(drop)
}

/// A picture of the whole screen, for what WebDriver does not see. Without its date: the same screen gives
/// the same file.
pub async fn picture(file: &Path) -> Result<()> {
    let root = ["-window", "root", "-strip"].map(AsRef::<OsStr>::as_ref);
    let arguments = [root.as_slice(), &[file.as_os_str()]].concat();
    output("import", &arguments).await.map(drop)
}

/// The same once the screen has come to rest: two pictures in a row are alike.
pub async fn at_rest(file: &Path) -> Result<()> {
    until("a screen at rest", async || {
        let before = std::fs::read(file).ok();
        picture(file).await?;
        Ok((before == Some(std::fs::read(file)?)).then_some(()))
    })
    .await
}
