//! Where a point is, in one line, from the names in a list.

const BANGKOK: &str = "กรุงเทพมหานคร";

/// Sub-district, district and province in one line: "ตำบลศรีภูมิ อำเภอเมืองเชียงใหม่ จังหวัดเชียงใหม่"; in Bangkok
/// "แขวง… เขต… กรุงเทพมหานคร". Names that say themselves what they are stay as they are; empty ones are left out.
pub(super) fn line(subdistrict: &str, district: &str, province: &str) -> Option<String> {
    let kinds = match province == BANGKOK {
        true => ["แขวง", "เขต", ""],
        false => ["ตำบล", "อำเภอ", "จังหวัด"],
    };
    let parts = [subdistrict, district, province].into_iter().zip(kinds);
    let parts: Vec<String> = parts
        .filter(|(name, _)| !name.is_empty())
        .map(|(name, kind)| match says_its_kind(name) {
            true => name.to_owned(),
            false => format!("{kind}{name}"),
        })
        .collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

fn says_its_kind(name: &str) -> bool {
    let kinds = ["ตำบล", "แขวง", "อำเภอ", "เขต", "จังหวัด", BANGKOK];
    kinds.iter().any(|kind| name.starts_with(kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_get_their_kinds() {
        let table = [
            (
                ["ศรีภูมิ", "เมืองเชียงใหม่", "เชียงใหม่"],
                Some("ตำบลศรีภูมิ อำเภอเมืองเชียงใหม่ จังหวัดเชียงใหม่"),
            ),
            (
                ["พระบรมมหาราชวัง", "พระนคร", BANGKOK],
                Some("แขวงพระบรมมหาราชวัง เขตพระนคร กรุงเทพมหานคร"),
            ),
            (["ตำบลหนึ่ง", "", "เลย"], Some("ตำบลหนึ่ง จังหวัดเลย")),
            (["", "", ""], None),
        ];
        for ([subdistrict, district, province], expected) in table {
            assert_eq!(line(subdistrict, district, province).as_deref(), expected);
        }
    }
}
