//! The tray: open, what waits for approval, quit.

use crate::{approvals, window, words};
use infodesk_desk::settings::Language;
use tauri::{
    AppHandle, Manager, Wry,
    menu::{Menu, MenuItem, PredefinedMenuItem},
    tray::{MouseButton, MouseButtonState, TrayIcon, TrayIconBuilder, TrayIconEvent},
};

const OPEN: &str = "open";
const WAITING: &str = "waiting";
const QUIT: &str = "quit";

/// What of it changes.
struct Tray {
    icon: TrayIcon,
    waiting: MenuItem<Wry>,
}

/// Puts the icon into the tray. Without one (no icon theme, no tray) the app works all the same: a second
/// start shows the window.
pub fn put(app: &AppHandle) -> tauri::Result<()> {
    let none = words::waiting(0, Language::Th);
    let open = MenuItem::with_id(app, OPEN, "เปิด InfoDesk", true, None::<&str>)?;
    let waiting = MenuItem::with_id(app, WAITING, &none, false, None::<&str>)?;
    let line = PredefinedMenuItem::separator(app)?;
    let quit = MenuItem::with_id(app, QUIT, "ออก", true, None::<&str>)?;
    let menu = Menu::with_items(app, &[&open, &waiting, &line, &quit])?;
    let mut tray = TrayIconBuilder::with_id("infodesk")
        .menu(&menu)
        .show_menu_on_left_click(false)
        .tooltip(tooltip(&none))
        .on_menu_event(|app, event| match event.id.as_ref() {
            OPEN => window::show(app),
            WAITING => approvals::open_list(app),
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
    let icon = tray.build(app)?;
    app.manage(Tray { icon, waiting });
    Ok(())
}

/// How many approvals wait: in the menu, whose entry leads to them, in the tooltip, and beside the icon where the
/// system has room for it.
pub fn show_waiting(app: &AppHandle, count: usize, language: Language) {
    let Some(tray) = app.try_state::<Tray>() else {
        return;
    };
    if let Err(error) = tray.show(count, language) {
        tracing::warn!(%error, "the tray does not show what waits");
    }
}

impl Tray {
    fn show(&self, count: usize, language: Language) -> tauri::Result<()> {
        let text = words::waiting(count, language);
        self.waiting.set_text(&text)?;
        self.waiting.set_enabled(count > 0)?;
        self.icon.set_tooltip(Some(tooltip(&text)))?;
        let number = (count > 0).then(|| count.to_string());
        self.icon.set_title(number)
    }
}

fn tooltip(waiting: &str) -> String {
    format!("InfoDesk · {waiting}")
}
