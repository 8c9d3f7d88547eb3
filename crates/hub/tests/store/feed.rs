//! The feed of a stream.

use crate::bench::{edit, on_both, phones};
use infodesk_domain::{
    AgencyId,
    feed::Changed,
    rights::{Role, Unit},
};

on_both! {
    async fn every_officer_with_a_right_may_read_every_stream(bench) {
        let known = bench.with_register().await;
        let nobody = bench.officer("without rights").await;
        assert_eq!(bench.store.streams(nobody).await.unwrap(), None);
        assert_eq!(bench.store.feed_page(nobody, known.department, 0, 10).await.unwrap(), None);
        let point = Unit::ServicePoint(known.at_unit);
        let officer = bench.officer_with("point", Role::ServicePointOfficer, point).await;
        let streams = bench.store.streams(officer).await.unwrap().unwrap();
        assert_eq!(Some(&streams.rights_mark), bench.store.rights_mark(officer).await.unwrap().as_ref());
        // Two ministries and two departments; each number is one entry of the small register.
        let heads: i64 = streams.streams.iter().map(|s| s.head).sum();
        assert_eq!((streams.streams.len(), heads), (4, 7 + 3 + 4));
        let unknown = AgencyId::new(&bench.surroundings);
        assert_eq!(bench.store.feed_page(officer, unknown, 0, 10).await.unwrap(), None);
        // A unit has no stream of its own.
        assert_eq!(bench.store.feed_page(officer, known.unit, 0, 10).await.unwrap(), None);
    }

    async fn a_stream_is_read_piece_by_piece(bench) {
        let known = bench.with_register().await;
        let unit = Unit::Agency(known.department);
        let officer = bench.officer_with("central", Role::CentralOfficer, unit).await;
        let whole = bench.store.feed_page(officer, known.department, 0, 500).await.unwrap().unwrap();
        let (mut after, mut pieces) = (0, Vec::new());
        while after < whole.head {
            let page = bench.store.feed_page(officer, known.department, after, 3).await.unwrap().unwrap();
            assert!(page.next > after && page.changes.len() <= 3);
            pieces.extend(page.changes);
            after = page.next;
        }
        assert_eq!(pieces, whole.changes);
        let rest = bench.store.feed_page(officer, known.department, after, 3).await.unwrap().unwrap();
        assert_eq!((rest.next, rest.head, rest.changes.len()), (after, after, 0));
    }

    async fn a_thing_comes_once_a_piece_as_it_stands_now(bench) {
        let known = bench.with_register().await;
        let officer = bench.officer_of_unit(&known).await;
        let before = bench.store.feed_page(officer, known.department, 0, 500).await.unwrap().unwrap().head;
        for number in ["02 111 1111", "02 222 2222"] {
            bench.carry_out(officer, edit(known.at_unit, phones(&[number]), i64::MAX)).await;
        }
        bench.carry_out(officer, edit(known.at_child, phones(&["02 333 3333"]), 0)).await;
        let page = bench.store.feed_page(officer, known.department, before, 500).await.unwrap().unwrap();
        assert_eq!(page.next, before + 3);
        let seen: Vec<_> = page.changes.iter().map(|changed| match changed {
            Changed::ServicePoint(point) => (point.id, point.particulars.phones[0].as_str()),
            other => panic!("{other:?}"),
        }).collect();
        assert_eq!(seen, [(known.at_unit, "02 222 2222"), (known.at_child, "02 333 3333")]);
    }

    async fn a_piece_that_rights_hide_moves_the_cursor(bench) {
        let known = bench.with_register().await;
        let point = Unit::ServicePoint(known.at_child);
        let officer = bench.officer_with("point", Role::ServicePointOfficer, point).await;
        let owner = bench.officer_with("owner", Role::Operator, Unit::Agency(known.ministry)).await;
        let before = bench.store.feed_page(officer, known.department, 0, 500).await.unwrap().unwrap().head;
        for i in 0..4 {
            let value = phones(&[&format!("02 000 {i:04}")]);
            bench.carry_out(owner, edit(known.at_sister, value, i64::MAX)).await;
        }
        let page = bench.store.feed_page(officer, known.department, before, 2).await.unwrap().unwrap();
        assert_eq!((page.next, page.head, page.changes.len()), (before + 2, before + 4, 0));
    }

    async fn unpinning_the_last_manual_comes_as_no_pins(bench) {
        use infodesk_domain::commands::Command;
        let known = bench.with_register().await;
        let officer = bench.officer_of_unit(&known).await;
        let (service_point_id, manual_id) = (known.at_unit, known.manuals[0]);
        bench.carry_out(officer, Command::PinManual { service_point_id, manual_id, position: None }).await;
        bench.carry_out(officer, Command::UnpinManual { service_point_id, manual_id }).await;
        let page = bench.store.feed_page(officer, known.department, 0, 500).await.unwrap().unwrap();
        let Some(Changed::Pins(pinned)) = page.changes.last() else { panic!("{:?}", page.changes) };
        assert_eq!((pinned.service_point_id, pinned.manual_ids.len()), (known.at_unit, 0));
    }
}
