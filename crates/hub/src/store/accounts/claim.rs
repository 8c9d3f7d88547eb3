//! An account signs in: what the list holds for it becomes its rights.

use super::super::{
    Store,
    audit::{self, Event, Kind, Pen},
    db::{Row, Tx, params, statements},
    error::Result,
    grants, tokens,
};
use infodesk_domain::{
    AgencyId, ExpectedAccountId, GrantId, OfficerId,
    accounts::{self, AccountKind, Arriving, Expected},
    rights::{Grant, Role, Unit},
};

statements! {
    // All rows of the account, the taken ones too: whoever waited for a lock must see what became of them.
    OF_ACCOUNT = "
        select s.id, s.role, s.agency_id, s.service_point_id, s.kind, s.account_key, s.provider,
            coalesce(a.stream_id, p.department_id), s.claimed_by
        from expected_account s
        left join agency a on a.id = s.agency_id
        left join service_point p on p.id = s.service_point_id
        where (s.kind = 'username' and s.account_key = $1)
            or (s.kind = 'email' and s.account_key = $2)
        order by s.imported_at, s.list_row, s.id collate \"C\"
        for update of s";
    CLAIM = "
        update expected_account set claimed_by = $2, claimed_at = $3
        where id = $1 and claimed_by is null";
}

/// A row with what it gives.
struct Promise {
    id: ExpectedAccountId,
    kind: AccountKind,
    role: Role,
    unit: Unit,
}

/// A row that was taken, with the grant it gave and the id of the one in force now.
pub(in crate::store) struct Claimed {
    row: ExpectedAccountId,
    kind: AccountKind,
    grant: Grant,
    in_force: GrantId,
}

/// Gives the officer what waits for the account. [`record`] tells the audit, as the transaction's last step.
pub(in crate::store) async fn claim(
    tx: &mut Tx,
    store: &Store,
    officer: OfficerId,
    arriving: &Arriving,
) -> Result<Vec<Claimed>> {
    let key = |kind| arriving.key(kind).unwrap_or_default();
    let keys = (key(AccountKind::Username), key(AccountKind::Email));
    if keys == ("", "") {
        return Ok(Vec::new());
    }
    let rows = tx.query(OF_ACCOUNT, params![keys.0, keys.1]).await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<Expected<Promise>> = rows.into_iter().map(read).collect::<Result<_>>()?;
    let own = tokens::own_departments(tx, officer).await?;
    let own: Vec<AgencyId> = own.into_iter().map(|(id, _)| id).collect();
    let mut claimed = Vec::new();
    for promise in accounts::claim(&rows, arriving, officer, &own) {
        let grant = store.new_grant(promise.role, promise.unit);
        tx.execute(CLAIM, params![promise.id, officer, grant.since])
            .await?;
        claimed.push(Claimed {
            row: promise.id,
            kind: promise.kind,
            in_force: grants::give(tx, officer, &grant).await?,
            grant,
        });
    }
    Ok(claimed)
}

pub(in crate::store) async fn record(
    tx: &mut Tx,
    pen: &Pen,
    officer: OfficerId,
    claimed: &[Claimed],
) -> Result<()> {
    for claimed in claimed {
        let known_by = serde_json::to_value(claimed.kind).unwrap_or_default();
        let event = Event::done(Kind::AccountClaimed)
            .by(officer)
            .to(claimed.row)
            .with("known_by", known_by)
            .with("grant", claimed.in_force.to_string());
        audit::record(tx, pen, event).await?;
        grants::record_given(tx, pen, officer, &claimed.grant, claimed.in_force).await?;
    }
    Ok(())
}

fn read(mut row: Row) -> Result<Expected<Promise>> {
    let id = row.take()?;
    let role = row.take()?;
    let unit = grants::read_unit(&mut row)?;
    let kind = row.take()?;
    Ok(Expected {
        row: Promise {
            id,
            kind,
            role,
            unit,
        },
        kind,
        key: row.take()?,
        provider: row.take()?,
        department_id: row.take()?,
        claimed_by: row.take()?,
    })
}
