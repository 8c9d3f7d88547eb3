//! Signing in: the desk opens an address, and somebody goes through the pages behind it.

use infodesk_desk::{account::SessionView, desk::Desk, errors::AppError, session::SignInWish};
use infodesk_test_support::{Arrival, Browser, PASSWORD, Person};
use tokio::sync::mpsc;
use url::Url;

/// The whole way through a browser that keeps nothing from before.
pub(crate) async fn sign_in(desk: &Desk, person: &Person) -> Result<SessionView, AppError> {
    with_browser(person, async |open| {
        desk.sign_in(SignInWish::default(), open).await
    })
    .await
}

/// Does `act`, with somebody at the browser who signs in as `person` wherever a page is opened.
pub async fn with_browser<T>(
    person: &Person,
    act: impl AsyncFnOnce(&dyn Fn(&Url) -> bool) -> T,
) -> T {
    let (opened, mut to_open) = mpsc::unbounded_channel();
    let acting = async move {
        // An act that never came to open the browser leaves nobody waiting for it.
        act(&move |url: &Url| opened.send(url.clone()).is_ok()).await
    };
    let in_the_browser = async {
        while let Some(url) = to_open.recv().await {
            go_through(url, person).await;
        }
    };
    tokio::join!(acting, in_the_browser).0
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
