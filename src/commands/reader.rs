//! For whom a document is made: the flags `--lang` and `--manager`, the same on every document but the agenda, which
//! has more for a member than their own clients.

use crate::error::{Error, Result};
use crate::ledger::{Account, Ledger};
use crate::model::settings::DocumentLanguage;
use crate::report::words::Words;

/// The language of a document.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct Reader {
    /// Language of the document; that of the client it is about unless given, else the ledger's
    #[arg(long, value_enum, value_name = "LANGUAGE")]
    lang: Option<Lang>,
}

impl Reader {
    /// The words of the document: of the language asked for, else of `usual`.
    pub fn words_or(&self, usual: DocumentLanguage) -> Words {
        Words::of(self.lang.map_or(usual, DocumentLanguage::from))
    }

    /// The words of a document for our own people: of the language asked for, else of the ledger.
    pub fn words(&self, ledger: &Ledger) -> Words {
        self.words_or(ledger.settings().ledger.language)
    }
}

/// Whose clients a document is about.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct Whose {
    /// Only clients of this manager
    #[arg(long, value_name = "MEMBER")]
    manager: Option<String>,
}

impl Whose {
    /// The manager asked for; `None` means everybody's clients.
    ///
    /// # Errors
    /// As for [`member`].
    pub fn manager<'a>(&'a self, ledger: &Ledger) -> Result<Option<&'a str>> {
        member(self.manager.as_deref(), ledger)
    }

    /// The accounts of the manager asked for, in their order; all of them where nobody was.
    ///
    /// # Errors
    /// As for [`Whose::manager`].
    pub fn of(&self, mut accounts: Vec<Account>, ledger: &Ledger) -> Result<Vec<Account>> {
        if let Some(manager) = self.manager(ledger)? {
            accounts.retain(|account| {
                account.client.profile.as_ref().is_some_and(|profile| profile.manager.as_str() == manager)
            });
        }
        Ok(accounts)
    }
}

/// The member asked for, if one is.
///
/// # Errors
/// A usage error where `folio.toml` knows no such member, with the nearest.
pub fn member<'a>(wish: Option<&'a str>, ledger: &Ledger) -> Result<Option<&'a str>> {
    let Some(wish) = wish else { return Ok(None) };
    let settings = ledger.settings();
    if settings.member(wish).is_some() || !ledger.is_sound() {
        return Ok(Some(wish));
    }
    let known: Vec<&str> = settings.members.iter().map(|member| member.id.as_str()).collect();
    Err(Error::usage(format!("there is no member `{wish}`")).meant(
        wish,
        known.iter().copied(),
        format!("`folio.toml` has: {}", known.join(", ")),
    ))
}

/// A language documents are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Lang {
    /// English
    En,
    /// Russian
    Ru,
    /// Filipino
    Fil,
}

impl From<Lang> for DocumentLanguage {
    fn from(lang: Lang) -> DocumentLanguage {
        match lang {
            Lang::En => DocumentLanguage::En,
            Lang::Ru => DocumentLanguage::Ru,
            Lang::Fil => DocumentLanguage::Fil,
        }
    }
}
