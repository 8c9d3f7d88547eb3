//! Windows and macOS. Their click brings the app's window up by the system's own ways, if at all; where it leads is
//! then the tray's menu.

use super::{Clicked, Notification};

pub struct Notifier;

impl Notifier {
    pub async fn open(_clicked: Clicked) -> Result<Self, notify_rust::error::Error> {
        Ok(Self)
    }

    pub async fn show(&self, notification: Notification) -> Result<(), notify_rust::error::Error> {
        notify_rust::Notification::new()
            .appname("InfoDesk")
            .summary(&notification.notice.summary)
            .body(&notification.notice.body)
            .show()
            .map(drop)
    }
}
