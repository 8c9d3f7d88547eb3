//! Steps 1 to 3: the request is written, confirmed and approved.

use super::{cast::EXECUTIVE, letter, stage::Stage};
use crate::desktop;
use anyhow::{Result, ensure};
use infodesk_test_support::Person;
use std::{
    fs,
    time::{Duration, Instant},
};

pub const DEPARTMENT: &str = "กรุงเทพมหานคร";
const DETAILS: &str = "จุดบริการ 50 แห่ง งานทะเบียนและใบอนุญาต";
/// Where the practice Token of the operator goes.
const OPERATORS_ADDRESS: &str = "operator@dga.example";
/// From the event to the notification.
const SOON: Duration = Duration::from_secs(5);

/// By somebody who may do nothing else yet. The app crashes on the way, and nothing is lost.
pub async fn is_written_and_sent(stage: &mut Stage<'_>, central: &Person) -> Result<()> {
    stage.first_comes(central).await?;
    stage.window.click("way-new-request").await?;
    write_until_the_letter(stage, central).await?;
    stage.crash().await?;
    let window = &stage.window;
    window.click("way-requests").await?;
    stage.picture("1-draft-after-a-crash").await?;
    window.click("draft-go-on").await?;
    window.sees("letter.pdf").await?;
    window
        .find_css("[data-testid=poster-canvas][data-drawn=true]")
        .await?;
    stage.picture("1-letter").await?;
    window.click("wizard-next").await?;
    window.write("executive-name", "สมศักดิ์ ฝึกใช้").await?;
    window
        .write("executive-position", "ผู้อำนวยการศูนย์เทคโนโลยีสารสนเทศ")
        .await?;
    window.write("executive-email", EXECUTIVE).await?;
    window.click("wizard-next").await?;
    for said in [DEPARTMENT, DETAILS, "letter.pdf", EXECUTIVE] {
        window.sees(said).await?;
    }
    stage.picture("1-check").await?;
    window.click("wizard-send").await?;
    window.click("sent-open").await?;
    window.sees("รอผู้บริหารยืนยัน").await?;
    stage.picture("1-sent").await?;
    stage.leaves().await
}

async fn write_until_the_letter(stage: &Stage<'_>, central: &Person) -> Result<()> {
    let window = &stage.window;
    window.pick("agency", DEPARTMENT, &[DEPARTMENT]).await?;
    window.click("wizard-next").await?;
    window.write("details", DETAILS).await?;
    window
        .write("requester-position", "นักวิชาการคอมพิวเตอร์")
        .await?;
    window.write("requester-telephone", "02-000-0000").await?;
    window.write("requester-email", &central.email).await?;
    window.click("wizard-next").await?;
    let file = letter::write(&stage.folder())?;
    window.click("letter-choose").await?;
    let dialog = desktop::window("เลือกหนังสือ").await?;
    desktop::write(&dialog, &file.display().to_string()).await?;
    desktop::press(&dialog, "Return").await?;
    window.sees("letter.pdf").await?;
    // The draft does not need the file any more.
    fs::remove_file(file)?;
    Ok(())
}

/// The operator's window is closed; the app runs in the tray.
pub async fn waits_for_the_operator(stage: &Stage<'_>, operator: &Person) -> Result<()> {
    stage.first_comes(operator).await?;
    stage.window.find("token-input").await?;
    let token = stage.token(OPERATORS_ADDRESS).await?;
    stage.enter_token(&token).await?;
    stage.is_at_work().await?;
    let shown = desktop::window("^InfoDesk$").await?;
    desktop::press(&shown, "alt+F4").await?;
    desktop::no_window("^InfoDesk$").await
}

/// By the link in the mail. Opening it changes nothing; it answers once.
pub async fn is_confirmed_by_the_executive(stage: &Stage<'_>) -> Result<()> {
    let link = stage.post.read(&stage.window, EXECUTIVE, "http").await?;
    let link = format!("http{link}");
    let browser = stage.browser().await?;
    if let Some(html) = stage.post.last_as_html().await {
        let mail = stage.folder().join("mail.html");
        fs::write(&mail, html)?;
        browser.go(&format!("file://{}", mail.display())).await?;
        browser.sees(DETAILS).await?;
        browser.picture(&stage.picture_file("2-mail")).await?;
    }
    browser.go(&link).await?;
    for said in [DEPARTMENT, DETAILS, "letter.pdf", "สมศักดิ์ ฝึกใช้"] {
        browser.sees(said).await?;
    }
    browser.picture(&stage.picture_file("2-executive")).await?;
    let letter = reqwest::get(link.replace("/confirm?", "/confirm/letter?")).await?;
    ensure!(
        letter.headers()["content-type"] == "application/pdf",
        "{letter:?}"
    );
    ensure!(letter.bytes().await? == letter::pdf(), "another letter");
    ensure!(
        stage.notifications.all().is_empty(),
        "opening it told somebody"
    );

    browser.click_css("button[value=confirm]").await?;
    let began = Instant::now();
    browser.sees("ยืนยันแล้ว").await?;
    browser.picture(&stage.picture_file("2-confirmed")).await?;
    let told = stage.notifications.first().await?;
    ensure!(began.elapsed() < SOON, "after {:?}", began.elapsed());
    ensure!(told.summary == "มีเรื่องรออนุมัติ: คำขอใช้บริการ", "{told:?}");
    ensure!(
        told.body == format!("จาก กานดา สมมติ · {DEPARTMENT}"),
        "{told:?}"
    );
    browser.go(&link).await?;
    browser.sees("คำขอนี้มีคำตอบแล้ว").await?;
    browser
        .picture(&stage.picture_file("2-answered-before"))
        .await?;
    browser.close().await
}

/// The notification leads to the request.
pub async fn is_approved(stage: &Stage<'_>) -> Result<()> {
    stage.notifications.click(1).await?;
    desktop::window("^InfoDesk$").await?;
    let window = &stage.window;
    window.find("approval").await?;
    window.sees(DETAILS).await?;
    window
        .find_css("[data-testid=poster-canvas][data-drawn=true]")
        .await?;
    stage.picture("3-decide").await?;
    window.click("approve").await?;
    window.click("confirm").await?;
    window.sees(&format!("อนุมัติคำขอของ{DEPARTMENT}แล้ว")).await?;
    stage.picture("3-approved").await?;
    ensure!(stage.notifications.all().len() == 1, "told more than once");
    stage.leaves().await
}
