//! Addresses: what a person types to name a section, an entry or a field of one client.
//!
//! `profile.tier`, `stakeholders.ivan.engagement`, `contracts."№15/К".state`, `custom.erp_code`,
//! `stakeholders.ivan.custom.badge`; entries without id by their natural key, shortened as far as it stays unique:
//! `interactions[2026-10-02].sentiment`.

use std::fmt;
use std::str::FromStr;

use super::entries::{Named, find_in, is_there, step};
use crate::error::{Error, Result};
use crate::ledger::Ledger;
use crate::model::value::Timezone;
use crate::schema::{Catalogue, Field, Section};
use crate::source::{KeyPath, Step, Tree};

/// An address as it was typed: well formed, but whether it names anything is for [`Address::locate`] to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    section: String,
    steps: Vec<String>,
    typed: String,
}

/// What an address names in one file.
#[derive(Debug, Clone)]
pub struct Located<'c> {
    /// The section it lies in.
    pub section: &'c Section,
    /// The entry, in a section that is a list.
    pub entry: Option<Named>,
    /// The field, where the address goes as far; one of the ledger's own fields behind `custom`.
    pub field: Option<&'c Field>,
    /// Where it stands, or would stand, in the file.
    pub path: KeyPath,
}

impl Located<'_> {
    /// The address in its usual spelling, ids and keys only.
    pub fn spelled(&self) -> String {
        let mut spelled = self.section.name.clone();
        if let Some(entry) = &self.entry {
            spelled.push_str(&step(self.section, &entry.name));
        }
        let depth = if self.entry.is_some() { 2 } else { 1 };
        for key in self.path.steps().iter().skip(depth) {
            if let Step::Key(key) = key {
                spelled.push('.');
                spelled.push_str(key);
            }
        }
        spelled
    }
}

impl FromStr for Address {
    type Err = Error;

    fn from_str(typed: &str) -> Result<Address> {
        let mut steps = steps(typed).ok_or_else(|| {
            Error::usage(format!("`{typed}` is not an address"))
                .hint("write `profile.tier`, `stakeholders.ivan.engagement` or `interactions[2026-10-02].sentiment`")
                .hint("put an id with dots or spaces in quotes: `'contracts.\"№ 15.1\".state'`")
        })?;
        let section = steps.remove(0);
        Ok(Address { section, steps, typed: typed.to_owned() })
    }
}

impl fmt::Display for Address {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.typed)
    }
}

/// The steps of an address: words between dots, in quotes or in brackets; `None` where it is not well formed.
fn steps(typed: &str) -> Option<Vec<String>> {
    let mut rest = typed.trim();
    let mut steps = Vec::new();
    loop {
        let step;
        (step, rest) = match rest.chars().next()? {
            '"' | '\'' => quoted(rest)?,
            '[' => return None,
            _ => {
                let end = rest.find(['.', '[', ']', '"']).unwrap_or(rest.len());
                (rest[..end].trim().to_owned(), &rest[end..])
            }
        };
        steps.push(step);
        while let Some(inside) = rest.strip_prefix('[') {
            let (step, after) = bracketed(inside)?;
            steps.push(step);
            rest = after;
        }
        if rest.is_empty() {
            return steps.iter().all(|step| !step.is_empty()).then_some(steps);
        }
        rest = rest.strip_prefix('.')?;
    }
}

/// The text in quotes, and what follows them; a backslash takes the next character as it is.
fn quoted(text: &str) -> Option<(String, &str)> {
    let quote = text.chars().next()?;
    let mut inside = String::new();
    let mut characters = text.char_indices().skip(1);
    while let Some((at, character)) = characters.next() {
        match character {
            '\\' if quote == '"' => inside.push(characters.next()?.1),
            _ if character == quote => return Some((inside, &text[at + character.len_utf8()..])),
            _ => inside.push(character),
        }
    }
    None
}

fn bracketed(text: &str) -> Option<(String, &str)> {
    if text.starts_with(['"', '\'']) {
        let (inside, rest) = quoted(text)?;
        return Some((inside, rest.strip_prefix(']')?));
    }
    let (inside, rest) = text.split_once(']')?;
    Some((inside.trim().to_owned(), rest))
}

impl Address {
    /// The section, as typed.
    pub fn section(&self) -> &str {
        &self.section
    }

    /// What the address names in the file of `client`.
    ///
    /// # Errors
    /// A usage error where the section, the entry or the field is not known, with the nearest one, or where a shortened
    /// natural key fits more than one entry, with the candidates.
    pub fn locate<'c>(&self, tree: &Tree<'_>, ledger: &'c Ledger, client: &str) -> Result<Located<'c>> {
        self.locate_in(tree, ledger.catalogue(), ledger.zone(), client)
    }

    fn locate_in<'c>(
        &self,
        tree: &Tree<'_>,
        catalogue: &'c Catalogue,
        zone: &Timezone,
        client: &str,
    ) -> Result<Located<'c>> {
        let section = section(catalogue, &self.section)?;
        let (wanted, keys) = self.parts(section);
        let mut path = KeyPath::key(&section.name);
        let entry = wanted.map(|wanted| find_in(tree, section, wanted, client, Some(zone))).transpose()?;
        if let Some(entry) = &entry {
            path = path.index(entry.index);
        }
        let mut found: Option<&Field> = None;
        for key in keys {
            let next = field(section, found, key)?;
            path = path.then(&next.name);
            found = Some(next);
        }
        Ok(Located { section, entry, field: found, path })
    }

    /// The field that the address names, whatever entries a file has; `None` where it stops at a section or an entry.
    ///
    /// # Errors
    /// A usage error where the section or the field is not known, with the nearest one.
    pub fn field<'c>(&self, catalogue: &'c Catalogue) -> Result<Option<&'c Field>> {
        let section = section(catalogue, &self.section)?;
        let (_, keys) = self.parts(section);
        keys.iter().try_fold(None, |found, key| field(section, found, key).map(Some))
    }

    /// Whether the address lies in an entry that a file does not have.
    ///
    /// # Errors
    /// A usage error where the section is not known, with the nearest one.
    pub fn lacks_entry(&self, tree: &Tree<'_>, ledger: &Ledger) -> Result<bool> {
        let section = section(ledger.catalogue(), &self.section)?;
        Ok(self.parts(section).0.is_some_and(|wanted| !is_there(tree, section, wanted, ledger.zone())))
    }

    /// What names the entry, in a section that is a list, and the keys after it.
    fn parts(&self, section: &Section) -> (Option<&String>, &[String]) {
        match self.steps.split_first() {
            Some((wanted, keys)) if section.list => (Some(wanted), keys),
            _ => (None, &self.steps),
        }
    }
}

/// The section of that name.
///
/// # Errors
/// A usage error with the nearest name.
pub fn section<'c>(catalogue: &'c Catalogue, name: &str) -> Result<&'c Section> {
    catalogue.section(name).ok_or_else(|| {
        let names = catalogue.sections().iter().map(|section| section.name.as_str());
        let otherwise = "`folio schema` lists the sections there are";
        Error::usage(format!("there is no section `{name}`")).meant(name, names, otherwise)
    })
}

/// The field of that name, of a section or of an inline table within it.
///
/// # Errors
/// A usage error with the nearest name.
pub fn field<'c>(section: &'c Section, inside: Option<&'c Field>, key: &str) -> Result<&'c Field> {
    let (known, whole) = match inside {
        Some(field) => (field.fields(), format!("{}.{}", section.name, field.name)),
        None => (section.fields.as_slice(), section.name.clone()),
    };
    known.iter().find(|field| field.name == key).ok_or_else(|| {
        Error::usage(format!("`{whole}` has no key `{key}`")).meant(
            key,
            known.iter().map(|field| field.name.as_str()),
            format!("`folio schema {whole}` lists the keys there are"),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::Address;
    use crate::model::Settings;
    use crate::schema::Catalogue;
    use crate::source::Tree;

    const TEXT: &str = "[profile]\nname = 'Acme'\n[[stakeholders]]\nid = 'ivan'\n[[contracts]]\nid = '№15/К'\n\
        [[contracts]]\nid = '15.1 \"bis\"'\n[[changes]]\nforce = 'steel'\ndate = 2026-01-15\nwhat = 'up'\n\
        [[changes]]\nforce = 'steel'\ndate = 2026-01-15\nwhat = 'up, again'\n[[changes]]\nforce = 'wood'\ndate = 2026-02-15\nwhat = 'x'\n\
        [[interactions]]\nat = 2026-10-02T11:30:00\nkind = 'call'\nsummary = 'a'\n\
        [[interactions]]\nat = 2026-11-04T11:30:00+08:00\nkind = 'visit'\nsummary = 'b'\n";

    /// Where an address leads, as a key path and in its usual spelling; or why nowhere.
    fn leads(typed: &str) -> String {
        let catalogue = Catalogue::client(&Settings::default());
        let zone = "Europe/Moscow".parse().unwrap();
        let found = typed
            .parse::<Address>()
            .and_then(|address| address.locate_in(&Tree::parse(TEXT), &catalogue, &zone, "acme"));
        match found {
            Ok(located) => format!("{} as {}", located.path, located.spelled()),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn an_address_names_a_section_an_entry_or_a_field() {
        for (typed, there) in [
            ("profile", "profile as profile"),
            ("profile.tier", "profile.tier as profile.tier"),
            ("stakeholders.ivan", "stakeholders[0] as stakeholders.ivan"),
            ("stakeholders[ivan].power", "stakeholders[0].power as stakeholders.ivan.power"),
            ("contracts.№15/К.state", "contracts[0].state as contracts.№15/К.state"),
            ("contracts.\"№15/К\".state", "contracts[0].state as contracts.№15/К.state"),
            ("contracts.'15.1 \"bis\"'.state", "contracts[1].state as contracts.\"15.1 \\\"bis\\\"\".state"),
            ("contracts.\"15.1 \\\"bis\\\"\".state", "contracts[1].state as contracts.\"15.1 \\\"bis\\\"\".state"),
        ] {
            assert_eq!(leads(typed), there, "{typed}");
        }
    }

    #[test]
    fn a_natural_key_may_be_shortened_while_it_is_unique() {
        let call = "interactions[0] as interactions[2026-10-02T11:30:00 call]";
        for typed in [
            "interactions[2026-10]",
            "interactions[2026-10-02 11:30]",
            "interactions.2026-10-02",
            "interactions[call a]",
        ] {
            assert_eq!(leads(typed), call, "{typed}");
        }
        // As it is written, and as tables show it: in the ledger's zone.
        for typed in [
            "interactions[2026-11-04T11:30:00+08:00]",
            "interactions[2026-11-04T06:30:00,visit,b]",
            "interactions[2026-11-04 06:30]",
        ] {
            assert_eq!(leads(typed), "interactions[1] as interactions[2026-11-04T11:30:00+08:00 visit]", "{typed}");
        }
        assert_eq!(leads("changes[wood]"), "changes[2] as changes[wood 2026-02-15]");
        assert_eq!(leads("changes[2026-02-15].impact"), "changes[2].impact as changes[wood 2026-02-15].impact");
        assert_eq!(leads("changes[steel 2026-01-15 up]"), "changes[0] as changes[steel 2026-01-15]");
        assert_eq!(leads("changes[steel, 2026-01-15, up again]"), "changes[1] as changes[steel 2026-01-15]");
        assert_eq!(leads("changes[steel]"), "`changes[steel]` may mean 2 entries of `acme`");
    }

    #[test]
    fn what_names_nothing_is_refused() {
        assert_eq!(leads("stakeholders.iwan"), "`acme` has no `stakeholders.iwan`");
        assert_eq!(leads("interactions[2027]"), "`acme` has no `interactions[2027]`");
        assert_eq!(leads("profil.tier"), "there is no section `profil`");
        assert_eq!(leads("profile.teir"), "`profile` has no key `teir`");
        assert_eq!(leads("profile.tier.x"), "`profile.tier` has no key `x`");
    }

    #[test]
    fn what_is_no_address_is_refused() {
        for typed in ["", ".", "a..b", "a.", "[x]", "a[b", "a\"b", "a[b]c", "a.\"b", "a.[]"] {
            assert_eq!(leads(typed), format!("`{typed}` is not an address"));
        }
    }
}
