//! A field's value as a person types it, by the field's type: text raw, lists by commas, natural dates.

use super::assignment::Given;
use super::reference;
use super::when::When;
use crate::change::{Past, Used};
use crate::diagnostic::nearest;
use crate::error::{Error, Result};
use crate::ledger::Ledger;
use crate::model::value::ValueFault;
use crate::schema::{Field, Kind};
use crate::source::{Literal, Tree};

/// Reads values for one client's file.
pub struct Reading<'a> {
    /// The ledger around it.
    pub ledger: &'a Ledger,
    /// The client's slug.
    pub client: &'a str,
    /// The file as it is, for references into it.
    pub tree: &'a Tree<'a>,
    /// Today, for natural dates.
    pub when: When,
    /// The ids that the client's entries had once, where the file is about to be changed.
    pub past: Option<Past<'a>>,
}

impl<'a> Reading<'a> {
    /// Reads for the client whose file is `tree`.
    pub fn new(ledger: &'a Ledger, client: &'a str, tree: &'a Tree<'a>) -> Reading<'a> {
        Reading { ledger, client, tree, when: When::of(ledger), past: None }
    }

    /// Reads for a change that may give an entry an id.
    #[must_use]
    pub fn with_past(mut self, past: Past<'a>) -> Reading<'a> {
        self.past = Some(past);
        self
    }

    /// The ids of a section that went out of use.
    ///
    /// # Errors
    /// Where git cannot tell.
    pub fn used<'r>(&'r self, section: &'r str) -> Result<Used<'r>> {
        let past = self.past.as_ref().ok_or_else(|| Error::bug("an id is given without a look at the past"))?;
        past.of(section, self.tree)
    }

    /// What to write for a field; `None` where it is to be absent.
    ///
    /// # Errors
    /// A usage error that names the field and says what it can be.
    pub fn literal(&self, field: &Field, given: &Given) -> Result<Option<Literal>> {
        match given {
            Given::Nothing => Ok(None),
            Given::Toml(text) => {
                let literal = Literal::parse(text);
                literal.map(Some).map_err(|fault| refusal(&field.name, &ValueFault::new(fault.message, fault.help)))
            }
            Given::Texts(texts) => self.typed(field, texts).map(Some),
        }
    }

    fn typed(&self, field: &Field, texts: &[String]) -> Result<Literal> {
        match (&field.kind, texts) {
            (Kind::List(of), _) if matches!(**of, Kind::Table(_)) => Err(wants_literal(field)),
            (Kind::List(of), _) => {
                let parts = texts.iter().flat_map(|text| parts(text));
                Ok(Literal::list(parts.map(|part| self.scalar(field, of, &part)).collect::<Result<_>>()?))
            }
            (kind, [text]) => self.scalar(field, kind, text.trim()),
            _ => Err(Error::usage(format!("`{}` holds one value, {} are given", field.name, texts.len()))
                .hint("give it once")),
        }
    }

    fn scalar(&self, field: &Field, kind: &Kind, text: &str) -> Result<Literal> {
        let refused = |fault: ValueFault| refusal(&field.name, &fault);
        match kind {
            Kind::Integer { .. } | Kind::Decimal { .. } => {
                number(text, kind).ok_or_else(|| cannot_be(field, text, &format!("write a {kind}")))
            }
            Kind::Boolean => match text {
                "true" | "yes" => Ok(Literal::boolean(true)),
                "false" | "no" => Ok(Literal::boolean(false)),
                _ => Err(cannot_be(field, text, "write `true` or `false`")),
            },
            Kind::Day => self.when.day(text).map(Literal::from).map_err(refused),
            Kind::Moment => self.when.moment(text).map(Literal::from).map_err(refused),
            Kind::Birthday => match self.when.day(text) {
                Ok(day) => Ok(Literal::from(day)),
                Err(_) => kind.fault(text).map_or_else(|| Ok(Literal::text(text)), |fault| Err(refused(fault))),
            },
            Kind::Choice(choices) if choices.iter().all(|choice| choice.value != text) => {
                Err(no_choice(field, text, &choices.iter().map(|choice| choice.value.as_str()).collect::<Vec<_>>()))
            }
            Kind::Reference(target) => {
                reference::must_name(self, target, text).map_err(|error| error.about(&field.name))?;
                Ok(Literal::text(text))
            }
            Kind::Money | Kind::SignedMoney if is_bare(text) => {
                let amount = format!("{text} {}", self.ledger.settings().ledger.currency.code());
                kind.fault(&amount).map_or_else(|| Ok(Literal::text(&amount)), |fault| Err(refused(fault)))
            }
            Kind::List(_) | Kind::Table(_) | Kind::Open(_) => Err(wants_literal(field)),
            _ => kind.fault(text).map_or_else(|| Ok(Literal::text(text)), |fault| Err(refused(fault))),
        }
    }
}

/// The parts of a list between commas; `\,` is a comma of the text.
fn parts(text: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match (letter, parts.last_mut()) {
            (',', _) => parts.push(String::new()),
            ('\\', Some(part)) if letters.peek() == Some(&',') => part.extend(letters.next()),
            (_, Some(part)) => part.push(letter),
            (_, None) => {}
        }
    }
    parts.into_iter().map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
}

/// Whether an amount is given without its currency, which is then that of the ledger, or of what it is about.
pub fn is_bare(text: &str) -> bool {
    text.ends_with(|last: char| last.is_ascii_digit())
        && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'.' | b'-'))
}

/// The number as TOML writes it, where it is one and lies within its ends.
fn number(text: &str, kind: &Kind) -> Option<Literal> {
    match kind {
        Kind::Integer { min, max } => {
            let number: i64 = text.parse().ok()?;
            let within = min.is_none_or(|min| number >= min) && max.is_none_or(|max| number <= max);
            within.then(|| Literal::integer(number))
        }
        Kind::Decimal { min, max } => {
            let number: f64 = text.parse().ok().filter(|number: &f64| number.is_finite())?;
            let within = min.is_none_or(|min| number >= min) && max.is_none_or(|max| number <= max);
            within.then(|| Literal::parse(text.trim_start_matches('+')).ok())?
        }
        _ => None,
    }
}

/// A fault of what was typed for a key or flag.
pub fn refusal(name: &str, fault: &ValueFault) -> Error {
    Error::usage(fault.message.clone()).hint(fault.help.clone()).about(name)
}

fn cannot_be(field: &Field, text: &str, help: &str) -> Error {
    Error::usage(format!("`{}` cannot be `{text}`", field.name)).hint(help)
}

fn no_choice(field: &Field, text: &str, choices: &[&str]) -> Error {
    let error = Error::usage(format!("`{}` cannot be `{text}`", field.name));
    let error = match nearest(text, choices.iter().copied()) {
        Some(near) => error.hint(format!("did you mean `{near}`?")),
        None => error,
    };
    error.hint(format!("it is one of {}", choices.join(", ")))
}

fn wants_literal(field: &Field) -> Error {
    let name = &field.name;
    Error::usage(format!("`{name}` is made of tables, which have no plain text"))
        .hint(format!("write it as TOML: `{name}:='{}'`", field.kind.example()))
}

#[cfg(test)]
mod tests {
    use super::{number, parts};
    use crate::schema::Kind;

    #[test]
    fn commas_part_and_a_backslash_keeps_one() {
        assert_eq!(parts("a, b,,c"), ["a", "b", "c"]);
        assert_eq!(parts("three\\, four,five"), ["three, four", "five"]);
        assert!(parts(" , ").is_empty());
    }

    #[test]
    fn numbers_keep_their_spelling_and_their_ends() {
        let text = |text: &str, kind: &Kind| number(text, kind).map(|literal| literal.to_string());
        let whole = Kind::Integer { min: Some(-2), max: Some(2) };
        assert_eq!(text("-1", &whole).as_deref(), Some("-1"));
        assert_eq!(text("+1", &whole).as_deref(), Some("1"));
        assert_eq!(text("3", &whole), None);
        assert_eq!(text("1.5", &whole), None);
        let any = Kind::Decimal { min: None, max: None };
        assert_eq!(text("12.50", &any).as_deref(), Some("12.50"));
        for bad in ["inf", "nan", "1,5", "1e", ""] {
            assert_eq!(text(bad, &any), None, "{bad}");
        }
    }
}
