//! A list: its header, and its rows as far as they can be read at all.

use super::row::{Cells, Field, holds_citizen_number};
use crate::{
    Problem, ProblemCode,
    records::{Flaw, Record, Records, trim},
};

/// What was read of a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct List {
    pub rows: Vec<ListedRow>,
    /// What is wrong with the list as a whole; then it has no rows.
    pub problems: Vec<Problem>,
    /// Names of columns that are none of ours.
    pub unused_columns: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedRow {
    /// As the spreadsheet counts: the header is 1 where nothing stands above it.
    pub number: u32,
    pub cells: Result<Cells, Problem>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Known(Field),
    Other,
    /// Spreadsheets leave such behind the last one. Nothing may stand in it.
    Nameless,
}

impl List {
    /// CSV with a header; a byte-order mark is skipped.
    pub fn read(text: &str) -> Self {
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        let mut records = Records::new(text.as_bytes());
        let Some(header) = records.next() else {
            return Self::of_problems(vec![Problem::error("", ProblemCode::ListEmpty)]);
        };
        let columns = match columns(&header) {
            Ok(columns) => columns,
            Err(problems) => return Self::of_problems(problems),
        };
        let rows: Vec<ListedRow> = records.map(|record| row(&record, &columns)).collect();
        if rows.is_empty() {
            return Self::of_problems(vec![Problem::error("", ProblemCode::ListEmpty)]);
        }
        Self {
            rows,
            problems: Vec::new(),
            unused_columns: unused(&header, &columns),
        }
    }

    fn of_problems(problems: Vec<Problem>) -> Self {
        Self {
            problems,
            ..Self::default()
        }
    }
}

fn columns(header: &Record) -> Result<Vec<Column>, Vec<Problem>> {
    if header.flaw.is_some() {
        return Err(vec![Problem::error("", ProblemCode::ListQuotesUnfit)]);
    }
    let names = texts(header);
    let columns: Vec<Column> = names.iter().map(|name| column(name)).collect();
    let known = |column: &Column| matches!(column, Column::Known(_));
    if !columns.iter().any(known) && has_other_separator(&names) {
        return Err(vec![Problem::error("", ProblemCode::ListSeparatorUnfit)]);
    }
    let count = |field| {
        columns
            .iter()
            .filter(|c| **c == Column::Known(field))
            .count()
    };
    let mut problems = Vec::new();
    for field in Field::ALL {
        let is_account = matches!(field, Field::Username | Field::Email);
        match count(field) {
            0 if !is_account => {
                problems.push(Problem::error(field.name(), ProblemCode::ListColumnMissing));
            }
            0 | 1 => {}
            _ => problems.push(Problem::error(
                field.name(),
                ProblemCode::ListColumnRepeated,
            )),
        }
    }
    if count(Field::Username) + count(Field::Email) == 0 {
        let missing = Problem::error(Field::Username.name(), ProblemCode::ListColumnMissing);
        problems.insert(0, missing);
    }
    if problems.is_empty() {
        Ok(columns)
    } else {
        Err(problems)
    }
}

fn column(name: &str) -> Column {
    match trim(name).to_lowercase().as_str() {
        "" => Column::Nameless,
        "username" | "ชื่อผู้ใช้" => Column::Known(Field::Username),
        "email" | "e-mail" | "อีเมล" => Column::Known(Field::Email),
        "role" | "สิทธิ์" | "สิทธิ์การใช้งาน" => {
            Column::Known(Field::Role)
        }
        "unit" | "หน่วยงาน" => Column::Known(Field::Unit),
        _ => Column::Other,
    }
}

fn has_other_separator(names: &[String]) -> bool {
    let known = |part: &str| matches!(column(part), Column::Known(_));
    [';', '\t', '|'].into_iter().any(|separator| {
        let parts = names.iter().flat_map(|name| name.split(separator));
        parts.filter(|part| known(part)).count() > 1
    })
}

/// Where somebody left out the header, its names are somebody's data.
fn unused(header: &Record, columns: &[Column]) -> Vec<String> {
    let names = texts(header).into_iter().zip(columns);
    names
        .filter(|(name, column)| **column == Column::Other && !holds_citizen_number(name))
        .map(|(name, _)| name.chars().filter(|c| !c.is_control()).collect())
        .map(|name: String| trim(&name).to_owned())
        .collect()
}

fn row(record: &Record, columns: &[Column]) -> ListedRow {
    ListedRow {
        number: u32::try_from(record.row).unwrap_or(u32::MAX),
        cells: cells(record, columns),
    }
}

fn cells(record: &Record, columns: &[Column]) -> Result<Cells, Problem> {
    match record.flaw {
        Some(Flaw::NotClosed | Flaw::TextAfterQuote) => {
            return Err(Problem::error("", ProblemCode::ListQuotesUnfit));
        }
        None => {}
    }
    let texts = texts(record);
    let nameless =
        |(text, column): (&String, &Column)| *column == Column::Nameless && !trim(text).is_empty();
    let fits = texts.len() == columns.len() && !texts.iter().zip(columns).any(nameless);
    if !fits {
        return Err(Problem::error("", ProblemCode::ListCellsUnfit)
            .with("cells", texts.len())
            .with("columns", columns.len()));
    }
    let mut cells = Cells::default();
    for (text, column) in texts.into_iter().zip(columns) {
        match column {
            Column::Known(Field::Username) => cells.username = text,
            Column::Known(Field::Email) => cells.email = text,
            Column::Known(Field::Role) => cells.role = text,
            Column::Known(Field::Unit) => cells.unit = text,
            Column::Other => cells.others.push(text),
            Column::Nameless => {}
        }
    }
    Ok(cells)
}

/// The bytes of a text, cut at ASCII characters, are texts.
fn texts(record: &Record) -> Vec<String> {
    let text = |cell: &Vec<u8>| String::from_utf8_lossy(cell).into_owned();
    record.cells.iter().map(text).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    fn problems(text: &str) -> Vec<(String, ProblemCode)> {
        let list = List::read(text);
        assert!(list.rows.is_empty());
        let problems = list.problems.into_iter();
        problems.map(|p| (p.field, p.code)).collect()
    }

    #[test]
    fn columns_stand_in_any_order_and_language() {
        for header in [
            "username,email,role,unit",
            "\u{FEFF}ชื่อผู้ใช้,อีเมล,สิทธิ์,หน่วยงาน",
            " Username , E-mail,สิทธิ์การใช้งาน,UNIT",
        ] {
            let list = List::read(&format!("{header}\r\na,,operator,กรม\r\n"));
            let [row] = list.rows.as_slice() else {
                panic!("{list:?}")
            };
            let cells = row.cells.as_ref().unwrap();
            assert_eq!(row.number, 2);
            assert_eq!((cells.username.as_str(), cells.unit.as_str()), ("a", "กรม"));
        }
        let list = List::read("unit,ชื่อ,role,email\nกรม,สมชาย,operator,a@b.example\n");
        assert_eq!(list.unused_columns, ["ชื่อ"]);
        assert_eq!(list.rows[0].cells.as_ref().unwrap().others, ["สมชาย"]);
    }

    #[test]
    fn what_is_wrong_with_the_whole_is_told() {
        use ProblemCode::{
            ListColumnMissing, ListColumnRepeated, ListEmpty, ListQuotesUnfit, ListSeparatorUnfit,
        };
        let of_all = |code| vec![(String::new(), code)];
        let at = |field: &str, code| (field.to_owned(), code);
        let table = [
            ("", of_all(ListEmpty)),
            ("\u{FEFF}\n\n", of_all(ListEmpty)),
            ("username,role,unit\n", of_all(ListEmpty)),
            ("username;role;unit\na;b;c\n", of_all(ListSeparatorUnfit)),
            ("username,\"role,unit\n", of_all(ListQuotesUnfit)),
            ("username,unit\na,b\n", vec![at("role", ListColumnMissing)]),
            ("role,unit\na,b\n", vec![at("username", ListColumnMissing)]),
            (
                "username,role,unit,Role\na,b,c,d\n",
                vec![at("role", ListColumnRepeated)],
            ),
            (
                "somchai,operator,กรม\nsomying,operator,กรม\n",
                vec![
                    at("username", ListColumnMissing),
                    at("role", ListColumnMissing),
                    at("unit", ListColumnMissing),
                ],
            ),
        ];
        for (text, expected) in table {
            assert_eq!(problems(text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_row_that_does_not_fit_the_header_is_told_and_the_others_are_read() {
        let list = List::read(
            "email,role,unit,\na@b.example,x,y\n\nb@b.example,x,y,\nc@b.example,x,y,z\nd\"\"@b.example,x,y,\n\"e\"e,x,y,\n",
        );
        let codes: Vec<(u32, Option<ProblemCode>)> = list
            .rows
            .iter()
            .map(|row| (row.number, row.cells.as_ref().err().map(|p| p.code)))
            .collect();
        assert_eq!(
            codes,
            [
                (2, Some(ProblemCode::ListCellsUnfit)),
                (4, None),
                (5, Some(ProblemCode::ListCellsUnfit)),
                (6, None),
                (7, Some(ProblemCode::ListQuotesUnfit)),
            ]
        );
    }

    #[test]
    fn a_header_that_is_a_citizen_number_is_not_repeated() {
        let list = List::read("username,role,unit,1-2345-45678-78-1\na,b,c,d\n");
        assert_eq!(list.unused_columns, [""; 0]);
    }

    proptest! {
        #[test]
        fn any_text_is_answered(text in "\\PC{0,200}") {
            let list = List::read(&text);
            prop_assert!(list.rows.is_empty() != list.problems.is_empty());
        }

        #[test]
        fn any_rows_are_answered(rows in "[a-z,\"\r\n@ก1-]{0,200}") {
            let list = List::read(&format!("username,email,role,unit\n{rows}"));
            prop_assert!(list.rows.is_empty() != list.problems.is_empty());
        }
    }
}
