//! The scripts beside this file, which need Python with packages from PyPI.

use crate::node;
use std::path::PathBuf;

const VARIABLE: &str = "INFODESK_TEST_PROVIDERS_PYTHON";

/// Python's program and the path of a script that needs the PyPI package `package`.
pub fn script(name: &str, package: &str) -> (PathBuf, PathBuf) {
    let python = std::env::var_os(VARIABLE).unwrap_or_else(|| {
        panic!(
            "this test needs the PyPI package {package}: run it by `cargo xtask with -- …`, or let {VARIABLE} name \
             a Python that has requirements.txt installed"
        )
    });
    (python.into(), node::folder().join(name))
}
