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
    let mut edited = Edited {
        point: point.clone(),
        changed: Vec::new(),
        conflicts: Vec::new(),
    };
    for change in changes {
        apply(point, change, &mut edited);
    }
    let problems: Vec<Problem> = check(&edited.point.particulars)
        .into_iter()
        .filter(|p| p.is_error() && edited.changed.iter().any(|f| stands_at(p, *f)))
        .collect();
    if problems.is_empty() {
        Ok(edited)
    } else {
        Err(problems)
    }
}

fn apply(before: &ServicePoint, change: &FieldChange, edited: &mut Edited) {
    let field = change.value.field();
    let theirs = before.particulars.get(field);
    if theirs == change.value {
        return;
    }
    match before.field_versions.get(&field) {
        Some(their_change) if their_change.version > change.base => {
            edited.conflicts.push(Conflict {
                yours: change.value.clone(),
                theirs,
                their_change: their_change.clone(),
            })
        }
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::testing::point;
    use super::*;
    use crate::Timestamp;
    use proptest::prelude::*;

    fn phones(numbers: &[&str], base: i64) -> FieldChange {
        FieldChange {
            value: FieldValue::Phones(numbers.iter().map(|n| (*n).to_owned()).collect()),
            base,
        }
    }

    fn name_en(name: &str, base: i64) -> FieldChange {
        FieldChange {
            value: FieldValue::NameEn(name.to_owned()),
            base,
        }
    }

    #[test]
    fn what_does_not_overlap_is_merged() {
        let mut point = point();
        point.stamp(&[Field::NameEn], 5, "another officer", Timestamp(1));
        let edited = edit(&point, &[phones(&["02-612-6060"], 0)]).unwrap();
        assert_eq!(edited.changed, [Field::Phones]);
        assert!(edited.conflicts.is_empty());
    }

    #[test]
    fn what_overlaps_is_answered_with_both_values_and_left_alone() {
        let mut point = point();
        point.particulars.name_en = "Theirs".to_owned();
        point.stamp(&[Field::NameEn], 5, "another officer", Timestamp(1));
        let edited = edit(&point, &[name_en("Mine", 4), phones(&["1111"], 0)]).unwrap();
        assert_eq!(edited.changed, [Field::Phones]);
        assert_eq!(edited.point.particulars.name_en, "Theirs");
        assert_eq!(edited.conflicts.len(), 1);
        assert_eq!(
            edited.conflicts[0].yours,
            FieldValue::NameEn("Mine".to_owned())
        );
        assert_eq!(
            edited.conflicts[0].theirs,
            FieldValue::NameEn("Theirs".to_owned())
        );
        assert_eq!(edited.conflicts[0].their_change.by, "another officer");
    }

    #[test]
    fn two_who_write_the_same_agree() {
        let mut point = point();
        point.particulars.name_en = "Same".to_owned();
        point.stamp(&[Field::NameEn], 5, "another officer", Timestamp(1));
        let edited = edit(&point, &[name_en("Same", 0)]).unwrap();
        assert!(edited.changed.is_empty() && edited.conflicts.is_empty());
    }

    #[test]
    fn only_what_one_touches_can_stand_in_ones_way() {
        let mut point = point();
        point.particulars.phones = vec!["not a number".to_owned()];
        assert!(edit(&point, &[name_en("Phra Nakhon District Office", 0)]).is_ok());
        let problems = edit(&point, &[phones(&["12"], 0), name_en("Fine", 0)]).unwrap_err();
        assert_eq!(problems[0].field, "phones.0");
        assert_eq!(
            edit(&point, &[]).unwrap_err()[0].code,
            ProblemCode::NothingToChange
        );
    }

    proptest! {
        /// Two officers start from the same version and each changes some fields: whatever the order in
        /// which the hub hears of them, every field holds a value that one of them wrote or the old one,
        /// and a field both changed differently is a conflict for the second.
        #[test]
        fn merging_never_loses_an_edit_silently(first in "[a-z]{0,3}", second in "[a-z]{0,3}", other in "0[2]-[2-9][0-9]{2}-[0-9]{4}") {
            let before = point();
            let mut one = edit(&before, &[name_en(&first, 0)]).unwrap();
            let changed = one.changed.clone();
            one.point.stamp(&changed, 1, "one", Timestamp(1));
            let two = edit(&one.point, &[name_en(&second, 0), phones(&[&other], 0)]).unwrap();
            prop_assert_eq!(&two.point.particulars.phones, &vec![other]);
            let both_changed = !changed.is_empty() && first != second;
            prop_assert_eq!(two.conflicts.len(), usize::from(both_changed));
            let kept = if both_changed { &first } else { &second };
            prop_assert_eq!(&two.point.particulars.name_en, kept);
        }
    }
}
