//! Signing in: the desk opens an address, and somebody goes through the pages behind it.

use infodesk_desk::{account::SessionView, desk::Desk, errors::AppError, session::SignInWish};
use infodesk_test_support::{Arrival, Browser, PASSWORD, Person};
use tokio::sync::mpsc;
use url::Url;

/// The whole way through a browser that keeps nothing from before.
pub(crate) async fn sign_in(desk: &Desk, person: &Person) -> Result<SessionView, AppError> {
    let (opened, mut to_open) = mpsc::unbounded_channel();
    let signing_in = async {
        let outcome = desk
            .sign_in(SignInWish::default(), |url| {
                opened.send(url.clone()).is_ok()
            })
            .await;
        // A desk that never came to open the browser leaves nobody waiting for it.
        drop(opened);
        outcome
    };
    let in_the_browser = async {
        if let Some(url) = to_open.recv().await {
            go_through(url, person).await;
        }
    };
    tokio::join!(signing_in, in_the_browser).0
}

async fn go_through(url: Url, person: &Person) {
    let browser = Browser::new(&redirect_of(&url));
    let back = match browser.open(url).await {
        Arrival::App(back) => back,
        Arrival::Page { url, html, .. } => {
            let fields = [
                ("username", person.username.as_str()),
                ("password", PASSWORD),
            ];
            browser
                .submit((&url, &html), "/sign-in", &fields)
                .await
                .app()
        }
    };
    let page = reqwest::get(back).await.expect("the desk answers");
    assert!(page.status().is_success(), "{}", page.status());
}

/// Where the desk listens.
fn redirect_of(url: &Url) -> String {
    let redirect = url.query_pairs().find(|(name, _)| name == "redirect_uri");
    redirect.expect("a redirect_uri").1.into_owned()
}
