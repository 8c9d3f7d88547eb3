//! Statements are constants, declared by [`statements!`]: none is put together from text, and all can be
//! prepared in a test.

/// One statement, in the subset of SQL that both databases read.
#[derive(Debug, Clone, Copy)]
pub(in crate::store) struct Sql(&'static str);

impl Sql {
    /// For [`statements!`] only.
    pub const fn declared(text: &'static str) -> Self {
        Self(text)
    }

    pub const fn text(self) -> &'static str {
        self.0
    }
}

/// `NAME = "sql";` for each statement of a module, and `STATEMENTS` with all of them.
macro_rules! statements {
    ($($(#[$doc:meta])* $name:ident = $text:expr;)+) => {
        $($(#[$doc])* const $name: $crate::store::Sql = $crate::store::Sql::declared($text);)+
        pub(in crate::store) const STATEMENTS: &[$crate::store::Sql] = &[$($name),+];
    };
}
pub(in crate::store) use statements;
