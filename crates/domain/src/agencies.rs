//! Agencies: the tree ministry → department → unit.

use crate::AgencyId;
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum AgencyKind {
    Ministry,
    /// A department or its equivalent: the level that asks for the service and has a stream of its own.
    Department,
    Unit,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Agency {
    pub id: AgencyId,
    pub parent_id: Option<AgencyId>,
    /// The stream that numbers its changes: the department at or above it; a ministry is its own.
    pub stream_id: AgencyId,
    pub kind: AgencyKind,
    pub name_th: String,
    pub name_en: Option<String>,
}

/// No tree of ours is deeper; a broken one must not hang the app.
const DEEPEST: usize = 8;

/// The agency and all above it, itself first, found through `find`.
///
/// Stops at a missing parent or after eight levels, so that a broken tree cannot hang the app.
pub fn path<'a>(
    agency: &'a Agency,
    find: impl Fn(AgencyId) -> Option<&'a Agency>,
) -> Vec<AgencyId> {
    std::iter::successors(Some(agency), |a| a.parent_id.and_then(&find))
        .take(DEEPEST)
        .map(|a| a.id)
        .collect()
}

/// The department and its ministry as people know them, "กรมการปกครอง กระทรวงมหาดไทย"; what stands below
/// the department is left out, and a department without a ministry stands alone.
pub fn line_th<'a>(agency: &'a Agency, find: impl Fn(AgencyId) -> Option<&'a Agency>) -> String {
    let names: Vec<&str> = std::iter::successors(Some(agency), |a| a.parent_id.and_then(&find))
        .take(DEEPEST)
        .filter(|a| a.kind != AgencyKind::Unit)
        .map(|a| a.name_th.as_str())
        .collect();
    names.join(" ")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn agency(n: u128, parent: Option<u128>, kind: AgencyKind, name_th: &str) -> Agency {
        let id = |n| uuid::Uuid::from_u128(n).into();
        Agency {
            id: id(n),
            parent_id: parent.map(id),
            stream_id: id(2),
            kind,
            name_th: name_th.to_owned(),
            name_en: None,
        }
    }

    fn tree() -> Vec<Agency> {
        vec![
            agency(1, None, AgencyKind::Ministry, "กระทรวงมหาดไทย"),
            agency(2, Some(1), AgencyKind::Department, "กรมการปกครอง"),
            agency(3, Some(2), AgencyKind::Unit, "ที่ทำการปกครองจังหวัดเชียงใหม่"),
            // Its parent is itself: a broken tree.
            agency(4, Some(4), AgencyKind::Department, "กรม"),
        ]
    }

    #[test]
    fn a_unit_is_known_by_its_department_and_ministry() {
        let tree = tree();
        let find = |id| tree.iter().find(|a| a.id == id);
        assert_eq!(line_th(&tree[2], find), "กรมการปกครอง กระทรวงมหาดไทย");
        assert_eq!(line_th(&tree[1], find), "กรมการปกครอง กระทรวงมหาดไทย");
        assert_eq!(path(&tree[2], find), [tree[2].id, tree[1].id, tree[0].id]);
    }

    #[test]
    fn a_broken_tree_comes_to_an_end() {
        let tree = tree();
        assert_eq!(
            path(&tree[3], |id| tree.iter().find(|a| a.id == id)).len(),
            DEEPEST
        );
    }
}
