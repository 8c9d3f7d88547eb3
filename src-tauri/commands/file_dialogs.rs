//! The system's dialogs for files and folders. `None` everywhere: the officer thought better of it.

use crate::window;
use std::path::PathBuf;
use tauri::{AppHandle, Manager};
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder, FilePath};

/// Asks where a PDF is to go.
pub(super) async fn new_pdf(app: &AppHandle, title: &str, file_name: &str) -> Option<PathBuf> {
    let dialog = dialog(app, title)
        .set_file_name(file_name)
        .add_filter("PDF", &["pdf"]);
    let chosen = asked(|tell| dialog.save_file(tell)).await?;
    Some(if chosen.extension().is_some() {
        chosen
    } else {
        chosen.with_extension("pdf")
    })
}

/// Asks for a folder.
pub(super) async fn folder(app: &AppHandle, title: &str) -> Option<PathBuf> {
    let dialog = dialog(app, title);
    asked(|tell| dialog.pick_folder(tell)).await
}

/// Asks for a picture that can be an emblem.
pub(super) async fn picture(app: &AppHandle, title: &str) -> Option<PathBuf> {
    let dialog = dialog(app, title).add_filter("PNG, SVG", &["png", "svg"]);
    asked(|tell| dialog.pick_file(tell)).await
}

/// Asks for a letter. The filter helps to find it; what it is, its content says.
pub(super) async fn letter(app: &AppHandle, title: &str) -> Option<PathBuf> {
    let kinds = ["pdf", "jpg", "jpeg", "png"];
    let dialog = dialog(app, title).add_filter("PDF, JPEG, PNG", &kinds);
    asked(|tell| dialog.pick_file(tell)).await
}

/// Asks for a list.
pub(super) async fn list(app: &AppHandle, title: &str) -> Option<PathBuf> {
    let dialog = dialog(app, title).add_filter("CSV", &["csv", "txt"]);
    asked(|tell| dialog.pick_file(tell)).await
}

fn dialog(app: &AppHandle, title: &str) -> FileDialogBuilder<tauri::Wry> {
    let dialog = app.dialog().file().set_title(title);
    match app.get_webview_window(window::MAIN) {
        Some(window) => dialog.set_parent(&window),
        None => dialog,
    }
}

type Tell = Box<dyn FnOnce(Option<FilePath>) + Send>;

async fn asked(show: impl FnOnce(Tell)) -> Option<PathBuf> {
    let (answer, asked) = tokio::sync::oneshot::channel();
    // Nobody waits any more when the command was dropped.
    show(Box::new(move |path| drop(answer.send(path))));
    asked.await.ok()??.into_path().ok()
}
