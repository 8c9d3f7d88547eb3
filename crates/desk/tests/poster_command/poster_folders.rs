//! Many files: one a point, one a province; begun again, broken off, with rows left out.

use crate::running::Ran;
use infodesk_desk::command_line::poster::{NEVER, Status};
use std::{fs, sync::atomic::AtomicBool};
use tempfile::TempDir;

const LIST: &str = "code,name_th,agency_th,hours_th,phone,manuals,subdistrict,district,province,copies,version\n\
                    A,โรงเรียนหนึ่ง,สพฐ.,,,,ศรีภูมิ,เมืองเชียงใหม่,เชียงใหม่,2,7\n\
                    B,โรงเรียนสอง,สพฐ.,,,,พระบรมมหาราชวัง,พระนคร,กรุงเทพมหานคร,1,\n\
                    C,โรงเรียนสาม,สพฐ.,,,,ช้างคลาน,เมืองเชียงใหม่,เชียงใหม่,๓,\n";
const PROVINCES: [&str; 2] = ["โปสเตอร์ กรุงเทพมหานคร.pdf", "โปสเตอร์ เชียงใหม่.pdf"];

fn ran(folder: TempDir, list: &str, more: &[&str]) -> Ran {
    Ran::into_folder(folder, list, more, &NEVER)
}

fn fresh(list: &str, more: &[&str]) -> Ran {
    ran(tempfile::tempdir().unwrap(), list, more)
}

#[test]
fn a_file_a_point() {
    let ran = fresh(LIST, &["--json"]);
    assert_eq!(ran.status, Status::Done, "{}", ran.err);
    let files = [
        "โปสเตอร์ โรงเรียนสอง B.pdf",
        "โปสเตอร์ โรงเรียนสาม C.pdf",
        "โปสเตอร์ โรงเรียนหนึ่ง A.pdf",
    ];
    assert_eq!(ran.made(), files);
    assert_eq!(
        (&ran.json()["posters"], &ran.json()["files"]),
        (&3.into(), &3.into())
    );
    let page = ran.pages_of(files[2]).concat();
    for text in [
        "โรงเรียนหนึ่ง",
        "ตำบลศรีภูมิ อำเภอเมืองเชียงใหม่ จังหวัดเชียงใหม่",
        "A-7",
    ] {
        assert!(page.contains(text), "{text:?} is not in\n{page}");
    }
}

#[test]
fn a_file_a_province_begins_with_its_packing_list_and_holds_every_copy() {
    let ran = fresh(LIST, &["--per", "province"]);
    assert_eq!(
        (ran.status, ran.made()),
        (Status::Done, PROVINCES.map(str::to_owned).to_vec())
    );
    let pages = ran.pages_of(PROVINCES[1]);
    assert_eq!(
        pages.len(),
        1 + 2 + 3,
        "the list, two of one school, three of the other"
    );
    for text in ["โรงเรียนหนึ่ง", "ศรีภูมิ", "โรงเรียนสาม", "ช้างคลาน"]
    {
        assert!(pages[0].contains(text), "{text:?} is not in\n{}", pages[0]);
    }
    assert!(!pages[0].contains("โรงเรียนสอง"));
    let of = |name: &str| pages[1..].iter().filter(|page| page.contains(name)).count();
    assert_eq!((of("โรงเรียนหนึ่ง"), of("โรงเรียนสาม")), (2, 3));
}

#[test]
fn begun_again_it_makes_only_what_is_missing_or_has_changed() {
    let first = fresh(LIST, &["--json"]);
    let changed = LIST.replace("โรงเรียนสอง", "โรงเรียนใหม่");
    fs::remove_file(first.folder.path().join("made/โปสเตอร์ โรงเรียนสาม C.pdf")).unwrap();
    let again = ran(first.folder, &changed, &["--json"]);
    let json = again.json();
    assert_eq!(
        (&json["posters"], &json["kept"], &json["files"]),
        (&3.into(), &1.into(), &2.into())
    );
    let other_design = ran(again.folder, &changed, &["--json", "--ink", "saving"]);
    assert_eq!(other_design.json()["kept"], 0);
}

#[test]
fn broken_off_it_leaves_no_half_file() {
    let ran = Ran::into_folder(
        tempfile::tempdir().unwrap(),
        LIST,
        &[],
        &AtomicBool::new(true),
    );
    assert_eq!(ran.status, Status::BrokenOff);
    assert!(ran.err.contains("หยุดตามที่สั่ง"), "{}", ran.err);
    for file in ran.made() {
        assert!(file.ends_with(".pdf"), "{file}");
        assert_eq!(ran.pages_of(&file).len(), 1, "{file}");
    }
}

#[test]
fn bad_rows_stop_everything_or_are_left_out_and_said() {
    let list = format!("{LIST}D,โรงเรียน漢,สพฐ.,,,,,,เลย,,\n,โรงเรียนไม่มีรหัส,สพฐ.,,,,,,เลย,,\n");
    let stopped = fresh(&list, &["--json"]);
    assert_eq!(
        (stopped.status, stopped.made()),
        (Status::BadInput, Vec::new())
    );
    let rows = |ran: &Ran| {
        let json = ran.json();
        let problems = json["problems"].as_array().unwrap().iter();
        problems
            .map(|problem| problem["row"].as_u64().unwrap())
            .collect::<Vec<_>>()
    };
    assert_eq!(rows(&stopped), [5, 6]);
    let skipped = fresh(&list, &["--json", "--skip-bad", "--per", "province"]);
    assert_eq!(
        (skipped.status, skipped.made()),
        (Status::BadInput, PROVINCES.map(str::to_owned).to_vec())
    );
    assert_eq!(rows(&skipped), [5, 6]);
    assert_eq!(skipped.json()["posters"], 3);
}

#[test]
fn a_province_is_needed_for_files_by_province() {
    let list = "code,name_th,agency_th,hours_th,phone,manuals\nA,โรงเรียนหนึ่ง,สพฐ.,,,\n";
    let ran = fresh(list, &["--per", "province"]);
    assert_eq!((ran.status, ran.made()), (Status::BadInput, Vec::new()));
    assert!(ran.err.contains("province"), "{}", ran.err);
}

#[test]
fn every_design_can_be_asked_for() {
    let sizes = [
        (&["--paper", "a3"][..], "841.89 x 1190.55 pts"),
        (&["--paper", "a4", "--lang", "th-en"], "595.28 x 841.89 pts"),
        (&["--paper", "a5", "--ink", "saving"], "419.53 x 595.28 pts"),
        (&["--template", "counter-card"], "595.28 x 419.53 pts"),
    ];
    for (more, size) in sizes {
        let ran = fresh(LIST, more);
        assert_eq!(ran.status, Status::Done, "{}", ran.err);
        let file = ran.folder.path().join("made").join(&ran.made()[0]);
        let told = std::process::Command::new("pdfinfo")
            .arg(file)
            .output()
            .unwrap();
        let told = String::from_utf8(told.stdout).unwrap();
        assert!(told.contains(size), "{more:?}: {told}");
    }
    let card = fresh(LIST, &["--template", "counter-card", "--paper", "a4"]);
    assert!(card.err.contains("A5"), "{}", card.err);
    assert_eq!(card.made(), Vec::<String>::new());
}

#[test]
fn an_emblem_stands_on_the_poster_and_a_bad_one_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let svg = folder.path().join("emblem.svg");
    let drawing = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><circle cx='4' cy='4' r='4' fill='#a33'/></svg>";
    fs::write(&svg, drawing).unwrap();
    let with = ran(folder, LIST, &["--emblem", svg.to_str().unwrap()]);
    assert_eq!(with.status, Status::Done, "{}", with.err);
    let file = with.folder.path().join("made").join(&with.made()[0]);
    let bytes = fs::read(file).unwrap();
    assert!(
        bytes
            .windows(14)
            .any(|part| part == b"/Subtype/Image" || part == b"/Subtype /Imag")
    );
    let list = with.folder.path().join("points.csv");
    let without = fresh(LIST, &["--emblem", list.to_str().unwrap()]);
    assert_eq!(without.status, Status::BadInput);
    assert!(without.err.contains("PNG หรือ SVG"), "{}", without.err);
}
