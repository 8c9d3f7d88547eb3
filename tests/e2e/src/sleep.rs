//! The PC sleeps while the app runs in the tray: what came meanwhile is told when it wakes, in one piece.

use crate::{
    approvals::{is_led_to, note_where_the_page_is_led},
    below::Below,
    desktop,
    procedure::{Office, Stage},
    programs::until,
    setting::Setting,
};
use anyhow::{Result, ensure};
use infodesk_test_support::Person;
use std::path::Path;

/// Asleep nothing of the app runs, and the lines to the hub are dead when it wakes.
pub async fn what_came_meanwhile_is_told_once(setting: &Setting<'_>, hub: &Path) -> Result<()> {
    let office = Office::open(hub, setting.scratch.path()).await?;
    let arguments = vec!["--hub".to_owned(), office.url.to_string()];
    let stage = Stage::set(setting, arguments, office.post(), "sleep").await?;
    stage.first_comes(&Person::named("central")).await?;
    stage.window.find("token-input").await?;
    let token = stage.token("central@bangkok.example").await?;
    stage.enter_token(&token).await?;
    stage.is_at_work().await?;
    note_where_the_page_is_led(&stage.window).await?;
    let token = stage.token("phra-nakhon@bangkok.example").await?;
    let below = Below::come_in(office.url.clone(), &office.digital_id, &token).await?;
    let shown = desktop::window("^InfoDesk$").await?;
    desktop::press(&shown, "alt+F4").await?;
    desktop::no_window("^InfoDesk$").await?;

    stage.window.fall_asleep();
    office.cut_all_lines();
    below.report_their_right().await?;
    below.report_a_missing_one().await?;
    ensure!(stage.notifications.all().is_empty(), "told while asleep");
    stage.window.wake_up();
    let told = stage.notifications.first().await?;
    ensure!(told.summary == "มีเรื่องรออนุมัติ 2 เรื่อง", "{told:?}");
    stage.notifications.click(1).await?;
    desktop::window("^InfoDesk$").await?;
    is_led_to(&stage.window, "/approvals").await?;
    until("two rows", async || {
        let rows = "return document.querySelectorAll('[data-testid=approval-row]').length";
        Ok((stage.window.run(rows).await? == 2).then_some(()))
    })
    .await?;
    stage.window.sees("ส่งครบแล้ว").await?;
    stage.picture("awake").await?;
    ensure!(stage.notifications.all().len() == 1, "told more than once");
    stage.clear().await
}
