//! What the screens ask for.

use crate::{
    memory_hub::MemoryHub,
    people::{
        POINT, Pc, START, everything, id, manual_id, name_en, phones, point, point_id, small_hub,
    },
};
use infodesk_desk::service_points::{ServicePointQuery, ServicePointRow, SortBy};
use infodesk_domain::service_points::{Address, Assurance, AssuranceState, Missing};

fn address(province: u16, district: u32) -> Address {
    Address {
        province: Some(province),
        district: Some(district),
        ..Address::default()
    }
}

/// Phra Nakhon (Bangkok, complete but for a few things), Mueang Chiang Mai, and one without an address.
fn three_points() -> MemoryHub {
    let hub = small_hub();
    let mut chiang_mai = point(POINT + 1, "ที่ว่าการอำเภอเมืองเชียงใหม่");
    chiang_mai.particulars.address = address(50, 5001);
    chiang_mai.assurance = Some(Assurance {
        at: START.plus_days(-340),
        by: "ปิติ".to_owned(),
    });
    hub.add_point(&chiang_mai);
    let mut nowhere = point(POINT + 2, "ที่ทำการปกครอง");
    nowhere.particulars.address = Address::default();
    nowhere.assurance = Some(Assurance {
        at: START.plus_days(-400),
        by: "ปิติ".to_owned(),
    });
    hub.add_point(&nowhere);
    hub
}

fn names(rows: &[ServicePointRow]) -> Vec<&str> {
    rows.iter().map(|r| r.name_th.as_str()).collect()
}

const PHRA_NAKHON: &str = "สำนักงานเขตพระนคร";
const CHIANG_MAI: &str = "ที่ว่าการอำเภอเมืองเชียงใหม่";
const NOWHERE: &str = "ที่ทำการปกครอง";

#[tokio::test]
async fn the_list_is_searched_filtered_and_sorted() {
    let mani = Pc::ready(&three_points(), 0x10, "มานี").await;
    let found = async |query| mani.register.list(query).await.unwrap();
    let all = found(everything()).await;
    assert_eq!(names(&all.rows), [NOWHERE, CHIANG_MAI, PHRA_NAKHON]);
    assert_eq!(all.total, 3);
    let provinces: Vec<(u16, u32)> = all.provinces.iter().map(|p| (p.code, p.count)).collect();
    assert_eq!(provinces, [(10, 1), (50, 1)]);

    let table = [
        (
            ServicePointQuery {
                text: "พระนคร เขต".to_owned(),
                ..everything()
            },
            vec![PHRA_NAKHON],
        ),
        (
            ServicePointQuery {
                text: "เชียงใหม่".to_owned(),
                ..everything()
            },
            vec![CHIANG_MAI],
        ),
        (
            ServicePointQuery {
                text: "ไม่มีที่ไหน".to_owned(),
                ..everything()
            },
            vec![],
        ),
        (
            ServicePointQuery {
                province: Some(50),
                ..everything()
            },
            vec![CHIANG_MAI],
        ),
        (
            ServicePointQuery {
                missing: vec![Missing::Assurance],
                ..everything()
            },
            vec![PHRA_NAKHON],
        ),
        (
            ServicePointQuery {
                missing: vec![Missing::Address, Missing::Phones],
                ..everything()
            },
            vec![NOWHERE, CHIANG_MAI],
        ),
        (
            ServicePointQuery {
                descending: true,
                ..everything()
            },
            vec![PHRA_NAKHON, CHIANG_MAI, NOWHERE],
        ),
        (
            ServicePointQuery {
                sort: SortBy::Province,
                ..everything()
            },
            vec![PHRA_NAKHON, CHIANG_MAI, NOWHERE],
        ),
        (
            ServicePointQuery {
                sort: SortBy::Assurance,
                ..everything()
            },
            vec![PHRA_NAKHON, NOWHERE, CHIANG_MAI],
        ),
    ];
    for (query, expected) in table {
        assert_eq!(
            names(&found(query.clone()).await.rows),
            expected,
            "{query:?}"
        );
    }
}

#[tokio::test]
async fn a_row_says_where_it_is_and_how_it_stands() {
    let mani = Pc::ready(&three_points(), 0x10, "มานี").await;
    mani.save(phones("1111")).await;
    mani.register
        .pin(point_id(), manual_id(0x201), None)
        .await
        .unwrap();
    let rows = mani.rows().await;
    let row = rows.iter().find(|r| r.id == point_id()).unwrap();
    assert_eq!(row.agency_name_th, "กรมการปกครอง");
    assert_eq!(
        (row.district_label.as_str(), row.province_name_th.as_str()),
        ("เขตพระนคร", "กรุงเทพมหานคร")
    );
    assert_eq!(
        row.missing,
        [Missing::NameEn, Missing::Coordinates, Missing::Assurance]
    );
    assert_eq!(
        (row.assurance, row.unsent, row.conflict, row.pinned),
        (AssuranceState::Never, true, false, 1)
    );
}

#[tokio::test]
async fn home_leads_to_what_needs_the_officer_most() {
    let mani = Pc::ready(&three_points(), 0x10, "มานี").await;
    mani.save(name_en("Phra Nakhon")).await;
    let home = mani.register.home().await.unwrap();
    assert_eq!(
        (
            home.total,
            home.never_confirmed,
            home.due_soon,
            home.overdue,
            home.unsent
        ),
        (3, 1, 1, 1, 1)
    );
    assert_eq!(names(&home.next), [NOWHERE, CHIANG_MAI, PHRA_NAKHON]);
    let english = home
        .missing
        .iter()
        .find(|m| m.what == Missing::NameEn)
        .unwrap();
    assert_eq!(english.count, 2);
    assert!(home.conflicts.is_empty());
}

#[tokio::test]
async fn a_point_shows_its_public_address_and_its_place() {
    let mani = Pc::ready(&small_hub(), 0x10, "มานี").await;
    let view = mani.view().await;
    let code = view.point.code.to_string();
    assert_eq!(view.public_url, format!("HTTPS://INFO.GO.TH/S/{code}"));
    assert_eq!(view.printed_address, format!("info.go.th/S/{code}"));
    assert_eq!(
        view.place_label,
        "แขวงพระบรมมหาราชวัง เขตพระนคร กรุงเทพมหานคร"
    );
    assert_eq!(
        view.hours_lines,
        ["จันทร์–ศุกร์ 08.30–16.30 น.", "ปิดวันหยุดราชการ"]
    );
    assert!(view.may.edit && view.may.confirm && view.may.pin && view.may.print);
}

#[tokio::test]
async fn manuals_are_found_in_dictionary_order_and_marked_when_pinned() {
    let mani = Pc::ready(&small_hub(), 0x10, "มานี").await;
    mani.register
        .pin(point_id(), manual_id(0x202), None)
        .await
        .unwrap();
    let found = mani
        .register
        .search_manuals("การ".to_owned(), Some(point_id()))
        .await
        .unwrap();
    let rows: Vec<(&str, bool)> = found
        .iter()
        .map(|m| (m.title_th.as_str(), m.pinned))
        .collect();
    assert_eq!(
        rows,
        [
            ("การแจ้งเกิด", false),
            ("การทำบัตรประจำตัวประชาชน", false),
            ("การย้ายที่อยู่", true)
        ]
    );
    assert_eq!(found[0].department_name_th, "กรมการปกครอง");
    let found = mani
        .register
        .search_manuals("แจ้งเกิด".to_owned(), None)
        .await
        .unwrap();
    assert_eq!(found.iter().map(|m| m.id).collect::<Vec<_>>(), [id(0x201)]);
}

#[tokio::test]
async fn the_poster_says_what_the_officer_sees() {
    let mani = Pc::ready(&small_hub(), 0x10, "มานี").await;
    mani.save(phones("022824196")).await;
    mani.confirm().await;
    for manual in [0x203, 0x201] {
        mani.register
            .pin(point_id(), manual_id(manual), None)
            .await
            .unwrap();
    }
    let content = mani.register.poster_content(point_id()).await.unwrap();
    let manuals: Vec<&str> = content.manuals.iter().map(|m| m.th.as_str()).collect();
    assert_eq!(manuals, ["การทำบัตรประจำตัวประชาชน", "การแจ้งเกิด"]);
    assert_eq!(content.phones, ["02-282-4196"]);
    assert_eq!(
        content.hours_th.as_deref(),
        Some("จันทร์–ศุกร์ 08.30–16.30 น.\nปิดวันหยุดราชการ")
    );
    assert_eq!(content.name_en, None);
    assert!(content.as_of.unwrap().starts_with("ยืนยันข้อมูลเมื่อ "));
    assert!(content.address.ends_with(&content.code));
}
