//! From sign-in to the printed poster: the whole way of an officer, once.

use crate::{
    browser::{Browser, Opener},
    desktop,
    office_printer::OfficePrinter,
    pdf, printing,
    programs::until,
    setting::Setting,
    tray::Tray,
    window::Window,
};
use anyhow::{Context, Result, ensure};
use std::path::Path;

const POINT: &str = "สำนักงานเขตพระนคร";
/// Searched without word spaces, as people type.
const SEARCH: &str = "เขตพระนคร";
const MANUALS: [&str; 3] = ["การแจ้งเกิด", "การแจ้งตาย", "การจดทะเบียนสมรส"];
/// Invented, as everything about this officer is.
const TELEPHONE: &str = "02-000-0000";
const CITIZEN_NUMBER: &str = "1-2345-45678-78-1";
const PASSWORD: &str = "pluak-mai-khao-9";

pub async fn from_sign_in_to_the_printed_poster(setting: Setting<'_>) -> Result<()> {
    let tray = Tray::stand().await?;
    let printer = OfficePrinter::stand().await;
    let setting = &Setting {
        print_server: printer.server(),
        ..setting
    };
    let window = Window::open(setting, &["--standalone"]).await?;
    let browser = Browser::open(setting.scratch.path(), setting.pictures).await?;

    sign_in(&window, &browser, &setting.opener).await?;
    enter_the_token(&window).await?;
    fill_in(&window).await?;
    pin(&window).await?;
    let poster = setting.scratch.path().join("poster.pdf");
    make_the_poster(&window, &setting.opener, setting.pictures, &poster).await?;
    printer.print_poster(&window, &poster).await?;
    printing::leave_gtks_dialog(&window, setting.pictures).await?;
    printing::leave_the_portals_dialog(&window, setting.pictures).await?;
    what_the_qr_opens(&poster, setting.scratch.path(), &browser).await?;
    read_a_whole_manual(&window).await?;
    look_around(&window).await?;
    the_tray(setting, &tray).await?;
    browser.close().await?;

    tray.click("ออก").await?;
    desktop::no_window("^InfoDesk$").await?;
    drop(window);
    the_next_morning(setting).await
}

/// The keyring has kept the session, and the replica what was written.
async fn the_next_morning(setting: &Setting<'_>) -> Result<()> {
    let window = Window::open(setting, &[]).await?;
    window.find("nav-service-points").await?;
    window.sees("ส่งครบแล้ว").await?;
    window.click("nav-service-points").await?;
    window.write("point-search", SEARCH).await?;
    window
        .click_css(&format!("[data-testid=point-row][data-name=\"{POINT}\"]"))
        .await?;
    for title in MANUALS {
        window
            .find_css(&format!("[data-testid=pin-item][data-title=\"{title}\"]"))
            .await?;
    }
    window.sees("พิมพ์ล่าสุด").await?;
    window.picture("26-the-next-morning").await?;
    window.close().await
}

pub async fn sign_in(window: &Window, browser: &Browser, opener: &Opener) -> Result<()> {
    window.find("sign-in").await?;
    window.sees("ข้อมูลฝึกใช้").await?;
    window.picture("01-welcome").await?;
    window.click("sign-in-digital-id").await?;
    let page = opener.opened().await?;
    window.picture("02-signing-in").await?;
    browser.go(&page).await?;
    browser.sees("ฝึกใช้").await?;
    browser.picture("03-digital-id").await?;
    browser.click("register").await?;
    for (name, value) in [
        ("citizen_number", CITIZEN_NUMBER),
        ("given_name", "สมหญิง"),
        ("family_name", "สมมติ"),
        ("email", "somying@example.go.th"),
        ("username", "somying"),
        ("password", PASSWORD),
        ("password_again", PASSWORD),
    ] {
        browser.write(name, value).await?;
    }
    browser.picture("04-registration").await?;
    browser.click("submit").await?;
    browser.sees("ยืนยันตัวตนเรียบร้อยแล้ว").await?;
    browser.picture("05-back-to-the-app").await
}

/// The Token of the central officer of Bangkok, read from the practice mailbox.
pub async fn enter_the_token(window: &Window) -> Result<()> {
    window.find("token-input").await?;
    window.picture("06-token").await?;
    // One character too few: the field says so, and nothing is lost.
    window.write("token-input", "ABCD-EFGH").await?;
    window.click("token-submit").await?;
    window.find_css("[role=alert], [aria-invalid=true]").await?;
    window.picture("07-token-problem").await?;
    let token = token_for(window, "เจ้าหน้าที่ส่วนกลาง", "กรุงเทพมหานคร").await?;
    window.write("token-input", &token).await?;
    window.click("token-submit").await?;
    window.find("nav-service-points").await?;
    window.sees("ส่งครบแล้ว").await?;
    window.picture("08-home").await
}

pub async fn token_for(window: &Window, role: &str, unit: &str) -> Result<String> {
    let mails = window
        .run("return await window.__TAURI_INTERNALS__.invoke('practice_mails')")
        .await?;
    let mails = mails.as_array().context("no practice mails")?;
    mails
        .iter()
        .filter_map(|mail| mail["body_text"].as_str())
        .filter(|text| text.contains(role) && text.contains(unit))
        .find_map(|text| {
            text.split_whitespace()
                .find(|word| word.len() == 29 && word.matches('-').count() == 5)
        })
        .map(str::to_owned)
        .context("no practice Token in the mailbox")
}

async fn fill_in(window: &Window) -> Result<()> {
    window.click("nav-service-points").await?;
    window.sees("50").await?;
    window.picture("09-service-points").await?;
    window.write("point-search", SEARCH).await?;
    window
        .click_css(&format!("[data-testid=point-row][data-name=\"{POINT}\"]"))
        .await?;
    window.find("point-save").await?;
    window.picture("10-service-point").await?;
    window.write("phone-input-0", "02-6").await?;
    window
        .find_css("[data-testid=phone-input-0][aria-invalid=true]")
        .await?;
    window.picture("11-telephone-problem").await?;
    window.write("phone-input-0", TELEPHONE).await?;
    window.click("hours-preset").await?;
    window
        .choose("address-subdistrict", "พระบรมมหาราชวัง")
        .await?;
    window.click("point-save").await?;
    window.sees("บันทึก").await?;
    window.click("point-confirm").await?;
    window.sees("ยืนยันแล้ว").await?;
    window.picture("12-confirmed").await
}

async fn pin(window: &Window) -> Result<()> {
    window.click("manual-add").await?;
    for title in MANUALS {
        window.write("manual-search", title).await?;
        window
            .click_css(&format!(
                "[data-testid=manual-result][data-title=\"{title}\"]"
            ))
            .await?;
    }
    window.picture("13-picker").await?;
    window.click("manual-done").await?;
    for title in MANUALS {
        window
            .find_css(&format!("[data-testid=pin-item][data-title=\"{title}\"]"))
            .await?;
    }
    window.picture("13-pinned").await?;
    let last = format!("[data-testid=pin-item][data-title=\"{}\"]", MANUALS[2]);
    window
        .click_css(&format!("{last} [data-testid=pin-unpin]"))
        .await?;
    window.click("undo").await?;
    window.find_css(&last).await?;
    window
        .click_css(&format!("{last} [data-testid=pin-up]"))
        .await?;
    window.sees("ส่งครบแล้ว").await
}

async fn make_the_poster(
    window: &Window,
    opener: &Opener,
    pictures: &Path,
    file: &Path,
) -> Result<()> {
    window.click("poster-view").await?;
    window
        .find_css("[data-testid=poster-canvas][data-drawn=true]")
        .await?;
    window.picture("14-poster").await?;
    other_designs(window).await?;

    window.click("poster-save").await?;
    let dialog = desktop::window("บันทึกโปสเตอร์").await?;
    desktop::picture(&pictures.join("15-save-dialog.png")).await?;
    desktop::press(&dialog, "ctrl+a").await?;
    desktop::write(&dialog, &file.display().to_string()).await?;
    desktop::press(&dialog, "Return").await?;
    until("the poster's file", async || {
        Ok(file.exists().then_some(()))
    })
    .await?;

    window.click("poster-open").await?;
    let opened = opener.opened().await?;
    let (shown, saved) = (pdf::text(Path::new(&opened)).await?, pdf::text(file).await?);
    ensure!(shown == saved, "another PDF was opened: {opened}");
    Ok(())
}

/// The preview follows the design, upright and lying.
async fn other_designs(window: &Window) -> Result<()> {
    for (design, lies) in [("counter_card", true), ("poster_a4", false)] {
        window
            .click_css(&format!(
                "[data-testid=poster-choices] label:has([value={design}])"
            ))
            .await?;
        let drawn =
            "const sheet = document.querySelector('[data-testid=poster-canvas][data-drawn=true]');
            return sheet && sheet.width > sheet.height;";
        until(&format!("the preview of {design}"), async || {
            Ok((window.run(drawn).await? == lies).then_some(()))
        })
        .await?;
        window.picture(&format!("14-{design}")).await?;
    }
    Ok(())
}

async fn what_the_qr_opens(poster: &Path, scratch: &Path, browser: &Browser) -> Result<()> {
    let text = pdf::text(poster).await?;
    for part in [POINT, TELEPHONE].iter().chain(&MANUALS) {
        ensure!(
            text.contains(part),
            "“{part}” is not on the poster:\n{text}"
        );
    }
    let address = pdf::qr(poster, scratch).await?;
    let page = reqwest::get(&address)
        .await?
        .error_for_status()?
        .text()
        .await?;
    for title in MANUALS {
        ensure!(page.contains(title), "“{title}” is not on the public page");
    }
    browser.go(&address).await?;
    browser.picture("17-public-page").await
}

/// The law asks for manuals on paper too: a whole one shows page by page.
async fn read_a_whole_manual(window: &Window) -> Result<()> {
    window.click("nav-manuals").await?;
    window.write("manuals-search", "การแจ้งเกิด").await?;
    window
        .click_css("[data-testid=manual-print][aria-label$=\"การแจ้งเกิด\"]")
        .await?;
    let drawn = "[data-testid=poster-canvas][data-drawn=true]";
    window.find_css(drawn).await?;
    window.picture("17-manual").await?;
    window.click("page-after").await?;
    window.sees("หน้า 2").await?;
    window.find_css(drawn).await?;
    window.picture("17-manual-page-2").await
}

async fn look_around(window: &Window) -> Result<()> {
    for (item, name) in [
        ("nav-home", "18-home-after"),
        ("nav-manuals", "19-manuals"),
        ("nav-poster", "20-posters"),
        ("nav-account", "21-account"),
        ("nav-practice-mailbox", "22-practice-mailbox"),
        ("nav-settings", "23-settings"),
        ("nav-help", "24-help"),
    ] {
        window.click(item).await?;
        window.find_css("main h1, header h1").await?;
        window.picture(name).await?;
    }
    Ok(())
}

async fn the_tray(setting: &Setting<'_>, tray: &Tray) -> Result<()> {
    let labels: Vec<String> = tray
        .menu()
        .await?
        .into_iter()
        .map(|(_, label)| label)
        .collect();
    ensure!(
        labels.contains(&"เรื่องรออนุมัติ 0 เรื่อง".to_owned()),
        "the tray's menu is {labels:?}"
    );
    let shown = desktop::window("InfoDesk").await?;
    desktop::press(&shown, "alt+F4").await?;
    desktop::no_window("^InfoDesk$").await?;
    tray.click("เปิด InfoDesk").await?;
    let shown = desktop::window("^InfoDesk$").await?;
    desktop::press(&shown, "alt+F4").await?;
    desktop::no_window("^InfoDesk$").await?;
    // A second start ends at once and shows the first one's window.
    let mut second = tokio::process::Command::new(setting.app);
    let ended = second
        .arg("--standalone")
        .envs(setting.environment())
        .status()
        .await?;
    ensure!(ended.success(), "the second start ended with {ended}");
    desktop::window("^InfoDesk$").await?;
    desktop::picture(&setting.pictures.join("25-desktop.png")).await
}
