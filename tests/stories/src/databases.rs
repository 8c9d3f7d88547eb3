//! The same story on SQLite and on PostgreSQL.

/// Makes two tests of each `async fn story(database: Database)` of the module.
#[macro_export]
macro_rules! on_both_databases {
    ($($story:ident),+ $(,)?) => {
        mod on_sqlite {
            $(
                #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn $story() {
                    super::$story(infodesk_test_support::Database::sqlite()).await;
                }
            )+
        }

        mod on_postgres {
            $(
                #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn $story() {
                    super::$story(infodesk_test_support::Database::postgres().await).await;
                }
            )+
        }
    };
}
