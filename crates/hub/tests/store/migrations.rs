//! The schema: brought up to date once, and never by a program too old for it.

use crate::bench::on_both;
use infodesk_hub::store::StoreError;

on_both! {
    async fn opening_again_applies_nothing_twice(bench) {
        let versions = || bench.ask(
            "select cast(version as text) from schema_migration order by version",
            "select version::text from schema_migration order by version",
        );
        let before = versions().await;
        bench.open_again().await.unwrap();
        assert!(!before.is_empty());
        assert_eq!(versions().await, before);
    }

    async fn hubs_that_start_at_once_do_not_disturb_each_other(bench) {
        // As if nothing had been applied yet.
        let tables = bench.ask(
            "select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'",
            "select table_name::text from information_schema.tables
             where table_schema = 'public' and table_type = 'BASE TABLE'",
        ).await;
        bench.tamper("drop view officer_service_point").await;
        bench.tamper("drop view grant_in_force").await;
        if bench.is_postgres() {
            for table in tables {
                bench.tamper(&format!("drop table {table} cascade")).await;
            }
        } else {
            for table in tables {
                bench.tamper(&format!("pragma foreign_keys = off; drop table {table}")).await;
            }
        }
        let (a, b, c, d) = tokio::join!(
            bench.open_again(), bench.open_again(), bench.open_again(), bench.open_again()
        );
        for opened in [a, b, c, d] {
            opened.unwrap().check_statements().await.unwrap();
        }
    }

    async fn a_newer_schema_is_refused(bench) {
        bench.tamper("insert into schema_migration (version, name, checksum, applied_at)
                      values (9999, 'of the future', '', 0)").await;
        let error = bench.open_again().await.unwrap_err();
        assert!(matches!(error, StoreError::NewerSchema { found: 9999, known } if known < 9999), "{error:?}");
    }

    async fn an_edited_migration_is_refused(bench) {
        bench.tamper("update schema_migration set checksum = 'another' where version = 2").await;
        let error = bench.open_again().await.unwrap_err();
        assert!(matches!(error, StoreError::SchemaDiffers { version: 2 }), "{error:?}");
    }
}
