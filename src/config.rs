//! What can be set: by a flag, by `GARDESH_…` in the environment, or in `gardesh.toml`; the first of these that says
//! something wins. An unknown key or a value that does not fit refuses the start and is named.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use anyhow::Context;
use figment::Figment;
use figment::providers::{Env, Format, Serialized, Toml};
use ipnet::IpNet;

/// Flags shared by all commands that open the store. What is not given is left to the environment and the file.
#[derive(Debug, Default, Clone, clap::Args, serde::Serialize)]
pub struct Flags {
    /// Settings file [default: gardesh.toml in the working folder, if it is there]
    #[arg(long, global = true, value_name = "FILE")]
    #[serde(skip)]
    pub config: Option<PathBuf>,
    /// Folder of the store, the index and the pictures [default: ./data]
    #[arg(long, global = true, value_name = "DIR")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data: Option<PathBuf>,
    /// PostgreSQL address (postgres://…); without it the store is an SQLite file in the data folder
    #[arg(long, global = true, value_name = "URL")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub database_url: Option<String>,
    /// Leave out what the starter collection marks as a sample
    #[arg(long, global = true)]
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub without_samples: bool,
    /// Write logs as JSON lines
    #[arg(long, global = true)]
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub log_json: bool,
    /// What to log, as in `info,gardesh=debug` [default: info]
    #[arg(long, global = true, value_name = "FILTER")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub log: Option<String>,
}

/// Flags of `serve` alone.
#[derive(Debug, Default, Clone, clap::Args, serde::Serialize)]
pub struct ServeFlags {
    /// Address to listen on [default: 127.0.0.1:8080]
    #[arg(long, value_name = "ADDRESS")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bind: Option<SocketAddr>,
    /// Address at which visitors reach the service, for links that leave it [default: http:// and the bound address]
    #[arg(long, value_name = "URL")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub public_url: Option<String>,
    /// Another base map: a PMTiles file of the Protomaps or OpenMapTiles schema
    #[arg(long, value_name = "FILE")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub basemap: Option<PathBuf>,
    /// Address for /metrics alone; without it /metrics is not served
    #[arg(long, value_name = "ADDRESS")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub metrics_bind: Option<SocketAddr>,
    /// Seconds that one request may take
    #[arg(long, value_name = "SECONDS")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request_timeout: Option<u64>,
    /// The address that letters come from, as in "Gardesh <gardesh@rasht.ir>"
    #[arg(long, value_name = "ADDRESS")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mail_from: Option<String>,
    /// Mail server: smtps://user:password@host or smtp://user:password@host?tls=required
    #[arg(long, value_name = "URL")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub smtp_url: Option<String>,
    /// Write letters into this folder instead of sending them
    #[arg(long, value_name = "DIR")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mail_dir: Option<PathBuf>,
    /// Ask the outside addresses of published items once a week, and show editors those that are broken
    #[arg(long)]
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub check_links: bool,
    /// Start without the starter collection
    #[arg(long)]
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub without_starter: bool,
}

/// Everything that can be set, decided.
#[derive(Debug, Clone, serde::Deserialize, serde::Serialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Folder of the store, the index and the pictures.
    pub data: PathBuf,
    /// PostgreSQL address; none for SQLite in the data folder.
    pub database_url: Option<String>,
    /// Whether samples of the starter collection stay out.
    pub without_samples: bool,
    /// Whether a new store stays empty.
    pub without_starter: bool,
    /// Whether logs are JSON lines.
    pub log_json: bool,
    /// What to log.
    pub log: String,
    /// Address to listen on.
    pub bind: SocketAddr,
    /// Address at which visitors reach the service, without a closing slash.
    pub public_url: Option<String>,
    /// Another base map.
    pub basemap: Option<PathBuf>,
    /// Address for /metrics.
    pub metrics_bind: Option<SocketAddr>,
    /// Seconds that one request may take, 1..=600.
    pub request_timeout: u64,
    /// The address that letters come from.
    pub mail_from: Option<String>,
    /// Mail server.
    pub smtp_url: Option<String>,
    /// Folder for letters where one only tries.
    pub mail_dir: Option<PathBuf>,
    /// The city's sign-in service (OpenID Connect): its issuer, letter by letter as it writes itself.
    pub oidc_issuer: Option<String>,
    /// What that service calls this installation.
    pub oidc_client_id: Option<String>,
    /// What proves to it that it is this installation that asks.
    pub oidc_client_secret: Option<String>,
    /// What the button at the door says instead of our own words.
    pub oidc_name: Option<String>,
    /// Addresses and networks (CIDR) of reverse proxies, whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpNet>,
    /// Whether outside addresses are asked for whether they still work.
    pub check_links: bool,
    /// Hosts with their ports beyond the public web that may be asked too, for intranets: `intranet.example:8443`.
    pub check_links_also: Vec<String>,
}

impl Default for Config {
    fn default() -> Config {
        Config {
            data: PathBuf::from("data"),
            database_url: None,
            without_samples: false,
            without_starter: false,
            log_json: false,
            log: "info".to_owned(),
            bind: SocketAddr::from(([127, 0, 0, 1], 8080)),
            public_url: None,
            basemap: None,
            metrics_bind: None,
            request_timeout: 20,
            mail_from: None,
            smtp_url: None,
            mail_dir: None,
            oidc_issuer: None,
            oidc_client_id: None,
            oidc_client_secret: None,
            oidc_name: None,
            trusted_proxies: Vec::new(),
            check_links: false,
            check_links_also: Vec::new(),
        }
    }
}

impl Config {
    /// Decides all settings.
    ///
    /// # Errors
    /// When the file cannot be read, a key is unknown or a value does not fit; the message names it.
    pub fn load(flags: &Flags, serve: &ServeFlags) -> anyhow::Result<Config> {
        let usual = Path::new("gardesh.toml");
        let file = flags.config.as_deref().unwrap_or(usual);
        if flags.config.is_some() && !file.is_file() {
            anyhow::bail!("cannot read settings file {}: no such file", file.display());
        }
        let mut settings = Figment::from(Serialized::defaults(Config::default()));
        if file.is_file() {
            settings = settings.merge(Toml::file_exact(file));
        }
        let config: Config = settings
            .merge(Env::prefixed("GARDESH_").ignore(&["config"]))
            .merge(Serialized::defaults(flags))
            .merge(Serialized::defaults(serve))
            .extract()
            .context("settings do not fit")?;
        config.checked()
    }

    fn checked(mut self) -> anyhow::Result<Config> {
        if let Some(url) = &mut self.public_url {
            let host = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
            if host.is_none_or(|host| host.is_empty() || host.contains(['?', '#', ' '])) {
                anyhow::bail!("public_url must be an http or https address, not {url:?}");
            }
            url.truncate(url.trim_end_matches('/').len());
        }
        if let Some(url) = &self.database_url
            && !url.starts_with("postgres://")
            && !url.starts_with("postgresql://")
        {
            anyhow::bail!("database_url must start with postgres://; for SQLite leave it out and set data");
        }
        if !(1..=600).contains(&self.request_timeout) {
            anyhow::bail!("request_timeout must lie between 1 and 600 seconds");
        }
        for host in &self.check_links_also {
            let parts = host.rsplit_once(':');
            if !parts.is_some_and(|(name, port)| {
                !name.is_empty() && !name.contains(['/', '@', ' ']) && port.parse::<u16>().is_ok()
            }) {
                anyhow::bail!(
                    "check_links_also takes hosts with their ports, as in \"intranet.example:8443\", not {host:?}"
                );
            }
        }
        if let Some(file) = &self.basemap
            && !file.is_file()
        {
            anyhow::bail!("cannot read base map {}: no such file", file.display());
        }
        self.check_single_sign_on()?;
        Ok(self)
    }

    /// A half-set way in would be noticed by the first who stands before it.
    fn check_single_sign_on(&self) -> anyhow::Result<()> {
        let needed = [
            ("oidc_issuer", &self.oidc_issuer),
            ("oidc_client_id", &self.oidc_client_id),
            ("oidc_client_secret", &self.oidc_client_secret),
        ];
        let is_missing = |value: &Option<String>| value.as_deref().is_none_or(|value| value.trim().is_empty());
        let missing: Vec<&str> = needed.iter().filter(|(_, value)| is_missing(value)).map(|(name, _)| *name).collect();
        let is_begun = self.oidc_name.is_some() || needed.iter().any(|(_, value)| value.is_some());
        if is_begun && !missing.is_empty() {
            anyhow::bail!("single sign-on is set by halves: {} must be set too", missing.join(" and "));
        }
        if let Some(issuer) = &self.oidc_issuer
            && (!(issuer.starts_with("https://") || is_loopback(issuer)) || issuer.contains(['?', '#', ' ']))
        {
            anyhow::bail!("oidc_issuer must be an https address, not {issuer:?}");
        }
        if self.oidc_name.as_ref().is_some_and(|name| name.trim().is_empty() || name.chars().count() > 60) {
            anyhow::bail!("oidc_name must have 1 to 60 characters");
        }
        Ok(())
    }

    /// Address at which people reach the service, without a closing slash.
    pub fn public_address(&self) -> String {
        self.public_url.clone().unwrap_or_else(|| format!("http://{}", self.bind))
    }

    /// Where the store is.
    pub fn target(&self) -> store::Target {
        match &self.database_url {
            Some(url) => store::Target::Postgres(url.clone()),
            None => store::Target::Sqlite(self.data.join("gardesh.sqlite")),
        }
    }

    /// Where the files of photographs are.
    pub fn pictures_dir(&self) -> PathBuf {
        self.data.join("pictures")
    }

    /// Where the index is.
    pub fn index_dir(&self) -> PathBuf {
        self.data.join("index")
    }

    /// Where the index of those who write is.
    pub fn writing_dir(&self) -> PathBuf {
        self.data.join("index-studio")
    }

    /// Where files wait that people import in the browser.
    pub fn imports_dir(&self) -> PathBuf {
        self.data.join("imports")
    }
}

/// Whether an http address leads to this very machine: nobody listens on the way.
pub fn is_loopback(url: &str) -> bool {
    let Some(host) = url.strip_prefix("http://") else { return false };
    ["127.0.0.1", "localhost", "[::1]"]
        .iter()
        .any(|own| host.strip_prefix(own).is_some_and(|rest| rest.is_empty() || rest.starts_with([':', '/'])))
}
