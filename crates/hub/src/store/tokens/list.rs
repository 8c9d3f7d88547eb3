//! Tokens that were handed out, as those see them who may hand them out.

use super::redeem;
use crate::store::{
    Store,
    db::{Row, Tx, params, statements},
    error::{Result, StoreError},
    lists::{self, Acting},
    me,
};
use infodesk_domain::{
    OfficerId, Timestamp, TokenId,
    lists::{Importer, Units},
    rights::{Role, Unit},
    tokens::{Token, TokenAct, TokenStage, TokenState, TokenView, next},
};

/// The columns of a token first, then the names for them.
macro_rules! view {
    () => {
        "
        select t.id, t.role, t.agency_id, t.service_point_id, t.department_id, t.expires_at, t.used_by, t.used_at,
            t.revoked_at, u.name, r.name, coalesce(a.name_th, p.name_th), d.name_th, m.name_th, t.recipient,
            t.note, i.name, t.issued_at
        from token t
        left join agency a on a.id = t.agency_id
        left join service_point p on p.id = t.service_point_id
        join agency d on d.id = t.department_id
        left join agency m on m.id = d.parent_id
        left join officer u on u.id = t.used_by
        left join officer r on r.id = t.revoked_by
        left join officer i on i.id = t.issued_by
        "
    };
}

statements! {
    /// What the officer may hand out, or more: all at or below an agency of theirs, and for operators everything.
    /// Which of it they do see is the rule's to say.
    BELOW = concat!(view!(), "
        where exists (
            select 1
            from grant_in_force h
            left join agency_ancestor b on b.ancestor_id = h.agency_id
                and b.agency_id = coalesce(t.agency_id, p.agency_id)
            where h.officer_id = $1 and (h.role = 'operator' or (h.role = 'central_officer' and b.agency_id is not null)))
        order by t.issued_at desc, t.id collate \"C\" desc");
    ONE = concat!(view!(), " where t.id = $1");
}

impl Store {
    /// The Tokens that the officer could have handed out, the newest first; `None` where they may not hand out
    /// anything.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn tokens(&self, officer: OfficerId) -> Result<Option<Vec<TokenView>>> {
        let now = self.surroundings.now();
        let mut tx = self.read().await?;
        let tokens = tokens(&mut tx, officer, now).await;
        tx.end(tokens).await
    }
}

async fn tokens(tx: &mut Tx, officer: OfficerId, now: Timestamp) -> Result<Option<Vec<TokenView>>> {
    let acting = Acting::find(tx, Some(officer)).await?;
    let importer = acting.importer();
    if !importer.may_grant_something() {
        return Ok(None);
    }
    let rows = tx.query(BELOW, params![officer]).await?;
    let units = lists::units(tx).await?;
    let views = rows.into_iter().map(|row| read(row, now));
    let mut views: Vec<TokenView> = views.collect::<Result<_>>()?;
    views.retain(|view| may_see(importer, &units, view.role, view.unit));
    Ok(Some(views))
}

fn may_see(importer: Importer<'_>, units: &Units, role: Role, unit: Unit) -> bool {
    importer.may_grant(role, &units.place(unit))
}

/// A Token as somebody sees it who may hand it out.
pub(super) async fn view(tx: &mut Tx, id: TokenId, now: Timestamp) -> Result<TokenView> {
    let row = tx.find(ONE, params![id]).await?;
    read(row.ok_or(StoreError::Missing("token"))?, now)
}

fn read(mut row: Row, now: Timestamp) -> Result<TokenView> {
    let token = redeem::read(&mut row)?;
    let stage = token.stage(now);
    let (used_by, revoked_by): (Option<String>, Option<String>) = (row.take()?, row.take()?);
    Ok(TokenView {
        id: token.id,
        role: token.role,
        unit: token.unit,
        unit_name_th: row.take()?,
        agency_name_th: me::line(row.take()?, row.take()?),
        recipient: row.take()?,
        note: row.take()?,
        issued_by: row.take()?,
        issued_at: row.take()?,
        expires_at: token.expires_at,
        state: state(&token, stage, used_by, revoked_by),
        may_revoke: next(stage, TokenAct::Revoke).is_some(),
        may_send_anew: next(stage, TokenAct::SendAnew).is_some(),
    })
}

fn state(
    token: &Token,
    stage: TokenStage,
    used_by: Option<String>,
    revoked_by: Option<String>,
) -> TokenState {
    match (stage, token.used, token.revoked_at) {
        (_, Some((_, at)), _) => TokenState::Used {
            by: used_by.unwrap_or_default(),
            at,
        },
        (_, None, Some(at)) => TokenState::Revoked { by: revoked_by, at },
        (TokenStage::Expired, None, None) => TokenState::Expired,
        (_, None, None) => TokenState::Waiting,
    }
}
