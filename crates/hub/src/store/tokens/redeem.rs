//! A Token is redeemed, once.

use crate::store::{
    KeyedHash, Store,
    audit::{self, Event, Kind, Pen},
    db::{Row, Tx, params, statements},
    error::{Result, StoreError},
    grants::{self, read_unit},
    limits::{self, Counted},
    officers,
};
use infodesk_domain::{
    AgencyId, GrantId, OfficerId, Problem, ProblemCode, TokenId,
    limits::Act,
    rights::Grant,
    tokens::{self, Token},
};

/// The columns in the order of [`read`].
macro_rules! token {
    () => {
        "
        select t.id, t.role, t.agency_id, t.service_point_id, t.department_id, t.expires_at, t.used_by, t.used_at,
            t.revoked_at
        from token t
        "
    };
}
pub(super) use token;

statements! {
    BY_HASH = concat!(token!(), " where t.hash = $1 for update");
    USE = "
        update token set used_by = $2, used_at = $3
        where id = $1 and used_at is null returning id";
    DEPARTMENT_NAME = "select name_th from agency where id = $1";
    OWN_DEPARTMENTS = "
        select d.id, d.name_th
        from agency d
        where exists (
            select 1
            from grant_in_force g
            left join agency a on a.id = g.agency_id
            left join service_point p on p.id = g.service_point_id
            where g.officer_id = $1
                and d.id = coalesce(a.stream_id, p.department_id))
        order by d.name_th collate \"C\"";
}

impl Store {
    /// Redeems the Token with this hash: the officer gets its right, and nobody can use it again.
    /// A refusal is the [`Problem`] to show at the field `token`; too many of them are refused unseen.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn redeem_token(
        &self,
        officer: OfficerId,
        hash: &KeyedHash,
    ) -> Result<Result<GrantId, Problem>> {
        let mut redemption = Redemption {
            tx: self.write().await?,
            pen: self.pen(),
            officer,
            counted: self.counted(Act::RedeemToken, Some(officer)),
        };
        let fresh = GrantId::new(self.surroundings());
        let redeemed = redemption.attempt(hash, fresh).await;
        redemption.tx.end(redeemed).await
    }
}

/// An officer at the door with a Token.
struct Redemption {
    tx: Tx,
    pen: Pen,
    officer: OfficerId,
    counted: Counted,
}

/// Why the Token gave nothing, and whose it was, if it is known.
struct Refused {
    problem: Problem,
    token: Option<TokenId>,
}

impl Redemption {
    async fn attempt(
        &mut self,
        hash: &KeyedHash,
        fresh: GrantId,
    ) -> Result<Result<GrantId, Problem>> {
        // Attempts of one officer follow each other, or many at once would all be counted as the first.
        officers::lock(&mut self.tx, self.officer).await?;
        if let Some(wait) = limits::wait(&mut self.tx, &self.counted, self.pen.at).await? {
            return Ok(Err(wait.problem("token")));
        }
        match self.redeem(hash, fresh).await? {
            Ok((token, grant, id)) => self.redeemed(token, &grant, id).await.map(Ok),
            Err(refused) => self.refused(refused).await.map(Err),
        }
    }

    /// The Token, and the grant it was good for with the id of the one in force now.
    async fn redeem(
        &mut self,
        hash: &KeyedHash,
        fresh: GrantId,
    ) -> Result<Result<(TokenId, Grant, GrantId), Refused>> {
        let tx = &mut self.tx;
        let Some(mut row) = tx.find(BY_HASH, params![hash]).await? else {
            return Ok(Err(Refused {
                problem: Problem::error("token", ProblemCode::TokenUnknown),
                token: None,
            }));
        };
        let token = read(&mut row)?;
        let own = own_departments(tx, self.officer).await?;
        let own_ids: Vec<AgencyId> = own.iter().map(|(id, _)| *id).collect();
        if let Err(problem) = tokens::redeem(&token, &own_ids, self.pen.at) {
            return Ok(Err(Refused {
                problem: name_departments(tx, problem, token.department_id, &own).await?,
                token: Some(token.id),
            }));
        }
        let right = (token.role, token.unit);
        if let Some((_, true)) = grants::held_already(tx, self.officer, right).await? {
            // Or a Token left over would lift the suspension.
            return Ok(Err(Refused {
                problem: Problem::error("token", ProblemCode::GrantSuspended),
                token: Some(token.id),
            }));
        }
        tx.find(USE, params![token.id, self.officer, self.pen.at])
            .await?
            .ok_or(StoreError::Missing("token"))?;
        let grant = Grant {
            id: fresh,
            role: token.role,
            unit: token.unit,
            since: self.pen.at,
        };
        let id = grants::give(tx, self.officer, &grant).await?;
        Ok(Ok((token.id, grant, id)))
    }

    async fn redeemed(&mut self, token: TokenId, grant: &Grant, id: GrantId) -> Result<GrantId> {
        let (tx, officer) = (&mut self.tx, self.officer);
        limits::succeeded(tx, &self.counted).await?;
        let event = Event::done(Kind::TokenRedeemed).by(officer).to(token);
        audit::record(tx, &self.pen, event.with("grant", id.to_string())).await?;
        grants::record_given(tx, &self.pen, officer, grant, id).await?;
        Ok(id)
    }

    async fn refused(&mut self, refused: Refused) -> Result<Problem> {
        let (tx, pen) = (&mut self.tx, &self.pen);
        let wait = limits::failed(tx, &self.counted, pen.at).await?;
        let mut event = Event::refused_for(Kind::TokenRefused, &refused.problem).by(self.officer);
        if let Some(token) = refused.token {
            event = event.to(token);
        }
        audit::record(tx, pen, event).await?;
        limits::record_wait(tx, pen, Act::RedeemToken, wait).await?;
        Ok(refused.problem)
    }
}

/// The departments in which an officer holds rights, with their names.
pub(in crate::store) async fn own_departments(
    tx: &mut Tx,
    officer: OfficerId,
) -> Result<Vec<(AgencyId, String)>> {
    let rows = tx.query(OWN_DEPARTMENTS, params![officer]).await?;
    rows.into_iter()
        .map(|mut row| Ok((row.take()?, row.take()?)))
        .collect()
}

/// Adds to the refusal of a foreign Token whose it is, and where the officer holds rights.
async fn name_departments(
    tx: &mut Tx,
    problem: Problem,
    department: AgencyId,
    own: &[(AgencyId, String)],
) -> Result<Problem> {
    if problem.code != ProblemCode::TokenForeign {
        return Ok(problem);
    }
    let row = tx.find(DEPARTMENT_NAME, params![department]).await?;
    let name: String = row.ok_or(StoreError::Missing("department"))?.take()?;
    let own: Vec<&str> = own.iter().map(|(_, name)| name.as_str()).collect();
    Ok(problem.with("agency", name).with("own", own.join(", ")))
}

/// The first columns of a row; see [`token!`].
pub(super) fn read(row: &mut Row) -> Result<Token> {
    let id = row.take()?;
    let role = row.take()?;
    let unit = read_unit(row)?;
    let department_id = row.take()?;
    let expires_at = row.take()?;
    let used_by: Option<OfficerId> = row.take()?;
    let used = used_by.zip(row.take()?);
    let revoked_at = row.take()?;
    Ok(Token {
        id,
        role,
        unit,
        department_id,
        expires_at,
        used,
        revoked_at,
    })
}
