//! What officers see of themselves: their rights, where, since when, and whom to ask.

use super::{
    Store,
    db::{Row, Tx, params, statements},
    error::Result,
    grants, officers,
};
use infodesk_domain::{
    AgencyId, OfficerId, Timestamp,
    officers::Officer,
    wire::{GrantView, Me, SuspendedGrant},
};

statements! {
    /// In force or suspended.
    GRANTS = "
        select g.id, g.role, g.agency_id, g.service_point_id, coalesce(a.name_th, p.name_th),
            d.name_th, m.name_th, d.id, g.since, g.suspended_at, g.suspended_reason, g.suspended_by
        from officer_grant g
        left join agency a on a.id = g.agency_id
        left join service_point p on p.id = g.service_point_id
        join agency d on d.id = coalesce(a.stream_id, p.department_id)
        left join agency m on m.id = d.parent_id
        where g.officer_id = $1 and g.ended_at is null
        order by g.since, g.id collate \"C\"";
    CENTRAL_OFFICERS = "
        select o.id, o.name, o.email
        from grant_in_force g
        join officer o on o.id = g.officer_id
        where g.agency_id = $1 and g.role = 'central_officer'
        order by o.name collate \"C\", o.id collate \"C\"";
}

impl Store {
    /// The officer with their rights, the oldest first; `None` where there is no such officer.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn me(&self, officer: OfficerId) -> Result<Option<Me>> {
        let mut tx = self.read().await?;
        let me = find(&mut tx, officer).await;
        tx.end(me).await
    }
}

async fn find(tx: &mut Tx, id: OfficerId) -> Result<Option<Me>> {
    let Some(officer) = officers::find(tx, id).await? else {
        return Ok(None);
    };
    let rights = grants::rights_of(tx, id).await?;
    let (mut in_force, mut suspended) = (Vec::new(), Vec::new());
    for mut row in tx.query(GRANTS, params![id]).await? {
        let mut grant = read(&mut row)?;
        grant.central_officers = central_officers(tx, grant.department_id).await?;
        match row.take::<Option<Timestamp>>()? {
            None => in_force.push(grant),
            Some(at) => suspended.push(SuspendedGrant {
                grant,
                at,
                reason: row.take()?,
                by: row.take()?,
            }),
        }
    }
    let rights_mark = grants::mark(&rights).unwrap_or_default();
    Ok(Some(Me {
        officer,
        grants: in_force,
        suspended,
        rights_mark,
    }))
}

pub(super) async fn central_officers(tx: &mut Tx, department: AgencyId) -> Result<Vec<Officer>> {
    let rows = tx.query(CENTRAL_OFFICERS, params![department]).await?;
    rows.into_iter().map(officers::read).collect()
}

/// The first columns of a right.
fn read(row: &mut Row) -> Result<GrantView> {
    let id = row.take()?;
    let role = row.take()?;
    let unit = grants::read_unit(row)?;
    let unit_name_th = row.take()?;
    let agency_name_th = line(row.take()?, row.take()?);
    let department_id = row.take()?;
    let since = row.take()?;
    let central_officers = Vec::new();
    Ok(GrantView {
        id,
        role,
        unit,
        unit_name_th,
        agency_name_th,
        department_id,
        since,
        central_officers,
    })
}

/// "กรมการปกครอง กระทรวงมหาดไทย"; a department without a ministry stands alone.
pub(super) fn line(department: String, ministry: Option<String>) -> String {
    [Some(department), ministry]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ")
}
