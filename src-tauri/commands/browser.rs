//! The system's browser, for what an officer does there before an act goes on here.

use crate::window;
use std::sync::atomic::{AtomicBool, Ordering};
use tauri::AppHandle;
use tauri_plugin_opener::OpenerExt;
use url::Url;

pub(super) struct Browser {
    app: AppHandle,
    opened: AtomicBool,
}

impl Browser {
    pub fn of(app: AppHandle) -> Self {
        Self {
            app,
            opened: AtomicBool::new(false),
        }
    }

    /// Shows a page; `false`: it cannot.
    pub fn open(&self, page: &Url) -> bool {
        self.opened.store(true, Ordering::Relaxed);
        self.app
            .opener()
            .open_url(page.as_str(), None::<&str>)
            .is_ok()
    }

    /// Brings the app's window back to the front, where a page was shown.
    pub fn leave(&self) {
        if self.opened.load(Ordering::Relaxed) {
            window::show(&self.app);
        }
    }
}
