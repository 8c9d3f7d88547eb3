//! What lists need of a service point, made once when it changes.

use crate::outbox::Snapshot;
use infodesk_domain::{
    AgencyId, ServicePointId, Timestamp,
    prints::PosterState,
    service_points::{Address, Assurance, AssuranceState, Missing, missing},
};
use infodesk_thailand::{divisions, order, search};

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Summary {
    pub id: ServicePointId,
    pub agency_id: AgencyId,
    pub name_th: String,
    /// Names, public code and place, folded for search.
    pub searched: String,
    /// Bytes in dictionary order of the name.
    pub order_key: Vec<u8>,
    pub province: Option<u16>,
    pub district: Option<u32>,
    /// One bit for each of [`Missing::ALL`], the first the lowest.
    pub missing_bits: u8,
    pub assured_at: Option<Timestamp>,
    pub pinned: u32,
    pub poster: PosterState,
}

impl Summary {
    pub(crate) fn of(local: &Snapshot) -> Self {
        let point = &local.point;
        let given = &point.particulars;
        let place = place_label(&given.address);
        let searched = [&given.name_th, &given.name_en, point.code.as_str(), &place]
            .map(search::fold)
            .join(" ");
        Self {
            id: point.id,
            agency_id: point.agency_id,
            name_th: given.name_th.clone(),
            searched,
            order_key: order::sort_key(&given.name_th),
            province: given.address.province,
            district: given.address.district,
            missing_bits: bits(&missing(point, local.pins.len())),
            assured_at: point.assurance.as_ref().map(|a| a.at),
            pinned: u32::try_from(local.pins.len()).unwrap_or(u32::MAX),
            poster: local.poster_state(),
        }
    }

    pub(crate) fn missing(&self) -> Vec<Missing> {
        Missing::ALL
            .into_iter()
            .filter(|what| self.lacks(*what))
            .collect()
    }

    pub(crate) fn lacks(&self, what: Missing) -> bool {
        self.missing_bits & bit(what) != 0
    }

    pub(super) const fn poster_code(&self) -> u8 {
        match self.poster {
            PosterState::NotPrinted => 0,
            PosterState::Printed => 1,
            PosterState::MustReprint => 2,
        }
    }

    pub(super) const fn poster_of(code: u8) -> PosterState {
        match code {
            1 => PosterState::Printed,
            2 => PosterState::MustReprint,
            _ => PosterState::NotPrinted,
        }
    }

    pub(crate) fn assurance(&self, now: Timestamp) -> AssuranceState {
        let assurance = self.assured_at.map(|at| Assurance {
            at,
            by: String::new(),
        });
        AssuranceState::of(assurance.as_ref(), now)
    }
}

fn bits(missing: &[Missing]) -> u8 {
    missing.iter().fold(0, |bits, what| bits | bit(*what))
}

fn bit(what: Missing) -> u8 {
    Missing::ALL
        .iter()
        .position(|m| *m == what)
        .map_or(0, |at| 1 << at)
}

/// "แขวงพระบรมมหาราชวัง เขตพระนคร กรุงเทพมหานคร", as far as it is given.
pub(crate) fn place_label(address: &Address) -> String {
    let parts = [
        address
            .subdistrict
            .and_then(divisions::subdistrict)
            .map(divisions::subdistrict_label),
        address
            .district
            .and_then(divisions::district)
            .map(divisions::district_label),
        address
            .province
            .and_then(divisions::province)
            .map(divisions::province_label),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}
