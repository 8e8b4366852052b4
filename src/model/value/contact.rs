//! Addresses on the net: e-mail and web.

use std::fmt;
use std::str::FromStr;

use email_address::{EmailAddress, Options};
use fluent_uri::Iri;

use super::fault::ValueFault;
use super::text::{kept_as_string, stands_as_text};

/// An e-mail address, names and domains of any script included: `иван@почта.рф`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Email(String);

/// A web address, `http` or `https`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Url(String);

stands_as_text!(kept Email, Url);
kept_as_string!(Email, Url);

impl Email {
    /// The address as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What stands after the `@`.
    pub fn domain(&self) -> &str {
        self.0.rsplit_once('@').map_or("", |(_, domain)| domain)
    }
}

impl Url {
    /// The address as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Email {
    type Err = ValueFault;

    fn from_str(text: &str) -> Result<Email, ValueFault> {
        let help = "write the address alone, such as `ivan@example.com`";
        let options = Options::default().without_display_text().without_domain_literal().with_required_tld();
        // Quoted local parts may hold spaces; no mailbox of a client has one, and editors refuse them.
        let plain = !text.contains(char::is_whitespace);
        match EmailAddress::parse_with_options(text, options) {
            Ok(_) if plain => Ok(Email(text.to_owned())),
            _ => Err(ValueFault::new(format!("`{text}` is not an e-mail address"), help)),
        }
    }
}

impl FromStr for Url {
    type Err = ValueFault;

    fn from_str(text: &str) -> Result<Url, ValueFault> {
        let help = "write the whole address, such as `https://tracker.example.com/baltika`";
        let whole = Iri::parse(text).is_ok_and(|address| {
            matches!(address.scheme().as_str(), "http" | "https")
                && address.authority().is_some_and(|authority| !authority.host().is_empty())
        });
        whole
            .then(|| Url(text.to_owned()))
            .ok_or_else(|| ValueFault::new(format!("`{text}` is not a web address"), help))
    }
}

impl fmt::Display for Email {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl fmt::Display for Url {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::{Email, Url};

    #[test]
    fn an_email_may_be_of_any_script() {
        for good in ["ivan@example.com", "иван@почта.рф", "a.b+c@sub.example.co", "o'neil@xn--e1afmkfd.xn--p1ai"]
        {
            assert_eq!(good.parse::<Email>().unwrap().as_str(), good);
        }
        for bad in [
            "ivan",
            "ivan@",
            "@example.com",
            "Ivan <ivan@example.com>",
            "a b@example.com",
            "ivan@localhost",
            "a@b@c.de",
        ] {
            assert!(bad.parse::<Email>().is_err(), "{bad}");
        }
        assert_eq!("иван@почта.рф".parse::<Email>().unwrap().domain(), "почта.рф");
    }

    #[test]
    fn a_url_is_whole() {
        for good in ["https://example.com", "http://почта.рф/путь?x=1#y", "https://tracker.example.com:8080/a/b"]
        {
            assert_eq!(good.parse::<Url>().unwrap().as_str(), good);
        }
        for bad in
            ["example.com", "ftp://example.com", "https://", "https:///x", "https://a b", "mailto:a@b.c", "HTTPS//x"]
        {
            assert!(bad.parse::<Url>().is_err(), "{bad}");
        }
    }
}
