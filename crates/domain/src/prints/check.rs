//! What cannot be true of a print.

use super::{Destination, PrintRecord, PrintResult};
use crate::{Problem, ProblemCode, Timestamp};

/// More than one job at an office prints; a larger number is a slip of the finger.
pub const MOST_COPIES: u32 = 999;
/// Characters in the name of a printer.
pub const LONGEST_PRINTER: usize = 120;
const LONGEST_CODE: usize = 40;
/// Digits in a mark; see [`super::mark()`].
const MARK_DIGITS: usize = 16;
/// Two clocks that are both right still differ a little.
const CLOCKS_DIFFER_MILLIS: i64 = 10 * 60 * 1000;

/// The name of a printer as it is kept: without control characters and outer spaces, at most
/// [`LONGEST_PRINTER`] characters of it. Printers on the network call themselves what they like.
pub fn printer_name(name: &str) -> String {
    let clean: String = name.chars().filter(|c| !c.is_control()).collect();
    let short: String = clean.trim().chars().take(LONGEST_PRINTER).collect();
    short.trim_end().to_owned()
}

/// The problems of a record that arrives at `now`.
pub fn check(record: &PrintRecord, now: Timestamp) -> Vec<Problem> {
    let mut problems = Vec::new();
    // A job that failed or was taken back may have left no good copy behind.
    let fewest = u32::from(record.result == PrintResult::Printed);
    if record.copies.is_some_and(|n| n < fewest || n > MOST_COPIES) {
        problems.push(
            Problem::error("copies", ProblemCode::CopiesOutOfRange).with("most", MOST_COPIES),
        );
    }
    if record.printed_at > now.plus_millis(CLOCKS_DIFFER_MILLIS) {
        problems.push(Problem::error(
            "printed_at",
            ProblemCode::PrintedInTheFuture,
        ));
    }
    let unfit = |field| Problem::error(field, ProblemCode::PrintRecordUnfit);
    problems.extend(unfit_fields(record).map(unfit));
    problems
}

/// What no officer writes: a program that sends it is at fault.
fn unfit_fields(record: &PrintRecord) -> impl Iterator<Item = &'static str> {
    let sheet = &record.sheet;
    let printer = match &record.destination {
        Destination::Printer { name } => Some(name),
        Destination::SystemDialog { printer } => printer.as_ref(),
        Destination::File => None,
    };
    let fault = match &record.result {
        PrintResult::Failed { fault } => Some(fault),
        PrintResult::Printed | PrintResult::Cancelled => None,
    };
    [
        ("sheet.template", is_code(&sheet.template)),
        ("sheet.version", sheet.version >= 0),
        ("sheet.mark", is_mark(&sheet.mark)),
        ("destination", printer.is_none_or(|name| is_clean(name))),
        ("result.fault", fault.is_none_or(|fault| is_code(fault))),
    ]
    .into_iter()
    .filter(|(_, fits)| !fits)
    .map(|(field, _)| field)
}

fn is_clean(name: &str) -> bool {
    !name.is_empty() && printer_name(name) == name
}

fn is_code(text: &str) -> bool {
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_';
    !text.is_empty() && text.len() <= LONGEST_CODE && text.chars().all(fits)
}

fn is_mark(text: &str) -> bool {
    let is_digit = |c: char| c.is_ascii_digit() || ('a'..='f').contains(&c);
    text.len() == MARK_DIGITS && text.chars().all(is_digit)
}

#[cfg(test)]
mod tests {
    use super::super::tests::printed;
    use super::*;

    fn codes(change: impl FnOnce(&mut PrintRecord)) -> Vec<(String, ProblemCode)> {
        let mut record = printed(1000);
        change(&mut record);
        check(&record, Timestamp(1000))
            .into_iter()
            .map(|p| (p.field, p.code))
            .collect()
    }

    #[test]
    fn copies_are_one_to_999_or_not_told() {
        for copies in [None, Some(1), Some(999)] {
            assert_eq!(codes(|r| r.copies = copies), []);
        }
        for copies in [0, 1000] {
            let found = codes(|r| r.copies = Some(copies));
            assert_eq!(
                found,
                [("copies".to_owned(), ProblemCode::CopiesOutOfRange)]
            );
        }
    }

    #[test]
    fn a_failed_print_may_have_left_no_good_copy() {
        let jam = PrintResult::Failed {
            fault: "jam".to_owned(),
        };
        for result in [jam, PrintResult::Cancelled] {
            let change = |r: &mut PrintRecord| (r.copies, r.result) = (Some(0), result.clone());
            assert_eq!(codes(change), []);
        }
    }

    #[test]
    fn a_print_of_the_future_is_none() {
        let at = |millis| codes(|r| r.printed_at = Timestamp(millis));
        assert_eq!(at(0), []);
        assert_eq!(at(1000 + CLOCKS_DIFFER_MILLIS), []);
        assert_eq!(
            at(1001 + CLOCKS_DIFFER_MILLIS),
            [("printed_at".to_owned(), ProblemCode::PrintedInTheFuture)]
        );
    }

    #[test]
    fn what_a_program_writes_has_its_shape() {
        let unfit = |field: &str| vec![(field.to_owned(), ProblemCode::PrintRecordUnfit)];
        let named = |name: &str| {
            let name = name.to_owned();
            codes(|r| r.destination = Destination::Printer { name })
        };
        assert_eq!(named("HP LaserJet ชั้น 2"), []);
        for name in ["", " ", " HP", "HP\n", &"ก".repeat(121)] {
            assert_eq!(named(name), unfit("destination"), "{name:?}");
        }
        let by_dialog = |printer| codes(|r| r.destination = Destination::SystemDialog { printer });
        assert_eq!(by_dialog(None), []);
        assert_eq!(by_dialog(Some(String::new())), unfit("destination"));
        assert_eq!(
            codes(|r| r.sheet.template = "Any Text".to_owned()),
            unfit("sheet.template")
        );
        assert_eq!(codes(|r| r.sheet.version = -1), unfit("sheet.version"));
        assert_eq!(
            codes(|r| r.sheet.mark = "0123".to_owned()),
            unfit("sheet.mark")
        );
        let fault = "กระดาษติด".to_owned();
        assert_eq!(
            codes(|r| r.result = PrintResult::Failed { fault }),
            unfit("result.fault")
        );
    }

    #[test]
    fn a_printer_may_call_itself_what_it_likes() {
        assert_eq!(printer_name("  HP\tLaser\u{7}Jet \n"), "HPLaserJet");
        assert_eq!(printer_name(&"ก ".repeat(100)).chars().count(), 119);
        assert_eq!(printer_name("\u{0}"), "");
    }
}
