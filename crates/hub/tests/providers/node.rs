//! The scripts beside this file, which need Node.js and packages from npm.

use std::{
    ffi::OsString,
    path::{Path, PathBuf},
};

/// Where the scripts stand, with `node_modules` beside them.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/providers")
}

/// Node's program and the path of a script that needs the npm package `package`.
pub fn script(name: &str, package: &str) -> (PathBuf, OsString) {
    let folder = folder();
    assert!(
        folder.join("node_modules").join(package).is_dir(),
        "this test needs the npm package {package}: run it by `cargo xtask with -- …`, \
         or `npm ci` in {} first",
        folder.display()
    );
    ("node".into(), folder.join(name).into())
}
