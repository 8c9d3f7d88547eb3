//! Notes that a right is wrong: for whom they wait, and how they end.

use crate::bench::{Bench, on_both};
use infodesk_domain::{
    GrantId, OfficerId, ProblemCode, Surroundings, WrongRightsId,
    approvals::ApprovalKind,
    rights::{Role, Unit},
    wrong_rights::{NoteState, ReportWrongRights, Wrong, WrongRightsNote},
};
use infodesk_test_support::SmallRegister;

const NOTE: &str = "ย้ายไปสังกัดสำนักงานอื่นแล้ว";

/// Somebody at every place that a note could wait for.
struct Crowd {
    known: SmallRegister,
    writer: OfficerId,
    right: GrantId,
    department: (OfficerId, GrantId),
    ministry: (OfficerId, GrantId),
    operator: OfficerId,
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
        let (department, ministry, other) = (
            Unit::Agency(known.department),
            Unit::Agency(known.ministry),
            Unit::Agency(known.other_department),
        );
        let at_unit = Unit::ServicePoint(known.at_unit);
        let (writer, right) = enter("writer", Role::ServicePointOfficer, at_unit).await;
        let department = enter("department", Role::CentralOfficer, department).await;
        let ministry = enter("ministry", Role::CentralOfficer, ministry).await;
        let (other, _) = enter("other", Role::CentralOfficer, other).await;
        let (agency, _) = enter("agency", Role::AgencyOfficer, Unit::Agency(known.unit)).await;
        let (operator, _) = enter("operator", Role::Operator, Unit::Agency(known.ministry)).await;
        let nobody = bench.officer("nobody").await;
        let everybody = vec![
            ("writer", writer),
            ("department", department.0),
            ("ministry", ministry.0),
            ("other", other),
            ("agency", agency),
            ("operator", operator),
            ("nobody", nobody),
        ];
        Self {
            known,
            writer,
            right,
            department,
            ministry,
            operator,
            everybody,
        }
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
    async fn readers(&self, bench: &Bench, id: WrongRightsId) -> Vec<&'static str> {
        let mut readers = Vec::new();
        for (name, officer) in &self.everybody {
            if bench
                .store
                .wrong_rights_note(*officer, id)
                .await
                .unwrap()
                .is_some()
            {
                readers.push(*name);
            }
        }
        readers
    }

    async fn report(&self, bench: &Bench) -> WrongRightsNote {
        report(bench, self.writer, Wrong::Grant(self.right))
            .await
            .unwrap()
    }
}

async fn report(
    bench: &Bench,
    officer: OfficerId,
    wrong: Wrong,
) -> Result<WrongRightsNote, Vec<ProblemCode>> {
    let report = ReportWrongRights {
        wrong,
        note: NOTE.to_owned(),
    };
    let written = bench
        .store
        .report_wrong_rights(officer, &report)
        .await
        .unwrap();
    written.map_err(|problems| problems.iter().map(|problem| problem.code).collect())
}

async fn last_kinds(bench: &Bench, count: usize) -> Vec<(String, String)> {
    let entries = bench.store.audit_entries(0, 1_000).await.unwrap();
    let last = entries.into_iter().rev().take(count).rev();
    last.map(|entry| (entry.kind, entry.outcome)).collect()
}

on_both! {
    async fn it_waits_for_the_department_then_for_those_above(bench) {
        let crowd = Crowd::new(&bench).await;
        assert_eq!(crowd.asked(&bench).await, [""; 0]);
        let note = crowd.report(&bench).await;
        assert_eq!(crowd.asked(&bench).await, ["department"]);
        assert_eq!(crowd.readers(&bench, note.id).await, ["writer", "department"]);
        bench.store.end_grant(crowd.department.1).await.unwrap();
        assert_eq!(crowd.asked(&bench).await, ["ministry"]);
        bench.store.end_grant(crowd.ministry.1).await.unwrap();
        assert_eq!(crowd.asked(&bench).await, ["operator"]);
    }

    async fn a_row_of_the_list_says_who_what_and_since_when(bench) {
        let crowd = Crowd::new(&bench).await;
        let since = bench.surroundings.now();
        let note = crowd.report(&bench).await;
        bench.surroundings.pass_days(1);
        let nobody = bench.officer("nobody").await;
        report(&bench, nobody, Wrong::Missing(crowd.known.unit)).await.unwrap();
        let [first, second] = &bench.store.approvals(crowd.department.0).await.unwrap()[..] else {
            panic!("two wait")
        };
        assert_eq!((first.kind, first.since), (ApprovalKind::WrongRights, since));
        assert_eq!(first.id, note.id.to_string());
        assert_eq!(first.from, "writer ทดลองงาน");
        assert_eq!(first.unit_name_th, "จุดบริการสำนักงานทดลอง");
        assert_eq!(first.role, Some(Role::ServicePointOfficer));
        assert_eq!((second.unit_name_th.as_str(), second.role), ("สำนักงานทดลอง", None));
        assert_eq!(second.since, since.plus_days(1));
    }

    async fn a_central_officers_own_right_is_for_those_above(bench) {
        let crowd = Crowd::new(&bench).await;
        let (officer, right) = crowd.department;
        report(&bench, officer, Wrong::Grant(right)).await.unwrap();
        assert_eq!(crowd.asked(&bench).await, ["ministry"]);
        let (officer, right) = crowd.ministry;
        report(&bench, officer, Wrong::Grant(right)).await.unwrap();
        assert_eq!(crowd.asked(&bench).await, ["ministry", "operator"]);
    }

    async fn nobody_settles_their_own(bench) {
        let crowd = Crowd::new(&bench).await;
        let (officer, _) = crowd.department;
        let point = Unit::ServicePoint(crowd.known.at_child);
        let right = bench.store.grant(officer, Role::ServicePointOfficer, point).await.unwrap();
        let note = report(&bench, officer, Wrong::Grant(right)).await.unwrap();
        assert!(note.may_withdraw && !note.may_settle);
        assert_eq!(crowd.asked(&bench).await, ["ministry"]);
        let settled = bench.store.settle_wrong_rights(officer, note.id, "แก้แล้ว").await.unwrap();
        assert!(settled.is_none());
    }

    async fn it_is_settled_once_and_the_second_learns_by_whom(bench) {
        let crowd = Crowd::new(&bench).await;
        let (decider, _) = crowd.department;
        let department = Unit::Agency(crowd.known.department);
        let second = bench.officer_with("second", Role::CentralOfficer, department).await;
        let note = crowd.report(&bench).await;
        let at = bench.surroundings.now();
        let settled = bench.store.settle_wrong_rights(decider, note.id, " แก้แล้ว ").await.unwrap();
        let expected = NoteState::Settled {
            reply: "แก้แล้ว".to_owned(),
            by: "department ทดลองงาน".to_owned(),
            at,
        };
        assert_eq!(settled.unwrap().unwrap().state, expected);
        assert_eq!(crowd.asked(&bench).await, [""; 0]);
        let own = bench.store.wrong_rights(crowd.writer).await.unwrap();
        assert_eq!((&own[0].state, own[0].may_withdraw), (&expected, false));
        let again = bench.store.settle_wrong_rights(second, note.id, "ไม่แก้").await.unwrap();
        let problem = again.unwrap().unwrap_err();
        assert_eq!(problem.code, ProblemCode::NoteSettled);
        assert_eq!(problem.args["by"], "department ทดลองงาน");
        assert_eq!(bench.store.wrong_rights(crowd.writer).await.unwrap()[0].state, expected);
    }

    async fn of_many_who_decide_at_once_one_does(bench) {
        let crowd = Crowd::new(&bench).await;
        let department = Unit::Agency(crowd.known.department);
        let note = crowd.report(&bench).await;
        let mut deciding = Vec::new();
        for n in 0..20 {
            let decider = bench.officer_with(&format!("decider{n}"), Role::CentralOfficer, department).await;
            let store = bench.store.clone();
            deciding.push(tokio::spawn(async move {
                store.settle_wrong_rights(decider, note.id, &format!("คำตอบ {n}")).await.unwrap().unwrap()
            }));
        }
        let mut done = Vec::new();
        for decided in deciding {
            match decided.await.unwrap() {
                Ok(note) => done.push(note.state),
                Err(problem) => assert_eq!(problem.code, ProblemCode::NoteSettled),
            }
        }
        assert_eq!(done.len(), 1);
        assert_eq!(bench.store.wrong_rights(crowd.writer).await.unwrap()[0].state, done[0]);
    }

    async fn only_its_writer_takes_it_back(bench) {
        let crowd = Crowd::new(&bench).await;
        let note = crowd.report(&bench).await;
        for (name, officer) in &crowd.everybody {
            if *name != "writer" {
                let withdrawn = bench.store.withdraw_wrong_rights(*officer, note.id).await.unwrap();
                assert!(withdrawn.is_none(), "{name}");
            }
        }
        let withdrawn = bench.store.withdraw_wrong_rights(crowd.writer, note.id).await.unwrap();
        let at = bench.surroundings.now();
        assert_eq!(withdrawn.unwrap().unwrap().state, NoteState::Withdrawn { at });
        assert_eq!(crowd.asked(&bench).await, [""; 0]);
        let settled = bench.store.settle_wrong_rights(crowd.department.0, note.id, "แก้แล้ว").await.unwrap();
        assert_eq!(settled.unwrap().unwrap_err().code, ProblemCode::NoteWithdrawn);
    }

    async fn a_note_is_about_what_is_there_and_not_written_twice(bench) {
        let crowd = Crowd::new(&bench).await;
        let theirs = Wrong::Grant(crowd.department.1);
        assert_eq!(report(&bench, crowd.writer, theirs).await, Err(vec![ProblemCode::GrantUnknown]));
        let nowhere = Wrong::Missing("01900000-0000-7000-8000-000000000000".parse().unwrap());
        assert_eq!(report(&bench, crowd.writer, nowhere).await, Err(vec![ProblemCode::AgencyUnknown]));
        let note = crowd.report(&bench).await;
        let again = report(&bench, crowd.writer, Wrong::Grant(crowd.right)).await;
        assert_eq!(again, Err(vec![ProblemCode::WrongRightsReported]));
        bench.store.withdraw_wrong_rights(crowd.writer, note.id).await.unwrap().unwrap().unwrap();
        bench.surroundings.pass_minutes(1);
        let newest = crowd.report(&bench).await;
        let own = bench.store.wrong_rights(crowd.writer).await.unwrap();
        assert_eq!(own.iter().map(|n| n.id).collect::<Vec<_>>(), [newest.id, note.id]);
    }

    async fn the_audit_has_the_note_and_its_end_without_their_words(bench) {
        let crowd = Crowd::new(&bench).await;
        let note = crowd.report(&bench).await;
        bench.store.settle_wrong_rights(crowd.operator, note.id, "แก้แล้ว").await.unwrap();
        bench.store.settle_wrong_rights(crowd.department.0, note.id, "แก้แล้ว").await.unwrap();
        let pair = |kind: &str, outcome: &str| (kind.to_owned(), outcome.to_owned());
        assert_eq!(last_kinds(&bench, 3).await, [
            pair("wrong_rights_reported", "done"),
            pair("wrong_rights_settled", "refused"),
            pair("wrong_rights_settled", "done"),
        ]);
        let entries = bench.store.audit_entries(0, 1_000).await.unwrap();
        assert!(entries.iter().all(|e| !e.details.contains(NOTE) && !e.details.contains("แก้แล้ว")));
    }
}
