//! Steps 7 and 8: rights are reported as wrong, suspended, and handed over.

use super::{cast::Cast, stage::Stage};
use anyhow::{Result, ensure};
use infodesk_test_support::Person;

const NOTE: &str = "ย้ายไปสังกัดสำนักงานเขตอื่นแล้ว";
const REPLY: &str = "รับทราบ จะส่งมอบงานให้ผู้รับช่วง";

pub async fn are_reported_as_wrong(stage: &Stage<'_>, agency: &Person) -> Result<()> {
    stage.comes_again(agency).await?;
    stage.window.find("token-input").await?;
    let token = stage.token(&agency.email).await?;
    stage.enter_token(&token).await?;
    stage.is_at_work().await?;
    let window = &stage.window;
    window.click("nav-account").await?;
    window.click("report-wrong").await?;
    window.write("reason", NOTE).await?;
    window.click("reason-give").await?;
    window.find("own-note").await?;
    stage.picture("8-reported").await?;
    stage.leaves().await
}

/// The Token that was sent first holds no more.
pub async fn come_by_the_newest_token_only(stage: &Stage<'_>, point: &Person) -> Result<()> {
    stage.first_comes(point).await?;
    stage.window.find("token-input").await?;
    let (first, newest) = (
        stage.token(&point.email).await?,
        stage.token(&point.email).await?,
    );
    stage.enter_token(&first).await?;
    stage
        .window
        .find_css("[data-testid=token-input][aria-invalid=true]")
        .await?;
    stage.picture("6-revoked-token").await?;
    stage.enter_token(&newest).await?;
    stage.is_at_work().await?;
    stage.picture("6-point-officer").await?;
    stage.leaves().await
}

pub async fn the_report_is_answered(stage: &Stage<'_>, cast: &Cast) -> Result<()> {
    stage.comes_again(&cast.central).await?;
    stage.is_at_work().await?;
    let window = &stage.window;
    window.click("nav-approvals").await?;
    window.click("approval-row").await?;
    window.sees(NOTE).await?;
    stage.picture("8-answer").await?;
    window.click("settle").await?;
    window.write("reason", REPLY).await?;
    window.click("reason-give").await?;
    window.sees("ไม่มีเรื่องรออนุมัติ").await
}

pub async fn are_suspended_and_handed_over(stage: &Stage<'_>, cast: &Cast) -> Result<()> {
    let window = &stage.window;
    let (agency, point) = (cast.agency.full_name(), cast.point.full_name());
    window.click("nav-officers").await?;
    window.click_css(&row(&point)).await?;
    window.click("grant-suspend").await?;
    window.write("reason", "ลาศึกษาต่อ").await?;
    window.click("reason-give").await?;
    window.find("grant-resume").await?;
    stage.picture("7-suspended").await?;
    window.click("grant-resume").await?;
    window.find("grant-suspend").await?;

    window.click_css(&row(&agency)).await?;
    window.click("grant-hand-over").await?;
    window.pick("successor-officer", &point, &[&point]).await?;
    window.click("hand-over-next").await?;
    window.write("hand-over-reason", "ย้ายสำนักงานเขต").await?;
    stage.picture("7-hand-over").await?;
    window.click("hand-over-next").await?;
    window.sees(&point).await?;
    window.click("hand-over-next").await?;
    window
        .sees(&format!("ส่งมอบงานของ {agency} ให้ {point} แล้ว"))
        .await?;
    stage.picture("7-handed-over").await?;
    stage.leaves().await
}

pub async fn are_there_for_the_successor(stage: &Stage<'_>, point: &Person) -> Result<()> {
    stage.comes_again(point).await?;
    stage.is_at_work().await?;
    stage.window.click("nav-account").await?;
    stage.window.find("grant").await?;
    stage.picture("7-successor").await?;
    let rights = "return document.querySelectorAll('[data-testid=grant]').length";
    let count = stage.window.run(rights).await?;
    ensure!(count == 2, "{count} rights");
    Ok(())
}

fn row(name: &str) -> String {
    format!("[data-testid=officer-row][data-name=\"{name}\"]")
}
