//! Steps 4 to 6: Tokens are mailed, asked for, handed out and taken back.

use super::stage::Stage;
use crate::programs::until;
use anyhow::{Result, ensure};
use infodesk_test_support::Person;

/// An office of the department, and its counter of the same name.
pub const OFFICE: &str = "สำนักงานเขตพระนคร";
/// On a list of two; what they get is taken back from the first.
const LISTED: [&str; 2] = ["listed-1@practice.example", "listed-2@practice.example"];

pub async fn one_is_asked_for(stage: &Stage<'_>, agency: &Person) -> Result<()> {
    stage.first_comes(agency).await?;
    let window = &stage.window;
    window.click("way-token-request").await?;
    window.click("role-agency_officer").await?;
    window
        .pick("unit-picker", OFFICE, &[OFFICE, "หน่วยงาน"])
        .await?;
    window.write("ask-email", &agency.email).await?;
    window.write("ask-note", "ดูแลข้อมูลของสำนักงานเขต").await?;
    stage.picture("5-asking").await?;
    window.click("ask-send").await?;
    window.find("token-request-row").await?;
    stage.picture("5-asked").await?;
    stage.leaves().await
}

/// And does nothing more: the officer reads it, and enters it.
pub async fn the_link_fills_the_field(stage: &Stage<'_>, central: &Person) -> Result<()> {
    stage.comes_again(central).await?;
    stage.window.find("token-input").await?;
    let token = stage.token(&central.email).await?;
    stage.follow(&format!("infodesk://token/{token}")).await?;
    let field = "return document.querySelector('[data-testid=token-input]')?.value ?? null";
    until("the Token in its field", async || {
        Ok((stage.window.run(field).await? == token.as_str()).then_some(()))
    })
    .await?;
    stage.picture("4-link").await?;
    stage.window.click("token-submit").await?;
    stage.is_at_work().await?;
    stage.picture("4-at-work").await
}

pub async fn the_asked_one_is_approved(stage: &Stage<'_>, agency: &Person) -> Result<()> {
    let window = &stage.window;
    window.click("nav-approvals").await?;
    window.click("approval-row").await?;
    window.sees(&agency.full_name()).await?;
    stage.picture("5-decide").await?;
    window.click("approve").await?;
    window
        .sees(&format!("ระบบส่ง Token ให้ {}", agency.full_name()))
        .await
}

/// One to somebody who never asked, sent anew; two from a list, of which one is taken back.
pub async fn some_are_handed_out(stage: &Stage<'_>, point: &Person) -> Result<()> {
    let window = &stage.window;
    window.click("nav-officers").await?;
    window.click("tab-tokens").await?;
    window.click("token-issue").await?;
    window.click("role-service_point_officer").await?;
    window
        .pick("unit-picker", OFFICE, &[OFFICE, "จุดบริการ"])
        .await?;
    window.write("issue-recipient", &point.email).await?;
    window.write("issue-note", "มาแทนผู้เกษียณ").await?;
    stage.picture("6-issue").await?;
    window.click("issue-send").await?;
    window.click_css(&row(&point.email)).await?;
    window.click("token-send-anew").await?;
    window.click("token-send-anew-confirm").await?;
    window.sees("ชุดเก่าใช้ไม่ได้อีก").await?;

    window.click("tokens-many").await?;
    let good = LISTED.map(|to| format!("{to},เจ้าหน้าที่หน่วยงาน,{OFFICE}"));
    let list = format!(
        "อีเมล,สิทธิ์,หน่วยงาน\n{}\nno-address,เจ้าหน้าที่หน่วยงาน,{OFFICE}",
        good.join("\n")
    );
    window.paste("list-text", &list).await?;
    window.click("list-check").await?;
    window.find("list-some-bad").await?;
    stage.picture("6-dry-run").await?;
    window.click("list-send").await?;
    window.find("list-done").await?;
    window.click("tab-tokens").await?;
    window.click_css(&row(LISTED[0])).await?;
    window.click("token-revoke").await?;
    window.click("token-revoke-confirm").await?;
    window
        .sees(&format!("ยกเลิก Token ที่ส่งถึง {} แล้ว", LISTED[0]))
        .await?;
    stage.picture("6-tokens").await?;
    for to in LISTED {
        let token = stage.token(to).await?;
        let page = window.text().await?;
        ensure!(!page.contains(&token), "a Token stands on the screen");
    }
    stage.leaves().await
}

fn row(recipient: &str) -> String {
    format!("[data-testid=token-row][data-name=\"{recipient}\"]")
}
