//! What would change, as a unified diff that people read and `git apply` takes.

use similar::TextDiff;

const BOM: char = '\u{feff}';

/// The diff of one file; `None` stands for no file. Empty where nothing differs.
///
/// A byte order mark and line ends of `\r\n` that both texts have do not show, for they would only clutter the lines.
pub fn unified(path: &str, was: Option<&str>, now: Option<&str>) -> String {
    let name = |side: char, text: Option<&str>| text.map_or("/dev/null".to_owned(), |_| format!("{side}/{path}"));
    hunks((&name('a', was), &name('b', now)), was.unwrap_or_default(), now.unwrap_or_default())
}

/// The diff of a file that gets another name: the names, then what differs besides.
pub fn renamed(from: &str, path: &str, was: &str, now: &str) -> String {
    let (old, new) = (format!("a/{from}"), format!("b/{path}"));
    format!("diff --git {old} {new}\nrename from {from}\nrename to {path}\n{}", hunks((&old, &new), was, now))
}

fn hunks((old, new): (&str, &str), before: &str, after: &str) -> String {
    let (before, after) = match (before.strip_prefix(BOM), after.strip_prefix(BOM)) {
        (Some(before), Some(after)) => (before, after),
        _ => (before, after),
    };
    let plain = (before.replace("\r\n", "\n"), after.replace("\r\n", "\n"));
    let (before, after) = if plain.0 == plain.1 { (before.to_owned(), after.to_owned()) } else { plain };
    TextDiff::from_lines(&before, &after).unified_diff().header(old, new).to_string()
}

#[cfg(test)]
mod tests {
    use super::{renamed, unified};

    #[test]
    fn a_diff_reads_like_gits() {
        assert_eq!(
            unified("a.toml", Some("x = 1\r\n"), Some("x = 2\r\n")),
            "--- a/a.toml\n+++ b/a.toml\n@@ -1 +1 @@\n-x = 1\n+x = 2\n"
        );
        assert_eq!(unified("a.toml", None, Some("x = 1\n")), "--- /dev/null\n+++ b/a.toml\n@@ -0,0 +1 @@\n+x = 1\n");
        assert_eq!(unified("a.toml", Some("x\n"), Some("x\n")), "");
        assert!(unified("a.toml", Some("x\n"), Some("x\r\n")).contains("+x\r\n"));
        assert!(unified("a.toml", Some("\u{feff}x\n"), Some("\u{feff}y\n")).ends_with("@@ -1 +1 @@\n-x\n+y\n"));
        assert!(unified("a.toml", Some("\u{feff}x\n"), Some("x\n")).contains("-\u{feff}x\n+x\n"));
    }

    #[test]
    fn a_new_name_alone_repeats_no_line() {
        let names = "diff --git a/a.toml b/b.toml\nrename from a.toml\nrename to b.toml\n";
        assert_eq!(renamed("a.toml", "b.toml", "x\n", "x\n"), names);
        assert_eq!(
            renamed("a.toml", "b.toml", "x\n", "y\n"),
            format!("{names}--- a/a.toml\n+++ b/b.toml\n@@ -1 +1 @@\n-x\n+y\n")
        );
    }
}
