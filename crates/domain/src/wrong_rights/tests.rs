#![allow(clippy::unwrap_used)]
use super::*;
use proptest::prelude::*;

fn wrong(n: u128) -> Wrong {
    Wrong::Grant(uuid::Uuid::from_u128(n).into())
}

fn about(note: &str) -> ReportWrongRights {
    ReportWrongRights {
        wrong: wrong(1),
        note: note.to_owned(),
    }
}

fn codes(note: &str, waiting: &[Wrong]) -> Vec<ProblemCode> {
    let refused = report(&about(note), waiting).err().unwrap_or_default();
    refused.iter().map(|problem| problem.code).collect()
}

fn settled() -> NoteState {
    NoteState::Settled {
        reply: "แก้แล้ว".to_owned(),
        by: "มานี สมมติ".to_owned(),
        at: Timestamp(5),
    }
}

fn withdrawn() -> NoteState {
    NoteState::Withdrawn { at: Timestamp(6) }
}

#[test]
fn a_note_has_its_length_and_no_white_space_around_it() {
    assert_eq!(
        report(&about(" \u{200B}ย้ายหน่วยงานแล้ว\n"), &[]).unwrap(),
        "ย้ายหน่วยงานแล้ว"
    );
    assert_eq!(codes("ก23456789", &[]), [ProblemCode::NoteTooShort]);
    assert_eq!(codes("      ก      ", &[]), [ProblemCode::NoteTooShort]);
    assert_eq!(codes("ก234567890", &[]), []);
    assert_eq!(codes(&"ก".repeat(1_000), &[]), []);
    assert_eq!(codes(&"ก".repeat(1_001), &[]), [ProblemCode::NoteTooLong]);
}

#[test]
fn one_note_waits_for_each_wrong_and_not_too_many_at_once() {
    let note = "ย้ายหน่วยงานแล้ว";
    assert_eq!(
        codes(note, &[wrong(2), wrong(1)]),
        [ProblemCode::WrongRightsReported]
    );
    let others = |n: u128| (2..2 + n).map(wrong).collect::<Vec<_>>();
    assert_eq!(codes(note, &others(4)), []);
    assert_eq!(codes(note, &others(5)), [ProblemCode::TooManyNotes]);
}

#[test]
fn an_answer_says_something() {
    let code = |reply: &str| settle(&NoteState::Waiting, reply).err().map(|p| p.code);
    assert_eq!(settle(&NoteState::Waiting, " แก้แล้ว ").unwrap(), "แก้แล้ว");
    assert_eq!(code(" \n"), Some(ProblemCode::ReplyMissing));
    assert_eq!(code(&"ก".repeat(1_001)), Some(ProblemCode::NoteTooLong));
}

#[test]
fn whoever_comes_second_learns_what_happened() {
    let problem = settle(&settled(), "ไม่มีคำตอบ").unwrap_err();
    assert_eq!(
        (problem.code, problem.field.as_str()),
        (ProblemCode::NoteSettled, "")
    );
    assert_eq!(
        (problem.args["by"].as_str(), problem.args["at"].as_str()),
        ("มานี สมมติ", "5")
    );
    assert_eq!(
        withdraw(&withdrawn()).unwrap_err().code,
        ProblemCode::NoteWithdrawn
    );
    assert_eq!(
        withdraw(&settled()).unwrap_err().code,
        ProblemCode::NoteSettled
    );
    assert_eq!(
        settle(&withdrawn(), "แก้แล้ว").unwrap_err().code,
        ProblemCode::NoteWithdrawn
    );
}

proptest! {
    /// Whatever is done in whatever order: a note that has been settled or withdrawn stays so.
    #[test]
    fn a_note_ends_once(acts in proptest::collection::vec(prop_oneof![Just(Act::Settle), Just(Act::Withdraw)], 0..8)) {
        let mut stage = Stage::Waiting;
        let mut changes = 0;
        for act in &acts {
            if let Some(to) = next(stage, *act) {
                prop_assert_eq!(stage, Stage::Waiting);
                prop_assert_ne!(to, Stage::Waiting);
                stage = to;
                changes += 1;
            }
        }
        prop_assert_eq!(changes, usize::from(!acts.is_empty()));
    }
}
