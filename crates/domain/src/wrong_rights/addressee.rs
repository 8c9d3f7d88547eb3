//! Whom a note asks first.

use crate::{AgencyId, rights::Role};

/// The agency whose central officers a note asks first; `None`: it asks the operators.
///
/// Those are of the department in which the right is, or should be; for a central officer's own right of the
/// agency above, since nobody looks after their own. `agencies`: that of the right and those above it, nearest
/// first.
pub fn asks_first(
    role: Option<Role>,
    department: AgencyId,
    agencies: &[AgencyId],
) -> Option<AgencyId> {
    match role {
        Some(Role::Operator) => None,
        Some(Role::CentralOfficer) => agencies.get(1).copied(),
        Some(Role::AgencyOfficer | Role::ServicePointOfficer) | None => Some(department),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn agency(n: u128) -> AgencyId {
        uuid::Uuid::from_u128(n).into()
    }

    /// Ministry 1, its department 2, unit 3 of that, unit 4 below.
    #[test]
    fn a_note_asks_the_department_and_a_central_officers_own_the_agency_above() {
        use Role::{AgencyOfficer, CentralOfficer, Operator, ServicePointOfficer};
        let path = |nearest: u128| -> Vec<AgencyId> { (1..=nearest).rev().map(agency).collect() };
        let table = [
            (None, 2, Some(2)),
            (None, 4, Some(2)),
            (Some(ServicePointOfficer), 4, Some(2)),
            (Some(AgencyOfficer), 2, Some(2)),
            (Some(CentralOfficer), 4, Some(3)),
            (Some(CentralOfficer), 2, Some(1)),
            (Some(CentralOfficer), 1, None),
            (Some(Operator), 1, None),
        ];
        for (role, nearest, expected) in table {
            let first = asks_first(role, agency(2), &path(nearest));
            assert_eq!(first, expected.map(agency), "{role:?} at {nearest}");
        }
    }
}
