//! What officers see of themselves.

use crate::bench::on_both;
use infodesk_domain::{
    Surroundings,
    rights::{Role, Unit},
};

on_both! {
    async fn rights_are_shown_with_unit_department_and_whom_to_ask(bench) {
        let known = bench.with_register().await;
        let department = Unit::Agency(known.department);
        let central = bench.officer_with("central", Role::CentralOfficer, department).await;
        // Of another department, and one whose right has ended: neither is to be asked.
        let other = Unit::Agency(known.other_department);
        bench.officer_with("elsewhere", Role::CentralOfficer, other).await;
        let former = bench.officer("former").await;
        let ended = bench.store.grant(former, Role::CentralOfficer, department).await.unwrap();
        bench.store.end_grant(ended).await.unwrap();

        let since = bench.surroundings.now();
        let officer = bench.officer_of_unit(&known).await;
        bench.surroundings.pass_days(1);
        let point = Unit::ServicePoint(known.at_sister);
        bench.store.grant(officer, Role::ServicePointOfficer, point).await.unwrap();

        let me = bench.store.me(officer).await.unwrap().unwrap();
        assert_eq!(me.officer.email.as_deref(), Some("unit@office.example"));
        assert_eq!(Some(me.rights_mark), bench.store.rights_mark(officer).await.unwrap());
        let [first, second] = me.grants.as_slice() else { panic!("{:?}", me.grants) };
        assert_eq!((first.role, first.unit), (Role::AgencyOfficer, Unit::Agency(known.unit)));
        assert_eq!(first.unit_name_th, "สำนักงานทดลอง");
        assert_eq!(first.agency_name_th, "กรมทดลอง กระทรวงทดลอง");
        assert_eq!((first.department_id, first.since), (known.department, since));
        assert_eq!((second.role, second.unit), (Role::ServicePointOfficer, point));
        assert_eq!(second.unit_name_th, "จุดบริการข้างเคียง");
        assert_eq!(second.department_id, known.department);
        for grant in &me.grants {
            let asked: Vec<_> = grant.central_officers.iter().map(|o| o.id).collect();
            assert_eq!(asked, [central]);
        }
    }

    async fn without_rights_there_is_only_the_name(bench) {
        let officer = bench.officer("somchai").await;
        let me = bench.store.me(officer).await.unwrap().unwrap();
        assert_eq!(me.officer.name, "somchai ทดลองงาน");
        assert_eq!((me.grants.len(), me.rights_mark.as_str()), (0, ""));
    }
}
