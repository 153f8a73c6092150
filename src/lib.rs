//! The service: the only crate that knows everybody.
//!
//! Suggested reading order: [`config`] (what can be set), [`app`] (what a running service holds), [`commands`] (one file a
//! command), [`http`] (every route on one screen), [`accounts`] (passwords and keys), [`jobs`] (what runs behind), [`words`] and [`figures`] (how it
//! speaks and writes numbers and dates).

pub mod accounts;
pub mod app;
pub mod basemap;
pub mod bulk;
pub mod commands;
pub mod config;
pub mod demand;
pub mod figures;
pub mod gallery;
pub mod http;
pub mod intake;
pub mod jobs;
pub mod mail;
pub mod publish;
pub mod starter;
pub mod words;
