//! Every command of the README and of the examples' READMEs is run, and prints what the page says it prints.
//!
//! A block fenced with ```` ```console ```` is a story: a line that begins with `$ ` is typed into a shell, lines that begin with
//! `> ` right after it belong to the same command, what follows is its screen, standard output and standard error together.
//! `…` alone on a line stands for lines that the page leaves out; commit ids may differ. The blocks of one page are typed into
//! one shell, which starts where the reader starts: in the root of a fresh clone.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Stdio;

use crate::harness::{Ledger, copy};

/// Stands before each command's screen; no command prints it.
const MARK: char = '\u{1e}';

/// One command of a page with the screen it promises.
struct Step {
    line: usize,
    typed: String,
    screen: Vec<String>,
}

fn steps(page: &str) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    let mut inside = false;
    for (index, line) in page.lines().enumerate() {
        match (inside, line) {
            (_, "```console") => inside = true,
            (true, "```") => inside = false,
            (true, line) => match (line.strip_prefix("$ "), continued(line), steps.last_mut()) {
                (Some(typed), ..) => {
                    steps.push(Step { line: index + 1, typed: typed.to_owned(), screen: Vec::new() });
                }
                (_, Some(more), Some(step)) if step.screen.is_empty() => {
                    step.typed.push('\n');
                    step.typed.push_str(more);
                }
                (.., Some(step)) => step.screen.push(line.to_owned()),
                (.., None) => panic!("line {}: a console block begins with `$ `", index + 1),
            },
            _ => {}
        }
    }
    steps
}

/// What a line adds to the command above it; an empty line of it may have lost its blank.
fn continued(line: &str) -> Option<&str> {
    if line == ">" { Some("") } else { line.strip_prefix("> ") }
}

/// Plays a page; the first screen that differs is the error.
fn play(page: &str) -> Result<usize, String> {
    let steps = steps(page);
    for (step, screen) in steps.iter().zip(screens(&steps)) {
        let screen: Vec<&str> = screen.lines().collect();
        if !fits(&step.screen, &screen) {
            return Err(format!(
                "line {}: $ {}\n--- the page says\n{}\n--- the screen says\n{}\n",
                step.line,
                step.typed,
                step.screen.join("\n"),
                screen.join("\n")
            ));
        }
    }
    Ok(steps.len())
}

/// The screen of each command, all of them typed into one shell that finds folio first on its path.
fn screens(steps: &[Step]) -> Vec<String> {
    let ledger = Ledger::bare();
    copy(&root().join("examples"), &ledger.root().join("examples"));
    let mut script = "exec 2>&1\nPATH=\"$FOLIO_BIN:$PATH\"\n".to_owned();
    for step in steps {
        write!(script, "printf '{MARK}'\n{}\n", step.typed).expect("text grows");
    }
    let folio = Path::new(env!("CARGO_BIN_EXE_folio")).parent().expect("the folder of the binary");
    fs::write(ledger.root().join("../story.sh"), script).expect("the story");
    let output = ledger
        .command("sh")
        .arg("../story.sh")
        .env("FOLIO_BIN", folio)
        // What the page makes in a temporary folder goes when the sealed home goes.
        .env("TMPDIR", ledger.root())
        .stdin(Stdio::null())
        .output()
        .expect("sh runs");
    let output = String::from_utf8(output.stdout).expect("a screen is text");
    let mut screens: Vec<String> = output.split(MARK).skip(1).map(str::to_owned).collect();
    screens.resize(steps.len(), "(the shell has ended)".to_owned());
    screens
}

/// The page with the screens that there are, but for those of which it leaves something out.
fn filled(page: &str) -> String {
    let steps = steps(page);
    let screens = screens(&steps);
    let mut steps = steps.iter().zip(&screens).peekable();
    let mut out = String::new();
    let mut skipped = 0;
    for (index, line) in page.lines().enumerate() {
        if skipped > 0 {
            skipped -= 1;
            continue;
        }
        out.push_str(line);
        out.push('\n');
        // A command over several lines keeps them: only the first is looked at, and none of the pages has one.
        let Some((step, screen)) = steps.next_if(|(step, _)| step.line == index + 1) else { continue };
        if step.screen.iter().all(|line| line != "…") {
            skipped = step.screen.len();
            screen.lines().for_each(|line| out.extend([line.trim_end(), "\n"]));
        }
    }
    out
}

/// Whether a screen is what the page promises, commit ids aside.
fn fits(page: &[String], screen: &[&str]) -> bool {
    match page.split_first() {
        None => screen.is_empty(),
        Some((line, rest)) if line == "…" => (0..=screen.len()).any(|skipped| fits(rest, &screen[skipped..])),
        Some((line, rest)) => {
            screen.split_first().is_some_and(|(shown, others)| plain(line) == plain(shown) && fits(rest, others))
        }
    }
}

/// A line with the commit id at its end or its beginning made equal to all others.
fn plain(line: &str) -> String {
    let commit = |word: &str| word.len() == 7 && word.chars().all(|letter| matches!(letter, '0'..='9' | 'a'..='f'));
    let line = line.trim_end();
    match (line.rsplit_once("  "), line.split_once(' ')) {
        (Some((rest, word)), _) if commit(word) => format!("{rest}  <commit>"),
        (_, Some((word, rest))) if commit(word) => format!("<commit> {rest}"),
        _ => line.to_owned(),
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Plays a page of this repository, which must hold at least so many commands.
#[track_caller]
fn tells_the_truth(page: &str, commands: usize) {
    let text = fs::read_to_string(root().join(page)).expect("the page");
    let played = play(&text).unwrap_or_else(|difference| panic!("{page}, {difference}"));
    assert!(played >= commands, "{page}: only {played} commands were found");
}

#[test]
fn the_readme_tells_the_truth() {
    tells_the_truth("README.md", 20);
}

#[test]
fn the_example_agency_is_as_its_readme_says() {
    tells_the_truth("examples/agency/README.md", 8);
}

#[test]
fn the_catalogue_of_faults_is_as_its_readme_says() {
    tells_the_truth("examples/broken-on-purpose/README.md", 2);
}

#[test]
fn the_first_client_is_as_its_readme_says() {
    tells_the_truth("examples/first-client/README.md", 6);
}

#[test]
#[allow(clippy::disallowed_methods, reason = "a test is told by its environment to write what it sees")]
fn a_week_of_work_reads_as_it_happened() {
    for page in ["tests/week/english.md", "tests/week/russian.md"] {
        if std::env::var_os("FOLIO_WRITE_EXPECTED").is_some() {
            let path = root().join(page);
            let text = fs::read_to_string(&path).expect("the page");
            fs::write(path, filled(&text)).expect("the page can be written");
        }
        tells_the_truth(page, 28);
    }
}

#[test]
fn the_first_command_of_the_readme_is_the_one_whose_screen_it_shows() {
    let page = fs::read_to_string(root().join("README.md")).expect("the README");
    let first = steps(&page).remove(0);
    let words = first.typed.strip_prefix("folio ").expect("the first command is folio's");
    let top: Vec<&str> = page.lines().take(40).collect();
    assert!(top.contains(&format!("cargo run --quiet -- {words}").as_str()), "not in the first 40 lines: {words}");
}

#[test]
fn a_wrong_screen_is_found() {
    let page = |screen: &str| {
        format!("```console\n$ cd examples/agency\n$ folio list --tier key --columns slug\n{screen}```\n")
    };
    let right = "slug\nbaltika-instrument\nladoga-group\n";
    assert_eq!(play(&page(right)), Ok(2));
    for wrong in
        ["", "slug\n", "slug\nbaltika-instrument\n", "slug\nladoga-group\nbaltika-instrument\n", "slug\n…\nbaltika\n"]
    {
        assert!(
            play(&page(wrong)).is_err_and(|difference| difference.starts_with("line 3: $ folio list")),
            "{wrong:?}"
        );
    }
}

#[test]
fn a_command_that_ends_the_shell_is_found() {
    let page = "```console\n$ exit 0\n$ folio list\n…\nkit-park\n…\n```\n";
    assert!(play(page).is_err_and(|difference| difference.contains("the shell has ended")));
}
