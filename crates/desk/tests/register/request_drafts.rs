//! A request for the service while it is being filled in.

use crate::people::{Pc, id, small_hub};
use infodesk_desk::{register::RegisterError, requests::RequestDraft};
use infodesk_domain::{
    ProblemCode, Timestamp,
    requests::{
        AgencyWish, ExecutiveForm, LetterKind, MOST_LETTER_BYTES, RequestForm, RequestKind,
        RequesterForm,
    },
};
use std::{fs, path::PathBuf};
use tempfile::TempDir;

fn draft() -> RequestDraft {
    RequestDraft {
        amends: None,
        form: RequestForm {
            kind: RequestKind::NewService,
            agency: Some(AgencyWish::Known { id: id(2) }),
            details: "จุดบริการ 12 แห่ง".to_owned(),
            requester: RequesterForm::default(),
            executive: ExecutiveForm::default(),
            letter: None,
        },
        agency_name_th: "กรมการปกครอง".to_owned(),
        letter: None,
        step: 1,
        saved_at: Timestamp(0),
    }
}

/// One white pixel.
fn png() -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 1, 1);
    encoder.set_color(png::ColorType::Grayscale);
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&[255]).unwrap();
    writer.finish().unwrap();
    bytes
}

fn file(folder: &TempDir, name: &str, bytes: &[u8]) -> PathBuf {
    let file = folder.path().join(name);
    fs::write(&file, bytes).unwrap();
    file
}

#[tokio::test]
async fn what_was_begun_outlives_the_app_and_is_each_officers_own() {
    let hub = small_hub();
    let mut mani = Pc::ready(&hub, 0x10, "มานี").await;
    let piti = Pc::ready(&hub, 0x20, "ปิติ").await;
    assert_eq!(mani.register.request_draft().await.unwrap(), None);
    let kept = mani.register.save_request_draft(draft()).await.unwrap();
    assert!(kept.saved_at > Timestamp(0));
    mani.start_again();
    assert_eq!(mani.register.request_draft().await.unwrap(), Some(kept));
    assert_eq!(piti.register.request_draft().await.unwrap(), None);
    mani.register.drop_request_draft().await.unwrap();
    assert_eq!(mani.register.request_draft().await.unwrap(), None);
}

#[tokio::test]
async fn the_letter_stays_with_the_draft_whatever_is_typed() {
    let mut mani = Pc::ready(&small_hub(), 0x10, "มานี").await;
    let folder = tempfile::tempdir().unwrap();
    let letter = file(&folder, "หนังสือ.pdf", &png());
    let nothing_begun = mani.register.keep_letter(letter.clone()).await;
    assert!(matches!(nothing_begun, Err(RegisterError::NotFound)));

    mani.register.save_request_draft(draft()).await.unwrap();
    let kept = mani.register.keep_letter(letter).await.unwrap();
    let letter = kept.letter.unwrap();
    assert_eq!(
        (letter.name.as_str(), letter.kind),
        ("หนังสือ.pdf", LetterKind::Png)
    );
    assert_eq!(letter.size as usize, png().len());

    mani.register.save_request_draft(draft()).await.unwrap();
    mani.start_again();
    let kept = mani.register.request_draft().await.unwrap().unwrap();
    assert_eq!(kept.letter, Some(letter));
    let without = mani.register.remove_letter().await.unwrap();
    assert_eq!((without.letter, without.form), (None, draft().form));
}

#[tokio::test]
async fn a_letter_that_is_none_changes_nothing() {
    let mani = Pc::ready(&small_hub(), 0x10, "มานี").await;
    let folder = tempfile::tempdir().unwrap();
    mani.register.save_request_draft(draft()).await.unwrap();
    let good = file(&folder, "good.png", &png());
    let before = mani.register.keep_letter(good).await.unwrap();
    let table = [
        (Vec::new(), ProblemCode::LetterEmpty),
        (
            vec![b'%'; MOST_LETTER_BYTES + 1],
            ProblemCode::LetterTooLarge,
        ),
        (b"MZ\x90\0 a program".to_vec(), ProblemCode::LetterKindUnfit),
    ];
    for (bytes, expected) in table {
        let refused = mani
            .register
            .keep_letter(file(&folder, "letter.pdf", &bytes))
            .await;
        let Err(RegisterError::Refused(problems)) = refused else {
            panic!("{expected:?}")
        };
        assert_eq!(
            (problems[0].field.as_str(), problems[0].code),
            ("letter", expected)
        );
    }
    let missing = mani
        .register
        .keep_letter(folder.path().join("none.pdf"))
        .await;
    assert!(matches!(missing, Err(RegisterError::LetterFile(_))));
    assert_eq!(mani.register.request_draft().await.unwrap(), Some(before));
}
