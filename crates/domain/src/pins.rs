//! Pins: which citizens' manuals hang at a service point, and in which order.

use crate::{ManualId, Problem, ProblemCode};

/// More than a citizen would read, and more than any office offers.
pub const MOST: usize = 60;

/// A change to the pinned manuals of one service point.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PinChange<'a> {
    /// At `position` (0 is first), or last.
    Pin {
        manual: ManualId,
        position: Option<u32>,
    },
    Unpin {
        manual: ManualId,
    },
    /// The order wished. Manuals pinned meanwhile by somebody else keep their order at the end; those
    /// unpinned meanwhile stay away: reordering never brings back and never removes.
    Reorder {
        order: &'a [ManualId],
    },
}

/// The pinned manuals after the change.
///
/// # Errors
/// The problem at the field `pins`; nothing is changed then.
pub fn apply(pinned: &[ManualId], change: &PinChange<'_>) -> Result<Vec<ManualId>, Problem> {
    let refused = |code| Err(Problem::error("pins", code));
    let mut after = pinned.to_vec();
    match change {
        PinChange::Pin { manual, .. } if pinned.contains(manual) => {
            return refused(ProblemCode::ManualAlreadyPinned);
        }
        PinChange::Pin { .. } if pinned.len() >= MOST => return refused(ProblemCode::TooManyPins),
        PinChange::Pin { manual, position } => {
            let at = position.map_or(pinned.len(), |p| (p as usize).min(pinned.len()));
            after.insert(at, *manual);
        }
        PinChange::Unpin { manual } if !pinned.contains(manual) => {
            return refused(ProblemCode::ManualNotPinned);
        }
        PinChange::Unpin { manual } => after.retain(|m| m != manual),
        PinChange::Reorder { order } => {
            after.sort_by_key(|m| order.iter().position(|o| o == m).unwrap_or(usize::MAX));
        }
    }
    Ok(after)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    fn manual(n: u128) -> ManualId {
        uuid::Uuid::from_u128(n).into()
    }

    #[test]
    fn unpinning_and_pinning_at_the_old_place_undoes_it() {
        let pinned: Vec<_> = (0..4).map(manual).collect();
        let without = apply(&pinned, &PinChange::Unpin { manual: manual(1) }).unwrap();
        assert_eq!(without, [manual(0), manual(2), manual(3)]);
        let again = apply(
            &without,
            &PinChange::Pin {
                manual: manual(1),
                position: Some(1),
            },
        )
        .unwrap();
        assert_eq!(again, pinned);
    }

    #[test]
    fn each_refusal_has_its_code() {
        let code = |pinned: &[ManualId], change| apply(pinned, &change).unwrap_err().code;
        let one = [manual(1)];
        assert_eq!(
            code(
                &one,
                PinChange::Pin {
                    manual: manual(1),
                    position: None
                }
            ),
            ProblemCode::ManualAlreadyPinned
        );
        assert_eq!(
            code(&one, PinChange::Unpin { manual: manual(2) }),
            ProblemCode::ManualNotPinned
        );
        let full: Vec<_> = (0..MOST as u128).map(manual).collect();
        assert_eq!(
            code(
                &full,
                PinChange::Pin {
                    manual: manual(99),
                    position: None
                }
            ),
            ProblemCode::TooManyPins
        );
    }

    proptest! {
        #[test]
        fn reordering_keeps_the_same_manuals(pinned in 0u128..8, wished in proptest::collection::vec(0u128..12, 0..12)) {
            let before: Vec<_> = (0..pinned).map(manual).collect();
            let order: Vec<_> = wished.into_iter().map(manual).collect();
            let mut after = apply(&before, &PinChange::Reorder { order: &order }).unwrap();
            after.sort();
            prop_assert_eq!(after, before);
        }
    }
}
