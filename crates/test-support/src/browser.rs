//! A browser without a window: it keeps cookies, follows redirects and fills in forms.

use crate::form;
use reqwest::{Client, Method, RequestBuilder, Response, StatusCode, header, redirect::Policy};
use url::Url;

/// One person's browser.
#[derive(Debug, Clone)]
pub struct Browser {
    http: Client,
    /// Addresses that begin so are not loaded: the app listens there.
    app: String,
}

/// Where following an address ended.
#[derive(Debug)]
pub enum Arrival {
    Page {
        status: StatusCode,
        url: Url,
        html: String,
    },
    /// At the app's own address; nobody listens there in a test.
    App(Url),
}

impl Arrival {
    /// The page's address and text. Panics when the app was reached.
    pub fn page(self) -> (StatusCode, Url, String) {
        match self {
            Self::Page { status, url, html } => (status, url, html),
            Self::App(url) => panic!("the app was reached: {url}"),
        }
    }

    /// What the app gets. Panics when a page was shown.
    pub fn app(self) -> Url {
        match self {
            Self::App(url) => url,
            Self::Page { status, url, html } => panic!("{status} at {url}: {html}"),
        }
    }
}

impl Browser {
    /// `app`: the beginning of the app's own addresses.
    pub fn new(app: &str) -> Self {
        let http = Client::builder()
            .cookie_store(true)
            .redirect(Policy::none())
            .build()
            .expect("a browser");
        Self {
            http,
            app: app.to_owned(),
        }
    }

    /// The same browser, its cookies too, stopping at another address.
    #[must_use]
    pub fn stopping_at(&self, app: &str) -> Self {
        Self {
            http: self.http.clone(),
            app: app.to_owned(),
        }
    }

    pub async fn open(&self, url: Url) -> Arrival {
        self.follow(self.http.get(url)).await
    }

    /// Posts the form of a page to `action`; its hidden field `t` goes along.
    pub async fn submit(
        &self,
        page: (&Url, &str),
        action: &str,
        fields: &[(&str, &str)],
    ) -> Arrival {
        let (url, html) = page;
        let mut all = vec![("t", hidden(html, "t"))];
        all.extend(
            fields
                .iter()
                .map(|(name, value)| (*name, (*value).to_owned())),
        );
        self.follow(
            self.http
                .post(url.join(action).expect("an action"))
                .form(&all),
        )
        .await
    }

    /// Sends the first form of a page that is posted, whoever wrote it: its hidden fields and `fields`.
    pub async fn fill_in(&self, page: (&Url, &str), fields: &[(&str, &str)]) -> Arrival {
        let (url, html) = page;
        let form = form::posted(html).unwrap_or_else(|| panic!("no form in {html}"));
        let mut all = form.hidden;
        all.retain(|(hidden, _)| !fields.iter().any(|(name, _)| name == hidden));
        all.extend(
            fields
                .iter()
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned())),
        );
        let action = url.join(&form.action).expect("an action");
        self.follow(self.http.post(action).form(&all)).await
    }

    /// Follows the first link of a page whose address holds `part`.
    pub async fn click(&self, page: (&Url, &str), part: &str) -> Arrival {
        let (url, html) = page;
        let link = form::link(html, part).unwrap_or_else(|| panic!("no link {part} in {html}"));
        self.open(url.join(&link).expect("an address")).await
    }

    /// A request that the script of a page makes, with the cookies of the browser.
    pub fn script(&self, method: Method, url: Url) -> RequestBuilder {
        self.http.request(method, url)
    }

    async fn follow(&self, request: RequestBuilder) -> Arrival {
        let mut response = request.send().await.expect("an answer");
        for _ in 0..10 {
            let Some(next) = next_address(&response) else {
                let (status, url) = (response.status(), response.url().clone());
                return Arrival::Page {
                    status,
                    url,
                    html: response.text().await.expect("a page"),
                };
            };
            if next.as_str().starts_with(&self.app) {
                return Arrival::App(next);
            }
            response = self.http.get(next).send().await.expect("an answer");
        }
        panic!("too many redirects");
    }
}

fn next_address(response: &Response) -> Option<Url> {
    if !response.status().is_redirection() {
        return None;
    }
    let location = response
        .headers()
        .get(header::LOCATION)?
        .to_str()
        .expect("an address");
    Some(response.url().join(location).expect("an address"))
}

/// The value of a hidden field, as our own pages write it.
fn hidden(html: &str, name: &str) -> String {
    let mark = format!("name=\"{name}\" value=\"");
    let start = html
        .find(&mark)
        .unwrap_or_else(|| panic!("no field {name} in {html}"))
        + mark.len();
    html[start..].split('"').next().expect("a value").to_owned()
}
