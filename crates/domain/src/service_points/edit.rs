//! Editing: per field, with the version the officer saw. What does not overlap is merged; what does is
//! answered with both values.

use super::{Field, FieldValue, FieldVersion, ServicePoint, check};
use crate::{Problem, ProblemCode, commands::FieldChange};
use serde::{Deserialize, Serialize};

/// Two officers changed the same field: both values, and who wrote the other one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Conflict {
    pub yours: FieldValue,
    pub theirs: FieldValue,
    pub their_change: FieldVersion,
}

/// What an edit comes to.
#[derive(Debug, Clone, PartialEq)]
pub struct Edited {
    /// The point after the edit, its field versions still those before.
    pub point: ServicePoint,
    /// Fields that hold another value now.
    pub changed: Vec<Field>,
    pub conflicts: Vec<Conflict>,
}

/// Applies `changes` to `point`.
///
/// A change whose base is older than the field's version conflicts, unless both say the same.
/// The result as a whole is checked: what the officer did not touch and was wrong before does not stand
/// in the way, what they wrote does.
///
/// # Errors
/// The errors at the fields that would change; nothing is changed then.
pub fn edit(point: &ServicePoint, changes: &[FieldChange]) -> Result<Edited, Vec<Problem>> {
    if changes.is_empty() {
        return Err(vec![Problem::error("", ProblemCode::NothingToChange)]);
    }
    let mut edited = Edited { point: point.clone(), changed: Vec::new(), conflicts: Vec::new() };
    for change in changes {
        apply(point, change, &mut edited);
    }
    let problems: Vec<Problem> = check(&edited.point.particulars)
        .into_iter()
        .filter(|p| p.is_error() && edited.changed.iter().any(|f| stands_at(p, *f)))
        .collect();
    if problems.is_empty() { Ok(edited) } else { Err(problems) }
}

fn apply(before: &ServicePoint, change: &FieldChange, edited: &mut Edited) {
    let field = change.value.field();
    let theirs = before.particulars.get(field);
    if theirs == change.value {
        return;
    }
    match before.field_versions.get(&field) {
        Some(their_change) if their_change.version > change.base => edited.conflicts.push(Conflict {
            yours: change.value.clone(),
            theirs,
            their_change: their_change.clone(),
        }),
        _ => {
            edited.point.particulars.set(change.value.clone());
            edited.changed.push(field);
        }
    }
}

/// Is the problem at this field or at a part of it ("address.postcode")?
fn stands_at(problem: &Problem, field: Field) -> bool {
    let name = match field {
        Field::NameTh => "name_th",
        Field::NameEn => "name_en",
        Field::Address => "address",
        Field::Phones => "phones",
        Field::Hours => "hours",
        Field::Coordinates => "coordinates",
    };
    problem.field.split('.').next() == Some(name)
}
