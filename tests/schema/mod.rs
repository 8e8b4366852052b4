//! Files against the schema: folio's own engine, and those of real editors.
//!
//! `valid/` and `invalid/` hold client files, and settings where the name begins with `folio-`. Fields of a ledger's
//! own are those of `valid/folio-everything.toml`. The first line of an invalid file names the one rule it breaks and
//! the place; a second line `# accepted by: …` names the engines that let it pass, because JSON has neither dates nor
//! integers of its own, or because a schema cannot say it. Anybody else must refuse it.

mod corpus;
mod engines;

use std::path::{Path, PathBuf};

use folio::model::Settings;
use folio::source::Tree;

/// A file of the corpus.
struct Sample {
    path: PathBuf,
    text: String,
}

impl Sample {
    /// All samples of a folder, in the order of their names.
    fn all(folder: &str) -> Vec<Sample> {
        let folder = root().join("tests/schema").join(folder);
        let files =
            std::fs::read_dir(&folder).expect("the folder of samples").map(|entry| entry.expect("a sample").path());
        let mut samples: Vec<_> = files.map(Sample::read).collect();
        samples.sort_by(|one, other| one.path.cmp(&other.path));
        assert!(!samples.is_empty(), "{}", folder.display());
        samples
    }

    fn read(path: PathBuf) -> Sample {
        let text = std::fs::read_to_string(&path).expect("a sample");
        Sample { path, text }
    }

    fn name(&self) -> &str {
        self.path.file_stem().and_then(|name| name.to_str()).expect("a plain name")
    }

    /// Whether it is a `folio.toml`.
    fn is_settings(&self) -> bool {
        self.name().starts_with("folio-")
    }

    /// The rule it breaks and the place, as `rule place`.
    fn fault(&self) -> &str {
        self.text.lines().next().and_then(|line| line.strip_prefix("# ")).unwrap_or_default()
    }

    /// Whether an engine is known to let it pass.
    fn is_accepted_by(&self, engine: &str) -> bool {
        let second = self.text.lines().nth(1).and_then(|line| line.strip_prefix("# accepted by: "));
        second.is_some_and(|engines| engines.split(", ").any(|name| name == engine))
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The settings whose custom fields hold for the corpus.
fn settings() -> Settings {
    let sample = Sample::read(root().join("tests/schema/valid/folio-everything.toml"));
    Tree::parse(&sample.text).decode().expect("settings")
}
