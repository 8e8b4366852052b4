//! The functions a question may call.

/// SQLite's functions that only compute, and folio's own; sorted by name, so that it can be searched.
///
/// Left out is what reaches outside (`load_extension`), tells of the connection (`changes`, `sqlite_…`), makes bytes of
/// any size out of nothing (`zeroblob`, `randomblob`), or takes quadratic time in one call, where no limit can stop it
/// (`json_patch`).
pub const FUNCTIONS: &[&str] = &[
    "->",
    "->>",
    "abs",
    "avg",
    "bm25",
    "char",
    "coalesce",
    "concat",
    "concat_ws",
    "count",
    "cume_dist",
    "current_date",
    "current_time",
    "current_timestamp",
    "date",
    "datetime",
    "days",
    "dense_rank",
    "first_value",
    "fold",
    "format",
    "glob",
    "group_concat",
    "hex",
    "highlight",
    "if",
    "ifnull",
    "iif",
    "instr",
    "json",
    "json_array",
    "json_array_length",
    "json_error_position",
    "json_extract",
    "json_group_array",
    "json_group_object",
    "json_insert",
    "json_object",
    "json_pretty",
    "json_quote",
    "json_remove",
    "json_replace",
    "json_set",
    "json_type",
    "json_valid",
    "julianday",
    "lag",
    "last_value",
    "lead",
    "length",
    "like",
    "likelihood",
    "likely",
    "lower",
    "ltrim",
    "major",
    "match",
    "max",
    "min",
    "nth_value",
    "ntile",
    "nullif",
    "octet_length",
    "paid_later",
    "percent_rank",
    "printf",
    "quote",
    "random",
    "rank",
    "replace",
    "round",
    "row_number",
    "rtrim",
    "sign",
    "snippet",
    "soundex",
    "sqlite_version",
    "strftime",
    "string_agg",
    "substr",
    "substring",
    "sum",
    "thread_start",
    "time",
    "timediff",
    "today",
    "total",
    "trim",
    "typeof",
    "unhex",
    "unicode",
    "unistr",
    "unixepoch",
    "unlikely",
    "upper",
];

/// Whether a question may call the function of that name, in any case.
pub fn is_offered(name: &str) -> bool {
    FUNCTIONS.binary_search(&name.to_ascii_lowercase().as_str()).is_ok()
}

#[cfg(test)]
mod tests {
    use super::{FUNCTIONS, is_offered};

    #[test]
    fn the_list_can_be_searched() {
        assert!(FUNCTIONS.is_sorted());
        assert!(is_offered("Count") && is_offered("->>"));
        assert!(!is_offered("load_extension") && !is_offered("zeroblob"));
    }

    #[test]
    fn every_name_in_it_is_a_function() {
        let connection = rusqlite::Connection::open_in_memory().unwrap();
        super::super::super::furnish(&connection, "2026-03-02T09:30:00".parse().unwrap()).unwrap();
        let known: Vec<String> = connection
            .prepare("select distinct name from pragma_function_list")
            .unwrap()
            .query_map([], |row| row.get(0))
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap();
        // Functions of a full-text table exist only on one; those of the trade come with the ledger.
        let elsewhere = ["bm25", "highlight", "snippet", "days", "major", "paid_later", "thread_start"];
        let unknown: Vec<&&str> = FUNCTIONS
            .iter()
            .filter(|name| !elsewhere.contains(name) && !known.iter().any(|other| other.eq_ignore_ascii_case(name)))
            .collect();
        assert!(unknown.is_empty(), "{unknown:?}");
    }
}
