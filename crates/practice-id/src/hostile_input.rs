//! Whatever is typed or sent is answered, never a panic.

#![allow(clippy::unwrap_used)]

use crate::{
    browser::Browser, failures::Failures, password_change::PasswordForm,
    registration::RegistrationForm, routes::Sent,
};
use axum::{
    body::Body,
    extract::FromRequest,
    http::{HeaderMap, HeaderValue, Request, header},
};
use proptest::{array::uniform8, collection::vec, prelude::*, sample::select};
use serde::de::DeserializeOwned;
use url::form_urlencoded::Serializer;

/// Any text, or digits as a citizen number may be written.
fn typed() -> impl Strategy<Value = String> {
    prop_oneof![any::<String>(), "[0-9๐-๙ -]{0,20}", "[a-zA-Z0-9._@-]{0,40}"]
}

/// Any bytes; or a form whose names are known, in any order and number.
fn bodies() -> impl Strategy<Value = Vec<u8>> {
    let names = select(vec![
        "t",
        "citizen_number",
        "given_name",
        "email",
        "assurance_level",
        "username",
        "present_password",
        "password",
        "password_again",
        "unknown",
    ]);
    let encoded = vec((names, typed()), 0..10).prop_map(|pairs| {
        let mut form = Serializer::new(String::new());
        form.extend_pairs(pairs);
        form.finish().into_bytes()
    });
    prop_oneof![vec(any::<u8>(), 0..300), encoded]
}

/// As the routes read it; the status of the page where it cannot be read.
fn sent<T: DeserializeOwned>(body: Vec<u8>) -> Result<T, u16> {
    let request = Request::post("/")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(body))
        .unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    match runtime.unwrap().block_on(Sent::from_request(request, &())) {
        Ok(Sent(form)) => Ok(form),
        Err(page) => Err(page.status().as_u16()),
    }
}

proptest! {
    #[test]
    fn a_form_as_it_comes_over_the_wire(body in bodies()) {
        match sent::<RegistrationForm>(body.clone()) {
            Ok(form) => { let _ = form.check(); }
            Err(status) => prop_assert!((400..500).contains(&status)),
        }
        match sent::<PasswordForm>(body) {
            Ok(form) => { let _ = form.problems(); }
            Err(status) => prop_assert!((400..500).contains(&status)),
        }
    }

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
