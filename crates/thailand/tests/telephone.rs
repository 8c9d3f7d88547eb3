#![allow(clippy::unwrap_used)]

use infodesk_thailand::telephone::{TelephoneError, parse};
use proptest::prelude::*;

#[track_caller]
fn check(written: &str, shown: &str, dialled: &str) {
    let telephone = parse(written).unwrap();
    assert_eq!(telephone.display(), shown, "{written}");
    assert_eq!(telephone.dial(), dialled, "{written}");
}

#[track_caller]
fn refused(written: &str, error: TelephoneError) {
    assert_eq!(parse(written), Err(error), "{written}");
}

#[test]
fn one_number_in_its_many_forms() {
    for written in [
        "026126060",
        "02-612-6060",
        "0 2612 6060",
        "0-2612-6060",
        "(02) 612-6060",
        "02.612.6060",
        "๐ ๒๖๑๒ ๖๐๖๐",
        "+66 2 612 6060",
        "+66 (0) 2612 6060",
        "+6626126060",
        "โทร. 0 2612 6060",
        "โทรศัพท์: 02–612–6060",
        "Tel. 02 612 6060",
        "\u{200b}02-612-6060 ",
    ] {
        check(written, "02-612-6060", "+6626126060");
    }
}

#[test]
fn numbers_of_every_kind() {
    check("053112233", "053-112-233", "+6653112233");
    check("0 5311 2233", "053-112-233", "+6653112233");
    check("081 234 5678", "081-234-5678", "+66812345678");
    check("+66 81 234 5678", "081-234-5678", "+66812345678");
    check("0658889999", "065-888-9999", "+66658889999");
    check("09 1234 5678", "091-234-5678", "+66912345678");
    check("1111", "1111", "1111");
    check("๑๑๑๑", "1111", "1111");
    check("สายด่วน 1567", "1567", "1567");
    check("191", "191", "191");
    check("1800 123 456", "1800-123-456", "1800123456");
    check("+44 20 7589 2944", "+442075892944", "+442075892944");
}

#[test]
fn ranges() {
    check("0 2141 5500-4", "02-141-5500 ถึง 04", "+6621415500");
    check("0-2141-5500-4", "02-141-5500 ถึง 04", "+6621415500");
    check("02-354-7045-51", "02-354-7045 ถึง 51", "+6623547045");
    check("02-354-7045 ถึง 51", "02-354-7045 ถึง 51", "+6623547045");
    check("02-354-7045 ถึง 7051", "02-354-7045 ถึง 51", "+6623547045");
    check(
        "0 2141 5500 – 0 2141 5504",
        "02-141-5500 ถึง 04",
        "+6621415500",
    );
    check("02-141-5598-602", "02-141-5598 ถึง 602", "+6621415598");
    check("053-112-233 - 5", "053-112-233 ถึง 35", "+6653112233");
}

#[test]
fn extensions() {
    check("02-612-6060 ต่อ 123", "02-612-6060 ต่อ 123", "+6626126060");
    check("0 2612 6060 ต่อ ๑๒๓", "02-612-6060 ต่อ 123", "+6626126060");
    check("02-612-6060 ext. 12", "02-612-6060 ต่อ 12", "+6626126060");
    check("02-612-6060 #9", "02-612-6060 ต่อ 9", "+6626126060");
    check("02-612-6060 กด 0", "02-612-6060 ต่อ 0", "+6626126060");
    check(
        "02-612-6060 ต่อ 101-105",
        "02-612-6060 ต่อ 101-105",
        "+6626126060",
    );
    check(
        "02-612-6060 ต่อ 123,124",
        "02-612-6060 ต่อ 123, 124",
        "+6626126060",
    );
    check("1111 กด 2", "1111 ต่อ 2", "1111");
    let both = "02-141-5500 ถึง 04 ต่อ 12";
    check("0 2141 5500-4 ต่อภายใน 12", both, "+6621415500");
}

#[test]
fn what_is_wrong_is_told() {
    refused("", TelephoneError::TooShort);
    refused("0", TelephoneError::TooShort);
    refused("02-612-606", TelephoneError::TooShort);
    refused("081-234-567", TelephoneError::TooShort);
    refused("11", TelephoneError::TooShort);
    refused("02-612-60601", TelephoneError::TooLong);
    refused("081-234-56789", TelephoneError::TooLong);
    refused("02-612-6060 02-612-7070", TelephoneError::TooLong);
    refused("11111", TelephoneError::TooLong);
    refused("ไม่มี", TelephoneError::NotATelephone { unexpected: 'ไ' });
    refused(
        "02-612-6060, 02-612-6061",
        TelephoneError::NotATelephone { unexpected: ',' },
    );
    refused(
        "612-6060",
        TelephoneError::NotATelephone { unexpected: '6' },
    );
    refused(
        "01-612-6060",
        TelephoneError::NotATelephone { unexpected: '1' },
    );
    refused("02-354-7045-41", TelephoneError::BadRange);
    refused("02-354-7045-5", TelephoneError::BadRange);
    refused("02-612-6060 ต่อ", TelephoneError::BadExtension);
    refused("02-612-6060 ต่อ คุณสมศรี", TelephoneError::BadExtension);
    refused("02-612-6060 ต่อ 1234567", TelephoneError::BadExtension);
}

proptest! {
    #[test]
    fn any_text_is_answered(text in ".*") {
        let _ = parse(&text);
    }

    #[test]
    fn near_telephones_are_answered(text in "[+0-9๐-๙ ().–-]{0,24}(ต่อ|ถึง|#)?[0-9 ,-]{0,8}") {
        let _ = parse(&text);
    }

    #[test]
    fn the_shown_form_reads_back(
        number in "0[23457][0-9]{7}|0[689][0-9]{8}|1[0-7][0-9]{1,2}|1800[0-9]{6}",
        range in proptest::option::of("[0-9]{1,4}"),
        extension in proptest::option::of("[0-9]{1,6}(, ?[0-9]{1,6})?"),
    ) {
        let range = range.map(|end| format!("-{end}")).unwrap_or_default();
        let extension = extension.map(|digits| format!(" ต่อ {digits}")).unwrap_or_default();
        if let Ok(telephone) = parse(&format!("{number}{range}{extension}")) {
            prop_assert_eq!(&parse(&telephone.display()), &Ok(telephone.clone()));
        } else {
            prop_assert!(!range.is_empty(), "a plain number was refused");
        }
    }
}
