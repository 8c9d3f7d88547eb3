//! The contents of the posters: real names of schools and titles of manuals, and telephones that nobody has.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use infodesk_poster::{PosterContent, Title, address, printed_address};
use serde::{Deserialize, Serialize};

/// One poster's texts, in the form that the contestants in Python read as well.
#[derive(Debug, Serialize, Deserialize)]
pub struct Content {
    code: String,
    /// For the QR symbol and the link.
    address: String,
    /// In letters to type.
    printed_address: String,
    name: String,
    agency: String,
    place: String,
    manuals: Vec<String>,
    /// Lines.
    hours: Vec<String>,
    phones: Vec<String>,
    as_of: String,
}

impl Content {
    /// What our typesetter asks for.
    pub fn to_poster(&self) -> PosterContent {
        PosterContent {
            code: self.code.clone(),
            address: self.address.clone(),
            name_th: self.name.clone(),
            agency_th: self.agency.clone(),
            place_th: Some(self.place.clone()),
            manuals: self.manuals.iter().cloned().map(Title::from).collect(),
            hours_th: Some(self.hours.join("\n")),
            phones: self.phones.clone(),
            as_of: Some(self.as_of.clone()),
            ..PosterContent::default()
        }
    }
}

/// Writes `count` contents to a JSON file.
pub fn write(data: &Path, count: usize, out: &Path) -> Result<()> {
    let titles = titles(data)?;
    let schools = schools(data)?;
    ensure!(
        schools.len() >= count,
        "only {} schools with whole rows, {count} wanted",
        schools.len()
    );
    // evenly over the country, so that a small number shows long names and short ones too
    let step = schools.len() / count.max(1);
    let chosen = schools.iter().step_by(step.max(1)).take(count);
    let contents = chosen
        .enumerate()
        .map(|(index, school)| content(index, school, &titles));
    let contents = contents.collect::<Result<Vec<_>>>()?;
    let text = serde_json::to_vec_pretty(&contents)?;
    fs::write(out, text).with_context(|| format!("cannot write {}", out.display()))
}

/// Reads what [`write()`] wrote.
pub fn read(path: &Path) -> Result<Vec<Content>> {
    let text = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    serde_json::from_slice(&text).with_context(|| format!("{} holds no contents", path.display()))
}

/// A row of schools.csv.
struct School {
    name: String,
    sub_district: String,
    district: String,
    province: String,
}

/// Schools whose rows are whole; those with blanks or stray braces are the business of the import, not of a race.
fn schools(data: &Path) -> Result<Vec<School>> {
    let rows = rows(data, "schools/schools.csv")?;
    let whole = rows.iter().filter(|row| {
        row.iter()
            .take(4)
            .all(|field| !field.trim().is_empty() && !field.contains(['{', '}', '[', ']', '|']))
    });
    Ok(whole
        .map(|row| School {
            name: row[0].to_owned(),
            sub_district: row[1].to_owned(),
            district: row[2].to_owned(),
            province: row[3].to_owned(),
        })
        .collect())
}

fn titles(data: &Path) -> Result<Vec<String>> {
    let rows = rows(data, "manuals/titles.csv")?;
    ensure!(!rows.is_empty(), "manuals/titles.csv has no titles");
    Ok(rows.iter().map(|row| row[1].to_owned()).collect())
}

fn rows(data: &Path, file: &str) -> Result<Vec<csv::StringRecord>> {
    let path = data.join(file);
    let missing = || format!("the sample data are missing: {}", path.display());
    let mut reader = csv::Reader::from_path(&path).with_context(missing)?;
    let rows: csv::Result<Vec<_>> = reader.records().collect();
    rows.with_context(|| format!("{} is no table", path.display()))
}

fn content(index: usize, school: &School, titles: &[String]) -> Result<Content> {
    let code = code(index);
    let address = address("https://info.go.th", &code)?;
    // three to seven manuals, other ones on each poster
    let manuals = (0..3 + index % 5).map(|at| titles[(index * 7 + at) % titles.len()].clone());
    Ok(Content {
        printed_address: printed_address(&address),
        address,
        code,
        name: school.name.clone(),
        agency: "สำนักงานคณะกรรมการการศึกษาขั้นพื้นฐาน".to_owned(),
        place: format!(
            "ตำบล{} อำเภอ{} จังหวัด{}",
            school.sub_district, school.district, school.province
        ),
        manuals: manuals.collect(),
        hours: vec![
            "จันทร์–ศุกร์ 08.30–16.30 น.".to_owned(),
            "พัก 12.00–13.00 น.".to_owned(),
            "เสาร์–อาทิตย์ ปิด".to_owned(),
        ],
        phones: vec![format!("0 2000 {index:04} ต่อ {}", 10 + index % 90)],
        as_of: "ข้อมูล ณ วันที่ 25 พฤศจิกายน 2569".to_owned(),
    })
}

/// A code of eight characters that looks like those of the hub: every poster has another.
fn code(index: usize) -> String {
    const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    // an odd factor turns neighbours into strangers and keeps all apart
    let scattered = (index as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (0..8)
        .map(|at| char::from(LETTERS[(scattered >> (24 + 5 * at)) as usize % 32]))
        .collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_poster_has_a_symbol_of_its_own() {
        let codes: BTreeSet<String> = (0..10_000).map(code).collect();
        assert_eq!(codes.len(), 10_000);
    }

    #[test]
    fn the_typesetter_gets_every_text() {
        let school = School {
            name: "โรงเรียนตัวอย่าง".to_owned(),
            sub_district: "บ้านใหม่".to_owned(),
            district: "เมือง".to_owned(),
            province: "ตาก".to_owned(),
        };
        let titles = ["แจ้งเกิด".to_owned(), "แจ้งตาย".to_owned()];
        let poster = content(3, &school, &titles).unwrap().to_poster();
        assert_eq!(poster.name_th, "โรงเรียนตัวอย่าง");
        assert_eq!(
            poster.place_th.as_deref(),
            Some("ตำบลบ้านใหม่ อำเภอเมือง จังหวัดตาก")
        );
        assert_eq!(poster.manuals.len(), 6);
        assert_eq!(poster.hours_th.unwrap().lines().count(), 3);
        assert!(poster.address.ends_with(&poster.code));
    }
}
