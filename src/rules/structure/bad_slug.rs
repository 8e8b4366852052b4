//! `bad-slug`: a file name that is no slug.

use any_ascii::any_ascii;

use crate::diagnostic::Level;
use crate::facts::address::argument;
use crate::ledger::ClientFile;
use crate::model::value::Slug;
use crate::rules::{Check, Fault, Group, Overview, Rule};
use crate::store::{Kind, LEDGER_FILE, mover};

/// The name of a client's file is the client's name in commands and references.
pub const RULE: Rule = Rule {
    name: "bad-slug",
    group: Group::Structure,
    level: Level::Error,
    finds: "a file name that is no slug",
    explain: "The name of a client's file is the client's short name: commands and references in other files use it, and it \
        has to work on every colleague's computer. So it is written in small Latin letters, digits and hyphens, and is none \
        of the names that Windows keeps for devices, such as `con` or `aux`. Rename the file; the name in any script stays \
        in `name`, where people read it.",
    checks: &[Check::Ledger(look)],
};

fn look(overview: &Overview<'_>, faults: &mut Vec<(String, Fault)>) {
    let files = overview.stored.iter().filter(|stored| stored.kind == Kind::File && stored.path != LEDGER_FILE);
    for path in files.map(|stored| stored.path.as_str()) {
        let slug = ClientFile::at(path).slug;
        let Err(wrong) = slug.parse::<Slug>() else { continue };
        let help = match proposal(&slug) {
            Some(better) => {
                let mover = mover(overview.ledger.root(), overview.ledger.environment(), path);
                let better = format!("{}{better}.toml", folder(path));
                format!("rename it: `{mover} {} {}`", argument(path), argument(&better))
            }
            None => wrong.help,
        };
        faults.push((path.to_owned(), Fault::file(reason(&slug)).help(help)));
    }
}

/// Why a file name is no slug, in words about file names.
fn reason(slug: &str) -> String {
    let name = format!("`{slug}.toml`");
    if slug.is_empty() {
        return "a client's file needs a name before `.toml`".to_owned();
    }
    if slug.contains('\u{fffd}') {
        return format!("the file name {name} is not UTF-8");
    }
    if let Some(letter) = slug.chars().find(char::is_ascii_uppercase) {
        return format!("the file name {name} has the capital letter `{letter}`");
    }
    if let Some(letter) = slug.chars().find(|letter| !matches!(letter, 'a'..='z' | '0'..='9' | '-')) {
        return format!(
            "the file name {name} has the character `{letter}`, and only a to z, 0 to 9 and `-` may stand in one"
        );
    }
    if Slug::is_device(slug) {
        return format!("Windows keeps the file name {name} for a device");
    }
    if slug.starts_with('-') || slug.ends_with('-') {
        return format!("the file name {name} starts or ends with a hyphen");
    }
    format!("the file name {name} has {} letters, and at most 64 are allowed", slug.len())
}

/// The slug that the file may have been meant to have.
fn proposal(slug: &str) -> Option<String> {
    let plain: String = any_ascii(slug)
        .to_ascii_lowercase()
        .chars()
        .map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '-' })
        .take(64)
        .collect();
    let words: Vec<&str> = plain.split('-').filter(|word| !word.is_empty()).collect();
    let joined = words.join("-");
    let better = if Slug::is_device(&joined) { format!("{joined}-client") } else { joined };
    (!slug.contains('\u{fffd}') && better.parse::<Slug>().is_ok()).then_some(better)
}

fn folder(path: &str) -> &str {
    path.rfind('/').map_or("", |end| &path[..=end])
}

#[cfg(test)]
mod tests {
    use super::{proposal, reason};

    #[test]
    fn a_name_is_proposed_where_one_can_be_made() {
        for (slug, better) in [
            ("North_Mill", Some("north-mill")),
            ("Северный Завод", Some("severnyy-zavod")),
            ("con", Some("con-client")),
            ("-acme-", Some("acme")),
            ("acme\u{fffd}", None),
            ("", None),
        ] {
            assert_eq!(proposal(slug).as_deref(), better, "{slug}");
        }
        assert_eq!(proposal(&"x".repeat(70)).map(|better| better.len()), Some(64));
    }

    #[test]
    fn the_reason_speaks_of_file_names() {
        assert_eq!(reason("aux"), "Windows keeps the file name `aux.toml` for a device");
        assert_eq!(reason("ACME"), "the file name `ACME.toml` has the capital letter `A`");
        assert_eq!(reason("acme-"), "the file name `acme-.toml` starts or ends with a hyphen");
    }
}
