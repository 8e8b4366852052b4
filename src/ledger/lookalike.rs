//! Clients that may be the one about to be made: the same tax number, the same domain, nearly the same name.

use rayon::prelude::{IntoParallelRefIterator as _, ParallelIterator as _};

use super::naming::comparable;
use super::{ClientFile, Ledger, profile};
use crate::source::{Node, Table};

/// What is known of a client that does not exist yet.
#[derive(Debug, Clone, Default)]
pub struct Newcomer {
    /// Names of any script, with or without the legal form.
    pub names: Vec<String>,
    /// The tax number, however it is spaced.
    pub tax_id: Option<String>,
    /// Internet domains, with or without `www.`.
    pub domains: Vec<String>,
}

/// A client that looks like the newcomer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lookalike {
    /// The client there is.
    pub file: ClientFile,
    /// Its name.
    pub name: String,
    /// Why it looks alike, in words that follow "has": `the same tax id`.
    pub why: String,
}

/// How alike two names must be, from 0 to 1, once script, legal form and order of words are taken away.
const ALIKE: f64 = 0.85;
/// Names shorter than this differ by a letter too easily.
const TELLING: usize = 5;

impl Ledger {
    /// The clients that may be the newcomer under another name; reads every client's file.
    ///
    /// Files that cannot be read look like nobody.
    pub fn lookalikes(&self, newcomer: &Newcomer) -> Vec<Lookalike> {
        let (clients, newcomer) = (self.clients(), newcomer.compared());
        let mut found: Vec<Lookalike> = clients.par_iter().filter_map(|file| self.lookalike(file, &newcomer)).collect();
        found.sort_by(|a, b| a.file.cmp(&b.file));
        found
    }

    fn lookalike(&self, file: &ClientFile, newcomer: &Newcomer) -> Option<Lookalike> {
        let text = self.text(file).ok()?;
        profile::of(&text, |profile| {
            let why = why(profile, newcomer)?;
            let name = text_of(profile, "name").unwrap_or(&file.slug).to_owned();
            Some(Lookalike { file: file.clone(), name, why })
        })
    }
}

impl Newcomer {
    /// The same in the spelling in which it is compared.
    fn compared(&self) -> Newcomer {
        Newcomer {
            names: self.names.iter().map(|name| comparable(name)).collect(),
            tax_id: self.tax_id.as_deref().map(tax).filter(|tax| !tax.is_empty()),
            domains: self.domains.iter().map(|name| domain(name)).collect(),
        }
    }
}

/// Why the client of that profile looks like the newcomer, who is [`Newcomer::compared`].
fn why(profile: Table<'_>, newcomer: &Newcomer) -> Option<String> {
    if newcomer.tax_id.is_some() && text_of(profile, "tax_id").map(tax) == newcomer.tax_id {
        return Some("the same tax id".to_owned());
    }
    let listed = profile.get("domains").and_then(Node::as_array);
    let listed = listed.iter().flat_map(|list| list.iter()).filter_map(Node::as_str);
    let theirs: Vec<String> = listed.chain(text_of(profile, "website")).map(domain).collect();
    if let Some(shared) = newcomer.domains.iter().find(|ours| theirs.contains(ours)) {
        return Some(format!("the same domain {shared}"));
    }
    let names = ["name", "legal_name"].into_iter().filter_map(|key| text_of(profile, key)).map(comparable);
    let alike = |theirs: &String| newcomer.names.iter().any(|ours| are_alike(theirs, ours));
    names.into_iter().find(alike).map(|_| "a name like it".to_owned())
}

fn text_of<'a>(table: Table<'a>, key: &str) -> Option<&'a str> {
    table.get(key).and_then(Node::as_str)
}

/// A tax number without what people put between its digits.
fn tax(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).collect::<String>().to_lowercase()
}

/// The domain of an address or of a bare domain, without `www.`.
fn domain(text: &str) -> String {
    let lower = text.trim().to_lowercase();
    let bare = lower.split_once("://").map_or(lower.as_str(), |(_, rest)| rest);
    let host = bare.split(['/', ':', '?', '#']).next().unwrap_or(bare);
    host.strip_prefix("www.").unwrap_or(host).to_owned()
}

fn are_alike(theirs: &str, ours: &str) -> bool {
    if theirs.is_empty() || ours.is_empty() {
        return false;
    }
    theirs == ours
        || (theirs.chars().count().min(ours.chars().count()) >= TELLING
            && strsim::normalized_damerau_levenshtein(theirs, ours) >= ALIKE)
}

#[cfg(test)]
mod tests {
    use super::{Newcomer, are_alike, domain, why};
    use crate::source::{Node, Tree};

    fn looks(profile: &str, newcomer: &Newcomer) -> Option<String> {
        let text = format!("[profile]\n{profile}");
        let tree = Tree::parse(&text);
        why(tree.root().get("profile").and_then(Node::as_table).unwrap(), &newcomer.compared())
    }

    #[test]
    fn a_client_is_known_by_number_domain_or_name() {
        let newcomer = Newcomer {
            names: vec!["ООО «Балтика Инструмент»".into()],
            tax_id: Some("78 1234 5678".into()),
            domains: vec!["www.baltika.example".into()],
        };
        assert_eq!(looks("name = 'X'\ntax_id = '7812345678'", &newcomer).as_deref(), Some("the same tax id"));
        assert_eq!(
            looks("name = 'X'\ndomains = ['baltika.example']", &newcomer).as_deref(),
            Some("the same domain baltika.example")
        );
        assert_eq!(
            looks("name = 'X'\nwebsite = 'https://Baltika.example/ru'", &newcomer).as_deref(),
            Some("the same domain baltika.example")
        );
        assert_eq!(looks("name = 'Baltika Instrument LLC'", &newcomer).as_deref(), Some("a name like it"));
        assert_eq!(looks("name = 'Северный завод'", &newcomer), None);
    }

    #[test]
    fn short_names_must_be_equal() {
        assert!(!are_alike("acme", "acne"));
        assert!(are_alike("baltika instrument", "baltika instrumenty"));
        assert_eq!(domain("http://www.x.example:80/a"), "x.example");
    }
}
