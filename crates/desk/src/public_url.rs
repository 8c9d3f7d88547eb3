//! The base of the public addresses: asked of the hub as soon as it answers, where it is not known yet.

use crate::{changes::Changed, hub_api::HubApi, register::Register, replica::ReplicaError};
use tokio::sync::broadcast::{Receiver, error::RecvError};

/// Comes back when the register knows it. A hub that does not answer now is asked again after the next
/// round with it.
pub(crate) async fn learn(api: &HubApi, register: &Register, mut changes: Receiver<Changed>) {
    loop {
        match try_to_learn(api, register).await {
            Ok(true) => return,
            Ok(false) => {}
            Err(error) => tracing::warn!(%error, "the hub's public address is not kept"),
        }
        if !next_round(&mut changes).await {
            return;
        }
    }
}

/// True when it is known.
async fn try_to_learn(api: &HubApi, register: &Register) -> Result<bool, ReplicaError> {
    if register.knows_public_url().await? {
        return Ok(true);
    }
    match api.about().await {
        Ok(about) => {
            register.keep_public_url(about.public_url).await?;
            register.tell(Changed::Register);
            Ok(true)
        }
        Err(error) => {
            tracing::debug!(%error, "the hub's public address is not known yet");
            Ok(false)
        }
    }
}

/// False when there is no register any more that could tell.
async fn next_round(changes: &mut Receiver<Changed>) -> bool {
    loop {
        match changes.recv().await {
            Ok(Changed::Sending) | Err(RecvError::Lagged(_)) => return true,
            Ok(_) => {}
            Err(RecvError::Closed) => return false,
        }
    }
}
