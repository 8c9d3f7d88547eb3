//! Rights of officers below, as those above see them.

use super::read_unit;
use crate::store::{
    Store,
    db::{Row, Tx, params, statements},
    error::Result,
    grants, me, places,
};
use infodesk_domain::{
    AgencyId, GrantId, OfficerId, RightsReviewId, Timestamp,
    grants::{self as rules, GrantActs, GrantState, HeldGrant, UnitWithoutOfficer},
    officers::Officer,
    rights::{Holding, Rights},
};

const DAY_MILLIS: i64 = 24 * 60 * 60 * 1000;
/// What ended longer ago is the audit's.
const ENDED_SHOWN_DAYS: i64 = 90;

/// A right with all that those above see, in the order of [`read`].
macro_rules! held {
    ($rest:literal) => {
        concat!(
            "
        select g.id, o.id, o.name, o.email, g.role, g.agency_id, g.service_point_id,
            coalesce(a.name_th, p.name_th), d.name_th, m.name_th, g.since, g.suspended_at, g.suspended_by,
            g.suspended_reason, g.ended_at, g.ended_by, g.ended_reason,
            (select max(coalesce(s.last_seen_at, s.started_at)) from oauth_session s where s.subject = o.id),
            o.last_signed_in_at
        from officer_grant g
        join officer o on o.id = g.officer_id
        left join agency a on a.id = g.agency_id
        left join service_point p on p.id = g.service_point_id
        join agency d on d.id = coalesce(a.stream_id, p.department_id)
        left join agency m on m.id = d.parent_id ",
            $rest
        )
    };
}

statements! {
    /// At or below an agency of the officer's, and for operators all; which of them they look after is the rule's to
    /// say.
    BELOW = held!("
        where (g.ended_at is null or g.ended_at > $2) and exists (
            select 1 from grant_in_force h
            left join agency_ancestor n
                on n.ancestor_id = h.agency_id and n.agency_id = coalesce(g.agency_id, p.agency_id)
            where h.officer_id = $1
                and (h.role = 'operator' or (h.role = 'central_officer' and n.agency_id is not null)))
        order by o.name collate \"C\", o.id collate \"C\", g.since, g.id collate \"C\"
        limit 5000");
    ONE = held!("where g.id = $1");
    OF_REVIEW = held!("
        join rights_review_grant x on x.grant_id = g.id
        where x.review_id = $1
        order by o.name collate \"C\", o.id collate \"C\", g.since, g.id collate \"C\"");
    /// Units with points of which neither they nor an agency between them and the department has an officer, nor the
    /// department one for its whole; who had one before comes with the end of the last.
    WITHOUT = "
        select u.id, u.name_th, d.name_th, coalesce(m.name_th, ''),
            (select count(*) from service_point p where p.agency_id = u.id),
            (select max(e.ended_at) from officer_grant e where e.agency_id = u.id)
        from agency u
        join agency d on d.id = u.stream_id
        left join agency m on m.id = d.parent_id
        where u.kind = 'unit'
            and exists (
                select 1 from grant_in_force h
                left join agency_ancestor n on n.ancestor_id = h.agency_id and n.agency_id = u.id
                where h.officer_id = $1
                    and (h.role = 'operator' or (h.role = 'central_officer' and n.agency_id is not null)))
            and not exists (
                select 1 from grant_in_force g
                join agency_ancestor n on n.ancestor_id = g.agency_id and n.agency_id = u.id
                where g.role in ('central_officer', 'agency_officer') and n.ancestor_id <> u.stream_id
                    or (g.role = 'agency_officer' and n.ancestor_id = u.stream_id))
        order by d.name_th collate \"C\", u.name_th collate \"C\", u.id collate \"C\"
        limit 2000";
}

/// A right with where it stands.
pub(in crate::store) struct Found {
    pub grant: HeldGrant,
    pub holding: Holding,
}

impl Store {
    /// The rights of officers below, by the officers' names; `None` for an officer who hands nothing out.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn officers_below(&self, officer: OfficerId) -> Result<Option<Vec<HeldGrant>>> {
        let now = self.surroundings.now();
        let mut tx = self.read().await?;
        let below = below(&mut tx, officer, now).await;
        tx.end(below).await
    }

    /// Units below that nobody looks after; `None` for an officer who hands nothing out.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn units_without_officer(
        &self,
        officer: OfficerId,
    ) -> Result<Option<Vec<UnitWithoutOfficer>>> {
        let mut tx = self.read().await?;
        let units = without(&mut tx, officer).await;
        tx.end(units).await
    }
}

async fn below(tx: &mut Tx, officer: OfficerId, now: Timestamp) -> Result<Option<Vec<HeldGrant>>> {
    let rights = grants::rights_of(tx, officer).await?;
    if !rights.may_grant_something() {
        return Ok(None);
    }
    let since = now.0 - ENDED_SHOWN_DAYS * DAY_MILLIS;
    let mut all = Vec::new();
    for row in tx.query(BELOW, params![officer, since]).await? {
        if let Some(found) = placed(tx, read(row)?).await? {
            all.push(found.seen_by(officer, &rights));
        }
    }
    Ok(Some(all))
}

async fn without(tx: &mut Tx, officer: OfficerId) -> Result<Option<Vec<UnitWithoutOfficer>>> {
    let rights = grants::rights_of(tx, officer).await?;
    if !rights.may_grant_something() {
        return Ok(None);
    }
    let rows = tx.query(WITHOUT, params![officer]).await?;
    let unit = |mut row: Row| {
        let (id, name_th): (AgencyId, String) = (row.take()?, row.take()?);
        let department: String = row.take()?;
        let ministry: String = row.take()?;
        Ok(UnitWithoutOfficer {
            agency_id: id,
            name_th,
            agency_name_th: me::line(department, Some(ministry).filter(|m| !m.is_empty())),
            points: row.take()?,
            since: row.take()?,
        })
    };
    rows.into_iter().map(unit).collect::<Result<_>>().map(Some)
}

pub(super) async fn find(tx: &mut Tx, id: GrantId) -> Result<Option<Found>> {
    match tx.find(ONE, params![id]).await? {
        Some(row) => placed(tx, read(row)?).await,
        None => Ok(None),
    }
}

/// The rights of a review, by the officers' names.
pub(in crate::store) async fn of_review(tx: &mut Tx, review: RightsReviewId) -> Result<Vec<Found>> {
    let mut all = Vec::new();
    for row in tx.query(OF_REVIEW, params![review]).await? {
        all.extend(placed(tx, read(row)?).await?);
    }
    Ok(all)
}

async fn placed(tx: &mut Tx, grant: HeldGrant) -> Result<Option<Found>> {
    let place = places::of(tx, grant.unit).await?;
    Ok(place.map(|place| Found {
        holding: Holding {
            role: grant.role,
            unit: grant.unit,
            place,
        },
        grant,
    }))
}

impl Found {
    /// Nobody looks after their own right.
    pub fn is_looked_after_by(&self, officer: OfficerId, rights: &Rights) -> bool {
        self.grant.officer.id != officer && rules::outranks(rights, &self.holding)
    }

    pub fn seen_by(self, officer: OfficerId, rights: &Rights) -> HeldGrant {
        let may = if self.is_looked_after_by(officer, rights) {
            rules::acts_of(self.grant.state.stage())
        } else {
            GrantActs::default()
        };
        HeldGrant { may, ..self.grant }
    }
}

fn read(mut row: Row) -> Result<HeldGrant> {
    let id = row.take()?;
    let officer = Officer {
        id: row.take()?,
        name: row.take()?,
        email: row.take()?,
    };
    let role = row.take()?;
    let unit = read_unit(&mut row)?;
    let unit_name_th = row.take()?;
    let agency_name_th = me::line(row.take()?, row.take()?);
    Ok(HeldGrant {
        id,
        officer,
        role,
        unit,
        unit_name_th,
        agency_name_th,
        since: row.take()?,
        state: state(&mut row)?,
        last_seen: last_seen(&mut row)?,
        may: GrantActs::default(),
    })
}

/// The columns of the open sessions and of the last sign-in: whoever signed out has no session, and was there.
fn last_seen(row: &mut Row) -> Result<Timestamp> {
    let in_session: Option<Timestamp> = row.take()?;
    let signed_in: Timestamp = row.take()?;
    Ok(in_session.map_or(signed_in, |seen| seen.max(signed_in)))
}

/// The columns of the suspension and of the end: when, by whom, why.
fn state(row: &mut Row) -> Result<GrantState> {
    let suspended_at: Option<Timestamp> = row.take()?;
    let suspended_by: Option<String> = row.take()?;
    let suspended_reason: Option<String> = row.take()?;
    let ended_at: Option<Timestamp> = row.take()?;
    let ended_by: Option<String> = row.take()?;
    let ended_reason: Option<String> = row.take()?;
    Ok(match (ended_at, suspended_at) {
        (Some(at), _) => GrantState::Ended {
            reason: ended_reason.unwrap_or_default(),
            by: ended_by,
            at,
        },
        (None, Some(at)) => GrantState::Suspended {
            reason: suspended_reason.unwrap_or_default(),
            by: suspended_by,
            at,
        },
        (None, None) => GrantState::InForce,
    })
}
