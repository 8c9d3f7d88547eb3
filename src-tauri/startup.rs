//! Starting takes a moment (a register to fill, a database to check): the window is there at once, and the
//! commands wait for the rest here.

use crate::{composition::Parts, data_folder};
use infodesk_desk::{command_line::Arguments, errors::AppError};
use std::sync::Arc;
use tokio::sync::watch;

type Outcome = Result<Arc<Parts>, AppError>;

/// Held by Tauri as state.
pub struct Startup(watch::Receiver<Option<Outcome>>);

impl Startup {
    /// Begins to put the parts together.
    pub fn begin(arguments: Arguments) -> Self {
        let (sender, receiver) = watch::channel(None);
        tauri::async_runtime::spawn(async move {
            let outcome = put_together(&arguments).await.map(Arc::new);
            sender.send_replace(Some(outcome));
        });
        Self(receiver)
    }

    /// The parts, once they are there; or why they are not.
    pub async fn parts(&self) -> Outcome {
        let mut receiver = self.0.clone();
        let outcome = receiver
            .wait_for(Option::is_some)
            .await
            .ok()
            .and_then(|o| o.clone());
        outcome.unwrap_or_else(|| Err(infodesk_desk::errors::ErrorCode::Internal.into()))
    }
}

async fn put_together(arguments: &Arguments) -> Result<Parts, AppError> {
    let folder = data_folder::prepare(arguments.data_dir.as_deref())?;
    Parts::open(&folder, arguments).await
}
