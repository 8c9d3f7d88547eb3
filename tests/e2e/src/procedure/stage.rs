//! The PC on which one after the other signs in, with what stands around the app.

use super::post::Post;
use crate::{
    browser::Browser, desktop, notifications::Notifications, setting::Setting, tray::Tray,
    window::Window,
};
use anyhow::{Result, ensure};
use infodesk_test_support::{PASSWORD, Person};
use std::{
    fs,
    path::PathBuf,
    sync::atomic::{AtomicU32, Ordering},
};

pub struct Stage<'a> {
    pub setting: &'a Setting<'a>,
    pub window: Window,
    pub post: Post,
    pub tray: Tray,
    pub notifications: Notifications,
    arguments: Vec<String>,
    name: &'static str,
    browsers: AtomicU32,
}

impl<'a> Stage<'a> {
    pub async fn set(
        setting: &'a Setting<'a>,
        arguments: Vec<String>,
        post: Post,
        name: &'static str,
    ) -> Result<Self> {
        let tray = Tray::stand().await?;
        let notifications = Notifications::stand().await?;
        let window = open(setting, &arguments).await?;
        Ok(Self {
            setting,
            window,
            post,
            tray,
            notifications,
            arguments,
            name,
            browsers: AtomicU32::new(0),
        })
    }

    /// The app is killed, and started anew.
    pub async fn crash(&mut self) -> Result<()> {
        self.window.kill();
        desktop::no_window("^InfoDesk$").await?;
        self.window = open(self.setting, &self.arguments).await?;
        Ok(())
    }

    /// Another start of the app hands its link over to the one that runs.
    pub async fn follow(&self, link: &str) -> Result<()> {
        let mut second = tokio::process::Command::new(self.setting.app);
        let second = second.arg(link).envs(self.setting.environment());
        let ended = second.status().await?;
        ensure!(ended.success(), "the second start ended with {ended}");
        Ok(())
    }

    /// A browser without a past.
    pub async fn browser(&self) -> Result<Browser> {
        let number = self.browsers.fetch_add(1, Ordering::Relaxed);
        let folder = self
            .setting
            .scratch
            .path()
            .join(format!("browser-{number}"));
        fs::create_dir_all(&folder)?;
        Browser::open(&folder, self.setting.pictures).await
    }

    /// Registers at the Digital ID, and signs in.
    pub async fn first_comes(&self, person: &Person) -> Result<()> {
        let browser = self.sign_in_page().await?;
        browser.click("register").await?;
        for (name, value) in person.registration() {
            browser.write(name, value).await?;
        }
        self.submit(browser).await
    }

    pub async fn comes_again(&self, person: &Person) -> Result<()> {
        let browser = self.sign_in_page().await?;
        browser.write("username", &person.username).await?;
        browser.write("password", PASSWORD).await?;
        self.submit(browser).await
    }

    async fn sign_in_page(&self) -> Result<Browser> {
        self.window.click("sign-in-digital-id").await?;
        let page = self.setting.opener.opened().await?;
        let browser = self.browser().await?;
        browser.go(&page).await?;
        Ok(browser)
    }

    async fn submit(&self, browser: Browser) -> Result<()> {
        browser.click("submit").await?;
        browser.sees("ยืนยันตัวตนเรียบร้อยแล้ว").await?;
        browser.close().await
    }

    pub async fn leaves(&self) -> Result<()> {
        self.window.click("nav-account").await?;
        self.window.click("sign-out").await?;
        self.window.click("sign-out-anyway").await?;
        self.window.find("sign-in-digital-id").await.map(drop)
    }

    /// The Token from the oldest mail that `to` has not read yet.
    pub async fn token(&self, to: &str) -> Result<String> {
        self.post.read(&self.window, to, "รหัส Token: ").await
    }

    pub async fn enter_token(&self, token: &str) -> Result<()> {
        self.window.write("token-input", token).await?;
        self.window.click("token-submit").await
    }

    pub async fn is_at_work(&self) -> Result<()> {
        self.window.find("nav-service-points").await?;
        self.window.sees("ส่งครบแล้ว").await
    }

    pub async fn picture(&self, name: &str) -> Result<()> {
        self.window.picture(&self.picture_file(name)).await
    }

    /// How a picture of this telling is called.
    pub fn picture_file(&self, name: &str) -> String {
        format!("procedure-{}-{name}", self.name)
    }

    pub fn folder(&self) -> PathBuf {
        self.setting.scratch.path().to_owned()
    }

    pub async fn clear(self) -> Result<()> {
        self.tray.click("ออก").await?;
        desktop::no_window("^InfoDesk$").await
    }
}

async fn open(setting: &Setting<'_>, arguments: &[String]) -> Result<Window> {
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    Window::open(setting, &arguments).await
}
