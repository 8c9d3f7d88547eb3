//! Requests for Tokens: for whom they wait, and how they end.

use crate::{
    bench::{Bench, KEYS, on_both},
    mailed,
};
use infodesk_domain::{
    GrantId, OfficerId, Problem, ProblemCode, Surroundings, TokenRequestId,
    approvals::ApprovalKind,
    rights::{Role, Unit},
    token_requests::{
        AskForToken, Reason, TokenRequest,
        TokenRequestHappening::{self, Approved, Asked, Declined, TokenMailed, Withdrawn},
        TokenRequestStage,
    },
};
use infodesk_hub::store::{Issuing, KeyedHash, MailKind};
use infodesk_test_support::SmallRegister;

pub const ISSUING: Issuing = Issuing { days: 30 };
const NOTE: &str = "เริ่มงานวันที่ 1 ธันวาคม";
const REASON: &str = "ไม่ใช่บุคลากรของสำนักงาน";

/// Somebody at every place that a request could wait for.
struct Crowd {
    known: SmallRegister,
    asker: OfficerId,
    unit: (OfficerId, GrantId),
    department: (OfficerId, GrantId),
    ministry: (OfficerId, GrantId),
    everybody: Vec<(&'static str, OfficerId)>,
}

impl Crowd {
    async fn new(bench: &Bench) -> Self {
        let known = bench.with_register().await;
        let enter = async |name: &str, role, unit| {
            let officer = bench.officer(name).await;
            let grant = bench.store.grant(officer, role, unit).await.unwrap();
            (officer, grant)
        };
        let central =
            async |name, agency| enter(name, Role::CentralOfficer, Unit::Agency(agency)).await;
        let asker = bench.officer("asker").await;
        let unit = central("unit", known.unit).await;
        let department = central("department", known.department).await;
        let ministry = central("ministry", known.ministry).await;
        let (sister, _) = central("sister", known.sister).await;
        let (other, _) = central("other", known.other_department).await;
        let (agency, _) = enter("agency", Role::AgencyOfficer, Unit::Agency(known.unit)).await;
        let point = Unit::ServicePoint(known.at_child);
        let (point, _) = enter("point", Role::ServicePointOfficer, point).await;
        let (operator, _) = enter("operator", Role::Operator, Unit::Agency(known.ministry)).await;
        let nobody = bench.officer("nobody").await;
        let everybody = vec![
            ("asker", asker),
            ("unit", unit.0),
            ("department", department.0),
            ("ministry", ministry.0),
            ("sister", sister),
            ("other", other),
            ("agency", agency),
            ("point", point),
            ("operator", operator),
            ("nobody", nobody),
        ];
        Self {
            known,
            asker,
            unit,
            department,
            ministry,
            everybody,
        }
    }

    fn wish(&self) -> AskForToken {
        wish(Role::AgencyOfficer, Unit::Agency(self.known.child))
    }

    async fn ask(&self, bench: &Bench) -> TokenRequest {
        ask(bench, self.asker, &self.wish()).await.unwrap()
    }

    /// Whose list of approvals has something in it.
    async fn asked(&self, bench: &Bench) -> Vec<&'static str> {
        let mut asked = Vec::new();
        for (name, officer) in &self.everybody {
            if !bench.store.approvals(*officer).await.unwrap().is_empty() {
                asked.push(*name);
            }
        }
        asked
    }

    /// Who can open it.
    async fn readers(&self, bench: &Bench, id: TokenRequestId) -> Vec<&'static str> {
        let mut readers = Vec::new();
        for (name, officer) in &self.everybody {
            let seen = bench.store.token_request(*officer, id).await.unwrap();
            readers.extend(seen.map(|_| *name));
        }
        readers
    }
}

fn wish(role: Role, unit: Unit) -> AskForToken {
    AskForToken {
        role,
        unit,
        email: "Asker@Office.example".to_owned(),
        note: NOTE.to_owned(),
    }
}

async fn ask(
    bench: &Bench,
    officer: OfficerId,
    wish: &AskForToken,
) -> Result<TokenRequest, Vec<ProblemCode>> {
    let asked = bench.store.ask_for_token(officer, wish).await.unwrap();
    asked.map_err(|problems| problems.iter().map(|problem| problem.code).collect())
}

fn because(reason: &str) -> Reason {
    Reason {
        reason: reason.to_owned(),
    }
}

async fn approve(
    bench: &Bench,
    officer: OfficerId,
    id: TokenRequestId,
) -> Option<Result<TokenRequest, Problem>> {
    let approved = bench.store.approve_token_request(officer, id, ISSUING);
    approved.await.unwrap()
}

async fn decline(
    bench: &Bench,
    officer: OfficerId,
    id: TokenRequestId,
) -> Option<Result<TokenRequest, Problem>> {
    let reason = because(REASON);
    let declined = bench.store.decline_token_request(officer, id, &reason);
    declined.await.unwrap()
}

fn happened(request: &TokenRequest) -> Vec<TokenRequestHappening> {
    request.timeline.iter().map(|event| event.what).collect()
}

async fn last_kinds(bench: &Bench, count: usize) -> Vec<(String, String)> {
    let entries = bench.store.audit_entries(0, 1_000).await.unwrap();
    let last = entries.into_iter().rev().take(count).rev();
    last.map(|entry| (entry.kind, entry.outcome)).collect()
}

on_both! {
    async fn it_waits_for_the_nearest_central_officers_at_last_for_the_operators(bench) {
        let crowd = Crowd::new(&bench).await;
        assert_eq!(crowd.asked(&bench).await, [""; 0]);
        let request = crowd.ask(&bench).await;
        assert_eq!(crowd.asked(&bench).await, ["unit"]);
        assert_eq!(crowd.readers(&bench, request.id).await, ["asker", "unit"]);
        for (grant, next) in [
            (crowd.unit.1, "department"),
            (crowd.department.1, "ministry"),
            (crowd.ministry.1, "operator"),
        ] {
            bench.store.end_grant(grant).await.unwrap();
            assert_eq!(crowd.asked(&bench).await, [next]);
            assert_eq!(crowd.readers(&bench, request.id).await, ["asker", next]);
        }
    }

    async fn a_central_officers_own_request_is_for_others(bench) {
        let crowd = Crowd::new(&bench).await;
        let of_sister = wish(Role::CentralOfficer, Unit::Agency(crowd.known.sister));
        let request = ask(&bench, crowd.unit.0, &of_sister).await.unwrap();
        assert!(request.may_withdraw && !request.may_decide);
        assert_eq!(crowd.asked(&bench).await, ["sister"]);
        let own = Problem::error("", ProblemCode::OwnRequest);
        assert_eq!(approve(&bench, crowd.unit.0, request.id).await, Some(Err(own.clone())));
        assert_eq!(decline(&bench, crowd.unit.0, request.id).await, Some(Err(own)));
        // Those of one agency decide each other's, and never their own.
        let second = bench.officer_with("second", Role::CentralOfficer, Unit::Agency(crowd.known.sister)).await;
        let point = wish(Role::ServicePointOfficer, Unit::ServicePoint(crowd.known.at_unit));
        let of_second = ask(&bench, second, &point).await.unwrap();
        assert_eq!(bench.store.approvals(crowd.unit.0).await.unwrap()[0].id, of_second.id.to_string());
    }

    async fn a_row_of_the_list_says_who_what_and_since_when(bench) {
        let crowd = Crowd::new(&bench).await;
        let since = bench.surroundings.now();
        let request = crowd.ask(&bench).await;
        let [row] = &bench.store.approvals(crowd.unit.0).await.unwrap()[..] else { panic!("one waits") };
        assert_eq!((row.kind, row.since), (ApprovalKind::TokenRequest, since));
        assert_eq!((row.id.clone(), row.from.as_str()), (request.id.to_string(), "asker ทดลองงาน"));
        assert_eq!((row.unit_name_th.as_str(), row.role), ("สาขาทดลอง", Some(Role::AgencyOfficer)));
    }

    async fn an_approval_mails_the_token_that_gives_the_right(bench) {
        let crowd = Crowd::new(&bench).await;
        let request = crowd.ask(&bench).await;
        assert_eq!(happened(&request), [Asked]);
        bench.surroundings.pass_minutes(5);
        let approved = approve(&bench, crowd.unit.0, request.id).await.unwrap().unwrap();
        let at = bench.surroundings.now();
        assert_eq!((approved.stage, approved.may_decide), (TokenRequestStage::Approved, false));
        assert_eq!(happened(&approved), [Asked, Approved, TokenMailed]);
        let [_, decision, mail] = &approved.timeline[..] else { panic!("{approved:?}") };
        assert_eq!((decision.by.as_deref(), decision.at), (Some("unit ทดลองงาน"), at));
        assert_eq!((mail.by.as_deref(), mail.note.as_str()), (None, "asker@office.example"));
        assert_eq!(crowd.asked(&bench).await, [""; 0]);

        let [sent] = &mailed::all(&bench, MailKind::Token).await[..] else { panic!("one mail") };
        assert_eq!(sent.to, "asker@office.example");
        let [token] = &bench.store.tokens(crowd.unit.0).await.unwrap().unwrap()[..] else { panic!("one Token") };
        assert_eq!(token.issued_by.as_deref(), Some("unit ทดลองงาน"));
        assert_eq!(token.expires_at, at.plus_days(30));
        let hash = KeyedHash::of(&KEYS.tokens, sent.token().as_str());
        bench.store.redeem_token(crowd.asker, &hash).await.unwrap().unwrap();
        let me = bench.store.me(crowd.asker).await.unwrap().unwrap();
        assert_eq!((me.grants[0].role, me.grants[0].unit), (request.role, request.unit));
    }

    async fn a_refusal_is_mailed_with_its_reason(bench) {
        let crowd = Crowd::new(&bench).await;
        let request = crowd.ask(&bench).await;
        let empty = bench.store.decline_token_request(crowd.unit.0, request.id, &because(" ")).await.unwrap();
        assert_eq!(empty.unwrap().unwrap_err().code, ProblemCode::ReasonMissing);
        let declined = decline(&bench, crowd.unit.0, request.id).await.unwrap().unwrap();
        assert_eq!(declined.stage, TokenRequestStage::Declined);
        assert_eq!(happened(&declined), [Asked, Declined]);
        assert_eq!(declined.timeline[1].note, REASON);
        let [mail] = &mailed::all(&bench, MailKind::TokenRequestDeclined).await[..] else { panic!("one mail") };
        assert_eq!((mail.to.as_str(), mail.facts["reason"].as_str()), ("asker@office.example", REASON));
        assert_eq!(mailed::all(&bench, MailKind::Token).await.len(), 0);
    }

    async fn the_second_learns_by_whom_and_when(bench) {
        let crowd = Crowd::new(&bench).await;
        let second = bench.officer_with("second", Role::CentralOfficer, Unit::Agency(crowd.known.unit)).await;
        let request = crowd.ask(&bench).await;
        let at = bench.surroundings.now();
        approve(&bench, crowd.unit.0, request.id).await.unwrap().unwrap();
        bench.surroundings.pass_minutes(5);
        let told = Problem::error("", ProblemCode::TokenRequestMovedOn)
            .with("by", "unit ทดลองงาน").with("at", at.0).with("state", "approved");
        assert_eq!(approve(&bench, second, request.id).await, Some(Err(told.clone())));
        assert_eq!(decline(&bench, second, request.id).await, Some(Err(told.clone())));
        let withdrawn = bench.store.withdraw_token_request(crowd.asker, request.id).await.unwrap();
        assert_eq!(withdrawn, Some(Err(told)));
        assert_eq!(mailed::all(&bench, MailKind::Token).await.len(), 1);
    }

    async fn of_200_who_decide_at_once_one_does(bench) {
        let crowd = Crowd::new(&bench).await;
        let request = crowd.ask(&bench).await;
        let mut deciders = Vec::new();
        for n in 0..20 {
            let unit = Unit::Agency(crowd.known.unit);
            deciders.push(bench.officer_with(&format!("decider{n}"), Role::CentralOfficer, unit).await);
        }
        let mut deciding = tokio::task::JoinSet::new();
        for n in 0..200 {
            let (store, decider) = (bench.store.clone(), deciders[n % deciders.len()]);
            deciding.spawn(async move {
                if n % 2 == 0 {
                    store.approve_token_request(decider, request.id, ISSUING).await.unwrap().unwrap()
                } else {
                    store.decline_token_request(decider, request.id, &because(REASON)).await.unwrap().unwrap()
                }
            });
        }
        let mut done = Vec::new();
        for decided in deciding.join_all().await {
            match decided {
                Ok(request) => done.push(request.stage),
                Err(problem) => assert_eq!(problem.code, ProblemCode::TokenRequestMovedOn),
            }
        }
        assert_eq!(done.len(), 1);
        let own = bench.store.own_token_requests(crowd.asker).await.unwrap();
        assert_eq!(own[0].stage, done[0]);
        let tokens = mailed::all(&bench, MailKind::Token).await.len();
        let refusals = mailed::all(&bench, MailKind::TokenRequestDeclined).await.len();
        let expected = if done[0] == TokenRequestStage::Approved { (1, 0) } else { (0, 1) };
        assert_eq!((tokens, refusals), expected);
    }

    async fn nobody_else_decides_and_only_the_asker_takes_it_back(bench) {
        let crowd = Crowd::new(&bench).await;
        let request = crowd.ask(&bench).await;
        for (name, officer) in &crowd.everybody {
            if !["asker", "unit"].contains(name) {
                assert_eq!(approve(&bench, *officer, request.id).await, None, "{name}");
                assert_eq!(decline(&bench, *officer, request.id).await, None, "{name}");
            }
            if *name != "asker" {
                let withdrawn = bench.store.withdraw_token_request(*officer, request.id).await.unwrap();
                assert_eq!(withdrawn, None, "{name}");
            }
        }
        let withdrawn = bench.store.withdraw_token_request(crowd.asker, request.id).await.unwrap();
        let withdrawn = withdrawn.unwrap().unwrap();
        assert_eq!(withdrawn.stage, TokenRequestStage::Withdrawn);
        assert_eq!(happened(&withdrawn), [Asked, Withdrawn]);
        assert_eq!(crowd.asked(&bench).await, [""; 0]);
    }

    async fn what_is_asked_for_is_there_not_held_and_not_asked_for_before(bench) {
        let crowd = Crowd::new(&bench).await;
        let nowhere = Unit::Agency("01900000-0000-7000-8000-000000000000".parse().unwrap());
        let refused = async |officer, wish: &AskForToken| ask(&bench, officer, wish).await.unwrap_err();
        assert_eq!(refused(crowd.asker, &wish(Role::AgencyOfficer, nowhere)).await, [ProblemCode::UnitUnknown]);
        let own = wish(Role::AgencyOfficer, Unit::Agency(crowd.known.child));
        assert_eq!(refused(crowd.unit.0, &own).await, [ProblemCode::RightHeld]);
        let of_department = wish(Role::CentralOfficer, Unit::Agency(crowd.known.department));
        assert_eq!(refused(crowd.asker, &of_department).await, [ProblemCode::TokenByServiceRequest]);
        let first = crowd.ask(&bench).await;
        assert_eq!(refused(crowd.asker, &crowd.wish()).await, [ProblemCode::TokenRequested]);
        bench.store.withdraw_token_request(crowd.asker, first.id).await.unwrap().unwrap().unwrap();
        bench.surroundings.pass_minutes(1);
        let newest = crowd.ask(&bench).await;
        let own = bench.store.own_token_requests(crowd.asker).await.unwrap();
        assert_eq!(own.iter().map(|r| r.id).collect::<Vec<_>>(), [newest.id, first.id]);
    }

    async fn the_audit_has_every_act_without_words_and_addresses(bench) {
        let crowd = Crowd::new(&bench).await;
        let request = crowd.ask(&bench).await;
        approve(&bench, crowd.department.0, request.id).await;
        approve(&bench, crowd.unit.0, request.id).await;
        let second = crowd.ask(&bench).await;
        decline(&bench, crowd.unit.0, second.id).await;
        let pair = |kind: &str, outcome: &str| (kind.to_owned(), outcome.to_owned());
        assert_eq!(last_kinds(&bench, 6).await, [
            pair("token_requested", "done"),
            pair("token_request_approved", "refused"),
            pair("token_issued", "done"),
            pair("token_request_approved", "done"),
            pair("token_requested", "done"),
            pair("token_request_declined", "done"),
        ]);
        let told = format!("{:?}", bench.store.audit_entries(0, 1_000).await.unwrap());
        let sent = mailed::all(&bench, MailKind::Token).await;
        let token = sent[0].token();
        for word in [NOTE, REASON, "office.example", token.as_str(), &token.grouped()] {
            assert!(!told.contains(word), "{word}");
        }
    }
}
