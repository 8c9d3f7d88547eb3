//! The devices on which an officer is signed in: their sessions, as people see them.

use super::event;
use crate::store::agencies;
use crate::store::{
    Store,
    audit::{self, Event, Kind, Pen},
    db::{Row, Tx, params, statements},
    error::Result,
    grants, news, officers,
};
use infodesk_domain::{
    AgencyId, OfficerId, Timestamp,
    devices::{Device, System},
    rights::{Holding, Place, Unit, may_end_sessions},
};
use infodesk_openid_provider::SessionId;

/// A request writes down that the device was seen only where the last note is older than this: reads stay reads.
const SEEN_MILLIS: i64 = 60 * 1000;

/// Both empty in sessions that were opened before these columns were there.
pub(in crate::store) const MIGRATION: &str = "
    alter table oauth_session add column system text;
    alter table oauth_session add column last_seen_at bigint;
";

statements! {
    // A session whose last refresh token has run out is open in name only.
    OF_OFFICER = "
        select s.id, s.device, s.system, s.started_at, coalesce(s.last_seen_at, s.started_at) as seen
        from oauth_session s
        where s.subject = $1 and s.ends_at > $2 and exists (
            select 1 from oauth_token t where t.session_id = s.id and t.expires_at > $2)
        order by seen desc, s.id collate \"C\"";
    SEEN = "
        update oauth_session set system = coalesce($2, system), last_seen_at = $3
        where id = $1 and (last_seen_at is null or last_seen_at <= $4)";
    END_OWN = "delete from oauth_session where id = $1 and subject = $2 returning subject";
    END_ALL = "delete from oauth_session where subject = $1 returning id";
    // Suspended ones too: an officer whose rights are suspended is not nobody's.
    HELD = "
        select g.role, g.agency_id, g.service_point_id, coalesce(g.agency_id, p.agency_id)
        from officer_grant g
        left join service_point p on p.id = g.service_point_id
        where g.officer_id = $1 and g.ended_at is null";
}

impl Store {
    /// The officer's devices, the one seen last first; `asking` is the session that asks.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn devices(&self, officer: OfficerId, asking: &SessionId) -> Result<Vec<Device>> {
        let now = self.surroundings.now();
        let mut tx = self.read().await?;
        let devices = of_officer(&mut tx, officer, asking, now).await;
        tx.end(devices).await
    }

    /// Ends one of the officer's own sessions with all its tokens. False: it is not theirs, or has ended.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn end_device(&self, officer: OfficerId, session: &SessionId) -> Result<bool> {
        let pen = self.pen();
        let mut tx = self.write().await?;
        let ended = end_own(&mut tx, officer, session, &pen).await;
        tx.end(ended).await
    }

    /// The devices of an officer whose sessions `actor` may end; `None` where they may not, or where there is no
    /// such officer.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn devices_below(
        &self,
        actor: OfficerId,
        officer: OfficerId,
        asking: &SessionId,
    ) -> Result<Option<Vec<Device>>> {
        let now = self.surroundings.now();
        let mut tx = self.read().await?;
        let devices = async {
            if may_end(&mut tx, actor, officer).await? {
                of_officer(&mut tx, officer, asking, now).await.map(Some)
            } else {
                Ok(None)
            }
        }
        .await;
        tx.end(devices).await
    }

    /// Ends all sessions of an officer, if `actor` may, and says how many there were; `None` as in
    /// [`Store::devices_below`]. The audit has both the ended sessions and the refusal.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn end_sessions_below(
        &self,
        actor: OfficerId,
        officer: OfficerId,
    ) -> Result<Option<u32>> {
        let pen = self.pen();
        let mut tx = self.write().await?;
        let ended = end_below(&mut tx, (actor, officer), &pen).await;
        tx.end(ended).await
    }

    /// Notes that the session's device was seen now, with the system its program names.
    pub(super) async fn note_seen(&self, session: &SessionId) -> Result<()> {
        let pen = self.pen_of_request();
        let mut tx = self.write().await?;
        let noted = seen(&mut tx, session, &pen).await;
        tx.end(noted).await
    }
}

/// Is the note of when the device was seen last old enough for another?
pub(super) fn is_due(last_seen: Option<Timestamp>, now: Timestamp) -> bool {
    last_seen.is_none_or(|at| at <= now.plus_millis(-SEEN_MILLIS))
}

pub(super) async fn seen(tx: &mut Tx, session: &SessionId, pen: &Pen) -> Result<()> {
    let system = pen.origin.device.as_deref().and_then(System::of_app);
    let due = pen.at.plus_millis(-SEEN_MILLIS);
    let values = params![session.as_str(), system, pen.at, due];
    tx.execute(SEEN, values).await.map(drop)
}

async fn of_officer(
    tx: &mut Tx,
    officer: OfficerId,
    asking: &SessionId,
    now: Timestamp,
) -> Result<Vec<Device>> {
    let rows = tx.query(OF_OFFICER, params![officer, now]).await?;
    rows.into_iter().map(|row| read(row, asking)).collect()
}

async fn end_own(tx: &mut Tx, officer: OfficerId, session: &SessionId, pen: &Pen) -> Result<bool> {
    let own = params![session.as_str(), officer];
    if tx.find(END_OWN, own).await?.is_none() {
        return Ok(false);
    }
    news::sessions_changed(tx).await?;
    let event = event(Kind::DeviceSignedOut, session, &officer.to_string());
    audit::record(tx, pen, event).await?;
    Ok(true)
}

async fn end_below(
    tx: &mut Tx,
    (actor, officer): (OfficerId, OfficerId),
    pen: &Pen,
) -> Result<Option<u32>> {
    if !may_end(tx, actor, officer).await? {
        // The same for an officer that does not exist: not even the time it takes tells them apart.
        let event = Event::refused(Kind::SignedOutByOther, "no_right").to(officer);
        audit::record(tx, pen, event).await?;
        return Ok(None);
    }
    // Until the transaction ends nobody opens another session, or ends these in another order.
    officers::lock(tx, officer).await?;
    let mut ended = Vec::new();
    for mut row in tx.query(END_ALL, params![officer]).await? {
        ended.push(SessionId(row.take()?));
    }
    news::sessions_changed(tx).await?;
    for session in &ended {
        let event = event(Kind::SignedOutByOther, session, &officer.to_string());
        audit::record(tx, pen, event).await?;
    }
    Ok(Some(u32::try_from(ended.len()).unwrap_or(u32::MAX)))
}

async fn may_end(tx: &mut Tx, actor: OfficerId, officer: OfficerId) -> Result<bool> {
    let rights = grants::rights_of(tx, actor).await?;
    let holdings = holdings(tx, officer).await?;
    let known = officers::find(tx, officer).await?.is_some();
    Ok(known && may_end_sessions(&rights, &holdings))
}

async fn holdings(tx: &mut Tx, officer: OfficerId) -> Result<Vec<Holding>> {
    let mut holdings = Vec::new();
    for mut row in tx.query(HELD, params![officer]).await? {
        let role = row.take()?;
        let unit = grants::read_unit(&mut row)?;
        let agency: AgencyId = row.take()?;
        let place = Place {
            agencies: agencies::at_or_above(tx, agency).await?,
            service_point: match unit {
                Unit::ServicePoint(point) => Some(point),
                Unit::Agency(_) => None,
            },
        };
        holdings.push(Holding { role, unit, place });
    }
    Ok(holdings)
}

fn read(mut row: Row, asking: &SessionId) -> Result<Device> {
    let id: String = row.take()?;
    Ok(Device {
        this_one: id == asking.as_str(),
        id,
        name: row.take()?,
        system: row.take()?,
        first_signed_in_at: row.take()?,
        last_seen_at: row.take()?,
    })
}
