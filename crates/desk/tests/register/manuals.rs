//! Full texts of manuals: kept, brought up to date, printed.

use crate::people::{Pc, manual, manual_id, small_hub};
use infodesk_desk::register::RegisterError;
use infodesk_domain::manuals::{
    Amount, Duration, Fee, Manual, ManualBody, Procedure, Stated, Step, TimeUnit,
};
use infodesk_domain::{ManualId, Timestamp};

const BIRTH: u128 = 0x201;

fn step(what: &str, duration: Option<Duration>) -> Step {
    Step {
        what: what.to_owned(),
        duration,
        unit: "งานทะเบียน".to_owned(),
    }
}

fn with_text() -> Manual {
    let minutes = Some(Duration {
        amount: 10,
        unit: TimeUnit::Minute,
    });
    let body = ManualBody {
        notice: Some("ข้อมูลทดลอง".to_owned()),
        criteria: vec!["ต้องแจ้งภายใน 15 วัน".to_owned()],
        channels: Vec::new(),
        procedures: vec![Procedure {
            case: None,
            steps: vec![step("ยื่นคำขอ", minutes), step("รอผล", None)],
        }],
        documents: Stated::None,
        fees: Stated::These(vec![Fee {
            what: "คัดสำเนา".to_owned(),
            amount: Amount::PerUnit {
                satang: 2_000,
                unit: "ฉบับ".to_owned(),
            },
            condition: None,
        }]),
        complaints: Vec::new(),
        forms: Stated::None,
        laws: Vec::new(),
        legal_time: None,
        published_at: Some(Timestamp(1_767_200_400_000)),
    };
    Manual {
        body: Some(Box::new(body)),
        ..manual(BIRTH, "การแจ้งเกิด")
    }
}

async fn printable(pc: &Pc, id: ManualId) -> bool {
    pc.register.manual(id).await.unwrap().printable
}

#[tokio::test]
async fn a_manual_is_printed_as_its_text_says() {
    let hub = small_hub();
    hub.add_manual(&with_text());
    let mani = Pc::ready(&hub, 0x10, "มานี").await;
    let content = mani
        .register
        .manual_content(manual_id(BIRTH))
        .await
        .unwrap();
    assert_eq!(content.title, "การแจ้งเกิด");
    assert_eq!(content.agency, "กรมการปกครอง กระทรวงมหาดไทย");
    assert_eq!(content.fees[0].amount, "ฉบับละ 20 บาท");
    assert_eq!(
        content.procedures[0].total.as_deref(),
        Some("อย่างน้อย 10 นาที")
    );
    assert!(content.documents.is_empty() && content.forms.is_empty());
    assert_eq!(
        content.published.as_deref(),
        Some("ประกาศใช้เมื่อวันที่ 1 มกราคม 2569")
    );
    assert!(content.as_of.starts_with("ข้อมูล ณ วันที่ "));
    let sheets = mani
        .register
        .printed_manual(manual_id(BIRTH))
        .await
        .unwrap();
    assert_eq!(sheets.file_name, "คู่มือ การแจ้งเกิด.pdf");
    assert!(sheets.pdf.starts_with(b"%PDF-"));
}

#[tokio::test]
async fn a_manual_without_a_text_is_known_and_not_printed() {
    let mani = Pc::ready(&small_hub(), 0x10, "มานี").await;
    assert!(!printable(&mani, manual_id(BIRTH)).await);
    let printed = mani.register.printed_manual(manual_id(BIRTH)).await;
    assert!(matches!(printed, Err(RegisterError::NotFound)));
    let unknown = mani.register.manual(manual_id(0x999)).await;
    assert!(matches!(unknown, Err(RegisterError::NotFound)));
}

#[tokio::test]
async fn a_text_comes_and_goes_with_the_feed_and_survives_a_start() {
    let hub = small_hub();
    let mut mani = Pc::ready(&hub, 0x10, "มานี").await;
    hub.add_manual(&with_text());
    mani.sync().await;
    assert!(printable(&mani, manual_id(BIRTH)).await);
    mani.start_again();
    assert!(printable(&mani, manual_id(BIRTH)).await);
    hub.add_manual(&manual(BIRTH, "การแจ้งเกิด"));
    mani.sync().await;
    assert!(!printable(&mani, manual_id(BIRTH)).await);
    mani.start_again();
    assert!(!printable(&mani, manual_id(BIRTH)).await);
}

#[tokio::test]
async fn a_file_of_the_program_before_reads_the_texts_it_passed_over() {
    let hub = small_hub();
    hub.add_manual(&with_text());
    let mut mani = Pc::ready(&hub, 0x10, "มานี").await;
    // As the program before left it: the feed read to its end, without the texts.
    let file = format!("replica-{}.sqlite", mani.me.officer.id);
    rusqlite::Connection::open(mani.folder.path().join(file))
        .unwrap()
        .execute_batch("DROP TABLE request_draft; DROP TABLE manual_body; PRAGMA user_version = 2")
        .unwrap();
    mani.start_again();
    assert!(!printable(&mani, manual_id(BIRTH)).await);
    mani.sync().await;
    assert!(printable(&mani, manual_id(BIRTH)).await);
}
