//! The tray: open, what waits for approval, quit.

use crate::window;
use tauri::{
    AppHandle,
    menu::{Menu, MenuItem, PredefinedMenuItem},
    tray::{MouseButton, MouseButtonState, TrayIconBuilder, TrayIconEvent},
};

const OPEN: &str = "open";
const QUIT: &str = "quit";

/// Puts the icon into the tray. Without one (no icon theme, no tray) the app works all the same: a second
/// start shows the window.
pub fn put(app: &AppHandle) -> tauri::Result<()> {
    let open = MenuItem::with_id(app, OPEN, "เปิด InfoDesk", true, None::<&str>)?;
    let waiting = MenuItem::with_id(app, "waiting", waiting_text(0), false, None::<&str>)?;
    let line = PredefinedMenuItem::separator(app)?;
    let quit = MenuItem::with_id(app, QUIT, "ออก", true, None::<&str>)?;
    let menu = Menu::with_items(app, &[&open, &waiting, &line, &quit])?;
    let mut tray = TrayIconBuilder::with_id("infodesk")
        .menu(&menu)
        .show_menu_on_left_click(false)
        .tooltip(format!("InfoDesk · {}", waiting_text(0)))
        .on_menu_event(|app, event| match event.id.as_ref() {
            OPEN => window::show(app),
            QUIT => app.exit(0),
            _ => {}
        })
        .on_tray_icon_event(|tray, event| {
            if let TrayIconEvent::Click {
                button: MouseButton::Left,
                button_state: MouseButtonState::Up,
                ..
            } = event
            {
                window::show(tray.app_handle());
            }
        });
    if let Some(icon) = app.default_window_icon() {
        tray = tray.icon(icon.clone());
    }
    tray.build(app).map(drop)
}

fn waiting_text(waiting: u32) -> String {
    format!("เรื่องรออนุมัติ {waiting} เรื่อง")
}
