//! Grants, and what they let their holders see.

mod held;
mod looking_after;

pub(super) use held::{STATEMENTS as HELD, of_review};
pub use looking_after::LookedAfter;
pub(super) use looking_after::STATEMENTS as LOOKING_AFTER;

use super::{
    Store,
    audit::{self, Event, Kind, Pen},
    db::{Row, Tx, Value, params, statements},
    error::{Result, StoreError},
    news, officers,
};
use infodesk_domain::{
    AgencyId, GrantId, OfficerId, ServicePointId, Timestamp,
    rights::{Grant, Rights, Role, Unit},
};
use sha2::{Digest, Sha256};

/// The view holds a point once for each grant that covers it: ask it by `exists`, or rows come twice.
pub(super) const MIGRATION: &str = "
    create table officer_grant (
        id text not null primary key,
        officer_id text not null references officer (id) on delete cascade,
        role text not null,
        agency_id text references agency (id) on delete cascade,
        service_point_id text references service_point (id) on delete cascade,
        since bigint not null,
        ended_at bigint,
        check (role in ('operator', 'central_officer', 'agency_officer', 'service_point_officer')),
        check ((agency_id is null) <> (service_point_id is null)),
        check ((role = 'service_point_officer') = (service_point_id is not null))
    );
    create index officer_grant_by_officer on officer_grant (officer_id);
    create index officer_grant_by_agency on officer_grant (agency_id);
    create index officer_grant_by_service_point on officer_grant (service_point_id);

    create view officer_service_point as
        select g.officer_id, p.id as service_point_id
        from officer_grant g
        join agency_ancestor a on a.ancestor_id = g.agency_id
        join service_point p on p.agency_id = a.agency_id
        where g.ended_at is null and g.role <> 'operator'
        union all
        select g.officer_id, g.service_point_id
        from officer_grant g
        where g.ended_at is null and g.service_point_id is not null
        union all
        select g.officer_id, p.id
        from officer_grant g
        cross join service_point p
        where g.ended_at is null and g.role = 'operator';
";

/// A suspended right counts nowhere: whoever asks what is in force asks the view.
pub(super) const SUSPENSION_MIGRATION: &str = "
    alter table officer_grant add column suspended_at bigint;
    alter table officer_grant add column suspended_by text;
    alter table officer_grant add column suspended_reason text;
    alter table officer_grant add column ended_by text;
    alter table officer_grant add column ended_reason text;
    drop view officer_service_point;
    create view grant_in_force as
        select id, officer_id, role, agency_id, service_point_id, since
        from officer_grant
        where ended_at is null and suspended_at is null;
    create view officer_service_point as
        select g.officer_id, p.id as service_point_id
        from grant_in_force g
        join agency_ancestor a on a.ancestor_id = g.agency_id
        join service_point p on p.agency_id = a.agency_id
        where g.role <> 'operator'
        union all
        select g.officer_id, g.service_point_id
        from grant_in_force g
        where g.service_point_id is not null
        union all
        select g.officer_id, p.id
        from grant_in_force g
        cross join service_point p
        where g.role = 'operator';
";

statements! {
    INSERT = "
        insert into officer_grant (id, officer_id, role, agency_id, service_point_id, since)
        values ($1, $2, $3, $4, $5, $6)";
    IN_FORCE = "
        select id, role, agency_id, service_point_id, since from grant_in_force
        where officer_id = $1
        order by since, id collate \"C\"";
    HELD_ALREADY = "
        select id, suspended_at from officer_grant
        where officer_id = $1 and role = $2 and ended_at is null
            and (agency_id = $3 or service_point_id = $4)
        order by since limit 1";
    END = "
        update officer_grant set ended_at = $2 where id = $1 and ended_at is null
        returning officer_id, id, role, agency_id, service_point_id, since";
    NAME = "select name from officer where id = $1";
    DEPARTMENT_OF_AGENCY = "select stream_id from agency where id = $1";
    DEPARTMENT_OF_SERVICE_POINT = "select department_id from service_point where id = $1";
}

impl Store {
    /// Gives an officer a right. Where the same one is in force already, that one is the answer.
    ///
    /// # Errors
    /// When the database fails, or refuses a unit that does not exist or does not fit the role.
    pub async fn grant(&self, officer: OfficerId, role: Role, unit: Unit) -> Result<GrantId> {
        let grant = self.new_grant(role, unit);
        let pen = self.pen();
        let mut tx = self.write().await?;
        let id = async {
            let id = give(&mut tx, officer, &grant).await?;
            record_given(&mut tx, &pen, officer, &grant, id).await?;
            Ok(id)
        }
        .await;
        tx.end(id).await
    }

    /// Takes a right back; one that has ended stays as it is.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn end_grant(&self, id: GrantId) -> Result<()> {
        let pen = self.pen();
        let mut tx = self.write().await?;
        let ended = end(&mut tx, &pen, id).await;
        tx.end(ended).await
    }

    /// A mark that changes with the officer's rights; `None` where no grant is in force.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn rights_mark(&self, officer: OfficerId) -> Result<Option<String>> {
        let mut tx = self.read().await?;
        let rights = rights_of(&mut tx, officer).await;
        Ok(mark(&tx.end(rights).await?))
    }

    pub(super) fn new_grant(&self, role: Role, unit: Unit) -> Grant {
        let id = GrantId::new(self.surroundings());
        Grant {
            id,
            role,
            unit,
            since: self.surroundings.now(),
        }
    }
}

/// One that is held is not given twice; a suspended one stays so.
pub(super) async fn give(tx: &mut Tx, officer: OfficerId, grant: &Grant) -> Result<GrantId> {
    officers::lock(tx, officer).await?;
    if let Some((same, _)) = held_already(tx, officer, (grant.role, grant.unit)).await? {
        return Ok(same);
    }
    let (agency, point) = unit_columns(grant.unit);
    let values = params![grant.id, officer, grant.role, agency, point, grant.since];
    tx.execute(INSERT, values).await?;
    Ok(grant.id)
}

/// The officer's right of this role and unit that has not ended, and whether it is suspended.
pub(super) async fn held_already(
    tx: &mut Tx,
    officer: OfficerId,
    (role, unit): (Role, Unit),
) -> Result<Option<(GrantId, bool)>> {
    let (agency, point) = unit_columns(unit);
    let row = tx
        .find(HELD_ALREADY, params![officer, role, agency, point])
        .await?;
    let read = |mut row: Row| {
        let (id, suspended_at): (GrantId, Option<Timestamp>) = (row.take()?, row.take()?);
        Ok((id, suspended_at.is_some()))
    };
    row.map(read).transpose()
}

/// Records that `officer` got `grant`, unless the same one, of another `id`, was in force already.
pub(super) async fn record_given(
    tx: &mut Tx,
    pen: &Pen,
    officer: OfficerId,
    grant: &Grant,
    id: GrantId,
) -> Result<()> {
    if id != grant.id {
        return Ok(());
    }
    // Whoever holds a right is one for whom things wait.
    news::approvals_changed(tx).await?;
    let event = Event::done(Kind::GrantGiven).to(officer).about(grant);
    audit::record(tx, pen, event).await
}

async fn end(tx: &mut Tx, pen: &Pen, id: GrantId) -> Result<()> {
    let Some(mut row) = tx.find(END, params![id, pen.at]).await? else {
        return Ok(());
    };
    let officer: OfficerId = row.take()?;
    news::approvals_changed(tx).await?;
    let event = Event::done(Kind::GrantEnded).to(officer).about(&read(row)?);
    audit::record(tx, pen, event).await
}

/// What the officer's grants in force allow, the oldest grant first.
pub(super) async fn rights_of(tx: &mut Tx, officer: OfficerId) -> Result<Rights> {
    let rows = tx.query(IN_FORCE, params![officer]).await?;
    Ok(Rights {
        grants: rows.into_iter().map(read).collect::<Result<_>>()?,
    })
}

/// `None`: no rights at all.
pub(super) fn mark(rights: &Rights) -> Option<String> {
    let mut ids: Vec<String> = rights.grants.iter().map(|g| g.id.to_string()).collect();
    ids.sort_unstable();
    let digest = Sha256::digest(ids.join(" "));
    (!ids.is_empty()).then(|| hex::encode(&digest[..16]))
}

/// The department at or above a unit: the one whose stream numbers its changes.
pub(super) async fn department_of(tx: &mut Tx, unit: Unit) -> Result<AgencyId> {
    let row = match unit {
        Unit::Agency(id) => tx.find(DEPARTMENT_OF_AGENCY, params![id]).await?,
        Unit::ServicePoint(id) => tx.find(DEPARTMENT_OF_SERVICE_POINT, params![id]).await?,
    };
    row.ok_or(StoreError::Missing("unit"))?.take()
}

/// A unit as the columns `agency_id` and `service_point_id`, of which one is empty.
pub(super) fn unit_columns(unit: Unit) -> (Value, Value) {
    match unit {
        Unit::Agency(id) => (id.into(), Value::Null),
        Unit::ServicePoint(id) => (Value::Null, id.into()),
    }
}

/// The columns `agency_id` and `service_point_id`.
pub(super) fn read_unit(row: &mut Row) -> Result<Unit> {
    let agency: Option<AgencyId> = row.take()?;
    let point: Option<ServicePointId> = row.take()?;
    let unit = agency.map(Unit::Agency).or(point.map(Unit::ServicePoint));
    unit.ok_or(StoreError::Missing("unit"))
}

fn read(mut row: Row) -> Result<Grant> {
    let id = row.take()?;
    let role = row.take()?;
    let unit = read_unit(&mut row)?;
    let since: Timestamp = row.take()?;
    Ok(Grant {
        id,
        role,
        unit,
        since,
    })
}
