//! Entering a register.

use crate::bench::on_both;
use infodesk_domain::{
    feed::{Changed, PinnedManuals},
    rights::{Role, Unit},
};
use infodesk_test_support::SmallRegister;

on_both! {
    async fn an_empty_register_says_so(bench) {
        assert!(bench.store.register_is_empty().await.unwrap());
        bench.with_register().await;
        assert!(!bench.store.register_is_empty().await.unwrap());
    }

    async fn everything_entered_has_a_number_in_its_stream(bench) {
        let (known, mut register) = SmallRegister::build(&bench.surroundings);
        let pins = PinnedManuals {
            service_point_id: known.at_unit,
            manual_ids: vec![known.manuals[2], known.manuals[0]],
            // The last number of the stream, as counted below.
            version: 11,
        };
        register.pins.push(pins.clone());
        bench.store.enter(&register).await.unwrap();
        let officer = bench
            .officer_with("central", Role::CentralOfficer, Unit::Agency(known.department))
            .await;
        let page = bench.store.feed_page(officer, known.department, 0, 500).await.unwrap().unwrap();
        // 4 agencies of the department, 3 manuals, 3 points, 1 point with pins.
        assert_eq!((page.head, page.next, page.changes.len()), (11, 11, 11));
        assert_eq!(page.changes.last(), Some(&Changed::Pins(pins)));
        let mut agencies = bench.store.agencies().await.unwrap();
        agencies.sort_by_key(|a| a.id);
        register.agencies.sort_by_key(|a| a.id);
        assert_eq!(agencies, register.agencies);
    }

    async fn one_bad_entry_and_nothing_is_entered(bench) {
        let (_, mut register) = SmallRegister::build(&bench.surroundings);
        let same_code = register.service_points[0].code.clone();
        register.service_points[3].code = same_code;
        bench.store.enter(&register).await.unwrap_err();
        assert!(bench.store.register_is_empty().await.unwrap());
        assert_eq!(bench.store.agencies().await.unwrap(), []);
    }
}
