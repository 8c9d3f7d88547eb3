//! What waits for the officer, beside the window: the tray's number, and notifications of what arrives.

use crate::{
    composition::Parts,
    link,
    notification::{Notification, Notifications},
    startup::Startup,
    tray, words,
};
use infodesk_desk::{
    changes::Changed, notifications::Arrived, settings::Settings, surroundings::Computer,
};
use infodesk_domain::Surroundings as _;
use std::time::Duration;
use tauri::{AppHandle, Manager};
use tokio::sync::broadcast::{Receiver, error::RecvError};

/// The list.
const LIST: &str = "/approvals";

/// Keeps the tray right and tells what arrives, for as long as the app runs.
pub fn watch(app: AppHandle) {
    tauri::async_runtime::spawn(async move {
        if let Some(parts) = app.state::<Startup>().parts_at_last().await {
            watch_desk(&app, &parts).await;
        }
    });
}

/// Brings the window up with the list.
pub fn open_list(app: &AppHandle) {
    link::open(app, LIST.to_owned());
}

async fn watch_desk(app: &AppHandle, parts: &Parts) {
    let clicked_in = app.clone();
    let mut notifications = Notifications::new(move |route| link::open(&clicked_in, route));
    let mut changes = parts.desk.changes();
    let mut settings = parts.settings();
    loop {
        let now = settings.borrow_and_update().to_owned();
        show(app, parts, now, &mut notifications).await;
        tokio::select! {
            more = next(&mut changes) => if !more { return },
            changed = settings.changed() => if changed.is_err() { return },
            () = end_of_quiet_hours(now) => {}
        }
    }
}

async fn show(
    app: &AppHandle,
    parts: &Parts,
    settings: Settings,
    notifications: &mut Notifications,
) {
    let waiting = match parts.desk.register() {
        Ok(register) => register.approvals().await.ok(),
        Err(_) => None,
    };
    let count = waiting.map_or(0, |view| view.approvals.len());
    tray::show_waiting(app, count, settings.language);
    match parts.desk.take_arrived(settings.notifications).await {
        Ok(Some(arrived)) => notifications.show(notification(&arrived, settings)).await,
        Ok(None) => {}
        Err(error) => tracing::warn!(?error, "what arrived is not known"),
    }
}

fn notification(arrived: &Arrived, settings: Settings) -> Notification {
    Notification {
        notice: words::arrived(arrived, settings.language),
        open_it: words::open_it(settings.language),
        route: match arrived {
            Arrived::One(approval) => format!("{LIST}/{}/{}", approval.kind.word(), approval.id),
            Arrived::Several { .. } => LIST.to_owned(),
        },
    }
}

/// Waits for something that the tray shows; false: nothing changes any more.
async fn next(changes: &mut Receiver<Changed>) -> bool {
    loop {
        match changes.recv().await {
            Ok(Changed::Approvals | Changed::Session) | Err(RecvError::Lagged(_)) => return true,
            Ok(_) => {}
            Err(RecvError::Closed) => return false,
        }
    }
}

/// Never where there are none now.
async fn end_of_quiet_hours(settings: Settings) {
    let now = Computer.now();
    let end = settings
        .notifications
        .quiet
        .and_then(|hours| hours.end(now));
    match end {
        Some(end) => {
            let left = u64::try_from(end.0 - now.0).unwrap_or_default();
            tokio::time::sleep(Duration::from_millis(left)).await;
        }
        None => std::future::pending().await,
    }
}
