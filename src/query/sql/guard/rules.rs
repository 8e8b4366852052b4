//! What a statement may touch: the answers of SQLite's authorizer.

use std::collections::BTreeSet;

use rusqlite::hooks::{AuthAction, AuthContext};

use super::offered::is_offered;

/// What is there that a question must not see.
#[derive(Debug, Default)]
pub struct Hidden {
    /// Tables that begin with `_`: only views read them. Lower case.
    pub tables: BTreeSet<String>,
    /// Those of them that are full-text indexes: SQLite itself looks things up in them, and in the tables they keep
    /// their words in, while a question runs.
    pub indexes: BTreeSet<String>,
}

/// SQLite's modules: tables by their mere name, but for those of JSON. Lower case.
pub const MODULES: [&str; 9] =
    ["dbstat", "fts3", "fts3tokenize", "fts4", "fts4aux", "fts5", "fts5vocab", "rtree", "rtree_i32"];

/// A function that only views call, with what questions do not see. A name in front of a query passes for a view here, so the
/// function is looked for in the text too.
pub const OF_VIEWS: &str = "_health";

/// Why an action is refused; `None` where it is allowed.
pub fn refusal(asked: AuthContext<'_>, hidden: &Hidden) -> Option<String> {
    match asked.action {
        AuthAction::Select | AuthAction::Recursive => None,
        AuthAction::Read { table_name, column_name } => unread(table_name, column_name, asked.accessor, hidden),
        AuthAction::Function { function_name: OF_VIEWS } if asked.accessor.is_some() => None,
        AuthAction::Function { function_name } if is_offered(function_name) => None,
        AuthAction::Function { function_name } => Some(format!("the function `{function_name}` is not offered")),
        // The full-text index asks whether another connection wrote; a question cannot, it begins with another word.
        AuthAction::Pragma { pragma_name: "data_version", pragma_value: None } => None,
        AuthAction::Pragma { .. } => Some("`pragma` is not offered".to_owned()),
        AuthAction::Attach { .. } | AuthAction::Detach { .. } => Some("a question reads this ledger only".to_owned()),
        _ => Some("a question only reads the ledger".to_owned()),
    }
}

/// Why a table is not read.
///
/// A name in front of a query (`with x as …`) passes for a view here, and that a view's table is read without any of its
/// columns is told without the view; so hidden tables are looked for in the text too.
fn unread(table: &str, column: &str, accessor: Option<&str>, hidden: &Hidden) -> Option<String> {
    let name = table.to_ascii_lowercase();
    let of_index =
        |index: &String| name.strip_prefix(index.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('_'));
    let refused = if name.starts_with('_') {
        hidden.tables.contains(&name)
            && accessor.is_none()
            && !column.is_empty()
            && !hidden.indexes.iter().any(of_index)
    } else {
        name.starts_with("sqlite_") || name.starts_with("pragma_") || MODULES.contains(&name.as_str())
    };
    refused.then(|| format!("`{table}` is no table of the ledger"))
}
