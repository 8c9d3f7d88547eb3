//! The mission's Token (not OAuth's): single-use, expiring, bound to a unit and a role.
//!
//! Source: the guideline, "รหัส Token (สำหรับการเข้าระบบครั้งแรก)".

mod handed_out;
mod issue;
mod stages;

pub use handed_out::{
    IssueReport, IssueRow, IssueToken, IssueTokens, TokenState, TokenView, TokenViews,
};
pub use issue::{COLUMNS, MOST_NOTE, check_issue, read_row, waits};
pub use stages::{TRANSITIONS, TokenAct, TokenStage, next, revoke, send_anew};

use crate::{
    AgencyId, OfficerId, Problem, ProblemCode, Surroundings, Timestamp, TokenId,
    codes::{self, CodeError},
    rights::{Role, Unit},
};
use std::{fmt, str::FromStr};

/// The text that is mailed and typed: 23 random characters (115 bits) and a check character.
#[derive(Clone, PartialEq, Eq)]
pub struct TokenText(String);

impl TokenText {
    const LENGTH: usize = 24;

    pub fn new(surroundings: &dyn Surroundings) -> Self {
        let mut random = [0; Self::LENGTH - 1];
        surroundings.random(&mut random);
        Self(codes::generate(&random))
    }

    /// The canonical characters without hyphens: what is hashed.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// In groups of four, as it is mailed.
    pub fn grouped(&self) -> String {
        let groups: Vec<&str> = (0..Self::LENGTH / 4)
            .map(|i| &self.0[i * 4..i * 4 + 4])
            .collect();
        groups.join("-")
    }
}

impl FromStr for TokenText {
    type Err = CodeError;

    fn from_str(typed: &str) -> Result<Self, CodeError> {
        codes::read(typed, Self::LENGTH).map(Self)
    }
}

/// A secret: it never shows itself in a log.
impl fmt::Debug for TokenText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TokenText(…)")
    }
}

/// What an officer typed, or the problem to show at the field.
pub fn read(typed: &str) -> Result<TokenText, Problem> {
    typed.parse().map_err(|error| {
        let code = match error {
            CodeError::Malformed => ProblemCode::TokenMalformed,
            CodeError::Mistyped => ProblemCode::TokenMistyped,
        };
        Problem::error("token", code)
    })
}

/// A Token as the hub keeps it, without its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    pub id: TokenId,
    pub role: Role,
    pub unit: Unit,
    /// The department of the unit.
    pub department_id: AgencyId,
    pub expires_at: Timestamp,
    pub used: Option<(OfficerId, Timestamp)>,
    pub revoked_at: Option<Timestamp>,
}

/// May an officer who holds rights in `own_departments` redeem this Token now?
///
/// A Token of another department is refused while rights in one are held: an officer who moves gives up
/// the old rights first, so that nobody gathers rights in two departments by accident.
///
/// # Errors
/// One problem, at the field `token`.
pub fn redeem(token: &Token, own_departments: &[AgencyId], now: Timestamp) -> Result<(), Problem> {
    let refused = |code| Err(Problem::error("token", code));
    match token.stage(now) {
        TokenStage::Used => {
            let at = token.used.map_or(now, |(_, at)| at);
            return Err(Problem::error("token", ProblemCode::TokenUsed).with("at", at.0));
        }
        TokenStage::Revoked => return refused(ProblemCode::TokenRevoked),
        TokenStage::Expired => {
            let at = token.expires_at;
            return Err(Problem::error("token", ProblemCode::TokenExpired).with("at", at.0));
        }
        TokenStage::Waiting => {}
    }
    if !own_departments.is_empty() && !own_departments.contains(&token.department_id) {
        return refused(ProblemCode::TokenForeign);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use std::sync::atomic::{AtomicU8, Ordering};

    struct Counting(AtomicU8);

    impl Surroundings for Counting {
        fn now(&self) -> Timestamp {
            Timestamp(0)
        }

        fn random(&self, bytes: &mut [u8]) {
            bytes.fill_with(|| self.0.fetch_add(7, Ordering::Relaxed));
        }
    }

    fn id(n: u128) -> uuid::Uuid {
        uuid::Uuid::from_u128(n)
    }

    fn token() -> Token {
        Token {
            id: id(1).into(),
            role: Role::CentralOfficer,
            unit: Unit::Agency(id(2).into()),
            department_id: id(2).into(),
            expires_at: Timestamp(1_000),
            used: None,
            revoked_at: None,
        }
    }

    #[test]
    fn what_was_mailed_reads_back() {
        let text = TokenText::new(&Counting(AtomicU8::new(3)));
        assert_eq!(text.grouped().len(), 29);
        assert_eq!(read(&text.grouped().to_lowercase()).unwrap(), text);
        assert_eq!(format!("{text:?}"), "TokenText(…)");
    }

    #[test]
    fn a_mistyped_token_is_told_apart_from_what_is_none() {
        let text = TokenText::new(&Counting(AtomicU8::new(3))).grouped();
        let first = if text.starts_with('7') { "8" } else { "7" };
        assert_eq!(
            read(&format!("{first}{}", &text[1..])).unwrap_err().code,
            ProblemCode::TokenMistyped
        );
        assert_eq!(
            read(&text[1..]).unwrap_err().code,
            ProblemCode::TokenMalformed
        );
        assert_eq!(read("รหัส").unwrap_err().code, ProblemCode::TokenMalformed);
    }

    #[test]
    fn each_refusal_has_its_own_code() {
        let refusal = |token: &Token, own: &[u128], now| {
            let own: Vec<AgencyId> = own.iter().map(|n| id(*n).into()).collect();
            redeem(token, &own, Timestamp(now)).err().map(|p| p.code)
        };
        assert_eq!(refusal(&token(), &[], 999), None);
        assert_eq!(refusal(&token(), &[2, 3], 999), None);
        assert_eq!(
            refusal(&token(), &[3], 999),
            Some(ProblemCode::TokenForeign)
        );
        assert_eq!(
            refusal(&token(), &[], 1_000),
            Some(ProblemCode::TokenExpired)
        );
        let revoked = Token {
            revoked_at: Some(Timestamp(5)),
            ..token()
        };
        assert_eq!(
            refusal(&revoked, &[], 2_000),
            Some(ProblemCode::TokenRevoked)
        );
        let used = Token {
            used: Some((id(7).into(), Timestamp(5))),
            ..revoked
        };
        assert_eq!(refusal(&used, &[3], 2_000), Some(ProblemCode::TokenUsed));
    }
}
