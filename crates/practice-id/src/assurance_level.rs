//! How well an identity was proofed (IAL), as a practice account claims it.

use serde::{Deserialize, Serialize};

/// The levels an account may be given, with what each means, in our words and roughly: the levels
/// are those of DGA's standard on digital identity (มรด. 1-2 : 2564), of which these are the ones to
/// practise with. That 1.3 is the card's data checked and no face is an integrator's account of what the
/// Department of Provincial Administration offers
/// (<https://www.grandlinux.com/en/blogs/dopa-ekyc-digital-id.html>).
pub(crate) const OFFERED: [(&str, &str); 5] = [
    ("1.1", "แจ้งข้อมูลเอง ไม่มีการตรวจหลักฐาน"),
    ("1.3", "ตรวจข้อมูลบัตรกับกรมการปกครอง ไม่เทียบใบหน้า"),
    ("2.1", "เจ้าหน้าที่ตรวจบัตรกับตัวบุคคล"),
    ("2.3", "อ่านชิปบัตรและเปรียบเทียบใบหน้า"),
    ("3", "เจ้าหน้าที่ตรวจด้วยข้อมูลชีวมิติ"),
];

/// One of [`OFFERED`]; by default 2.3, which that same account gives for ThaID.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct AssuranceLevel(String);

impl Default for AssuranceLevel {
    fn default() -> Self {
        Self("2.3".to_owned())
    }
}

impl AssuranceLevel {
    /// What a form says; a form that says nothing means the default.
    pub(crate) fn chosen(text: &str) -> Option<Self> {
        if text.is_empty() {
            return Some(Self::default());
        }
        let known = OFFERED.iter().any(|(level, _)| *level == text);
        known.then(|| Self(text.to_owned()))
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_offered_can_be_chosen() {
        assert_eq!(AssuranceLevel::chosen(""), Some(AssuranceLevel::default()));
        for (level, _) in OFFERED {
            assert!(AssuranceLevel::chosen(level).is_some(), "{level}");
        }
        for other in ["2", "2.30", "9", "สูง", " 2.3"] {
            assert_eq!(AssuranceLevel::chosen(other), None, "{other}");
        }
        let default = AssuranceLevel::default();
        assert_eq!(AssuranceLevel::chosen(default.as_str()), Some(default));
    }
}
