//! Service points. For an officer, each statement asks the view `officer_service_point`.

use super::{
    Store,
    db::{Row, Tx, Value, params, statements},
    error::Result,
    pins,
};
use infodesk_domain::{
    AgencyId, OfficerId, ServicePointId, Timestamp,
    lists::ListedPoint,
    service_points::{Assurance, Particulars, ServicePoint},
    wire::{ServicePointPage, ServicePointWithPins},
};
use infodesk_thailand::{divisions, search};

pub(super) const MIGRATION: &str = "
    create table service_point (
        id text not null primary key,
        code text not null unique,
        agency_id text not null references agency (id),
        department_id text not null references agency (id),
        name_th text not null,
        name_en text not null,
        address text not null,
        province bigint,
        phones text not null,
        hours text not null,
        coordinates text,
        assurance_at bigint,
        assurance_by text,
        field_versions text not null,
        search_text text not null,
        check ((assurance_at is null) = (assurance_by is null))
    );
    create index service_point_by_agency on service_point (agency_id);
    create index service_point_by_department on service_point (department_id);
";

/// The last print stands with the point, so that the feed brings it.
pub(super) const LAST_PRINT: &str = "
    alter table service_point add column last_print text;
";

/// The columns in the order of [`read`].
macro_rules! columns {
    () => {
        "p.id, p.code, p.agency_id, p.department_id, p.name_th, p.name_en, p.address, p.phones,
         p.hours, p.coordinates, p.assurance_at, p.assurance_by, p.field_versions,
         p.last_print"
    };
}

/// Narrows to the points that the officer `$1` may see.
macro_rules! within_rights {
    () => {
        "exists (select 1 from officer_service_point v
                 where v.officer_id = $1 and v.service_point_id = p.id)"
    };
}

statements! {
    INSERT = "
        insert into service_point (id, code, agency_id, department_id, name_th, name_en, address,
            phones, hours, coordinates, assurance_at, assurance_by, field_versions, province,
            search_text, last_print)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)";
    UPDATE = "
        update service_point set code = $2, agency_id = $3, department_id = $4, name_th = $5,
            name_en = $6, address = $7, phones = $8, hours = $9, coordinates = $10,
            assurance_at = $11, assurance_by = $12, field_versions = $13, province = $14,
            search_text = $15, last_print = $16
        where id = $1";
    LIST = concat!("select ", columns!(), " from service_point p where ", within_rights!(), "
        and p.id collate \"C\" > $2 and (p.province = $3 or $3 = 0)
        and p.search_text like $4 and p.search_text like $5
        and p.search_text like $6 and p.search_text like $7
        order by p.id collate \"C\" limit $8");
    ONE = concat!("select ", columns!(), " from service_point p where ", within_rights!(), "
        and p.id = $2");
    ONE_TO_WRITE = concat!("select ", columns!(), " from service_point p where ", within_rights!(), "
        and p.id = $2 for update");
    OF_UNIT = concat!("select ", columns!(), " from service_point p where p.agency_id = $1
        order by p.id collate \"C\"");
    LISTED = "select id, code, agency_id, name_th from service_point";
    CHANGED = concat!("select ", columns!(), " from service_point p where ", within_rights!(), "
        and p.id in (
            select entity_id from change
            where stream_id = $2 and seq > $3 and seq <= $4 and kind = 'service_point')");
}

/// What a list is narrowed to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PointFilter {
    /// Words that must all occur (the first four count), in any order and spelling.
    pub text: String,
    /// The two-digit code.
    pub province: Option<u16>,
}

impl Store {
    /// The points within the officer's rights, `limit` at a time in the order of their ids; `after` is the
    /// last id of the page before.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn service_points(
        &self,
        officer: OfficerId,
        filter: &PointFilter,
        after: Option<ServicePointId>,
        limit: u32,
    ) -> Result<ServicePointPage> {
        let mut tx = self.read().await?;
        let rows = tx
            .query(LIST, list_params(officer, filter, after, limit))
            .await;
        let points = rows.and_then(read_all);
        let points = tx.end(points).await?;
        let is_full = points.len() == limit as usize;
        let next = points.last().filter(|_| is_full).map(|p| p.id.to_string());
        Ok(ServicePointPage { points, next })
    }

    /// A point with its pinned manuals in order; `None` where it does not exist or is outside the rights.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn service_point(
        &self,
        officer: OfficerId,
        id: ServicePointId,
    ) -> Result<Option<ServicePointWithPins>> {
        let mut tx = self.read().await?;
        let found = with_pins(&mut tx, officer, id).await;
        tx.end(found).await
    }

    /// All points that a unit runs, whoever may see them: for the hub's own work, never for an officer.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn service_points_of_unit(&self, unit: AgencyId) -> Result<Vec<ServicePoint>> {
        let mut tx = self.read().await?;
        let points = tx.query(OF_UNIT, params![unit]).await.and_then(read_all);
        tx.end(points).await
    }
}

async fn with_pins(
    tx: &mut Tx,
    officer: OfficerId,
    id: ServicePointId,
) -> Result<Option<ServicePointWithPins>> {
    let Some(row) = tx.find(ONE, params![officer, id]).await? else {
        return Ok(None);
    };
    let manual_ids = pins::of(tx, id).await?;
    Ok(Some(ServicePointWithPins {
        point: read(row)?,
        manual_ids,
    }))
}

fn list_params(
    officer: OfficerId,
    filter: &PointFilter,
    after: Option<ServicePointId>,
    limit: u32,
) -> Vec<Value> {
    let mut words = filter
        .text
        .split_whitespace()
        .map(|word| format!("%{}%", search::fold(word)));
    let mut word = || words.next().unwrap_or_else(|| "%".to_owned());
    let after = after.map_or_else(String::new, |id| id.to_string());
    let province = filter.province.unwrap_or(0);
    params![
        officer,
        after,
        province,
        word(),
        word(),
        word(),
        word(),
        limit
    ]
}

/// A point within the officer's rights, locked until the transaction ends: two edits of one point follow
/// each other.
pub(super) async fn find_to_write(
    tx: &mut Tx,
    officer: OfficerId,
    id: ServicePointId,
) -> Result<Option<ServicePoint>> {
    tx.find(ONE_TO_WRITE, params![officer, id])
        .await?
        .map(read)
        .transpose()
}

/// All points, whoever may see them, as far as a list of accounts names them.
pub(super) async fn listed(tx: &mut Tx) -> Result<Vec<ListedPoint>> {
    let rows = tx.query(LISTED, params![]).await?;
    rows.into_iter().map(read_listed).collect()
}

/// The columns `id`, `code`, `agency_id`, `name_th`.
pub(super) fn read_listed(mut row: Row) -> Result<ListedPoint> {
    Ok(ListedPoint {
        id: row.take()?,
        code: row.take()?,
        agency_id: row.take()?,
        name_th: row.take()?,
    })
}

pub(super) async fn insert(tx: &mut Tx, points: &[ServicePoint]) -> Result<()> {
    tx.execute_each(INSERT, points.iter().map(columns).collect::<Result<_>>()?)
        .await?;
    Ok(())
}

pub(super) async fn update(tx: &mut Tx, point: &ServicePoint) -> Result<()> {
    tx.execute(UPDATE, columns(point)?).await?;
    Ok(())
}

/// Those within the rights that have a change in the stream after number `after`, up to number `last`.
pub(super) async fn changed(
    tx: &mut Tx,
    officer: OfficerId,
    stream: AgencyId,
    after: i64,
    last: i64,
) -> Result<Vec<ServicePoint>> {
    tx.query(CHANGED, params![officer, stream, after, last])
        .await
        .and_then(read_all)
}

fn columns(point: &ServicePoint) -> Result<Vec<Value>> {
    let given = &point.particulars;
    let assurance = point.assurance.as_ref();
    Ok(params![
        point.id,
        &point.code,
        point.agency_id,
        point.department_id,
        given.name_th.as_str(),
        given.name_en.as_str(),
        Value::json(&given.address)?,
        Value::json(&given.phones)?,
        Value::json(&given.hours)?,
        given.coordinates.as_ref().map(Value::json).transpose()?,
        assurance.map(|a| a.at),
        assurance.map(|a| a.by.as_str()),
        Value::json(&point.field_versions)?,
        given.address.province,
        search_text(point),
        point.last_print.as_ref().map(Value::json).transpose()?,
    ])
}

/// The names, the place and the code, folded for a search without word spaces.
fn search_text(point: &ServicePoint) -> String {
    let given = &point.particulars;
    let district = given.address.district.and_then(divisions::district);
    let province = given.address.province.and_then(divisions::province);
    let parts = [
        given.name_th.clone(),
        given.name_en.clone(),
        district.map(divisions::district_label).unwrap_or_default(),
        province.map(divisions::province_label).unwrap_or_default(),
        point.code.to_string(),
    ];
    parts.map(|part| search::fold(&part)).join(" ")
}

fn read_all(rows: Vec<Row>) -> Result<Vec<ServicePoint>> {
    rows.into_iter().map(read).collect()
}

fn read(mut row: Row) -> Result<ServicePoint> {
    Ok(ServicePoint {
        id: row.take()?,
        code: row.take()?,
        agency_id: row.take()?,
        department_id: row.take()?,
        particulars: read_particulars(&mut row)?,
        assurance: read_assurance(&mut row)?,
        field_versions: row.take_json()?,
        last_print: row.take_json_or_null()?,
    })
}

/// The columns `name_th`, `name_en`, `address`, `phones`, `hours`, `coordinates`.
pub(super) fn read_particulars(row: &mut Row) -> Result<Particulars> {
    Ok(Particulars {
        name_th: row.take()?,
        name_en: row.take()?,
        address: row.take_json()?,
        phones: row.take_json()?,
        hours: row.take_json()?,
        coordinates: row.take_json_or_null()?,
    })
}

fn read_assurance(row: &mut Row) -> Result<Option<Assurance>> {
    let at: Option<Timestamp> = row.take()?;
    let by: Option<String> = row.take()?;
    Ok(at.zip(by).map(|(at, by)| Assurance { at, by }))
}
