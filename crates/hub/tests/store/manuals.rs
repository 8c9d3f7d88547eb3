//! Manuals reach every officer with a right, through the feed.

use crate::bench::{Bench, on_both};
use infodesk_domain::{
    feed::Changed,
    manuals::{Duration, Manual, ManualBody, NeededDocument, Procedure, Stated, Step, TimeUnit},
    rights::{Role, Unit},
};
use infodesk_hub::practice;
use infodesk_test_support::SmallRegister;

/// Every manual in the streams that an officer of a department reads.
async fn told(bench: &Bench, name: &str, department: infodesk_domain::AgencyId) -> Vec<Manual> {
    let officer = bench
        .officer_with(name, Role::CentralOfficer, Unit::Agency(department))
        .await;
    let streams = bench.store.streams(officer).await.unwrap().unwrap().streams;
    let mut manuals = Vec::new();
    for stream in streams {
        let page = bench
            .store
            .feed_page(officer, stream.stream_id, 0, 2000)
            .await;
        let changes = page.unwrap().unwrap().changes;
        manuals.extend(changes.into_iter().filter_map(|changed| match changed {
            Changed::Manual(manual) => Some(manual),
            _ => None,
        }));
    }
    manuals
}

fn body() -> ManualBody {
    let step = Step {
        what: "ยื่นคำขอ “ด้วยตนเอง”".to_owned(),
        duration: Some(Duration {
            amount: 5,
            unit: TimeUnit::Minute,
        }),
        unit: "งานทะเบียน".to_owned(),
    };
    ManualBody {
        notice: None,
        criteria: vec!["ย่อหน้าแรก\nบรรทัดที่สอง".to_owned()],
        channels: Vec::new(),
        procedures: vec![Procedure {
            case: None,
            steps: vec![step],
        }],
        documents: Stated::These(vec![NeededDocument {
            name: "บัตรประจำตัวประชาชน".to_owned(),
            issuer: None,
            originals: 1,
            copies: 2,
            condition: None,
        }]),
        fees: Stated::None,
        complaints: Vec::new(),
        forms: Stated::None,
        laws: Vec::new(),
        legal_time: None,
        published_at: None,
    }
}

on_both! {
    async fn manuals_of_every_department_are_readable_as_entered(bench) {
        let (known, mut register) = SmallRegister::build(&bench.surroundings);
        register.manuals[1].title_en = Some("Moving house".to_owned());
        register.manuals[1].source_url = Some("https://manuals.example/2".to_owned());
        register.manuals[2].body = Some(Box::new(body()));
        bench.store.enter(&register).await.unwrap();
        assert_eq!(told(&bench, "elsewhere", known.other_department).await, register.manuals);
    }

    async fn a_body_that_breaks_its_own_rules_is_a_broken_row(bench) {
        let (known, mut register) = SmallRegister::build(&bench.surroundings);
        register.manuals[0].body = Some(Box::new(body()));
        bench.store.enter(&register).await.unwrap();
        bench.tamper("update manual_body set body = replace(body, '\"none\"', '\"these\"')").await;
        let officer = bench.officer_of_unit(&known).await;
        let error = bench.store.feed_page(officer, known.department, 0, 500).await.unwrap_err();
        assert!(error.to_string().contains("JSON"), "{error}");
    }

    async fn practice_manuals_bring_their_texts(bench) {
        practice::seed(&bench.store).await.unwrap();
        let agencies = bench.store.agencies().await.unwrap();
        let department = agencies.iter().find(|agency| agency.name_th == "กรมการปกครอง").unwrap().id;
        let manuals = told(&bench, "central", department).await;
        let with_text: Vec<_> = manuals.iter().filter(|m| m.body.is_some()).map(|m| m.title_th.as_str()).collect();
        assert_eq!(with_text, [
            "การแจ้งเกิด",
            "การขอสำเนาทะเบียนบ้าน",
            "การขอมีบัตรประจำตัวประชาชน กรณีบัตรเดิมหมดอายุ",
        ]);
        assert!(manuals.len() > with_text.len());
    }
}
