//! The conversation with a city's own sign-in service, by OpenID Connect: where a browser is sent, and what is believed
//! of the answer that it brings back.
//!
//! It is the authorization code flow with PKCE, a state and a nonce. What the service is and which keys it signs with is
//! asked when somebody first comes, kept for an hour, and asked anew when a token names a key that is not among them.
//! Signature, issuer, audience, nonce and end of a token are checked by the crate; only signatures that the service
//! alone can make count, not those by the secret that both sides know.

use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, anyhow};
use jiff::{SignedDuration, Timestamp};
use model::Lang;
use openidconnect::core::{
    CoreAuthenticationFlow, CoreClient, CoreClientAuthMethod, CoreIdTokenClaims, CoreJwsSigningAlgorithm,
    CoreProviderMetadata, CoreTokenResponse,
};
use openidconnect::{
    AuthType, AuthorizationCode, ClaimsVerificationError, ClientId, ClientSecret, CsrfToken, EndpointMaybeSet,
    EndpointNotSet, EndpointSet, HttpRequest, HttpResponse, IssuerUrl, LanguageTag, Nonce, PkceCodeChallenge,
    PkceCodeVerifier, RedirectUrl, RequestTokenError, Scope, SignatureVerificationError, TokenResponse,
};
use tokio::sync::Mutex;

use super::key;
use crate::config::Config;

/// How long a person waits for the service, all its answers together.
const PATIENCE: Duration = Duration::from_secs(10);
/// Longest answer that is read, in bytes.
const LONGEST: usize = 256 * 1024;
/// How long what is known of the service counts.
const KNOWN_FOR: SignedDuration = SignedDuration::from_hours(1);

/// Signatures that count.
const ALGORITHMS: [CoreJwsSigningAlgorithm; 9] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha384,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha512,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha384,
    CoreJwsSigningAlgorithm::RsaSsaPssSha512,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EcdsaP384Sha384,
    CoreJwsSigningAlgorithm::EdDsa,
];

type Client =
    CoreClient<EndpointSet, EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointMaybeSet, EndpointMaybeSet>;

/// A city's sign-in service.
pub struct Provider {
    issuer: String,
    client_id: String,
    client_secret: String,
    name: Option<String>,
    back: String,
    known: Mutex<Known>,
}

/// What was learnt of it so far.
#[derive(Default)]
struct Known {
    http: Option<reqwest::Client>,
    metadata: Option<(Timestamp, Arc<CoreProviderMetadata>)>,
}

/// What is kept here while a browser is away. The service gets none of it to read but the nonce.
#[derive(serde::Serialize, serde::Deserialize)]
pub struct Errand {
    nonce: String,
    verifier: String,
}

/// What the service says of a person.
#[derive(Debug)]
pub struct Told {
    /// The service.
    pub issuer: String,
    /// Its lasting name for the person.
    pub subject: String,
    /// Their mail address, if the service says that it is really theirs.
    pub mail: Option<String>,
    /// What they are called.
    pub name: Option<String>,
}

/// Why the service cannot say who somebody is.
#[derive(Debug)]
pub enum Trouble {
    /// It does not answer, or not in a way that can be read.
    Away(anyhow::Error),
    /// What was brought back is not to be believed.
    Unbelievable(anyhow::Error),
}

/// Why an answer was not read.
#[derive(Debug, thiserror::Error)]
enum Unread {
    #[error(transparent)]
    Failed(#[from] reqwest::Error),
    #[error(transparent)]
    Unwritable(#[from] openidconnect::http::Error),
    #[error("the answer is longer than {LONGEST} bytes")]
    TooLong,
}

impl Provider {
    /// The service of the settings; none where none is set up.
    pub fn of(config: &Config) -> Option<Provider> {
        Some(Provider {
            issuer: config.oidc_issuer.clone()?,
            client_id: config.oidc_client_id.clone()?,
            client_secret: config.oidc_client_secret.clone()?,
            name: config.oidc_name.clone(),
            back: format!("{}/studio/single-sign-on/back", config.public_address()),
            known: Mutex::default(),
        })
    }

    /// What the button at the door says, where the operator wants other words than ours.
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// Where to send a browser with this state, and what to keep until it is back.
    ///
    /// # Errors
    /// [`Trouble::Away`].
    pub async fn begin(&self, state: &str, lang: Lang, now: Timestamp) -> Result<(String, Errand), Trouble> {
        in_time(async {
            let (client, _) = self.client(now - KNOWN_FOR, now).await?;
            let errand = Errand { nonce: random()?, verifier: random()? };
            let challenge =
                PkceCodeChallenge::from_code_verifier_sha256(&PkceCodeVerifier::new(errand.verifier.clone()));
            let (state, nonce) = (CsrfToken::new(state.to_owned()), Nonce::new(errand.nonce.clone()));
            let (url, ..) = client
                .authorize_url(CoreAuthenticationFlow::AuthorizationCode, || state, || nonce)
                .add_scope(Scope::new("email".to_owned()))
                .add_scope(Scope::new("profile".to_owned()))
                .add_ui_locale(LanguageTag::new(lang.as_str().to_owned()))
                .set_pkce_challenge(challenge)
                .url();
            Ok((url.into(), errand))
        })
        .await
    }

    /// Who it is, by the code that a browser brought back.
    ///
    /// # Errors
    /// [`Trouble`].
    pub async fn finish(&self, code: &str, errand: Errand, now: Timestamp) -> Result<Told, Trouble> {
        in_time(async {
            let (client, http) = self.client(now - KNOWN_FOR, now).await?;
            let asked = client.exchange_code(AuthorizationCode::new(code.to_owned()));
            let response = asked
                .context("the sign-in service names no place to exchange a code at")
                .map_err(Trouble::Away)?
                .set_pkce_verifier(PkceCodeVerifier::new(errand.verifier))
                .request_async(&|request| ask(http.clone(), request))
                .await
                .map_err(|error| match error {
                    RequestTokenError::ServerResponse(_) => Trouble::Unbelievable(error.into()),
                    _ => Trouble::Away(error.into()),
                })?;
            let nonce = Nonce::new(errand.nonce);
            let claims = match claims(&client, &response, &nonce) {
                // The service may have new keys since.
                Err(ClaimsVerificationError::SignatureVerification(SignatureVerificationError::NoMatchingKey)) => {
                    let (client, _) = self.client(now, now).await?;
                    claims(&client, &response, &nonce)
                }
                other => other,
            };
            let claims = claims.context("the token does not hold").map_err(Trouble::Unbelievable)?;
            let mail = claims.email().filter(|_| claims.email_verified() == Some(true));
            let name =
                claims.name().and_then(|names| names.get(None).or_else(|| names.iter().next().map(|(_, name)| name)));
            Ok(Told {
                issuer: claims.issuer().as_str().to_owned(),
                subject: claims.subject().as_str().to_owned(),
                mail: mail.map(|mail| mail.as_str().to_owned()),
                name: name.map(|name| name.as_str().to_owned()),
            })
        })
        .await
    }

    /// Whom to speak with, as the service described itself after `since`.
    async fn client(&self, since: Timestamp, now: Timestamp) -> Result<(Client, reqwest::Client), Trouble> {
        let mut known = self.known.lock().await;
        let http = match &known.http {
            Some(http) => http.clone(),
            None => known.http.insert(http().map_err(Trouble::Away)?).clone(),
        };
        let metadata = match &known.metadata {
            Some((at, metadata)) if *at > since => metadata.clone(),
            _ => {
                let issuer = IssuerUrl::new(self.issuer.clone()).map_err(|error| Trouble::Away(error.into()))?;
                let found = CoreProviderMetadata::discover_async(issuer, &|request| ask(http.clone(), request)).await;
                let found = Arc::new(found.map_err(|error| Trouble::Away(error.into()))?);
                known.metadata = Some((now, found.clone()));
                found
            }
        };
        drop(known);
        let back = RedirectUrl::new(self.back.clone()).map_err(|error| Trouble::Away(error.into()))?;
        let client = CoreClient::from_provider_metadata(
            CoreProviderMetadata::clone(&metadata),
            ClientId::new(self.client_id.clone()),
            Some(ClientSecret::new(self.client_secret.clone())),
        );
        let ways = metadata.token_endpoint_auth_methods_supported();
        let knows = |way| ways.is_none_or(|ways| ways.contains(&way));
        let in_body = !knows(CoreClientAuthMethod::ClientSecretBasic) && knows(CoreClientAuthMethod::ClientSecretPost);
        let way = if in_body { AuthType::RequestBody } else { AuthType::BasicAuth };
        Ok((client.set_redirect_uri(back).set_auth_type(way), http))
    }
}

fn claims<'a>(
    client: &Client,
    response: &'a CoreTokenResponse,
    nonce: &Nonce,
) -> Result<&'a CoreIdTokenClaims, ClaimsVerificationError> {
    let Some(token) = response.id_token() else {
        return Err(ClaimsVerificationError::Other("there is no ID token".to_owned()));
    };
    token.claims(&client.id_token_verifier().set_allowed_algs(ALGORITHMS), nonce)
}

/// 43 random letters: as long as a PKCE verifier must be.
fn random() -> Result<String, Trouble> {
    key::new().map_err(Trouble::Away)
}

async fn in_time<T>(talk: impl Future<Output = Result<T, Trouble>>) -> Result<T, Trouble> {
    let late = |_| Err(Trouble::Away(anyhow!("no answer within {} seconds", PATIENCE.as_secs())));
    tokio::time::timeout(PATIENCE, talk).await.unwrap_or_else(late)
}

/// A client that goes only where it was told to, and believes whom the machine believes.
fn http() -> anyhow::Result<reqwest::Client> {
    // The second to say so is told that somebody has: with the same suites.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).timeout(PATIENCE).build();
    client.context("cannot make ready to ask the sign-in service")
}

async fn ask(http: reqwest::Client, request: HttpRequest) -> Result<HttpResponse, Unread> {
    let mut response = http.execute(request.try_into()?).await?;
    let mut answer = openidconnect::http::Response::builder().status(response.status());
    for (name, value) in response.headers() {
        answer = answer.header(name, value);
    }
    let mut body = Vec::new();
    while let Some(part) = response.chunk().await? {
        if body.len() + part.len() > LONGEST {
            return Err(Unread::TooLong);
        }
        body.extend_from_slice(&part);
    }
    Ok(answer.body(body)?)
}
