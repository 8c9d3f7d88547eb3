//! The mission's Token (not OAuth's): single-use, expiring, bound to a unit and a role.
//!
//! Source: the guideline, "รหัส Token (สำหรับการเข้าระบบครั้งแรก)".

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
        let groups: Vec<&str> = (0..Self::LENGTH / 4).map(|i| &self.0[i * 4..i * 4 + 4]).collect();
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
    if let Some((_, at)) = token.used {
        return Err(Problem::error("token", ProblemCode::TokenUsed).with("at", at.0));
    }
    if token.revoked_at.is_some() {
        return refused(ProblemCode::TokenRevoked);
    }
    if now >= token.expires_at {
        return Err(Problem::error("token", ProblemCode::TokenExpired).with("at", token.expires_at.0));
    }
    if !own_departments.is_empty() && !own_departments.contains(&token.department_id) {
        return refused(ProblemCode::TokenForeign);
    }
    Ok(())
}
