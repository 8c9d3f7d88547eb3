//! Lists as they come: what is forgiven, what is warned about, and what is refused with all its reasons.

use crate::running::{HEADER, Ran};
use infodesk_desk::command_line::poster::Status;
use serde_json::Value;

const GOOD: &str = "SCHOOL-1,โรงเรียนหนึ่ง,สพฐ.,,02-000-0001,การรับนักเรียน\n";

/// Row, column and part of the reason of every problem.
type Problems<'a> = &'a [(Option<u64>, Option<&'a str>, &'a str)];

/// Runs a list that must be refused, and looks at all that is said about it.
fn check(list: impl AsRef<[u8]>, expected: Problems) {
    let ran = Ran::with_list(list, &["--json"]);
    let said = &ran.json()["problems"];
    assert_eq!(
        said.as_array().map(Vec::len),
        Some(expected.len()),
        "{said:#}"
    );
    for (problem, (row, field, reason)) in said.as_array().unwrap().iter().zip(expected) {
        assert_eq!(problem["row"].as_u64(), *row, "{said:#}");
        assert_eq!(problem["field"].as_str(), *field, "{said:#}");
        let whole = problem["reason"].as_str().unwrap();
        assert!(whole.contains(reason), "{reason:?} is not in {whole:?}");
        assert!(ran.err.contains(whole), "{whole:?} is not in {}", ran.err);
    }
    assert_eq!((ran.status, ran.status.code()), (Status::BadInput, 3));
    assert_eq!(ran.files(), ["points.csv"], "something was written");
}

fn check_rows(rows: &str, expected: Problems) {
    check(format!("{HEADER}{rows}"), expected);
}

#[test]
fn nothing_to_make() {
    for list in ["", "\u{FEFF}", "\n\n", ",,\r\n"] {
        check(list, &[(None, None, "ไฟล์ว่าง")]);
    }
    for rows in ["", "\n\n", ",,,,,\n , ,\n"] {
        check_rows(rows, &[(None, None, "ยังไม่มีแถว")]);
    }
}

#[test]
fn the_header_names_what_is_missing() {
    check(
        "code,name_th,agency_th,hours_th,name_th\nA,ก,ข,ค,ง\n",
        &[
            (Some(1), Some("name_th"), "มากกว่าหนึ่ง"),
            (Some(1), Some("phone"), "ไม่มีคอลัมน์"),
            (Some(1), Some("manuals"), "ไม่มีคอลัมน์"),
        ],
    );
    check(HEADER.replace(',', ";"), &[(Some(1), None, "คั่นด้วย ;")]);
    check(HEADER.replace(',', "\t"), &[(Some(1), None, "คั่นด้วย แท็บ")]);
    let all_missing: Vec<_> = HEADER
        .trim()
        .split(',')
        .map(|name| (Some(1), Some(name), "ไม่มีคอลัมน์"))
        .collect();
    check("A,โรงเรียนหนึ่ง,สพฐ.,,,\n", &all_missing);
}

#[test]
fn every_problem_of_every_row_is_listed_in_order() {
    check_rows(
        "A B/ก,โรงเรียน👍ดี👍,สพฐ.,,,หนึ่ง|สอง漢👍\n\
         A-1,,สพฐ.,,,\n\
         \n\
         a-1,\u{200B} ,สพฐ.,,,\n\
         ..,โรงเรียนสาม,สพฐ.,,,\n\
         ,โรงเรียนสี่,สพฐ.,,,\n",
        &[
            (Some(2), Some("code"), "ช่องว่าง, \"/\", \"ก\" (U+0E01)"),
            (Some(2), Some("name_th"), "\"👍\" (U+1F44D)"),
            (
                Some(2),
                Some("manuals"),
                "\"👍\" (U+1F44D), \"漢\" (U+6F22)",
            ),
            (Some(3), Some("name_th"), "ยังไม่ได้กรอก"),
            (Some(5), Some("code"), "ซ้ำกับแถว 3"),
            (Some(5), Some("name_th"), "ยังไม่ได้กรอก"),
            (Some(6), Some("code"), "มีแต่จุด"),
            (Some(7), Some("code"), "ยังไม่ได้กรอก"),
        ],
    );
}

#[test]
fn a_character_that_the_font_lacks_is_a_problem_by_itself() {
    check_rows(
        &format!("{GOOD}B,โรงเรียน漢,สพฐ.,\"จันทร์\nศุกร์ 😀\",☎ 1,\nC,โรงเรียนสาม,สพฐ.,,,\n"),
        &[
            (Some(3), Some("name_th"), "\"漢\""),
            (Some(3), Some("hours_th"), "\"😀\""),
            (Some(3), Some("phone"), "\"☎\""),
        ],
    );
}

#[test]
fn one_point_written_in_two_ways_is_one_point() {
    check_rows(
        "K3M9X2QR,หนึ่ง,สพฐ.,,,\nk3m9-x2qr,สอง,สพฐ.,,,\nSCHOOL-1,สาม,สพฐ.,,,\nschool-1,สี่,สพฐ.,,,\n",
        &[
            (Some(3), Some("code"), "ซ้ำกับแถว 2"),
            (Some(5), Some("code"), "ซ้ำกับแถว 4"),
        ],
    );
}

#[test]
fn cells_that_do_not_fit_the_header() {
    check_rows(
        "A,โรงเรียน, สาขาสอง,สพฐ.,,,\nB,โรงเรียนสอง,สพฐ.\nC,โรงเรียนสาม,สพฐ.,,,\n",
        &[
            (Some(2), None, "มี 7 ช่อง แต่หัวตารางมี 6"),
            (Some(3), None, "มีเพียง 3 ช่อง"),
        ],
    );
    let list = format!("{},\nA,โรงเรียน, สาขาสอง,สพฐ.,,,ก\n", HEADER.trim());
    check(list, &[(Some(2), None, "หัวตารางว่าง")]);
}

#[test]
fn quotation_marks_left_open() {
    check_rows(
        "A,\"โรงเรียน\" หนึ่ง,สพฐ.,,,\nB,\"โรงเรียนสอง,สพฐ.,,,\nC,โรงเรียนสาม,สพฐ.,,,\n",
        &[(Some(2), None, "ที่ปิดแล้ว"), (Some(3), None, "เปิดแล้วไม่ปิด")],
    );
}

#[test]
fn rows_are_counted_as_a_spreadsheet_does() {
    check_rows(
        "A,หนึ่ง,สพฐ.,\"จันทร์\r\nอังคาร\r\nพุธ\",,\r\n\r\n,สอง,สพฐ.,,,\r\n",
        &[(Some(4), Some("code"), "ยังไม่ได้กรอก")],
    );
}

#[test]
fn other_encodings() {
    // โรงเรียน in TIS-620
    let thai = b"\xE2\xC3\xA7\xE0\xC3\xD5\xC2\xB9";
    let row = [b"B,", &thai[..], b",,,,\n"].concat();
    let list = [HEADER.as_bytes(), GOOD.as_bytes(), &row, &row].concat();
    check(
        list,
        &[(Some(3), Some("name_th"), "น่าจะเป็น TIS-620 หรือ Windows-874")],
    );
    let list = [HEADER.as_bytes(), b"A,caf\xE9 \xFF,,,,\n"].concat();
    check(list, &[(Some(2), Some("name_th"), "ไม่ใช่ UTF-8")]);
    let utf16: Vec<u8> = "\u{FEFF}code"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    check(utf16, &[(None, None, "UTF-16")]);
}

#[test]
fn an_address_too_long_for_a_symbol() {
    for length in [1000, 6000] {
        let rows = format!("{},โรงเรียนหนึ่ง,สพฐ.,,,\n", "A".repeat(length));
        check_rows(&rows, &[(Some(2), Some("code"), "ยาวเกินไป")]);
    }
}

#[test]
fn a_name_too_long_for_the_paper() {
    let rows = format!("A,{},สพฐ.,,,\n", "โรงเรียน".repeat(3000));
    check_rows(&rows, &[(Some(2), None, "ยาวเกินกว่าจะลงในหนึ่งหน้า")]);
}

#[test]
fn byte_order_mark_other_order_capitals_and_spaces_are_forgiven() {
    let plain = Ran::with_rows(GOOD, &["--json"]);
    assert_eq!((plain.status, plain.err.as_str()), (Status::Done, ""));
    let other = "\u{FEFF}Phone, manuals ,NAME_TH,\"code\",agency_th,hours_th,,\r\n\
                 02-000-0001,|การรับนักเรียน | ,โรงเรียนหนึ่ง, school-1\u{200B},สพฐ.,,,\r\n";
    let other = Ran::with_list(other, &["--json"]);
    assert_eq!((other.status, other.err.as_str()), (Status::Done, ""));
    assert!(
        plain.pdf() == other.pdf(),
        "the same list gives the same file"
    );
}

#[test]
fn json_says_what_was_made() {
    let ran = Ran::with_rows(&format!("{GOOD}B,โรงเรียนสอง,สพฐ.,,,\n"), &["--json"]);
    let expected = serde_json::json!({
        "posters": 2, "files": 1, "kept": 0, "bytes": ran.pdf().len(), "seconds": 0.0,
        "problems": []
    });
    assert_eq!(ran.json(), expected);
    assert_eq!(ran.pages().len(), 2);
    assert_eq!(ran.files(), ["points.csv", "posters.pdf"]);
}

#[test]
fn long_texts_are_fitted() {
    let name = "ศูนย์บริการร่วม".repeat(30);
    let titles = vec![
        "การขออนุญาตก่อสร้างอาคาร ดัดแปลงอาคาร หรือรื้อถอนอาคาร";
        200
    ]
    .join("|");
    let ran = Ran::with_rows(&format!("A,{name},สพฐ.,,,{titles}\n"), &[]);
    assert_eq!(ran.status, Status::Done, "{}", ran.err);
    assert!(ran.pages()[0].lines().any(|line| line == name));
}

#[test]
fn what_should_be_looked_at_is_said_and_made() {
    let list = "code,name_th,agency_th,hours_th,phone,manuals,remark\n\
                K3M9X2QQ,หนึ่ง,สพฐ.,,20000000,,ก\n\
                K3M9X2QV,สอง,สพฐ.,,02-000-0000,,ข\n\
                K3M9X2Q3,สาม,,,8.1E+08,,\n\
                SCHOOL-9,สี่,สพฐ.,,,,\n";
    let ran = Ran::with_list(list, &["--json"]);
    assert_eq!(ran.status, Status::Done, "{}", ran.err);
    let lines: Vec<&str> = ran.err.lines().collect();
    let expected = [
        "ไม่ได้ใช้คอลัมน์ \"remark\"",
        "แถว 2–4: รหัสอาจพิมพ์ผิด",
        "แถว 4: ไม่มีชื่อหน่วยงาน",
        "แถว 2, 4: หมายเลขใน phone อาจขาดเลข 0",
    ];
    assert_eq!(lines.len(), expected.len(), "{lines:#?}");
    for (line, part) in lines.iter().zip(expected) {
        assert!(line.contains(part), "{part:?} is not in {line:?}");
    }
    assert_eq!(ran.json()["posters"], Value::from(4));
}
