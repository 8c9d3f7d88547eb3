//! What anybody may see by a point's code.

use crate::bench::on_both;
use infodesk_domain::{Surroundings, codes::PublicCode, commands::Command};
use infodesk_test_support::SmallRegister;

on_both! {
    async fn a_point_shows_itself_its_agencies_and_its_manuals(bench) {
        let (known, mut register) = SmallRegister::build(&bench.surroundings);
        register.manuals[1].source_url = Some("https://manuals.example/2".to_owned());
        bench.store.enter(&register).await.unwrap();
        let officer = bench.officer_of_unit(&known).await;
        for manual_id in [known.manuals[1], known.manuals[0]] {
            let service_point_id = known.at_unit;
            bench.carry_out(officer, Command::PinManual { service_point_id, manual_id, position: None }).await;
        }
        bench.carry_out(officer, Command::ConfirmServicePoint { service_point_id: known.at_unit }).await;
        let entered = &register.service_points[0];
        let point = bench.store.public_point(&entered.code).await.unwrap().unwrap();
        assert_eq!((&point.code, &point.particulars), (&entered.code, &entered.particulars));
        assert_eq!(point.agency_name_th, "สำนักงานทดลอง");
        assert_eq!(point.department_name_th, "กรมทดลอง กระทรวงทดลอง");
        assert_eq!(point.assured_at, Some(bench.surroundings.now()));
        let manuals: Vec<_> =
            point.manuals.iter().map(|m| (m.title_th.as_str(), m.source_url.as_deref())).collect();
        assert_eq!(manuals, [("การแจ้งย้ายที่อยู่", Some("https://manuals.example/2")), ("การแจ้งเกิด", None)]);
    }

    async fn an_unknown_code_shows_nothing(bench) {
        bench.with_register().await;
        let unknown = PublicCode::new(&bench.surroundings);
        assert_eq!(bench.store.public_point(&unknown).await.unwrap(), None);
    }
}
