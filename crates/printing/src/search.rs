//! Looking for printers: the queues of this machine, and what announces itself on the network. Each part
//! may fail without taking the other along.

use crate::{
    fault::{Cause, PrintFault},
    network::{Announced, Listening, place},
    office::PrintingOffice,
    printer::{Printer, PrinterId, PrinterKind, PrinterState},
    problem::PrinterProblem,
    wire::Place,
};
use mdns_sd::ServiceEvent;
use std::time::Duration;
use tokio::{
    sync::mpsc,
    task::{JoinHandle, JoinSet},
    time::Instant,
};

/// What a search brings, as it comes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    Printer(Printer),
    /// The machine's queues could not be listed.
    NoQueues(PrintFault),
    /// The network could not be searched.
    NoNetwork(PrintFault),
}

/// A search under way. Dropped, it ends.
pub struct Search {
    found: mpsc::Receiver<Found>,
    task: JoinHandle<()>,
}

impl Search {
    /// The next result; `None` when the search is over.
    pub async fn next(&mut self) -> Option<Found> {
        self.found.recv().await
    }

    /// Waits for the end: every printer, and what went wrong on the way.
    pub async fn all(mut self) -> (Vec<Printer>, Vec<PrintFault>) {
        let (mut printers, mut faults) = (Vec::new(), Vec::new());
        while let Some(found) = self.next().await {
            match found {
                Found::Printer(printer) => printers.push(printer),
                Found::NoQueues(fault) | Found::NoNetwork(fault) => faults.push(fault),
            }
        }
        (printers, faults)
    }
}

impl Drop for Search {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// Results that wait for whoever reads them.
const HELD: usize = 64;

impl PrintingOffice {
    /// Looks for printers; at the network for as long as `patience`. Needs a Tokio runtime.
    pub fn search(&self, patience: Duration) -> Search {
        let (send, found) = mpsc::channel(HELD);
        let office = self.clone();
        let task = tokio::spawn(async move { Looking::new(office, send).run(patience).await });
        Search { found, task }
    }
}

struct Looking {
    office: PrintingOffice,
    send: mpsc::Sender<Found>,
    /// Asking takes a while; the others do not wait for it.
    asking: JoinSet<Printer>,
    uuids: Vec<String>,
    places: Vec<String>,
    /// With TLS only, until it is seen that there is no other way to them.
    secure: Vec<Announced>,
}

impl Looking {
    fn new(office: PrintingOffice, send: mpsc::Sender<Found>) -> Self {
        Self {
            office,
            send,
            asking: JoinSet::new(),
            uuids: Vec::new(),
            places: Vec::new(),
            secure: Vec::new(),
        }
    }

    async fn run(mut self, patience: Duration) {
        let until = Instant::now() + patience;
        let listening = Listening::start();
        self.queues().await;
        match listening {
            Ok(listening) => self.listen(&listening, until).await,
            Err(error) => {
                let cause = Cause::new(error);
                self.tell(Found::NoNetwork(PrintFault::NoSearch { cause }))
                    .await;
            }
        }
        for announced in std::mem::take(&mut self.secure) {
            self.ask(announced);
        }
        while let Some(asked) = self.asking.join_next().await {
            self.asked(asked).await;
        }
    }

    /// First, so that no queue is taken for a second printer when it is heard on the network.
    async fn queues(&mut self) {
        let queues = match self.office.queues().await {
            Ok(queues) => queues,
            Err(fault) => return self.tell(Found::NoQueues(fault)).await,
        };
        let mut looking = JoinSet::new();
        for queue in queues {
            self.uuids.extend(queue.uuids);
            self.places.extend(queue.device.as_deref().map(place));
            self.places.push(place(&queue.looked.printer.id.0));
            let (office, mut looked) = (self.office.clone(), queue.looked);
            looking.spawn(async move {
                office.look_behind(&mut looked).await;
                looked
            });
        }
        while let Some(looked) = looking.join_next().await {
            let looked = looked.map(|looked| {
                self.uuids.extend(looked.uuid);
                looked.printer
            });
            self.asked(looked).await;
        }
    }

    async fn listen(&mut self, listening: &Listening, until: Instant) {
        loop {
            let event = tokio::select! {
                () = tokio::time::sleep_until(until) => return,
                Some(asked) = self.asking.join_next() => {
                    self.asked(asked).await;
                    continue;
                }
                event = listening.plain.recv_async() => event,
                event = listening.secure.recv_async() => event,
            };
            match event {
                Ok(ServiceEvent::ServiceResolved(service)) => {
                    let announced = Announced::read(&service);
                    if announced.uri.starts_with("ipps:") {
                        self.secure.push(announced);
                    } else {
                        self.ask(announced);
                    }
                }
                Ok(_) => {}
                Err(_) => return,
            }
        }
    }

    fn ask(&mut self, announced: Announced) {
        self.office
            .wire()
            .names
            .learn(&announced.host, announced.addresses.clone());
        if announced.is_among(&self.uuids, &self.places) {
            return;
        }
        self.uuids.extend(announced.uuid.clone());
        self.places.push(place(&announced.uri));
        let office = self.office.clone();
        self.asking.spawn(async move {
            let place = Place::Printer {
                uri: announced.uri.clone(),
            };
            match office.ask_printer(&place).await {
                Ok(looked) => looked.printer,
                Err(fault) => {
                    tracing::debug!(%fault, uri = announced.uri, "announced, and silent");
                    silent(announced)
                }
            }
        });
    }

    async fn asked(&self, asked: Result<Printer, tokio::task::JoinError>) {
        match asked {
            Ok(printer) => self.tell(Found::Printer(printer)).await,
            Err(error) => tracing::warn!(%error, "a printer was not asked"),
        }
    }

    async fn tell(&self, found: Found) {
        // Nobody listens any more: the search is being dropped.
        let _ = self.send.send(found).await;
    }
}

/// A printer that is announced, by itself or by what remembers it, and does not answer.
fn silent(announced: Announced) -> Printer {
    Printer {
        id: PrinterId(announced.uri),
        name: announced.name,
        location: announced.location,
        kind: PrinterKind::Network,
        is_default: false,
        state: PrinterState::Stopped,
        accepts_jobs: false,
        problems: vec![PrinterProblem::offline()],
        media_ready: Vec::new(),
        media_supported: Vec::new(),
        media_default: None,
        accepts_pdf: announced.takes_pdf,
        colour: announced.colour,
        copies_max: 1,
    }
}
