//! From the cells of a row to what a poster says.

use super::{
    BaseUrl,
    columns::{Cells, trim},
    field::Field,
    list::List,
    place,
    problem::{Fault, Problem},
};
use crate::poster_batch::BatchItem;
use infodesk_domain::codes::{CodeError, PublicCode};
use infodesk_poster::{PosterContent, Title};
use infodesk_thailand::digits;
use std::collections::HashMap;

/// A row that could be read, known by its number. Its content is without a date, and without an address where the
/// code gives none; the list has the problem then.
pub(super) type Point = BatchItem<usize>;

/// Nobody hangs up more posters of one point.
const MOST_COPIES: u32 = 999;

/// Takes rows in, one after the other.
pub(super) struct Points<'a> {
    base: &'a BaseUrl,
    list: &'a mut List,
    /// Where each point stands.
    seen: HashMap<String, usize>,
}

impl<'a> Points<'a> {
    pub fn new(base: &'a BaseUrl, list: &'a mut List) -> Self {
        Self {
            base,
            list,
            seen: HashMap::new(),
        }
    }

    pub fn reject(&mut self, problem: Problem) {
        self.list.problems.push(problem);
    }

    /// Takes in the cells of a row.
    pub fn add(&mut self, row: usize, cells: Cells) {
        let cell = |field: Field| cells[field as usize].as_str();
        let some = |field: Field| Some(cell(field).to_owned()).filter(|text| !text.is_empty());
        let code = cell(Field::Code).to_ascii_uppercase();
        let address = self.address(row, cell(Field::Code));
        if cell(Field::NameTh).is_empty() {
            self.reject(Problem::at(row, Field::NameTh, Fault::Empty));
        }
        let warnings = &mut self.list.warnings;
        if cell(Field::AgencyTh).is_empty() {
            warnings.no_agency.push(row);
        }
        let phones = parts(cell(Field::Phone), '\n');
        if phones.iter().any(|phone| has_lost_its_zero(phone)) {
            warnings.cut_telephone.push(row);
        }
        let number = some(Field::Version).map(|version| format!("{code}-{version}"));
        let [subdistrict, district, province] =
            [Field::Subdistrict, Field::District, Field::Province].map(cell);
        let content = PosterContent {
            address: address.unwrap_or_default(),
            number,
            name_th: cell(Field::NameTh).to_owned(),
            name_en: some(Field::NameEn),
            agency_th: cell(Field::AgencyTh).to_owned(),
            agency_en: some(Field::AgencyEn),
            place_th: place::line(subdistrict, district, province),
            manuals: self.manuals(row, cell(Field::Manuals), cell(Field::ManualsEn)),
            hours_th: some(Field::HoursTh),
            hours_en: some(Field::HoursEn),
            phones,
            code,
            ..PosterContent::default()
        };
        let copies = self.copies(row, cell(Field::Copies));
        self.list.rows.push(Point {
            key: row,
            content,
            province: province.to_owned(),
            place: subdistrict.to_owned(),
            copies,
        });
    }

    fn manuals(&mut self, row: usize, th: &str, en: &str) -> Vec<Title> {
        let mut titles: Vec<Title> = parts(th, '|').into_iter().map(Title::from).collect();
        if en.is_empty() {
            return titles;
        }
        let english: Vec<&str> = en.split('|').map(trim).collect();
        if english.len() != titles.len() {
            let fault = Fault::TitlesDiffer {
                th: titles.len(),
                en: english.len(),
            };
            self.reject(Problem::at(row, Field::ManualsEn, fault));
        }
        for (title, en) in titles.iter_mut().zip(english) {
            title.en = Some(en.to_owned()).filter(|en| !en.is_empty());
        }
        titles
    }

    fn copies(&mut self, row: usize, cell: &str) -> u32 {
        let number = digits::to_arabic(cell).parse();
        match (cell, number) {
            ("", _) => 1,
            (_, Ok(copies @ 1..=MOST_COPIES)) => copies,
            _ => {
                self.reject(Problem::at(row, Field::Copies, Fault::NotCopies));
                1
            }
        }
    }

    fn address(&mut self, row: usize, code: &str) -> Option<String> {
        if code.is_empty() {
            self.reject(Problem::at(row, Field::Code, Fault::Empty));
            return None;
        }
        let Ok(address) = self.base.address(code) else {
            let fault = Fault::BadCode(unfit_characters(self.base, code));
            self.reject(Problem::at(row, Field::Code, fault));
            return None;
        };
        // the hub reads k3m9-x2qf as K3M9X2QF: one point
        let point = match code.parse::<PublicCode>() {
            Ok(code) => code.to_string(),
            Err(CodeError::Mistyped) => {
                self.list.warnings.check_character.push(row);
                address.clone()
            }
            Err(CodeError::Malformed) => address.clone(),
        };
        if let Some(first) = self.seen.get(&point) {
            let fault = Fault::Repeated { row: *first };
            self.reject(Problem::at(row, Field::Code, fault));
        } else {
            self.seen.insert(point, row);
        }
        Some(address)
    }
}

fn unfit_characters(base: &BaseUrl, code: &str) -> Vec<char> {
    let mut unfit: Vec<char> = Vec::new();
    for c in code
        .chars()
        .filter(|c| base.address(&format!("0{c}")).is_err())
    {
        if !unfit.contains(&c) {
            unfit.push(c);
        }
    }
    unfit
}

fn parts(text: &str, separator: char) -> Vec<String> {
    let parts = text.split(separator).map(trim);
    parts
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Whether a spreadsheet took the number for an amount: 020000000 becomes 20000000, longer ones 8.1E+08.
fn has_lost_its_zero(phone: &str) -> bool {
    let of = |more: &str| {
        phone
            .chars()
            .all(|c| c.is_ascii_digit() || more.contains(c))
    };
    let digits = phone.chars().filter(char::is_ascii_digit).count();
    let cut = of(" -") && matches!(digits, 8 | 9) && !phone.starts_with('0');
    cut || (of(".E+") && phone.contains("E+"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_cut_by_a_spreadsheet_are_noticed() {
        for phone in ["20000000", "812345678", "81 234 5678", "8.12E+08"] {
            assert!(has_lost_its_zero(phone), "{phone}");
        }
        for phone in [
            "020000000",
            "02-000-0000",
            "1111",
            "1800000000",
            "+66 2 000 0000",
            "โทร 20000000",
            "",
        ] {
            assert!(!has_lost_its_zero(phone), "{phone}");
        }
    }
}
