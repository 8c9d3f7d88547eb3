//! What goes into one file of a folder, and what is known of files made before.

use super::{Batch, BatchItem, Destination};
use crate::file_names;
use infodesk_poster::{Design, PackingList, PackingRow};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::{
    collections::HashMap,
    fs::{self, OpenOptions},
    io::{self, Write},
    path::{Path, PathBuf},
};

/// The posters of one file.
pub(super) struct Parcel<K> {
    pub file: String,
    pub title: String,
    pub items: Vec<BatchItem<K>>,
    /// Follows from all that the file will show.
    pub key: String,
}

/// Where no province is known.
const NO_PROVINCE: &str = "ไม่ระบุจังหวัด";

/// Sorts the posters into parcels, in the order in which the first of each comes.
pub(super) fn parcels<K>(batch: &Batch, items: Vec<BatchItem<K>>) -> Vec<Parcel<K>> {
    let mut parcels: Vec<Parcel<K>> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for item in items {
        let (file, title) = match batch.destination {
            Destination::PerProvince(_) => {
                let province = match item.province.trim() {
                    "" => NO_PROVINCE,
                    province => province,
                };
                (format!("โปสเตอร์ {province}"), province.to_owned())
            }
            _ => {
                let name = &item.content.name_th;
                (
                    format!("โปสเตอร์ {name} {}", item.content.code),
                    name.clone(),
                )
            }
        };
        let file = format!("{}.pdf", file_names::safe(&file));
        let place = *places.entry(file.clone()).or_insert_with(|| {
            parcels.push(Parcel {
                file,
                title,
                items: Vec::new(),
                key: String::new(),
            });
            parcels.len() - 1
        });
        parcels[place].items.push(item);
    }
    for parcel in &mut parcels {
        parcel.key = key(&batch.design, &parcel.items);
    }
    parcels
}

fn key<K>(design: &Design, items: &[BatchItem<K>]) -> String {
    let emblem = design.emblem.as_ref().map(|emblem| emblem.resource());
    let mut hash = Sha256::new();
    hash.update(format!(
        "{:?} {:?} {:?} {emblem:?}",
        design.template, design.language, design.ink
    ));
    for item in items {
        hash.update(format!("{:?} {} {}", item.content, item.place, item.copies));
    }
    hex::encode(&hash.finalize()[..16])
}

impl<K> Parcel<K> {
    /// The list of what lies in it, without what was left out.
    pub fn packing_list(&self, as_of: &str, is_in: impl Fn(usize) -> bool) -> PackingList {
        let rows = self.items.iter().enumerate().filter(|(at, _)| is_in(*at));
        PackingList {
            title: self.title.clone(),
            as_of: as_of.to_owned(),
            rows: rows
                .map(|(_, item)| PackingRow {
                    name: item.content.name_th.clone(),
                    place: item.place.clone(),
                    code: item.content.code.clone(),
                    copies: item.copies,
                })
                .collect(),
        }
    }
}

/// The files that earlier tries have finished in a folder: a line each in a file beside them.
pub(super) struct Finished {
    path: PathBuf,
    files: HashMap<String, Line>,
}

#[derive(Serialize, Deserialize)]
struct Line {
    file: String,
    key: String,
    bytes: u64,
}

impl Finished {
    /// Reads what is known of a folder. What cannot be read is not known: those files are made again.
    pub fn read(folder: &Path) -> Self {
        let path = folder.join(".infodesk-posters.jsonl");
        let text = fs::read_to_string(&path).unwrap_or_default();
        let lines = text
            .lines()
            .filter_map(|line| serde_json::from_str(line).ok());
        Self {
            path,
            files: lines.map(|line: Line| (line.file.clone(), line)).collect(),
        }
    }

    /// Whether a parcel's file stands in the folder as it would be made now.
    pub fn has<K>(&self, folder: &Path, parcel: &Parcel<K>) -> bool {
        self.files.get(&parcel.file).is_some_and(|line| {
            let size = fs::metadata(folder.join(&parcel.file)).map(|found| found.len());
            line.key == parcel.key && size.is_ok_and(|size| size == line.bytes)
        })
    }

    /// Notes that a parcel's file stands.
    pub fn note<K>(&self, parcel: &Parcel<K>, bytes: u64) -> io::Result<()> {
        let line = Line {
            file: parcel.file.clone(),
            key: parcel.key.clone(),
            bytes,
        };
        let mut file = OpenOptions::new()
            .create(true)
            .append(true)
            .open(&self.path)?;
        writeln!(file, "{}", serde_json::to_string(&line)?)
    }
}
