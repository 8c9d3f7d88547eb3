//! `infodesk://token/…`, as the mails hold it: it fills in the field for the Token, and does nothing more.

use crate::{bindings::OpenRoute, window};
use tauri::AppHandle;
use tauri_plugin_deep_link::DeepLinkExt;
use tauri_specta::Event;
use url::Url;

const SCHEME: &str = "infodesk";
const TOKEN: &str = "token";
/// A Token in groups has 29 characters; more than a few besides is no Token.
const MOST: usize = 64;

/// The screen that a link asks for; `None`: it is none of ours, and nothing of it goes any further.
pub fn route(link: &Url) -> Option<String> {
    if link.scheme() != SCHEME || link.host_str() != Some(TOKEN) {
        return None;
    }
    let text = link.path().trim_matches('/');
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let fits = !text.is_empty() && text.len() <= MOST && text.chars().all(plain);
    fits.then(|| format!("/{TOKEN}/{text}"))
}

/// The link among the arguments of a second start, if it has one.
pub fn among(arguments: &[String]) -> Option<String> {
    let link = |text: &String| Url::parse(text).ok();
    arguments.iter().filter_map(link).find_map(|l| route(&l))
}

/// Brings the window up with a screen.
pub fn open(app: &AppHandle, route: String) {
    window::show(app);
    if let Err(error) = (OpenRoute { route }).emit(app) {
        tracing::warn!(%error, "the page was not told where to go");
    }
}

/// On macOS links reach a running app by the system; elsewhere as a second start.
pub fn listen(app: &AppHandle) {
    let opened = app.clone();
    app.deep_link().on_open_url(move |event| {
        if let Some(route) = event.urls().iter().find_map(route) {
            open(&opened, route);
        }
    });
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn of(link: &str) -> Option<String> {
        route(&Url::parse(link).unwrap())
    }

    #[test]
    fn a_token_goes_to_its_field() {
        let expected = Some("/token/ABCD-EFGH-JKMN-PQRS-TVWX-YZ01".to_owned());
        assert_eq!(
            of("infodesk://token/ABCD-EFGH-JKMN-PQRS-TVWX-YZ01"),
            expected
        );
        assert_eq!(
            of("infodesk://token/ABCD-EFGH-JKMN-PQRS-TVWX-YZ01/"),
            expected
        );
    }

    #[test]
    fn nothing_else_goes_anywhere() {
        for link in [
            "https://token/ABCD",
            "infodesk://settings/ABCD",
            "infodesk:token/ABCD",
            "infodesk://token",
            "infodesk://token/",
            "infodesk://token/a/b",
            "infodesk://token/%3Cscript%3E",
        ] {
            assert_eq!(of(link), None, "{link}");
        }
        let long = format!("infodesk://token/{}", "A".repeat(65));
        assert_eq!(of(&long), None);
    }

    #[test]
    fn a_second_start_is_searched_for_the_link() {
        let arguments = ["infodesk", "--hidden", "infodesk://token/ABCD"];
        let found = among(&arguments.map(str::to_owned));
        assert_eq!(found.as_deref(), Some("/token/ABCD"));
        assert_eq!(among(&["infodesk".to_owned(), "/tmp".to_owned()]), None);
    }
}
