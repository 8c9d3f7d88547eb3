//! What is said to the portal on D-Bus, and how its answers are awaited.
//!
//! Spoken by zbus itself: the typed bindings of ashpd 0.13 refuse the settings that GTK's portal answers
//! ("pdf" in small letters), and we have no use for them.

use futures_util::StreamExt;
use std::{
    collections::HashMap,
    fs::File,
    os::fd::AsFd,
    sync::atomic::{AtomicU32, Ordering},
};
use zbus::{
    Connection, proxy,
    zvariant::{Fd, OwnedObjectPath, OwnedValue, Value},
};

type Options<'a> = HashMap<&'a str, Value<'a>>;
type Results = HashMap<String, OwnedValue>;

/// Numbers the requests: the portal wants a name of its own for each.
static ASKED: AtomicU32 = AtomicU32::new(0);

#[proxy(
    interface = "org.freedesktop.portal.Print",
    default_service = "org.freedesktop.portal.Desktop",
    default_path = "/org/freedesktop/portal/desktop",
    gen_blocking = false
)]
trait Print {
    fn prepare_print(
        &self,
        parent_window: &str,
        title: &str,
        settings: Options<'_>,
        page_setup: Options<'_>,
        options: Options<'_>,
    ) -> zbus::Result<OwnedObjectPath>;

    fn print(
        &self,
        parent_window: &str,
        title: &str,
        file: Fd<'_>,
        options: Options<'_>,
    ) -> zbus::Result<OwnedObjectPath>;
}

#[proxy(
    interface = "org.freedesktop.portal.Request",
    default_service = "org.freedesktop.portal.Desktop",
    gen_blocking = false
)]
trait Request {
    #[zbus(signal)]
    fn response(&self, response: u32, results: Results) -> zbus::Result<()>;
}

/// How a request ended, by the numbers of the portal's `Response`.
pub enum Ending<T> {
    /// 0, with what was answered.
    Done(T),
    /// 1: the officer cancelled.
    Cancelled,
    /// 2, or any number that may come later.
    Other,
}

/// The print portal on one bus.
pub struct Portal {
    bus: Connection,
    print: PrintProxy<'static>,
}

impl Portal {
    /// Does not yet ask whether anybody is there.
    pub async fn on(bus: &Connection) -> zbus::Result<Self> {
        Ok(Self {
            bus: bus.clone(),
            print: PrintProxy::new(bus).await?,
        })
    }

    /// Shows the dialog, and gives the token for what was chosen in it.
    pub async fn prepare(&self, parent: &str, title: &str) -> zbus::Result<Ending<u32>> {
        let request = Asking::new(&self.bus, &self.print).await?;
        let options = request.options();
        let empty = Options::new;
        let asked = self
            .print
            .prepare_print(parent, title, empty(), empty(), options);
        match request.answer(asked.await?).await? {
            Ending::Done(results) => {
                let token = results.get("token").ok_or(zbus::Error::InvalidReply)?;
                Ok(Ending::Done(u32::try_from(token)?))
            }
            Ending::Cancelled => Ok(Ending::Cancelled),
            Ending::Other => Ok(Ending::Other),
        }
    }

    /// Prints the file as was chosen, without asking again.
    pub async fn print(
        &self,
        parent: &str,
        title: &str,
        file: &File,
        token: u32,
    ) -> zbus::Result<Ending<()>> {
        let request = Asking::new(&self.bus, &self.print).await?;
        let mut options = request.options();
        options.insert("token", token.into());
        let asked = self
            .print
            .print(parent, title, Fd::from(file.as_fd()), options);
        Ok(match request.answer(asked.await?).await? {
            Ending::Done(_) => Ending::Done(()),
            Ending::Cancelled => Ending::Cancelled,
            Ending::Other => Ending::Other,
        })
    }
}

/// Listens for the answer from before the question: else it could be missed.
struct Asking {
    token: String,
    path: String,
    responses: ResponseStream,
    /// Who is the portal: nobody, when it has gone away.
    owners: proxy::OwnerChangedStream<'static>,
}

impl Asking {
    async fn new(bus: &Connection, portal: &PrintProxy<'static>) -> zbus::Result<Self> {
        let token = format!("infodesk{}", ASKED.fetch_add(1, Ordering::Relaxed));
        let us = bus.unique_name().ok_or(zbus::Error::InvalidReply)?;
        let us = us.trim_start_matches(':').replace('.', "_");
        let path = format!("/org/freedesktop/portal/desktop/request/{us}/{token}");
        let proxy = RequestProxy::builder(bus)
            .path(path.clone())?
            .cache_properties(proxy::CacheProperties::No)
            .build()
            .await?;
        let responses = proxy.receive_response().await?;
        Ok(Self {
            token,
            path,
            responses,
            owners: portal.inner().receive_owner_changed().await?,
        })
    }

    fn options(&self) -> Options<'static> {
        HashMap::from([
            ("handle_token", self.token.clone().into()),
            ("modal", true.into()),
        ])
    }

    /// Waits until the officer has decided. A portal that goes away meanwhile is an error.
    async fn answer(mut self, path: OwnedObjectPath) -> zbus::Result<Ending<Results>> {
        if path.as_str() != self.path {
            return Err(zbus::Error::InvalidReply);
        }
        let response = loop {
            tokio::select! {
                response = self.responses.next() => break response,
                owner = self.owners.next() => if owner.flatten().is_none() {
                    break None;
                },
            }
        };
        let response = response.ok_or(zbus::Error::InvalidReply)?;
        let answer = response.args()?;
        Ok(match answer.response {
            0 => Ending::Done(answer.results),
            1 => Ending::Cancelled,
            _ => Ending::Other,
        })
    }
}

/// Whether a failed call means that nobody on the bus prints: no portal, or one without this interface.
pub fn is_missing(error: &zbus::Error) -> bool {
    let zbus::Error::MethodError(name, ..) = error else {
        return false;
    };
    name.strip_prefix("org.freedesktop.DBus.Error.")
        .is_some_and(|name| {
            name.starts_with("Spawn.")
                || matches!(
                    name,
                    "ServiceUnknown"
                        | "NameHasNoOwner"
                        | "UnknownObject"
                        | "UnknownInterface"
                        | "UnknownMethod"
                )
        })
}
