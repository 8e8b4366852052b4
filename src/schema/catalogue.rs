//! The schema as folio's generic commands read it: sections, their fields, what a field holds and what it means.

use crate::diagnostic::nearest;
use crate::model::Settings;
use crate::source::Order;

use super::kind::{Choice, Kind};
use super::leaf::Leaf;
use super::{effective, reading};

/// All sections and fields of one kind of file.
#[derive(Debug, Clone, PartialEq)]
pub struct Catalogue {
    fields: Vec<Field>,
    sections: Vec<Section>,
}

/// A table `[name]` or a list of tables `[[name]]` at the root of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// The key it stands under.
    pub name: String,
    /// What it is for, in a sentence or two.
    pub doc: String,
    /// Whether it must be there.
    pub required: bool,
    /// Whether it is a list `[[name]]`.
    pub list: bool,
    /// The fields that name an entry: `["id"]`, or its natural key, of which absent fields count as empty.
    /// Empty for a table.
    pub key: Vec<String>,
    /// The fields in the order of the format.
    pub fields: Vec<Field>,
    /// What further keys hold, where the ledger chooses the names; `None` where there are no further keys.
    pub others: Option<Kind>,
}

/// A key of a section or of an inline table.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// The key.
    pub name: String,
    /// What it means: unit, example, edge.
    pub doc: String,
    /// Whether it must be there.
    pub required: bool,
    /// If the field must be there only unless another one has a certain value.
    pub required_unless: Option<Unless>,
    /// Where it has other ends with certain values of another field.
    pub within: Vec<Within>,
    /// How many values a list must have; 0 where that is open, or its type says how many.
    pub least: i64,
    /// What absence means, as the file would spell it, without quotes.
    pub default: Option<String>,
    /// What it holds.
    pub kind: Kind,
    /// Whether the ledger's own `folio.toml` adds it.
    pub custom: bool,
}

/// The one value of another field with which a field need not be there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unless {
    /// The other field, of the same entry.
    pub field: String,
    /// Its value.
    pub value: String,
}

/// The ends of a number where another field has a certain value, or none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Within {
    /// The other field, of the same entry.
    pub field: String,
    /// Its value.
    pub value: String,
    /// The lowest allowed.
    pub min: i64,
    /// The highest allowed.
    pub max: i64,
}

impl Catalogue {
    /// What a client file of this ledger may hold, its own fields included.
    pub fn client(settings: &Settings) -> Catalogue {
        Catalogue::of(&effective::client_text(settings))
    }

    /// What `folio.toml` may hold.
    pub fn folio() -> Catalogue {
        Catalogue::of(effective::folio_text())
    }

    fn of(schema: &str) -> Catalogue {
        let (fields, sections) = reading::root(&Leaf::parse(schema));
        Catalogue { fields, sections }
    }

    /// The command that explains these files.
    pub fn explained_by(&self) -> &'static str {
        if self.section("profile").is_some() { "folio schema" } else { "folio schema --settings" }
    }

    /// The sections in the order of the format.
    pub fn sections(&self) -> &[Section] {
        &self.sections
    }

    /// The order in which a file customarily holds its sections, and each section its keys.
    pub fn order(&self) -> Order {
        let keys = |section: &Section| section.fields.iter().map(|field| field.name.clone()).collect();
        Order::new(self.sections.iter().map(|section| (section.name.clone(), keys(section))).collect())
    }

    /// Keys at the root of the file that are no section: `format` of `folio.toml`.
    pub fn fields(&self) -> &[Field] {
        &self.fields
    }

    /// The section of this name.
    pub fn section(&self, name: &str) -> Option<&Section> {
        self.sections.iter().find(|section| section.name == name)
    }

    /// The section whose name is most like `name`, if any is like it at all.
    pub fn nearest_section(&self, name: &str) -> Option<&Section> {
        let found = nearest(name, self.sections.iter().map(|section| section.name.as_str()))?;
        self.section(found)
    }
}

impl Section {
    /// The field of this name.
    pub fn field(&self, name: &str) -> Option<&Field> {
        field(&self.fields, name)
    }

    /// The field whose name is most like `name`, if any is like it at all.
    pub fn nearest_field(&self, name: &str) -> Option<&Field> {
        let found = nearest(name, self.fields.iter().map(|field| field.name.as_str()))?;
        self.field(found)
    }

    /// Whether entries are named by an `id` they must carry, not by a natural key.
    pub fn is_named(&self) -> bool {
        self.key.len() == 1 && self.key[0] == "id"
    }
}

impl Field {
    /// Whether what is asked of it depends on another field.
    pub fn depends(&self) -> bool {
        self.required_unless.is_some() || !self.within.is_empty()
    }

    /// The words to choose from; none where any value goes. Of a list, the words of its elements.
    pub fn choices(&self) -> &[Choice] {
        match self.element() {
            Kind::Choice(choices) => choices,
            _ => &[],
        }
    }

    /// What one value holds: the elements of a list, else the field itself.
    pub fn element(&self) -> &Kind {
        match &self.kind {
            Kind::List(of) => of,
            kind => kind,
        }
    }

    /// Whether the field holds a list.
    pub fn is_list(&self) -> bool {
        matches!(self.kind, Kind::List(_))
    }

    /// The fields of the inline table, or of each table of the list; none for other fields.
    pub fn fields(&self) -> &[Field] {
        match self.element() {
            Kind::Table(fields) => fields,
            _ => &[],
        }
    }

    /// The key of this name in the inline table, or in each table of the list.
    pub fn field(&self, name: &str) -> Option<&Field> {
        field(self.fields(), name)
    }

    /// The first sentence of the doc, for lists.
    pub fn summary(&self) -> &str {
        let end = self.doc.find(". ").unwrap_or(self.doc.len());
        self.doc[..end].trim_end_matches('.')
    }
}

fn field<'f>(fields: &'f [Field], name: &str) -> Option<&'f Field> {
    fields.iter().find(|field| field.name == name)
}

#[cfg(test)]
mod tests {
    use super::{Catalogue, Kind};
    use crate::model::Settings;
    use crate::schema::kind::Target;
    use crate::source::Tree;

    fn client() -> Catalogue {
        Catalogue::client(&Settings::default())
    }

    #[test]
    fn sections_stand_in_the_order_of_the_format() {
        let catalogue = client();
        let names: Vec<_> = catalogue.sections().iter().map(|section| section.name.as_str()).collect();
        assert_eq!(names[..5], ["profile", "communication", "custom", "stages", "forces"]);
        assert_eq!(names.len(), 20);
        assert!(catalogue.sections().iter().all(|section| !section.doc.is_empty()));
    }

    #[test]
    fn a_section_is_a_table_or_a_list_with_a_key() {
        let catalogue = client();
        let profile = catalogue.section("profile").unwrap();
        assert!(!profile.list && profile.key.is_empty());
        let goals = catalogue.section("goals").unwrap();
        assert!(goals.list && goals.is_named());
        assert_eq!(catalogue.section("stages").unwrap().key, ["entered", "stage"]);
    }

    #[test]
    fn every_field_says_what_it_means_and_holds() {
        let catalogue = client();
        let commitments = catalogue.section("commitments").unwrap();
        let field = |name| commitments.field(name).unwrap();
        assert!(field("due").required && field("due").kind == Kind::Day);
        assert_eq!(field("state").default.as_deref(), Some("open"));
        assert_eq!(field("state").choices()[1].value, "done");
        assert_eq!(field("owner").kind, Kind::Reference(Target::Promiser));
        assert_eq!(field("moves").field("reason").unwrap().kind, Kind::Text { pattern: None });
        assert_eq!(field("visible").default.as_deref(), Some("true"));
        let people = catalogue.section("stakeholders").unwrap();
        assert_eq!(people.field("power").unwrap().kind, Kind::Integer { min: Some(1), max: Some(5) });
        assert_eq!(
            *people.field("influences").unwrap().element(),
            Kind::Reference(Target::Section("stakeholders".into()))
        );
        assert!(people.field("roles").unwrap().choices().iter().all(|choice| !choice.doc.is_empty()));
        let goals = catalogue.section("goals").unwrap();
        assert_eq!(goals.field("statement").unwrap().required_unless.as_ref().unwrap().value, "unknown");
        for section in catalogue.sections() {
            assert!(section.fields.iter().all(|field| !field.doc.is_empty()), "{}", section.name);
        }
    }

    #[test]
    fn the_fields_of_a_ledger_are_fields_like_others() {
        let settings: Settings = Tree::parse(
            "[custom.client]\nerp_code = { type = 'string', required = true, pattern = '^[0-9]{6}$', doc = 'Code in the ERP' }\n\
             [custom.stakeholders]\nbadge = { type = 'integer', minimum = 1 }\nsize = { type = 'string', choices = ['S', 'M'] }\n",
        )
        .decode()
        .unwrap();
        let catalogue = Catalogue::client(&settings);
        let code = catalogue.section("custom").unwrap().field("erp_code").unwrap();
        assert!(code.required && code.custom);
        assert_eq!(
            (code.doc.as_str(), &code.kind),
            ("Code in the ERP", &Kind::Text { pattern: Some("^[0-9]{6}$".into()) })
        );
        let custom = catalogue.section("stakeholders").unwrap().field("custom").unwrap();
        assert_eq!(custom.field("badge").unwrap().kind, Kind::Integer { min: Some(1), max: None });
        assert_eq!(custom.field("size").unwrap().choices()[1].value, "M");
    }

    #[test]
    fn settings_have_a_catalogue_too() {
        let folio = Catalogue::folio();
        assert_eq!(folio.fields()[0].name, "format");
        assert!(folio.section("ledger").unwrap().field("name").unwrap().required);
        assert!(matches!(folio.section("rules").unwrap().others, Some(Kind::Choice(_))));
        assert_eq!(folio.section("members").unwrap().key, ["id"]);
        let custom = folio.section("custom").unwrap().field("client").unwrap();
        assert!(matches!(&custom.kind, Kind::Open(of) if matches!(**of, Kind::Table(_))));
    }
}
