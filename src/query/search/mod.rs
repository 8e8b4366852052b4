//! Full text: words of any script and their stems, the texts in which they stand, and the place in each.
//!
//! | part | does |
//! |---|---|
//! | `letters`, `stems`, `words` | a text as the stems of its words, for what is stored and for what is asked |
//! | `question` | what is looked for, and where a text has it |
//! | `excerpt` | the neighbourhood of what was found, on one line |
//! | `place` | the line of the file on which it stands |
//!
//! Hits come in the order of the ledger, not by a measure of likeness: every hit has all the words that were asked for, those
//! of one client belong together, and the same question gives the same page whichever way it is looked for.

mod excerpt;
mod letters;
mod place;
mod question;
mod stems;
#[cfg(test)]
mod tests;
mod words;

use std::ops::Range;

use rusqlite::{Connection, Row, named_params};

pub use excerpt::Excerpt;
pub use place::settle;
pub use question::Question;
pub(super) use words::add_stemmed;
#[cfg(test)]
use words::stemmed;

use super::Database;
use crate::error::Result;

/// A text in which everything stands that was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Slug of the client.
    pub client: String,
    /// Section the text stands in.
    pub section: String,
    /// Field it is the value of, or a part of.
    pub field: String,
    /// Path of the client's file, from the ledger's root.
    pub file: String,
    /// Line on which the text begins; after [`settle`], that of the first match.
    pub line: u32,
    /// The text, whole.
    pub text: String,
    /// The bytes of the text that match, in order and apart from each other.
    pub marks: Vec<Range<usize>>,
}

/// Where to look, and how much to find.
#[derive(Debug, Clone, Copy, Default)]
pub struct Scope<'a> {
    /// Only this section; `custom` for the ledger's own fields in any section.
    pub section: Option<&'a str>,
    /// Only this file.
    pub file: Option<&'a str>,
    /// At most so many hits.
    pub limit: Option<usize>,
}

/// What a hit is made of.
const HIT: &str = "select f.slug, d.section, d.field, f.path, p.line, p.text";
/// What gives a text its place.
const PLACES: &str = "join _files f on f.id = p.rowid >> 20 join _fields d on d.id = p.field";
/// Where a hit may stand.
const WITHIN: &str = "(:section is null or p.field in \
    (select id from _fields where section = :section or (:section = 'custom' and field = 'custom'))) \
    and (:file is null or p.rowid >> 20 = (select id from _files where path = :file))";

/// Every text that has what was asked for, by client, file and line.
///
/// # Errors
/// Where the database cannot be read.
pub fn find(database: &Database<'_>, question: &Question, scope: Scope<'_>) -> Result<Vec<Hit>> {
    database.aside(|connection| match question.expression() {
        Some(expression) => by_words(connection, question, &expression, scope),
        None => by_parts(connection, question, scope),
    })
}

/// Asks the full-text index.
fn by_words(
    connection: &Connection,
    question: &Question,
    expression: &str,
    scope: Scope<'_>,
) -> rusqlite::Result<Vec<Hit>> {
    let sql = format!(
        "{HIT} from _words cross join _prose p on p.rowid = _words.rowid {PLACES} where _words match :words and {WITHIN} \
        order by f.slug, f.path, p.line, p.rowid limit :limit"
    );
    let mut statement = connection.prepare(&sql)?;
    // Of texts with the words of a phrase, nobody knows beforehand how many have the phrase.
    let limit = scope.limit.filter(|_| question.is_of_single_words());
    let limit = limit.and_then(|limit| i64::try_from(limit).ok()).unwrap_or(-1);
    let parameters =
        named_params! { ":words": expression, ":section": scope.section, ":file": scope.file, ":limit": limit };
    let hits = statement.query_and_then(parameters, |row| {
        let marks = question.marks(row.get_ref(5)?.as_str()?);
        marks.map(|marks| hit(row, marks)).transpose()
    })?;
    hits.filter_map(Result::transpose).take(scope.limit.unwrap_or(usize::MAX)).collect()
}

/// Looks through every text.
fn by_parts(connection: &Connection, question: &Question, scope: Scope<'_>) -> rusqlite::Result<Vec<Hit>> {
    let mut statement = connection.prepare(&format!("select p.rowid, p.text from _prose p where {WITHIN}"))?;
    let mut rows = statement.query(named_params! { ":section": scope.section, ":file": scope.file })?;
    // Most texts are no hit, and need no place.
    let mut placed = connection.prepare(&format!("{HIT} from _prose p {PLACES} where p.rowid = ?"))?;
    let mut hits = Vec::new();
    while let Some(row) = rows.next()? {
        let text = row.get_ref(1)?.as_str()?;
        if let Some(marks) = question.marks(text) {
            hits.push(placed.query_row([row.get::<_, i64>(0)?], |row| hit(row, marks))?);
        }
    }
    // Stable: texts of one line stay in the order in which they were read.
    hits.sort_by(|one, other| place_of(one).cmp(&place_of(other)));
    hits.truncate(scope.limit.unwrap_or(usize::MAX));
    Ok(hits)
}

fn place_of(hit: &Hit) -> (&str, &str, u32) {
    (&hit.client, &hit.file, hit.line)
}

fn hit(row: &Row<'_>, marks: Vec<Range<usize>>) -> rusqlite::Result<Hit> {
    Ok(Hit {
        client: row.get(0)?,
        section: row.get(1)?,
        field: row.get(2)?,
        file: row.get(3)?,
        line: row.get(4)?,
        text: row.get(5)?,
        marks,
    })
}
