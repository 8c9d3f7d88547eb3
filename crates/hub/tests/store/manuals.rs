//! Manuals reach every officer with a right, through the feed.

use crate::bench::on_both;
use infodesk_domain::{
    feed::Changed,
    rights::{Role, Unit},
};
use infodesk_test_support::SmallRegister;

on_both! {
    async fn manuals_of_every_department_are_readable_as_entered(bench) {
        let (known, mut register) = SmallRegister::build(&bench.surroundings);
        register.manuals[1].title_en = Some("Moving house".to_owned());
        register.manuals[1].source_url = Some("https://manuals.example/2".to_owned());
        bench.store.enter(&register).await.unwrap();
        let unit = Unit::Agency(known.other_department);
        let officer = bench.officer_with("elsewhere", Role::CentralOfficer, unit).await;
        let page = bench.store.feed_page(officer, known.department, 0, 500).await.unwrap().unwrap();
        let manuals: Vec<_> = page
            .changes
            .into_iter()
            .filter_map(|changed| if let Changed::Manual(manual) = changed { Some(manual) } else { None })
            .collect();
        assert_eq!(manuals, register.manuals);
    }
}
