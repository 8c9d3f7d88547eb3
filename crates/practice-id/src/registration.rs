//! The registration form: what may be registered, and what to say where it may not.

use crate::{accounts::Taken, assurance_level::AssuranceLevel, new_password};
use infodesk_thailand::citizen_number::{self, CitizenNumberError};
use serde::Deserialize;
use std::collections::BTreeMap;

const NAME_LIMIT: usize = 100;
const EMAIL_LIMIT: usize = 254;
const USERNAME_LENGTH: std::ops::RangeInclusive<usize> = 4..=30;

/// The form as it was typed. No `Debug`: it holds a password.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct RegistrationForm {
    /// Which transaction the form belongs to.
    pub(crate) t: String,
    pub(crate) citizen_number: String,
    pub(crate) given_name: String,
    pub(crate) family_name: String,
    pub(crate) email: String,
    pub(crate) assurance_level: String,
    pub(crate) username: String,
    pub(crate) password: String,
    pub(crate) password_again: String,
}

/// Checked and tidied; the number is 13 Arabic digits.
pub(crate) struct NewAccount {
    pub(crate) citizen_number: String,
    pub(crate) given_name: String,
    pub(crate) family_name: String,
    pub(crate) email: String,
    pub(crate) assurance_level: AssuranceLevel,
    pub(crate) username: String,
    pub(crate) password: String,
}

/// Field name → the sentence that stands at it.
pub(crate) type Problems = BTreeMap<&'static str, String>;

impl RegistrationForm {
    /// Every field that is wrong is told at once.
    pub(crate) fn check(&self) -> Result<NewAccount, Problems> {
        let mut problems = Problems::new();
        let number = citizen_number::parse(&self.citizen_number);
        let told = new_password::check(&self.password, &self.password_again, &self.username);
        let level = AssuranceLevel::chosen(&self.assurance_level);
        let found = [
            (
                "citizen_number",
                number.as_ref().err().map(|error| number_problem(*error)),
            ),
            ("given_name", name_problem("ชื่อ", &self.given_name)),
            ("family_name", name_problem("นามสกุล", &self.family_name)),
            ("email", email_problem(self.email.trim())),
            (
                "assurance_level",
                level.is_none().then(|| "เลือกระดับจากรายการ".to_owned()),
            ),
            ("username", username_problem(self.username.trim())),
            ("password", told.password),
            ("password_again", told.again),
        ];
        for (field, problem) in found {
            if let Some(problem) = problem {
                problems.insert(field, problem);
            }
        }
        match (number, level) {
            (Ok(number), Some(assurance_level)) if problems.is_empty() => Ok(NewAccount {
                citizen_number: number.digits().to_owned(),
                given_name: self.given_name.trim().to_owned(),
                family_name: self.family_name.trim().to_owned(),
                email: self.email.trim().to_owned(),
                assurance_level,
                username: self.username.trim().to_owned(),
                password: self.password.clone(),
            }),
            _ => Err(problems),
        }
    }
}

fn number_problem(error: CitizenNumberError) -> String {
    match error {
        CitizenNumberError::WrongLength { found: 0 } => "ใส่เลขประจำตัวประชาชน 13 หลัก".to_owned(),
        CitizenNumberError::WrongLength { found } => {
            format!("เลขประจำตัวประชาชนมี 13 หลัก ที่ใส่ไว้มี {found} หลัก")
        }
        CitizenNumberError::NotDigits => "เลขประจำตัวประชาชนมีแต่ตัวเลข เอาตัวอักษรที่ปนอยู่ออก".to_owned(),
        CitizenNumberError::WrongCheckDigit => {
            "เลขนี้ไม่ผ่านการตรวจหลักสุดท้าย ตรวจดูว่าพิมพ์สลับหรือผิดตัวใด".to_owned()
        }
    }
}

fn name_problem(what: &str, name: &str) -> Option<String> {
    let name = name.trim();
    if name.is_empty() {
        return Some(format!("ใส่{what}"));
    }
    if name.chars().count() > NAME_LIMIT {
        return Some(format!("{what}ยาวเกิน {NAME_LIMIT} ตัวอักษร"));
    }
    name.chars()
        .any(|c| c.is_control() || c.is_numeric() || "<>@/\\\"".contains(c))
        .then(|| format!("{what}มีตัวเลขหรือเครื่องหมายที่ใช้ในชื่อไม่ได้"))
}

/// Rough on purpose: no mail is sent to it from here.
fn email_problem(email: &str) -> Option<String> {
    if email.is_empty() {
        return Some("ใส่อีเมล เช่น somchai@example.go.th".to_owned());
    }
    let whole = email.split_once('@').is_some_and(|(name, domain)| {
        let labels = || domain.split('.');
        !name.is_empty()
            && !domain.contains('@')
            && labels().count() > 1
            && labels().all(|label| !label.is_empty())
    });
    let clean = !email
        .chars()
        .any(|c| c.is_whitespace() || c.is_control() || "<>,;\"".contains(c));
    (!whole || !clean || email.len() > EMAIL_LIMIT)
        .then(|| "อีเมลยังไม่ครบรูปแบบ ตัวอย่าง somchai@example.go.th".to_owned())
}

fn username_problem(username: &str) -> Option<String> {
    if username.is_empty() {
        return Some("ตั้งชื่อผู้ใช้".to_owned());
    }
    let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    if !username.chars().all(allowed) {
        return Some("ชื่อผู้ใช้ใช้ได้เฉพาะ a–z ตัวเลข 0–9 จุด และขีด".to_owned());
    }
    (!USERNAME_LENGTH.contains(&username.len())).then(|| "ชื่อผู้ใช้ต้องมี 4 ถึง 30 ตัว".to_owned())
}

/// What to say where a number or username is taken.
pub(crate) fn taken_problems(taken: &[Taken]) -> Problems {
    let sentence = |taken: &Taken| match taken {
        Taken::CitizenNumber => (
            "citizen_number",
            "เลขนี้มีบัญชีฝึกใช้ในเครื่องนี้แล้ว เข้าสู่ระบบด้วยบัญชีเดิม".to_owned(),
        ),
        Taken::Username => ("username", "ชื่อผู้ใช้นี้มีผู้ใช้แล้ว ตั้งชื่ออื่น".to_owned()),
    };
    taken.iter().map(sentence).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn good() -> RegistrationForm {
        RegistrationForm {
            t: String::new(),
            citizen_number: "๑-2345-45678-78-1 ".into(),
            given_name: " สมชาย ".into(),
            family_name: "ทดลองงาน".into(),
            email: "somchai@example.go.th".into(),
            assurance_level: "2.1".into(),
            username: "Somchai.T".into(),
            password: "ฝึกใช้งาน ๑๒".into(),
            password_again: "ฝึกใช้งาน ๑๒".into(),
        }
    }

    fn fields_wrong(change: impl FnOnce(&mut RegistrationForm)) -> Vec<&'static str> {
        let mut form = good();
        change(&mut form);
        form.check()
            .err()
            .map_or(Vec::new(), |problems| problems.into_keys().collect())
    }

    #[test]
    fn a_good_form_is_tidied() {
        let Ok(new) = good().check() else {
            panic!("refused")
        };
        assert_eq!(new.citizen_number, "1234545678781");
        assert_eq!(
            (new.given_name.as_str(), new.username.as_str()),
            ("สมชาย", "Somchai.T")
        );
    }

    #[test]
    fn each_fault_stands_at_its_field() {
        for number in ["", "1-2345-45678-78-2", "12345", "1234545678781a"] {
            assert_eq!(
                fields_wrong(|f| f.citizen_number = number.into()),
                ["citizen_number"]
            );
        }
        assert_eq!(fields_wrong(|f| f.given_name = " ".into()), ["given_name"]);
        assert_eq!(
            fields_wrong(|f| f.family_name = "ก".repeat(101)),
            ["family_name"]
        );
        for email in [
            "", "somchai", "somchai@", "@a.th", "a@b", "a b@c.th", "a@b..th", "a@b@c.th",
        ] {
            assert_eq!(
                fields_wrong(|f| f.email = email.into()),
                ["email"],
                "{email}"
            );
        }
        assert_eq!(
            fields_wrong(|f| f.assurance_level = "9".into()),
            ["assurance_level"]
        );
        for username in ["", "abc", "สมชาย", "a b c d", "<script>", &"a".repeat(31)] {
            assert_eq!(
                fields_wrong(|f| f.username = username.into()),
                ["username"],
                "{username}"
            );
        }
    }

    #[test]
    fn passwords_are_long_enough_different_from_the_name_and_typed_twice() {
        let both = |password: &str| {
            let password = password.to_owned();
            fields_wrong(move |f| {
                f.password_again.clone_from(&password);
                f.password = password;
            })
        };
        for password in ["", "1234567", "SOMCHAI.t", &"x".repeat(129)] {
            assert_eq!(both(password), ["password"], "{password}");
        }
        assert_eq!(both("12345678"), [""; 0]);
        assert_eq!(
            fields_wrong(|f| f.password_again = "อื่น".into()),
            ["password_again"]
        );
    }

    #[test]
    fn all_faults_are_told_at_once() {
        let problems = RegistrationForm::default().check().err().unwrap();
        assert_eq!(problems.len(), 6);
    }
}
