//! What the screens hold on to: one batch at a time, on its way to one printer.

use super::{
    batch::{Batch, Order},
    log::PrintLog,
    search::{self, Printers},
    view::BatchView,
};
use crate::{
    changes::Changed,
    register::{Register, RegisterError},
};
use infodesk_domain::Timestamp;
use infodesk_poster::Design;
use infodesk_printing::{PrintFault, PrinterId, PrintingOffice};
use serde::Serialize;
use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;

/// What became of the wish to print.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum Started {
    Started,
    /// Another batch is still on its way.
    Occupied,
    Fault {
        fault: PrintFault,
    },
}

/// Cheap to clone; all clones are the same queue.
#[derive(Clone)]
pub struct PrintQueue(pub(super) Arc<Inner>);

pub(super) struct Inner {
    pub register: Register,
    pub office: PrintingOffice,
    pub log: Arc<dyn PrintLog>,
    /// How often the printer is asked how a job stands.
    pub every: Duration,
    pub running: Mutex<Option<Running>>,
    /// The officer has decided something.
    pub decided: Notify,
    pub closed: CancellationToken,
    /// Held by whoever prints: never two at once.
    pub alone: tokio::sync::Mutex<()>,
}

/// A batch with its printer.
pub(super) struct Running {
    pub batch: Batch,
    pub printer: PrinterId,
    pub name: String,
    /// The same for the whole batch, whatever the officer chooses meanwhile.
    pub design: Design,
}

impl PrintQueue {
    pub fn new(
        register: Register,
        office: PrintingOffice,
        log: Arc<dyn PrintLog>,
        every: Duration,
    ) -> Self {
        Self(Arc::new(Inner {
            register,
            office,
            log,
            every,
            running: Mutex::default(),
            decided: Notify::new(),
            closed: CancellationToken::new(),
            alone: tokio::sync::Mutex::default(),
        }))
    }

    /// Looks for printers.
    pub async fn printers(&self) -> Printers {
        search::printers(&self.0.office).await
    }

    /// Begins to print, as the officer wants posters: one job a poster, one after the other. A batch that has
    /// come to its end makes way.
    ///
    /// # Errors
    /// As [`Register::poster_design`].
    pub async fn print(
        &self,
        printer: PrinterId,
        orders: Vec<Order>,
    ) -> Result<Started, RegisterError> {
        let design = self.0.register.poster_design().await?;
        let asked = match self.0.office.printer(&printer).await {
            Ok(asked) => asked,
            Err(fault) => return Ok(Started::Fault { fault }),
        };
        let orders = orders
            .into_iter()
            .filter(|order| order.copies > 0)
            .collect();
        {
            let mut running = self.0.running();
            if running.as_ref().is_some_and(|r| !r.batch.is_over()) {
                return Ok(Started::Occupied);
            }
            *running = Some(Running {
                batch: Batch::new(orders, asked.copies_max, self.0.now()),
                printer,
                name: asked.name,
                design,
            });
        }
        self.0.tell();
        self.spawn();
        Ok(Started::Started)
    }

    /// The batch under way, or the one that ended last.
    pub fn view(&self) -> Option<BatchView> {
        let running = self.0.running();
        let running = running.as_ref()?;
        Some(BatchView::of(&running.batch, &running.name, self.0.now()))
    }

    /// Holds still after the poster under way.
    pub fn pause(&self) {
        self.decide(Batch::pause);
    }

    /// Goes on after a pause, or when the officer has seen to the printer.
    pub fn resume(&self) {
        self.decide(Batch::resume);
    }

    /// Ends after the poster under way; one that the printer does not get on with is taken back.
    pub fn stop(&self) {
        self.decide(Batch::stop);
    }

    /// Sends again what is missing, see `Batch::retry`.
    pub fn retry(&self, uncertain: bool) {
        let again = {
            let mut running = self.0.running();
            let Some(running) = running.as_mut() else {
                return;
            };
            let was_over = running.batch.is_over();
            running.batch.retry(uncertain, self.0.now()) && was_over
        };
        self.0.tell();
        if again {
            self.spawn();
        }
    }

    /// The officer has left. What the printer has it prints; nothing follows.
    pub fn close(&self) {
        self.0.closed.cancel();
    }

    fn decide(&self, decision: impl FnOnce(&mut Batch, Timestamp)) {
        if let Some(running) = self.0.running().as_mut() {
            decision(&mut running.batch, self.0.now());
        }
        self.0.decided.notify_one();
        self.0.tell();
    }

    fn spawn(&self) {
        let inner = Arc::clone(&self.0);
        tokio::spawn(async move {
            let closed = inner.closed.clone();
            closed.run_until_cancelled(inner.run()).await;
        });
    }
}

impl Inner {
    pub fn running(&self) -> MutexGuard<'_, Option<Running>> {
        self.running.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn now(&self) -> Timestamp {
        self.register.inner.surroundings.now()
    }

    pub fn tell(&self) {
        self.register.tell(Changed::Printing);
    }
}
