//! Reviews of rights: opened, warned of and ended by time, answered by central officers.

mod confirm;
mod find;
mod keeping;
mod mailing;
mod suspending;

pub(super) use find::waiting_for;

use super::db::statements;

/// One for an agency and a quarter, whichever hub opens it. Its rights are those that were in force when it was opened;
/// it asks for those that still are.
pub(super) const MIGRATION: &str = "
    create table rights_review (
        id text not null primary key,
        agency_id text not null references agency (id) on delete cascade,
        fiscal_year bigint not null,
        quarter bigint not null,
        stage text not null,
        opened_at bigint not null,
        due_at bigint not null,
        confirmed_by text references officer (id),
        confirmed_at bigint,
        unique (agency_id, fiscal_year, quarter),
        check (stage in ('waiting', 'warned', 'confirmed', 'lapsed')),
        check ((confirmed_by is null) = (confirmed_at is null)),
        check ((stage = 'confirmed') = (confirmed_at is not null))
    );
    create index rights_review_by_confirmed_by on rights_review (confirmed_by);
    create index rights_review_waiting on rights_review (due_at) where stage in ('waiting', 'warned');
    create table rights_review_grant (
        review_id text not null references rights_review (id) on delete cascade,
        grant_id text not null references officer_grant (id) on delete cascade,
        primary key (review_id, grant_id)
    );
    create index rights_review_grant_by_grant on rights_review_grant (grant_id);
";

/// A review with all that its readers see but the rights, in the order of [`find`]'s reading. The last column is the
/// nearest agency, from the one asked upwards, that has a central officer.
macro_rules! review {
    ($rest:literal) => {
        concat!(
            "
        select r.id, a.name_th, r.quarter, r.fiscal_year, r.stage, r.opened_at, r.due_at, o.name, r.confirmed_at,
            (select n.ancestor_id
            from agency_ancestor n
            join grant_in_force c on c.agency_id = n.ancestor_id
            where n.agency_id = r.agency_id and c.role = 'central_officer'
            order by n.distance limit 1)
        from rights_review r
        join agency a on a.id = r.agency_id
        left join officer o on o.id = r.confirmed_by ",
            $rest
        )
    };
}

statements! {
    ONE = review!("where r.id = $1");
    /// Those that may ask an officer: all of agencies at or below one of theirs, and for operators everything. Whom a
    /// review does ask is the rule's to say.
    LISTED = review!("
        where exists (
            select 1
            from grant_in_force h
            left join agency_ancestor b on b.ancestor_id = h.agency_id and b.agency_id = r.agency_id
            where h.officer_id = $1
                and (h.role = 'operator' or (h.role = 'central_officer' and b.agency_id is not null)))
        order by r.fiscal_year desc, r.quarter desc, r.id collate \"C\"
        limit 400");
    WAITING = review!("
        where r.stage in ('waiting', 'warned') and exists (
            select 1
            from grant_in_force h
            left join agency_ancestor b on b.ancestor_id = h.agency_id and b.agency_id = r.agency_id
            where h.officer_id = $1
                and (h.role = 'operator' or (h.role = 'central_officer' and b.agency_id is not null)))
        order by r.opened_at, r.id collate \"C\"");
    LOCK = "select id from rights_review where id = $1 for update";
    LOCK_GRANTS = "
        select id from officer_grant
        where id in (select grant_id from rights_review_grant where review_id = $1)
        order by id collate \"C\" for update";
    /// What is to be reviewed and is in no review of the quarter yet, each right with the agency that is asked: the
    /// nearest with central officers who look after it, its holder not among them. A right of this quarter was given
    /// by somebody just now.
    TO_REVIEW = "
        select f.agency_id, f.grant_id
        from (
            select g.id as grant_id,
                (select n.ancestor_id
                from agency_ancestor n
                join grant_in_force c on c.agency_id = n.ancestor_id
                where n.agency_id = coalesce(g.agency_id, p.agency_id) and c.role = 'central_officer'
                    and (g.role <> 'central_officer' or n.distance > 0)
                    and not exists (
                        select 1 from grant_in_force h
                        where h.officer_id = g.officer_id and h.role = 'central_officer'
                            and h.agency_id = n.ancestor_id)
                order by n.distance limit 1) as agency_id
            from grant_in_force g
            left join service_point p on p.id = g.service_point_id
            where g.role <> 'operator' and g.since < $1 and not exists (
                select 1
                from rights_review_grant x
                join rights_review r on r.id = x.review_id
                where x.grant_id = g.id and r.fiscal_year = $2 and r.quarter = $3)
        ) f
        where f.agency_id is not null and not exists (
            select 1 from rights_review r
            where r.agency_id = f.agency_id and r.fiscal_year = $2 and r.quarter = $3)
        order by f.agency_id collate \"C\", f.grant_id collate \"C\"";
    SUSPEND = "
        update officer_grant set suspended_at = $2, suspended_by = $3, suspended_reason = $4 where id = $1";
    OPEN = "
        insert into rights_review (id, agency_id, fiscal_year, quarter, stage, opened_at, due_at)
        values ($1, $2, $3, $4, 'waiting', $5, $6)
        on conflict (agency_id, fiscal_year, quarter) do nothing";
    ADD_GRANT = "insert into rights_review_grant (review_id, grant_id) values ($1, $2)";
    /// Those that are to be warned of by $1, and those that end by $2.
    DUE = "
        select id from rights_review
        where (stage = 'waiting' and due_at <= $1) or (stage = 'warned' and due_at <= $2)
        order by due_at, id collate \"C\"";
    MOVE = "update rights_review set stage = $2, due_at = $3 where id = $1";
    CONFIRM = "
        update rights_review set stage = 'confirmed', confirmed_by = $2, confirmed_at = $3 where id = $1";
}
