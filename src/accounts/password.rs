//! Passwords, kept by argon2id (RFC 9106) with the parameters that OWASP's cheat sheet gives for it.

use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};

/// Memory in KiB, passes and lanes of one hash: about 20 ms and 19 MiB.
const COST: (u32, u32, u32) = (19 * 1024, 2, 1);

fn hasher() -> Argon2<'static> {
    let (memory, passes, lanes) = COST;
    let params = Params::new(memory, passes, lanes, None).unwrap_or_default();
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

/// What is kept of a password. Takes its time: keep it off the threads that answer.
///
/// # Errors
/// When the system has no randomness or memory to give.
pub fn hash(password: &str) -> anyhow::Result<String> {
    let hash = hasher().hash_password(password.as_bytes());
    Ok(hash.map_err(|error| anyhow::anyhow!("cannot keep the password: {error}"))?.to_string())
}

/// Whether it is the password that was kept. Without a kept one it takes as long and says no: an answer's time does not
/// tell who has an account.
pub fn is(password: &str, kept: Option<&str>) -> bool {
    let parsed = kept.and_then(|kept| PasswordHash::new(kept).ok());
    match parsed {
        Some(kept) => hasher().verify_password(password.as_bytes(), &kept).is_ok(),
        None => {
            // The work is done for its time alone.
            let _ = hash(password);
            false
        }
    }
}
