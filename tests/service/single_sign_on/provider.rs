//! A sign-in service of a city, small and real: it describes itself, signs in whoever the case says, and exchanges a
//! code once, against the secret of its client and the verifier of PKCE.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard};

use axum::extract::{Query, RawForm, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use openidconnect::core::{CoreHmacKey, CoreJsonWebKeySet, CoreJwsSigningAlgorithm, CoreRsaPrivateSigningKey};
use openidconnect::{JsonWebKeyId, PrivateSigningKey};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

pub const CLIENT: &str = "gardesh";
pub const SECRET: &str = "rain & tea";

/// What the service says of whoever comes, and what it does wrong.
pub struct Sheet {
    /// Its name for them.
    pub subject: String,
    /// Their mail address.
    pub mail: String,
    /// Whether it vouches for it.
    pub verified: bool,
    /// Claims instead of the right ones.
    pub instead: Vec<(&'static str, Value)>,
    /// The name of its key.
    pub key: &'static str,
    /// What is wrong with its signature.
    pub forgery: Option<Forgery>,
    /// Sends people back with an error.
    pub declines: bool,
    /// Answers at exchanging a code with this many bytes that mean nothing.
    pub babbles: Option<usize>,
    codes: HashMap<String, HashMap<String, String>>,
}

/// Signatures that do not count.
#[derive(Clone, Copy)]
pub enum Forgery {
    /// One bit is another.
    Touched,
    /// By the secret that the studio knows as well.
    BySecret,
    /// None at all.
    Missing,
}

/// The service.
pub struct Provider {
    pub issuer: String,
    sheet: Arc<Mutex<Sheet>>,
}

type Desk = State<(String, Arc<Mutex<Sheet>>)>;

impl Provider {
    /// Opens it on a free port.
    pub async fn open(mail: &str) -> Provider {
        let sheet = Arc::new(Mutex::new(Sheet {
            subject: "17".to_owned(),
            mail: mail.to_owned(),
            verified: true,
            instead: Vec::new(),
            key: "first",
            forgery: None,
            declines: false,
            babbles: None,
            codes: HashMap::new(),
        }));
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let issuer = format!("http://{}", listener.local_addr().expect("an address"));
        let router = Router::new()
            .route("/.well-known/openid-configuration", get(describe))
            .route("/keys", get(keys))
            .route("/authorize", get(authorize))
            .route("/token", post(exchange))
            .with_state((issuer.clone(), sheet.clone()));
        tokio::spawn(async move { axum::serve(listener, router).await });
        Provider { issuer, sheet }
    }

    /// What it says from now on.
    pub fn sheet(&self) -> MutexGuard<'_, Sheet> {
        self.sheet.lock().expect("a sheet")
    }
}

async fn describe(State((issuer, _)): Desk) -> Json<Value> {
    Json(json!({
        "issuer": issuer,
        "authorization_endpoint": format!("{issuer}/authorize"),
        "token_endpoint": format!("{issuer}/token"),
        "jwks_uri": format!("{issuer}/keys"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["RS256", "HS256", "none"],
    }))
}

fn key(name: &str) -> CoreRsaPrivateSigningKey {
    let name = Some(JsonWebKeyId::new(name.to_owned()));
    CoreRsaPrivateSigningKey::from_pem(include_str!("key.pem"), name).expect("a key")
}

async fn keys(State((_, sheet)): Desk) -> Json<CoreJsonWebKeySet> {
    let name = sheet.lock().expect("a sheet").key;
    Json(CoreJsonWebKeySet::new(vec![key(name).as_verification_key()]))
}

async fn authorize(State((_, sheet)): Desk, Query(asked): Query<HashMap<String, String>>) -> Response {
    let mut sheet = sheet.lock().expect("a sheet");
    let said = |name: &str| asked.get(name).cloned().unwrap_or_default();
    assert_eq!((said("client_id").as_str(), said("response_type").as_str()), (CLIENT, "code"));
    assert_eq!(said("code_challenge_method"), "S256");
    assert!(said("scope").split(' ').any(|scope| scope == "email"));
    let (back, state) = (said("redirect_uri"), said("state"));
    if sheet.declines {
        return Redirect::to(&format!("{back}?error=access_denied&state={state}")).into_response();
    }
    let code = format!("code{}", sheet.codes.len());
    sheet.codes.insert(code.clone(), asked);
    Redirect::to(&format!("{back}?code={code}&state={state}")).into_response()
}

async fn exchange(State((issuer, sheet)): Desk, headers: HeaderMap, RawForm(form): RawForm) -> Response {
    let mut sheet = sheet.lock().expect("a sheet");
    if let Some(bytes) = sheet.babbles {
        return ([("content-type", "application/json")], " ".repeat(bytes)).into_response();
    }
    let basic = STANDARD.encode(format!("{CLIENT}:rain+%26+tea"));
    assert_eq!(headers["authorization"], format!("Basic {basic}"), "who asks, form-encoded before it is packed");
    let said: HashMap<String, String> = form_urlencoded::parse(&form).into_owned().collect();
    let Some(asked) = sheet.codes.remove(&said["code"]) else {
        return (StatusCode::BAD_REQUEST, Json(json!({"error": "invalid_grant"}))).into_response();
    };
    assert_eq!(said["redirect_uri"], asked["redirect_uri"]);
    assert_eq!(URL_SAFE_NO_PAD.encode(Sha256::digest(&said["code_verifier"])), asked["code_challenge"]);
    #[expect(clippy::disallowed_methods, reason = "a service elsewhere has a clock of its own")]
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).expect("after 1970").as_secs();
    let mut claims = json!({
        "iss": issuer, "sub": sheet.subject, "aud": CLIENT, "nonce": asked["nonce"], "iat": now, "exp": now + 300,
        "email": sheet.mail, "email_verified": sheet.verified, "name": "Nasrin",
    });
    for (name, value) in &sheet.instead {
        claims[*name] = value.clone();
    }
    let token = signed(&sheet, &claims);
    Json(json!({"access_token": "none", "token_type": "Bearer", "id_token": token})).into_response()
}

fn signed(sheet: &Sheet, claims: &Value) -> String {
    let algorithm = match sheet.forgery {
        Some(Forgery::BySecret) => "HS256",
        Some(Forgery::Missing) => "none",
        Some(Forgery::Touched) | None => "RS256",
    };
    let head = json!({"alg": algorithm, "typ": "JWT", "kid": sheet.key});
    let text = [head, claims.clone()].map(|part| URL_SAFE_NO_PAD.encode(part.to_string())).join(".");
    let right = || key(sheet.key).sign(&CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256, text.as_bytes());
    let signature = match sheet.forgery {
        None => right().expect("a signature"),
        Some(Forgery::Touched) => {
            let mut signature = right().expect("a signature");
            signature[7] ^= 1;
            signature
        }
        Some(Forgery::BySecret) => {
            let secret = CoreHmacKey::new(SECRET.as_bytes().to_vec());
            secret.sign(&CoreJwsSigningAlgorithm::HmacSha256, text.as_bytes()).expect("a signature")
        }
        Some(Forgery::Missing) => Vec::new(),
    };
    format!("{text}.{}", URL_SAFE_NO_PAD.encode(signature))
}
