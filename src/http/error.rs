//! What is answered when a request cannot be met: problem+json (RFC 9457) for programs, a page for people, both in the
//! asker's language.

use std::any::Any;
use std::time::Duration;

use axum::Json;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use fluent_bundle::FluentArgs;
use model::{Lang, Problem};

use crate::app::Shared;
use crate::words::{Words, negotiate};

/// One thing wrong with a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The query parameter it is about.
    pub parameter: String,
    /// A machine-readable word; its wording is the message `problem-parameter-CODE`.
    pub code: &'static str,
    /// Values for the wording.
    pub values: Vec<(&'static str, String)>,
}

/// Why a request is not met.
#[derive(Debug)]
pub enum Error {
    /// It cannot be read: 400.
    BadRequest(Vec<Fault>),
    /// It can be read but cannot be: 422.
    Unprocessable(Vec<Fault>),
    /// Somebody must sign in first: 401.
    Unauthorised,
    /// They may not do this: 403.
    Forbidden,
    /// There is no such thing: 404, with the message that says so and one value.
    NotFound(&'static str, Option<(&'static str, String)>),
    /// Not ready yet: 503, with the message that says why.
    Unavailable(&'static str),
    /// There is no room left on the disk, and nothing was kept: 507. Logged, never shown.
    Full(anyhow::Error),
    /// Our own trouble: 500. Logged here, never shown.
    Internal(anyhow::Error),
}

impl<E: Into<anyhow::Error>> From<E> for Error {
    fn from(error: E) -> Error {
        let error = error.into();
        if is_full(&error) { Error::Full(error) } else { Error::Internal(error) }
    }
}

/// Whether something failed for want of room on the disk.
fn is_full(error: &anyhow::Error) -> bool {
    use std::io::ErrorKind::{FileTooLarge, QuotaExceeded, StorageFull};
    error.chain().any(|cause| {
        cause.downcast_ref::<store::Error>().is_some_and(store::Error::is_full)
            || cause
                .downcast_ref::<std::io::Error>()
                .is_some_and(|error| matches!(error.kind(), StorageFull | QuotaExceeded | FileTooLarge))
    })
}

impl Error {
    /// The status code.
    pub fn status(&self) -> StatusCode {
        match self {
            Error::BadRequest(_) => StatusCode::BAD_REQUEST,
            Error::Unprocessable(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Error::Unauthorised => StatusCode::UNAUTHORIZED,
            Error::Forbidden => StatusCode::FORBIDDEN,
            Error::NotFound(..) => StatusCode::NOT_FOUND,
            Error::Unavailable(_) => StatusCode::SERVICE_UNAVAILABLE,
            Error::Full(_) => StatusCode::INSUFFICIENT_STORAGE,
            Error::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn title_key(&self) -> &'static str {
        title_key(self.status())
    }

    /// Everything that is wrong, in words.
    pub fn details(&self, words: Words) -> Vec<String> {
        match self {
            Error::BadRequest(faults) | Error::Unprocessable(faults) => {
                faults.iter().map(|fault| fault.worded(words)).collect()
            }
            Error::NotFound(key, Some((name, value))) => vec![words.with(key, name, value.as_str())],
            Error::NotFound(key, None) | Error::Unavailable(key) => vec![words.get(key).into_owned()],
            Error::Full(_) => vec![words.get("problem-disk-is-full").into_owned()],
            Error::Forbidden => vec![words.get("error-forbidden-why").into_owned()],
            Error::Unauthorised | Error::Internal(_) => Vec::new(),
        }
    }

    /// Tells the operator what is not for the asker.
    pub fn log(&self) {
        match self {
            Error::Internal(error) => tracing::error!(error = format!("{error:#}"), "a request failed"),
            Error::Full(error) => {
                tracing::error!(
                    error = format!("{error:#}"),
                    "the disk is full: a request was refused, nothing was kept"
                );
            }
            _ => {}
        }
    }

    /// The answer for programs.
    pub fn into_problem(self, lang: Lang) -> Response {
        let words = Words::of(lang);
        self.log();
        let errors: Vec<_> = match &self {
            Error::BadRequest(faults) | Error::Unprocessable(faults) => faults
                .iter()
                .map(|fault| serde_json::json!({"parameter": fault.parameter, "code": fault.code, "detail": fault.worded(words)}))
                .collect(),
            _ => Vec::new(),
        };
        problem(self.status(), words, &words.get(self.title_key()), &self.details(words), errors)
    }
}

impl Fault {
    fn worded(&self, words: Words) -> String {
        let mut args = FluentArgs::new();
        args.set("name", self.parameter.as_str());
        for (name, value) in &self.values {
            args.set(*name, value.as_str());
        }
        words.with_all(&format!("problem-parameter-{}", self.code), &args)
    }
}

fn title_key(status: StatusCode) -> &'static str {
    match status {
        StatusCode::UNAUTHORIZED => "problem-type-unauthorised",
        StatusCode::FORBIDDEN => "problem-type-forbidden",
        StatusCode::NOT_FOUND => "problem-type-not-found",
        StatusCode::METHOD_NOT_ALLOWED => "problem-type-method-not-allowed",
        StatusCode::UNPROCESSABLE_ENTITY => "problem-type-unprocessable",
        StatusCode::PAYLOAD_TOO_LARGE => "problem-type-payload-too-large",
        StatusCode::REQUEST_TIMEOUT | StatusCode::GATEWAY_TIMEOUT => "problem-type-timeout",
        StatusCode::SERVICE_UNAVAILABLE => "problem-type-unavailable",
        StatusCode::INSUFFICIENT_STORAGE => "problem-type-full",
        status if status.is_client_error() => "problem-type-bad-request",
        _ => "problem-type-internal",
    }
}

fn problem(
    status: StatusCode,
    words: Words,
    title: &str,
    details: &[String],
    errors: Vec<serde_json::Value>,
) -> Response {
    let kind = title_key(status).trim_start_matches("problem-type-");
    let mut body =
        serde_json::json!({"type": format!("urn:gardesh:problem:{kind}"), "title": title, "status": status.as_u16()});
    if !details.is_empty() {
        body["detail"] = details.join(" ").into();
    }
    if !errors.is_empty() {
        body["errors"] = errors.into();
    }
    let mut response = (status, Json(body)).into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    if let Ok(lang) = HeaderValue::from_str(words.lang().as_str()) {
        response.headers_mut().insert(header::CONTENT_LANGUAGE, lang);
    }
    response
}

/// A problem of the model in words, for reports and forms.
pub fn worded(words: Words, problem: &Problem) -> String {
    words.problem(problem)
}

/// The language to answer in: `lang` of the query, then the address, then Accept-Language.
pub fn language_of(path: &str, query: Option<&str>, headers: &HeaderMap) -> Lang {
    let asked = form_urlencoded::parse(query.unwrap_or_default().as_bytes())
        .find(|(name, _)| name == "lang")
        .and_then(|(_, tag)| Lang::parse(&tag));
    let from_path = || {
        path.trim_start_matches('/')
            .split('/')
            .next()
            .and_then(Lang::parse)
            .filter(|lang| Lang::INTERFACE.contains(lang))
    };
    asked
        .filter(|lang| Lang::INTERFACE.iter().any(|known| known.base() == lang.base()))
        .or_else(from_path)
        .unwrap_or_else(|| negotiate(headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok())))
}

/// Answers to requests that no handler saw (wrong method, too long a body, a path that does not decode) get the same shape.
pub async fn in_shape(State(app): State<Shared>, request: Request, next: Next) -> Response {
    let (path, query) = (request.uri().path().to_owned(), request.uri().query().map(str::to_owned));
    let lang = language_of(&path, query.as_deref(), request.headers());
    let response = next.run(request).await;
    let status = response.status();
    let shaped = response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind != "text/plain; charset=utf-8");
    if shaped || !(status.is_client_error() || status.is_server_error()) {
        return response;
    }
    let allow = response.headers().get(header::ALLOW).cloned();
    let mut answer = if is_for_programs(&path) {
        let words = Words::of(lang);
        problem(status, words, &words.get(title_key(status)), &[], Vec::new())
    } else {
        crate::http::pages::error_page(&app, lang, status, &[])
    };
    if let Some(allow) = allow {
        answer.headers_mut().insert(header::ALLOW, allow);
    }
    answer
}

/// Whether an address is read by programs.
pub fn is_for_programs(path: &str) -> bool {
    ["/api/", "/tiles/", "/basemap/", "/assets/", "/pictures/", "/healthz", "/readyz"]
        .iter()
        .any(|start| path.starts_with(start))
}

/// How long sending pictures may take at least: twenty megabytes over a phone's weak signal.
const SENDING: Duration = Duration::from_secs(300);

/// Ends a request that takes too long.
pub async fn within_time(State(limit): State<Duration>, request: Request, next: Next) -> Response {
    let is_sending = request.method() == Method::POST && request.uri().path() == "/studio/pictures";
    let limit = if is_sending { limit.max(SENDING) } else { limit };
    match tokio::time::timeout(limit, next.run(request)).await {
        Ok(response) => response,
        Err(_) => {
            tracing::warn!("a request took too long");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}

/// The answer after a panic: one request fails, the service goes on.
#[expect(clippy::needless_pass_by_value, reason = "the layer hands the panic over whole")]
pub fn after_panic(panic: Box<dyn Any + Send + 'static>) -> Response {
    let what = panic
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or("?");
    tracing::error!(panic = what, "a handler panicked");
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}
