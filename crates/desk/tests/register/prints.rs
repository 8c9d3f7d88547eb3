//! What was printed: shown at once, told to the hub, and seen on the other desks.

use crate::{
    memory_hub::Line,
    people::{Pc, everything, manual_id, phones, point_id, small_hub},
};
use infodesk_desk::{
    prints::Print,
    register::RegisterError,
    service_points::{ServicePointQuery, ServicePointView},
};
use infodesk_domain::{
    ProblemCode,
    prints::{Destination, Paper, PosterState, PrintResult},
};

impl Pc {
    /// Prints the poster as it is now.
    async fn print(&self, print: Print) -> ServicePointView {
        self.surroundings.later(1000);
        let poster = self.register.poster(point_id()).await.unwrap();
        let told = self.register.record_print(point_id(), &poster, print);
        told.await.unwrap()
    }

    async fn print_by_dialog(&self) -> ServicePointView {
        self.print(Print::by_system_dialog()).await
    }

    async fn state(&self) -> PosterState {
        let state = self.view().await.poster_state;
        assert_eq!(self.rows().await[0].poster, state, "the list says the same");
        state
    }
}

fn two_copies(result: PrintResult) -> Print {
    Print {
        copies: Some(2),
        destination: Destination::Printer {
            name: " ห้องธุรการ\n".to_owned(),
        },
        result,
    }
}

#[tokio::test]
async fn a_print_is_shown_at_once_and_told_when_the_line_is_back() {
    let hub = small_hub();
    let (mani, piti) = (
        Pc::ready(&hub, 0x10, "มานี").await,
        Pc::ready(&hub, 0x20, "ปิติ").await,
    );
    assert_eq!(mani.state().await, PosterState::NotPrinted);
    assert!(mani.sync_with(Line::BreaksBefore(0)).await.is_err());
    let view = mani.print(two_copies(PrintResult::Printed)).await;
    let last = view.point.last_print.unwrap();
    assert_eq!((last.by.as_str(), last.copies), ("มานี", Some(2)));
    assert!(view.unsent);
    assert_eq!(mani.state().await, PosterState::Printed);
    assert_eq!(hub.point(point_id()).last_print, None);

    mani.sync().await;
    assert_eq!(
        (mani.unsent().await, mani.state().await),
        (0, PosterState::Printed)
    );
    let record = hub.state().prints[0].clone();
    assert_eq!(record.sheet.paper, Paper::A4);
    assert_eq!((record.printed_at, record.copies), (last.at, Some(2)));
    let name = "ห้องธุรการ".to_owned();
    assert_eq!(record.destination, Destination::Printer { name });
    piti.sync().await;
    assert_eq!(piti.view().await.point.last_print, Some(last));
    assert_eq!(piti.state().await, PosterState::Printed);
}

#[tokio::test]
async fn a_lost_answer_logs_nothing_twice() {
    let hub = small_hub();
    let mani = Pc::ready(&hub, 0x10, "มานี").await;
    mani.print_by_dialog().await;
    assert!(mani.sync_with(Line::LosesAnswer(0)).await.is_err());
    mani.sync().await;
    assert_eq!((mani.unsent().await, hub.state().prints.len()), (0, 1));
}

#[tokio::test]
async fn what_is_written_after_the_print_asks_for_a_new_one_before_it_is_sent() {
    let hub = small_hub();
    let mani = Pc::ready(&hub, 0x10, "มานี").await;
    mani.print_by_dialog().await;
    mani.save(phones("02-282-4196")).await;
    assert_eq!(mani.state().await, PosterState::MustReprint);
    mani.sync().await;
    assert_eq!(mani.state().await, PosterState::MustReprint);
    mani.print_by_dialog().await;
    assert_eq!(mani.state().await, PosterState::Printed);
    mani.register
        .pin(point_id(), manual_id(0x201), None)
        .await
        .unwrap();
    assert_eq!(mani.state().await, PosterState::MustReprint);
    mani.sync().await;
    assert_eq!(mani.state().await, PosterState::MustReprint);
}

#[tokio::test]
async fn a_sheet_with_edits_not_yet_sent_holds_when_they_are() {
    let hub = small_hub();
    let (mani, piti) = (
        Pc::ready(&hub, 0x10, "มานี").await,
        Pc::ready(&hub, 0x20, "ปิติ").await,
    );
    mani.save(phones("02-282-4196")).await;
    mani.register
        .pin(point_id(), manual_id(0x201), None)
        .await
        .unwrap();
    mani.print_by_dialog().await;
    mani.sync().await;
    piti.sync().await;
    assert_eq!(mani.state().await, PosterState::Printed);
    assert_eq!(piti.state().await, PosterState::Printed);
}

#[tokio::test]
async fn a_sheet_that_lacks_what_somebody_else_wrote_meanwhile_does_not_hold() {
    let hub = small_hub();
    let (mani, piti) = (
        Pc::ready(&hub, 0x10, "มานี").await,
        Pc::ready(&hub, 0x20, "ปิติ").await,
    );
    piti.save(phones("1111")).await;
    piti.sync().await;
    mani.register
        .pin(point_id(), manual_id(0x201), None)
        .await
        .unwrap();
    mani.print_by_dialog().await;
    assert_eq!(mani.state().await, PosterState::Printed);
    mani.sync().await;
    assert_eq!(mani.state().await, PosterState::MustReprint);
}

#[tokio::test]
async fn the_number_of_the_poster_goes_up_with_what_it_shows() {
    let hub = small_hub();
    let mani = Pc::ready(&hub, 0x10, "มานี").await;
    let number = async || mani.view().await.poster_version;
    assert_eq!(number().await, 0);
    mani.save(phones("1111")).await;
    mani.sync().await;
    let with_phones = number().await;
    assert!(with_phones > 0);
    mani.print_by_dialog().await;
    mani.confirm().await;
    mani.sync().await;
    assert_eq!(number().await, with_phones);
    assert_eq!(hub.state().prints[0].sheet.version, with_phones);
    mani.register
        .pin(point_id(), manual_id(0x201), None)
        .await
        .unwrap();
    mani.sync().await;
    assert!(number().await > with_phones);
}

#[tokio::test]
async fn what_failed_is_told_and_changes_no_state() {
    let hub = small_hub();
    let mani = Pc::ready(&hub, 0x10, "มานี").await;
    let fault = "no_paper".to_owned();
    mani.print(two_copies(PrintResult::Failed { fault })).await;
    mani.sync().await;
    assert_eq!(mani.state().await, PosterState::NotPrinted);
    assert_eq!(hub.state().prints.len(), 1);
}

#[tokio::test]
async fn what_cannot_be_true_is_refused_at_once() {
    let hub = small_hub();
    let mani = Pc::ready(&hub, 0x10, "มานี").await;
    let poster = mani.register.poster(point_id()).await.unwrap();
    let none = Print {
        copies: Some(0),
        ..Print::by_system_dialog()
    };
    match mani.register.record_print(point_id(), &poster, none).await {
        Err(RegisterError::Refused(problems)) => {
            assert_eq!(problems[0].code, ProblemCode::CopiesOutOfRange);
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(mani.unsent().await, 0);
}

#[tokio::test]
async fn the_list_is_narrowed_by_the_state_of_the_poster() {
    let hub = small_hub();
    let mani = Pc::ready(&hub, 0x10, "มานี").await;
    let found = async |state| {
        let query = ServicePointQuery {
            poster: Some(state),
            ..everything()
        };
        mani.register.list(query).await.unwrap().rows.len()
    };
    assert_eq!(found(PosterState::NotPrinted).await, 1);
    mani.print_by_dialog().await;
    assert_eq!(found(PosterState::NotPrinted).await, 0);
    assert_eq!(found(PosterState::Printed).await, 1);
    assert_eq!(found(PosterState::MustReprint).await, 0);
}

#[tokio::test]
async fn after_a_new_start_the_state_is_what_it_was() {
    let hub = small_hub();
    let mut mani = Pc::ready(&hub, 0x10, "มานี").await;
    mani.print_by_dialog().await;
    mani.start_again();
    assert_eq!(mani.state().await, PosterState::Printed);
}
