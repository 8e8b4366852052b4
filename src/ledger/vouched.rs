//! That a `folio.toml` was found to have no error, kept until it changes.

use std::path::Path;

use crate::schema::folio_text;
use crate::store::{Environment, Keepsake, content_name};

/// A text of settings, and where it is kept that it is vouched for.
pub(super) struct Vouched {
    keepsake: Option<Keepsake>,
    line: String,
}

impl Vouched {
    pub(super) fn new(root: &Path, environment: &Environment, text: &str) -> Vouched {
        // Another folio may have other rules, and nearly always another schema.
        let judge = format!("{} {}", env!("CARGO_PKG_VERSION"), folio_text().len());
        let line = format!("{judge} {}\n", content_name(text.as_bytes()));
        Vouched { keepsake: Keepsake::of(root, environment, "settings"), line }
    }

    pub(super) fn holds(&self) -> bool {
        self.keepsake.as_ref().is_some_and(|keepsake| keepsake.is(&self.line))
    }

    pub(super) fn keep(&self) {
        if let Some(keepsake) = &self.keepsake {
            keepsake.keep(&self.line);
        }
    }
}
