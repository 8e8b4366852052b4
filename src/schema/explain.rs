//! The catalogue told to a person: which sections there are, what stands in one, what a field means.
//!
//! Values only; how they are printed, the command and the output formats say.

use crate::diagnostic::nearest;
use crate::error::{Error, Result};

use super::catalogue::{Catalogue, Field, Section};
use super::kind::Choice;

/// What `folio schema` tells.
#[derive(Debug, Clone, PartialEq)]
pub enum Explanation {
    /// All sections, and the keys that stand outside any.
    Sections(Vec<SectionLine>, Vec<FieldLine>),
    /// One section and its fields.
    Section(SectionLine, Vec<FieldLine>),
    /// One field, whole.
    Field(FieldPage),
}

/// A section in one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionLine {
    /// Its name.
    pub name: String,
    /// How its header is written: `[profile]`, `[[goals]]`.
    pub header: String,
    /// The fields that name an entry; none for a table.
    pub key: Vec<String>,
    /// What it is for.
    pub doc: String,
}

/// A field in one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldLine {
    /// Its name.
    pub name: String,
    /// What it holds: `day`, `whole number from 1 to 5`.
    pub holds: String,
    /// Whether it must be there, or what its absence means: `required`, `required unless state is unknown`,
    /// `default open`; empty if it may simply be absent.
    pub need: String,
    /// What it means, in one sentence.
    pub doc: String,
}

/// A field, whole.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldPage {
    /// The way to it: `commitments.moves.due`.
    pub path: String,
    /// The field in one line, with its whole doc.
    pub line: FieldLine,
    /// The words to choose from, if it is a choice.
    pub choices: Vec<Choice>,
    /// Its keys, if it is an inline table or a list of them.
    pub fields: Vec<FieldLine>,
    /// A line of TOML that holds it.
    pub example: String,
}

/// Explains all sections (`""`), one (`goals`), a field (`goals.state`) or a key of an inline table
/// (`commitments.moves.due`).
///
/// # Errors
/// A usage error that suggests the nearest name, if there is no such section or field.
pub fn explain(catalogue: &Catalogue, path: &str) -> Result<Explanation> {
    let mut names = path.split('.').filter(|name| !name.is_empty());
    let Some(first) = names.next() else {
        let sections = catalogue.sections().iter().map(SectionLine::of).collect();
        return Ok(Explanation::Sections(sections, lines(catalogue.fields())));
    };
    let Some(section) = catalogue.section(first) else {
        return root_field(catalogue, first);
    };
    let Some(second) = names.next() else {
        return Ok(Explanation::Section(SectionLine::of(section), lines(&section.fields)));
    };
    let unknown = |name: &str, fields: &[Field], owner: &str| {
        let error = Error::usage(format!("`{owner}` has no key `{name}`"));
        match nearest(name, fields.iter().map(|field| field.name.as_str())) {
            Some(near) => error.hint(format!("did you mean `{owner}.{near}`?")),
            None => error.hint(format!("`folio schema {owner}` lists its keys")),
        }
    };
    let mut owner = first.to_owned();
    let mut field = section.field(second).ok_or_else(|| unknown(second, &section.fields, &owner))?;
    for name in names {
        owner = format!("{owner}.{}", field.name);
        field = field.field(name).ok_or_else(|| unknown(name, field.fields(), &owner))?;
    }
    Ok(Explanation::Field(FieldPage::of(&owner, field)))
}

fn root_field(catalogue: &Catalogue, name: &str) -> Result<Explanation> {
    if let Some(field) = catalogue.fields().iter().find(|field| field.name == name) {
        return Ok(Explanation::Field(FieldPage::of("", field)));
    }
    let error = Error::usage(format!("there is no section `{name}`"));
    Err(match catalogue.nearest_section(name) {
        Some(near) => error.hint(format!("did you mean `{}`?", near.name)),
        None => error.hint("`folio schema` lists the sections"),
    })
}

fn lines(fields: &[Field]) -> Vec<FieldLine> {
    fields.iter().map(FieldLine::of).collect()
}

impl SectionLine {
    fn of(section: &Section) -> SectionLine {
        let name = &section.name;
        SectionLine {
            name: name.clone(),
            header: if section.list { format!("[[{name}]]") } else { format!("[{name}]") },
            key: section.key.clone(),
            doc: section.doc.clone(),
        }
    }
}

impl FieldLine {
    fn of(field: &Field) -> FieldLine {
        let need = match (&field.required_unless, &field.default) {
            _ if field.required => "required".to_owned(),
            (Some(unless), _) => format!("required unless {} is {}", unless.field, unless.value),
            (None, Some(default)) => format!("default {default}"),
            (None, None) => String::new(),
        };
        FieldLine { name: field.name.clone(), holds: field.kind.to_string(), need, doc: field.summary().to_owned() }
    }
}

impl FieldPage {
    fn of(owner: &str, field: &Field) -> FieldPage {
        let dot = if owner.is_empty() { "" } else { "." };
        FieldPage {
            path: format!("{owner}{dot}{}", field.name),
            line: FieldLine { doc: field.doc.clone(), ..FieldLine::of(field) },
            choices: field.choices().to_vec(),
            fields: lines(field.fields()),
            example: format!("{} = {}", field.name, field.kind.example()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Explanation, FieldPage, explain};
    use crate::model::Settings;
    use crate::schema::Catalogue;

    fn client() -> Catalogue {
        Catalogue::client(&Settings::default())
    }

    fn page(path: &str) -> FieldPage {
        match explain(&client(), path) {
            Ok(Explanation::Field(page)) => page,
            other => panic!("{other:?}"),
        }
    }

    fn refusal(path: &str) -> (String, Vec<String>) {
        let error = explain(&client(), path).unwrap_err();
        (error.message().to_owned(), error.hints().to_vec())
    }

    #[test]
    fn nothing_asked_tells_the_sections() {
        let Ok(Explanation::Sections(sections, fields)) = explain(&client(), "") else { panic!() };
        assert_eq!((sections.len(), fields.len()), (20, 0));
        assert_eq!(sections[3].header, "[[stages]]");
    }

    #[test]
    fn a_section_tells_its_fields() {
        let Ok(Explanation::Section(line, fields)) = explain(&client(), "goals") else { panic!() };
        assert_eq!(line.key, ["id"]);
        assert_eq!((fields[0].need.as_str(), fields[0].holds.as_str()), ("required", "id"));
        assert_eq!(fields[1].need, "required unless state is unknown");
    }

    #[test]
    fn a_field_tells_everything() {
        let state = page("commitments.state");
        assert_eq!((state.line.need.as_str(), state.choices.len()), ("default open", 4));
        let moves = page("commitments.moves");
        assert_eq!(moves.example, "moves = [{ date = 2026-03-02, due = 2026-03-02 }]");
        assert_eq!(page("commitments.moves.due").path, "commitments.moves.due");
    }

    #[test]
    fn a_slip_gets_a_suggestion() {
        assert_eq!(refusal("gaols").1, ["did you mean `goals`?"]);
        assert_eq!(
            refusal("goals.stat"),
            ("`goals` has no key `stat`".into(), vec!["did you mean `goals.state`?".into()])
        );
        assert_eq!(refusal("commitments.moves.x").1, ["`folio schema commitments.moves` lists its keys"]);
    }
}
