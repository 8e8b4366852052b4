//! `secret`: a key or password where everybody who has the ledger can read it.
//!
//! The text is looked at as it is written, comments too. What is found is covered in the excerpt: a finding goes to logs of CI,
//! where a secret must not go.

use std::ops::Range;
use std::sync::OnceLock;

use regex::Regex;

use crate::diagnostic::{Level, Place};
use crate::rules::{Check, Fault, Group, Rule, Spot, Written};
use crate::source::Lines;

/// git never forgets, and a ledger has many copies.
pub const RULE: Rule = Rule {
    name: "secret",
    group: Group::Care,
    level: Level::Error,
    finds: "a private key, a token of a cloud, or a password",
    explain: "The text holds what looks like a PEM private key, a token of AWS, Google, GitHub, GitLab or Slack, or a password \
        behind `password` or `пароль` and a colon or an equals sign. Everybody with a copy of the ledger can read it, and git \
        keeps it for ever. Keep it in a password store and write here where it lies (`see the vault, entry Acme CMS`). If it \
        was committed or sent already, change it where it is used: taking it out of the file is then not enough.",
    checks: &[Check::Written(look)],
};

/// The most that are told of one file.
const MOST: usize = 1000;

/// What covers a secret in an excerpt.
const COVER: char = '•';

fn look(written: &Written<'_>, faults: &mut Vec<Fault>) {
    let text = written.tree.text();
    // One look at the whole text spares nearly every file the search for each shape.
    if !hints().is_none_or(|hints| hints.is_match(text)) {
        return;
    }
    let found = secrets(text);
    if found.is_empty() {
        return;
    }
    let help = if written.slug.is_empty() {
        "keep it in a password store, and take it out of `folio.toml`".to_owned()
    } else {
        format!("keep it in a password store, and take it out: `folio edit {}`", written.slug)
    };
    let lines = Lines::new(text);
    let mut told = 0;
    for line in found.chunk_by(|one, other| !text[one.span.start..other.span.start].contains('\n')) {
        if told == MOST {
            break;
        }
        // So many are more than an excerpt holds: all that it shows are covered.
        let few = line.iter().take(MOST);
        let placed: Vec<_> = few.map(|secret| (lines.place(written.file, secret.span.clone()), secret)).collect();
        let text = covered(&placed);
        for (place, secret) in placed.iter().take(MOST - told) {
            told += 1;
            let place = Place { text: text.clone(), ..place.clone() };
            faults.push(Fault::new(Spot::Known(place), format!("this looks like {}", secret.kind)).help(&*help));
        }
    }
}

/// The line that these places share with every secret on it covered, letter by letter, so that columns still count.
fn covered(line: &[(Place, &Secret)]) -> String {
    let mut letters: Vec<char> = line.first().map(|(place, _)| place.text.chars().collect()).unwrap_or_default();
    for (place, _) in line {
        // No shape goes on beyond its line.
        let hidden = (place.end_column - place.column) as usize;
        letters.iter_mut().skip(place.column as usize - 1).take(hidden).for_each(|letter| *letter = COVER);
    }
    letters.into_iter().collect()
}

/// Something that looks like a secret.
#[derive(Debug, PartialEq, Eq)]
struct Secret {
    kind: &'static str,
    span: Range<usize>,
}

/// How a kind of token begins, and what follows.
struct Shape {
    kind: &'static str,
    begins: &'static str,
    /// Least number of the letters that follow.
    least: usize,
    follows: fn(char) -> bool,
}

fn word(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '_'
}

fn dashed(letter: char) -> bool {
    word(letter) || letter == '-'
}

fn upper(letter: char) -> bool {
    letter.is_ascii_uppercase() || letter.is_ascii_digit()
}

fn path(letter: char) -> bool {
    word(letter) || letter == '/'
}

const fn shape(kind: &'static str, begins: &'static str, least: usize, follows: fn(char) -> bool) -> Shape {
    Shape { kind, begins, least, follows }
}

/// Tokens by what their makers have them begin with.
const SHAPES: [Shape; 17] = [
    shape("an AWS key", "AKIA", 16, upper),
    shape("an AWS key", "ASIA", 16, upper),
    shape("a Google key", "AIza", 35, dashed),
    shape("a Google token", "ya29.", 20, dashed),
    shape("a GitHub token", "ghp_", 36, word),
    shape("a GitHub token", "gho_", 36, word),
    shape("a GitHub token", "ghu_", 36, word),
    shape("a GitHub token", "ghs_", 36, word),
    shape("a GitHub token", "ghr_", 36, word),
    shape("a GitHub token", "github_pat_", 22, word),
    shape("a GitLab token", "glpat-", 20, dashed),
    shape("a Slack token", "xoxb-", 10, dashed),
    shape("a Slack token", "xoxp-", 10, dashed),
    shape("a Slack token", "xoxa-", 10, dashed),
    shape("a Slack token", "xoxr-", 10, dashed),
    shape("a Slack token", "xapp-", 10, dashed),
    shape("a Slack address", "hooks.slack.com/services/", 20, path),
];

/// The words for a password; without the first letter, which may be a capital.
const PASSWORDS: [(&str, [char; 2]); 4] =
    [("assword", ['p', 'P']), ("ASSWORD", ['P', 'P']), ("ароль", ['п', 'П']), ("АРОЛЬ", ['П', 'П'])];

/// Finds any of the words that a secret begins with; `None` should the pattern ever not compile.
fn hints() -> Option<&'static Regex> {
    static HINTS: OnceLock<Option<Regex>> = OnceLock::new();
    let compile = || {
        let begins = SHAPES.iter().map(|shape| regex::escape(shape.begins));
        let words = PASSWORDS.iter().map(|(word, _)| (*word).to_owned());
        let all: Vec<String> = begins.chain(words).chain(["-----BEGIN ".to_owned()]).collect();
        Regex::new(&all.join("|")).ok()
    };
    HINTS.get_or_init(compile).as_ref()
}

/// Everything that looks like a secret, in the order of the text; what looks like several at once is one, as long as all of them.
fn secrets(text: &str) -> Vec<Secret> {
    let mut found: Vec<Secret> = SHAPES.iter().flat_map(|shape| tokens(text, shape)).collect();
    found.extend(private_keys(text));
    found.extend(PASSWORDS.iter().flat_map(|(word, first)| passwords(text, word, *first)));
    found.sort_by_key(|secret| (secret.span.start, secret.span.end));
    found.dedup_by(|later, earlier| {
        let within = later.span.start < earlier.span.end;
        if within {
            earlier.span.end = earlier.span.end.max(later.span.end);
        }
        within
    });
    found
}

fn tokens<'t>(text: &'t str, shape: &'t Shape) -> impl Iterator<Item = Secret> + 't {
    // What begins among the letters behind another ends where they end: they are gone through once.
    let mut end = 0;
    text.match_indices(shape.begins).filter_map(move |(start, begins)| {
        let from = start + begins.len();
        if from > end {
            end = text[from..].find(|letter| !(shape.follows)(letter)).map_or(text.len(), |length| from + length);
        }
        let alone = !text[..start].ends_with(word);
        // An AWS key has its length; what goes on is something else.
        let whole = !text[end..].starts_with(word);
        (alone && whole && end - from >= shape.least).then_some(Secret { kind: shape.kind, span: start..end })
    })
}

/// `-----BEGIN … PRIVATE KEY-----`, to the end of its line.
fn private_keys(text: &str) -> impl Iterator<Item = Secret> + '_ {
    // Of several on a line the first holds the others.
    lines(text).filter_map(|(begin, line)| {
        let start = line.find("-----BEGIN ")?;
        let key = line[start..].contains("PRIVATE KEY-----");
        key.then(|| Secret { kind: "a private key", span: begin + start..begin + line.len() })
    })
}

/// The lines of a text without their ends, each with where it begins.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_inclusive('\n').scan(0, |next, line| {
        let begin = *next;
        *next += line.len();
        Some((begin, line.lines().next().unwrap_or_default()))
    })
}

/// `password: …`, `пароль = "…"`: what stands behind the sign, on the same line.
fn passwords<'t>(text: &'t str, word: &'static str, first: [char; 2]) -> impl Iterator<Item = Secret> + 't {
    lines(text).flat_map(move |(begin, line)| {
        // Where the letters end that were looked at last, and where the password among them does: what begins among them ends there.
        let (mut end, mut close) = (0, 0);
        line.match_indices(word).filter_map(move |(start, word)| {
            let before = line[..start].strip_suffix(first)?;
            if before.ends_with(char::is_alphanumeric) {
                return None;
            }
            let sign = line[start + word.len()..].trim_start_matches([' ', '\t', '"', '\'', '*', '`']);
            let value = sign.strip_prefix([':', '='])?.trim_start_matches([' ', '\t', '"', '\'', '`', '\\']);
            // A table or list is how `folio.toml` describes a field of that name.
            let written = value.starts_with(char::is_alphanumeric) || value.starts_with(is_sign);
            let from = line.len() - value.len();
            if from >= end {
                end = value.find(char::is_whitespace).map_or(line.len(), |length| from + length);
                close = from + line[from..end].trim_end_matches(['"', '\'', '`', ',', ';']).len();
            }
            let real = written && line[from..close.max(from)].contains(char::is_alphanumeric);
            real.then(|| Secret { kind: "a password", span: begin + from..begin + close })
        })
    })
}

/// A sign that a password may begin with; `{`, `[`, `<`, `…` and stars stand for none.
fn is_sign(letter: char) -> bool {
    "!#$%&+-@^_~?/".contains(letter)
}

#[cfg(test)]
mod tests {
    use super::secrets;

    fn found(text: &str) -> Vec<(&'static str, &str)> {
        secrets(text).into_iter().map(|secret| (secret.kind, &text[secret.span])).collect()
    }

    #[test]
    fn tokens_are_known_by_their_shape() {
        let body = "A1b2".repeat(10);
        for (kind, token) in [
            ("an AWS key", "AKIA".to_owned() + "ABCDEFGH12345678"),
            ("a Google key", format!("AIza{}", &body[..35])),
            ("a GitHub token", format!("ghp_{}", &body[..36])),
            ("a GitHub token", format!("github_pat_{}", &body[..30])),
            ("a GitLab token", format!("glpat-{}", &body[..20])),
            ("a Slack token", format!("xoxb-{}", &body[..12])),
        ] {
            assert_eq!(found(&format!("note = \"see {token}, thanks\"")), [(kind, token.as_str())]);
            assert_eq!(found(&format!("x{token}")), [], "inside a word");
            assert_eq!(found(&token[..12]), [], "too short");
        }
        assert_eq!(found("AKIAABCDEFGH12345678X"), [("an AWS key", "AKIAABCDEFGH12345678X")]);
        assert_eq!(
            found("xoxb-xoxb-A1b2A1"),
            [("a Slack token", "xoxb-xoxb-A1b2A1")],
            "the second is too short by itself"
        );
        assert_eq!(
            found("axoxb-xoxb-A1b2A1b2A1"),
            [("a Slack token", "xoxb-A1b2A1b2A1")],
            "the first is inside a word"
        );
        let next = format!("xoxb-{0} xoxb-{0}", &body[..12]);
        assert_eq!(found(&next).len(), 2, "each is told");
    }

    #[test]
    fn a_private_key_is_covered_to_the_end_of_its_line() {
        let key = format!("-----BEGIN {}PRIVATE KEY-----", "RSA ");
        assert_eq!(
            found(&format!("note = \"{key}\\nMIIE\"\n")),
            [("a private key", format!("{key}\\nMIIE\"").as_str())]
        );
        assert_eq!(found(&format!("{key}{key}\nno\n-----BEGIN {key}\r\n")).len(), 2, "one a line");
        assert_eq!(found("-----BEGIN PUBLIC KEY-----"), []);
        assert_eq!(found("-----BEGIN CERTIFICATE-----"), []);
    }

    #[test]
    fn a_password_stands_behind_its_sign() {
        for text in
            ["password: hunter2", "Password=hunter2", "PASSWORD = \"hunter2\"", "пароль: hunter2", "ПАРОЛЬ = 'hunter2'"]
        {
            assert_eq!(found(text), [("a password", "hunter2")], "{text}");
        }
        assert_eq!(found("note = \"CMS login anna, password: !q2w3e, since May\""), [("a password", "!q2w3e")]);
        assert_eq!(found("a\r\npassword: one\r\nb\npassword: two,\n"), [("a password", "one"), ("a password", "two")]);
        assert_eq!(
            found("password:one,password:two\", password: three"),
            [("a password", "one,password:two"), ("a password", "three")]
        );
        let token = format!("ghp_{}", "A1b2".repeat(9));
        let longer = format!("{token}-Tail!9");
        assert_eq!(found(&format!("password: {longer}")), [("a GitHub token", longer.as_str())]);
        for text in [
            "the password is in the vault",
            "password = { type = \"string\" }",
            "password: …",
            "password: ***",
            "password:",
            "password:\nhunter2",
            "passwords: three",
            "nopassword: x",
            "пароля: x",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
