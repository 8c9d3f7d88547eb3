//! The words for a role in a list.

use crate::rights::Role;

/// Spaces, hyphens and capitals do not count.
const WORDS: [(&str, Role); 10] = [
    ("operator", Role::Operator),
    ("ผู้ดูแลระบบ", Role::Operator),
    ("ผู้ดูแลระบบ(สพร.)", Role::Operator),
    ("centralofficer", Role::CentralOfficer),
    ("เจ้าหน้าที่ส่วนกลาง", Role::CentralOfficer),
    ("agencyofficer", Role::AgencyOfficer),
    ("เจ้าหน้าที่หน่วยงาน", Role::AgencyOfficer),
    ("servicepointofficer", Role::ServicePointOfficer),
    ("เจ้าหน้าที่จุดบริการ", Role::ServicePointOfficer),
    ("เจ้าหน้าที่ประจำจุดบริการ", Role::ServicePointOfficer),
];

/// The role that a word of the glossary names, in Thai or English.
pub(super) fn read(text: &str) -> Option<Role> {
    let counts = |c: &char| !c.is_whitespace() && !matches!(c, '-' | '_' | '\u{2010}'..='\u{2015}');
    let word: String = text
        .chars()
        .filter(counts)
        .collect::<String>()
        .to_lowercase();
    // A keyboard's two characters that look like SARA AM.
    let word = word.replace("\u{0E4D}า", "ำ");
    WORDS
        .iter()
        .find(|(known, _)| *known == word)
        .map(|(_, role)| *role)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_the_glossary_are_known() {
        let table = [
            ("ผู้ดูแลระบบ (สพร.)", Some(Role::Operator)),
            ("Operator", Some(Role::Operator)),
            ("เจ้าหน้าที่ส่วนกลาง", Some(Role::CentralOfficer)),
            ("central_officer", Some(Role::CentralOfficer)),
            ("CentralOfficer", Some(Role::CentralOfficer)),
            ("เจ้าหน้าที่ หน่วยงาน", Some(Role::AgencyOfficer)),
            ("agency officer", Some(Role::AgencyOfficer)),
            ("เจ้าหน้าที่จุดบริการ", Some(Role::ServicePointOfficer)),
            ("Service-point officer", Some(Role::ServicePointOfficer)),
            ("เจ้าหน้าที่", None),
            ("ผู้บริหารหน่วยงาน", None),
            ("officer", None),
            ("", None),
        ];
        for (word, role) in table {
            assert_eq!(read(word), role, "{word}");
        }
    }
}
