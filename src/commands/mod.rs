//! The commands, one file each.

pub mod categories;
pub mod check;
pub mod export;
pub mod import;
pub mod progress;
pub mod reindex;
pub mod serve;
pub mod user;

use std::io::ErrorKind;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::config::{Config, Flags, ServeFlags};

/// Find heritage, nature, events and exchange near you: a self-hosted platform for cities.
#[derive(Parser)]
#[command(name = "gardesh", version, about)]
struct Cli {
    #[command(flatten)]
    flags: Flags,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the pages, the API and the map
    Serve(ServeFlags),
    /// Add or update items from a file
    Import(import::Arguments),
    /// Write all items to a file or to the terminal
    Export(export::Arguments),
    /// Build the index anew from the store, beside the old one
    Reindex,
    /// Look for faults in the store and the index
    Check,
    /// Look after the people who may enter the studio
    #[command(subcommand)]
    User(user::Arguments),
    /// List the kinds and categories with their names, icons and counterparts
    Categories(categories::Arguments),
}

/// Threads that answer visitors: more than cores, for searches are answered where they were asked.
fn threads() -> usize {
    std::thread::available_parallelism().map_or(4, |cores| 2 * cores.get()).max(4)
}

/// Reads the command line and does what it says.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    let serve_flags = match &cli.command {
        Command::Serve(flags) => flags.clone(),
        _ => ServeFlags::default(),
    };
    if let Command::Categories(arguments) = &cli.command {
        return ended(categories::run(arguments));
    }
    let config = match Config::load(&cli.flags, &serve_flags) {
        Ok(config) => config,
        Err(error) => return refused(&error),
    };
    start_logs(&config);
    let runtime = match tokio::runtime::Builder::new_multi_thread().worker_threads(threads()).enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return refused(&anyhow::Error::from(error).context("cannot start the runtime")),
    };
    runtime.block_on(async {
        match cli.command {
            Command::Serve(_) => ended(serve::run(config).await),
            Command::Import(arguments) => match import::run(&config, arguments).await {
                Ok(outcome) => outcome.exit_code(),
                Err(error) => refused(&error),
            },
            Command::Export(arguments) => ended(export::run(&config, arguments).await),
            Command::Reindex => ended(reindex::run(&config).await),
            Command::Check => match check::run(&config).await {
                Ok(code) => code,
                Err(error) => refused(&error),
            },
            Command::User(arguments) => ended(user::run(&config, arguments).await),
            Command::Categories(_) => ExitCode::SUCCESS,
        }
    })
}

fn ended(result: anyhow::Result<()>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if reader_went_away(&error) => ExitCode::SUCCESS,
        Err(error) => refused(&error),
    }
}

/// Whether standard output was closed from the other side: `gardesh categories | head` has seen enough, and that is no
/// failure. A file or a socket does not break that way.
fn reader_went_away(error: &anyhow::Error) -> bool {
    error.root_cause().downcast_ref::<std::io::Error>().is_some_and(|error| error.kind() == ErrorKind::BrokenPipe)
}

fn refused(error: &anyhow::Error) -> ExitCode {
    eprintln!("gardesh: {error:#}");
    ExitCode::from(2)
}

fn start_logs(config: &Config) {
    use tracing_subscriber::EnvFilter;
    // PostgreSQL notes what it need not do ("already exists, skipping"); whoever wants that names it in the filter.
    let quieter = format!("sqlx::postgres::notice=warn,{}", config.log);
    let filter = EnvFilter::try_new(quieter).unwrap_or_else(|_| EnvFilter::new("info"));
    let logs = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    // A second start in one process (tests) keeps the first one's logs.
    let _ = if config.log_json { logs.json().try_init() } else { logs.compact().try_init() };
}
