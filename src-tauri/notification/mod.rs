//! Notifications of the system, whose click leads into the window where the system tells of clicks.

#[cfg(not(target_os = "linux"))]
mod elsewhere;
#[cfg(target_os = "linux")]
mod linux;

#[cfg(not(target_os = "linux"))]
use elsewhere::Notifier;
#[cfg(target_os = "linux")]
use linux::Notifier;

use crate::words::Notice;
use std::{error::Error, sync::Arc};

#[cfg_attr(
    not(target_os = "linux"),
    allow(dead_code, reason = "only Linux tells of clicks")
)]
pub struct Notification {
    pub notice: Notice,
    /// What the button says that opens it.
    pub open_it: &'static str,
    /// Where a click leads.
    pub route: String,
}

type Clicked = Arc<dyn Fn(String) + Send + Sync>;

/// Shows notifications, one after the other.
pub struct Notifications {
    clicked: Clicked,
    /// From the first notification on; again after one that failed.
    notifier: Option<Notifier>,
}

impl Notifications {
    /// `clicked` is called with the route of each notification that is clicked.
    pub fn new(clicked: impl Fn(String) + Send + Sync + 'static) -> Self {
        Self {
            clicked: Arc::new(clicked),
            notifier: None,
        }
    }

    /// Where the system shows no notifications the tray and the list say the same.
    pub async fn show(&mut self, notification: Notification) {
        if let Err(error) = self.try_to_show(notification).await {
            tracing::warn!(error = &*error, "a notification was not shown");
            self.notifier = None;
        }
    }

    async fn try_to_show(&mut self, notification: Notification) -> Result<(), Box<dyn Error>> {
        let notifier = match self.notifier.take() {
            Some(notifier) => notifier,
            None => Notifier::open(Arc::clone(&self.clicked)).await?,
        };
        notifier.show(notification).await?;
        self.notifier = Some(notifier);
        Ok(())
    }
}
