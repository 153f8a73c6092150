//! Passkeys: what a browser is asked, and whether its answer holds (W3C Web Authentication). A device shows that it has a
//! key and that its owner unlocked it; so a passkey counts for password and code together.
//!
//! What was asked (`state`) has to wait on this side and be used once: that is up to whoever calls, as is keeping the keys.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::Value;
use sha2::{Digest, Sha256};
use webauthn_rs::prelude::{
    DiscoverableAuthentication, Passkey, PasskeyRegistration, PublicKeyCredential, RegisterPublicKeyCredential, Url,
    Uuid, Webauthn, WebauthnBuilder, WebauthnError,
};

/// What devices call the service when they ask their owner.
const NAME: &str = "Gardesh";

/// Passkeys of one web address: a key that was made at another one says nothing here.
pub struct Passkeys(Webauthn);

/// A question for a browser, and what has to be known to check the answer.
pub struct Question {
    /// The options of `navigator.credentials`, as JSON with binary fields in base64url.
    pub options: Value,
    /// What waits on this side.
    pub state: String,
}

/// A key as the store keeps it.
pub struct Credential {
    /// What its device calls it, in base64url.
    pub id: String,
    /// The public key and what is known of it, as JSON.
    pub json: String,
}

/// An answer that can be read. Whether it holds is another question.
pub struct Answer {
    /// What the device calls the key, in base64url.
    pub credential_id: String,
    handle: Uuid,
    said: PublicKeyCredential,
}

/// Why an answer opens nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// It is not the answer to this question, or not with this key.
    Wrong,
    /// The device counted less than it did before: there may be a copy of the key.
    Copied,
}

impl Passkeys {
    /// Passkeys for the address at which people reach the service. None where browsers make none: at a number instead of a
    /// name, and over plain HTTP other than on the machine itself. Why is said in the log.
    pub fn of(address: &str) -> Option<Passkeys> {
        match at(address) {
            Ok(passkeys) => Some(passkeys),
            Err(why) => {
                tracing::info!("the studio offers no passkeys at {address}: {why}");
                None
            }
        }
    }

    /// Asks for a new key, which lies on the device with the name of its owner. `present` are the keys that somebody has,
    /// as JSON: a device that holds one of them makes no other.
    ///
    /// # Errors
    /// When a kept key cannot be read.
    pub fn ask_for_new<'a>(
        &self,
        person_id: &str,
        (mail, name): (&str, &str),
        present: impl Iterator<Item = &'a str>,
    ) -> anyhow::Result<Question> {
        let keys: Vec<Passkey> = present.map(serde_json::from_str).collect::<Result<_, _>>()?;
        let present = keys.iter().map(|key| key.cred_id().clone()).collect();
        let (options, state) = self.0.start_passkey_registration(handle(person_id), mail, name, Some(present))?;
        let mut options = serde_json::to_value(options)?;
        // Only a key that lies on the device by name can be asked for without a mail address.
        let selection = &mut options["publicKey"]["authenticatorSelection"];
        selection["residentKey"] = Value::from("required");
        selection["requireResidentKey"] = Value::from(true);
        Ok(Question { options: options["publicKey"].take(), state: serde_json::to_string(&state)? })
    }

    /// The key that an answer brings, if it answers this question.
    ///
    /// # Errors
    /// When what was asked cannot be read.
    pub fn new_key(&self, state: &str, answer: &str) -> anyhow::Result<Result<Credential, Refused>> {
        let state: PasskeyRegistration = serde_json::from_str(state)?;
        let Ok(answer) = serde_json::from_str::<RegisterPublicKeyCredential>(answer) else {
            return Ok(Err(Refused::Wrong));
        };
        match self.0.finish_passkey_registration(&answer, &state) {
            Ok(key) => {
                Ok(Ok(Credential { id: URL_SAFE_NO_PAD.encode(key.cred_id()), json: serde_json::to_string(&key)? }))
            }
            Err(error) => Ok(Err(refused(&error))),
        }
    }

    /// Asks for whatever key somebody has here.
    ///
    /// # Errors
    /// When the question cannot be written.
    pub fn ask(&self) -> anyhow::Result<Question> {
        let (options, state) = self.0.start_discoverable_authentication()?;
        let mut options = serde_json::to_value(options)?;
        Ok(Question { options: options["publicKey"].take(), state: serde_json::to_string(&state)? })
    }

    /// Whether an answer holds, with a key that the store keeps for this person. Then what is known of the key from now on.
    ///
    /// # Errors
    /// When what was asked or the key cannot be read.
    pub fn opens(
        &self,
        state: &str,
        answer: &Answer,
        person_id: &str,
        credential: &str,
    ) -> anyhow::Result<Result<String, Refused>> {
        let state: DiscoverableAuthentication = serde_json::from_str(state)?;
        let mut key: Passkey = serde_json::from_str(credential)?;
        if answer.handle != handle(person_id) {
            return Ok(Err(Refused::Wrong));
        }
        match self.0.finish_discoverable_authentication_v2(&answer.said, state, &key) {
            Ok(result) => {
                key.update_credential(&result);
                Ok(Ok(serde_json::to_string(&key)?))
            }
            Err(error) => Ok(Err(refused(&error))),
        }
    }
}

impl Answer {
    /// Reads the JSON that a browser sends at the door.
    pub fn read(text: &str) -> Option<Answer> {
        let said: PublicKeyCredential = serde_json::from_str(text).ok()?;
        let handle = said.get_user_unique_id().and_then(|bytes| Uuid::from_slice(bytes).ok())?;
        Some(Answer { credential_id: URL_SAFE_NO_PAD.encode(said.get_credential_id()), handle, said })
    }
}

fn at(address: &str) -> Result<Passkeys, String> {
    let url = Url::parse(address).map_err(|error| format!("it cannot be read: {error}"))?;
    let name = url.domain().ok_or("browsers make them for names, not for numbers; set public_url")?;
    if url.scheme() != "https" && name != "localhost" {
        return Err("browsers make them over HTTPS only".to_owned());
    }
    let built = WebauthnBuilder::new(name, &url).and_then(|builder| builder.rp_name(NAME).build());
    built.map(Passkeys).map_err(|error| error.to_string())
}

fn refused(error: &WebauthnError) -> Refused {
    tracing::debug!(%error, "a passkey was refused");
    if matches!(error, WebauthnError::CredentialPossibleCompromise) { Refused::Copied } else { Refused::Wrong }
}

/// What a device keeps of somebody: always the same, and nothing that says who it is.
fn handle(person_id: &str) -> Uuid {
    let digest = Sha256::digest(format!("passkeys of {person_id}"));
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    Uuid::from_bytes(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passkeys_belong_to_a_name_that_browsers_trust() {
        for address in ["https://gardesh.example", "https://city.example:8443", "http://localhost:8080"] {
            assert!(at(address).is_ok(), "{address}");
        }
        for address in ["http://127.0.0.1:8080", "https://[::1]", "https://192.0.2.7", "http://gardesh.example", "no"] {
            assert!(at(address).is_err(), "{address}");
        }
    }
}
