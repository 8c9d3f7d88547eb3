//! A hub in memory: the rule, numbered changes, answers kept by operation id. And a line that breaks.

use crate::people::{department, ministry, unreachable};
use infodesk_desk::sync::{ConnectionError, HubConnection};
use infodesk_domain::{
    AgencyId, ManualId, OperationId, ServicePointId, Timestamp,
    commands::{self, Decision, Operation, OperationResult, Outcome, Subject},
    feed::{Changed, FeedPage, PinnedManuals, StreamHead, Streams},
    manuals::Manual,
    prints::PrintRecord,
    rights::{Grant, Place, Rights},
    service_points::{Actor, FieldValue, ServicePoint},
    wire::Me,
};
use std::{
    collections::{BTreeMap, HashMap},
    sync::{Arc, Mutex, MutexGuard},
};

/// Small, so that a pull takes several pages.
const PAGE: usize = 3;

/// Something in a stream, with the number of its last change.
struct Numbered {
    stream: AgencyId,
    number: i64,
    what: Changed,
}

#[derive(Default)]
pub struct State {
    things: BTreeMap<String, Numbered>,
    heads: BTreeMap<AgencyId, i64>,
    answers: HashMap<OperationId, OperationResult>,
    /// How often each operation arrived.
    pub arrivals: HashMap<OperationId, u32>,
    /// Every value that was ever written into a field, and by whom, in order.
    pub history: Vec<(FieldValue, String)>,
    /// The print log, in order of arrival.
    pub prints: Vec<PrintRecord>,
    pub rights_mark: String,
}

/// When the line breaks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Line {
    #[default]
    Holds,
    /// After so many more calls, before the hub hears of the next one.
    BreaksBefore(u32),
    /// At the call after so many more: the hub has done it, the answer is lost.
    LosesAnswer(u32),
}

#[derive(Clone)]
pub struct MemoryHub(Arc<Mutex<State>>);

/// One officer's session.
#[derive(Clone)]
pub struct Connection {
    hub: MemoryHub,
    me: Arc<Mutex<Option<Me>>>,
    line: Arc<Mutex<Line>>,
}

impl MemoryHub {
    pub fn new() -> Self {
        let mut state = State {
            rights_mark: "1".to_owned(),
            ..State::default()
        };
        state.note(ministry().id, Changed::Agency(ministry()));
        state.note(department().id, Changed::Agency(department()));
        Self(Arc::new(Mutex::new(state)))
    }

    pub fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap()
    }

    pub fn connect(&self, me: &Me) -> Connection {
        let me = Arc::new(Mutex::new(Some(me.clone())));
        Connection {
            hub: self.clone(),
            me,
            line: Arc::default(),
        }
    }

    pub fn add_point(&self, point: &ServicePoint) {
        self.state()
            .note(point.department_id, Changed::ServicePoint(point.clone()));
    }

    pub fn add_manual(&self, manual: &Manual) {
        self.state()
            .note(manual.department_id, Changed::Manual(manual.clone()));
    }

    pub fn point(&self, id: ServicePointId) -> ServicePoint {
        self.state().point(id).unwrap().clone()
    }

    pub fn pins(&self, id: ServicePointId) -> Vec<ManualId> {
        self.state().pins(id)
    }

    /// The officer is no longer to see the point.
    pub fn take_away(&self, id: ServicePointId) {
        self.state().things.remove(&format!("point {id}"));
        self.change_rights_mark();
    }

    pub fn change_rights_mark(&self) {
        self.state().rights_mark.push('+');
    }
}

impl State {
    fn note(&mut self, stream: AgencyId, what: Changed) -> i64 {
        let key = match &what {
            Changed::Agency(agency) => format!("agency {}", agency.id),
            Changed::Manual(manual) => format!("manual {}", manual.id),
            Changed::ServicePoint(point) => format!("point {}", point.id),
            Changed::Pins(pins) => format!("pins {}", pins.service_point_id),
        };
        let head = self.heads.entry(stream).or_default();
        *head += 1;
        let number = *head;
        self.things.insert(
            key,
            Numbered {
                stream,
                number,
                what,
            },
        );
        number
    }

    fn point(&self, id: ServicePointId) -> Option<&ServicePoint> {
        match &self.things.get(&format!("point {id}"))?.what {
            Changed::ServicePoint(point) => Some(point),
            _ => None,
        }
    }

    fn pins(&self, id: ServicePointId) -> Vec<ManualId> {
        match self.things.get(&format!("pins {id}")).map(|t| &t.what) {
            Some(Changed::Pins(pins)) => pins.manual_ids.clone(),
            _ => Vec::new(),
        }
    }

    fn page(&self, stream: AgencyId, after: i64) -> FeedPage {
        let mut newer: Vec<&Numbered> = self
            .things
            .values()
            .filter(|t| t.stream == stream && t.number > after)
            .collect();
        newer.sort_by_key(|t| t.number);
        let head = self.heads[&stream];
        let next = if newer.len() > PAGE {
            newer[PAGE - 1].number
        } else {
            head
        };
        FeedPage {
            stream_id: stream,
            rights_mark: self.rights_mark.clone(),
            next,
            head,
            changes: newer.iter().take(PAGE).map(|t| t.what.clone()).collect(),
        }
    }

    fn carry_out(&mut self, me: &Me, operation: &Operation) -> OperationResult {
        *self.arrivals.entry(operation.id).or_default() += 1;
        if let Some(answer) = self.answers.get(&operation.id) {
            return answer.clone();
        }
        let outcome = self.decide(me, operation);
        let result = OperationResult {
            id: operation.id,
            outcome,
        };
        self.answers.insert(operation.id, result.clone());
        result
    }

    fn decide(&mut self, me: &Me, operation: &Operation) -> Outcome {
        let id = operation.command.service_point_id();
        let unknown = || {
            vec![infodesk_domain::Problem::error(
                "",
                infodesk_domain::ProblemCode::ServicePointUnknown,
            )]
        };
        let Some(point) = self.point(id).cloned() else {
            return Outcome::Refused {
                problems: unknown(),
            };
        };
        let place = Place {
            agencies: vec![point.agency_id, ministry().id],
            service_point: Some(id),
        };
        let pinned = self.pins(id);
        let subject = Subject {
            point: &point,
            pinned: &pinned,
            place: &place,
        };
        let actor = actor(me);
        match commands::decide(
            subject,
            &operation.command,
            &actor,
            operation.made_at,
            |_| true,
        ) {
            Err(problems) => Outcome::Refused { problems },
            Ok(decision) => self.write(decision, &point, &pinned, &actor, operation.made_at),
        }
    }

    fn write(
        &mut self,
        decision: Decision,
        point: &ServicePoint,
        pinned: &[ManualId],
        actor: &Actor,
        at: Timestamp,
    ) -> Outcome {
        let (stream, service_point_id) = (point.department_id, point.id);
        match decision {
            Decision::Edited(edited) => {
                let version = (!edited.changed.is_empty()).then(|| {
                    let mut after = edited.point.clone();
                    let version = self.heads[&stream] + 1;
                    after.stamp(&edited.changed, version, &actor.name, at);
                    let written = edited.changed.iter().map(|f| after.particulars.get(*f));
                    self.history
                        .extend(written.map(|value| (value, actor.name.clone())));
                    self.note(stream, Changed::ServicePoint(after))
                });
                match edited.conflicts {
                    conflicts if conflicts.is_empty() => Outcome::Applied { version },
                    conflicts => Outcome::Conflict { version, conflicts },
                }
            }
            Decision::Confirmed(assurance) => {
                let after = ServicePoint {
                    assurance: Some(assurance),
                    ..point.clone()
                };
                Outcome::Applied {
                    version: Some(self.note(stream, Changed::ServicePoint(after))),
                }
            }
            Decision::Pinned(manual_ids) if manual_ids == pinned => {
                Outcome::Applied { version: None }
            }
            Decision::Pinned(manual_ids) => {
                let pins = PinnedManuals {
                    service_point_id,
                    manual_ids,
                    version: self.heads[&stream] + 1,
                };
                Outcome::Applied {
                    version: Some(self.note(stream, Changed::Pins(pins))),
                }
            }
            Decision::Printed(recorded) => {
                self.prints.push(recorded.record);
                let version = recorded.last.map(|last| {
                    let after = ServicePoint {
                        last_print: Some(last),
                        ..point.clone()
                    };
                    self.note(stream, Changed::ServicePoint(after))
                });
                Outcome::Applied { version }
            }
        }
    }
}

fn actor(me: &Me) -> Actor {
    let grants = me
        .grants
        .iter()
        .map(|g| Grant {
            id: g.id,
            role: g.role,
            unit: g.unit,
            since: g.since,
        })
        .collect();
    Actor {
        officer_id: me.officer.id,
        name: me.officer.name.clone(),
        rights: Rights { grants },
    }
}

impl Connection {
    pub fn line(&self, line: Line) {
        *self.line.lock().unwrap() = line;
    }

    /// The session ends.
    pub fn sign_out(&self) {
        *self.me.lock().unwrap() = None;
    }

    pub fn change_me(&self, change: impl FnOnce(&mut Me)) {
        change(self.me.lock().unwrap().as_mut().unwrap());
    }

    fn call<T>(&self, work: impl FnOnce(&mut State, &Me) -> T) -> Result<T, ConnectionError> {
        let lost = self.step()?;
        let mut me = self
            .me
            .lock()
            .unwrap()
            .clone()
            .ok_or(ConnectionError::SignedOut)?;
        let mut state = self.hub.state();
        me.rights_mark.clone_from(&state.rights_mark);
        let done = work(&mut state, &me);
        if lost { Err(unreachable()) } else { Ok(done) }
    }

    /// One more call on the line; true when its answer will be lost.
    fn step(&self) -> Result<bool, ConnectionError> {
        let mut line = self.line.lock().unwrap();
        match *line {
            Line::Holds => Ok(false),
            Line::BreaksBefore(0) => Err(unreachable()),
            Line::BreaksBefore(n) => {
                *line = Line::BreaksBefore(n - 1);
                Ok(false)
            }
            Line::LosesAnswer(0) => {
                *line = Line::BreaksBefore(0);
                Ok(true)
            }
            Line::LosesAnswer(n) => {
                *line = Line::LosesAnswer(n - 1);
                Ok(false)
            }
        }
    }
}

impl HubConnection for Connection {
    async fn me(&self) -> Result<Me, ConnectionError> {
        self.call(|_, me| me.clone())
    }

    async fn push(&self, operation: Operation) -> Result<OperationResult, ConnectionError> {
        self.call(|state, me| state.carry_out(me, &operation))
    }

    async fn streams(&self) -> Result<Streams, ConnectionError> {
        let streams = self.call(|state, me| {
            let head = |(stream_id, head): (&AgencyId, &i64)| StreamHead {
                stream_id: *stream_id,
                head: *head,
            };
            let streams = state.heads.iter().map(head).collect();
            (!me.grants.is_empty()).then(|| Streams {
                rights_mark: state.rights_mark.clone(),
                streams,
            })
        })?;
        streams.ok_or(ConnectionError::NoRights)
    }

    async fn feed_page(&self, stream: AgencyId, after: i64) -> Result<FeedPage, ConnectionError> {
        self.call(|state, _| state.page(stream, after))
    }
}
