//! Requests for Tokens, from officers to the central officers of their parent agency.

mod ask;
mod find;
mod settle;

pub(super) use find::waiting_for;

use super::db::statements;

/// Whom a request waits for is found out each time somebody looks: who holds which right changes.
pub(super) const MIGRATION: &str = "
    create table token_request (
        id text not null primary key,
        officer_id text not null references officer (id) on delete cascade,
        role text not null,
        agency_id text references agency (id) on delete cascade,
        service_point_id text references service_point (id) on delete cascade,
        asks_first text not null references agency (id) on delete cascade,
        email text not null,
        note text not null,
        asked_at bigint not null,
        stage text not null,
        check (role in ('operator', 'central_officer', 'agency_officer', 'service_point_officer')),
        check ((agency_id is null) <> (service_point_id is null)),
        check ((role = 'service_point_officer') = (service_point_id is not null)),
        check (stage in ('waiting', 'approved', 'declined', 'withdrawn'))
    );
    create index token_request_by_officer on token_request (officer_id);
    create index token_request_by_agency on token_request (agency_id);
    create index token_request_by_service_point on token_request (service_point_id);
    create index token_request_by_asks_first on token_request (asks_first);
    create index token_request_waiting on token_request (asked_at) where stage = 'waiting';
    create table token_request_event (
        request_id text not null references token_request (id) on delete cascade,
        position bigint not null,
        what text not null,
        by_name text,
        at bigint not null,
        note text not null,
        primary key (request_id, position)
    );
";

/// A request with all that its readers see, in the order of [`find`]'s reading. The last column is the nearest
/// agency, from the one asked first upwards, that has a central officer other than whoever asks.
macro_rules! request {
    ($rest:literal) => {
        concat!(
            "
        select t.id, t.stage, o.id, o.name, o.email, t.role, t.agency_id, t.service_point_id,
            coalesce(a.name_th, p.name_th), d.name_th, m.name_th, t.email, t.note, t.asked_at,
            (select n.ancestor_id
            from agency_ancestor n
            join grant_in_force c on c.agency_id = n.ancestor_id
            where n.agency_id = t.asks_first and c.role = 'central_officer'
                and c.officer_id <> t.officer_id
            order by n.distance limit 1)
        from token_request t
        join officer o on o.id = t.officer_id
        left join agency a on a.id = t.agency_id
        left join service_point p on p.id = t.service_point_id
        join agency d on d.id = coalesce(a.stream_id, p.department_id)
        left join agency m on m.id = d.parent_id ",
            $rest
        )
    };
}

statements! {
    OWN = request!("
        where t.officer_id = $1
        order by t.asked_at desc, t.id collate \"C\" desc");
    ONE = request!("where t.id = $1");
    /// What may wait for an officer: all that asks at or below an agency of theirs, and for operators everything.
    /// Whom it does wait for is the rule's to say.
    WAITING = request!("
        where t.stage = 'waiting' and t.officer_id <> $1 and exists (
            select 1
            from grant_in_force h
            left join agency_ancestor b on b.ancestor_id = h.agency_id and b.agency_id = t.asks_first
            where h.officer_id = $1
                and (h.role = 'operator' or (h.role = 'central_officer' and b.agency_id is not null)))
        order by t.asked_at, t.id collate \"C\"");
    OWN_WAITING = "
        select role, agency_id, service_point_id, asked_at from token_request
        where officer_id = $1 and stage = 'waiting'
        order by asked_at";
    EVENTS = "
        select what, by_name, at, note from token_request_event
        where request_id = $1
        order by position";
    INSERT = "
        insert into token_request (id, officer_id, role, agency_id, service_point_id, asks_first, email, note,
            asked_at, stage)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'waiting')";
    ADD_EVENT = "
        insert into token_request_event (request_id, position, what, by_name, at, note)
        select $1, coalesce(max(position), 0) + 1, $2, $3, $4, $5
        from token_request_event where request_id = $1";
    LOCK = "select id from token_request where id = $1 for update";
    MOVE = "update token_request set stage = $2 where id = $1";
    OFFICER_NAME = "select name from officer where id = $1";
}
