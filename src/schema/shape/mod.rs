//! The file against the schema: unknown and missing keys, wrong types, quoted dates, bad values.
//!
//! | file | holds |
//! |---|---|
//! | `json` | the face of a syntax tree that the schema engine sees |
//! | `engine` | the schema made ready for the engine |
//! | `open` | what a file is asked that became a value of its type: no engine for most of them |
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
use crate::source::{PassedOver, Tree};

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
        if self.settings.is_some() {
            return fault::in_order(self.judged(tree), tree);
        }
        let (settings, passed_over) = tree.decode_noting::<Settings>();
        let whole = settings.is_ok() && passed_over == PassedOver::default();
        let mut faults = if whole && self.is_sound(tree) { Vec::new() } else { self.judged(tree) };
        faults.extend(settings::faults(tree));
        fault::in_order(faults, tree)
    }

    /// What the engine finds.
    fn judged(&self, tree: &Tree<'_>) -> Vec<ShapeFault> {
        let table = tree.root();
        let root = Face::Root(&table);
        let engine = self.engine();
        // Looking for one fault is cheaper than collecting all.
        if engine.is_valid(root) {
            return Vec::new();
        }
        fault::collect(engine.iter_errors(root), tree, self.catalogue())
    }

    /// As [`Shape::check`], of a client file that became a value of its type, nothing of it passed over.
    pub fn check_typed(&self, tree: &Tree<'_>) -> Vec<ShapeFault> {
        if self.is_sound(tree) { Vec::new() } else { self.check(tree) }
    }

    /// Whether a file that became a value of its type, nothing of it passed over, is without a fault.
    fn is_sound(&self, tree: &Tree<'_>) -> bool {
        Open { catalogue: self.catalogue(), patterns: &self.patterns }.is_sound(tree.root())
    }

    /// Makes ready what most documents need, which the first would have to wait for.
    pub fn prepare(&self) {
        self.patterns.get_or_init(|| open::patterns(self.catalogue()));
    }

    fn engine(&self) -> &Validator<Toml> {
        self.engine.get_or_init(|| engine::compile(self.schema()))
    }

    /// What the documents may hold.
    pub fn catalogue(&self) -> &Catalogue {
        self.catalogue.get_or_init(|| match &self.settings {
            Some(settings) => Catalogue::client(settings),
            None => Catalogue::folio(),
        })
    }

    fn schema(&self) -> &Value {
        self.schema.get_or_init(|| match &self.settings {
            Some(settings) => effective::client(settings),
            None => effective::folio(),
        })
    }
}
