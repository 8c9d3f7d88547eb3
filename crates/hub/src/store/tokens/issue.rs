//! A Token comes into being, with the mail that carries it.

use crate::store::{
    KeyedHash, MailKind, NewMail, Store,
    audit::{self, Event, Kind, Pen},
    db::{Tx, params, statements},
    error::{Result, StoreError},
    grants::{self, unit_columns},
    mails,
};
use infodesk_domain::{
    OfficerId, Timestamp, TokenId,
    rights::{Role, Unit},
    tokens::TokenText,
};

statements! {
    INSERT = "
        insert into token (id, hash, role, agency_id, service_point_id, department_id, issued_at,
            expires_at, recipient, note, issued_by)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    OPEN = "
        select 1 from token
        where used_at is null and revoked_at is null and expires_at > $1 limit 1";
    UNIT_NAME = "
        select name_th from agency where id = $1
        union all
        select name_th from service_point where id = $2";
}

/// A Token to be handed out. Its text is known to its recipient alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewToken {
    pub text: TokenText,
    pub role: Role,
    pub unit: Unit,
    pub expires_at: Timestamp,
    /// The e-mail address it is sent to.
    pub recipient: String,
    /// For those who hand Tokens out; may be empty.
    pub note: String,
    /// `None`: the system.
    pub issued_by: Option<OfficerId>,
}

impl NewToken {
    #[must_use]
    pub(in crate::store) fn by(self, officer: OfficerId) -> Self {
        Self {
            issued_by: Some(officer),
            ..self
        }
    }
}

/// For how many days Tokens hold.
#[derive(Debug, Clone, Copy)]
pub struct Issuing {
    pub days: i64,
}

impl Issuing {
    /// A fresh one, by the system.
    pub(in crate::store) fn token(
        self,
        store: &Store,
        (role, unit): (Role, Unit),
        recipient: &str,
        note: &str,
    ) -> NewToken {
        NewToken {
            text: TokenText::new(store.surroundings()),
            role,
            unit,
            expires_at: store.surroundings().now().plus_days(self.days),
            recipient: recipient.to_owned(),
            note: note.to_owned(),
            issued_by: None,
        }
    }
}

impl Store {
    /// Keeps a Token and queues the mail that carries it, both or neither: for the hub's own work, never for an
    /// officer, whose rights are not asked.
    ///
    /// # Errors
    /// When the database fails, or refuses a unit that does not exist or does not fit the role.
    pub async fn issue_token(&self, token: &NewToken) -> Result<TokenId> {
        let pen = self.pen();
        let mut tx = self.write().await?;
        let issued = issue(&mut tx, self, &pen, token).await;
        tx.end(issued).await
    }

    /// Is there any Token that could still be redeemed?
    ///
    /// # Errors
    /// When the database fails.
    pub async fn has_open_tokens(&self) -> Result<bool> {
        let now = self.surroundings.now();
        let mut tx = self.read().await?;
        let open = tx.find(OPEN, params![now]).await;
        tx.end(open).await.map(|open| open.is_some())
    }
}

/// Makes a Token with what else happens in the transaction, and tells the audit; so it comes last there. What comes
/// with other events takes [`keep`] and, at the end, [`record_issued`].
pub(in crate::store) async fn issue(
    tx: &mut Tx,
    store: &Store,
    pen: &Pen,
    token: &NewToken,
) -> Result<TokenId> {
    let id = keep(tx, store, pen, token).await?;
    record_issued(tx, pen, id, token).await?;
    Ok(id)
}

/// Keeps the Token and queues its mail.
pub(super) async fn keep(
    tx: &mut Tx,
    store: &Store,
    pen: &Pen,
    token: &NewToken,
) -> Result<TokenId> {
    let id = TokenId::new(store.surroundings());
    insert(tx, id, store, token, pen.at).await?;
    let mail = mail(tx, id, token).await?;
    mails::queue(tx, store.surroundings(), &store.keys, &mail, pen.at).await?;
    Ok(id)
}

pub(super) async fn record_issued(
    tx: &mut Tx,
    pen: &Pen,
    id: TokenId,
    token: &NewToken,
) -> Result<()> {
    let event = Event::done(Kind::TokenIssued)
        .to(id)
        .with_right(token.role, token.unit)
        .with("expires_at", token.expires_at.0);
    audit::record(tx, pen, event).await
}

async fn mail(tx: &mut Tx, id: TokenId, token: &NewToken) -> Result<NewMail> {
    let mail = NewMail::new(MailKind::Token, &token.recipient, format!("token:{id}"))
        .with("role", token.role.word())
        .with("unit", unit_name(tx, token.unit).await?)
        .with("expires_at", token.expires_at.0)
        .with("note", &token.note);
    Ok(mail.with_secret("token", token.text.grouped()))
}

/// As people know the unit.
async fn unit_name(tx: &mut Tx, unit: Unit) -> Result<String> {
    let (agency, point) = unit_columns(unit);
    let row = tx.find(UNIT_NAME, params![agency, point]).await?;
    row.ok_or(StoreError::Missing("unit"))?.take()
}

async fn insert(
    tx: &mut Tx,
    id: TokenId,
    store: &Store,
    token: &NewToken,
    now: Timestamp,
) -> Result<()> {
    let (agency, point) = unit_columns(token.unit);
    let department = grants::department_of(tx, token.unit).await?;
    let values = params![
        id,
        &KeyedHash::of(&store.keys.tokens, token.text.as_str()),
        token.role,
        agency,
        point,
        department,
        now,
        token.expires_at,
        token.recipient.as_str(),
        token.note.as_str(),
        token.issued_by,
    ];
    tx.execute(INSERT, values).await.map(drop)
}
