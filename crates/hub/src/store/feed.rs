//! The feed: what changed in each stream, by number, as it stands now and as far as rights reach.

use super::{
    Store, agencies,
    db::{FromValue, Row, Tx, Value, params, statements},
    error::Result,
    grants, manuals, pins, service_points, streams,
};
use infodesk_domain::{
    AgencyId, ManualId, OfficerId, ServicePointId, Timestamp,
    feed::{Changed, FeedPage, Streams},
};
use std::collections::HashMap;

pub(super) const MIGRATION: &str = "
    create table change (
        stream_id text not null references stream (id) on delete cascade,
        seq bigint not null,
        kind text not null check (kind in ('agency', 'manual', 'service_point', 'pins')),
        entity_id text not null,
        officer_id text references officer (id),
        at bigint not null,
        primary key (stream_id, seq)
    );
    create index change_by_officer on change (officer_id);
";

/// Finds the last change of one thing.
pub(super) const BY_ENTITY: &str = "
    create index change_by_entity on change (entity_id, kind, seq);
";

statements! {
    INSERT = "
        insert into change (stream_id, seq, kind, entity_id, officer_id, at)
        values ($1, $2, $3, $4, $5, $6)";
    PIECE = "
        select seq, kind, entity_id from change
        where stream_id = $1 and seq > $2 order by seq limit $3";
}

/// Something that can change. Pins go by the id of their service point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Entity {
    Agency(AgencyId),
    Manual(ManualId),
    ServicePoint(ServicePointId),
    Pins(ServicePointId),
}

impl Store {
    /// The streams an officer may read, with a mark of the rights; `None` where no grant is in force.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn streams(&self, officer: OfficerId) -> Result<Option<Streams>> {
        let mut tx = self.read().await?;
        let streams = readable(&mut tx, officer).await;
        tx.end(streams).await
    }

    /// The piece of a stream that follows number `after`: at most `limit` changes, each thing once and as
    /// it stands now. What rights do not cover is left out, and the cursor moves past it.
    ///
    /// `None`: there is no such stream, or the officer has no grant in force.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn feed_page(
        &self,
        officer: OfficerId,
        stream: AgencyId,
        after: i64,
        limit: u32,
    ) -> Result<Option<FeedPage>> {
        let mut tx = self.read().await?;
        // A page of nothing would never come to the end.
        let page = page(&mut tx, officer, stream, after, limit.max(1)).await;
        tx.end(page).await
    }
}

/// Numbers changes of one stream, in their order; the number of the last.
pub(super) async fn append(
    tx: &mut Tx,
    stream: AgencyId,
    entities: &[Entity],
    officer: Option<OfficerId>,
    at: Timestamp,
) -> Result<i64> {
    let count = entities.len() as i64;
    let first = streams::take(tx, stream, count).await?;
    let rows = (first..).zip(entities).map(|(seq, entity)| {
        let (kind, id) = entity.columns();
        params![stream, seq, kind, id, officer, at]
    });
    tx.execute_each(INSERT, rows.collect()).await?;
    Ok(first + count - 1)
}

async fn readable(tx: &mut Tx, officer: OfficerId) -> Result<Option<Streams>> {
    let rights = grants::rights_of(tx, officer).await?;
    let Some(rights_mark) = grants::mark(&rights) else {
        return Ok(None);
    };
    Ok(Some(Streams {
        rights_mark,
        streams: streams::heads(tx).await?,
    }))
}

async fn page(
    tx: &mut Tx,
    officer: OfficerId,
    stream: AgencyId,
    after: i64,
    limit: u32,
) -> Result<Option<FeedPage>> {
    let rights = grants::rights_of(tx, officer).await?;
    let Some(rights_mark) = grants::mark(&rights) else {
        return Ok(None);
    };
    let Some(head) = streams::head(tx, stream).await? else {
        return Ok(None);
    };
    let piece = piece(tx, stream, after, limit).await?;
    let is_last = piece.len() < limit as usize;
    let next = piece
        .last()
        .filter(|_| !is_last)
        .map_or(head, |(seq, _)| *seq);
    let mut changes = load(tx, officer, stream, after, next).await?;
    let latest: HashMap<Entity, i64> = piece.into_iter().map(|(seq, e)| (e, seq)).collect();
    changes.sort_by_key(|changed| latest.get(&entity_of(changed)));
    Ok(Some(FeedPage {
        stream_id: stream,
        rights_mark,
        next,
        head,
        changes,
    }))
}

async fn piece(
    tx: &mut Tx,
    stream: AgencyId,
    after: i64,
    limit: u32,
) -> Result<Vec<(i64, Entity)>> {
    let rows = tx.query(PIECE, params![stream, after, limit]).await?;
    rows.into_iter()
        .map(|mut row| Ok((row.take()?, Entity::read(&mut row)?)))
        .collect()
}

/// All that changed after number `after`, up to number `last`, within the rights.
async fn load(
    tx: &mut Tx,
    officer: OfficerId,
    stream: AgencyId,
    after: i64,
    last: i64,
) -> Result<Vec<Changed>> {
    let agencies = agencies::changed(tx, stream, after, last).await?;
    let manuals = manuals::changed(tx, stream, after, last).await?;
    let points = service_points::changed(tx, officer, stream, after, last).await?;
    let pins = pins::changed(tx, officer, stream, after, last).await?;
    let all = agencies.into_iter().map(Changed::Agency);
    let all = all.chain(manuals.into_iter().map(Changed::Manual));
    let all = all.chain(points.into_iter().map(Changed::ServicePoint));
    Ok(all.chain(pins.into_iter().map(Changed::Pins)).collect())
}

const fn entity_of(changed: &Changed) -> Entity {
    match changed {
        Changed::Agency(agency) => Entity::Agency(agency.id),
        Changed::Manual(manual) => Entity::Manual(manual.id),
        Changed::ServicePoint(point) => Entity::ServicePoint(point.id),
        Changed::Pins(pinned) => Entity::Pins(pinned.service_point_id),
    }
}

impl Entity {
    fn columns(self) -> (&'static str, Value) {
        match self {
            Self::Agency(id) => ("agency", id.into()),
            Self::Manual(id) => ("manual", id.into()),
            Self::ServicePoint(id) => ("service_point", id.into()),
            Self::Pins(id) => ("pins", id.into()),
        }
    }

    /// The columns `kind` and `entity_id`.
    fn read(row: &mut Row) -> Result<Self> {
        let Kind(with_id) = row.take()?;
        with_id(row)
    }
}

/// How the id that follows is to be read.
struct Kind(fn(&mut Row) -> Result<Entity>);

impl FromValue for Kind {
    const EXPECTED: &'static str = "a kind of entity";

    fn from_value(value: Value) -> Option<Self> {
        Some(Self(match String::from_value(value)?.as_str() {
            "agency" => |row| row.take().map(Entity::Agency),
            "manual" => |row| row.take().map(Entity::Manual),
            "service_point" => |row| row.take().map(Entity::ServicePoint),
            "pins" => |row| row.take().map(Entity::Pins),
            _ => return None,
        }))
    }
}
