//! Who may import whom, from the manifests.

use super::Breach;
use super::house::{CONFINED, IMPORTS, IMPURE, PURE, TEST_SUPPORT};
use cargo_metadata::{DependencyKind, Metadata};

/// A line of a manifest: `from` depends on `to`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edge {
    pub from: String,
    pub to: String,
    /// Only for tests, examples and benches.
    pub for_tests: bool,
}

/// Every dependency of every crate of the workspace.
pub fn edges(metadata: &Metadata) -> Vec<Edge> {
    let packages = metadata.workspace_packages();
    let of_package = packages.iter().flat_map(|package| {
        package.dependencies.iter().map(|dependency| Edge {
            from: package.name.to_string(),
            to: dependency.name.clone(),
            for_tests: dependency.kind == DependencyKind::Development,
        })
    });
    of_package.collect()
}

/// Imports among our own crates that the house does not allow.
pub fn breaches(edges: &[Edge]) -> Vec<Breach> {
    edges.iter().filter_map(own_breach).collect()
}

fn own_breach(edge: &Edge) -> Option<Breach> {
    let allowed = allowed(&edge.from);
    let Some(allowed) = allowed else {
        return Some(Breach::new(
            &edge.from,
            "has no line in the import rules of the house",
        ));
    };
    if self::allowed(&edge.to).is_none() || allowed.contains(&edge.to.as_str()) {
        return None;
    }
    if edge.for_tests && edge.to == TEST_SUPPORT {
        return None;
    }
    let may = if allowed.is_empty() {
        "no crate of ours".to_owned()
    } else {
        allowed.join(", ")
    };
    Some(Breach::new(
        &edge.from,
        format!("may not import {}; it may import {may}", edge.to),
    ))
}

fn allowed(package: &str) -> Option<&'static [&'static str]> {
    IMPORTS
        .iter()
        .find(|(name, _)| *name == package)
        .map(|(_, allowed)| *allowed)
}

/// Libraries where they do not belong.
pub fn foreign_breaches(edges: &[Edge]) -> Vec<Breach> {
    edges
        .iter()
        .flat_map(|edge| confined_breach(edge).into_iter().chain(impure_breach(edge)))
        .collect()
}

fn confined_breach(edge: &Edge) -> Option<Breach> {
    let confined = CONFINED
        .iter()
        .find(|confined| is_of(&edge.to, confined.library))?;
    let breach = || {
        let owners = confined.to.join(", ");
        Breach::new(
            &edge.from,
            format!("may not depend on {}; only {owners} may", edge.to),
        )
    };
    (!confined.to.contains(&edge.from.as_str())).then(breach)
}

fn impure_breach(edge: &Edge) -> Option<Breach> {
    let is_breach =
        !edge.for_tests && PURE.contains(&edge.from.as_str()) && IMPURE.contains(&edge.to.as_str());
    let what = format!(
        "does no input or output, so it may not depend on {}",
        edge.to
    );
    is_breach.then(|| Breach::new(&edge.from, what))
}

/// Whether a package is the library or one of its family, as `axum-extra` is of
/// `axum`.
fn is_of(package: &str, library: &str) -> bool {
    package
        .strip_prefix(library)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edge(from: &str, to: &str) -> Edge {
        Edge {
            from: from.into(),
            to: to.into(),
            for_tests: false,
        }
    }

    fn test_edge(from: &str, to: &str) -> Edge {
        Edge {
            for_tests: true,
            ..edge(from, to)
        }
    }

    #[test]
    fn imports_go_downward() {
        let good = [
            edge("infodesk-domain", "infodesk-thailand"),
            edge("infodesk-hub", "infodesk-domain"),
            edge("infodesk", "infodesk-practice-id"),
            edge("infodesk-domain", "serde"),
        ];
        assert_eq!(breaches(&good), []);
    }

    #[test]
    fn an_import_that_goes_upward_or_sideways_is_a_breach() {
        for (from, to) in [
            ("infodesk-thailand", "infodesk-domain"),
            ("infodesk-domain", "infodesk-hub"),
            ("infodesk-desk", "infodesk-hub"),
            ("infodesk-hub", "infodesk-desk"),
            ("infodesk-hub", "infodesk-practice-id"),
            ("infodesk-hub", "infodesk"),
            ("xtask", "infodesk-thailand"),
        ] {
            let found = breaches(&[edge(from, to)]);
            assert_eq!(found.len(), 1, "{from} -> {to}");
            assert!(found[0].what.contains(to), "{found:?}");
        }
    }

    #[test]
    fn only_tests_may_import_test_support() {
        assert_eq!(breaches(&[test_edge("infodesk-desk", TEST_SUPPORT)]), []);
        assert_eq!(breaches(&[edge("infodesk-desk", TEST_SUPPORT)]).len(), 1);
        assert_eq!(
            breaches(&[test_edge("infodesk-desk", "infodesk-hub")]).len(),
            1
        );
    }

    #[test]
    fn a_crate_without_a_line_is_a_breach() {
        assert_eq!(breaches(&[edge("infodesk-new", "serde")]).len(), 1);
    }

    #[test]
    fn every_line_names_crates_that_have_a_line() {
        for (name, may_import) in IMPORTS {
            for other in *may_import {
                assert!(allowed(other).is_some(), "{name}: {other}");
            }
        }
    }

    #[test]
    fn libraries_stay_in_their_crates() {
        let good = [
            edge("infodesk", "tauri-plugin-dialog"),
            edge("infodesk-hub", "axum-extra"),
            edge("infodesk-desk", "rusqlite"),
            edge("infodesk-poster", "qrcode"),
            edge("infodesk-hub", "tokio"),
        ];
        assert_eq!(foreign_breaches(&good), []);
        for (from, to) in [
            ("infodesk-desk", "tauri"),
            ("infodesk-test-support", "axum"),
            ("infodesk-domain", "rusqlite"),
            ("infodesk-desk", "tokio-postgres"),
            ("infodesk-test-support", "deadpool-postgres"),
            ("infodesk-domain", "tokio"),
        ] {
            assert_eq!(
                foreign_breaches(&[edge(from, to)]).len(),
                1,
                "{from} -> {to}"
            );
        }
    }

    #[test]
    fn a_test_opens_no_door_for_a_confined_library() {
        assert_eq!(
            foreign_breaches(&[test_edge("infodesk-poster", "axum")]).len(),
            1
        );
        assert_eq!(
            foreign_breaches(&[test_edge("infodesk-thailand", "tokio")]),
            []
        );
    }
}
