//! `bad-slug`: a file name that is no slug.

use crate::diagnostic::Level;
use crate::ledger::ClientFile;
use crate::model::value::Slug;
use crate::rules::{Check, Fault, Group, Overview, Rule};
use crate::store::{Kind, LEDGER_FILE};

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
    let mut spare = None;
    for path in files.map(|stored| stored.path.as_str()) {
        let slug = ClientFile::at(path).slug;
        let Err(wrong) = slug.parse::<Slug>() else { continue };
        let spare = spare.get_or_insert_with(|| overview.ledger.spare_slugs());
        let help = match spare.instead_of(&slug) {
            Some(better) => format!("rename it: `{}`", overview.ledger.renaming(path, &better)),
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

#[cfg(test)]
mod tests {
    use super::reason;

    #[test]
    fn the_reason_speaks_of_file_names() {
        assert_eq!(reason("aux"), "Windows keeps the file name `aux.toml` for a device");
        assert_eq!(reason("ACME"), "the file name `ACME.toml` has the capital letter `A`");
        assert_eq!(reason("acme-"), "the file name `acme-.toml` starts or ends with a hyphen");
    }
}
