//! The arrow of knowledge: a layer of `src/` names only the layers before it.

use std::fs;
use std::path::{Path, PathBuf};

/// The layers, lowest first; `error` may be named by every layer and names only `diagnostic`.
const LAYERS: [&str; 14] = [
    "diagnostic",
    "error",
    "source",
    "model",
    "schema",
    "store",
    "ledger",
    "facts",
    "rules",
    "query",
    "change",
    "report",
    "render",
    "context",
];
/// The layers above these.
const TOP: [&str; 2] = ["commands", "cli"];

fn rank(layer: &str) -> usize {
    LAYERS
        .iter()
        .chain(&TOP)
        .position(|known| *known == layer)
        .unwrap_or_else(|| panic!("`{layer}` is no layer: add it to the list in its place, or move the code"))
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    walkdir::WalkDir::new(folder)
        .into_iter()
        .map(|entry| entry.expect("src is readable").into_path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "rs"))
        .collect()
}

/// Every layer named by `crate::<layer>` in a text, each with its line; groups (`use crate::{a, b}`) are not used here.
fn named(text: &str) -> Vec<(usize, String)> {
    text.lines()
        .enumerate()
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
        .flat_map(|(number, line)| {
            line.match_indices("crate::")
                .filter(|(at, _)| *at == 0 || !line[..*at].ends_with("$"))
                .map(|(at, word)| {
                    let rest = &line[at + word.len()..];
                    let end =
                        rest.find(|letter: char| !letter.is_alphanumeric() && letter != '_').unwrap_or(rest.len());
                    (number + 1, rest[..end].to_owned())
                })
                .collect::<Vec<_>>()
        })
        .collect()
}

/// The lines of a module, `depth` below the crate, that climb out of its layer by `super::super::…`.
fn climbs(text: &str, depth: usize) -> Vec<usize> {
    let mut wrong = Vec::new();
    let mut depth = depth;
    for (number, line) in text.lines().enumerate() {
        // Modules within a file, which are their tests, stand at its end.
        depth += usize::from(line.starts_with("mod ") && line.ends_with('{'));
        let steps = line.match_indices("super::").scan((0, 0), |(end, run), (at, word)| {
            *run = if *end == at { *run + 1 } else { 1 };
            *end = at + word.len();
            Some(*run)
        });
        if steps.max() >= Some(depth) {
            wrong.push(number + 1);
        }
    }
    wrong
}

#[test]
fn a_way_out_of_a_layer_is_seen() {
    assert_eq!(climbs("use super::a;\n", 1), [1]);
    assert_eq!(climbs("use super::a;\nuse super::super::b;\nmod tests {\n    use super::super::c;\n", 2), [2]);
}

#[test]
fn knowledge_goes_one_way() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut wrong = Vec::new();
    let mut seen = 0;
    for path in rust_files(&root) {
        let below = path.strip_prefix(&root).expect("below src");
        let layer = below.iter().next().expect("a file").to_string_lossy().trim_end_matches(".rs").to_owned();
        if ["main", "lib"].contains(&layer.as_str()) {
            continue;
        }
        let text = fs::read_to_string(&path).expect("a source file");
        let modules = below.iter().filter(|name| *name != "mod.rs").count();
        let climbed = climbs(&text, modules).into_iter();
        wrong.extend(climbed.map(|line| format!("{}:{line}: `super` leaves `{layer}`", below.display())));
        for (line, other) in named(&text) {
            seen += 1;
            if other.is_empty() {
                wrong.push(format!("{}:{line}: name one layer a `use crate::`", below.display()));
            } else if rank(&other) > rank(&layer) {
                wrong.push(format!("{}:{line}: `{layer}` names `{other}`, which stands above it", below.display()));
            }
        }
    }
    assert!(seen > 50, "only {seen} names were seen: the test has lost its sight");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_map_of_the_layers_is_the_one_that_is_kept() {
    let map = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).expect("src/lib.rs");
    let rows = map.lines().filter_map(|line| line.strip_prefix("//! | [`")?.split_once('`'));
    let mut told: Vec<&str> = rows.map(|(layer, _)| layer).collect();
    let mut modules: Vec<&str> =
        map.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    assert_eq!(told, LAYERS.iter().chain(&TOP).copied().collect::<Vec<_>>(), "the table of `src/lib.rs`");
    told.sort_unstable();
    modules.sort_unstable();
    assert_eq!(told, modules, "the modules of `src/lib.rs`");
}

#[test]
fn kept_libraries_stay_in_their_layer() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for (word, layers) in [
        ("git2::", vec!["store"]),
        ("toml::", vec!["source"]),
        ("toml_parser::", vec!["source"]),
        ("toml_writer::", vec!["source"]),
        ("annotate_snippets::", vec!["render"]),
        ("jsonschema::", vec!["schema"]),
        ("rusqlite::", vec!["query"]),
        ("rustyline::", vec!["cli"]),
        ("svg::node", vec!["render"]),
        ("fluent_bundle::", vec!["report"]),
        ("clap_mangen", vec!["commands"]),
    ] {
        for path in rust_files(&root) {
            let below = path.strip_prefix(&root).expect("below src");
            let layer = below.iter().next().expect("a file").to_string_lossy().into_owned();
            let text = fs::read_to_string(&path).expect("a source file");
            let line = text.lines().position(|line| !line.trim_start().starts_with("//") && line.contains(word));
            if let Some(line) = line.filter(|_| !layers.contains(&layer.as_str())) {
                panic!("{}:{}: only {layers:?} may name `{word}`", below.display(), line + 1);
            }
        }
    }
}
