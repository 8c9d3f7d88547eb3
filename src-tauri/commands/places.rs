//! Provinces, districts, sub-districts for the pickers.

use infodesk_desk::places::{self, DistrictOption, ProvinceOption, SubdistrictOption};

#[tauri::command]
#[specta::specta]
pub fn provinces() -> Vec<ProvinceOption> {
    places::provinces()
}

#[tauri::command]
#[specta::specta]
pub fn districts(province: u16) -> Vec<DistrictOption> {
    places::districts(province)
}

#[tauri::command]
#[specta::specta]
pub fn subdistricts(district: u32) -> Vec<SubdistrictOption> {
    places::subdistricts(district)
}
