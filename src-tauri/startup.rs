//! Starting takes a moment (a register to fill, a database to check): the window is there at once, and the
//! commands wait for the rest here.

use crate::{composition::Parts, data_folder, link};
use infodesk_desk::{
    command_line::Arguments,
    errors::{AppError, ErrorCode},
};
use std::sync::{
    Arc, Mutex, PoisonError,
    atomic::{AtomicBool, Ordering},
};
use tokio::sync::watch;

type Outcome = Result<Arc<Parts>, AppError>;

/// Held by Tauri as state.
pub struct Startup {
    arguments: Arguments,
    outcome: Arc<watch::Sender<Option<Outcome>>>,
    failure_told: AtomicBool,
    /// The screen that the link of this start asks for.
    route: Mutex<Option<String>>,
}

impl Startup {
    /// Begins to put the parts together.
    pub fn begin(arguments: Arguments) -> Self {
        let startup = Self {
            route: Mutex::new(arguments.link.as_ref().and_then(link::route)),
            arguments,
            outcome: Arc::new(watch::channel(None).0),
            failure_told: AtomicBool::new(false),
        };
        startup.try_it();
        startup
    }

    /// The parts, once they are there; or why they are not.
    pub async fn parts(&self) -> Outcome {
        let mut receiver = self.outcome.subscribe();
        let outcome = receiver.wait_for(Option::is_some).await;
        outcome
            .ok()
            .and_then(|o| o.clone())
            .unwrap_or_else(|| Err(ErrorCode::Internal.into()))
    }

    /// Waits until a try succeeds, however many fail before.
    pub async fn parts_at_last(&self) -> Option<Arc<Parts>> {
        let mut receiver = self.outcome.subscribe();
        let outcome = receiver
            .wait_for(|outcome| matches!(outcome, Some(Ok(_))))
            .await;
        outcome.ok().and_then(|o| o.clone()).and_then(Result::ok)
    }

    /// The same for the page's first question. Asked again after a failure, it tries again: the officer
    /// may have mended what stood in the way.
    pub async fn parts_or_another_try(&self) -> Outcome {
        let failed = matches!(&*self.outcome.borrow(), Some(Err(_)));
        if failed && self.failure_told.swap(false, Ordering::Relaxed) {
            self.try_it();
        }
        let outcome = self.parts().await;
        self.failure_told.store(outcome.is_err(), Ordering::Relaxed);
        outcome
    }

    /// Where the page is to begin, if the link of this start says so; afterwards it is the officer's way.
    pub fn take_route(&self) -> Option<String> {
        self.route
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take()
    }

    fn try_it(&self) {
        self.outcome.send_replace(None);
        let (arguments, sender) = (self.arguments.clone(), Arc::clone(&self.outcome));
        tauri::async_runtime::spawn(async move {
            let outcome = put_together(&arguments).await.map(Arc::new);
            sender.send_replace(Some(outcome));
        });
    }
}

async fn put_together(arguments: &Arguments) -> Result<Parts, AppError> {
    let folder = data_folder::prepare(arguments.data_dir.as_deref())?;
    Parts::open(&folder, arguments).await
}
