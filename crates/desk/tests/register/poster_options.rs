//! How an officer wants posters.

use crate::people::{Pc, point_id, small_hub};
use infodesk_desk::{
    poster_options::{PosterInk, PosterLanguage, PosterOptions, PosterSheet},
    register::RegisterError,
};
use std::fs;

const EMBLEM: &str = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><circle cx='4' cy='4' r='4' fill='#a33'/></svg>";

#[tokio::test]
async fn each_officer_finds_their_own_choice_again() {
    let hub = small_hub();
    let mut mani = Pc::ready(&hub, 0x10, "มานี").await;
    let piti = Pc::ready(&hub, 0x20, "ปิติ").await;
    let options = PosterOptions {
        sheet: PosterSheet::CounterCard,
        language: PosterLanguage::ThaiAndEnglish,
        ink: PosterInk::Saving,
        emblem: false,
    };
    mani.register.choose_poster_options(options).await.unwrap();
    mani.start_again();
    let chosen = mani.register.poster_options().await.unwrap();
    assert_eq!((chosen.options, chosen.emblem), (options, None));
    let others = piti.register.poster_options().await.unwrap();
    assert_eq!(others.options, PosterOptions::default());
}

#[tokio::test]
async fn the_poster_follows_the_choice() {
    let mani = Pc::ready(&small_hub(), 0x10, "มานี").await;
    let upright = mani.register.poster(point_id()).await.unwrap();
    let options = PosterOptions {
        sheet: PosterSheet::CounterCard,
        ..PosterOptions::default()
    };
    mani.register.choose_poster_options(options).await.unwrap();
    let card = mani.register.poster(point_id()).await.unwrap();
    assert_eq!(
        (
            upright.sheet.template.as_str(),
            card.sheet.template.as_str()
        ),
        ("poster", "counter-card")
    );
    assert!(card.reading_distance < upright.reading_distance);
    assert_ne!(card.sheets.pdf, upright.sheets.pdf);
}

#[tokio::test]
async fn an_emblem_is_kept_and_forgotten_and_a_bad_file_changes_nothing() {
    let mut mani = Pc::ready(&small_hub(), 0x10, "มานี").await;
    let folder = tempfile::tempdir().unwrap();
    let (good, bad) = (folder.path().join("ตรา.svg"), folder.path().join("ตรา.png"));
    fs::write(&good, EMBLEM).unwrap();
    fs::write(&bad, "no picture").unwrap();

    let plain = mani.register.poster(point_id()).await.unwrap().sheets.pdf;
    mani.register.keep_emblem(good).await.unwrap();
    mani.start_again();
    let kept = mani.register.poster_options().await.unwrap();
    assert_eq!(kept.emblem.as_deref(), Some("ตรา.svg"));
    assert!(kept.options.emblem);
    let with = mani.register.poster(point_id()).await.unwrap().sheets.pdf;
    assert_ne!(with, plain);

    let refused = mani.register.keep_emblem(bad).await.unwrap_err();
    assert!(matches!(refused, RegisterError::Emblem(_)), "{refused}");
    let missing = mani.register.keep_emblem(folder.path().join("gone")).await;
    assert!(matches!(missing, Err(RegisterError::EmblemFile(_))));
    assert_eq!(mani.register.poster_options().await.unwrap(), kept);

    mani.register.forget_emblem().await.unwrap();
    let without = mani.register.poster_options().await.unwrap();
    assert_eq!((without.emblem, without.options.emblem), (None, false));
}
