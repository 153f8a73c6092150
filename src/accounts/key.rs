//! Keys that nobody can guess, for sessions, links and programs. Only their hash is kept.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

/// A new key: 32 random bytes, in 43 letters that an address can carry.
///
/// # Errors
/// When the system has no randomness to give.
pub fn new() -> anyhow::Result<String> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(|error| anyhow::anyhow!("the system gives no random numbers: {error}"))?;
    Ok(URL_SAFE_NO_PAD.encode(bytes))
}

/// A short name for a row, random and without meaning: `prefix` and 16 letters.
///
/// # Errors
/// When the system has no randomness to give.
pub fn name(prefix: &str) -> anyhow::Result<String> {
    Ok(format!("{prefix}{}", hash(&new()?).get(..16).unwrap_or_default()))
}

/// What is kept of a key: its SHA-256 in hexadecimal. A key has 256 random bits, so no slow function is needed.
pub fn hash(key: &str) -> String {
    Sha256::digest(key.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}
