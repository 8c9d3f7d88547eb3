//! The mission's Tokens: kept as keyed hashes, handed out and redeemed once.

mod hand_out;
mod hand_out_list;
mod issue;
mod list;
mod redeem;

pub use hand_out_list::TokenList;
pub use issue::{Issuing, NewToken};

pub(super) use issue::issue;
pub(super) use redeem::own_departments;

use super::db::Sql;

pub(super) const MIGRATION: &str = "
    create table token (
        id text not null primary key,
        hash text not null unique,
        role text not null,
        agency_id text references agency (id) on delete cascade,
        service_point_id text references service_point (id) on delete cascade,
        department_id text not null references agency (id) on delete cascade,
        issued_at bigint not null,
        expires_at bigint not null,
        recipient text not null,
        note text not null,
        used_by text references officer (id),
        used_at bigint,
        revoked_at bigint,
        check (role in ('operator', 'central_officer', 'agency_officer', 'service_point_officer')),
        check ((agency_id is null) <> (service_point_id is null)),
        check ((role = 'service_point_officer') = (service_point_id is not null)),
        check ((used_by is null) = (used_at is null))
    );
    create index token_by_agency on token (agency_id);
    create index token_by_service_point on token (service_point_id);
    create index token_by_department on token (department_id);
    create index token_by_used_by on token (used_by);
";

/// Who handed it out, and who took it back; nobody: the system. `recipient`: whether one waits there is asked.
pub(super) const HANDED_OUT_MIGRATION: &str = "
    alter table token add column issued_by text references officer (id);
    alter table token add column revoked_by text references officer (id);
    create index token_by_issued_by on token (issued_by);
    create index token_by_revoked_by on token (revoked_by);
    create index token_by_recipient on token (recipient);
";

pub(super) const STATEMENTS: [&[Sql]; 4] = [
    hand_out::STATEMENTS,
    issue::STATEMENTS,
    list::STATEMENTS,
    redeem::STATEMENTS,
];
