//! The rules of the house as data. ARCHITECTURE.md says why they are so.

/// A crate of ours and the crates of ours it may import, in code and in its
/// build script. What is not in this list may not be there.
pub const IMPORTS: &[(&str, &[&str])] = &[
    ("infodesk-thailand", &[]),
    ("infodesk-domain", &["infodesk-thailand"]),
    ("infodesk-poster", &["infodesk-domain", "infodesk-thailand"]),
    ("infodesk-printing", &[]),
    ("infodesk-openid-provider", &[]),
    (
        "infodesk-practice-id",
        &["infodesk-openid-provider", "infodesk-thailand"],
    ),
    (
        "infodesk-hub",
        &[
            "infodesk-domain",
            "infodesk-openid-provider",
            "infodesk-poster",
            "infodesk-thailand",
        ],
    ),
    (
        "infodesk-desk",
        &[
            "infodesk-domain",
            "infodesk-poster",
            "infodesk-printing",
            "infodesk-thailand",
        ],
    ),
    (
        "infodesk-test-support",
        &[
            "infodesk-desk",
            "infodesk-domain",
            "infodesk-hub",
            "infodesk-practice-id",
        ],
    ),
    (
        "infodesk",
        &[
            "infodesk-desk",
            "infodesk-domain",
            "infodesk-hub",
            "infodesk-practice-id",
        ],
    ),
    ("infodesk-bench", &["infodesk-poster"]),
    ("infodesk-e2e", &["infodesk-printing", TEST_SUPPORT]),
    (
        "infodesk-stories",
        &[
            "infodesk-desk",
            "infodesk-domain",
            "infodesk-hub",
            "infodesk-test-support",
        ],
    ),
    ("xtask", &[]),
];

/// The crate that every test may import, whatever the list above says.
pub const TEST_SUPPORT: &str = "infodesk-test-support";

/// A library that only some crates may depend on, for any purpose.
pub struct Confined {
    /// The library, and with it every `library-…`.
    pub library: &'static str,
    /// The crates that may depend on it.
    pub to: &'static [&'static str],
    /// Where in those crates' sources its name may stand; empty: everywhere.
    pub folders: &'static [&'static str],
}

/// The libraries that mark a border of the house.
pub const CONFINED: &[Confined] = &[
    Confined {
        library: "tauri",
        to: &["infodesk"],
        folders: &[],
    },
    Confined {
        library: "axum",
        to: &[
            "infodesk-hub",
            "infodesk-openid-provider",
            "infodesk-practice-id",
        ],
        folders: &[],
    },
    Confined {
        library: "rusqlite",
        to: &["infodesk-hub", "infodesk-desk"],
        folders: &["crates/hub/src/store", "crates/desk/src/replica"],
    },
    Confined {
        library: "tokio-postgres",
        // test-support makes and drops the databases that tests work in.
        to: &["infodesk-hub", "infodesk-test-support"],
        folders: &["crates/hub/src/store", "crates/test-support/src"],
    },
    Confined {
        library: "deadpool-postgres",
        to: &["infodesk-hub"],
        folders: &["crates/hub/src/store"],
    },
];

/// The crates without input or output: values in, values out.
pub const PURE: &[&str] = &["infodesk-thailand", "infodesk-domain", "infodesk-poster"];

/// What a pure crate may not depend on, for any purpose but tests.
pub const IMPURE: &[&str] = &[
    "async-trait",
    "futures",
    "futures-util",
    "hyper",
    "rand",
    "reqwest",
    "tokio",
    "ureq",
];

/// Dependencies that do their work without being named in a source.
pub const UNNAMED: &[&str] = &[];

/// The licences that a dependency may offer us. All let us ship under
/// MIT OR Apache-2.0 when their notices go along; none asks for our source.
pub const LICENCES: &[&str] = &[
    "0BSD",
    "Apache-2.0",
    "BSD-1-Clause",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "BlueOak-1.0.0",
    "CC-BY-4.0",
    "CC0-1.0",
    // Mozilla's root certificates, as data.
    "CDLA-Permissive-2.0",
    "ISC",
    "MIT",
    "MIT-0",
    // File by file: we change none of those files.
    "MPL-2.0",
    "OFL-1.1",
    "Python-2.0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// The largest file that may be committed, in bytes.
pub const LARGEST_FILE: u64 = 1024 * 1024;

/// Larger files that may be, each with its reason.
pub const LARGER_FILES: &[&str] = &[];

/// Signs that something unfinished, or somebody's own machine, is in a file.
/// Written in halves, or this file would break its own rule.
pub const UNFIT: &[(&str, &str)] = &[
    (concat!("/wo", "rk/"), "names a folder of one machine"),
    (concat!("to", "do!("), "unfinished"),
    (concat!("unimple", "mented!("), "unfinished"),
    (concat!("TO", "DO"), "unfinished: do it, or open an issue"),
    (
        concat!("FIX", "ME"),
        "unfinished: mend it, or open an issue",
    ),
];
