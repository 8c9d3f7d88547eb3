//! The hub tells what has changed.

use super::{Replica, ReplicaError, cursors, notes, outbox, points, reference, write::Writing};
use crate::{
    outbox::{Snapshot, settle},
    poster_options::{KeptEmblem, PosterOptions},
    printing::PrinterChoice,
};
use infodesk_domain::{
    AgencyId, ManualId, ServicePointId, Timestamp,
    feed::{Changed, FeedPage, Streams},
    service_points::ServicePoint,
    wire::Me,
};
use std::collections::BTreeMap;

/// What a page says of one point.
#[derive(Default)]
struct Told {
    point: Option<ServicePoint>,
    pins: Option<(Vec<ManualId>, i64)>,
}

impl Replica {
    /// Prepares for reading `streams`. With other rights than before, or a hub that stands behind what was
    /// read from it (it came back from a backup), the register is forgotten and read from the beginning;
    /// the outbox stays. True when that was so.
    pub(crate) fn begin_pull(&mut self, streams: &Streams) -> Result<bool, ReplicaError> {
        let mut behind = false;
        for stream in &streams.streams {
            behind |= cursors::position(&self.connection, stream.stream_id)? > stream.head;
        }
        let same_rights =
            notes::rights_mark(&self.connection)?.as_ref() == Some(&streams.rights_mark);
        if same_rights && !behind {
            return Ok(false);
        }
        self.write(|writing| {
            writing.forget_register()?;
            notes::put_rights_mark(&writing.transaction, &streams.rights_mark)?;
            Ok(true)
        })
    }

    /// Forgets the register, not the outbox: the officer has no rights any more.
    pub(crate) fn forget_register(&mut self) -> Result<(), ReplicaError> {
        self.write(|writing| {
            notes::put_rights_mark(&writing.transaction, "")?;
            writing.forget_register()
        })
    }

    pub(crate) fn cursor(&self, stream: AgencyId) -> Result<i64, ReplicaError> {
        cursors::position(&self.connection, stream)
    }

    /// Takes a page in and moves the cursor, in one transaction; what is pending stays on top.
    pub(crate) fn apply_page(&mut self, page: FeedPage) -> Result<(), ReplicaError> {
        self.write(|writing| {
            let mut told: BTreeMap<ServicePointId, Told> = BTreeMap::new();
            for change in page.changes {
                match change {
                    Changed::Agency(agency) => {
                        reference::put_agency(&writing.transaction, &agency)?;
                        writing.changes.agencies.push(agency);
                    }
                    Changed::Manual(manual) => {
                        let known = reference::put_manual(&writing.transaction, manual)?;
                        writing.changes.manuals.push(known);
                    }
                    Changed::ServicePoint(point) => {
                        let id = point.id;
                        told.entry(id).or_default().point = Some(point);
                    }
                    Changed::Pins(pins) => {
                        told.entry(pins.service_point_id).or_default().pins =
                            Some((pins.manual_ids, pins.version));
                    }
                }
            }
            for (id, told) in told {
                writing.rebase(id, told)?;
            }
            cursors::put(&writing.transaction, page.stream_id, page.next)
        })
    }

    pub(crate) fn keep_profile(&mut self, me: &Me) -> Result<(), ReplicaError> {
        self.write(|writing| notes::put_profile(&writing.transaction, me))
    }

    pub(crate) fn keep_public_url(&mut self, url: &str) -> Result<(), ReplicaError> {
        self.write(|writing| notes::put_public_url(&writing.transaction, url))
    }

    pub(crate) fn keep_printer_choice(
        &mut self,
        choice: Option<&PrinterChoice>,
    ) -> Result<(), ReplicaError> {
        self.write(|writing| notes::put_printer(&writing.transaction, choice))
    }

    pub(crate) fn keep_poster_options(
        &mut self,
        options: PosterOptions,
    ) -> Result<(), ReplicaError> {
        self.write(|writing| notes::put_poster_options(&writing.transaction, options))
    }

    pub(crate) fn keep_emblem(
        &mut self,
        emblem: Option<&KeptEmblem>,
        options: PosterOptions,
    ) -> Result<(), ReplicaError> {
        self.write(|writing| {
            notes::put_emblem(&writing.transaction, emblem)?;
            notes::put_poster_options(&writing.transaction, options)
        })
    }

    pub(crate) fn keep_last_sync(&mut self, at: Timestamp) -> Result<(), ReplicaError> {
        self.write(|writing| notes::put_last_sync(&writing.transaction, at))
    }
}

impl Writing<'_> {
    fn rebase(&mut self, id: ServicePointId, told: Told) -> Result<(), ReplicaError> {
        let (pins, pins_version) = match told.pins {
            Some(pins) => pins,
            None => points::hub_pins(&self.transaction, id)?,
        };
        let point = match told.point {
            Some(point) => Some(point),
            None => self.hub(id)?.map(|known| known.point),
        };
        let Some(point) = point else {
            return points::put_pins(&self.transaction, id, (&pins, pins_version), &pins);
        };
        let hub = Snapshot {
            point,
            pins,
            pins_version,
        };
        let mut pending = self.pending(id)?;
        let before = pending.len();
        settle(&hub, &mut pending);
        if pending.len() < before {
            outbox::put(&self.transaction, id, &pending)?;
        }
        self.put(&hub, &pending)
    }

    fn forget_register(&mut self) -> Result<(), ReplicaError> {
        self.transaction.execute_batch(
            "DELETE FROM service_point; DELETE FROM pins; DELETE FROM agency; DELETE FROM manual;
             DELETE FROM manual_body; DELETE FROM cursor;",
        )?;
        notes::forget_last_sync(&self.transaction)?;
        self.changes.forgotten = true;
        Ok(())
    }
}
