//! Wrong usage ends with status 2 before anything is read.

use crate::running::parse;
use infodesk_desk::command_line::poster::{PaperName, Per, TemplateName};
use std::path::Path;

const PLACES: [&str; 4] = ["--points", "points.csv", "--out", "posters.pdf"];

fn parse_with(
    more: &[&str],
) -> Result<infodesk_desk::command_line::poster::Arguments, clap::Error> {
    parse(&[&PLACES, more].concat())
}

#[test]
fn two_places_are_enough() {
    let arguments = parse_with(&[]).unwrap();
    assert_eq!(arguments.points.to_str(), Some("points.csv"));
    assert_eq!(arguments.out.as_deref(), Some(Path::new("posters.pdf")));
    assert_eq!(
        (arguments.paper, arguments.template),
        (None, TemplateName::Poster)
    );
    assert_eq!(arguments.base_url, "https://info.go.th".parse().unwrap());
    assert!(!arguments.json);
    let paper = parse_with(&["--paper", "A3"]).unwrap().paper;
    assert_eq!(paper, Some(PaperName::A3));
}

#[test]
fn wrong_usage_is_status_2() {
    let table: [&[&str]; 4] = [&[], &["--points", "a"], &["--out", "b"], &["a", "b"]];
    for given in table {
        assert_eq!(parse(given).unwrap_err().exit_code(), 2, "{given:?}");
    }
    for more in [
        ["--paper", "a7"],
        ["--template", "flag"],
        ["--lang", "xx"],
        ["--scale", "2"],
        ["--json", "yes"],
    ] {
        assert_eq!(parse_with(&more).unwrap_err().exit_code(), 2, "{more:?}");
    }
}

#[test]
fn posters_go_to_one_file_or_to_a_folder_and_never_to_both() {
    let folder = ["--points", "a.csv", "--out-dir", "b", "--per", "province"];
    assert_eq!(parse(&folder).unwrap().per, Per::Province);
    for more in [["--out-dir", "b"], ["--per", "province"]] {
        assert_eq!(parse_with(&more).unwrap_err().exit_code(), 2, "{more:?}");
    }
}

#[test]
fn a_base_url_that_no_telephone_opens_is_wrong_usage() {
    let bad = [
        "",
        "info.go.th",
        "ftp://info.go.th",
        "file:///tmp",
        "https://",
        "https://a.go.th/?x=1",
        "https://u@a.go.th",
    ];
    for base in bad {
        let error = parse_with(&["--base-url", base]).unwrap_err();
        assert_eq!(error.exit_code(), 2, "{base}");
        assert!(error.to_string().contains("https://info.go.th"), "{error}");
    }
    for base in [
        "http://127.0.0.1:8471",
        " https://info.go.th/desk/ ",
        "https://ศูนย์.ไทย",
    ] {
        assert!(parse_with(&["--base-url", base]).is_ok(), "{base}");
    }
}

#[test]
fn help_tells_the_columns_and_the_statuses() {
    let help = parse(&["--help"]).unwrap_err();
    assert_eq!(help.exit_code(), 0);
    let text = help.to_string();
    for part in [
        "code,name_th,agency_th,hours_th,phone,manuals",
        "3 มีแถวที่ต้องแก้",
        "[default: https://info.go.th]",
    ] {
        assert!(text.contains(part), "{part:?} is not in\n{text}");
    }
}
