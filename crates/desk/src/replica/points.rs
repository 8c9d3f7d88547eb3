//! Service points and their pins: the hub's snapshot, what the officer sees, and a summary for lists.

use super::{ReplicaError, summary::Summary};
use crate::outbox::Snapshot;
use infodesk_domain::{ManualId, ServicePointId, service_points::ServicePoint};
use rusqlite::{Connection, OptionalExtension as _, params};

/// As the hub last told it; `None` for a point that is not in the replica.
pub(super) fn hub(
    connection: &Connection,
    id: ServicePointId,
) -> Result<Option<Snapshot>, ReplicaError> {
    snapshot(
        connection,
        "SELECT s.hub, p.hub, p.version FROM service_point s LEFT JOIN pins p ON p.service_point_id = s.id WHERE s.id = $1",
        id,
    )
}

/// As the officer sees it.
pub(super) fn local(
    connection: &Connection,
    id: ServicePointId,
) -> Result<Option<Snapshot>, ReplicaError> {
    snapshot(
        connection,
        "SELECT s.local, p.local, p.version FROM service_point s LEFT JOIN pins p ON p.service_point_id = s.id WHERE s.id = $1",
        id,
    )
}

fn snapshot(
    connection: &Connection,
    sql: &str,
    id: ServicePointId,
) -> Result<Option<Snapshot>, ReplicaError> {
    let mut statement = connection.prepare_cached(sql)?;
    let found: Option<(String, Option<String>, Option<i64>)> = statement
        .query_row(params![id.to_string()], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })
        .optional()?;
    found
        .map(|(point, pins, version)| {
            let pins = pins
                .map(|text| serde_json::from_str(&text))
                .transpose()?
                .unwrap_or_default();
            Ok(Snapshot {
                point: serde_json::from_str(&point)?,
                pins,
                pins_version: version.unwrap_or(0),
            })
        })
        .transpose()
}

/// The hub's pins of a point, known or not, with the number of their last change.
pub(super) fn hub_pins(
    connection: &Connection,
    id: ServicePointId,
) -> Result<(Vec<ManualId>, i64), ReplicaError> {
    let mut statement =
        connection.prepare_cached("SELECT hub, version FROM pins WHERE service_point_id = $1")?;
    let found: Option<(String, i64)> = statement
        .query_row(params![id.to_string()], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .optional()?;
    match found {
        Some((text, version)) => Ok((serde_json::from_str(&text)?, version)),
        None => Ok(Default::default()),
    }
}

pub(super) fn put(
    connection: &Connection,
    hub: &Snapshot,
    local: &Snapshot,
    summary: &Summary,
) -> Result<(), ReplicaError> {
    put_pins(
        connection,
        hub.point.id,
        (&hub.pins, hub.pins_version),
        &local.pins,
    )?;
    let sql = "INSERT INTO service_point (id, hub, local, agency_id, name_th, searched, order_key, province, district,
                                          missing, assured_at, pinned, poster)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
               ON CONFLICT (id) DO UPDATE SET hub = excluded.hub, local = excluded.local,
                   agency_id = excluded.agency_id, name_th = excluded.name_th, searched = excluded.searched,
                   order_key = excluded.order_key, province = excluded.province, district = excluded.district,
                   missing = excluded.missing, assured_at = excluded.assured_at, pinned = excluded.pinned,
                   poster = excluded.poster";
    connection.prepare_cached(sql)?.execute(params![
        hub.point.id.to_string(),
        serde_json::to_string(&hub.point)?,
        serde_json::to_string(&local.point)?,
        summary.agency_id.to_string(),
        summary.name_th,
        summary.searched,
        summary.order_key,
        summary.province,
        summary.district,
        summary.missing_bits,
        summary.assured_at.map(|at| at.0),
        summary.pinned,
        summary.poster_code(),
    ])?;
    Ok(())
}

/// Also for a point that has not come yet.
pub(super) fn put_pins(
    connection: &Connection,
    id: ServicePointId,
    (hub, version): (&[ManualId], i64),
    local: &[ManualId],
) -> Result<(), ReplicaError> {
    let sql = "INSERT INTO pins (service_point_id, hub, local, version) VALUES ($1, $2, $3, $4)
               ON CONFLICT (service_point_id) DO UPDATE SET hub = excluded.hub, local = excluded.local,
                   version = excluded.version";
    let (hub, local) = (serde_json::to_string(hub)?, serde_json::to_string(local)?);
    connection
        .prepare_cached(sql)?
        .execute(params![id.to_string(), hub, local, version])?;
    Ok(())
}

/// The hub's snapshot of every point, for making all summaries anew.
pub(super) fn all_hub(connection: &Connection) -> Result<Vec<ServicePoint>, ReplicaError> {
    let mut statement = connection.prepare("SELECT hub FROM service_point")?;
    let texts = statement.query_map([], |row| row.get::<_, String>(0))?;
    texts
        .map(|text| Ok(serde_json::from_str(&text?)?))
        .collect()
}

pub(super) fn summaries(connection: &Connection) -> Result<Vec<Summary>, ReplicaError> {
    let mut statement = connection.prepare(
        "SELECT id, agency_id, name_th, searched, order_key, province, district, missing, assured_at, pinned,
                poster
         FROM service_point",
    )?;
    let rows = statement.query_map([], |row| {
        Ok(Summary {
            id: super::id(row, 0)?,
            agency_id: super::id(row, 1)?,
            name_th: row.get(2)?,
            searched: row.get(3)?,
            order_key: row.get(4)?,
            province: row.get(5)?,
            district: row.get(6)?,
            missing_bits: row.get(7)?,
            assured_at: row
                .get::<_, Option<i64>>(8)?
                .map(infodesk_domain::Timestamp),
            pinned: row.get(9)?,
            poster: Summary::poster_of(row.get(10)?),
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
