//! The ids that a file can refer to beyond itself: people, tiers and stages of `folio.toml`, and the other clients.

use std::sync::OnceLock;

use crate::ledger::{ClientFile, Ledger, is_client};
use crate::source::{Node, SyntaxKind, Tree};

/// Ids known across files, as they are written: a malformed entry of `folio.toml` has an id all the same.
pub struct Register<'a> {
    ledger: &'a Ledger,
    settled: OnceLock<Option<Settled>>,
    clients: OnceLock<Vec<String>>,
    coming: Vec<String>,
    going: Vec<String>,
}

/// The ids of `folio.toml`.
#[derive(Debug)]
pub struct Settled {
    /// Our people.
    pub members: Vec<String>,
    /// The tiers.
    pub tiers: Vec<String>,
    /// The stages of a client.
    pub lifecycle: Vec<String>,
    /// The stages of an opportunity.
    pub pipeline: Vec<String>,
}

impl<'a> Register<'a> {
    /// The settings are read, and the clients listed, when first asked for.
    pub fn new(ledger: &'a Ledger) -> Register<'a> {
        Register { ledger, settled: OnceLock::new(), clients: OnceLock::new(), coming: Vec::new(), going: Vec::new() }
    }

    /// As if some clients had come and others gone already.
    #[must_use]
    pub fn expecting(self, coming: Vec<String>, going: Vec<String>) -> Register<'a> {
        Register { coming, going, ..self }
    }

    /// The ids of `folio.toml`; `None` where it does not parse, for then nobody can say what it would have named.
    pub fn settled(&self) -> Option<&Settled> {
        self.settled.get_or_init(|| settled(self.ledger)).as_ref()
    }

    /// The slugs of all clients in their order, those included whose files cannot be read.
    pub fn clients(&self) -> &[String] {
        self.clients.get_or_init(|| {
            let stored = self.ledger.stored().iter().filter(|stored| is_client(stored));
            let mut clients: Vec<String> = stored.map(|stored| ClientFile::at(&stored.path).slug).collect();
            clients.retain(|slug| !self.going.contains(slug));
            clients.extend(self.coming.iter().cloned());
            clients.sort_unstable();
            clients
        })
    }
}

fn settled(ledger: &Ledger) -> Option<Settled> {
    let tree = Tree::parse(ledger.settings_text());
    if tree.faults().iter().any(|fault| fault.kind != SyntaxKind::Version) {
        return None;
    }
    let settings = ledger.settings();
    let written = |section: &str| {
        let list = tree.root().get(section)?.as_array()?;
        let id = |entry: Node<'_>| entry.as_table()?.get("id")?.as_str().map(str::to_owned);
        Some(list.iter().filter_map(id).collect::<Vec<_>>())
    };
    Some(Settled {
        members: written("members").unwrap_or_default(),
        tiers: written("tiers").unwrap_or_else(|| settings.tiers.iter().map(|tier| tier.id.to_string()).collect()),
        lifecycle: written("lifecycle")
            .unwrap_or_else(|| settings.lifecycle.iter().map(|stage| stage.id.to_string()).collect()),
        pipeline: written("pipeline")
            .unwrap_or_else(|| settings.pipeline.iter().map(|stage| stage.id.to_string()).collect()),
    })
}
