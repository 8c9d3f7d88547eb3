//! Lists of service points, as far as rights reach.

use crate::bench::on_both;
use infodesk_domain::{
    OfficerId, ServicePointId,
    rights::{Role, Unit},
};
use infodesk_hub::store::{PointFilter, Store};
use infodesk_test_support::SmallRegister;

async fn listed(store: &Store, officer: OfficerId, filter: &PointFilter) -> Vec<ServicePointId> {
    let page = store
        .service_points(officer, filter, None, 100)
        .await
        .unwrap();
    assert_eq!(page.next, None);
    page.points.into_iter().map(|p| p.id).collect()
}

fn sorted(ids: &[ServicePointId]) -> Vec<ServicePointId> {
    let mut ids = ids.to_vec();
    ids.sort();
    ids
}

on_both! {
    async fn each_role_sees_its_own_and_what_is_below(bench) {
        let known = bench.with_register().await;
        let k = &known;
        let all = [k.at_unit, k.at_child, k.at_sister, k.at_other];
        let table: [(Role, Unit, &[ServicePointId]); 8] = [
            (Role::Operator, Unit::Agency(k.other_department), &all),
            (Role::CentralOfficer, Unit::Agency(k.ministry), &all[..3]),
            (Role::CentralOfficer, Unit::Agency(k.department), &all[..3]),
            (Role::AgencyOfficer, Unit::Agency(k.unit), &all[..2]),
            (Role::AgencyOfficer, Unit::Agency(k.child), &[k.at_child]),
            (Role::AgencyOfficer, Unit::Agency(k.sister), &[k.at_sister]),
            (Role::CentralOfficer, Unit::Agency(k.other_department), &[k.at_other]),
            (Role::ServicePointOfficer, Unit::ServicePoint(k.at_child), &[k.at_child]),
        ];
        for (i, (role, unit, expected)) in table.into_iter().enumerate() {
            let officer = bench.officer_with(&format!("officer-{i}"), role, unit).await;
            let seen = listed(&bench.store, officer, &PointFilter::default()).await;
            assert_eq!(seen, sorted(expected), "{role:?} of {unit:?}");
            for point in all {
                let found = bench.store.service_point(officer, point).await.unwrap().is_some();
                assert_eq!(found, expected.contains(&point), "{role:?} of {unit:?}");
            }
        }
        let nobody = bench.officer("without rights").await;
        assert!(listed(&bench.store, nobody, &PointFilter::default()).await.is_empty());
    }

    async fn two_rights_over_one_point_show_it_once(bench) {
        let known = bench.with_register().await;
        let officer = bench.officer_of_unit(&known).await;
        for (role, unit) in [
            (Role::AgencyOfficer, Unit::Agency(known.child)),
            (Role::ServicePointOfficer, Unit::ServicePoint(known.at_child)),
        ] {
            bench.store.grant(officer, role, unit).await.unwrap();
        }
        let seen = listed(&bench.store, officer, &PointFilter::default()).await;
        assert_eq!(seen, sorted(&[known.at_unit, known.at_child]));
    }

    async fn a_page_follows_the_other(bench) {
        let known = bench.with_register().await;
        let unit = Unit::Agency(known.department);
        let officer = bench.officer_with("central", Role::CentralOfficer, unit).await;
        let (mut after, mut seen) = (None, Vec::new());
        loop {
            let page = bench.store.service_points(officer, &PointFilter::default(), after, 1).await.unwrap();
            seen.extend(page.points.iter().map(|p| p.id));
            let Some(next) = page.next else { break };
            after = Some(next.parse().unwrap());
        }
        assert_eq!(seen, sorted(&[known.at_unit, known.at_child, known.at_sister]));
    }

    async fn the_list_is_narrowed_by_words_and_province(bench) {
        let (known, mut register) = SmallRegister::build(&bench.surroundings);
        let child = &mut register.service_points[1].particulars;
        child.name_en = "Branch Office".to_owned();
        child.address.province = Some(50);
        child.address.district = Some(5001);
        let code = register.service_points[2].code.to_string();
        bench.store.enter(&register).await.unwrap();
        let unit = Unit::Agency(known.department);
        let officer = bench.officer_with("central", Role::CentralOfficer, unit).await;
        let found = async |text: &str, province| {
            let filter = PointFilter { text: text.to_owned(), province };
            listed(&bench.store, officer, &filter).await
        };
        let all = sorted(&[known.at_unit, known.at_child, known.at_sister]);
        assert_eq!(found("", None).await, all);
        assert_eq!(found("จุดบริการ", None).await, all);
        assert_eq!(found("สาขา", None).await, [known.at_child]);
        assert_eq!(found("ทดลอง สาขา", None).await, [known.at_child]);
        assert_eq!(found("BRANCH", None).await, [known.at_child]);
        assert_eq!(found("เชียงใหม่", None).await, [known.at_child]);
        assert_eq!(found(&code.to_lowercase(), None).await, [known.at_sister]);
        assert_eq!(found("", Some(50)).await, [known.at_child]);
        assert_eq!(found("ข้างเคียง", Some(50)).await, []);
        assert_eq!(found("%", None).await, all, "a wildcard is no word");
        assert_eq!(found("ไม่มีที่ไหน", None).await, []);
    }

    async fn a_point_comes_back_as_it_was_entered(bench) {
        let (known, register) = SmallRegister::build(&bench.surroundings);
        bench.store.enter(&register).await.unwrap();
        let officer = bench.officer_of_unit(&known).await;
        let found = bench.store.service_point(officer, known.at_unit).await.unwrap().unwrap();
        assert_eq!((&found.point, found.manual_ids.len()), (&register.service_points[0], 0));
        let of_unit = bench.store.service_points_of_unit(known.unit).await.unwrap();
        assert_eq!(of_unit, register.service_points[..1]);
    }
}
