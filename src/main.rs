//! The `gardesh` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    gardesh::commands::run()
}
