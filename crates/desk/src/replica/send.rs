//! Operations on their way to the hub.

use super::{Replica, ReplicaError, cursors, outbox};
use crate::outbox::{Answered, answer};
use infodesk_domain::{
    OperationId,
    commands::{Operation, OperationResult},
};

impl Replica {
    /// The next operation for the hub, marked as sent before it is: from here on it is never altered.
    pub(crate) fn next_to_send(&mut self) -> Result<Option<Operation>, ReplicaError> {
        self.write(|writing| {
            let next = outbox::next_to_send(&writing.transaction)?;
            if let Some(operation) = &next {
                outbox::mark_sending(&writing.transaction, operation.id)?;
            }
            Ok(next)
        })
    }

    /// Takes in what the hub made of an operation. An answer to one that is gone changes nothing.
    pub(crate) fn take_answer(&mut self, result: &OperationResult) -> Result<(), ReplicaError> {
        let surroundings = self.surroundings.clone();
        self.write(|writing| {
            let Some(id) = outbox::point_of(&writing.transaction, result.id)? else {
                return Ok(());
            };
            let mut hub = writing.hub(id)?;
            let mut pending = writing.pending(id)?;
            let seen = match &hub {
                Some(hub) => cursors::position(&writing.transaction, hub.point.department_id)?,
                None => 0,
            };
            let by = writing.by.clone();
            let answered = Answered {
                result,
                seen,
                by: &by,
            };
            answer(hub.as_mut(), &mut pending, &answered, || {
                OperationId::new(&*surroundings)
            });
            writing.put_pending(id, &pending)?;
            hub.map_or(Ok(()), |hub| writing.put(&hub, &pending))
        })
    }
}
