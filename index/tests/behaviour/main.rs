//! The index seen from outside: each file asks about one thing.

#[path = "../collection/mod.rs"]
mod collection;

mod anything;
mod common;
mod explained;
mod filters;
mod geography;
mod made;
mod meaning;
mod pages;
mod suggestions;
mod words;
mod writers;
mod writing;
