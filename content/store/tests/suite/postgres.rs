//! A real PostgreSQL server for the tests of this process: Debian's, in a temporary folder, on a socket only.
//!
//! A shell keeps it, as the user `postgres` when the tests run as root, whom PostgreSQL refuses. The shell reads from a
//! pipe that ends with this process, however it ends; then it stops the server and clears up.

use std::io::{BufRead, BufReader};
use std::os::unix::fs::MetadataExt;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::LazyLock;

struct Server {
    folder: String,
    _shell: Child,
}

static SERVER: LazyLock<Server> = LazyLock::new(start);

/// The address of a database of this name on the server, which is started when it is not running yet.
pub fn url(database: &str) -> String {
    format!("postgres:///{database}?host={}&user=postgres", SERVER.folder)
}

// The language's rules would sort `a` before `B`: what the store does in the order of bytes must not lean on them.
const KEEP: &str = r#"
    trap '' INT TERM HUP
    bin=$1
    folder=$(mktemp -d /tmp/store-suite-XXXXXX)
    log=$folder/log
    if "$bin/initdb" -D "$folder/data" -U postgres -A trust -N -E UTF8 --locale=C.UTF-8 \
            --locale-provider=icu --icu-locale=en-US >"$log" 2>&1 \
        && "$bin/pg_ctl" -D "$folder/data" -l "$log" -w start >>"$log" 2>&1 \
            -o "-k '$folder' -c listen_addresses='' -c fsync=off -c max_connections=300"
    then
        echo "ready $folder"
        cat >/dev/null
        "$bin/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null 2>&1
    else
        echo "failed $(tail -n 5 "$log" | tr '\n' ' ')"
    fi
    rm -rf "$folder"
"#;

fn start() -> Server {
    let bin = programs();
    let is_root = std::fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0);
    let mut command = if is_root { Command::new("runuser") } else { Command::new("sh") };
    if is_root {
        command.args(["-u", "postgres", "--", "sh"]);
    }
    let mut shell = command
        .args(["-c", KEEP, "sh"])
        .arg(&bin)
        .current_dir("/tmp")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("a shell for the PostgreSQL server");
    let mut said = String::new();
    let stdout = shell.stdout.take().expect("the shell's output");
    BufReader::new(stdout).read_line(&mut said).expect("the shell's word");
    match said.trim_end().split_once(' ') {
        Some(("ready", folder)) => Server { folder: folder.to_owned(), _shell: shell },
        _ => panic!("the PostgreSQL server did not start: {said}"),
    }
}

/// The newest PostgreSQL that Debian's packages have put on this machine.
fn programs() -> PathBuf {
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let found = versions.map(|version| version.path().join("bin")).filter(|bin| bin.join("initdb").exists()).max();
    found.expect("the suite needs a PostgreSQL server: install Debian's package postgresql-15")
}
