//! What a new password must be, told before it is typed.

use std::ops::RangeInclusive;

const LENGTH: RangeInclusive<usize> = 8..=128;

/// Every rule there is (NIST SP 800-63B §5.1.1.2: length counts, not the kinds of characters).
pub(crate) const RULES: &str =
    "8 ถึง 128 ตัว เป็นตัวอักษร ตัวเลข เครื่องหมาย หรือเว้นวรรคก็ได้ ต้องไม่เหมือนชื่อผู้ใช้";

/// The sentences for the two fields of a new password.
pub(crate) struct Told {
    pub(crate) password: Option<String>,
    pub(crate) again: Option<String>,
}

pub(crate) fn check(password: &str, again: &str, username: &str) -> Told {
    let told = problem(password, username);
    let differ = told.is_none() && password != again;
    Told {
        password: told.map(str::to_owned),
        again: differ.then(|| "รหัสผ่านสองช่องไม่ตรงกัน ใส่ใหม่ทั้งสองช่อง".to_owned()),
    }
}

fn problem(password: &str, username: &str) -> Option<&'static str> {
    let same = password.to_lowercase() == username.trim().to_lowercase();
    match password.chars().count() {
        0 => Some("ตั้งรหัสผ่าน อย่างน้อย 8 ตัว"),
        length if length < *LENGTH.start() => Some("รหัสผ่านสั้นไป ใช้อย่างน้อย 8 ตัว"),
        length if length > *LENGTH.end() => Some("รหัสผ่านยาวไป ใช้ได้ไม่เกิน 128 ตัว"),
        _ if same => Some("รหัสผ่านเหมือนชื่อผู้ใช้ ตั้งให้ต่างกัน"),
        _ => None,
    }
}
