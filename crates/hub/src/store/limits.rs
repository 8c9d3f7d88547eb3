//! Failed attempts, counted in the database, so that every hub counts them.
//!
//! The rule is [`infodesk_domain::limits`]. By whom it is counted is kept as a keyed hash.

use super::{
    KeyedHash, Store,
    audit::{self, Event, Kind, Pen},
    db::{Tx, Value, params, statements},
    error::Result,
};
use infodesk_domain::{
    OfficerId, Timestamp,
    limits::{Act, Per, Tally, Wait, after_failure, rule},
};
use std::net::IpAddr;

/// As it was before: Tokens only, per officer only.
pub(super) const OLD_MIGRATION: &str = "
    create table token_attempt (
        officer_id text not null references officer (id) on delete cascade,
        at bigint not null
    );
    create index token_attempt_by_officer on token_attempt (officer_id);
";

pub(super) const MIGRATION: &str = "
    drop table token_attempt;
    create table attempt_limit (
        act text not null,
        per text not null,
        whose text not null,
        open_at bigint not null,
        clear_at bigint not null,
        primary key (act, per, whose)
    );
    create index attempt_limit_by_end on attempt_limit (clear_at);
";

statements! {
    FORGET = "delete from attempt_limit where clear_at <= $1";
    ONE = "
        select open_at, clear_at from attempt_limit where act = $1 and per = $2 and whose = $3";
    ENTER = "
        insert into attempt_limit (act, per, whose, open_at, clear_at) values ($1, $2, $3, $4, $4)
        on conflict (act, per, whose) do nothing";
    LOCK = "
        select open_at, clear_at from attempt_limit
        where act = $1 and per = $2 and whose = $3 for update";
    UPDATE = "
        update attempt_limit set open_at = $4, clear_at = $5
        where act = $1 and per = $2 and whose = $3";
    CLEAR = "delete from attempt_limit where act = $1 and per = $2 and whose = $3";
}

/// By whom an attempt is counted: by account first, for locks are taken in this order.
pub(super) struct Counted {
    act: Act,
    whose: Vec<(Per, KeyedHash)>,
}

impl Store {
    /// How long this store's origin has to wait before it may try again; `None`: not at all.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn wait_before(&self, act: Act) -> Result<Option<Wait>> {
        let now = self.surroundings.now();
        let counted = self.counted(act, None);
        let mut tx = self.read().await?;
        let wait = wait(&mut tx, &counted, now).await;
        tx.end(wait).await
    }

    /// Counts a failure against this store's origin, and records `event` for it.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn attempt_failed(&self, act: Act, event: Option<Event>) -> Result<()> {
        let pen = self.pen();
        let counted = self.counted(act, None);
        let mut tx = self.write().await?;
        let noted = async {
            let wait = failed(&mut tx, &counted, pen.at).await?;
            if let Some(event) = event {
                audit::record(&mut tx, &pen, event).await?;
            }
            record_wait(&mut tx, &pen, act, wait).await
        }
        .await;
        tx.end(noted).await
    }

    pub(super) fn counted(&self, act: Act, account: Option<OfficerId>) -> Counted {
        let hash = |text: &str| KeyedHash::of(&self.keys.limits, text);
        let account = account.map(|officer| (Per::Account, hash(&officer.to_string())));
        let address = self.origin.address;
        let address = address.map(|address| (Per::Address, hash(&neighbourhood(address))));
        Counted {
            act,
            whose: account.into_iter().chain(address).collect(),
        }
    }
}

/// The longest wait, if any.
pub(super) async fn wait(tx: &mut Tx, counted: &Counted, now: Timestamp) -> Result<Option<Wait>> {
    let mut longest = None;
    for (per, whose) in &counted.whose {
        let tally = tally(tx, ONE, key(counted.act, *per, whose)).await?;
        longest = longest.max(tally.and_then(|tally| tally.wait(now)));
    }
    Ok(longest)
}

/// Counts a failure; the wait that follows from it, if any.
pub(super) async fn failed(tx: &mut Tx, counted: &Counted, now: Timestamp) -> Result<Option<Wait>> {
    tx.execute(FORGET, params![now]).await?;
    let mut longest = None;
    for (per, whose) in &counted.whose {
        let key = || key(counted.act, *per, whose);
        let with = |more: Vec<Value>| key().into_iter().chain(more).collect();
        // A row that is not there yet cannot be locked.
        tx.execute(ENTER, with(params![now])).await?;
        let before = tally(tx, LOCK, key()).await?;
        let after = after_failure(rule(counted.act, *per), before, now);
        let values = with(params![after.open_at, after.clear_at]);
        tx.execute(UPDATE, values).await?;
        longest = longest.max(after.wait(now));
    }
    Ok(longest)
}

/// Forgives the account; whoever guesses from an address must not buy it off with one account of theirs.
pub(super) async fn succeeded(tx: &mut Tx, counted: &Counted) -> Result<()> {
    for (per, whose) in &counted.whose {
        if *per == Per::Account {
            tx.execute(CLEAR, key(counted.act, *per, whose)).await?;
        }
    }
    Ok(())
}

/// One event for each time that somebody is told to wait; those who try meanwhile add nothing.
pub(super) async fn record_wait(
    tx: &mut Tx,
    pen: &Pen,
    act: Act,
    wait: Option<Wait>,
) -> Result<()> {
    let Some(wait) = wait else { return Ok(()) };
    let event = Event::refused(Kind::AttemptsLimited, "too_many_attempts")
        .with("act", act_word(act))
        .with("seconds", wait.seconds());
    audit::record(tx, pen, event).await
}

async fn tally(tx: &mut Tx, sql: super::Sql, key: Vec<Value>) -> Result<Option<Tally>> {
    let Some(mut row) = tx.find(sql, key).await? else {
        return Ok(None);
    };
    Ok(Some(Tally {
        open_at: row.take()?,
        clear_at: row.take()?,
    }))
}

fn key(act: Act, per: Per, whose: &KeyedHash) -> Vec<Value> {
    params![act_word(act), per_word(per), whose]
}

const fn act_word(act: Act) -> &'static str {
    match act {
        Act::RedeemToken => "redeem_token",
        Act::SignIn => "sign_in",
        Act::ExchangeTokens => "exchange_tokens",
        Act::FollowLink => "follow_link",
    }
}

const fn per_word(per: Per) -> &'static str {
    match per {
        Per::Account => "account",
        Per::Address => "address",
    }
}

/// One household or office has a whole /64 of IPv6 addresses to choose from.
fn neighbourhood(address: IpAddr) -> String {
    match address {
        IpAddr::V4(v4) => v4.to_string(),
        IpAddr::V6(v6) => {
            let [a, b, c, d, ..] = v6.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn changing_the_lower_half_of_an_ipv6_address_changes_nothing() {
        let of = |text: &str| neighbourhood(text.parse().unwrap());
        assert_eq!(of("2001:db8:1:2::7"), of("2001:db8:1:2:ffff::1"));
        assert_ne!(of("2001:db8:1:2::7"), of("2001:db8:1:3::7"));
        assert_ne!(of("203.0.113.1"), of("203.0.113.2"));
    }
}
