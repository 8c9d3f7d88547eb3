//! The practice register.

use crate::bench::{Bench, KEYS, on_both};
use infodesk_domain::{
    OfficerId,
    rights::{Role, Unit},
    tokens::TokenText,
    wire::Contact,
};
use infodesk_hub::{
    Templates, Written,
    practice::{self, Seeded},
    store::{KeyedHash, PointFilter, StoredMail},
};
use std::{collections::BTreeMap, time::Instant};

/// The Token in a mail, found as a reader would find it.
fn token_in(body: &str) -> TokenText {
    let line = body
        .lines()
        .find_map(|line| line.strip_prefix("รหัส Token: "))
        .unwrap();
    line.parse().unwrap()
}

fn text(mail: &StoredMail) -> Written {
    let contact = Contact {
        telephone: "02-612-6060".to_owned(),
        email: "contact@dga.or.th".to_owned(),
    };
    let templates = Templates::read(None, &contact, true).unwrap();
    templates.write(mail).unwrap()
}

/// Redeems each mailed Token for an officer of its own.
async fn bearers(bench: &Bench) -> BTreeMap<String, OfficerId> {
    let mut bearers = BTreeMap::new();
    for mail in bench.store.unsent_mails(100).await.unwrap() {
        let officer = bench.officer(&mail.to).await;
        let hash = KeyedHash::of(&KEYS.tokens, token_in(&text(&mail).text).as_str());
        bench
            .store
            .redeem_token(officer, &hash)
            .await
            .unwrap()
            .unwrap();
        bearers.insert(mail.to, officer);
    }
    bearers
}

async fn points(bench: &Bench, officer: OfficerId, province: Option<u16>) -> usize {
    let filter = PointFilter {
        text: String::new(),
        province,
    };
    bench
        .store
        .service_points(officer, &filter, None, 2000)
        .await
        .unwrap()
        .points
        .len()
}

on_both! {
    async fn it_is_filled_once_and_fast(bench) {
        let start = Instant::now();
        assert_eq!(practice::seed(&bench.store).await.unwrap(), Seeded::Filled);
        assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
        assert_eq!(practice::seed(&bench.store).await.unwrap(), Seeded::AlreadyThere);
        let operator = bench.officer("operator").await;
        let any = bench.store.agencies().await.unwrap()[0].id;
        bench.store.grant(operator, Role::Operator, Unit::Agency(any)).await.unwrap();
        assert_eq!(points(&bench, operator, None).await, 928);
        assert_eq!(bench.store.unsent_mails(100).await.unwrap().len(), 5);
    }

    async fn each_mailed_token_opens_its_part_of_the_register(bench) {
        practice::seed(&bench.store).await.unwrap();
        let bearers = bearers(&bench).await;
        let bearer = |email: &str| bearers[email];
        assert_eq!(points(&bench, bearer("central@bangkok.example"), None).await, 50);
        assert_eq!(points(&bench, bearer("central@provincial-administration.example"), None).await, 878);
        let chiang_mai = bearer("chiang-mai@provincial-administration.example");
        assert_eq!(points(&bench, chiang_mai, None).await, 25);
        assert_eq!(points(&bench, chiang_mai, Some(50)).await, 25);
        let phra_nakhon = bearer("phra-nakhon@bangkok.example");
        let filter = PointFilter::default();
        let page = bench.store.service_points(phra_nakhon, &filter, None, 10).await.unwrap();
        assert_eq!(page.points[0].particulars.name_th, "สำนักงานเขตพระนคร");
        assert_eq!(page.points.len(), 1);
        let me = bench.store.me(phra_nakhon).await.unwrap().unwrap();
        assert_eq!(me.grants[0].agency_name_th, "กรุงเทพมหานคร");
        assert!(me.grants[0].central_officers.iter().any(|o| o.name.contains("(ข้อมูลฝึกใช้)")));
    }

    async fn fresh_tokens_come_when_all_are_used_or_expired(bench) {
        practice::seed(&bench.store).await.unwrap();
        assert!(!practice::tokens_needed(&bench.store).await.unwrap());
        bench.surroundings.pass_days(30);
        assert!(practice::tokens_needed(&bench.store).await.unwrap());
        practice::issue_tokens(&bench.store).await.unwrap();
        assert!(!practice::tokens_needed(&bench.store).await.unwrap());
        assert_eq!(bench.store.unsent_mails(100).await.unwrap().len(), 10);
    }
}

#[tokio::test]
async fn the_mail_says_all_that_its_reader_needs() {
    let bench = Bench::sqlite().await;
    practice::seed(&bench.store).await.unwrap();
    let mails = bench.store.unsent_mails(100).await.unwrap();
    let mail = mails
        .iter()
        .find(|m| m.to.starts_with("phra-nakhon"))
        .unwrap();
    let Written { subject, text, .. } = text(mail);
    let body = text.replace(&token_in(&text).grouped(), "TOKEN");
    insta::assert_snapshot!(format!("{subject}\n\n{body}"));
}
