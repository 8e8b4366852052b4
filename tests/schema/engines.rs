//! The engines of real editors on the corpus and the examples: they must say what folio says.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use folio::model::Settings;
use folio::schema::{client_text, folio_text};
use folio::source::Tree;

use super::{Sample, root, settings};

/// The script's word for "this engine cannot be had here".
const SKIPPED: i32 = 77;

/// A folder for the engines, kept between runs, and one for the files of one test.
struct Bench {
    engine: &'static str,
    files: tempfile::TempDir,
}

impl Bench {
    fn new(engine: &'static str) -> Bench {
        Bench { engine, files: tempfile::tempdir().expect("a temporary folder") }
    }

    fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.files.path().join(name);
        std::fs::write(&path, text).expect("a file of the test");
        path
    }

    /// The files that the engine refuses; `None` where it cannot be had.
    fn refused(&self, schema: &Path, files: &[&Path]) -> Option<BTreeSet<PathBuf>> {
        let list: String = files.iter().map(|file| format!("{}\n", file.display())).collect();
        let list = self.file("list", &list);
        let run = Command::new(root().join("tests/schema/engines.sh"))
            .arg(root().join("target/schema-engines"))
            .arg(self.engine)
            .args([schema, &list])
            .output()
            .expect("the script runs");
        let said = String::from_utf8_lossy(&run.stderr);
        if run.status.code() == Some(SKIPPED) {
            // Straight to the terminal: the harness swallows what a passing test prints.
            let note = format!("\n{}\n", said.trim());
            std::io::stderr().write_all(note.as_bytes()).expect("a place for notes");
            return None;
        }
        assert!(run.status.success(), "{said}");
        Some(String::from_utf8_lossy(&run.stdout).lines().map(PathBuf::from).collect())
    }

    /// Holds samples against a schema and demands the verdicts they name.
    fn judge(&self, schema: &Path, samples: &[&Sample], is_refused: impl Fn(&Sample) -> bool) -> Option<()> {
        let paths: Vec<_> = samples.iter().map(|sample| sample.path.as_path()).collect();
        let refused = self.refused(schema, &paths)?;
        let wrong: Vec<_> = samples
            .iter()
            .filter(|sample| refused.contains(&sample.path) != is_refused(sample))
            .map(|sample| format!("{}: {}", sample.path.display(), sample.fault()))
            .collect();
        assert!(wrong.is_empty(), "{} judges otherwise than folio:\n{}", self.engine, wrong.join("\n"));
        Some(())
    }
}

/// One engine on everything.
fn agrees(engine: &'static str) {
    let bench = Bench::new(engine);
    let folio_schema = bench.file("folio.schema.json", folio_text());
    let client_schema = bench.file("client.schema.json", &client_text(&settings()));
    for (folder, sick) in [("valid", false), ("invalid", true)] {
        let samples = Sample::all(folder);
        let (of_folio, of_clients): (Vec<_>, Vec<_>) = samples.iter().partition(|sample| sample.is_settings());
        for (schema, samples) in [(&folio_schema, of_folio), (&client_schema, of_clients)] {
            let is_refused = |sample: &Sample| sick && !sample.is_accepted_by(engine);
            if bench.judge(schema, &samples, is_refused).is_none() {
                return;
            }
        }
    }
    for example in ["agency", "first-client"] {
        let folder = root().join("examples").join(example);
        let own = Sample::read(folder.join("folio.toml"));
        let settings: Settings = Tree::parse(&own.text).decode().expect("settings");
        let schema = bench.file(&format!("{example}.schema.json"), &client_text(&settings));
        let clients = client_files(&folder.join("clients"));
        bench.judge(&schema, &clients.iter().collect::<Vec<_>>(), |_| false);
        bench.judge(&folio_schema, &[&own], |_| false);
    }
}

fn client_files(folder: &Path) -> Vec<Sample> {
    let entries =
        walkdir::WalkDir::new(folder).into_iter().map(|entry| entry.expect("a folder of clients").into_path());
    entries.filter(|path| path.extension().is_some_and(|kind| kind == "toml")).map(Sample::read).collect()
}

#[test]
fn taplo_agrees() {
    agrees("taplo");
}

#[test]
fn tombi_agrees() {
    agrees("tombi");
}

#[test]
fn check_jsonschema_agrees() {
    agrees("check-jsonschema");
}
