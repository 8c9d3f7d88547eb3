//! Units found by their names.

use crate::bench::{Bench, on_both};
use infodesk_domain::{agencies::AgencyKind, found::MOST_FOUND, rights::Unit};
use infodesk_hub::practice;

async fn names(bench: &Bench, text: &str) -> Vec<String> {
    let found = bench.store.find_units(text).await.unwrap();
    found.into_iter().map(|found| found.name_th).collect()
}

on_both! {
    async fn agencies_and_service_points_answer_the_best_match_first(bench) {
        let known = bench.with_register().await;
        assert_eq!(names(&bench, "สาขา ทดลอง").await, ["สาขาทดลอง", "จุดบริการสาขาทดลอง"]);
        let found = bench.store.find_units("กรมอื่น").await.unwrap();
        assert_eq!(found[0].unit, Unit::Agency(known.other_department));
        assert_eq!(found[0].above_th, "กระทรวงอื่น");
        assert_eq!(found[1].unit, Unit::ServicePoint(known.at_other));
        assert_eq!(found[1].above_th, "กรมอื่น กระทรวงอื่น");
        assert_eq!(names(&bench, "ไม่มีที่ใด").await, [""; 0]);
    }

    async fn words_in_any_order_and_spelling_are_found_among_many(bench) {
        practice::seed(&bench.store).await.unwrap();
        assert_eq!(names(&bench, "เชียงใหม่ อำเภอเมือง").await[0], "ที่ว่าการอำเภอเมืองเชียงใหม่");
        assert_eq!(names(&bench, "กรุงเทพฯ").await[0], "กรุงเทพมหานคร");
        assert_eq!(names(&bench, "provincial administration").await[0], "กรมการปกครอง");
        assert_eq!(names(&bench, "สำนักงานเขตพระนคร").await[..2], ["สำนักงานเขตพระนคร", "สำนักงานเขตพระนคร"]);
        assert_eq!(names(&bench, "อำเภอ").await.len(), MOST_FOUND);
        let agencies = bench.store.find_agencies("เชียงใหม่ ที่ทำการ", None).await.unwrap();
        assert_eq!(agencies[0].name_th, "ที่ทำการปกครองจังหวัดเชียงใหม่");
        let ministries = bench.store.find_agencies("", Some(AgencyKind::Ministry)).await.unwrap();
        assert_eq!(ministries[0].name_th, "กระทรวงมหาดไทย");
    }
}
