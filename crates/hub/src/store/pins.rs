//! Pins: the manuals that hang at a service point, in order.

use super::{
    db::{Tx, Value, params, statements},
    error::Result,
};
use infodesk_domain::{AgencyId, ManualId, OfficerId, ServicePointId, feed::PinnedManuals};

pub(super) const MIGRATION: &str = "
    create table pin (
        service_point_id text not null references service_point (id) on delete cascade,
        position bigint not null,
        manual_id text not null references manual (id) on delete cascade,
        primary key (service_point_id, position),
        unique (service_point_id, manual_id)
    );
    create index pin_by_manual on pin (manual_id);
";

statements! {
    OF = "select manual_id from pin where service_point_id = $1 order by position";
    REMOVE = "delete from pin where service_point_id = $1";
    INSERT = "insert into pin (service_point_id, position, manual_id) values ($1, $2, $3)";
    CHANGED = "
        select c.entity_id, (select max(v.seq) from change v
                             where v.entity_id = c.entity_id and v.kind = 'pins'
                             and v.stream_id = $2), pin.manual_id
        from (select distinct entity_id from change
              where stream_id = $2 and seq > $3 and seq <= $4 and kind = 'pins') c
        left join pin on pin.service_point_id = c.entity_id
        where exists (select 1 from officer_service_point v
                      where v.officer_id = $1 and v.service_point_id = c.entity_id)
        order by c.entity_id collate \"C\", pin.position";
}

/// The manuals pinned to a point, in order.
pub(super) async fn of(tx: &mut Tx, point: ServicePointId) -> Result<Vec<ManualId>> {
    let rows = tx.query(OF, params![point]).await?;
    rows.into_iter().map(|mut row| row.take()).collect()
}

pub(super) async fn insert(tx: &mut Tx, pinned: &[PinnedManuals]) -> Result<()> {
    tx.execute_each(INSERT, pinned.iter().flat_map(columns).collect())
        .await?;
    Ok(())
}

/// Puts `pinned` in the place of whatever was pinned to its point.
pub(super) async fn replace(tx: &mut Tx, pinned: PinnedManuals) -> Result<()> {
    tx.execute(REMOVE, params![pinned.service_point_id]).await?;
    insert(tx, &[pinned]).await
}

fn columns(pinned: &PinnedManuals) -> Vec<Vec<Value>> {
    let point = pinned.service_point_id;
    (0i64..)
        .zip(&pinned.manual_ids)
        .map(|(position, manual)| params![point, position, *manual])
        .collect()
}

/// The pins, as they stand, of the points within the rights whose pins have a change in the stream after
/// number `after`, up to number `last`.
pub(super) async fn changed(
    tx: &mut Tx,
    officer: OfficerId,
    stream: AgencyId,
    after: i64,
    last: i64,
) -> Result<Vec<PinnedManuals>> {
    let rows = tx
        .query(CHANGED, params![officer, stream, after, last])
        .await?;
    let mut all: Vec<PinnedManuals> = Vec::new();
    for mut row in rows {
        let point: ServicePointId = row.take()?;
        let version: i64 = row.take()?;
        let manual: Option<ManualId> = row.take()?;
        match all.last_mut().filter(|p| p.service_point_id == point) {
            Some(pinned) => pinned.manual_ids.extend(manual),
            None => all.push(PinnedManuals {
                service_point_id: point,
                manual_ids: manual.into_iter().collect(),
                version,
            }),
        }
    }
    Ok(all)
}
