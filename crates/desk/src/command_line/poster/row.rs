//! From the cells of a row to what a poster says.

use super::{
    BaseUrl,
    columns::trim,
    field::Field,
    list::List,
    problem::{Fault, Problem},
};
use infodesk_domain::codes::{CodeError, PublicCode};
use infodesk_poster::PosterContent;
use std::collections::HashMap;

/// A row that could be read.
pub(super) struct Point {
    pub row: usize,
    /// All but the date. Without an address where the code gives none; the list has the problem then.
    pub content: PosterContent,
}

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

    /// Takes in the cells of a row, in the order of [`Field::ALL`].
    pub fn add(&mut self, row: usize, cells: [String; 6]) {
        let [code, name_th, agency_th, hours, phone, manuals] = cells;
        let address = self.address(row, &code);
        if name_th.is_empty() {
            self.reject(Problem::at(row, Field::NameTh, Fault::Empty));
        }
        let warnings = &mut self.list.warnings;
        if agency_th.is_empty() {
            warnings.no_agency.push(row);
        }
        let phones = parts(&phone, '\n');
        if phones.iter().any(|phone| has_lost_its_zero(phone)) {
            warnings.cut_telephone.push(row);
        }
        let content = PosterContent {
            code: code.to_ascii_uppercase(),
            address: address.unwrap_or_default(),
            name_th,
            agency_th,
            manuals: parts(&manuals, '|'),
            hours_th: Some(hours).filter(|hours| !hours.is_empty()),
            phones,
            ..PosterContent::default()
        };
        self.list.rows.push(Point { row, content });
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
