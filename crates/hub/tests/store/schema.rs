//! The schema's own rules.

use crate::bench::on_both;

/// Foreign keys that refuse a deletion instead of following it, each with its reason.
const REFUSING: &[(&str, &str)] = &[
    // The register is never emptied by deleting what stands above it.
    ("agency.parent_id", "an agency with units below it stays"),
    ("agency.stream_id", "so does a department with units"),
    ("manual.department_id", "and one with manuals"),
    (
        "service_point.agency_id",
        "and a unit with service points, whose posters hang for years",
    ),
    (
        "service_point.department_id",
        "the same, from the department",
    ),
    // Who did something stays known.
    ("change.officer_id", "who changed the register"),
    ("token.used_by", "who redeemed a Token"),
    ("token.issued_by", "who handed it out"),
    ("token.revoked_by", "and who took it back"),
    (
        "service_request.letter_id",
        "what an executive confirmed stays as it was",
    ),
    (
        "expected_account.imported_by",
        "who handed in a list of accounts",
    ),
    ("expected_account.claimed_by", "who took a row of it"),
    (
        "wrong_rights.settled_by",
        "who answered that a right was wrong",
    ),
    (
        "rights_review.confirmed_by",
        "who answered for the rights of a quarter",
    ),
    ("print_log.officer_id", "who printed a poster"),
    (
        "print_log.service_point_id",
        "and for which point: its poster may hang for years",
    ),
];

on_both! {
    async fn every_foreign_key_cascades_or_says_why_not(bench) {
        let refusing = bench.ask(
            "select t.name || '.' || f.\"from\"
             from sqlite_schema t, pragma_foreign_key_list(t.name) f
             where t.type = 'table' and f.on_delete <> 'CASCADE' order by 1",
            "select c.conrelid::regclass || '.' || a.attname
             from pg_constraint c
             join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
             where c.contype = 'f' and c.confdeltype <> 'c' order by 1",
        ).await;
        let mut explained: Vec<&str> = REFUSING.iter().map(|(key, _)| *key).collect();
        explained.sort_unstable();
        let mut refusing: Vec<&str> = refusing.iter().map(String::as_str).collect();
        refusing.sort_unstable();
        assert_eq!(refusing, explained);
    }

    async fn every_foreign_key_has_an_index(bench) {
        // Without one, deleting or changing what it points at reads the whole table.
        let bare = bench.ask(
            "select t.name || '.' || f.\"from\"
             from sqlite_schema t, pragma_foreign_key_list(t.name) f
             where t.type = 'table' and not exists (
                 select 1 from pragma_index_list(t.name) i, pragma_index_info(i.name) c
                 where c.seqno = 0 and c.name = f.\"from\")",
            "select c.conrelid::regclass || '.' || a.attname
             from pg_constraint c
             join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
             where c.contype = 'f' and not exists (
                 select 1 from pg_index i
                 where i.indrelid = c.conrelid and i.indkey[0] = c.conkey[1])",
        ).await;
        assert_eq!(bare, Vec::<String>::new());
    }
}
