//! The mission's Tokens.

use crate::bench::{Bench, KEYS, on_both};
use infodesk_domain::{
    Problem, ProblemCode, Surroundings, Timestamp, TokenId,
    rights::{Role, Unit},
    tokens::TokenText,
};
use infodesk_hub::store::{KeyedHash, NewToken, Says};

/// The same name is the same Token.
struct Named(String);

impl Surroundings for Named {
    fn now(&self) -> Timestamp {
        Timestamp(0)
    }

    fn random(&self, bytes: &mut [u8]) {
        let mut name = self.0.bytes().cycle();
        bytes.fill_with(|| name.next().unwrap());
    }
}

pub fn text(name: &str) -> TokenText {
    TokenText::new(&Named(name.to_owned()))
}

pub fn hash(name: &str) -> KeyedHash {
    KeyedHash::of(&KEYS.tokens, text(name).as_str())
}

pub async fn issue(bench: &Bench, name: &str, role: Role, unit: Unit) -> TokenId {
    let token = NewToken {
        text: text(name),
        role,
        unit,
        expires_at: bench.surroundings.now().plus_days(30),
        recipient: "somchai@office.example".to_owned(),
        note: String::new(),
        issued_by: None,
    };
    bench.store.issue_token(&token).await.unwrap()
}

fn refused(redeemed: Result<infodesk_domain::GrantId, Problem>) -> Problem {
    redeemed.expect_err("refused")
}

on_both! {
    async fn a_token_gives_its_right_once(bench) {
        let known = bench.with_register().await;
        issue(&bench, "A", Role::AgencyOfficer, Unit::Agency(known.unit)).await;
        let mails = bench.store.unsent_mails(10).await.unwrap();
        let Says::Facts(_, facts) = &mails[0].says else { panic!("words") };
        assert_eq!((facts["token"].clone(), facts["role"].as_str()), (text("A").grouped(), "agency_officer"));
        assert!(bench.store.has_open_tokens().await.unwrap());

        let officer = bench.officer("somchai").await;
        let grant = bench.store.redeem_token(officer, &hash("A")).await.unwrap().unwrap();
        let at = bench.surroundings.now();
        let me = bench.store.me(officer).await.unwrap().unwrap();
        assert_eq!((me.grants[0].id, me.grants[0].unit), (grant, Unit::Agency(known.unit)));
        assert!(bench.store.service_point(officer, known.at_child).await.unwrap().is_some());
        assert!(!bench.store.has_open_tokens().await.unwrap());

        bench.surroundings.pass_days(1);
        let other = bench.officer("somying").await;
        let problem = refused(bench.store.redeem_token(other, &hash("A")).await.unwrap());
        assert_eq!(problem, Problem::error("token", ProblemCode::TokenUsed).with("at", at.0));
        assert_eq!(bench.store.rights_mark(other).await.unwrap(), None);
    }

    async fn of_32_who_redeem_at_once_one_wins(bench) {
        let known = bench.with_register().await;
        issue(&bench, "A", Role::ServicePointOfficer, Unit::ServicePoint(known.at_unit)).await;
        let mut officers = Vec::new();
        for i in 0..32 {
            officers.push(bench.officer(&format!("officer-{i}")).await);
        }
        let mut redeeming = tokio::task::JoinSet::new();
        for officer in officers {
            let store = bench.store.clone();
            redeeming.spawn(async move { store.redeem_token(officer, &hash("A")).await.unwrap() });
        }
        let outcomes = redeeming.join_all().await;
        let (won, lost): (Vec<_>, Vec<_>) = outcomes.into_iter().partition(Result::is_ok);
        assert_eq!((won.len(), lost.len()), (1, 31));
        assert!(lost.into_iter().all(|outcome| refused(outcome).code == ProblemCode::TokenUsed));
    }

    async fn unknown_revoked_and_expired_are_told_apart(bench) {
        let known = bench.with_register().await;
        let unit = Unit::Agency(known.unit);
        let officer = bench.officer("somchai").await;
        let redeem = async |name: &str| {
            refused(bench.store.redeem_token(officer, &hash(name)).await.unwrap())
        };
        assert_eq!(redeem("nowhere").await.code, ProblemCode::TokenUnknown);
        let revoked = issue(&bench, "A", Role::AgencyOfficer, unit).await;
        bench.store.revoke_token(None, revoked).await.unwrap().unwrap().unwrap();
        assert_eq!(redeem("A").await.code, ProblemCode::TokenRevoked);
        issue(&bench, "B", Role::AgencyOfficer, unit).await;
        let expires_at = bench.surroundings.now().plus_days(30);
        bench.surroundings.pass_days(30);
        let expired = Problem::error("token", ProblemCode::TokenExpired).with("at", expires_at.0);
        assert_eq!(redeem("B").await, expired);
        assert!(!bench.store.has_open_tokens().await.unwrap());
        assert_eq!(bench.store.rights_mark(officer).await.unwrap(), None);
    }

    async fn a_token_of_another_department_is_foreign(bench) {
        let known = bench.with_register().await;
        let officer = bench.officer_of_unit(&known).await;
        issue(&bench, "A", Role::CentralOfficer, Unit::Agency(known.other_department)).await;
        let problem = refused(bench.store.redeem_token(officer, &hash("A")).await.unwrap());
        let expected = Problem::error("token", ProblemCode::TokenForeign)
            .with("agency", "กรมอื่น")
            .with("own", "กรมทดลอง");
        assert_eq!(problem, expected);
        // Nobody has used it up.
        let mover = bench.officer("mover").await;
        bench.store.redeem_token(mover, &hash("A")).await.unwrap().unwrap();
    }

    async fn a_second_token_of_the_own_department_adds_to_the_rights(bench) {
        let known = bench.with_register().await;
        let officer = bench.officer_of_unit(&known).await;
        issue(&bench, "A", Role::ServicePointOfficer, Unit::ServicePoint(known.at_sister)).await;
        bench.store.redeem_token(officer, &hash("A")).await.unwrap().unwrap();
        assert_eq!(bench.store.me(officer).await.unwrap().unwrap().grants.len(), 2);
    }

    async fn no_token_without_its_mail(bench) {
        let known = bench.with_register().await;
        issue(&bench, "A", Role::AgencyOfficer, Unit::Agency(known.unit)).await;
        let same_again = NewToken {
            text: text("A"),
            role: Role::AgencyOfficer,
            unit: Unit::Agency(known.unit),
            expires_at: bench.surroundings.now(),
            recipient: String::new(),
            note: String::new(),
            issued_by: None,
        };
        bench.store.issue_token(&same_again).await.unwrap_err();
        assert_eq!(bench.store.unsent_mails(10).await.unwrap().len(), 1);
    }
}
