//! Windows' print dialog, which WebView2 shows for the PDF in a window of its own.
//!
//! WebView2 does not tell what the officer decided: the answer is [`Printed::Shown`]. The window with the
//! PDF stays, so that they can look at it and print again, until they close it.
#![allow(unsafe_code)]

use super::{PrintDialog, PrintError, Printed};
use std::{
    path::Path,
    sync::{
        Mutex,
        atomic::{AtomicU32, Ordering},
    },
};
use tauri::{
    AppHandle, Url, WebviewUrl, WebviewWindow, WebviewWindowBuilder,
    webview::{PageLoadEvent, PlatformWebview},
};
use tokio::sync::oneshot;
use webview2_com::Microsoft::Web::WebView2::Win32::{
    COREWEBVIEW2_PRINT_DIALOG_KIND_SYSTEM, ICoreWebView2_16,
};
use windows_core::Interface;

type Answer = oneshot::Sender<Result<Printed, PrintError>>;

/// Numbers the windows: two may stand side by side.
static OPENED: AtomicU32 = AtomicU32::new(0);

pub struct WebView2Dialog;

impl PrintDialog for WebView2Dialog {
    async fn show(app: &AppHandle, file: &Path) -> Result<Printed, PrintError> {
        let url = Url::from_file_path(file)
            .map_err(|()| PrintError::refused(format!("no address: {}", file.display())))?;
        let label = format!("print-{}", OPENED.fetch_add(1, Ordering::Relaxed));
        let (answer, answered) = oneshot::channel();
        let answer = Mutex::new(Some(answer));
        WebviewWindowBuilder::new(app, label, WebviewUrl::External(url))
            .title(super::TITLE)
            .inner_size(900.0, 700.0)
            .on_page_load(move |window, page| {
                if page.event() == PageLoadEvent::Finished
                    && let Some(answer) = answer.lock().ok().and_then(|mut once| once.take())
                {
                    ask(&window, answer);
                }
            })
            .build()
            .map_err(PrintError::refused)?;
        answered.await.map_err(|_| PrintError::NoWindow)?
    }
}

/// Without a window any more, `answer` is dropped, and that is the answer.
fn ask(window: &WebviewWindow, answer: Answer) {
    let asked = window.with_webview(move |webview| {
        // Nobody waits any more when the command was dropped.
        let _ = answer.send(show_system_dialog(&webview));
    });
    if let Err(error) = asked {
        tracing::warn!(%error, "the window with the PDF is gone");
    }
}

/// On the thread of the window. [`PrintError::Unavailable`] when the WebView2 installed is too old to print.
fn show_system_dialog(webview: &PlatformWebview) -> Result<Printed, PrintError> {
    // SAFETY: `with_webview` calls on the thread that owns the controller, which lives during the call.
    let view = unsafe { webview.controller().CoreWebView2() }.map_err(PrintError::refused)?;
    let view = view
        .cast::<ICoreWebView2_16>()
        .map_err(|_| PrintError::Unavailable)?;
    // SAFETY: the same thread, and `view` holds the web view.
    unsafe { view.ShowPrintUI(COREWEBVIEW2_PRINT_DIALOG_KIND_SYSTEM) }
        .map_err(PrintError::refused)?;
    Ok(Printed::Shown)
}
