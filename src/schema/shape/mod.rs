//! The file against the schema: unknown and missing keys, wrong types, quoted dates, bad values.
//!
//! | file | holds |
//! |---|---|
//! | `json` | the face of a syntax tree that the schema engine sees |
//! | `engine` | the schema made ready for the engine |
//! | `open` | what a file is asked that became a client: no engine for most of them |
//! | `fault` | from the engine's errors to faults in folio's words |
//! | `wording` | those words |
//! | `settings` | what a schema cannot say about `folio.toml` |

mod engine;
mod fault;
mod json;
mod open;
mod order;
mod settings;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod typed_tests;
mod wording;

use std::sync::OnceLock;

use jsonschema::Validator;
use serde_json::Value;

use crate::model::Settings;
use crate::source::Tree;

use super::catalogue::Catalogue;
use super::effective::{self, Pattern};

pub use fault::ShapeFault;

use json::{Face, Toml};
use open::Open;

/// The schema of one kind of file, ready to be held against documents; nothing is compiled before the first one comes.
#[derive(Debug)]
pub struct Shape {
    /// `None` for `folio.toml` itself.
    settings: Option<Settings>,
    schema: OnceLock<Value>,
    engine: OnceLock<Validator<Toml>>,
    patterns: OnceLock<Vec<Pattern>>,
    catalogue: OnceLock<Catalogue>,
}

impl Shape {
    /// For client files of a ledger, its own fields included.
    pub fn client(settings: &Settings) -> Shape {
        Shape::of(Some(settings.clone()))
    }

    /// For `folio.toml`.
    pub fn folio() -> Shape {
        Shape::of(None)
    }

    fn of(settings: Option<Settings>) -> Shape {
        Shape {
            settings,
            schema: OnceLock::new(),
            engine: OnceLock::new(),
            patterns: OnceLock::new(),
            catalogue: OnceLock::new(),
        }
    }

    /// What is wrong with a document: at most one fault a value, in the order of the file.
    ///
    /// A file with syntax faults is judged by what could be read of it; which of the findings lie inside a broken
    /// stretch is for the caller to say.
    pub fn check(&self, tree: &Tree<'_>) -> Vec<ShapeFault> {
        let table = tree.root();
        let root = Face::Root(&table);
        let engine = self.engine();
        // Most files are sound, and looking for one fault is cheaper than collecting all.
        let mut faults = if engine.is_valid(root) {
            Vec::new()
        } else {
            fault::collect(engine.iter_errors(root), tree, self.catalogue())
        };
        if self.settings.is_none() {
            faults.extend(settings::faults(tree));
        }
        fault::in_order(faults, tree)
    }

    /// As [`Shape::check`], of a client file that became a value of its type, nothing of it passed over.
    pub fn check_typed(&self, tree: &Tree<'_>) -> Vec<ShapeFault> {
        let open = Open { catalogue: self.catalogue(), patterns: self.patterns() };
        if open.is_sound(tree.root()) { Vec::new() } else { self.check(tree) }
    }

    /// Makes ready what most documents need, which the first would have to wait for.
    pub fn prepare(&self) {
        self.patterns();
    }

    fn patterns(&self) -> &[Pattern] {
        self.patterns.get_or_init(|| open::patterns(self.catalogue()))
    }

    fn engine(&self) -> &Validator<Toml> {
        self.engine.get_or_init(|| engine::compile(self.schema()))
    }

    /// What the documents may hold.
    pub fn catalogue(&self) -> &Catalogue {
        self.catalogue.get_or_init(|| Catalogue::of(self.schema()))
    }

    fn schema(&self) -> &Value {
        self.schema.get_or_init(|| match &self.settings {
            Some(settings) => effective::client(settings),
            None => effective::folio(),
        })
    }
}
