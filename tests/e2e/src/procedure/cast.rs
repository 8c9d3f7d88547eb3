//! The four who sign in; the executive has a browser and no account.

use infodesk_test_support::Person;

pub const EXECUTIVE: &str = "executive@practice.example";

/// Invented, all of them.
pub struct Cast {
    pub central: Person,
    pub operator: Person,
    pub agency: Person,
    pub point: Person,
}

impl Cast {
    pub fn invented() -> Self {
        Self {
            central: person("central", "กานดา", "สมมติ"),
            operator: person("operator", "ธีระ", "ทดลอง"),
            agency: person("agency", "มานพ", "ฝึกใช้"),
            point: person("point", "สุดา", "ตัวอย่าง"),
        }
    }
}

fn person(username: &str, given_name: &str, family_name: &str) -> Person {
    Person {
        given_name: given_name.to_owned(),
        family_name: family_name.to_owned(),
        ..Person::named(username)
    }
}
