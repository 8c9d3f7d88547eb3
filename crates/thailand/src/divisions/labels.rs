//! Names with the word for their level, as they stand in an address.

use super::{BANGKOK, District, Province, Subdistrict};

/// "จังหวัดเชียงใหม่", "กรุงเทพมหานคร".
#[must_use]
pub fn province_label(province: &Province) -> String {
    if province.code == BANGKOK {
        province.name_th.to_owned()
    } else {
        format!("จังหวัด{}", province.name_th)
    }
}

/// "อำเภอเมืองเชียงใหม่", "เขตพระนคร".
#[must_use]
pub fn district_label(district: &District) -> String {
    let level = if district.province_code == BANGKOK {
        "เขต"
    } else {
        "อำเภอ"
    };
    format!("{level}{}", district.name_th)
}

/// "ตำบลศรีภูมิ", "แขวงพระบรมมหาราชวัง".
#[must_use]
pub fn subdistrict_label(subdistrict: &Subdistrict) -> String {
    let level = if subdistrict.province_code == BANGKOK {
        "แขวง"
    } else {
        "ตำบล"
    };
    format!("{level}{}", subdistrict.name_th)
}

/// "Chiang Mai Province", "Bangkok".
#[must_use]
pub fn province_label_en(province: &Province) -> String {
    if province.code == BANGKOK {
        province.name_en.to_owned()
    } else {
        format!("{} Province", province.name_en)
    }
}

/// "Mueang Chiang Mai District".
#[must_use]
pub fn district_label_en(district: &District) -> String {
    format!("{} District", district.name_en)
}

/// "Si Phum Subdistrict".
#[must_use]
pub fn subdistrict_label_en(subdistrict: &Subdistrict) -> String {
    format!("{} Subdistrict", subdistrict.name_en)
}
