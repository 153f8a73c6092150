//! The service's front door: one service for this process, with the starter collection, and what a visitor does there.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use gardesh::commands::serve;
use gardesh::config::Config;
use reqwest::header::HeaderMap;
use reqwest::{ClientBuilder, Method, StatusCode};
use serde_json::Value;

/// The address under which the service believes to be reached.
pub const PUBLIC: &str = "https://gardesh.example";

struct Service {
    base: String,
    data: PathBuf,
    _folder: tempfile::TempDir,
}

static SERVICE: LazyLock<Service> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let data = folder.path().to_owned();
    let config = Config { data: data.clone(), public_url: Some(PUBLIC.to_owned()), ..Config::default() };
    let (said, address) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Runtime::new().expect("a runtime");
        runtime.block_on(async move {
            let app = serve::open(config).await.expect("the service opens");
            let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
            said.send(listener.local_addr().expect("an address")).expect("somebody waits");
            axum::serve(listener, gardesh::http::router(app)).await.expect("the service serves");
        });
    });
    let address = address.recv().expect("the service listens");
    Service { base: format!("http://{address}"), data, _folder: folder }
});

/// Where the service keeps what it serves.
pub fn data() -> &'static Path {
    &SERVICE.data
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("the answer is UTF-8")
    }

    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body)
            .unwrap_or_else(|error| panic!("the answer is not JSON: {error}\n{}", self.text()))
    }

    /// All headers of a name, joined, in small letters.
    pub fn all(&self, name: &str) -> String {
        let values = self.headers.get_all(name).iter().filter_map(|value| value.to_str().ok());
        values.collect::<Vec<_>>().join(", ").to_lowercase()
    }

    /// A header as text; empty when it is not there.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map(|value| value.to_str().expect("a readable header")).unwrap_or_default()
    }
}

/// A request being put together.
pub struct Ask {
    method: Method,
    address: String,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

/// A GET of a path with its query string, percent-encoded where it must be.
pub fn get(address: &str) -> Ask {
    Ask { method: Method::GET, address: address.to_owned(), headers: Vec::new(), body: Vec::new() }
}

/// Any other method.
pub fn ask(method: Method, address: &str) -> Ask {
    Ask { method, ..get(address) }
}

/// A path and its query parameters, to be encoded.
pub fn with(path: &str, parameters: &[(&str, &str)]) -> String {
    let query: Vec<String> = parameters.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
    if query.is_empty() { path.to_owned() } else { format!("{path}?{}", query.join("&")) }
}

/// Everything percent-encoded that is not a plain letter or digit.
pub fn encoded(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~,:".contains(&byte);
    text.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

/// A client to be. Those that can encrypt want to know by which suites, even where nothing is encrypted; the system's
/// certificates are not read for it, which would take longer than most answers.
pub fn client() -> ClientBuilder {
    // The second to say so is told that somebody has.
    let _ = rustls::crypto::ring::default_provider().install_default();
    ClientBuilder::new().tls_certs_only([])
}

impl Ask {
    pub fn header(mut self, name: &str, value: &str) -> Ask {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Sends the fields of a form, as a browser does.
    pub fn form(self, fields: &[(&str, &str)]) -> Ask {
        let pairs: Vec<String> =
            fields.iter().map(|(name, value)| format!("{}={}", encoded(name), encoded(value))).collect();
        self.body("application/x-www-form-urlencoded", pairs.join("&").into_bytes())
    }

    /// Sends bytes of this type.
    pub fn body(mut self, kind: &str, body: Vec<u8>) -> Ask {
        self.body = body;
        self.header("content-type", kind)
    }

    /// Asks in a language.
    pub fn language(self, tag: &str) -> Ask {
        self.header("accept-language", tag)
    }

    /// The answer as it comes: no redirect is followed, nothing is unpacked.
    pub async fn answer(self) -> Answer {
        self.answer_of(&SERVICE.base).await
    }

    /// The same at another service.
    pub async fn answer_of(self, base: &str) -> Answer {
        let client =
            client().redirect(reqwest::redirect::Policy::none()).no_gzip().no_brotli().build().expect("a client");
        let mut request = client.request(self.method, format!("{base}{}", self.address));
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        if !self.body.is_empty() {
            request = request.body(self.body);
        }
        let response = request.send().await.unwrap_or_else(|error| panic!("no answer to {}: {error}", self.address));
        let (status, headers) = (response.status(), response.headers().clone());
        Answer { status, headers, body: response.bytes().await.expect("a whole body").to_vec() }
    }

    /// The body, which travels packed by gzip.
    pub async fn unpacked(self) -> Vec<u8> {
        let client = client().no_brotli().build().expect("a client");
        let response = client.get(format!("{}{}", SERVICE.base, self.address)).send().await.expect("an answer");
        assert_eq!(response.status(), StatusCode::OK);
        response.bytes().await.expect("a body that unpacks").to_vec()
    }

    /// The answer, which is 200.
    pub async fn ok(self) -> Answer {
        let address = self.address.clone();
        let answer = self.answer().await;
        assert_eq!(answer.status, StatusCode::OK, "{address}: {}", String::from_utf8_lossy(&answer.body));
        answer
    }
}

/// The JSON of a search with these parameters.
pub async fn search(parameters: &[(&str, &str)]) -> Value {
    get(&with("/api/v1/search", parameters)).ok().await.json()
}

/// The features of an answer.
pub fn features(answer: &Value) -> &[Value] {
    answer["features"].as_array().expect("features")
}

/// The ids of an answer's features, in order.
pub fn ids(answer: &Value) -> Vec<&str> {
    features(answer).iter().map(|feature| feature["id"].as_str().expect("an id")).collect()
}

/// How many match.
pub fn matched(answer: &Value) -> u64 {
    answer["numberMatched"].as_u64().expect("numberMatched")
}
