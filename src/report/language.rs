//! In which language a document about a client is written, and what people are called in it.

use crate::model::Client;
use crate::model::Settings;
use crate::model::settings::DocumentLanguage;
use crate::model::value::Language;

/// The language the client reads, where it is one that documents are written in; else the ledger's.
///
/// What was agreed (`communication.language`) goes before what the profile says.
pub fn language_of(client: &Client, settings: &Settings) -> DocumentLanguage {
    let agreed = client.communication.as_ref().and_then(|agreement| agreement.language.as_ref());
    let own = client.profile.as_ref().and_then(|profile| profile.language.as_ref());
    agreed.and_then(known).or_else(|| own.and_then(known)).unwrap_or(settings.ledger.language)
}

/// `en-GB` is English; Tagalog is what Filipino was called before it had a tag of its own.
fn known(language: &Language) -> Option<DocumentLanguage> {
    let tag = language.to_string().to_lowercase();
    match tag.split('-').next() {
        Some("en") => Some(DocumentLanguage::En),
        Some("ru") => Some(DocumentLanguage::Ru),
        Some("fil" | "tl") => Some(DocumentLanguage::Fil),
        _ => None,
    }
}

/// What a person of the client is called: the name, else the id that nothing in the file explains.
pub fn person_name(client: &Client, id: &str) -> String {
    let person = client.stakeholders.iter().find(|person| person.id.as_str() == id);
    person.map_or_else(|| id.to_owned(), |person| person.name.clone())
}

/// What one of ours is called: the name, else the id that `folio.toml` does not know.
pub fn member_name(settings: &Settings, id: &str) -> String {
    settings.member(id).map_or_else(|| id.to_owned(), |member| member.name().to_owned())
}

#[cfg(test)]
mod tests {
    use super::language_of;
    use crate::model::{Client, Settings};
    use crate::source::Tree;

    #[test]
    fn the_agreement_goes_before_the_profile_and_both_before_the_ledger() {
        let settings: Settings = Tree::parse("[ledger]\nlanguage = 'fil'").decode().unwrap();
        let language = |agreed: &str, own: &str| {
            let text = format!("[profile]\nname = 'A'\nmanager = 'b'\n{own}\n[communication]\n{agreed}\n");
            language_of(&Tree::parse(&text).decode::<Client>().unwrap(), &settings).to_string()
        };
        assert_eq!(language("language = 'ru'", "language = 'en'"), "ru");
        assert_eq!(language("", "language = 'en-GB'"), "en");
        assert_eq!(language("", "language = 'tl'"), "fil");
        assert_eq!(language("language = 'de'", "language = 'en'"), "en");
        assert_eq!(language("language = 'de'", ""), "fil", "no document is written in German");
        assert_eq!(language("", ""), "fil");
    }
}
