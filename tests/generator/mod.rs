//! A ledger of any size that is the same every time it is made, for tests and benchmarks (see `README.md`).
//!
//! `client` tells the story of one client as rows, `hand` writes them as a person would, `questions` is what one may ask
//! of them, `answers` counts what has to come out from the same rows, `agency` is the firm and its `folio.toml`, `phrases`
//! what people say, `draw` chance.

mod agency;
mod answers;
mod client;
mod draw;
mod hand;
mod phrases;
pub(crate) mod questions;
mod row;

use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use serde_json::json;

use answers::Answers;
use client::{Client, Setting};

/// What a step gives, or the words that say why not.
type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

/// Folders under `clients/` of a ledger with sub-folders.
const SHARDS: u64 = 256;

/// Make a ledger, and the answers to twelve questions beside it.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct Order {
    /// How many clients
    #[arg(long)]
    pub(crate) clients: u64,
    /// The folder to make; gets `ledger/` and `answers.json`
    #[arg(long)]
    pub(crate) out: PathBuf,
    /// Another set of clients
    #[arg(long, default_value_t = 1)]
    pub(crate) seed: u64,
    /// The day that all dates are counted back from
    #[arg(long, default_value = "2026-03-02")]
    pub(crate) today: NaiveDate,
    /// 256 sub-folders instead of one flat folder
    #[arg(long)]
    pub(crate) shard: bool,
    /// Long histories: about 100 KB a client instead of 8
    #[arg(long)]
    pub(crate) heavy: bool,
}

/// Makes the ledger; an earlier one in the same place is an error, not overwritten.
///
/// Returns the bytes of the client files.
pub(crate) fn generate(order: &Order) -> Outcome<u64> {
    let ledger = order.out.join("ledger");
    if ledger.exists() {
        return Err(format!("`{}` exists; choose another --out", ledger.display()).into());
    }
    let setting = Setting { seed: order.seed, today: order.today, heavy: order.heavy };
    let folders = if order.shard { SHARDS } else { 1 };
    for shard in 0..folders {
        fs::create_dir_all(folder(&ledger, order, shard))?;
    }
    let mut answers = Answers::none(setting);
    let mut tiers = Vec::new();
    let mut bytes = 0;
    for index in 0..order.clients {
        let client = Client::draw(setting, index);
        let file = hand::written(&client, order.seed, index, if order.shard { 2 } else { 1 });
        bytes += file.len() as u64;
        fs::write(folder(&ledger, order, index).join(format!("{}.toml", client.identity.slug)), file)?;
        answers.count(&client, |slug| answers::tier_by_slug(setting, &tiers, slug));
        tiers.push(client.tier);
    }
    fs::write(ledger.join("folio.toml"), agency::folio_toml(order.today))?;
    fs::write(ledger.join(".gitattributes"), "clients/** -text merge=folio diff=folio\nfolio.toml -text\n")?;
    // One line a question, so that two sheets can be compared by eye.
    let questions: Vec<String> = answers.finish().iter().map(|asked| format!("  {asked}")).collect();
    let head =
        json!({ "today": order.today.to_string(), "seed": order.seed, "clients": order.clients, "bytes": bytes });
    let sheet = format!("{{\"ledger\": {head},\n \"questions\": [\n{}\n]}}\n", questions.join(",\n"));
    fs::write(order.out.join("answers.json"), sheet)?;
    Ok(bytes)
}

fn folder(ledger: &Path, order: &Order, index: u64) -> PathBuf {
    let clients = ledger.join("clients");
    if order.shard { clients.join(format!("{:02x}", index % SHARDS)) } else { clients }
}
