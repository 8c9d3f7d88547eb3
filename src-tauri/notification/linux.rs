//! The desktop's notifications on D-Bus. Spoken by zbus itself, as the print portal is: libraries for all systems
//! hold a thread for each notification that may be clicked.

use super::{Clicked, Notification};
use futures_util::StreamExt;
use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};
use tauri::async_runtime::{self, JoinHandle};
use tokio::sync::Mutex;
use zbus::{Connection, proxy, zvariant::Value};

/// The action of a click on the notification itself.
const CLICK: &str = "default";
/// As long as the desktop shows its notifications.
const USUAL_TIME: i32 = -1;
/// More than anybody leaves lying about.
const REMEMBERED: usize = 64;

#[proxy(
    interface = "org.freedesktop.Notifications",
    default_service = "org.freedesktop.Notifications",
    default_path = "/org/freedesktop/Notifications",
    gen_blocking = false
)]
trait Notifications {
    fn get_capabilities(&self) -> zbus::Result<Vec<String>>;

    #[expect(clippy::too_many_arguments, reason = "the desktop's own interface")]
    fn notify(
        &self,
        app_name: &str,
        replaces_id: u32,
        app_icon: &str,
        summary: &str,
        body: &str,
        actions: &[&str],
        hints: HashMap<&str, Value<'_>>,
        expire_timeout: i32,
    ) -> zbus::Result<u32>;

    #[zbus(signal)]
    fn action_invoked(&self, id: u32, action_key: String) -> zbus::Result<()>;
}

/// The route of each notification, by its number. Held while one is shown: a click waits until it is known.
type Routes = Arc<Mutex<BTreeMap<u32, String>>>;

pub struct Notifier {
    desktop: NotificationsProxy<'static>,
    /// The body is read as markup.
    markup: bool,
    routes: Routes,
    hearing: JoinHandle<()>,
}

impl Drop for Notifier {
    fn drop(&mut self) {
        self.hearing.abort();
    }
}

impl Notifier {
    pub async fn open(clicked: Clicked) -> zbus::Result<Self> {
        let bus = Connection::session().await?;
        let desktop = NotificationsProxy::new(&bus).await?;
        let capabilities = desktop.get_capabilities().await?;
        let clicks = desktop.receive_action_invoked().await?;
        let routes = Routes::default();
        let hearing = async_runtime::spawn(hear(clicks, Arc::clone(&routes), clicked));
        Ok(Self {
            markup: capabilities.iter().any(|c| c == "body-markup"),
            desktop,
            routes,
            hearing,
        })
    }

    pub async fn show(&self, notification: Notification) -> zbus::Result<()> {
        let Notification {
            notice,
            open_it,
            route,
        } = notification;
        let body = if self.markup {
            escaped(&notice.body)
        } else {
            notice.body
        };
        let mut routes = self.routes.lock().await;
        let actions = [CLICK, open_it];
        let shown = self.desktop.notify(
            "InfoDesk",
            0,
            "infodesk",
            &notice.summary,
            &body,
            &actions,
            HashMap::new(),
            USUAL_TIME,
        );
        routes.insert(shown.await?, route);
        if routes.len() > REMEMBERED {
            routes.pop_first();
        }
        Ok(())
    }
}

async fn hear(mut clicks: ActionInvokedStream, routes: Routes, clicked: Clicked) {
    while let Some(click) = clicks.next().await {
        let Ok(click) = click.args() else { continue };
        if click.action_key == CLICK
            && let Some(route) = routes.lock().await.remove(&click.id)
        {
            clicked(route);
        }
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_officer_is_called_is_no_markup() {
        assert_eq!(escaped("<b>ก & ข</b>"), "&lt;b&gt;ก &amp; ข&lt;/b&gt;");
    }
}
