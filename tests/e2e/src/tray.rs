//! The desktop's side of the tray (StatusNotifierWatcher): sees the item, reads its menu, clicks in it.

use crate::programs::until;
use anyhow::{Context, Result};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
};
use zbus::{
    Connection, Proxy, connection, interface,
    message::Header,
    object_server::SignalEmitter,
    zvariant::{OwnedValue, Value},
};

type Items = Arc<Mutex<Vec<(String, String)>>>;

struct Watcher(Items);

#[interface(name = "org.kde.StatusNotifierWatcher")]
impl Watcher {
    async fn register_status_notifier_item(
        &self,
        service: &str,
        #[zbus(header)] header: Header<'_>,
        #[zbus(signal_emitter)] emitter: SignalEmitter<'_>,
    ) -> zbus::fdo::Result<()> {
        let sender = header.sender().map(ToString::to_string).unwrap_or_default();
        let item = match service.strip_prefix('/') {
            Some(_) => (sender, service.to_owned()),
            None => (service.to_owned(), "/StatusNotifierItem".to_owned()),
        };
        if let Ok(mut items) = self.0.lock() {
            items.push(item);
        }
        Self::status_notifier_item_registered(&emitter, service).await?;
        Ok(())
    }

    fn register_status_notifier_host(&self, _service: &str) {}

    #[zbus(signal)]
    async fn status_notifier_item_registered(
        emitter: &SignalEmitter<'_>,
        service: &str,
    ) -> zbus::Result<()>;

    #[zbus(property)]
    fn registered_status_notifier_items(&self) -> Vec<String> {
        self.0
            .lock()
            .map(|items| items.iter().map(|(s, p)| format!("{s}{p}")).collect())
            .unwrap_or_default()
    }

    #[zbus(property)]
    fn is_status_notifier_host_registered(&self) -> bool {
        true
    }

    #[zbus(property)]
    fn protocol_version(&self) -> i32 {
        0
    }
}

pub struct Tray {
    connection: Connection,
    items: Items,
}

/// The menu: number and label of each entry.
pub type Menu = Vec<(i32, String)>;

type Node = (i32, HashMap<String, OwnedValue>, Vec<OwnedValue>);

impl Tray {
    /// Must stand before the app starts.
    pub async fn stand() -> Result<Self> {
        let items = Items::default();
        let connection = connection::Builder::session()?
            .serve_at("/StatusNotifierWatcher", Watcher(Arc::clone(&items)))?
            .name("org.kde.StatusNotifierWatcher")?
            .build()
            .await?;
        Ok(Self { connection, items })
    }

    /// Waits for the app's menu.
    pub async fn menu(&self) -> Result<Menu> {
        until("the tray's menu", async || {
            Ok(self.read_menu().await.ok().filter(|m| !m.is_empty()))
        })
        .await
    }

    pub async fn click(&self, label: &str) -> Result<()> {
        let menu = self.menu().await?;
        let (id, _) = menu
            .iter()
            .find(|(_, l)| l == label)
            .with_context(|| format!("no “{label}” in {menu:?}"))?;
        let proxy = self.menu_proxy().await?;
        proxy
            .call_method("Event", &(id, "clicked", Value::from(""), 0u32))
            .await?;
        Ok(())
    }

    async fn read_menu(&self) -> Result<Menu> {
        let proxy = self.menu_proxy().await?;
        let (_, layout): (u32, Node) = proxy
            .call("GetLayout", &(0i32, -1i32, Vec::<String>::new()))
            .await?;
        layout.2.into_iter().map(entry).collect()
    }

    async fn menu_proxy(&self) -> Result<Proxy<'static>> {
        let item = self.items.lock().ok().and_then(|i| i.last().cloned());
        let (service, path) = item.context("no tray item")?;
        let item = Proxy::new(
            &self.connection,
            service.clone(),
            path,
            "org.kde.StatusNotifierItem",
        )
        .await?;
        let menu: zbus::zvariant::OwnedObjectPath = item.get_property("Menu").await?;
        Ok(Proxy::new(&self.connection, service, menu, "com.canonical.dbusmenu").await?)
    }
}

fn entry(value: OwnedValue) -> Result<(i32, String)> {
    let (id, properties, _): Node = value.try_into()?;
    let label = properties
        .get("label")
        .and_then(|l| <&str>::try_from(l).ok())
        .unwrap_or_default();
    // An underscore marks the access key.
    Ok((id, label.replace('_', "")))
}
