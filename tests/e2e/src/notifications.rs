//! The desktop's side of notifications (org.freedesktop.Notifications): keeps what is shown, and clicks on it.

use crate::programs::until;
use anyhow::{Context, Result};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
};
use zbus::{Connection, connection, interface, object_server::SignalEmitter, zvariant::OwnedValue};

const PATH: &str = "/org/freedesktop/Notifications";

/// A notification as the app sent it; its number is its place, from 1.
#[derive(Debug, Clone)]
pub struct Shown {
    pub app: String,
    pub summary: String,
    pub body: String,
    /// Each action's key, and what its button says.
    pub actions: Vec<String>,
}

type All = Arc<Mutex<Vec<Shown>>>;

struct Desktop(All);

#[interface(name = "org.freedesktop.Notifications")]
impl Desktop {
    #[expect(clippy::too_many_arguments, reason = "the desktop's own interface")]
    fn notify(
        &self,
        app: String,
        _replaces: u32,
        _icon: String,
        summary: String,
        body: String,
        actions: Vec<String>,
        _hints: HashMap<String, OwnedValue>,
        _timeout: i32,
    ) -> u32 {
        let shown = Shown {
            app,
            summary,
            body,
            actions,
        };
        let mut all = match self.0.lock() {
            Ok(all) => all,
            Err(poisoned) => poisoned.into_inner(),
        };
        all.push(shown);
        u32::try_from(all.len()).unwrap_or(u32::MAX)
    }

    fn get_capabilities(&self) -> Vec<String> {
        ["actions", "body", "body-markup"]
            .map(str::to_owned)
            .to_vec()
    }

    fn get_server_information(&self) -> (String, String, String, String) {
        let text = |text: &str| text.to_owned();
        (text("e2e"), text("InfoDesk"), text("1"), text("1.2"))
    }

    fn close_notification(&self, _id: u32) {}

    #[zbus(signal)]
    async fn action_invoked(
        emitter: &SignalEmitter<'_>,
        id: u32,
        action_key: &str,
    ) -> zbus::Result<()>;
}

pub struct Notifications {
    connection: Connection,
    all: All,
}

impl Notifications {
    /// Must stand before the app shows anything.
    pub async fn stand() -> Result<Self> {
        let all = All::default();
        let connection = connection::Builder::session()?
            .serve_at(PATH, Desktop(Arc::clone(&all)))?
            .name("org.freedesktop.Notifications")?
            .build()
            .await?;
        Ok(Self { connection, all })
    }

    pub fn all(&self) -> Vec<Shown> {
        self.all.lock().map(|all| all.clone()).unwrap_or_default()
    }

    /// Waits for the first one.
    pub async fn first(&self) -> Result<Shown> {
        until("a notification", async || Ok(self.all().into_iter().next())).await
    }

    /// Clicks on the notification itself.
    pub async fn click(&self, id: u32) -> Result<()> {
        let desktop = self
            .connection
            .object_server()
            .interface::<_, Desktop>(PATH)
            .await
            .context("the desktop stands")?;
        Ok(Desktop::action_invoked(desktop.signal_emitter(), id, "default").await?)
    }
}
