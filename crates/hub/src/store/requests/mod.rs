//! Requests for the service: sent, confirmed by an executive, decided by an operator.

mod deciding;
mod executive;
mod find;
mod keeper;
mod link;
mod mailing;
mod moving;
mod sending;
mod wished;

pub use executive::{Answer, Asked};
pub use sending::Asking;

pub(super) use find::waiting_for;

use super::db::statements;

/// `form`: as it was sent, in JSON. `asked`: how often the executive was asked; the link of the last time holds.
/// `confirmed_hash`: SHA-256 of what the executive saw. `moved_…`: who brought it to its stage, and when.
pub(super) const MIGRATION: &str = "
    create table service_request_number (
        year bigint not null primary key,
        last bigint not null
    );
    create table service_request (
        id text not null primary key,
        number text not null unique,
        kind text not null,
        stage text not null,
        officer_id text not null references officer (id) on delete cascade,
        agency_id text references agency (id) on delete cascade,
        agency_name_th text not null,
        ministry_name_th text not null,
        form text not null,
        letter_id text references letter (id),
        sent_at bigint not null,
        asked bigint not null,
        asked_at bigint not null,
        link_expires_at bigint not null,
        reminded_at bigint,
        confirmed_by text,
        confirmed_at bigint,
        confirmed_from text,
        confirmed_hash text,
        moved_by text,
        moved_at bigint not null,
        check (kind in ('new_service', 'change_details', 'change_executive', 'end_service')),
        check (stage in ('awaits_executive', 'link_expired', 'declined', 'awaits_operator', 'returned',
            'rejected', 'approved', 'withdrawn'))
    );
    create index service_request_by_officer on service_request (officer_id);
    create index service_request_by_agency on service_request (agency_id);
    create index service_request_by_letter on service_request (letter_id);
    create index service_request_by_stage on service_request (stage, sent_at);
    create table service_request_event (
        request_id text not null references service_request (id) on delete cascade,
        position bigint not null,
        what text not null,
        by_name text,
        at bigint not null,
        note text not null,
        primary key (request_id, position)
    );
";

/// A request with all that its readers see, in the order of [`find`]'s reading.
macro_rules! request {
    ($rest:literal) => {
        concat!(
            "
        select r.id, r.number, r.kind, r.stage, o.id, o.name, o.email, r.form, r.agency_id, r.agency_name_th,
            r.ministry_name_th, r.letter_id, r.sent_at, r.asked, r.link_expires_at, r.moved_by,
            r.moved_at
        from service_request r
        join officer o on o.id = r.officer_id ",
            $rest
        )
    };
}

statements! {
    OWN = request!("
        where r.officer_id = $1
        order by r.sent_at desc, r.id collate \"C\" desc");
    ONE = request!("where r.id = $1");
    QUEUE = request!("
        where ($1 = '' or r.stage = $1) and ($2 = '' or r.kind = $2)
        order by r.sent_at, r.id collate \"C\"
        limit 500");
    WAITING = request!("
        where r.stage = 'awaits_operator' and r.officer_id <> $1
        order by r.moved_at, r.id collate \"C\"");
    EVENTS = "
        select what, by_name, at, note from service_request_event
        where request_id = $1
        order by position";
    UNDER_WAY_OF = "
        select count(*) from service_request
        where officer_id = $1 and stage not in ('rejected', 'approved', 'withdrawn')";
    UNDER_WAY_FOR = "
        select number from service_request
        where agency_name_th = $1 and kind = $2 and stage not in ('rejected', 'approved', 'withdrawn')
        order by sent_at
        limit 1";
    NUMBER = "
        insert into service_request_number (year, last) values ($1, 1)
        on conflict (year) do update set last = service_request_number.last + 1
        returning last";
    INSERT = "
        insert into service_request (id, number, kind, stage, officer_id, agency_id, agency_name_th,
            ministry_name_th, form, letter_id, sent_at, asked, asked_at, link_expires_at, moved_by, moved_at)
        values ($1, $2, $3, 'awaits_executive', $4, $5, $6, $7, $8, $9, $10, 0, $10, 0, $11, $10)";
    LOCK = "select id from service_request where id = $1 for update";
    MOVE = "update service_request set stage = $2, moved_by = $3, moved_at = $4 where id = $1";
    ASK = "
        update service_request set asked = $2, asked_at = $3, link_expires_at = $4, reminded_at = null
        where id = $1";
    REWRITE = "
        update service_request set form = $2, agency_id = $3, agency_name_th = $4, ministry_name_th = $5,
            letter_id = $6, confirmed_by = null, confirmed_at = null, confirmed_from = null,
            confirmed_hash = null
        where id = $1";
    REWRITE_FORM = "update service_request set form = $2 where id = $1";
    CONFIRM = "
        update service_request set confirmed_by = $2, confirmed_at = $3, confirmed_from = $4,
            confirmed_hash = $5
        where id = $1";
    SET_AGENCY = "update service_request set agency_id = $2 where id = $1";
    ADD_EVENT = "
        insert into service_request_event (request_id, position, what, by_name, at, note)
        select $1, coalesce(max(position), 0) + 1, $2, $3, $4, $5
        from service_request_event where request_id = $1";
    TO_REMIND = "
        select id from service_request
        where stage = 'awaits_executive' and reminded_at is null and asked_at <= $1
        order by asked_at, id collate \"C\"
        limit 100";
    REMINDED = "
        update service_request set reminded_at = $2
        where id = $1 and reminded_at is null and stage = 'awaits_executive'
        returning id";
    TO_EXPIRE = "
        select id from service_request
        where stage = 'awaits_executive' and link_expires_at <= $1
        order by link_expires_at, id collate \"C\"
        limit 100";
    AGENCY = "
        select a.id, a.kind, a.name_th, coalesce(m.name_th, '')
        from agency a
        left join agency m on m.id = a.parent_id
        where a.id = $1";
    DEPARTMENT_NAMED = "
        select id from agency where name_th = $1 and kind = 'department' order by id collate \"C\" limit 1";
    OFFICER_NAME = "select name from officer where id = $1";
}
