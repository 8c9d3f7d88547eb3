//! What another officer writes shows itself in the tray, while the window is closed.

use crate::{
    below::Below,
    browser::Browser,
    desktop,
    notifications::Notifications,
    programs::until,
    setting::Setting,
    story::{enter_the_token, sign_in, token_for},
    tray::Tray,
    window::Window,
};
use anyhow::{Result, ensure};
use reqwest::Url;
use serde_json::Value;
use std::time::{Duration, Instant};

/// From the event to the notification.
const SOON: Duration = Duration::from_secs(5);

pub async fn a_note_arrives_in_the_tray(setting: &Setting<'_>) -> Result<()> {
    let tray = Tray::stand().await?;
    let notifications = Notifications::stand().await?;
    let window = Window::open(setting, &["--standalone"]).await?;
    let browser = Browser::open(setting.scratch.path(), setting.pictures).await?;
    sign_in(&window, &browser, &setting.opener).await?;
    enter_the_token(&window).await?;
    browser.close().await?;
    note_where_the_page_is_led(&window).await?;
    let ports = std::fs::read(setting.data.join("standalone/ports.json"))?;
    let ports: Value = serde_json::from_slice(&ports)?;
    let at = |name: &str| Url::parse(&format!("http://127.0.0.1:{}", ports[name]));
    let token = token_for(&window, "เจ้าหน้าที่จุดบริการ", "สำนักงานเขตพระนคร").await?;
    let below = Below::come_in(at("hub")?, &at("practice_id")?, &token).await?;

    let shown = desktop::window("^InfoDesk$").await?;
    desktop::press(&shown, "alt+F4").await?;
    desktop::no_window("^InfoDesk$").await?;
    let began = Instant::now();
    let note = below.report_their_right().await?;
    let told = notifications.first().await?;
    ensure!(began.elapsed() < SOON, "after {:?}", began.elapsed());
    ensure!(told.app == "InfoDesk", "{told:?}");
    ensure!(told.summary == "มีเรื่องรออนุมัติ: แจ้งสิทธิ์ไม่ถูกต้อง", "{told:?}");
    ensure!(
        told.body == "จาก ดารณี ทดลองงาน · สำนักงานเขตพระนคร",
        "{told:?}"
    );
    ensure!(told.actions == ["default", "เปิดดู"], "{told:?}");

    notifications.click(1).await?;
    desktop::window("^InfoDesk$").await?;
    is_led_to(&window, &format!("/approvals/wrong_rights/{note}")).await?;
    window.sees("ดารณี ทดลองงาน แจ้งว่าสิทธิ์ไม่ถูกต้อง").await?;
    window.picture("approval-after-the-notification").await?;
    until("the tray's number", async || {
        let menu = tray.menu().await?;
        let shows = |(_, label): &(i32, String)| label == "เรื่องรออนุมัติ 1 เรื่อง";
        Ok(menu.iter().any(shows).then_some(()))
    })
    .await?;
    tray.click("เรื่องรออนุมัติ 1 เรื่อง").await?;
    is_led_to(&window, "/approvals").await?;
    ensure!(notifications.all().len() == 1, "told more than once");
    tray.click("ออก").await?;
    desktop::no_window("^InfoDesk$").await
}

pub async fn note_where_the_page_is_led(window: &Window) -> Result<()> {
    let listen = "const tauri = window.__TAURI_INTERNALS__;
        const handler = tauri.transformCallback((event) => { window.ledTo = event.payload.route; });
        const target = { kind: 'Any' };
        return await tauri.invoke('plugin:event|listen', { event: 'open-route', target, handler });";
    window.run(listen).await.map(drop)
}

pub async fn is_led_to(window: &Window, route: &str) -> Result<()> {
    until(&format!("the page to be led to {route}"), async || {
        let led_to = window.run("return window.ledTo ?? null").await?;
        Ok((led_to == route).then_some(()))
    })
    .await
}
