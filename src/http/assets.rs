//! Scripts, styles, fonts and drawings, carried inside the program. Names hold a mark of their content, so that a
//! browser may keep them forever; the manifest that Vite wrote says which name belongs to which entry.

use std::borrow::Cow;
use std::collections::HashMap;

use anyhow::Context;
use axum::body::Body;
use axum::extract::Path;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::Value;

use super::cache::FOREVER;

#[derive(rust_embed::RustEmbed)]
#[folder = "web/dist"]
struct Files;

/// Entries of the manifest: what a page must load for each.
#[derive(Clone, Debug, Default)]
pub struct Entry {
    /// Address of the script.
    pub script: String,
    /// Addresses of the styles.
    pub styles: Vec<String>,
    /// Addresses of further scripts that the script loads at once.
    pub preloads: Vec<String>,
}

/// The names of this build's files.
#[derive(Default)]
pub struct Assets {
    entries: HashMap<String, Entry>,
}

impl Assets {
    /// Reads the manifest.
    ///
    /// # Errors
    /// When the browser's part was not built into the program.
    pub fn load() -> anyhow::Result<Assets> {
        let file =
            Files::get(".vite/manifest.json").context("the browser's part is missing: run `npm run build` in web/")?;
        let manifest: HashMap<String, Value> =
            serde_json::from_slice(&file.data).context("the manifest of web/dist is not JSON")?;
        let address = |name: &str| format!("/{name}");
        let texts = |value: Option<&Value>| -> Vec<String> {
            value.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
        };
        let entries = manifest
            .iter()
            .map(|(name, chunk)| {
                let script = chunk.get("file").and_then(Value::as_str).map(address).unwrap_or_default();
                let styles = texts(chunk.get("css")).iter().map(|name| address(name)).collect();
                let preloads = texts(chunk.get("imports"))
                    .iter()
                    .filter_map(|import| manifest.get(import)?.get("file")?.as_str())
                    .map(address)
                    .collect();
                (name.clone(), Entry { script, styles, preloads })
            })
            .collect();
        Ok(Assets { entries })
    }

    /// What a page must load for an entry (`main.ts`); nothing for an unknown one.
    pub fn entry(&self, name: &str) -> Entry {
        self.entries.get(name).cloned().unwrap_or_default()
    }

    /// Text of a file in the build, such as a drawing to be set into a page.
    pub fn text(name: &str) -> Option<String> {
        Files::get(name).map(|file| String::from_utf8_lossy(&file.data).into_owned())
    }
}

/// `GET /assets/{*path}`
pub async fn asset(Path(path): Path<String>) -> Response {
    let Some(file) = Files::get(&format!("assets/{path}")) else { return StatusCode::NOT_FOUND.into_response() };
    let kind =
        HeaderValue::from_str(file.metadata.mimetype()).unwrap_or(HeaderValue::from_static("application/octet-stream"));
    let mark = file.metadata.sha256_hash()[..8].iter().fold(0u64, |hash, byte| hash << 8 | u64::from(*byte));
    let body = match file.data {
        Cow::Borrowed(bytes) => Body::from(bytes),
        Cow::Owned(bytes) => Body::from(bytes),
    };
    let mut response = body.into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, kind);
    response.headers_mut().insert(header::CACHE_CONTROL, FOREVER);
    if let Ok(mark) = HeaderValue::from_str(&format!("\"{mark:016x}\"")) {
        response.headers_mut().insert(header::ETAG, mark);
    }
    response
}
