//! The program as an operator runs it: in a folder of its own, by its commands.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::LazyLock;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

/// How long a command may take before it counts as stuck. Generous: the machine may be busy with other things.
const PATIENCE: Duration = Duration::from_secs(180);

/// A folder with the program's data and settings.
pub struct Program {
    folder: tempfile::TempDir,
    database_url: Option<String>,
}

/// Data of a service that took in the starter collection and has its indexes: made once for all cases of this process.
static SETTLED: LazyLock<PathBuf> = LazyLock::new(|| {
    let place = Path::new(env!("CARGO_TARGET_TMPDIR")).join("settled");
    // Left by a run before, perhaps of other code.
    let _ = std::fs::remove_dir_all(&place);
    let program = Program::new();
    assert_eq!(program.serve(&[]).stop(), Some(0));
    copy(&program.path("data"), &place);
    place
});

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder made");
    for entry in std::fs::read_dir(from).expect("a folder").flatten() {
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            copy(&from, &to);
        } else {
            std::fs::copy(from, to).expect("a file copied");
        }
    }
}

/// What a command said.
#[derive(Debug)]
pub struct Said {
    pub code: Option<i32>,
    pub stdout: String,
    pub stderr: String,
}

impl Said {
    fn of(output: &Output) -> Said {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Said { code: output.status.code(), stdout: text(&output.stdout), stderr: text(&output.stderr) }
    }

    #[track_caller]
    pub fn expect_success(self) -> Said {
        assert_eq!(self.code, Some(0), "{self:#?}");
        self
    }
}

impl Program {
    /// A new folder; the store will be SQLite in it.
    pub fn new() -> Program {
        Program { folder: tempfile::tempdir().expect("a temporary folder"), database_url: None }
    }

    /// A new folder with the starter collection, as after a first start.
    pub fn settled() -> Program {
        let program = Program::new();
        copy(&SETTLED, &program.path("data"));
        program
    }

    /// A new folder; the store is an empty database on a PostgreSQL server.
    pub fn on_postgresql(database: &str) -> Program {
        let maintenance = crate::postgres::url("postgres");
        let host =
            maintenance.split("host=").nth(1).and_then(|rest| rest.split('&').next()).expect("the server's folder");
        let made = Command::new("psql")
            .args(["-h", host, "-U", "postgres", "-q", "-d", "postgres", "-c", &format!("create database {database}")])
            .output()
            .expect("psql");
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        Program { database_url: Some(crate::postgres::url(database)), ..Program::new() }
    }

    /// A path in the folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file into the folder and tells its path.
    pub fn write(&self, name: &str, text: &str) -> String {
        std::fs::write(self.path(name), text).expect("a file written");
        self.path(name).to_string_lossy().into_owned()
    }

    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_gardesh"));
        command
            .current_dir(self.folder.path())
            .env_clear()
            .env("PATH", std::env::var("PATH").unwrap_or_default())
            .env("LANG", "en_US.UTF-8");
        command.args(arguments).args(["--data", "data"]).stdin(Stdio::null());
        if let Some(url) = &self.database_url {
            command.args(["--database-url", url]);
        }
        command
    }

    /// Runs a command to its end.
    pub fn run(&self, arguments: &[&str]) -> Said {
        Said::of(&self.command(arguments).output().expect("the program runs"))
    }

    /// Runs a command to its end, which is told this on its standard input.
    pub fn say(&self, arguments: &[&str], words: &str) -> Said {
        let mut command = self.command(arguments);
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program runs");
        child.stdin.take().expect("its input").write_all(words.as_bytes()).expect("words said");
        Said::of(&child.wait_with_output().expect("the program ends"))
    }

    /// All that `export jsonl` writes.
    pub fn exported(&self) -> String {
        self.run(&["export", "jsonl"]).expect_success().stdout
    }

    /// Starts `serve` on a free port and waits until it listens.
    pub fn serve(&self, arguments: &[&str]) -> Serving {
        self.serve_by(arguments, |all| self.command(all))
    }

    /// The same for a service whose writing can be stopped by [`Serving::fill_disk`].
    pub fn serve_on_small_disk(&self, arguments: &[&str]) -> Serving {
        self.serve_by(arguments, |all| {
            let plain = self.command(all);
            let mut shell = Command::new("sh");
            // A file over the limit is then an error like that of a full disk, and not the end.
            shell.args(["-c", "trap '' XFSZ; exec \"$0\" \"$@\""]).arg(plain.get_program()).args(plain.get_args());
            shell.env_clear().envs(plain.get_envs().filter_map(|(name, value)| Some((name, value?))));
            shell.current_dir(self.folder.path()).stdin(Stdio::null());
            shell
        })
    }

    fn serve_by(&self, arguments: &[&str], command: impl Fn(&[&str]) -> Command) -> Serving {
        let port =
            TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a free port").port();
        let bind = format!("127.0.0.1:{port}");
        let mut all = vec!["serve", "--bind", &bind];
        all.extend(arguments);
        let mut child = command(&all).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("the program starts");
        let stderr = BufReader::new(child.stderr.take().expect("its words"));
        let (says, lines) = channel();
        std::thread::spawn(move || {
            for line in stderr.lines().map_while(Result::ok) {
                // Nobody may listen any more; the pipe is read to its end all the same.
                let _ = says.send(line);
            }
        });
        let mut serving = Serving { child, lines, base: format!("http://{bind}"), said: Vec::new() };
        serving.wait_for_line("listening on");
        serving
    }
}

/// A service that runs as a program of its own. Killed when it is dropped.
pub struct Serving {
    child: Child,
    lines: Receiver<String>,
    said: Vec<String>,
    pub base: String,
}

impl Serving {
    /// The line with this part, said already or still to come.
    pub fn said_line(&mut self, part: &str) -> String {
        if !self.has_said(part) {
            self.wait_for_line(part);
        }
        self.said.iter().find(|line| line.contains(part)).cloned().unwrap_or_default()
    }

    /// Whether a line with this part was read so far.
    pub fn has_said(&self, part: &str) -> bool {
        self.said.iter().any(|line| line.contains(part))
    }

    pub fn wait_for_line(&mut self, part: &str) {
        let until = Instant::now() + PATIENCE;
        loop {
            let left = until.saturating_duration_since(Instant::now());
            match self.lines.recv_timeout(left) {
                Ok(line) => {
                    let found = line.contains(part);
                    self.said.push(line);
                    if found {
                        return;
                    }
                }
                Err(_) => panic!("the service never said {part:?}; it said:\n{}", self.said.join("\n")),
            }
        }
    }

    /// From now on nothing can be written into any file, as on a full disk.
    pub fn fill_disk(&self) {
        self.limit_files("0:");
    }

    /// There is room again.
    pub fn free_disk(&self) {
        self.limit_files("unlimited:");
    }

    fn limit_files(&self, size: &str) {
        let id = self.child.id().to_string();
        let set = Command::new("prlimit").args(["--pid", &id, &format!("--fsize={size}")]).status().expect("prlimit");
        assert!(set.success());
    }

    /// Sends SIGTERM.
    pub fn terminate(&self) {
        let sent = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status().expect("kill");
        assert!(sent.success());
    }

    /// Sends SIGTERM and waits for the end.
    pub fn stop(mut self) -> Option<i32> {
        self.terminate();
        self.wait()
    }

    pub fn wait(&mut self) -> Option<i32> {
        wait(&mut self.child)
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Waits for a program's end and gives its exit code.
pub fn wait(child: &mut Child) -> Option<i32> {
    let until = Instant::now() + PATIENCE;
    loop {
        if let Some(status) = child.try_wait().expect("the program's state") {
            return status.code();
        }
        assert!(Instant::now() < until, "the program does not end");
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// Bytes in a folder and below it.
pub fn size(folder: &Path) -> u64 {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .map(|entry| {
            entry
                .metadata()
                .map(|meta| if meta.is_dir() { size(&entry.path()) } else { meta.len() })
                .unwrap_or_default()
        })
        .sum()
}

/// The date in Iran so many days from today, `YYYY-MM-DD`.
#[expect(clippy::disallowed_methods, reason = "the service asks the clock too; the cases must hold on any day")]
pub fn days_from_today(days: i64) -> String {
    let zone = jiff::tz::TimeZone::get("Asia/Tehran").expect("the time zone");
    let today = jiff::Timestamp::now().to_zoned(zone).date();
    today.checked_add(jiff::Span::new().days(days)).expect("a date").to_string()
}
