//! The loopback listener that the browser comes back to (RFC 8252 §7.3): it reads one request line at a
//! time, with limits on size and time, and shows a page that says where to go on.

use std::{io, net::SocketAddr, time::Duration};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};
use url::Url;

pub(super) const PATH: &str = "/callback";
const MOST_BYTES: usize = 8 * 1024;
const READ_TIME: Duration = Duration::from_secs(10);

/// What the provider answered through the browser.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Callback {
    pub code: Option<String>,
    pub error: Option<String>,
    pub iss: Option<String>,
}

pub(super) struct Listener {
    socket: TcpListener,
    address: SocketAddr,
}

impl Listener {
    pub async fn bind() -> io::Result<Self> {
        let socket = TcpListener::bind(("127.0.0.1", 0)).await?;
        let address = socket.local_addr()?;
        Ok(Self { socket, address })
    }

    pub fn redirect_uri(&self) -> String {
        format!("http://{}{PATH}", self.address)
    }

    /// Waits for the callback that carries `state`. Anything else that knocks is answered and forgotten:
    /// another program on this machine must not be able to end a sign-in.
    pub async fn wait(&self, state: &str) -> io::Result<Callback> {
        loop {
            let (stream, _) = self.socket.accept().await?;
            if let Some(callback) = serve(stream, state).await {
                return Ok(callback);
            }
        }
    }
}

async fn serve(mut stream: TcpStream, state: &str) -> Option<Callback> {
    let line = tokio::time::timeout(READ_TIME, request_line(&mut stream))
        .await
        .ok()??;
    let callback = parse(&line, state);
    let (status, page) = match &callback {
        Some(Callback { code: Some(_), .. }) => ("200 OK", SIGNED_IN),
        Some(_) => ("200 OK", NOT_SIGNED_IN),
        None => ("404 Not Found", NOT_HERE),
    };
    // The browser may be gone already; the sign-in is not.
    let _ = respond(&mut stream, status, page).await;
    callback
}

async fn request_line(stream: &mut TcpStream) -> Option<String> {
    let mut bytes = Vec::with_capacity(1024);
    let mut chunk = [0; 1024];
    loop {
        let read = stream.read(&mut chunk).await.ok()?;
        bytes.extend_from_slice(&chunk[..read]);
        if let Some(end) = bytes.windows(2).position(|w| w == b"\r\n") {
            return String::from_utf8(bytes[..end].to_vec()).ok();
        }
        if read == 0 || bytes.len() > MOST_BYTES {
            return None;
        }
    }
}

/// `GET /callback?… HTTP/1.1` with our state.
fn parse(line: &str, state: &str) -> Option<Callback> {
    let mut parts = line.split(' ');
    let (method, target) = (parts.next()?, parts.next()?);
    if method != "GET" || !target.starts_with('/') {
        return None;
    }
    let url = Url::parse("http://127.0.0.1").ok()?.join(target).ok()?;
    let value = |name: &str| {
        let mut values = url
            .query_pairs()
            .filter(|(k, _)| k == name)
            .map(|(_, v)| v.into_owned());
        // A parameter given twice is ambiguous (RFC 6749 §3.1): as good as none.
        values.next().filter(|_| values.next().is_none())
    };
    if url.path() != PATH || value("state").as_deref() != Some(state) {
        return None;
    }
    let callback = Callback {
        code: value("code"),
        error: value("error"),
        iss: value("iss"),
    };
    (callback.code.is_some() || callback.error.is_some()).then_some(callback)
}

async fn respond(stream: &mut TcpStream, status: &str, body: &str) -> io::Result<()> {
    let page = format!("{PAGE_HEAD}{body}{PAGE_TAIL}");
    let head = format!(
        "HTTP/1.1 {status}\r\ncontent-type: text/html; charset=utf-8\r\ncontent-length: {}\r\n\
         cache-control: no-store\r\nreferrer-policy: no-referrer\r\nx-content-type-options: nosniff\r\n\
         content-security-policy: default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'\r\n\
         connection: close\r\n\r\n",
        page.len()
    );
    stream.write_all(head.as_bytes()).await?;
    stream.write_all(page.as_bytes()).await?;
    stream.shutdown().await
}

const PAGE_HEAD: &str = "<!doctype html><html lang=\"th\"><head><meta charset=\"utf-8\">\
    <meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>InfoDesk</title><style>\
    :root{color-scheme:light dark}body{margin:0;min-height:100vh;display:grid;place-items:center;\
    font:18px/1.7 Sarabun,'Noto Sans Thai','Leelawadee UI',Thonburi,sans-serif;background:#F8F6F2;color:#23211E}\
    main{max-width:28rem;margin:1.5rem;padding:2rem 2.25rem;background:#fff;border:1px solid #E1DCD3;border-radius:8px}\
    h1{font-size:1.5rem;line-height:1.6;margin:0 0 .5rem;color:#2A3F8A}p{margin:.25rem 0}\
    @media(prefers-color-scheme:dark){body{background:#191816;color:#EDEAE4}main{background:#211F1D;border-color:#3B3834}\
    h1{color:#B3C0F2}}</style></head><body><main>";
const PAGE_TAIL: &str = "</main></body></html>";
const SIGNED_IN: &str =
    "<h1>ยืนยันตัวตนเรียบร้อยแล้ว</h1><p>กลับไปที่หน้าต่าง InfoDesk เพื่อทำงานต่อได้เลย</p><p>ปิดหน้านี้ได้</p>";
const NOT_SIGNED_IN: &str =
    "<h1>ยังไม่ได้เข้าสู่ระบบ</h1><p>กลับไปที่หน้าต่าง InfoDesk เพื่อดูสาเหตุ แล้วลองอีกครั้ง</p>";
const NOT_HERE: &str = "<h1>หน้านี้ใช้ไม่ได้แล้ว</h1><p>กลับไปที่หน้าต่าง InfoDesk แล้วกด “เข้าสู่ระบบ” อีกครั้ง</p>";

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn whatever_knocks_nobody_comes_in_by_another_state(line in ".{0,300}", query in "[a-z=&%0-9]{0,80}") {
            for line in [line, format!("GET {PATH}?{query} HTTP/1.1")] {
                prop_assert_eq!(parse(&line, "a state that nobody guesses"), None);
            }
            let ours = format!("GET {PATH}?state=s&code=c&{query} HTTP/1.1");
            if let Some(callback) = parse(&ours, "s") {
                prop_assert!(callback.code.is_some() || callback.error.is_some());
            }
        }
    }

    #[test]
    fn only_our_own_callback_counts() {
        let ours = parse(
            "GET /callback?code=abc&state=s1&iss=http%3A%2F%2Fhub HTTP/1.1",
            "s1",
        )
        .unwrap();
        assert_eq!(ours.code.as_deref(), Some("abc"));
        assert_eq!(ours.iss.as_deref(), Some("http://hub"));
        let refused = parse("GET /callback?error=access_denied&state=s1 HTTP/1.1", "s1").unwrap();
        assert_eq!(
            (refused.code, refused.error.as_deref()),
            (None, Some("access_denied"))
        );
        for other in [
            "GET /favicon.ico HTTP/1.1",
            "GET /callback?code=abc&state=other HTTP/1.1",
            "GET /callback?code=abc HTTP/1.1",
            "GET /callback?state=s1 HTTP/1.1",
            "GET /callback?code=abc&state=s1&state=s1 HTTP/1.1",
            "GET /callback/../x?code=abc&state=s1 HTTP/1.1",
            "POST /callback?code=abc&state=s1 HTTP/1.1",
            "GET http://evil.example/callback?code=abc&state=s1 HTTP/1.1",
            "GET",
            "",
        ] {
            assert_eq!(parse(other, "s1"), None, "{other}");
        }
    }

    #[tokio::test]
    async fn strangers_do_not_end_the_wait() {
        let listener = Listener::bind().await.unwrap();
        let uri = listener.redirect_uri();
        let visits = async {
            let get = |query: &str| reqwest::get(format!("{uri}{query}"));
            assert_eq!(get("?code=x&state=wrong").await.unwrap().status(), 404);
            let page = get("?code=x&state=right").await.unwrap();
            assert_eq!(page.status(), 200);
            assert!(page.text().await.unwrap().contains("ยืนยันตัวตนเรียบร้อยแล้ว"));
        };
        let (callback, ()) = tokio::join!(listener.wait("right"), visits);
        assert_eq!(callback.unwrap().code.as_deref(), Some("x"));
    }
}
