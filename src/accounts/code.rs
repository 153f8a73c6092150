//! Codes of an authenticator app (TOTP, RFC 6238), and recovery codes for the day the phone is lost.

use anyhow::anyhow;
use model::script;
use qrcode::QrCode;
use qrcode::render::svg;
use totp_rs::{Builder, Secret, Totp};

use super::key;

/// A new secret, in the base32 that apps take.
///
/// # Errors
/// When the system has no randomness to give.
pub fn new_secret() -> anyhow::Result<String> {
    let mut bytes = [0; 20];
    getrandom::fill(&mut bytes).map_err(|error| anyhow!("the system gives no random numbers: {error}"))?;
    Ok(Secret::from(bytes.to_vec()).to_base32())
}

fn totp(secret: &str, account: &str) -> anyhow::Result<Totp> {
    let secret = Secret::try_from_base32(secret).map_err(|error| anyhow!("the secret cannot be read: {error:?}"))?;
    // Apps part issuer and account at the colon.
    let account = account.replace(':', " ");
    Builder::new()
        .with_secret(secret)
        .with_issuer(Some("Gardesh"))
        .with_account_name(account)
        .build()
        .map_err(|error| anyhow!("no code can be made of the secret: {error}"))
}

/// The time step whose code this is, one step early or late allowed; none when it is no code. Digits of any script
/// count, and spaces do not.
///
/// # Errors
/// When the secret cannot be read.
pub fn step(secret: &str, code: &str, second: u64) -> anyhow::Result<Option<u64>> {
    let code: String = script::ascii_digits(code).chars().filter(|c| !c.is_whitespace()).collect();
    Ok(totp(secret, "")?.check(&code, second))
}

/// What an app reads to take the secret in: an address and the same as a drawing (SVG).
///
/// # Errors
/// When the secret cannot be read.
pub fn invitation(secret: &str, account: &str) -> anyhow::Result<(String, String)> {
    let url = totp(secret, account)?.to_url().map_err(|error| anyhow!("the secret has no address: {error}"))?;
    let code = QrCode::new(url.as_bytes()).map_err(|error| anyhow!("the address cannot be drawn: {error}"))?;
    let drawing = code.render::<svg::Color<'_>>().min_dimensions(220, 220).quiet_zone(true).build();
    // Only the drawing: a declaration has no place inside a page.
    let drawing = drawing.find("<svg").map_or(String::new(), |start| drawing[start..].to_owned());
    Ok((url, drawing))
}

/// How many recovery codes somebody gets.
pub const RECOVERY_CODES: usize = 10;

/// New recovery codes: 80 random bits each, in groups that can be read aloud.
///
/// # Errors
/// When the system has no randomness to give.
pub fn recovery_codes() -> anyhow::Result<Vec<String>> {
    // Neither 0 and o nor 1 and l.
    const LETTERS: &[u8; 32] = b"23456789abcdefghijkmnpqrstuvwxyz";
    let mut codes = Vec::with_capacity(RECOVERY_CODES);
    for _ in 0..RECOVERY_CODES {
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes).map_err(|error| anyhow!("the system gives no random numbers: {error}"))?;
        let letters: Vec<char> = bytes.iter().map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect();
        codes.push(letters.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join("-"));
    }
    Ok(codes)
}

/// What is kept of a recovery code, however it was typed.
pub fn recovery_hash(code: &str) -> String {
    let plain: String =
        script::ascii_digits(code).chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    key::hash(&plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_codes_of_the_standard_are_known() {
        // RFC 6238, appendix B, the last six digits.
        let secret = Secret::from(b"12345678901234567890".to_vec()).to_base32();
        for (second, code) in [(59, "287082"), (1_111_111_109, "081804"), (20_000_000_000, "353130")] {
            assert_eq!(step(&secret, code, second).unwrap(), Some(second / 30), "{code}");
            assert_eq!(step(&secret, "۰۰۰۰۰۰", second).unwrap(), None);
        }
        assert_eq!(step(&secret, "۲۸۷ ۰۸۲", 59).unwrap(), Some(1), "Persian digits and spaces");
        assert_eq!(step(&secret, "287082", 59 + 30).unwrap(), Some(1), "a step late");
        assert_eq!(step(&secret, "287082", 59 + 90).unwrap(), None, "three steps late");
    }

    #[test]
    fn a_recovery_code_is_the_same_however_it_is_typed() {
        let codes = recovery_codes().unwrap();
        assert_eq!(codes.len(), RECOVERY_CODES);
        let typed = codes[0].to_uppercase().replace('-', " ");
        assert_eq!(recovery_hash(&typed), recovery_hash(&codes[0]));
        assert_ne!(recovery_hash(&codes[1]), recovery_hash(&codes[0]));
    }
}
