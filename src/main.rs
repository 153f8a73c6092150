//! The `gardesh` command.
fn main() {}
