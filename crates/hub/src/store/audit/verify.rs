//! Going through the chain from its first event to its head.

use super::{
    HEAD, Kind, PAGE,
    chain::{self, BEGINNING, Head, Key},
    read, read_head,
};
use crate::store::{
    Store,
    db::{Row, Tx, params},
    error::{Result, StoreError},
};
use infodesk_domain::Timestamp;

const AT_ONCE: u32 = 1000;

/// A chain that holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Audited {
    /// How many events there are: the last one's number.
    pub events: i64,
    /// Of the first and the last event.
    pub from_to: Option<(Timestamp, Timestamp)>,
    /// Of the last event. Whoever notes it elsewhere, with the number, can later show that up to there
    /// nothing was put in place of what was.
    pub hash: String,
}

/// The first thing that is wrong, with the number of its event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Finding {
    /// What it says is not what was recorded; or it was never recorded.
    Changed(i64),
    Removed(i64),
    /// Under this number stands what was recorded under another.
    Moved {
        number: i64,
        recorded_as: i64,
    },
    /// It was recorded, but not after what now stands before it.
    Detached(i64),
    /// The head does not fit the last event, or was changed before this event was recorded.
    Head(i64),
}

impl Store {
    /// Checks every event of the audit, in one state of the database. `Err` of the inner result: the first
    /// that is wrong.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn verify_audit(&self) -> Result<Result<Audited, Finding>> {
        let mut tx = self.read().await?;
        let verified = verify(&mut tx, &self.keys.audit).await;
        tx.end(verified).await
    }
}

async fn verify(tx: &mut Tx, key: &Key) -> Result<Result<Audited, Finding>> {
    let head = tx.find(HEAD, params![]).await?.map(read_head).transpose()?;
    let mut walk = Walk {
        key,
        last: 0,
        hash: BEGINNING.to_owned(),
        from_to: None,
    };
    loop {
        let rows = tx.query(PAGE, params![walk.last, AT_ONCE]).await?;
        if rows.is_empty() {
            return Ok(walk.end(head.as_ref()));
        }
        for row in rows {
            if let Err(finding) = walk.step(row)? {
                let highest = head.as_ref().map_or(walk.last, |head| head.number);
                return look_closer(tx, key, finding, highest).await.map(Err);
            }
        }
    }
}

struct Walk<'a> {
    key: &'a Key,
    last: i64,
    hash: String,
    from_to: Option<(Timestamp, Timestamp)>,
}

impl Walk<'_> {
    fn step(&mut self, row: Row) -> Result<Result<(), Finding>> {
        let expected = self.last + 1;
        let entry = match read(row) {
            Ok(entry) => entry,
            // A cell that holds what this program never writes.
            Err(StoreError::BrokenRow { .. }) => return Ok(Err(Finding::Changed(expected))),
            Err(error) => return Err(error),
        };
        if entry.number != expected {
            return Ok(Err(Finding::Removed(expected)));
        }
        if !chain::holds(self.key, &entry) {
            return Ok(Err(Finding::Changed(expected)));
        }
        if entry.previous_hash != self.hash {
            return Ok(Err(Finding::Detached(expected)));
        }
        if entry.kind == Kind::HeadFoundChanged.word() {
            return Ok(Err(Finding::Head(expected)));
        }
        let (from, _) = self.from_to.unwrap_or((entry.at, entry.at));
        self.from_to = Some((from, entry.at));
        self.last = entry.number;
        self.hash = entry.hash;
        Ok(Ok(()))
    }

    fn end(self, head: Option<&Head>) -> Result<Audited, Finding> {
        let Some(head) = head.filter(|head| head.holds(self.key)) else {
            return Err(Finding::Head(self.last));
        };
        if head.number > self.last {
            return Err(Finding::Removed(self.last + 1));
        }
        if head.number != self.last || head.hash != self.hash {
            return Err(Finding::Head(self.last));
        }
        Ok(Audited {
            events: self.last,
            from_to: self.from_to,
            hash: self.hash,
        })
    }
}

/// Was what looks changed recorded under another number?
async fn look_closer(tx: &mut Tx, key: &Key, finding: Finding, highest: i64) -> Result<Finding> {
    let Finding::Changed(number) = finding else {
        return Ok(finding);
    };
    let row = tx.find(PAGE, params![number - 1, 1_i64]).await?;
    let Some(Ok(mut entry)) = row.map(read) else {
        return Ok(finding);
    };
    for recorded_as in 1..=highest {
        entry.number = recorded_as;
        if chain::holds(key, &entry) {
            return Ok(Finding::Moved {
                number,
                recorded_as,
            });
        }
    }
    Ok(finding)
}
