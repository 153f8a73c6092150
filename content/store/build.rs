//! Migrations are built into the program: a new file among them builds it anew.

fn main() {
    println!("cargo:rerun-if-changed=migrations");
}
