//! Benchmarks of folio: ledgers of its own making, and a table of ratios taken in one run (see `README.md`).
//!
//! `generator`, shared with the tests, makes ledgers and the answers to questions about them; `cases` is the list of
//! rows; `measure` takes their figures on the ledgers of `ground`, in turns with the programs of `peers` (`floor` is one of
//! them, `foreign` what some of them read); `table` prints them.
#![allow(clippy::print_stdout, reason = "a benchmark's answer is its table")]

mod cases;
mod floor;
mod foreign;
#[path = "../generator/mod.rs"]
mod generator;
mod ground;
mod measure;
mod peers;
mod table;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;

use ground::Ground;
use measure::{Programs, measure};
use table::Verdict;

/// The same as folio's, so that what runs in this process costs what it costs there.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// What a step gives, or the words that say why not.
type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

/// Measure folio beside its peers
#[derive(Parser)]
#[command(args_conflicts_with_subcommands = true)]
struct Words {
    #[command(subcommand)]
    act: Option<Act>,
    #[command(flatten)]
    run: Run,
    /// What `cargo bench` says to every benchmark; without it (`cargo test --all-targets`) nothing is measured
    #[arg(long, hide = true, global = true)]
    bench: bool,
}

#[derive(clap::Subcommand)]
enum Act {
    Generate {
        #[command(flatten)]
        order: generator::Order,
        /// A git repository with one commit by a fixed author at a fixed time
        #[arg(long)]
        git: bool,
    },
    /// Read every client file of a ledger once, and nothing else: the floor of every command that reads them all
    BareRead { ledger: PathBuf },
    /// Parse every client file of a ledger with one thread, and nothing else: the floor of what makes the index
    BareParse { ledger: PathBuf },
}

#[derive(clap::Args)]
struct Run {
    /// Only rows whose name contains this
    #[arg(long, default_value = "")]
    only: String,
    /// Leave out rows with more clients; the largest have 100000, and take long
    #[arg(long, default_value_t = 10_000)]
    at_most: u64,
    /// The folio to measure: the one built with this benchmark
    #[arg(long, default_value = env!("CARGO_BIN_EXE_folio"))]
    folio: PathBuf,
    /// The taplo to stand beside `check`
    #[arg(long, default_value = "taplo")]
    taplo: PathBuf,
    /// A folder to work in, on the disk that is to be measured
    #[arg(long)]
    folder: Option<PathBuf>,
}

fn main() -> ExitCode {
    let words = Words::parse();
    let outcome = match words.act {
        Some(Act::Generate { order, git }) => ground::make(&order, git).map(|bytes| {
            println!("{} clients, {bytes} bytes: {}", order.clients, order.out.display());
            true
        }),
        Some(Act::BareRead { ledger }) => floor::read_all(&ledger).map(|bytes| {
            println!("{bytes} bytes");
            true
        }),
        Some(Act::BareParse { ledger }) => floor::parse_all(&ledger).map(|sections| {
            println!("{sections} sections");
            true
        }),
        None if words.bench => run(&words.run),
        None => Ok(true),
    };
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(fault) => {
            println!("error: {fault}");
            ExitCode::FAILURE
        }
    }
}

/// Whether every row that was taken meets its bar.
fn run(run: &Run) -> Outcome<bool> {
    let mut ground = Ground::new(run.folder.as_deref())?;
    let programs = Programs {
        folio: ground.installed(&run.folio)?,
        taplo: run.taplo.clone(),
        floor: ground.installed(&std::env::current_exe()?)?,
    };
    println!("{}\n\n{}", peers::versions(&programs), table::HEAD);
    let mut all = true;
    for (place, case) in cases::CASES.iter().copied().flatten().enumerate() {
        if case.name.contains(&run.only) && case.size.clients <= run.at_most {
            let (line, verdict) = table::line(case, measure(case, place, &programs, &mut ground));
            println!("{line}");
            all &= matches!(verdict, Verdict::Pass | Verdict::Skipped);
        }
    }
    Ok(all)
}
