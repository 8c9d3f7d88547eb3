//! E-mail addresses that people type, for mails of ours.

use crate::{Problem, ProblemCode, accounts::Account, records::trim};

/// The address as it is kept: in lower case, its domain as mail servers see it.
///
/// # Errors
/// One problem, at `field`.
pub fn read(field: &str, typed: &str) -> Result<String, Problem> {
    let typed = trim(typed);
    if typed.is_empty() {
        return Err(Problem::error(field, ProblemCode::EmailMissing));
    }
    let address = Account::email(typed).map(|account| account.written().to_owned());
    address.ok_or_else(|| Problem::error(field, ProblemCode::EmailUnfit))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn an_address_is_kept_in_one_form_and_what_is_none_is_told() {
        let read = |typed| read("executive.email", typed);
        assert_eq!(
            read(" Somchai@Office.Example\n").unwrap(),
            "somchai@office.example"
        );
        let problem = |code| Problem::error("executive.email", code);
        assert_eq!(
            read(" \u{200B}").unwrap_err(),
            problem(ProblemCode::EmailMissing)
        );
        for unfit in ["somchai", "a@b", "a@b.example, c@d.example"] {
            assert_eq!(
                read(unfit).unwrap_err(),
                problem(ProblemCode::EmailUnfit),
                "{unfit}"
            );
        }
    }
}
