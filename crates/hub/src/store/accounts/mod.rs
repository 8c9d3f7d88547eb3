//! Accounts of an imported list: they wait for their sign-in, and are taken once.

mod claim;
mod import;
mod list;
mod withdraw;

pub use import::Import;
pub use withdraw::Withdrawal;

pub(super) use claim::{claim, record};

use super::db::Sql;

/// The number of a row in its list keeps those of one moment in order.
pub(super) const MIGRATION: &str = "
    create table expected_account (
        id text not null primary key,
        provider text,
        kind text not null,
        account text not null,
        account_key text not null,
        role text not null,
        agency_id text references agency (id) on delete cascade,
        service_point_id text references service_point (id) on delete cascade,
        list_row bigint not null,
        imported_at bigint not null,
        imported_by text references officer (id),
        claimed_by text references officer (id),
        claimed_at bigint,
        check (kind in ('username', 'email')),
        check (kind = 'email' or provider is not null),
        check (role in ('operator', 'central_officer', 'agency_officer', 'service_point_officer')),
        check ((agency_id is null) <> (service_point_id is null)),
        check ((role = 'service_point_officer') = (service_point_id is not null)),
        check ((claimed_by is null) = (claimed_at is null))
    );
    create unique index expected_account_once on expected_account
        (kind, account_key, coalesce(provider, ''), role, coalesce(agency_id, service_point_id));
    create index expected_account_by_agency on expected_account (agency_id);
    create index expected_account_by_service_point on expected_account (service_point_id);
    create index expected_account_by_imported_by on expected_account (imported_by);
    create index expected_account_by_claimed_by on expected_account (claimed_by);
";

pub(super) const STATEMENTS: [&[Sql]; 4] = [
    claim::STATEMENTS,
    import::STATEMENTS,
    list::STATEMENTS,
    withdraw::STATEMENTS,
];
