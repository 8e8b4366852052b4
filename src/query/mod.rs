//! SQL over the ledger: one table a section with a column a field, each row with the line it stands on; views of what the
//! trade asks daily; the full text of what people wrote.
//!
//! The only folder that names SQLite. The tables come from the schema's [`Catalogue`](crate::schema::Catalogue): a field
//! added to the model is a column here without a word of code.
//!
//! | part | does |
//! |---|---|
//! | `relation` | says what tables and views there are; *adding a view* |
//! | `extract`, `feed`, `build`, `insert` | one file as rows; many files on all cores; the database; rows into one table |
//! | `bulk` | tables written whole into a new file, past SQLite |
//! | `sight`, `refresh`, `index` | what the files look like now; the tables brought to it; where they are kept |
//! | `sql` | what makes a connection folio's: functions, order of names, what a question may do, its faults |
//! | `accounts` | every client whole, for facts and reports |
//! | `ask`, `answer` | [`Database`]: questions and their [`Rows`] |
//! | `named` | views, made for the question that names them |
//! | `findings` | what `check` finds, as a table for who asks for it |
//! | `search` | the full text: [`find`] |
//! | `export` | every table in a file for other programs |
//! | `select` | [`Selection`]: rows of one table, chosen by flags and `--where` |
//! | `table` | [`Table`]: a section of one file as it is written, without a database |

mod accounts;
mod answer;
mod ask;
mod build;
mod bulk;
mod cell;
mod export;
mod extract;
mod feed;
mod findings;
mod index;
mod insert;
mod named;
mod numbering;
mod order;
mod refresh;
mod relation;
mod rows;
mod search;
mod select;
mod sight;
mod sql;
mod table;
#[cfg(test)]
mod tests;
mod trade;

pub use accounts::{Looked, Missing, each_account};
pub use answer::identify;
pub use ask::{Database, LeftOut};
pub use index::{Health, Keep, State, health};
pub use order::Order;
pub use relation::{Attribute, CLIENTS, Holds, Relation, Relations};
pub use rows::{Cell, Column, Origin, Row, Rows, WHERE, unbroken};
pub use search::{Excerpt, Hit, Question, Scope, find, settle};
pub use select::Selection;
pub use table::Table;
