//! Words that a message shows to be typed into a shell.

/// A word for `sh` that means exactly this text.
pub fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}

/// A path as one types it: in quotes where a shell would take it for something else.
pub fn typed(path: &str) -> String {
    let plain =
        path.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '-' | '_' | '.' | '/' | '+' | ','));
    if plain { path.to_owned() } else { quoted(path) }
}

#[cfg(test)]
mod tests {
    use super::typed;

    #[test]
    fn a_path_is_quoted_where_the_shell_would_read_it_otherwise() {
        assert_eq!(typed("/home/anna/наш-журнал"), "/home/anna/наш-журнал");
        assert_eq!(typed("/home/anna/our $(ledger)'s"), r"'/home/anna/our $(ledger)'\''s'");
    }
}
