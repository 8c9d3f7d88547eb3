//! The system browser of the story: what the app opens lands in a file, and a real Chromium goes there.

use crate::{
    programs::{PATIENCE, Program, free_port, start, until, until_listening},
    window::connect,
};
use anyhow::{Context, Result};
use fantoccini::{Client, Locator};
use serde_json::json;
use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
};
use tokio::process::Command;

/// Stands in for the desktop's choice of browser: `xdg-open` notes the address.
pub struct Opener {
    folder: PathBuf,
}

impl Opener {
    pub fn install(folder: &Path) -> Result<Self> {
        fs::create_dir_all(folder)?;
        let script = folder.join("xdg-open");
        let spool = folder.join("opened");
        fs::write(
            &script,
            format!(
                "#!/bin/sh\nprintf '%s\\n' \"$1\" >> '{}'\n",
                spool.display()
            ),
        )?;
        fs::set_permissions(&script, fs::Permissions::from_mode(0o755))?;
        Ok(Self {
            folder: folder.to_owned(),
        })
    }

    /// PATH with the opener first.
    pub fn path(&self) -> PathBuf {
        let rest = std::env::var("PATH").unwrap_or_default();
        format!("{}:{rest}", self.folder.display()).into()
    }

    /// Waits for the app to open something and takes it.
    pub async fn opened(&self) -> Result<String> {
        let spool = self.folder.join("opened");
        let text = until("the browser to be opened", async || {
            Ok(fs::read_to_string(&spool)
                .ok()
                .filter(|t| t.ends_with('\n')))
        })
        .await?;
        fs::remove_file(spool)?;
        Ok(text.lines().last().unwrap_or_default().to_owned())
    }
}

pub struct Browser {
    client: Client,
    pictures: PathBuf,
    _driver: Program,
}

impl Browser {
    pub async fn open(folder: &Path, pictures: &Path) -> Result<Self> {
        let port = free_port()?;
        let mut command = Command::new("chromedriver");
        command
            .arg(format!("--port={port}"))
            .stdout(std::process::Stdio::null());
        let driver = start(command)?;
        until_listening(port).await?;
        let profile = format!("--user-data-dir={}", folder.join("chromium").display());
        let wanted = json!({ "browserName": "chrome", "goog:chromeOptions": { "binary": "/usr/bin/chromium", "args": [
            "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync", "--lang=th",
            "--window-size=1000,900", profile
        ] } });
        let client = connect(port, wanted).await?;
        Ok(Self {
            client,
            pictures: pictures.to_owned(),
            _driver: driver,
        })
    }

    pub async fn go(&self, url: &str) -> Result<()> {
        Ok(self.client.goto(url).await?)
    }

    pub async fn write(&self, name: &str, text: &str) -> Result<()> {
        let css = format!("input[name=\"{name}\"]");
        let field = self
            .client
            .wait()
            .at_most(PATIENCE)
            .for_element(Locator::Css(&css))
            .await;
        let field = field.with_context(|| format!("no field {name}"))?;
        field.clear().await?;
        field.send_keys(text).await?;
        Ok(())
    }

    pub async fn click(&self, id: &str) -> Result<()> {
        self.click_css(&format!("#{id}")).await
    }

    pub async fn click_css(&self, css: &str) -> Result<()> {
        let found = self
            .client
            .wait()
            .at_most(PATIENCE)
            .for_element(Locator::Css(css))
            .await;
        let button = found.with_context(|| format!("no button {css}"))?;
        Ok(button.click().await?)
    }

    pub async fn sees(&self, text: &str) -> Result<()> {
        until(text, async || {
            Ok(self.client.source().await?.contains(text).then_some(()))
        })
        .await
    }

    pub async fn picture(&self, name: &str) -> Result<()> {
        fs::write(
            self.pictures.join(format!("{name}.png")),
            self.client.screenshot().await?,
        )?;
        Ok(())
    }

    pub async fn close(self) -> Result<()> {
        Ok(self.client.close().await?)
    }
}
