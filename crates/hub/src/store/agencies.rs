//! Agencies, and for each all those at or above it.

use super::{
    Store,
    db::{Row, Tx, Value, params, statements},
    error::Result,
    streams,
};
use infodesk_domain::{AgencyId, agencies::Agency};
use std::collections::HashMap;

pub(super) const MIGRATION: &str = "
    create table agency (
        id text not null primary key,
        parent_id text references agency (id),
        stream_id text not null references agency (id),
        kind text not null check (kind in ('ministry', 'department', 'unit')),
        name_th text not null,
        name_en text
    );
    create index agency_by_parent on agency (parent_id);
    create index agency_by_stream on agency (stream_id);
    -- Every agency at or above each: itself at distance 0, its parent at 1.
    create table agency_ancestor (
        agency_id text not null references agency (id) on delete cascade,
        ancestor_id text not null references agency (id) on delete cascade,
        distance bigint not null,
        primary key (agency_id, ancestor_id)
    );
    create index agency_ancestor_from_above on agency_ancestor (ancestor_id);
";

statements! {
    INSERT = "
        insert into agency (id, parent_id, stream_id, kind, name_th, name_en)
        values ($1, $2, $3, $4, $5, $6)";
    INSERT_ITSELF = "
        insert into agency_ancestor (agency_id, ancestor_id, distance) values ($1, $1, 0)";
    INSERT_ANCESTORS = "
        insert into agency_ancestor (agency_id, ancestor_id, distance)
        select $1, ancestor_id, distance + 1 from agency_ancestor where agency_id = $2";
    ALL = "
        select id, parent_id, stream_id, kind, name_th, name_en from agency
        order by id collate \"C\"";
    ANY = "select 1 from agency limit 1";
    AT_OR_ABOVE = "
        select ancestor_id from agency_ancestor where agency_id = $1 order by distance";
    CHANGED = "
        select id, parent_id, stream_id, kind, name_th, name_en from agency
        where id in (
            select entity_id from change
            where stream_id = $1 and seq > $2 and seq <= $3 and kind = 'agency')";
}

impl Store {
    /// All agencies, in the order of their ids.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn agencies(&self) -> Result<Vec<Agency>> {
        let mut tx = self.read().await?;
        let all = all(&mut tx).await;
        tx.end(all).await
    }

    /// Is there nothing in the register yet?
    ///
    /// # Errors
    /// When the database fails.
    pub async fn register_is_empty(&self) -> Result<bool> {
        let mut tx = self.read().await?;
        let any = tx.find(ANY, params![]).await;
        tx.end(any).await.map(|any| any.is_none())
    }
}

/// All of them, in the order of their ids.
pub(super) async fn all(tx: &mut Tx) -> Result<Vec<Agency>> {
    tx.query(ALL, params![]).await.and_then(read_all)
}

/// Enters agencies, parents before their children; opens the streams of those that have one.
pub(super) async fn insert(tx: &mut Tx, agencies: &[Agency]) -> Result<()> {
    tx.execute_each(INSERT, agencies.iter().map(columns).collect())
        .await?;
    tx.execute_each(
        INSERT_ITSELF,
        agencies.iter().map(|a| params![a.id]).collect(),
    )
    .await?;
    for level in levels(agencies) {
        let links = level
            .iter()
            .filter_map(|a| Some(params![a.id, a.parent_id?]));
        tx.execute_each(INSERT_ANCESTORS, links.collect()).await?;
    }
    let own: Vec<AgencyId> = agencies
        .iter()
        .filter(|a| a.stream_id == a.id)
        .map(|a| a.id)
        .collect();
    streams::open(tx, &own).await
}

/// The agencies by their depth among those given: the ancestors of one level stand before the next asks.
fn levels(agencies: &[Agency]) -> Vec<Vec<&Agency>> {
    let mut depths: HashMap<AgencyId, usize> = HashMap::new();
    let mut levels: Vec<Vec<&Agency>> = Vec::new();
    for agency in agencies {
        let above = agency.parent_id.and_then(|parent| depths.get(&parent));
        let depth = above.map_or(0, |depth| depth + 1);
        depths.insert(agency.id, depth);
        levels.resize_with(levels.len().max(depth + 1), Vec::new);
        levels[depth].push(agency);
    }
    levels
}

/// The agency and all above it, itself first.
pub(super) async fn at_or_above(tx: &mut Tx, agency: AgencyId) -> Result<Vec<AgencyId>> {
    let rows = tx.query(AT_OR_ABOVE, params![agency]).await?;
    rows.into_iter().map(|mut row| row.take()).collect()
}

/// Those with a change in the stream after number `after`, up to number `last`.
pub(super) async fn changed(
    tx: &mut Tx,
    stream: AgencyId,
    after: i64,
    last: i64,
) -> Result<Vec<Agency>> {
    tx.query(CHANGED, params![stream, after, last])
        .await
        .and_then(read_all)
}

fn columns(agency: &Agency) -> Vec<Value> {
    params![
        agency.id,
        agency.parent_id,
        agency.stream_id,
        agency.kind,
        agency.name_th.as_str(),
        agency.name_en.as_deref(),
    ]
}

fn read_all(rows: Vec<Row>) -> Result<Vec<Agency>> {
    rows.into_iter().map(read).collect()
}

fn read(mut row: Row) -> Result<Agency> {
    Ok(Agency {
        id: row.take()?,
        parent_id: row.take()?,
        stream_id: row.take()?,
        kind: row.take()?,
        name_th: row.take()?,
        name_en: row.take()?,
    })
}
