//! What one run of folio did: its screen, its exit code, its commits, its files.

use std::process::Output;

use super::{Before, Ledger};

/// A finished run, to be asked what happened, and the way to the next one.
pub struct Run {
    ledger: Ledger,
    words: String,
    code: i32,
    stdout: String,
    stderr: String,
    before: Before,
}

impl Run {
    pub(super) fn new(ledger: Ledger, words: &[&str], output: &Output, before: Before) -> Run {
        let root = ledger.root();
        let plain = |bytes: &[u8]| {
            let text = String::from_utf8(bytes.to_vec()).expect("folio prints UTF-8");
            // On macOS the folder for temporary files is a link, and folio names what it leads to.
            let real = root.canonicalize().unwrap_or_else(|_| root.clone());
            let text = text.replace(&*real.to_string_lossy(), "<ledger>");
            hide_commits(&text.replace(&*root.to_string_lossy(), "<ledger>"))
        };
        let (stdout, stderr) = (plain(&output.stdout), plain(&output.stderr));
        Run { words: words.join(" "), code: output.status.code().unwrap_or(-1), stdout, stderr, ledger, before }
    }

    /// Exit 0, exactly this on standard output (a final newline is understood), nothing on standard error.
    #[track_caller]
    pub fn prints(self, screen: &str) -> Run {
        self.exit(0);
        same("stdout", &self.words, &self.stdout, screen);
        same("stderr", &self.words, &self.stderr, "");
        self
    }

    /// Exit 0, exactly this on standard output, and exactly this on standard error.
    #[track_caller]
    pub fn prints_and_says(self, screen: &str, talk: &str) -> Run {
        self.exit(0);
        same("stdout", &self.words, &self.stdout, screen);
        same("stderr", &self.words, &self.stderr, talk);
        self
    }

    /// Exit 0, whatever is printed.
    #[track_caller]
    pub fn succeeds(self) -> Run {
        self.exit(0);
        self
    }

    /// This exit code, whatever is printed.
    #[track_caller]
    pub fn exits(self, code: i32) -> Run {
        self.exit(code);
        self
    }

    /// This exit code, and exactly this on standard error (a final newline is understood).
    #[track_caller]
    pub fn fails_with(self, code: i32, screen: &str) -> Run {
        self.exit(code);
        same("stderr", &self.words, &self.stderr, screen);
        self
    }

    /// This exit code, nothing on standard output, and this somewhere on standard error, where the rest depends on the machine.
    #[track_caller]
    pub fn refuses(self, code: i32, part: &str) -> Run {
        self.exit(code);
        same("stdout", &self.words, &self.stdout, "");
        let says = &self.stderr;
        assert!(says.contains(part), "folio {}: {part:?} is not in\n{says}", self.words);
        assert!(says.starts_with("error: ") || says.starts_with("error["), "folio {}: {says}", self.words);
        self
    }

    /// This exit code, and exactly this on standard output: findings are an answer.
    #[track_caller]
    pub fn finds(self, code: i32, screen: &str) -> Run {
        self.exit(code);
        same("stdout", &self.words, &self.stdout, screen);
        self
    }

    /// This exit code, and exactly this at the end of standard output: what stands before depends on the machine.
    #[track_caller]
    pub fn finds_at_the_end(self, code: i32, screen: &str) -> Run {
        self.exit(code);
        let end = self.stdout.len().saturating_sub(screen.len() + usize::from(!screen.ends_with('\n')));
        same("the end of stdout", &self.words, self.stdout.get(end..).unwrap_or(&self.stdout), screen);
        self
    }

    /// Exactly this on standard error, whatever the exit code.
    #[track_caller]
    pub fn says(self, screen: &str) -> Run {
        same("stderr", &self.words, &self.stderr, screen);
        self
    }

    /// Standard output holds this somewhere.
    #[track_caller]
    pub fn shows(self, part: &str) -> Run {
        assert!(
            self.stdout.contains(part),
            "folio {}: {part:?} is not in\n{}\n{}",
            self.words,
            self.stdout,
            self.stderr
        );
        self
    }

    /// Standard output does not hold this.
    #[track_caller]
    pub fn hides(self, part: &str) -> Run {
        assert!(!self.stdout.contains(part), "folio {}: {part:?} is in\n{}", self.words, self.stdout);
        self
    }

    /// So many commits were added, and with them the work tree, the index and HEAD agree on what folio touched.
    #[track_caller]
    pub fn commits(self, count: usize) -> Run {
        let range = self.before.head.as_ref().map_or("HEAD".to_owned(), |head| format!("{head}..HEAD"));
        let added = if self.ledger.head().is_none() { String::new() } else { self.ledger.git(["rev-list", &range]) };
        assert_eq!(added.lines().count(), count, "folio {}: commits\n{}{}", self.words, self.stdout, self.stderr);
        self
    }

    /// The newest commit has this subject.
    #[track_caller]
    pub fn subject(self, subject: &str) -> Run {
        same("commit", &self.words, &self.ledger.git(["log", "-1", "--format=%s"]), subject);
        self
    }

    /// The newest commit touched exactly these files.
    #[track_caller]
    pub fn touched<const N: usize>(self, files: [&str; N]) -> Run {
        let shown = self.ledger.git(["show", "--format=", "--name-only", "--no-renames", "-z", "HEAD"]);
        let names: Vec<&str> = shown.split('\0').filter(|name| !name.is_empty()).collect();
        assert_eq!(names, files, "folio {}", self.words);
        self
    }

    /// `git status` has nothing to say.
    #[track_caller]
    pub fn clean(self) -> Run {
        same("git status", &self.words, &self.ledger.git(["status", "--porcelain"]), "");
        self
    }

    /// The file's bytes are what they were.
    #[track_caller]
    pub fn unchanged(self, path: &str) -> Run {
        let now = self.ledger.files();
        assert_eq!(now.get(path), self.before.files.get(path), "folio {}: {path} changed", self.words);
        self
    }

    /// No file of the work tree changed, came or went.
    #[track_caller]
    pub fn nothing_changed(self) -> Run {
        let now = self.ledger.files();
        assert!(now == self.before.files, "folio {}: files changed", self.words);
        self.commits(0)
    }

    /// The file now reads exactly so.
    #[track_caller]
    pub fn writes(self, path: &str, text: &str) -> Run {
        assert_eq!(self.ledger.text(path), text, "folio {}: {path}", self.words);
        self
    }

    /// The file now holds this somewhere.
    #[track_caller]
    pub fn holds(self, path: &str, part: &str) -> Run {
        let text = self.ledger.text(path);
        assert!(text.contains(part), "folio {}: {part:?} is not in {path}:\n{text}", self.words);
        self
    }

    /// The ledger, to go on with the story.
    pub fn then(self) -> Ledger {
        self.ledger
    }

    /// Runs folio again.
    pub fn run<const N: usize>(self, words: [&str; N]) -> Run {
        self.ledger.run(words)
    }

    /// What was printed on standard output.
    pub fn stdout(&self) -> &str {
        &self.stdout
    }

    /// What was printed on standard error.
    pub fn stderr(&self) -> &str {
        &self.stderr
    }

    #[track_caller]
    fn exit(&self, code: i32) {
        assert_eq!(self.code, code, "folio {}: exit code\n{}{}", self.words, self.stdout, self.stderr);
    }
}

#[track_caller]
fn same(what: &str, words: &str, is: &str, should: &str) {
    let (is, should) = (is.strip_suffix('\n').unwrap_or(is), should.strip_suffix('\n').unwrap_or(should));
    assert!(is == should, "folio {words}: {what}\n--- should be\n{should}\n--- is\n{is}\n---");
}

/// An abbreviated commit id ends a line after two spaces; a whole one has forty digits.
fn hide_commits(text: &str) -> String {
    let hex = |word: &str| word.chars().all(|letter| matches!(letter, '0'..='9' | 'a'..='f'));
    let lines: Vec<String> = text
        .split('\n')
        .map(|line| match line.rsplit_once("  ") {
            Some((rest, word)) if word.len() == 7 && hex(word) => format!("{rest}  <commit>"),
            _ => line
                .split_inclusive(|letter: char| !letter.is_ascii_alphanumeric())
                .map(|word| match word.get(..40) {
                    Some(id) if hex(id) && word.len() <= 41 => word.replace(id, "<commit>"),
                    _ => word.to_owned(),
                })
                .collect(),
        })
        .collect();
    lines.join("\n")
}
