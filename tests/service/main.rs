//! The service seen from outside: by its addresses and by its commands. Files are named as in `src/http` and
//! `src/commands`.
//!
//! One service with the starter collection runs in this process for all cases that only read (`door`); cases that
//! change something run the program in a folder of their own (`program`).

mod attacks;
mod attacks_by_file;
mod basemap;
mod cache;
mod collection;
mod commands;
mod door;
mod doors;
mod editor;
mod error;
mod explained;
mod health;
mod history;
mod import;
mod index_damage;
mod index_fresh;
mod index_gone;
mod index_kills;
mod items;
mod kills;
mod links;
mod markup;
mod mvt;
mod openapi;
mod own_words;
mod pages;
mod passkeys;
mod pictures;
#[path = "../../content/store/tests/suite/postgres.rs"]
mod postgres;
mod program;
mod query;
mod questions;
mod roles;
mod round_trip;
mod search;
mod security;
mod serve;
mod single_sign_on;
mod standing;
mod studio;
mod studio_fields;
mod studio_form;
mod studio_many;
mod suggest;
mod tiles;
