//! Invented people with an account at the practice Digital ID.

use crate::{Browser, citizen_number};
use reqwest::StatusCode;
use url::Url;

/// Everybody's password.
pub const PASSWORD: &str = "รหัสผ่านฝึกใช้ 12";

/// Somebody who can be registered and signed in.
#[derive(Debug, Clone)]
pub struct Person {
    pub username: String,
    pub given_name: String,
    pub family_name: String,
    pub email: String,
    pub citizen_number: String,
}

impl Person {
    /// The same `username` is the same person.
    pub fn named(username: &str) -> Self {
        let n = username
            .bytes()
            .fold(17u32, |n, b| n.wrapping_mul(31).wrapping_add(u32::from(b)));
        Self {
            username: username.to_owned(),
            given_name: "ดารณี".to_owned(),
            family_name: "ทดลองงาน".to_owned(),
            email: format!("{username}@example.go.th"),
            citizen_number: citizen_number(n),
        }
    }

    /// "ดารณี ทดลองงาน"
    pub fn full_name(&self) -> String {
        format!("{} {}", self.given_name, self.family_name)
    }

    /// What they write into the form of the practice Digital ID: each field's name and its text.
    pub fn registration(&self) -> [(&'static str, &str); 7] {
        [
            ("citizen_number", &self.citizen_number),
            ("given_name", &self.given_name),
            ("family_name", &self.family_name),
            ("email", &self.email),
            ("username", &self.username),
            ("password", PASSWORD),
            ("password_again", PASSWORD),
        ]
    }

    /// Registers at the practice Digital ID, as by its own page.
    pub(crate) async fn register(&self, browser: &Browser, practice_id: &Url) {
        let page = browser
            .open(practice_id.join("/register").expect("an address"))
            .await;
        let (_, url, html) = page.page();
        let (status, _, html) = browser
            .submit((&url, &html), "/register", &self.registration())
            .await
            .page();
        assert_eq!(status, StatusCode::OK, "{html}");
        assert!(html.contains(&self.username), "not registered: {html}");
    }
}
