//! One round with the hub: send all, then pull all.

use super::{ConnectionError, Contact, HubConnection, Progress};
use crate::{changes::Changed, register::Register, replica::ReplicaError};
use infodesk_domain::{
    AgencyId,
    feed::{StreamHead, Streams},
};

#[derive(Debug, thiserror::Error)]
pub enum SyncError {
    #[error(transparent)]
    Hub(#[from] ConnectionError),
    #[error(transparent)]
    Replica(#[from] ReplicaError),
}

/// An answer that breaks what was agreed with the hub.
#[derive(Debug, thiserror::Error)]
enum Nonsense {
    #[error("the answer is for another operation")]
    OtherOperation,
    #[error("a page of the feed does not lead on")]
    NoProgress,
    #[error("a page is of another stream")]
    OtherStream,
    #[error("the rights changed again and again while the feed was read")]
    RestlessRights,
}

impl From<Nonsense> for SyncError {
    fn from(nonsense: Nonsense) -> Self {
        Self::Hub(ConnectionError::Unexpected(nonsense.into()))
    }
}

enum Pulled {
    Whole,
    /// The rights changed on the way: what was read may be too much.
    RightsChanged,
}

impl Register {
    /// Sends all that is queued and pulls all that is new. Waits for a round that is already on its way.
    ///
    /// # Errors
    /// What ended the round before its time; everything done until then holds.
    pub async fn sync_once<C: HubConnection>(&self, hub: &C) -> Result<(), SyncError> {
        let _alone = self.inner.round.lock().await;
        let result = self.round(hub).await;
        let offline = matches!(result, Err(SyncError::Hub(ConnectionError::Unreachable(_))));
        if self.inner.set_contact(Contact {
            offline,
            progress: None,
        }) {
            self.tell(Changed::Sending);
        }
        if let Err(SyncError::Hub(ConnectionError::NoRights)) = &result {
            self.lose_rights(hub).await?;
        }
        result
    }

    async fn round<C: HubConnection>(&self, hub: &C) -> Result<(), SyncError> {
        self.send_all(hub).await?;
        self.pull_all(hub).await?;
        let now = self.inner.surroundings.now();
        self.with(move |replica| replica.keep_last_sync(now))
            .await?;
        self.tell(Changed::Sending);
        Ok(())
    }

    async fn send_all<C: HubConnection>(&self, hub: &C) -> Result<(), SyncError> {
        while let Some(operation) = self.with(|replica| replica.next_to_send()).await? {
            let id = operation.id;
            let result = hub.push(operation).await?;
            if result.id != id {
                return Err(Nonsense::OtherOperation.into());
            }
            self.with(move |replica| replica.take_answer(&result))
                .await?;
            self.tell(Changed::Register);
            self.tell(Changed::Sending);
        }
        Ok(())
    }

    async fn pull_all<C: HubConnection>(&self, hub: &C) -> Result<(), SyncError> {
        const MOST_TRIES: usize = 3;
        for _ in 0..MOST_TRIES {
            if let Pulled::Whole = self.pull(hub).await? {
                return Ok(());
            }
        }
        Err(Nonsense::RestlessRights.into())
    }

    async fn pull<C: HubConnection>(&self, hub: &C) -> Result<Pulled, SyncError> {
        let streams = hub.streams().await?;
        self.begin(hub, &streams).await?;
        let mut progress = self.first_pull(&streams).await?;
        self.show(&mut progress, 0);
        for StreamHead { stream_id, head } in &streams.streams {
            let pulled = self
                .pull_stream(
                    hub,
                    (*stream_id, *head),
                    &streams.rights_mark,
                    &mut progress,
                )
                .await?;
            if let Pulled::RightsChanged = pulled {
                return Ok(Pulled::RightsChanged);
            }
        }
        Ok(Pulled::Whole)
    }

    async fn begin<C: HubConnection>(&self, hub: &C, streams: &Streams) -> Result<(), SyncError> {
        let begins = streams.clone();
        if self
            .with(move |replica| replica.begin_pull(&begins))
            .await?
        {
            self.tell(Changed::Register);
        }
        let profile = self.profile().await?;
        if profile.is_none_or(|me| me.rights_mark != streams.rights_mark) {
            let me = hub.me().await?;
            self.with(move |replica| replica.keep_profile(&me)).await?;
            self.tell(Changed::Session);
        }
        Ok(())
    }

    /// Progress is for the first pull only; later ones are over before anybody looks.
    async fn first_pull(&self, streams: &Streams) -> Result<Option<Progress>, SyncError> {
        let streams = streams.streams.clone();
        Ok(self
            .with(move |replica| first_pull(replica, &streams))
            .await?)
    }

    async fn pull_stream<C: HubConnection>(
        &self,
        hub: &C,
        (stream, head): (AgencyId, i64),
        rights_mark: &str,
        progress: &mut Option<Progress>,
    ) -> Result<Pulled, SyncError> {
        let mut after = self.with(move |replica| replica.cursor(stream)).await?;
        let mut head = head;
        while after < head {
            let page = hub.feed_page(stream, after).await?;
            if page.rights_mark != rights_mark {
                return Ok(Pulled::RightsChanged);
            }
            if page.stream_id != stream {
                return Err(Nonsense::OtherStream.into());
            }
            if page.next <= after {
                return Err(Nonsense::NoProgress.into());
            }
            let read = page.next - after;
            (after, head) = (page.next, page.head);
            self.with(move |replica| replica.apply_page(page)).await?;
            self.tell(Changed::Register);
            self.show(progress, read);
        }
        Ok(Pulled::Whole)
    }

    fn show(&self, progress: &mut Option<Progress>, read: i64) {
        let Some(progress) = progress else { return };
        progress.done = progress
            .done
            .saturating_add(u32::try_from(read).unwrap_or(u32::MAX))
            .min(progress.total);
        if self.inner.set_contact(Contact {
            offline: false,
            progress: Some(*progress),
        }) {
            self.tell(Changed::Sending);
        }
    }

    /// What the officer may no longer see leaves this PC; what they wrote stays.
    async fn lose_rights<C: HubConnection>(&self, hub: &C) -> Result<(), SyncError> {
        self.with(|replica| replica.forget_register()).await?;
        self.tell(Changed::Register);
        let me = hub.me().await?;
        self.with(move |replica| replica.keep_profile(&me)).await?;
        self.tell(Changed::Session);
        Ok(())
    }
}

fn first_pull(
    replica: &crate::replica::Replica,
    streams: &[StreamHead],
) -> Result<Option<Progress>, ReplicaError> {
    if replica.last_sync()?.is_some() {
        return Ok(None);
    }
    let mut left = 0;
    for stream in streams {
        left += (stream.head - replica.cursor(stream.stream_id)?).max(0);
    }
    Ok(Some(Progress {
        done: 0,
        total: u32::try_from(left).unwrap_or(u32::MAX),
    }))
}
