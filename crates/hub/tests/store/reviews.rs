//! The quarterly review of rights: whom it asks, and what becomes of what nobody answers for.

use crate::bench::{Bench, on_both};
use infodesk_domain::{
    GrantId, OfficerId, ProblemCode, RightsReviewId, Surroundings,
    approvals::ApprovalKind,
    grants::GrantState,
    reviews::{self, ConfirmReview, ReviewStage, RightsReview},
    rights::{Role, Unit},
    token_requests::Reason,
};
use infodesk_hub::store::{MailKind, Says};
use infodesk_test_support::SmallRegister;

const DAYS: i64 = 30;

/// Officers of a department, whose rights are older than the quarter.
struct Office {
    known: SmallRegister,
    central: (OfficerId, GrantId),
    ministry: OfficerId,
    unit: (OfficerId, GrantId),
    point: (OfficerId, GrantId),
}

impl Office {
    async fn new(bench: &Bench) -> Self {
        let known = bench.with_register().await;
        let enter = async |name: &str, role, unit| {
            let officer = bench.officer(name).await;
            let grant = bench.store.grant(officer, role, unit).await.unwrap();
            (officer, grant)
        };
        let (department, ministry) = (Unit::Agency(known.department), Unit::Agency(known.ministry));
        let central = enter("central", Role::CentralOfficer, department).await;
        let (ministry, _) = enter("ministry", Role::CentralOfficer, ministry).await;
        let unit = enter("unit", Role::AgencyOfficer, Unit::Agency(known.unit)).await;
        let at_unit = Unit::ServicePoint(known.at_unit);
        let point = enter("point", Role::ServicePointOfficer, at_unit).await;
        // From November into January, which begins a quarter.
        bench.surroundings.pass_days(45);
        Self {
            known,
            central,
            ministry,
            unit,
            point,
        }
    }
}

async fn keep(bench: &Bench) {
    bench.store.keep_reviews(DAYS).await.unwrap();
}

async fn only(bench: &Bench, officer: OfficerId) -> RightsReview {
    let mut all = bench.store.rights_reviews(officer).await.unwrap();
    assert_eq!(all.len(), 1, "{all:?}");
    all.remove(0)
}

fn rights(review: &RightsReview) -> Vec<GrantId> {
    review.grants.iter().map(|grant| grant.id).collect()
}

async fn confirm(
    bench: &Bench,
    officer: OfficerId,
    id: RightsReviewId,
    (keep, suspend): (&[GrantId], &[GrantId]),
) -> Option<Result<RightsReview, ProblemCode>> {
    let answer = ConfirmReview {
        keep: keep.to_vec(),
        suspend: suspend.to_vec(),
    };
    let confirmed = bench
        .store
        .confirm_rights_review(officer, id, &answer)
        .await;
    confirmed
        .unwrap()
        .map(|done| done.map_err(|problem| problem.code))
}

/// To whom a mail of the kind waits, in their order.
async fn mailed(bench: &Bench, kind: MailKind) -> Vec<String> {
    let mails = bench.store.unsent_mails(1_000).await.unwrap().into_iter();
    let of_kind = mails.filter(|mail| matches!(&mail.says, Says::Facts(k, _) if *k == kind));
    let mut to: Vec<String> = of_kind.map(|mail| mail.to).collect();
    to.sort_unstable();
    to
}

async fn kinds(bench: &Bench) -> Vec<String> {
    let entries = bench.store.audit_entries(0, 1_000).await.unwrap();
    entries.into_iter().map(|entry| entry.kind).collect()
}

async fn in_force(bench: &Bench, officer: OfficerId) -> bool {
    bench.store.rights_mark(officer).await.unwrap().is_some()
}

on_both! {
    async fn each_right_is_asked_of_the_nearest_who_look_after_it(bench) {
        let office = Office::new(&bench).await;
        keep(&bench).await;
        let review = only(&bench, office.central.0).await;
        assert_eq!(review.agency_name_th, "กรมทดลอง");
        assert_eq!(rights(&review), [office.point.1, office.unit.1], "by name");
        assert!(review.may_confirm && review.stage == ReviewStage::Waiting);
        assert_eq!(review.due_at, bench.surroundings.now().plus_days(DAYS));
        let above = only(&bench, office.ministry).await;
        assert_eq!(rights(&above), [office.central.1]);
        assert_eq!(bench.store.rights_review(office.unit.0, review.id).await.unwrap(), None);
        assert_eq!(bench.store.rights_review(office.ministry, review.id).await.unwrap(), None);
        let waiting = bench.store.approvals(office.central.0).await.unwrap();
        assert_eq!(waiting.len(), 1);
        assert_eq!((waiting[0].kind, &waiting[0].id), (ApprovalKind::RightsReview, &review.id.to_string()));
        assert_eq!(mailed(&bench, MailKind::ReviewOpened).await, ["central@office.example", "ministry@office.example"]);
    }

    async fn it_is_opened_once_a_quarter_by_however_many_hubs(bench) {
        let office = Office::new(&bench).await;
        let other = bench.open_again().await.unwrap();
        let stores = [bench.store.clone(), other];
        let keeping: Vec<_> = (0..8).map(|n| {
            let store = stores[n % 2].clone();
            tokio::spawn(async move { store.keep_reviews(DAYS).await.unwrap() })
        }).collect();
        for kept in keeping {
            kept.await.unwrap();
        }
        only(&bench, office.central.0).await;
        assert_eq!(kinds(&bench).await.iter().filter(|kind| *kind == "rights_review_opened").count(), 2);
        assert_eq!(mailed(&bench, MailKind::ReviewOpened).await.len(), 2);
        bench.surroundings.pass_days(93);
        keep(&bench).await;
        assert_eq!(bench.store.rights_reviews(office.central.0).await.unwrap().len(), 2);
    }

    async fn a_right_of_this_quarter_is_not_asked_for(bench) {
        let office = Office::new(&bench).await;
        let sister = Unit::Agency(office.known.sister);
        bench.officer_with("new", Role::AgencyOfficer, sister).await;
        keep(&bench).await;
        assert_eq!(only(&bench, office.central.0).await.grants.len(), 2);
    }

    async fn what_is_not_kept_is_suspended_and_nothing_else(bench) {
        let office = Office::new(&bench).await;
        keep(&bench).await;
        let (central, unit, point) = (office.central.0, office.unit, office.point);
        let review = only(&bench, central).await.id;
        let incomplete = confirm(&bench, central, review, (&[unit.1], &[])).await;
        assert_eq!(incomplete, Some(Err(ProblemCode::ReviewIncomplete)));
        assert_eq!(confirm(&bench, office.ministry, review, (&[unit.1, point.1], &[])).await, None);
        let stranger = office.central.1;
        let answer: (&[GrantId], &[GrantId]) = (&[unit.1], &[point.1, stranger]);
        let confirmed = confirm(&bench, central, review, answer).await.unwrap().unwrap();
        assert_eq!((confirmed.stage, confirmed.may_confirm), (ReviewStage::Confirmed, false));
        assert_eq!(confirmed.confirmed.unwrap().by, "central ทดลองงาน");
        assert!(in_force(&bench, unit.0).await && in_force(&bench, central).await);
        assert!(!in_force(&bench, point.0).await);
        let suspended = &bench.store.me(point.0).await.unwrap().unwrap().suspended[0];
        assert_eq!(suspended.reason, reviews::NOT_KEPT);
        assert_eq!(suspended.by.as_deref(), Some("central ทดลองงาน"));
        assert_eq!(mailed(&bench, MailKind::GrantSuspended).await, ["point@office.example"]);
        assert!(bench.store.approvals(central).await.unwrap().is_empty());
        let again = confirm(&bench, central, review, (&[unit.1], &[point.1])).await;
        assert_eq!(again, Some(Err(ProblemCode::ReviewMovedOn)));
    }

    async fn of_many_answers_at_once_one_counts(bench) {
        let office = Office::new(&bench).await;
        keep(&bench).await;
        let review = only(&bench, office.central.0).await.id;
        let department = Unit::Agency(office.known.department);
        let mut answering = Vec::new();
        for n in 0..20 {
            let officer = bench.officer_with(&format!("peer{n}"), Role::CentralOfficer, department).await;
            let (store, both) = (bench.store.clone(), vec![office.unit.1, office.point.1]);
            let (keep, suspend) = if n % 2 == 0 { (both, vec![]) } else { (vec![], both) };
            answering.push(tokio::spawn(async move {
                let answer = ConfirmReview { keep, suspend };
                store.confirm_rights_review(officer, review, &answer).await.unwrap().unwrap()
            }));
        }
        let mut done = 0;
        for answered in answering {
            match answered.await.unwrap() {
                Ok(_) => done += 1,
                Err(problem) => assert_eq!(problem.code, ProblemCode::ReviewMovedOn),
            }
        }
        assert_eq!(done, 1);
        assert_eq!(in_force(&bench, office.unit.0).await, in_force(&bench, office.point.0).await);
    }

    async fn what_nobody_answers_for_is_suspended_a_week_after_the_warning(bench) {
        let office = Office::new(&bench).await;
        keep(&bench).await;
        bench.surroundings.pass_days(22);
        keep(&bench).await;
        assert_eq!(only(&bench, office.central.0).await.stage, ReviewStage::Waiting);
        bench.surroundings.pass_days(1);
        keep(&bench).await;
        keep(&bench).await;
        assert_eq!(only(&bench, office.central.0).await.stage, ReviewStage::Warned);
        assert_eq!(mailed(&bench, MailKind::ReviewWarned).await, ["central@office.example", "ministry@office.example"]);
        // The department answers, the ministry does not.
        bench.surroundings.pass_days(6);
        keep(&bench).await;
        assert!(in_force(&bench, office.central.0).await);
        let review = only(&bench, office.central.0).await.id;
        confirm(&bench, office.central.0, review, (&[office.unit.1, office.point.1], &[])).await.unwrap().unwrap();
        bench.surroundings.pass_days(1);
        keep(&bench).await;
        keep(&bench).await;
        assert!(in_force(&bench, office.unit.0).await && in_force(&bench, office.ministry).await);
        assert!(!in_force(&bench, office.central.0).await);
        let lapsed = only_lapsed(&bench, office.ministry).await;
        let state = &lapsed.grants[0].state;
        assert!(matches!(state, GrantState::Suspended { reason, by: None, .. } if reason == reviews::LAPSED), "{state:?}");
        assert_eq!(mailed(&bench, MailKind::ReviewLapsed).await, ["ministry@office.example"]);
        assert_eq!(mailed(&bench, MailKind::GrantSuspended).await, ["central@office.example"]);
        let late = confirm(&bench, office.ministry, lapsed.id, (&[office.central.1], &[])).await;
        assert_eq!(late, Some(Err(ProblemCode::ReviewMovedOn)));
    }

    async fn a_hub_that_stood_still_warns_first(bench) {
        let office = Office::new(&bench).await;
        keep(&bench).await;
        bench.surroundings.pass_days(45);
        keep(&bench).await;
        let review = only(&bench, office.central.0).await;
        assert_eq!(review.stage, ReviewStage::Warned);
        assert_eq!(review.due_at, bench.surroundings.now().plus_days(reviews::WARNED_DAYS));
        assert!(in_force(&bench, office.unit.0).await);
    }

    async fn what_ended_or_was_suspended_meanwhile_needs_no_answer(bench) {
        let office = Office::new(&bench).await;
        keep(&bench).await;
        let review = only(&bench, office.central.0).await.id;
        bench.store.end_grant(office.unit.1).await.unwrap();
        let reason = Reason { reason: "ลาศึกษาต่อ".to_owned() };
        bench.store.suspend_grant(office.central.0, office.point.1, &reason).await.unwrap().unwrap().unwrap();
        assert_eq!(only(&bench, office.central.0).await.grants.len(), 0);
        let confirmed = confirm(&bench, office.central.0, review, (&[], &[])).await;
        assert_eq!(confirmed.unwrap().unwrap().stage, ReviewStage::Confirmed);
    }

    async fn where_nobody_is_left_those_above_are_asked(bench) {
        let office = Office::new(&bench).await;
        keep(&bench).await;
        let review = only(&bench, office.central.0).await.id;
        bench.store.end_grant(office.central.1).await.unwrap();
        assert_eq!(bench.store.rights_review(office.central.0, review).await.unwrap(), None);
        let both = [office.unit.1, office.point.1];
        let confirmed = confirm(&bench, office.ministry, review, (&both, &[])).await;
        assert_eq!(confirmed.unwrap().unwrap().stage, ReviewStage::Confirmed);
    }

    async fn the_audit_tells_its_steps(bench) {
        let office = Office::new(&bench).await;
        keep(&bench).await;
        let review = only(&bench, office.central.0).await.id;
        confirm(&bench, office.unit.0, review, (&[], &[])).await;
        confirm(&bench, office.central.0, review, (&[office.unit.1], &[office.point.1])).await;
        bench.surroundings.pass_days(23);
        keep(&bench).await;
        bench.surroundings.pass_days(7);
        keep(&bench).await;
        let told = kinds(&bench).await.into_iter();
        let told: Vec<String> = told.filter(|kind| kind.starts_with("rights_review") || kind == "grant_suspended").collect();
        assert_eq!(told, [
            "rights_review_opened",
            "rights_review_opened",
            "rights_review_confirmed",
            "rights_review_confirmed",
            "grant_suspended",
            "rights_review_warned",
            "rights_review_lapsed",
            "grant_suspended",
        ]);
    }
}

/// Beside it there may be those that fell to the officer because nobody is left below.
async fn only_lapsed(bench: &Bench, officer: OfficerId) -> RightsReview {
    let all = bench.store.rights_reviews(officer).await.unwrap();
    let lapsed = |review: &RightsReview| review.stage == ReviewStage::Lapsed;
    let mut lapsed: Vec<RightsReview> = all.into_iter().filter(lapsed).collect();
    assert_eq!(lapsed.len(), 1);
    lapsed.remove(0)
}
