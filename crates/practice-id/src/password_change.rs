//! The form to change a password: what is wrong with it before any account is looked at.

use crate::{new_password, registration::Problems};
use serde::Deserialize;

/// The form as it was typed. No `Debug`: it holds passwords.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct PasswordForm {
    /// Which transaction the form belongs to.
    pub(crate) t: String,
    pub(crate) username: String,
    pub(crate) present_password: String,
    pub(crate) password: String,
    pub(crate) password_again: String,
}

impl PasswordForm {
    /// Every field that is wrong; what is said depends on nothing but what was typed.
    pub(crate) fn problems(&self) -> Problems {
        let told = new_password::check(&self.password, &self.password_again, &self.username);
        let unchanged = told.password.is_none() && self.password == self.present_password;
        let found = [
            (
                "username",
                (self.username.trim().is_empty()).then(|| "ใส่ชื่อผู้ใช้".to_owned()),
            ),
            (
                "present_password",
                (self.present_password.is_empty()).then(|| "ใส่รหัสผ่านปัจจุบัน".to_owned()),
            ),
            (
                "password",
                told.password.or_else(|| {
                    unchanged.then(|| "รหัสผ่านใหม่เหมือนรหัสผ่านปัจจุบัน ตั้งให้ต่างกัน".to_owned())
                }),
            ),
            ("password_again", told.again),
        ];
        found
            .into_iter()
            .filter_map(|(field, problem)| Some((field, problem?)))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields_wrong(change: impl FnOnce(&mut PasswordForm)) -> Vec<&'static str> {
        let mut form = PasswordForm {
            t: String::new(),
            username: "somchai".into(),
            present_password: "รหัสผ่านเดิม".into(),
            password: "รหัสผ่านใหม่".into(),
            password_again: "รหัสผ่านใหม่".into(),
        };
        change(&mut form);
        form.problems().into_keys().collect()
    }

    #[test]
    fn each_fault_stands_at_its_field() {
        assert_eq!(fields_wrong(|_| ()), [""; 0]);
        assert_eq!(fields_wrong(|f| f.username = " ".into()), ["username"]);
        assert_eq!(
            fields_wrong(|f| f.present_password.clear()),
            ["present_password"]
        );
        assert_eq!(fields_wrong(|f| f.password = "สั้น".into()), ["password"]);
        assert_eq!(
            fields_wrong(|f| f.password_again = "อื่น".into()),
            ["password_again"]
        );
        let unchanged = fields_wrong(|f| f.present_password = "รหัสผ่านใหม่".into());
        assert_eq!(unchanged, ["password"]);
    }
}
