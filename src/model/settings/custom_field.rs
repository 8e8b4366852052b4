//! `[custom.*]`: the ledger's own typed fields.

use std::collections::BTreeMap;
use std::ops::Deref;

use serde::Deserialize;

/// The ledger's own fields: by section (`client` for `[custom]` of a client file), then by name.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(transparent)]
pub struct CustomFields(BTreeMap<String, BTreeMap<String, CustomField>>);

impl Deref for CustomFields {
    type Target = BTreeMap<String, BTreeMap<String, CustomField>>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

/// A field of the ledger's own: `{ type = "integer", minimum = 1, doc = "…" }`.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CustomField {
    /// What the field holds.
    pub r#type: CustomType,
    /// Whether it must be there.
    #[serde(default)]
    pub required: bool,
    /// What the field means, for editors and `folio schema`.
    pub doc: Option<String>,
    /// The only texts allowed; for `string`.
    #[serde(default)]
    pub choices: Vec<String>,
    /// A regular expression the text must match, such as `^[0-9]{6}$`, that looks neither ahead nor back; for `string`.
    pub pattern: Option<String>,
    /// The lowest number allowed; for `integer` and `number`.
    pub minimum: Option<f64>,
    /// The highest number allowed; for `integer` and `number`.
    pub maximum: Option<f64>,
}

/// What a custom field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, strum::Display)]
#[cfg_attr(test, derive(schemars::JsonSchema, serde::Serialize))]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum CustomType {
    /// Text.
    String,
    /// A whole number.
    Integer,
    /// A decimal number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// A day such as `2026-03-02`.
    Date,
    /// An amount of money such as `150000 RUB`.
    Money,
    /// A span of time such as `14d`.
    Span,
    /// A list of texts.
    List,
}

/// Which sections can have fields of the ledger's own, the schema of a client file says.
#[cfg(test)]
impl schemars::JsonSchema for CustomFields {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "CustomFields".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let field = generator.subschema_for::<CustomField>();
        schemars::json_schema!({
            "type": "object",
            "patternProperties": { "^[a-z][a-z0-9_]{0,62}$": field },
            "additionalProperties": false,
            "description": "Fields of the ledger's own by name: small Latin letters, digits and underscores."
        })
    }
}
