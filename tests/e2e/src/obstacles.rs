//! When things go wrong at the start: each ends in a clear Thai sentence and no lost data.

use crate::{setting::Setting, window::Window};
use anyhow::{Context, Result, ensure};
use serde_json::json;
use std::{fs, net::TcpListener, path::Path};

/// A file stands where the folder should be: not even root can write there.
pub async fn the_data_folder_cannot_be_written(setting: &Setting<'_>) -> Result<()> {
    fs::write(&setting.data, "ไม่ใช่โฟลเดอร์")?;
    let window = Window::open(setting, &["--standalone"]).await?;
    window.find("start-problem").await?;
    window.picture("30-data-folder").await?;
    in_thai(&window).await?;
    // Mended, it goes on without a new start.
    fs::remove_file(&setting.data)?;
    window.click("start-again").await?;
    window.find("sign-in-digital-id").await?;
    window.close().await
}

pub async fn the_hub_does_not_answer(setting: &Setting<'_>) -> Result<()> {
    let nobody = format!("http://127.0.0.1:{}", crate::programs::free_port()?);
    let window = Window::open(setting, &["--hub", &nobody]).await?;
    window.click("sign-in-digital-id").await?;
    window.find("error-note").await?;
    window.picture("31-no-hub").await?;
    in_thai(&window).await?;
    window.close().await
}

pub async fn a_damaged_register_is_kept_aside(setting: &Setting<'_>) -> Result<()> {
    let folder = setting.data.join("standalone");
    fs::create_dir_all(&folder)?;
    let damaged = vec![0xA5; 64 * 1024];
    fs::write(folder.join("hub.sqlite"), &damaged)?;
    let window = Window::open(setting, &["--standalone"]).await?;
    window.find("sign-in-digital-id").await?;
    window.sees(".damaged-").await?;
    window.picture("32-damaged").await?;
    in_thai(&window).await?;
    window.close().await?;
    ensure!(
        fs::read(kept(&folder)?)? == damaged,
        "the damaged file was changed"
    );
    Ok(())
}

fn kept(folder: &Path) -> Result<std::path::PathBuf> {
    let mut files = fs::read_dir(folder)?
        .filter_map(Result::ok)
        .map(|entry| entry.path());
    files
        .find(|path| path.to_string_lossy().contains(".damaged-"))
        .context("the damaged file is gone")
}

/// What to do and whom to call stands on the screen, and no English error text.
async fn in_thai(window: &Window) -> Result<()> {
    window.sees("02-612-6060").await?;
    let text = window.text().await?;
    for english in ["error", "Error", "failed", "undefined", "null"] {
        ensure!(
            !text.contains(english),
            "“{english}” on a Thai screen:\n{text}"
        );
    }
    Ok(())
}

/// Another program has taken the ports of the last start: others are found, and nobody notices. The
/// browser is closed half-way: the officer cancels, and is back where they were.
pub async fn ports_are_taken_and_the_browser_is_closed(setting: &Setting<'_>) -> Result<()> {
    let (one, other) = (
        TcpListener::bind("127.0.0.1:0")?,
        TcpListener::bind("127.0.0.1:0")?,
    );
    let ports =
        json!({ "hub": one.local_addr()?.port(), "practice_id": other.local_addr()?.port() });
    let folder = setting.data.join("standalone");
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("ports.json"), ports.to_string())?;
    let window = Window::open(setting, &["--standalone"]).await?;
    window.click("sign-in-digital-id").await?;
    let page = setting.opener.opened().await?;
    let visitor = reqwest::Client::builder().cookie_store(true).build()?;
    let answer = visitor.get(&page).send().await?;
    let (status, url) = (answer.status(), answer.url().clone());
    ensure!(
        status.is_success(),
        "the sign-in page at {url} answers {status}: {}",
        answer.text().await?
    );
    window.click("cancel-sign-in").await?;
    window.click("sign-in-digital-id").await?;
    setting.opener.opened().await?;
    window.click("open-browser-again").await?;
    setting.opener.opened().await?;
    window.click("cancel-sign-in").await?;
    window.find("sign-in-digital-id").await?;
    window.picture("33-cancelled").await?;
    window.close().await
}
