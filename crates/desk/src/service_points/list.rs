//! The list of service points: searched, filtered, sorted.

use crate::replica::{Index, Summary};
use infodesk_domain::{
    ServicePointId, Timestamp,
    prints::PosterState,
    service_points::{AssuranceState, Missing},
};
use infodesk_thailand::{divisions, order, search};
use serde::{Deserialize, Serialize};
use std::{cmp::Ordering, collections::HashMap, sync::LazyLock};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum SortBy {
    /// Dictionary order.
    Name,
    /// Dictionary order of the province, then of the name; points without one come last.
    Province,
    /// What needs its confirmation first comes first: never confirmed, then the oldest.
    Assurance,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct ServicePointQuery {
    /// Words in any order, each found anywhere; empty: all.
    pub text: String,
    pub province: Option<u16>,
    /// Only points that lack all of these.
    pub missing: Vec<Missing>,
    /// Only points whose poster is in this state.
    pub poster: Option<PosterState>,
    pub sort: SortBy,
    pub descending: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, specta::Type)]
pub struct ServicePointRow {
    pub id: ServicePointId,
    pub name_th: String,
    pub agency_name_th: String,
    /// "เขตพระนคร"; empty where the address is not given.
    pub district_label: String,
    pub province_name_th: String,
    pub missing: Vec<Missing>,
    pub assurance: AssuranceState,
    /// Something of it is still on its way to the hub.
    pub unsent: bool,
    /// Something here waits for the officer: two values for a field, or an edit that the hub refused.
    pub conflict: bool,
    /// How many manuals are pinned.
    pub pinned: u32,
    pub poster: PosterState,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, specta::Type)]
pub struct ServicePointList {
    pub rows: Vec<ServicePointRow>,
    /// All points within the officer's rights, whatever the query.
    pub total: u32,
    /// The provinces these lie in, in dictionary order.
    pub provinces: Vec<ProvinceCount>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct ProvinceCount {
    pub code: u16,
    pub name_th: String,
    pub count: u32,
}

pub(super) fn list(index: &Index, query: &ServicePointQuery, now: Timestamp) -> ServicePointList {
    let mut found: Vec<&Summary> = index.points.values().filter(|s| fits(s, query)).collect();
    found.sort_unstable_by(|a, b| {
        let order = compare(a, b, query.sort);
        if query.descending {
            order.reverse()
        } else {
            order
        }
    });
    ServicePointList {
        rows: found.into_iter().map(|s| row(index, s, now)).collect(),
        total: count(index.points.len()),
        provinces: provinces(index),
    }
}

fn fits(summary: &Summary, query: &ServicePointQuery) -> bool {
    query.province.is_none_or(|p| summary.province == Some(p))
        && query.poster.is_none_or(|state| summary.poster == state)
        && query.missing.iter().all(|what| summary.lacks(*what))
        && search::matches(&summary.searched, &query.text)
}

fn compare(a: &Summary, b: &Summary, by: SortBy) -> Ordering {
    let first = match by {
        SortBy::Name => Ordering::Equal,
        SortBy::Province => rank(a.province).cmp(&rank(b.province)),
        SortBy::Assurance => a.assured_at.cmp(&b.assured_at),
    };
    // The id last, so that points of the same name keep their places.
    first
        .then_with(|| a.order_key.cmp(&b.order_key))
        .then_with(|| a.id.cmp(&b.id))
}

/// The place of a province in dictionary order; none comes last.
fn rank(province: Option<u16>) -> usize {
    static RANKS: LazyLock<HashMap<u16, usize>> = LazyLock::new(|| {
        let mut provinces = divisions::provinces().to_vec();
        order::sort_by_text(&mut provinces, |p| p.name_th);
        provinces
            .iter()
            .enumerate()
            .map(|(rank, p)| (p.code, rank))
            .collect()
    });
    province
        .and_then(|code| RANKS.get(&code).copied())
        .unwrap_or(usize::MAX)
}

pub(crate) fn row(index: &Index, summary: &Summary, now: Timestamp) -> ServicePointRow {
    let waiting = index.waiting_at(summary.id);
    ServicePointRow {
        id: summary.id,
        name_th: summary.name_th.clone(),
        agency_name_th: index.agency_name(summary.agency_id).to_owned(),
        district_label: summary
            .district
            .and_then(divisions::district)
            .map(divisions::district_label)
            .unwrap_or_default(),
        province_name_th: province_name(summary.province).to_owned(),
        missing: summary.missing(),
        assurance: summary.assurance(now),
        unsent: waiting.unsent > 0,
        conflict: waiting.undecided > 0,
        pinned: summary.pinned,
        poster: summary.poster,
    }
}

fn province_name(code: Option<u16>) -> &'static str {
    code.and_then(divisions::province).map_or("", |p| p.name_th)
}

fn provinces(index: &Index) -> Vec<ProvinceCount> {
    let mut counts: HashMap<u16, u32> = HashMap::new();
    for code in index.points.values().filter_map(|s| s.province) {
        *counts.entry(code).or_default() += 1;
    }
    let mut provinces: Vec<ProvinceCount> = counts
        .into_iter()
        .map(|(code, count)| ProvinceCount {
            code,
            name_th: province_name(Some(code)).to_owned(),
            count,
        })
        .collect();
    provinces.sort_by_key(|p| rank(Some(p.code)));
    provinces
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
