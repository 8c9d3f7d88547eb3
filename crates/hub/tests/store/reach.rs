//! Another unit's point, by every way there is: it is as if it did not exist.

use crate::bench::{edit, on_both, phones};
use infodesk_domain::{
    ProblemCode,
    commands::{Command, Outcome},
    feed::Changed,
    rights::{Role, Unit},
};
use infodesk_hub::store::PointFilter;

on_both! {
    async fn reading_finds_nothing(bench) {
        let known = bench.with_register().await;
        let officer = bench.officer_of_unit(&known).await;
        for foreign in [known.at_sister, known.at_other] {
            assert!(bench.store.service_point(officer, foreign).await.unwrap().is_none());
            let all = bench.store.service_points(officer, &PointFilter::default(), None, 100).await.unwrap();
            assert!(all.points.iter().all(|p| p.id != foreign));
            // Right before it in the order of the list.
            let named = PointFilter { text: "ข้างเคียง".to_owned(), province: None };
            let after = bench.store.service_points(officer, &named, None, 100).await.unwrap();
            assert!(after.points.is_empty());
        }
    }

    async fn no_command_reaches_it(bench) {
        let known = bench.with_register().await;
        let officer = bench.officer_of_unit(&known).await;
        let owner = bench.officer_with("owner", Role::Operator, Unit::Agency(known.ministry)).await;
        for id in [known.at_sister, known.at_other] {
            let before = bench.store.service_point(owner, id).await.unwrap().unwrap();
            let [first, ..] = known.manuals;
            let commands = [
                edit(id, phones(&["02 111 1111"]), i64::MAX),
                Command::ConfirmServicePoint { service_point_id: id },
                Command::PinManual { service_point_id: id, manual_id: first, position: None },
                Command::UnpinManual { service_point_id: id, manual_id: first },
                Command::ReorderPins { service_point_id: id, manual_ids: vec![first] },
                bench.print(id),
            ];
            for command in commands {
                let outcome = bench.carry_out(officer, command.clone()).await;
                let Outcome::Refused { problems } = outcome else { panic!("{command:?}: {outcome:?}") };
                assert_eq!(problems[0].code, ProblemCode::ServicePointUnknown, "{command:?}");
            }
            let after = bench.store.service_point(owner, id).await.unwrap().unwrap();
            assert_eq!((after.point, after.manual_ids), (before.point, before.manual_ids));
            assert_eq!(bench.store.prints(officer, id, None, 10).await.unwrap(), None);
            assert_eq!(bench.store.prints(owner, id, None, 10).await.unwrap().unwrap().prints, []);
        }
    }

    async fn the_feed_passes_over_it(bench) {
        let known = bench.with_register().await;
        let officer = bench.officer_of_unit(&known).await;
        let owner = bench.officer_with("owner", Role::Operator, Unit::Agency(known.ministry)).await;
        let manual_id = known.manuals[0];
        for id in [known.at_sister, known.at_other] {
            bench.carry_out(owner, edit(id, phones(&["02 111 1111"]), 0)).await;
            bench.carry_out(owner, Command::PinManual { service_point_id: id, manual_id, position: None }).await;
        }
        for stream in [known.department, known.other_department] {
            let page = bench.store.feed_page(officer, stream, 0, 500).await.unwrap().unwrap();
            assert_eq!(page.next, page.head);
            for changed in page.changes {
                let id = match changed {
                    Changed::ServicePoint(point) => point.id,
                    Changed::Pins(pinned) => pinned.service_point_id,
                    Changed::Agency(_) | Changed::Manual(_) => continue,
                };
                assert!([known.at_unit, known.at_child].contains(&id));
            }
        }
    }

    async fn another_officers_operation_tells_nothing(bench) {
        let known = bench.with_register().await;
        let owner = bench.officer_with("owner", Role::Operator, Unit::Agency(known.ministry)).await;
        let officer = bench.officer_of_unit(&known).await;
        let operation = bench.operation(edit(known.at_sister, phones(&["02 111 1111"]), 0));
        bench.store.carry_out(owner, &operation).await.unwrap();
        let outcome = bench.store.carry_out(officer, &operation).await.unwrap().outcome;
        assert!(matches!(outcome, Outcome::Refused { .. }), "{outcome:?}");
    }
}
