//! What time alone does: reminders, links that run out, letters that nobody sent. Every hub of a database does it;
//! each thing is done by the one that gets there first.

use crate::{app::App, errors::logged, store::StoreError};
use std::time::Duration;

/// Days are counted, so minutes do.
const EVERY: Duration = Duration::from_secs(10 * 60);

/// Until the hub is to stop.
pub(crate) async fn keep(app: App) {
    let mut ticks = tokio::time::interval(EVERY);
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            _ = ticks.tick() => {}
            () = app.stopping() => return,
        }
        if let Err(error) = once(&app).await {
            logged(&error);
        }
    }
}

async fn once(app: &App) -> Result<(), StoreError> {
    let store = app.store();
    store.keep_requests(app.config().origin()).await?;
    store.forget_loose_letters().await
}
