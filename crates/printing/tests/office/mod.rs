//! An office of its own for each test: a message bus, an Avahi that announces on this machine's networks, a
//! CUPS with its own folder and port, and printers that are the IPP printer of the CUPS project. All of it
//! real, and all of it ended with the test, also when the test is killed.
//!
//! Where a part is missing the test fails and names the Debian package.
#![allow(
    dead_code,
    unused_imports,
    reason = "each test uses a part of the office"
)]

mod bus;
mod device;
mod server;
mod spooler;

pub use device::{Device, Loaded, Printed};
pub use server::soon;

use bus::{Bus, Network};
use infodesk_printing::{Job, JobState, JobTicket, Media, PrinterId, PrintingOffice, Spooler};
use spooler::Cups;
use std::{fs::File, os::unix::fs::PermissionsExt, path::Path, time::Duration};
use tempfile::TempDir;

/// Whoever prints in these tests.
pub const USER: &str = "mani";

/// How often the tests look at a job.
pub const EVERY: Duration = Duration::from_millis(100);

/// Dropped in this order: the servers before the folder they work in.
pub struct Office {
    cups: Option<Cups>,
    bus: Bus,
    folder: TempDir,
    _alone: Option<File>,
}

impl Office {
    /// Printers, but no print server.
    pub async fn without_spooler() -> Self {
        Self::start(Network::Silent).await
    }

    pub async fn new() -> Self {
        Self::start(Network::Silent).await.with_spooler().await
    }

    /// Printers that announce themselves.
    pub async fn announced() -> Self {
        Self::start(Network::Announced).await
    }

    pub async fn with_spooler(mut self) -> Self {
        self.cups = Some(Cups::start(self.folder.path(), self.bus.address()).await);
        self
    }

    async fn start(network: Network) -> Self {
        let alone = match network {
            Network::Announced => Some(alone_on_the_network().await),
            Network::Silent => None,
        };
        let folder = tempfile::Builder::new()
            .prefix("office")
            .tempdir()
            .expect("a temporary folder");
        // What CUPS starts runs as somebody else.
        let open = std::fs::Permissions::from_mode(0o755);
        std::fs::set_permissions(folder.path(), open).expect("an open folder");
        let bus = Bus::start(folder.path(), network).await;
        Self {
            cups: None,
            bus,
            folder,
            _alone: alone,
        }
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// A printer with this paper in it.
    pub async fn device(&self, name: &str, loaded: Loaded) -> Device {
        Device::start(self.folder(), self.bus.address(), name, loaded).await
    }

    /// Sets a queue up that leads to the device.
    pub async fn queue(&self, name: &str, device: &Device) -> PrinterId {
        self.queue_to(name, &device.uri()).await
    }

    pub async fn queue_to(&self, name: &str, uri: &str) -> PrinterId {
        self.cups().add(name, uri).await;
        let id = PrinterId(format!("ipp://{}/printers/{name}", self.cups().authority()));
        // CUPS asks the printer for its driver in the background, and opens the queue when it has it.
        let printing = self.printing();
        server::until("the queue has its driver", || async {
            let queue = printing.printer(&id).await;
            queue.is_ok_and(|queue| queue.media_supported.contains(&Media::A4))
        })
        .await;
        id
    }

    pub fn cups(&self) -> &Cups {
        self.cups.as_ref().expect("an office with a print server")
    }

    /// The office as the crate sees it.
    pub fn printing(&self) -> PrintingOffice {
        let spooler = match &self.cups {
            Some(cups) => Spooler::named(&cups.authority()),
            None => Spooler::Absent,
        };
        PrintingOffice::new(spooler, USER).expect("a way to printers")
    }
}

/// Waits for other tests, of other processes too, to leave the network.
async fn alone_on_the_network() -> File {
    let lock = std::env::temp_dir().join("infodesk-office-network.lock");
    let locking = tokio::task::spawn_blocking(move || {
        let file = File::create(lock)?;
        file.lock()?;
        Ok::<_, std::io::Error>(file)
    });
    locking.await.expect("it ends").expect("a lock")
}

/// A poster of one A4 page, as far as a printer is concerned.
pub fn pdf() -> Vec<u8> {
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
        "<< /Length 21 >>\nstream\n100 100 300 300 re f \nendstream",
    ];
    let mut pdf = String::from("%PDF-1.7\n");
    let mut places = Vec::new();
    for (number, object) in (1..).zip(objects) {
        places.push(pdf.len());
        pdf.push_str(&format!("{number} 0 obj\n{object}\nendobj\n"));
    }
    let table = pdf.len();
    pdf.push_str("xref\n0 5\n0000000000 65535 f \n");
    for place in places {
        pdf.push_str(&format!("{place:010} 00000 n \n"));
    }
    pdf.push_str(&format!(
        "trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n"
    ));
    pdf.into_bytes()
}

pub fn ticket(name: &str, copies: u32) -> JobTicket {
    JobTicket {
        name: name.to_owned(),
        media: Media::A4,
        copies,
    }
}

/// Follows a job to its end: every state on the way.
pub async fn to_the_end(office: &PrintingOffice, job: &Job) -> Vec<JobState> {
    let mut follow = office.follow(job, EVERY);
    let mut states = Vec::new();
    while let Some(state) = server::soon(follow.next()).await {
        states.push(state.expect("the printer answers"));
    }
    states
}

/// Follows a job until it stands as wanted.
pub async fn until_state(
    office: &PrintingOffice,
    job: &Job,
    wanted: impl Fn(&JobState) -> bool,
) -> JobState {
    let mut follow = office.follow(job, EVERY);
    let mut states = Vec::new();
    while let Some(state) = server::soon(follow.next()).await {
        let state = state.expect("the printer answers");
        if wanted(&state) {
            return state;
        }
        states.push(state);
    }
    panic!("it came otherwise: {states:?}")
}
