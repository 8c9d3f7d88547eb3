//! Notes that a right is wrong, and their answers.

mod find;
mod settle;
mod write;

pub(super) use find::waiting_for;

use super::db::statements;

/// `asks_first` is the agency whose central officers are asked; where it has none other than the writer, the
/// nearest above it that has; where none has, or it is empty, the operators are. Who holds which right changes:
/// whom a note waits for is found out each time somebody looks.
pub(super) const MIGRATION: &str = "
    create table wrong_rights (
        id text not null primary key,
        officer_id text not null references officer (id) on delete cascade,
        grant_id text references officer_grant (id) on delete cascade,
        missing_in text references agency (id) on delete cascade,
        asks_first text references agency (id) on delete cascade,
        note text not null,
        written_at bigint not null,
        reply text,
        settled_by text references officer (id),
        settled_at bigint,
        withdrawn_at bigint,
        check ((grant_id is null) <> (missing_in is null)),
        check ((settled_at is null) = (settled_by is null)),
        check ((settled_at is null) = (reply is null)),
        check (settled_at is null or withdrawn_at is null)
    );
    create index wrong_rights_by_officer on wrong_rights (officer_id);
    create index wrong_rights_by_grant on wrong_rights (grant_id);
    create index wrong_rights_by_missing_in on wrong_rights (missing_in);
    create index wrong_rights_by_asks_first on wrong_rights (asks_first);
    create index wrong_rights_by_settled_by on wrong_rights (settled_by);
    create index wrong_rights_waiting on wrong_rights (written_at)
        where settled_at is null and withdrawn_at is null;
";

/// A note with all that its readers see, in the order of [`find`]'s reading. The last column is the nearest
/// agency, from the one asked first upwards, that has a central officer other than the writer.
macro_rules! note {
    () => {
        "
        select w.id, o.id, o.name, o.email, w.grant_id, w.missing_in, g.role, coalesce(a.name_th, p.name_th),
            d.name_th, m.name_th, w.note, w.written_at, w.reply, s.name, w.settled_at, w.withdrawn_at,
            (select n.ancestor_id
            from agency_ancestor n
            join grant_in_force c on c.agency_id = n.ancestor_id
            where n.agency_id = w.asks_first and c.role = 'central_officer'
                and c.officer_id <> w.officer_id
            order by n.distance limit 1)
        from wrong_rights w
        join officer o on o.id = w.officer_id
        left join officer s on s.id = w.settled_by
        left join officer_grant g on g.id = w.grant_id
        left join agency a on a.id = coalesce(g.agency_id, w.missing_in)
        left join service_point p on p.id = g.service_point_id
        join agency d on d.id = coalesce(a.stream_id, p.department_id)
        left join agency m on m.id = d.parent_id
        "
    };
}

statements! {
    OWN = concat!(note!(), "
        where w.officer_id = $1
        order by w.written_at desc, w.id collate \"C\" desc");
    ONE = concat!(note!(), " where w.id = $1");
    /// What may wait for an officer: all that asks an agency at or below one of theirs, and for operators
    /// everything. Whom it does wait for is the rule's to say.
    WAITING = concat!(note!(), "
        where w.settled_at is null and w.withdrawn_at is null and w.officer_id <> $1 and exists (
            select 1
            from grant_in_force h
            left join agency_ancestor b on b.ancestor_id = h.agency_id and b.agency_id = w.asks_first
            where h.officer_id = $1
                and (h.role = 'operator' or (h.role = 'central_officer' and b.agency_id is not null)))
        order by w.written_at, w.id collate \"C\"");
    OWN_WAITING = "
        select grant_id, missing_in from wrong_rights
        where officer_id = $1 and settled_at is null and withdrawn_at is null";
    GRANT = "
        select g.role, coalesce(g.agency_id, p.agency_id), coalesce(a.stream_id, p.department_id)
        from officer_grant g
        left join agency a on a.id = g.agency_id
        left join service_point p on p.id = g.service_point_id
        where g.id = $1 and g.officer_id = $2 and g.ended_at is null";
    AGENCY = "select stream_id from agency where id = $1";
    INSERT = "
        insert into wrong_rights (id, officer_id, grant_id, missing_in, asks_first, note, written_at)
        values ($1, $2, $3, $4, $5, $6, $7)";
    LOCK = "select id from wrong_rights where id = $1 for update";
    SETTLE = "
        update wrong_rights set reply = $2, settled_by = $3, settled_at = $4 where id = $1";
    WITHDRAW = "update wrong_rights set withdrawn_at = $2 where id = $1";
}
