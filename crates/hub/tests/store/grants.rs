//! Giving and ending rights.

use crate::bench::on_both;
use infodesk_domain::{
    OfficerId,
    rights::{Role, Unit},
};

on_both! {
    async fn the_same_right_is_given_once(bench) {
        let known = bench.with_register().await;
        let officer = bench.officer("somchai").await;
        let unit = Unit::Agency(known.unit);
        let first = bench.store.grant(officer, Role::AgencyOfficer, unit).await.unwrap();
        assert_eq!(bench.store.grant(officer, Role::AgencyOfficer, unit).await.unwrap(), first);
        bench.store.end_grant(first).await.unwrap();
        assert_ne!(bench.store.grant(officer, Role::AgencyOfficer, unit).await.unwrap(), first);
    }

    async fn the_mark_changes_with_the_rights(bench) {
        let known = bench.with_register().await;
        let officer = bench.officer("somchai").await;
        let mark = || async { bench.store.rights_mark(officer).await.unwrap() };
        assert_eq!(mark().await, None);
        bench.store.grant(officer, Role::AgencyOfficer, Unit::Agency(known.unit)).await.unwrap();
        let one = mark().await;
        let point = Unit::ServicePoint(known.at_sister);
        let second = bench.store.grant(officer, Role::ServicePointOfficer, point).await.unwrap();
        let two = mark().await;
        assert!(one.is_some() && two.is_some() && one != two);
        bench.store.end_grant(second).await.unwrap();
        assert_eq!(mark().await, one);
    }

    async fn a_right_that_has_ended_shows_nothing(bench) {
        let known = bench.with_register().await;
        let officer = bench.officer("somchai").await;
        let grant = bench.store.grant(officer, Role::Operator, Unit::Agency(known.ministry)).await.unwrap();
        assert!(bench.store.service_point(officer, known.at_other).await.unwrap().is_some());
        bench.store.end_grant(grant).await.unwrap();
        assert!(bench.store.service_point(officer, known.at_other).await.unwrap().is_none());
        assert_eq!(bench.store.streams(officer).await.unwrap(), None);
    }

    async fn role_unit_and_officer_must_fit(bench) {
        let known = bench.with_register().await;
        let officer = bench.officer("somchai").await;
        let grant = async |officer, role, unit| bench.store.grant(officer, role, unit).await;
        let (unit, point) = (Unit::Agency(known.unit), Unit::ServicePoint(known.at_unit));
        grant(officer, Role::ServicePointOfficer, unit).await.unwrap_err();
        grant(officer, Role::AgencyOfficer, point).await.unwrap_err();
        grant(OfficerId::new(&bench.surroundings), Role::AgencyOfficer, unit).await.unwrap_err();
        assert_eq!(bench.store.rights_mark(officer).await.unwrap(), None);
    }
}
