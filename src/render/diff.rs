//! What would change, as a unified diff that people read and `git apply` takes.

use similar::TextDiff;

/// The diff of one file; `None` stands for no file. Empty where nothing differs.
///
/// Line ends of `\r\n` show as plain line ends where both texts have them, for they would only clutter every line.
pub fn unified(path: &str, was: Option<&str>, now: Option<&str>) -> String {
    let name = |side: char, text: Option<&str>| text.map_or("/dev/null".to_owned(), |_| format!("{side}/{path}"));
    let (before, after) = (was.unwrap_or_default(), now.unwrap_or_default());
    let plain = (before.replace("\r\n", "\n"), after.replace("\r\n", "\n"));
    let (before, after) = if plain.0 == plain.1 { (before.to_owned(), after.to_owned()) } else { plain };
    TextDiff::from_lines(&before, &after).unified_diff().header(&name('a', was), &name('b', now)).to_string()
}

#[cfg(test)]
mod tests {
    use super::unified;

    #[test]
    fn a_diff_reads_like_gits() {
        assert_eq!(
            unified("a.toml", Some("x = 1\r\n"), Some("x = 2\r\n")),
            "--- a/a.toml\n+++ b/a.toml\n@@ -1 +1 @@\n-x = 1\n+x = 2\n"
        );
        assert_eq!(unified("a.toml", None, Some("x = 1\n")), "--- /dev/null\n+++ b/a.toml\n@@ -0,0 +1 @@\n+x = 1\n");
        assert_eq!(unified("a.toml", Some("x\n"), Some("x\n")), "");
        assert!(unified("a.toml", Some("x\n"), Some("x\r\n")).contains("+x\r\n"));
    }
}
