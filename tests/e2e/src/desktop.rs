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
    // As fast as a good typist: a busy desktop drops what comes faster.
    output(
        "xdotool",
        &["type", "--clearmodifiers", "--delay", "40", text],
    )
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
    picture_of("root", file).await
}

/// The same once `window` has come to rest: two pictures of it in a row are alike. What moves beside it, as a
/// busy button behind a dialog does, is none of its business.
pub async fn at_rest(window: &str, file: &Path) -> Result<()> {
    until("a window at rest", async || {
        let before = std::fs::read(file).ok();
        picture_of(window, file).await?;
        Ok((before == Some(std::fs::read(file)?)).then_some(()))
    })
    .await?;
    picture(file).await
}

async fn picture_of(window: &str, file: &Path) -> Result<()> {
    let window = ["-window", window, "-strip"].map(AsRef::<OsStr>::as_ref);
    let arguments = [window.as_slice(), &[file.as_os_str()]].concat();
    output("import", &arguments).await.map(drop)
}
