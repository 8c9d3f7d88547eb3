//! The main window: it hides when closed and stays in the tray.

use crate::{approvals, autostart, bindings, link, startup::Startup, tray};
use infodesk_desk::{changes::Changed as ChangedWhat, command_line::Arguments};
use std::process::ExitCode;
use tauri::{AppHandle, Manager, WebviewUrl, WebviewWindowBuilder, WindowEvent};
use tauri_plugin_window_state::StateFlags;
use tauri_specta::Event;
use tokio::sync::broadcast::error::RecvError;

pub const MAIN: &str = "main";

/// Runs the app until "ออก" in the tray.
pub fn run(arguments: Arguments) -> ExitCode {
    let bindings = bindings::builder();
    let app = tauri::Builder::default()
        // First, as its plugin asks: a second start must end before anything else begins.
        .plugin(tauri_plugin_single_instance::init(|app, arguments, _| {
            // The system's own start is no wish to see the window.
            if let Some(route) = link::among(&arguments) {
                link::open(app, route);
            } else if !arguments.iter().any(|a| a == autostart::HIDDEN) {
                show(app);
            }
        }))
        .plugin(autostart::plugin())
        .plugin(tauri_plugin_deep_link::init())
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .plugin(
            tauri_plugin_window_state::Builder::new()
                // Whether it is seen is for each start to say.
                .with_state_flags(StateFlags::all().difference(StateFlags::VISIBLE))
                .build(),
        )
        .invoke_handler(bindings.invoke_handler())
        .setup(move |app| {
            bindings.mount_events(app);
            let hidden = arguments.hidden;
            app.manage(Startup::begin(arguments));
            open(app.handle(), hidden)?;
            tray::put(app.handle())?;
            tell_the_page(app.handle().clone());
            approvals::watch(app.handle().clone());
            link::listen(app.handle());
            Ok(())
        })
        .on_window_event(|window, event| {
            // A window beside the main one, such as a print dialog's, closes as usual.
            if window.label() == MAIN
                && let WindowEvent::CloseRequested { api, .. } = event
            {
                api.prevent_close();
                if let Err(error) = window.hide() {
                    tracing::warn!(%error, "the window did not hide");
                }
            }
        })
        .build(tauri::generate_context!());
    match app {
        Ok(app) => ExitCode::from(u8::try_from(app.run_return(|_, _| {})).unwrap_or(1)),
        Err(error) => {
            tracing::error!(%error, "the window did not open");
            ExitCode::FAILURE
        }
    }
}

fn open(app: &AppHandle, hidden: bool) -> tauri::Result<()> {
    WebviewWindowBuilder::new(app, MAIN, WebviewUrl::default())
        .title("InfoDesk")
        .inner_size(1280.0, 800.0)
        .min_inner_size(900.0, 600.0)
        .visible(!hidden)
        .build()
        .map(drop)
}

/// Brings the window to the front, wherever it was.
pub fn show(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(MAIN) {
        let shown = window
            .show()
            .and_then(|()| window.unminimize())
            .and_then(|()| window.set_focus());
        if let Err(error) = shown {
            tracing::warn!(%error, "the window did not come to the front");
        }
    }
}

/// Passes what changes in the desk on to the page, for as long as the app runs.
fn tell_the_page(app: AppHandle) {
    tauri::async_runtime::spawn(async move {
        let Some(parts) = app.state::<Startup>().parts_at_last().await else {
            return;
        };
        let mut changes = parts.desk.changes();
        loop {
            let what = match changes.recv().await {
                Ok(what) => what,
                // Too much at once to hear of each: what is shown from the register is read again.
                Err(RecvError::Lagged(_)) => ChangedWhat::Register,
                Err(RecvError::Closed) => return,
            };
            if let Err(error) = (bindings::DeskChanged { what }).emit(&app) {
                tracing::warn!(%error, "the page was not told");
            }
        }
    });
}
