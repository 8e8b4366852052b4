//! A new entry of a section, put together key by key.

use super::address::{field, section};
use super::assignment::Given;
use super::entries::{name_of, step};
use super::reference::{ids, must_name};
use super::value::Reading;
use crate::change::{Removal, Used};
use crate::error::{Error, Result};
use crate::ledger::{entry_id, next_id};
use crate::model::value::Slug;
use crate::schema::{Field, Kind, Section, Target};
use crate::source::{Edit, Literal};

/// An entry that is to be appended to a client's file.
pub struct Entry<'a> {
    reading: &'a Reading<'a>,
    section: &'a Section,
    pairs: Vec<(String, Literal)>,
    custom: Vec<(String, Literal)>,
}

impl<'a> Entry<'a> {
    /// An empty entry of that section.
    ///
    /// # Errors
    /// A usage error where there is no such section, or it is no list.
    pub fn new(reading: &'a Reading<'a>, name: &str) -> Result<Entry<'a>> {
        let section = section(reading.ledger.catalogue(), name)?;
        if !section.list {
            let key = section.fields.first().map_or("key", |field| field.name.as_str());
            return Err(Error::usage(format!("`{name}` has no entries to add"))
                .hint(format!("set its keys: `folio set {} {name}.{key}=…`", reading.client)));
        }
        Ok(Entry { reading, section, pairs: Vec::new(), custom: Vec::new() })
    }

    /// Gives a key what was typed for it; `custom.badge` is one of the ledger's own.
    ///
    /// # Errors
    /// A usage error where there is no such key, or it cannot be that.
    pub fn give(&mut self, key: &str, given: &Given) -> Result<()> {
        let section = self.section;
        let (field, own) = match key.split_once('.') {
            Some((outer, inner)) => {
                let outer = field(section, None, outer)?;
                (field(section, Some(outer), inner)?, outer.name == "custom")
            }
            None => (field(section, None, key)?, false),
        };
        if key.contains('.') && !own {
            return Err(Error::usage(format!("`{key}` goes too deep")).hint("give the whole value: `key:=TOML`"));
        }
        if let Some(literal) = self.reading.literal(field, given)? {
            let pairs = if own { &mut self.custom } else { &mut self.pairs };
            pairs.push((field.name.clone(), literal));
        }
        Ok(())
    }

    /// Gives a key one text, if there is one.
    ///
    /// # Errors
    /// As [`Entry::give`].
    pub fn text(&mut self, key: &str, text: Option<&str>) -> Result<()> {
        text.map_or(Ok(()), |text| self.give(key, &Given::Texts(vec![text.to_owned()])))
    }

    /// Gives a list its texts, if there are any.
    ///
    /// # Errors
    /// As [`Entry::give`].
    pub fn texts(&mut self, key: &str, texts: &[String]) -> Result<()> {
        if texts.is_empty() { Ok(()) } else { self.give(key, &Given::Texts(texts.to_vec())) }
    }

    /// Sets a key to `true` where the flag was given.
    pub fn flag(&mut self, key: &str, flag: bool) {
        if flag {
            self.put(key, Literal::boolean(true));
        }
    }

    /// Gives a key a value that is known to be right.
    pub fn put(&mut self, key: &str, value: Literal) {
        self.pairs.push((key.to_owned(), value));
    }

    /// The text of a key given so far, unquoted; of a date as it is written.
    pub fn given(&self, key: &str) -> Option<String> {
        let (_, literal) = self.pairs.iter().find(|(given, _)| given == key)?;
        Some(literal.plain())
    }

    /// What the entry will be called: its id, else its natural key as far as it holds no free text.
    pub fn name(&self) -> String {
        name_of(self.section, |key| self.given(key))
    }

    /// The entry's address: `stakeholders.ivan`, `occasions[2026-06-01]`.
    pub fn spelled(&self) -> String {
        format!("{}{}", self.section.name, step(self.section, &self.name()))
    }

    /// Gives an entry that is to have an id one made of its name, where none is given; the number on a paper is never guessed.
    ///
    /// # Errors
    /// Where git cannot tell which ids were in use once.
    pub fn propose_id(&mut self) -> Result<()> {
        if !self.has_proposed_ids() || self.given("id").is_some() {
            return Ok(());
        }
        let text = ["name", "what", "statement", "issue"].into_iter().find_map(|key| self.given(key));
        if let Some(text) = text
            && let Some(id) = new_id(self.reading, &self.section.name, &text, |_| false)?
        {
            self.put("id", Literal::text(id.as_str()));
        }
        Ok(())
    }

    /// Whether folio may make an id for such an entry.
    fn has_proposed_ids(&self) -> bool {
        self.section.is_named() && self.section.field("id").is_some_and(|id| id.kind == Kind::Slug)
    }

    /// Refuses an entry that lacks what it needs, or whose id is or was in use.
    ///
    /// # Errors
    /// A usage error that names the keys, or the entry there is.
    pub fn must_be_whole_and_new(&self) -> Result<()> {
        let section = &self.section.name;
        let (own, fields): (Vec<&Field>, Vec<&Field>) =
            self.section.fields.iter().partition(|field| field.name == "custom");
        let own = own.into_iter().flat_map(Field::fields).filter(|field| field.required);
        let own = own.filter(|field| !self.custom.iter().any(|(given, _)| *given == field.name));
        let own: Vec<String> = own.map(|field| format!("custom.{}", field.name)).collect();
        let missing = fields.into_iter().filter(|field| self.lacks(field)).map(|field| &field.name);
        let missing: Vec<String> = missing.chain(&own).map(|name| format!("`{name}`")).collect();
        if let Some((last, before)) = missing.split_last() {
            let listed = if before.is_empty() { last.clone() } else { format!("{} and {last}", before.join(", ")) };
            let error = Error::usage(format!("an entry of `{section}` needs {listed}"))
                .hint(format!("`folio schema {section}` lists the keys there are"));
            // Verbs of their own have no words for what only this ledger knows.
            return Err(own.iter().fold(error, |error, name| {
                error.hint(format!("`folio add {section} {} … {name}=…` gives it", self.reading.client))
            }));
        }
        self.must_name_the_right_side()?;
        let id = self.given("id");
        if id.as_ref().is_some_and(|id| ids(self.reading.tree, section).contains(id)) {
            let hint = if self.has_proposed_ids() {
                "choose another id, or leave it to folio"
            } else {
                "is it the same paper? then set its keys; else look at its number again"
            };
            return Err(Error::usage(format!("`{}` has `{}` already", self.reading.client, self.spelled())).hint(hint));
        }
        id.map_or(Ok(()), |id| self.refuse_used(&id))
    }

    /// An id goes on meaning what it meant, in letters and in the history, also when its entry is gone.
    fn refuse_used(&self, id: &str) -> Result<()> {
        let used = self.reading.used(&self.section.name)?;
        let Some(removal) = used.removal(id) else { return Ok(()) };
        let error = was_used(self.reading, &self.spelled(), removal);
        Err(if self.has_proposed_ids() {
            let other = next_free(self.reading, &self.section.name, id, used);
            error.hint(format!("choose another id{other}, or leave it to folio")).hint(brought_back(
                "entry",
                self.reading,
                removal,
            ))
        } else {
            error
                .hint(brought_back("paper", self.reading, removal))
                .hint("another paper has another number: look at it again")
        })
    }

    /// Whoever keeps a promise is one of ours or one of theirs, by its side; only the whole entry knows which.
    fn must_name_the_right_side(&self) -> Result<()> {
        let theirs = self.given("side").as_deref() == Some("client");
        let target = if theirs { Target::Section("stakeholders".to_owned()) } else { Target::Member };
        let fields = self.section.fields.iter().filter(|field| field.kind == Kind::Reference(Target::Promiser));
        for (field, id) in fields.filter_map(|field| Some((field, self.given(&field.name)?))) {
            must_name(self.reading, &target, &id).map_err(|error| error.about(&field.name))?;
        }
        Ok(())
    }

    fn lacks(&self, field: &Field) -> bool {
        let needed = match &field.required_unless {
            Some(unless) => self.given(&unless.field).as_deref() != Some(unless.value.as_str()),
            None => field.required,
        };
        needed && self.given(&field.name).is_none()
    }

    /// The edit that appends the entry, its keys in the order of the format.
    pub fn into_edit(mut self) -> Edit {
        if !self.custom.is_empty() {
            let pairs = self.custom.iter().map(|(key, value)| (key.as_str(), value.clone())).collect();
            self.pairs.push(("custom".to_owned(), Literal::inline(pairs)));
        }
        let fields = &self.section.fields;
        self.pairs.sort_by_key(|(key, _)| fields.iter().position(|field| field.name == *key));
        Edit::Append { section: self.section.name.clone(), entry: self.pairs }
    }
}

/// The id made of a text for a new entry: none that is in use, was in use once, or that `promised` knows.
///
/// # Errors
/// Where git cannot tell which ids were in use once.
pub fn new_id(
    reading: &Reading<'_>,
    section: &str,
    text: &str,
    promised: impl Fn(&str) -> bool,
) -> Result<Option<Slug>> {
    let (known, used) = (ids(reading.tree, section), reading.used(section)?);
    let taken = |id: &str| known.iter().any(|known| known == id) || used.removal(id).is_some() || promised(id);
    Ok(entry_id(text, taken))
}

/// The refusal of an id that another entry had.
pub fn was_used(reading: &Reading<'_>, spelled: &str, removal: &Removal) -> Error {
    let client = reading.client;
    Error::usage(format!("`{client}` had `{spelled}` {removal}, and a removed id is not used again"))
}

/// How the entry that had the id is had back.
pub fn brought_back(what: &str, reading: &Reading<'_>, removal: &Removal) -> String {
    let (client, words) = (reading.client, removal.shown_by());
    format!(
        "is it the same {what}? then put it back as it was, by hand: `{words}` shows it, `folio edit {client}` takes it"
    )
}

/// The next id that was never in use, in words that follow "another id"; empty where there is none.
pub fn next_free(reading: &Reading<'_>, section: &str, id: &str, used: Used<'_>) -> String {
    let known = ids(reading.tree, section);
    let next = next_id(id, |id| known.iter().any(|known| known == id) || used.removal(id).is_some());
    next.map_or_else(String::new, |next| format!(", such as `{next}`"))
}
