//! Which rows an account takes when it signs in.

use super::{Account, AccountKind};
use crate::{AgencyId, OfficerId};

/// What an identity provider says of whoever signs in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Arriving {
    /// The provider's name in the hub's settings; a row that names another is not theirs.
    pub provider: String,
    pub username: Option<Account>,
    /// Only where the provider has proven it: anybody can write any address into a form.
    pub proven_email: Option<Account>,
}

impl Arriving {
    /// The key to look rows up by.
    pub fn key(&self, kind: AccountKind) -> Option<&str> {
        let account = match kind {
            AccountKind::Username => self.username.as_ref(),
            AccountKind::Email => self.proven_email.as_ref(),
        };
        account.map(Account::key)
    }
}

/// A row as it stands when somebody signs in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expected<T> {
    /// Whoever asks knows the row by it.
    pub row: T,
    pub kind: AccountKind,
    pub key: String,
    /// None: any.
    pub provider: Option<String>,
    /// The department of its unit.
    pub department_id: AgencyId,
    pub claimed_by: Option<OfficerId>,
}

/// The rows that `officer` takes now, who holds rights in `own_departments`; `rows` in the order in which they were
/// imported.
///
/// An account of which any row was taken by another officer gives nothing more: usernames are given out again, and
/// a row is one person's. As with Tokens, rights of a second department wait until those of the first are given up;
/// of several departments in the list, the first counts.
pub fn claim<'a, T>(
    rows: &'a [Expected<T>],
    arriving: &Arriving,
    officer: OfficerId,
    own_departments: &[AgencyId],
) -> Vec<&'a T> {
    let mine = |row: &&Expected<T>| {
        arriving.key(row.kind) == Some(row.key.as_str())
            && row
                .provider
                .as_ref()
                .is_none_or(|p| *p == arriving.provider)
    };
    let rows: Vec<&Expected<T>> = rows.iter().filter(mine).collect();
    let taken = |kind| {
        let by_another = |row: &&Expected<T>| row.claimed_by.is_some_and(|by| by != officer);
        rows.iter().filter(|row| row.kind == kind).any(by_another)
    };
    let (username_taken, email_taken) = (taken(AccountKind::Username), taken(AccountKind::Email));
    let open = |row: &&&Expected<T>| {
        let taken = match row.kind {
            AccountKind::Username => username_taken,
            AccountKind::Email => email_taken,
        };
        row.claimed_by.is_none() && !taken
    };
    let mut own = own_departments.to_vec();
    let mut claimed = Vec::new();
    for row in rows.iter().filter(open) {
        if own.is_empty() {
            own.push(row.department_id);
        }
        if own.contains(&row.department_id) {
            claimed.push(&row.row);
        }
    }
    claimed
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn id(n: u128) -> uuid::Uuid {
        uuid::Uuid::from_u128(n)
    }

    /// `name` is a username, or an e-mail where it has an @.
    fn row(row: u8, name: &str, provider: Option<&str>) -> Expected<u8> {
        let account = Account::email(name)
            .or_else(|| Account::username(name))
            .unwrap();
        Expected {
            row,
            kind: account.kind(),
            key: account.key().to_owned(),
            provider: provider.map(str::to_owned),
            department_id: id(100).into(),
            claimed_by: None,
        }
    }

    fn somchai() -> Arriving {
        Arriving {
            provider: "digital-id".to_owned(),
            username: Account::username("Somchai"),
            proven_email: Account::email("somchai@office.example"),
        }
    }

    fn claimed(rows: &[Expected<u8>], arriving: &Arriving, own: &[u128]) -> Vec<u8> {
        let own: Vec<AgencyId> = own.iter().map(|n| id(*n).into()).collect();
        let claimed = claim(rows, arriving, id(1).into(), &own);
        claimed.into_iter().copied().collect()
    }

    #[test]
    fn a_row_is_its_accounts_alone() {
        let here = Some("digital-id");
        let rows = [
            row(1, "SOMCHAI", here),
            row(2, "somchai@office.example", None),
            row(3, "somchai@office.example", here),
            row(4, "somying", here),
            row(5, "somying@office.example", None),
            row(6, "somchai", Some("thaid")),
            row(7, "somchai@office.example", Some("thaid")),
        ];
        assert_eq!(claimed(&rows, &somchai(), &[]), [1, 2, 3]);
        let unproven = Arriving {
            proven_email: None,
            ..somchai()
        };
        assert_eq!(claimed(&rows, &unproven, &[]), [1]);
        assert_eq!(claimed(&rows, &Arriving::default(), &[]), [0u8; 0]);
    }

    #[test]
    fn a_username_that_is_an_address_is_no_email() {
        let rows = [row(1, "somchai@office.example", None)];
        let arriving = Arriving {
            username: Account::username("somchai@office.example"),
            proven_email: None,
            ..somchai()
        };
        assert_eq!(claimed(&rows, &arriving, &[]), [0u8; 0]);
    }

    #[test]
    fn an_account_that_another_has_taken_gives_nothing_more() {
        let taken_by = |by: u128, row: Expected<u8>| Expected {
            claimed_by: Some(id(by).into()),
            ..row
        };
        let here = Some("digital-id");
        let rows = |by| {
            [
                taken_by(by, row(1, "somchai", here)),
                row(2, "somchai", here),
                row(3, "somchai@office.example", None),
            ]
        };
        assert_eq!(claimed(&rows(2), &somchai(), &[]), [3]);
        assert_eq!(claimed(&rows(1), &somchai(), &[]), [2, 3]);
        // What happened at another provider says nothing about this account.
        let elsewhere = [
            taken_by(2, row(1, "somchai", Some("thaid"))),
            row(2, "somchai", here),
        ];
        assert_eq!(claimed(&elsewhere, &somchai(), &[]), [2]);
    }

    #[test]
    fn rights_of_a_second_department_wait() {
        let of = |department: u128, row: Expected<u8>| Expected {
            department_id: id(department).into(),
            ..row
        };
        let here = Some("digital-id");
        let rows = [
            of(100, row(1, "somchai", here)),
            of(200, row(2, "somchai", here)),
            of(100, row(3, "somchai@office.example", None)),
        ];
        assert_eq!(claimed(&rows, &somchai(), &[]), [1, 3]);
        assert_eq!(claimed(&rows, &somchai(), &[200]), [2]);
        assert_eq!(claimed(&rows, &somchai(), &[300]), [0u8; 0]);
    }
}
