//! Tells Cargo what the program carries beside its sources. Files that are inside already are followed by themselves; a
//! new file in the folder would be missed.

use std::io::Write;

fn main() -> std::io::Result<()> {
    writeln!(std::io::stdout(), "cargo::rerun-if-changed=content/starter")
}
