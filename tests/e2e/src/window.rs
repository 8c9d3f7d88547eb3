//! The app's window as an officer uses it: what is on it is found by its test id.

use crate::{
    programs::{PATIENCE, Program, free_ports, start, until, until_listening},
    setting::Setting,
};
use anyhow::{Context, Result};
use fantoccini::{Client, ClientBuilder, Locator, elements::Element, key::Key};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::path::PathBuf;
use tokio::process::Command;

pub struct Window {
    client: Client,
    pictures: PathBuf,
    driver: Program,
}

impl Window {
    /// Starts the app under tauri-driver.
    pub async fn open(setting: &Setting<'_>, arguments: &[&str]) -> Result<Self> {
        let [port, native_port] = free_ports()?;
        let mut command = Command::new(setting.driver);
        command.args([
            "--port",
            &port.to_string(),
            "--native-port",
            &native_port.to_string(),
        ]);
        command.args(["--native-driver", "/usr/bin/WebKitWebDriver"]);
        command.envs(setting.environment());
        let driver = start(command)?;
        until_listening(port).await?;
        let app = json!({ "application": setting.app, "args": arguments });
        let client = connect(port, json!({ "tauri:options": app, "browserName": "wry" })).await?;
        Ok(Self {
            client,
            pictures: setting.pictures.to_owned(),
            driver,
        })
    }

    pub async fn find(&self, id: &str) -> Result<Element> {
        self.find_css(&format!("[data-testid=\"{id}\"]")).await
    }

    pub async fn find_css(&self, css: &str) -> Result<Element> {
        let found = self
            .client
            .wait()
            .at_most(PATIENCE)
            .for_element(Locator::Css(css))
            .await;
        found.with_context(|| format!("{css} is not on the screen"))
    }

    pub async fn click(&self, id: &str) -> Result<()> {
        let css = format!("[data-testid=\"{id}\"]");
        self.click_css(&css).await
    }

    /// Clicks as soon as it can be clicked: not while something lies over it or it is off.
    pub async fn click_css(&self, css: &str) -> Result<()> {
        until(&format!("a click on {css}"), async || {
            let Ok(element) = self.client.find(Locator::Css(css)).await else {
                return Ok(None);
            };
            let on = element.is_enabled().await.unwrap_or(false);
            Ok(if on { element.click().await.ok() } else { None })
        })
        .await
    }

    /// Replaces what is in the field.
    pub async fn write(&self, id: &str, text: &str) -> Result<()> {
        let field = self.find(id).await?;
        field.clear().await?;
        field.send_keys(text).await?;
        Ok(())
    }

    /// Puts lines into the field as from the clipboard.
    pub async fn paste(&self, id: &str, text: &str) -> Result<()> {
        let field = self.find(id).await?;
        let put = "arguments[0].value = arguments[1];
            arguments[0].dispatchEvent(new Event('input', { bubbles: true }));";
        let arguments = vec![serde_json::to_value(field)?, text.into()];
        self.client.execute(put, arguments).await?;
        Ok(())
    }

    /// Picks the entry of a list that begins with `text`.
    pub async fn choose(&self, picker: &str, text: &str) -> Result<()> {
        self.write(picker, text).await?;
        self.find_css("[role=option].active").await?;
        let field = self.find(picker).await?;
        field.send_keys(&Key::Enter.to_string()).await?;
        Ok(())
    }

    /// Types `text`, and picks the entry that holds all of `parts`.
    pub async fn pick(&self, picker: &str, text: &str, parts: &[&str]) -> Result<()> {
        self.write(picker, text).await?;
        let holds: String = parts
            .iter()
            .map(|part| format!("[contains(., '{part}')]"))
            .collect();
        let entry = format!("//*[@role='option']{holds}");
        until(&format!("the entry {parts:?}"), async || {
            match self.client.find(Locator::XPath(&entry)).await {
                Ok(entry) => Ok(entry.click().await.ok()),
                Err(_) => Ok(None),
            }
        })
        .await
    }

    /// Waits until the text is anywhere on the screen.
    pub async fn sees(&self, text: &str) -> Result<()> {
        let looked = until(text, async || {
            Ok(self.text().await?.contains(text).then_some(()))
        })
        .await;
        if looked.is_err() {
            self.picture("failed").await?;
        }
        looked.with_context(|| format!("“{text}” is not on the screen"))
    }

    pub async fn text(&self) -> Result<String> {
        let text = self
            .client
            .execute("return document.body.innerText", vec![])
            .await?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }

    pub async fn run(&self, script: &str) -> Result<Value> {
        Ok(self.client.execute(script, vec![]).await?)
    }

    /// A picture of the page as it is painted now.
    pub async fn picture(&self, name: &str) -> Result<()> {
        // The web view answers before it has painted what the last script changed.
        let painted = "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done()))";
        self.client.execute_async(painted, vec![]).await?;
        std::fs::write(
            self.pictures.join(format!("{name}.png")),
            self.client.screenshot().await?,
        )?;
        Ok(())
    }

    /// As a crash or a power cut ends the app.
    pub fn kill(&mut self) {
        self.driver.kill();
    }

    /// As when the PC sleeps: nothing of the app runs.
    pub fn fall_asleep(&self) {
        self.driver.signal("STOP");
    }

    pub fn wake_up(&self) {
        self.driver.signal("CONT");
    }

    pub async fn close(self) -> Result<()> {
        Ok(self.client.close().await?)
    }
}

/// A session, as soon as the driver and what stands behind it are ready for one.
pub async fn connect(port: u16, wanted: Value) -> Result<Client> {
    let capabilities = wanted.as_object().cloned().unwrap_or_default();
    let address = format!("http://127.0.0.1:{port}");
    let session = until("a WebDriver session", async || {
        let mut builder = ClientBuilder::new(HttpConnector::new());
        let connecting = builder.capabilities(capabilities.clone()).connect(&address);
        Ok(connecting.await.ok())
    });
    session.await.context("no WebDriver session")
}
