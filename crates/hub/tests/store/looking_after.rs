//! What those above do with the rights of officers below.

use crate::{
    bench::{Bench, on_both},
    tokens::{hash, issue},
};
use infodesk_domain::{
    GrantId, OfficerId, ProblemCode, Surroundings,
    approvals::ApprovalKind,
    grants::{ChangeGrant, GrantState, HandOver, HeldGrant, Successor},
    rights::{Role, Unit},
    token_requests::Reason,
    wrong_rights::{ReportWrongRights, Wrong},
};
use infodesk_hub::store::{Issuing, LookedAfter, MailKind, Says, Store};
use infodesk_test_support::SmallRegister;

fn issuing() -> Issuing {
    Issuing { days: 30 }
}

fn because(reason: &str) -> Reason {
    Reason {
        reason: reason.to_owned(),
    }
}

/// A central officer of the department, and an officer of a unit of it.
struct Office {
    known: SmallRegister,
    central: OfficerId,
    below: OfficerId,
    right: GrantId,
}

impl Office {
    async fn new(bench: &Bench) -> Self {
        let known = bench.with_register().await;
        let department = Unit::Agency(known.department);
        let central = bench
            .officer_with("central", Role::CentralOfficer, department)
            .await;
        let below = bench.officer("below").await;
        let unit = Unit::Agency(known.unit);
        let right = bench
            .store
            .grant(below, Role::AgencyOfficer, unit)
            .await
            .unwrap();
        Self {
            known,
            central,
            below,
            right,
        }
    }

    async fn suspend(&self, store: &Store) -> LookedAfter {
        let reason = because("ลาศึกษาต่อ");
        store
            .suspend_grant(self.central, self.right, &reason)
            .await
            .unwrap()
    }

    async fn hand_over(&self, bench: &Bench, to: Successor) -> LookedAfter {
        let wish = HandOver {
            to,
            reason: "เกษียณอายุ".to_owned(),
        };
        let handed = bench
            .store
            .hand_over_grant(self.central, self.right, &wish, issuing());
        handed.await.unwrap()
    }

    async fn change(&self, bench: &Bench, role: Role, unit: Unit) -> LookedAfter {
        let wish = ChangeGrant {
            role,
            unit,
            reason: "ย้ายสังกัด".to_owned(),
        };
        bench
            .store
            .change_grant(self.central, self.right, &wish)
            .await
            .unwrap()
    }

    async fn sees_a_point(&self, bench: &Bench, officer: OfficerId) -> bool {
        let point = bench
            .store
            .service_point(officer, self.known.at_unit)
            .await
            .unwrap();
        point.is_some()
    }
}

fn codes(acted: LookedAfter) -> Option<Vec<ProblemCode>> {
    let problems = acted?.err()?;
    Some(problems.iter().map(|problem| problem.code).collect())
}

fn done(acted: LookedAfter) -> HeldGrant {
    acted.unwrap().unwrap()
}

/// Those to whom a mail of the kind waits.
async fn mailed(bench: &Bench, kind: MailKind) -> Vec<String> {
    let mails = bench.store.unsent_mails(1_000).await.unwrap().into_iter();
    let of_kind = mails.filter(|mail| matches!(&mail.says, Says::Facts(k, _) if *k == kind));
    of_kind.map(|mail| mail.to).collect()
}

async fn last_kinds(bench: &Bench, count: usize) -> Vec<String> {
    let entries = bench.store.audit_entries(0, 1_000).await.unwrap();
    let last = entries.into_iter().rev().take(count).rev();
    last.map(|entry| format!("{} {}", entry.kind, entry.outcome))
        .collect()
}

on_both! {
    async fn a_suspended_right_allows_nothing_until_it_is_resumed(bench) {
        let office = Office::new(&bench).await;
        let mark = bench.store.rights_mark(office.below).await.unwrap();
        let suspended = done(office.suspend(&bench.store).await);
        let at = bench.surroundings.now();
        assert_eq!(suspended.state, GrantState::Suspended {
            reason: "ลาศึกษาต่อ".to_owned(),
            by: Some("central ทดลองงาน".to_owned()),
            at,
        });
        assert!(suspended.may.resume && suspended.may.end && !suspended.may.suspend && !suspended.may.change);
        assert!(!office.sees_a_point(&bench, office.below).await);
        assert_eq!(bench.store.streams(office.below).await.unwrap(), None);
        assert_eq!(bench.store.rights_mark(office.below).await.unwrap(), None);
        let me = bench.store.me(office.below).await.unwrap().unwrap();
        assert_eq!((me.grants.len(), me.suspended.len()), (0, 1));
        assert_eq!((me.suspended[0].grant.id, me.suspended[0].at), (office.right, at));
        assert_eq!(me.suspended[0].grant.central_officers[0].id, office.central);
        assert_eq!(mailed(&bench, MailKind::GrantSuspended).await, ["below@office.example"]);

        let resumed = bench.store.resume_grant(office.central, office.right).await.unwrap();
        assert_eq!(done(resumed).state, GrantState::InForce);
        assert!(office.sees_a_point(&bench, office.below).await);
        assert_eq!(bench.store.rights_mark(office.below).await.unwrap(), mark);
        assert_eq!(last_kinds(&bench, 2).await, ["grant_suspended done", "grant_resumed done"]);
    }

    async fn a_suspended_central_officer_decides_nothing(bench) {
        let office = Office::new(&bench).await;
        let ministry = Unit::Agency(office.known.ministry);
        let above = bench.officer_with("above", Role::CentralOfficer, ministry).await;
        let own = bench.store.me(office.central).await.unwrap().unwrap().grants[0].id;
        done(bench.store.suspend_grant(above, own, &because("ลา")).await.unwrap());
        assert!(office.suspend(&bench.store).await.is_none());
        assert_eq!(bench.store.officers_below(office.central).await.unwrap(), None);
        assert_eq!(last_kinds(&bench, 1).await, ["grant_suspended refused"]);
    }

    async fn a_token_left_over_lifts_no_suspension(bench) {
        let office = Office::new(&bench).await;
        issue(&bench, "left over", Role::AgencyOfficer, Unit::Agency(office.known.unit)).await;
        office.suspend(&bench.store).await;
        let redeemed = bench.store.redeem_token(office.below, &hash("left over")).await.unwrap();
        assert_eq!(redeemed.unwrap_err().code, ProblemCode::GrantSuspended);
        assert!(!office.sees_a_point(&bench, office.below).await);
        let unit = Unit::Agency(office.known.unit);
        let given = bench.store.grant(office.below, Role::AgencyOfficer, unit).await.unwrap();
        assert_eq!(given, office.right, "nor is it given twice");
    }

    async fn whoever_comes_second_learns_how_it_stands(bench) {
        let office = Office::new(&bench).await;
        let ended = bench.store.end_grant_below(office.central, office.right, &because("โอนย้าย")).await.unwrap();
        assert!(matches!(done(ended).state, GrantState::Ended { .. }));
        assert_eq!(codes(office.suspend(&bench.store).await), Some(vec![ProblemCode::GrantMovedOn]));
        let again = bench.store.resume_grant(office.central, office.right).await.unwrap();
        assert_eq!(again.unwrap().unwrap_err()[0].args["state"], "ended");
        assert_eq!(mailed(&bench, MailKind::GrantEnded).await, ["below@office.example"]);
    }

    async fn of_a_hundred_at_once_one_counts(bench) {
        let office = Office::new(&bench).await;
        let mut acting = Vec::new();
        for n in 0..100 {
            let (store, central, right) = (bench.store.clone(), office.central, office.right);
            acting.push(tokio::spawn(async move {
                let reason = because(&format!("เหตุผลที่ {n}"));
                // Whichever is first: what is suspended can still end, what has ended nothing follows.
                if n % 2 == 0 {
                    (false, store.suspend_grant(central, right, &reason).await.unwrap())
                } else {
                    (true, store.end_grant_below(central, right, &reason).await.unwrap())
                }
            }));
        }
        let (mut ends, mut suspensions) = (0, 0);
        for acted in acting {
            match acted.await.unwrap() {
                (true, Some(Ok(_))) => ends += 1,
                (false, Some(Ok(_))) => suspensions += 1,
                (_, refused) => assert_eq!(codes(refused), Some(vec![ProblemCode::GrantMovedOn])),
            }
        }
        assert_eq!(ends, 1);
        assert!(suspensions <= 1, "{suspensions}");
        let told = bench.store.audit_entries(0, 1_000).await.unwrap().into_iter();
        let told = told.filter(|entry| entry.outcome == "done");
        let told: Vec<String> = told.map(|entry| entry.kind).collect();
        let count = |kind: &str| told.iter().filter(|told| *told == kind).count();
        assert_eq!((count("grant_ended"), count("grant_suspended")), (1, suspensions));
    }

    async fn another_right_takes_the_place_of_one(bench) {
        let office = Office::new(&bench).await;
        let sister = Unit::Agency(office.known.sister);
        let changed = done(office.change(&bench, Role::AgencyOfficer, sister).await);
        assert_ne!(changed.id, office.right);
        assert_eq!((changed.unit, changed.officer.id), (sister, office.below));
        assert!(!office.sees_a_point(&bench, office.below).await);
        let me = bench.store.me(office.below).await.unwrap().unwrap();
        assert_eq!(me.grants.iter().map(|grant| grant.id).collect::<Vec<_>>(), [changed.id]);
        assert_eq!(mailed(&bench, MailKind::GrantChanged).await, ["below@office.example"]);
        let elsewhere = Unit::Agency(office.known.other_department);
        let beyond = ChangeGrant { role: Role::AgencyOfficer, unit: elsewhere, reason: "ย้าย".to_owned() };
        let beyond = bench.store.change_grant(office.central, changed.id, &beyond).await.unwrap();
        assert_eq!(codes(beyond), Some(vec![ProblemCode::GrantNotWithinRights]));
    }

    async fn a_change_into_what_is_held_already_is_refused(bench) {
        let office = Office::new(&bench).await;
        let sister = Unit::Agency(office.known.sister);
        let other = bench.store.grant(office.below, Role::AgencyOfficer, sister).await.unwrap();
        let refused = office.change(&bench, Role::AgencyOfficer, sister).await;
        assert_eq!(codes(refused), Some(vec![ProblemCode::RightHeld]));
        done(bench.store.suspend_grant(office.central, other, &because("ลา")).await.unwrap());
        let refused = office.change(&bench, Role::AgencyOfficer, sister).await;
        assert_eq!(codes(refused), Some(vec![ProblemCode::GrantSuspended]));
        assert!(office.sees_a_point(&bench, office.below).await, "nothing has changed");
    }

    async fn a_successor_has_the_right_the_points_and_the_approvals(bench) {
        let office = Office::new(&bench).await;
        let ministry = Unit::Agency(office.known.ministry);
        let above = bench.officer_with("above", Role::CentralOfficer, ministry).await;
        let heir = bench.officer("heir").await;
        let report = ReportWrongRights {
            wrong: Wrong::Grant(office.right),
            note: "ย้ายไปสังกัดสำนักงานอื่นแล้ว".to_owned(),
        };
        bench.store.report_wrong_rights(office.below, &report).await.unwrap().unwrap();
        let own = bench.store.me(office.central).await.unwrap().unwrap().grants[0].id;
        let wish = HandOver {
            to: Successor::Officer { id: heir },
            reason: "เกษียณอายุ".to_owned(),
        };
        done(bench.store.hand_over_grant(above, own, &wish, issuing()).await.unwrap());
        let waiting = bench.store.approvals(heir).await.unwrap();
        assert_eq!(waiting.iter().map(|a| a.kind).collect::<Vec<_>>(), [ApprovalKind::WrongRights]);
        assert!(bench.store.approvals(office.central).await.unwrap().is_empty());
        assert!(office.sees_a_point(&bench, heir).await);
        assert!(!office.sees_a_point(&bench, office.central).await);
        assert_eq!(mailed(&bench, MailKind::GrantHandedOver).await, ["heir@office.example"]);
        assert_eq!(mailed(&bench, MailKind::GrantEnded).await, ["central@office.example"]);
    }

    async fn an_address_gets_a_token(bench) {
        let office = Office::new(&bench).await;
        let to = Successor::Email { email: "Heir@Office.example".to_owned() };
        done(office.hand_over(&bench, to).await);
        assert!(!office.sees_a_point(&bench, office.below).await);
        assert_eq!(mailed(&bench, MailKind::Token).await, ["heir@office.example"]);
        let tokens = bench.store.tokens(office.central).await.unwrap().unwrap();
        assert_eq!((tokens.len(), tokens[0].unit), (1, Unit::Agency(office.known.unit)));
    }

    async fn nobody_hands_a_right_to_themselves_or_to_nobody(bench) {
        let office = Office::new(&bench).await;
        let to = |id| Successor::Officer { id };
        let refused = codes(office.hand_over(&bench, to(office.central)).await);
        assert_eq!(refused, Some(vec![ProblemCode::OwnGrant]));
        let refused = codes(office.hand_over(&bench, to(office.below)).await);
        assert_eq!(refused, Some(vec![ProblemCode::SuccessorIsPredecessor]));
        let nobody = "01900000-0000-7000-8000-000000000000".parse().unwrap();
        let refused = codes(office.hand_over(&bench, to(nobody)).await);
        assert_eq!(refused, Some(vec![ProblemCode::SuccessorMissing]));
        assert!(office.sees_a_point(&bench, office.below).await);
    }

    async fn the_list_has_those_below_and_when_they_were_seen(bench) {
        let office = Office::new(&bench).await;
        let other = Unit::Agency(office.known.other_department);
        bench.officer_with("elsewhere", Role::AgencyOfficer, other).await;
        let may = |grants: Vec<HeldGrant>| -> Vec<GrantId> {
            grants.into_iter().filter(|grant| grant.may.end).map(|grant| grant.id).collect()
        };
        let listed = bench.store.officers_below(office.central).await.unwrap().unwrap();
        assert!(listed.iter().all(|grant| grant.last_seen == bench.surroundings.now() && grant.agency_name_th.starts_with("กรมทดลอง")));
        assert_eq!(may(listed), [office.right]);
        assert_eq!(bench.store.officers_below(office.below).await.unwrap(), None);
    }

    async fn units_without_an_officer_are_those_nobody_looks_after(bench) {
        let office = Office::new(&bench).await;
        let names = async || {
            let units = bench.store.units_without_officer(office.central).await.unwrap().unwrap();
            units.into_iter().map(|unit| (unit.name_th, unit.points)).collect::<Vec<_>>()
        };
        let sister = ("สำนักงานข้างเคียง".to_owned(), 1);
        assert_eq!(names().await, std::slice::from_ref(&sister));
        office.suspend(&bench.store).await;
        let mut all = names().await;
        all.sort();
        let mut expected = vec![sister, ("สำนักงานทดลอง".to_owned(), 1), ("สาขาทดลอง".to_owned(), 1)];
        expected.sort();
        assert_eq!(all, expected, "with the unit its child");
        assert_eq!(bench.store.units_without_officer(office.below).await.unwrap(), None);
    }
}
