//! Whatever is typed or sent is answered, never a panic.

use crate::{
    browser::Browser, failures::Failures, password_change::PasswordForm,
    registration::RegistrationForm,
};
use axum::http::{HeaderMap, HeaderValue, header};
use proptest::{array::uniform8, collection::vec, prelude::*};

/// Any text, or digits as a citizen number may be written.
fn typed() -> impl Strategy<Value = String> {
    prop_oneof![any::<String>(), "[0-9๐-๙ -]{0,20}", "[a-zA-Z0-9._@-]{0,40}"]
}

proptest! {
    #[test]
    fn a_registration(typed in uniform8(typed())) {
        let [number, given, family, email, level, username, password, again] = typed;
        let form = RegistrationForm {
            t: String::new(),
            citizen_number: number,
            given_name: given,
            family_name: family,
            email,
            assurance_level: level,
            username,
            password,
            password_again: again,
        };
        match form.check() {
            Ok(new) => prop_assert_eq!(new.citizen_number.len(), 13),
            Err(problems) => prop_assert!(!problems.is_empty()),
        }
    }

    #[test]
    fn a_change_of_password(typed in uniform8(typed())) {
        let [username, present_password, password, password_again, ..] = typed;
        let form = PasswordForm {
            t: String::new(),
            username,
            present_password,
            password,
            password_again,
        };
        if form.problems().is_empty() {
            prop_assert!(form.password == form.password_again);
            prop_assert!(form.password != form.present_password);
        }
    }

    #[test]
    fn a_cookie(bytes in vec(any::<u8>(), 0..120)) {
        let mut headers = HeaderMap::new();
        if let Ok(value) = HeaderValue::from_bytes(&bytes) {
            headers.insert(header::COOKIE, value);
        }
        let known = Browser::known(&headers);
        prop_assert!(known.is_none_or(|browser| browser.value().len() == 43));
    }

    #[test]
    fn wrong_passwords_at_any_time(names in vec(any::<String>(), 1..9), times in vec(any::<i64>(), 9)) {
        let mut failures = Failures::default();
        for (name, now) in names.iter().zip(times) {
            failures.count(name, now);
            let _ = failures.locked_for(name, now);
        }
    }
}
