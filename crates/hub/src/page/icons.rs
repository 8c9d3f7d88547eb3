//! The few pictures the pages use, drawn in line so that nothing else is loaded.

use maud::{Markup, PreEscaped, html};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Icon {
    Telephone,
    Way,
    Clock,
    Place,
    Check,
    Attention,
    Onward,
}

impl Icon {
    const fn paths(self) -> &'static str {
        match self {
            Self::Telephone => {
                r#"<path d="M5 3h4l2 5-2.5 1.5a11 11 0 0 0 6 6L16 13l5 2v4a2 2 0 0 1-2 2A17 17 0 0 1 3 5a2 2 0 0 1 2-2z"/>"#
            }
            Self::Way => r#"<path d="M3 11 21 3l-8 18-2-8z"/>"#,
            Self::Clock => r#"<circle cx="12" cy="12" r="9"/><path d="M12 7v5l3.5 2"/>"#,
            Self::Place => {
                r#"<path d="M12 21s7-6 7-11a7 7 0 0 0-14 0c0 5 7 11 7 11z"/><circle cx="12" cy="10" r="2.5"/>"#
            }
            Self::Check => r#"<circle cx="12" cy="12" r="9"/><path d="m8.5 12 2.5 2.5 4.5-5"/>"#,
            Self::Attention => r#"<circle cx="12" cy="12" r="9"/><path d="M12 7.5v5M12 16v.2"/>"#,
            Self::Onward => {
                r#"<path d="M14 4h6v6M20 4l-9 9M17 14v5a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V8a1 1 0 0 1 1-1h5"/>"#
            }
        }
    }
}

/// Decoration beside a word that says the same.
pub(crate) fn icon(which: Icon) -> Markup {
    html! {
        svg.i viewBox="0 0 24 24" width="20" height="20" fill="none" stroke="currentColor" stroke-width="2"
            stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" { (PreEscaped(which.paths())) }
    }
}

/// The mark of InfoDesk: a small "i" at a counter.
pub(super) fn mark() -> Markup {
    PreEscaped(
        r##"<svg class="mark" viewBox="0 0 30 30" width="30" height="30" aria-hidden="true"><rect width="30" height="30" rx="8"/><circle cx="15" cy="8.2" r="2.4"/><path d="M11.6 13h3.9v8.2M7.6 22.4h14.8"/></svg>"##
            .to_owned(),
    )
}
