//! The rows of the table, as data. A new figure is one more line here and one in `README.md`.

/// A ledger to measure on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Size {
    pub(crate) clients: u64,
    /// In 256 sub-folders instead of one flat folder.
    pub(crate) shard: bool,
}

/// What folio is asked to do. In its words `{client}` stands for a slug, and the name of one of the twelve questions for its
/// SQL.
#[derive(Clone, Copy)]
pub(crate) enum Act {
    /// A command that leaves the ledger as it is. An index that it keeps is up to date.
    Read(&'static [&'static str]),
    /// A command that finds no index, and makes one.
    Build(&'static [&'static str]),
    /// `folio log`, each time on another client.
    Log,
}

/// Who does the same work beside folio, in turns with it.
#[derive(Clone, Copy)]
pub(crate) enum Peer {
    /// The floor: every file below `clients/` read into one buffer by one thread of this very program.
    BareRead,
    /// The floor of what reads the content: every file parsed by one thread of this very program, with folio's TOML crate.
    BareParse,
    /// Another program in the ledger's folder.
    Program(Program),
    /// Another program to which the same question is put, on data of its own made from the ledger; the last line of its
    /// answer has to be folio's.
    Answer(Program),
    /// `taplo lint` with the ledger's schema.
    Taplo,
    /// `git add` and `git commit` of the same edit, with these settings; only beside [`Act::Log`].
    Commit(&'static [&'static str]),
}

/// A program that is skipped where it is missing.
#[derive(Clone, Copy)]
pub(crate) struct Program {
    /// Words that make it tell its version.
    pub(crate) version: &'static [&'static str],
    /// Words to run it; `{jsonl}` and `{rec}` stand for the ledger as JSON, a line a client, and as one recfile.
    pub(crate) words: &'static [&'static str],
}

/// What is demanded.
#[derive(Clone, Copy)]
pub(crate) enum Bar {
    /// The time of the whole process, at most so many times the peer's.
    Times(Peer, f64),
    /// The time of the whole process in milliseconds.
    Millis(f64),
    /// The peak of memory in megabytes (10⁶ bytes).
    Megabytes(f64),
}

/// A row of the table.
pub(crate) struct Case {
    pub(crate) name: &'static str,
    pub(crate) size: Size,
    pub(crate) act: Act,
    pub(crate) bar: Bar,
    /// Rounds of which the median counts; one more goes before to warm up.
    pub(crate) rounds: usize,
}

const fn case(name: &'static str, size: Size, act: Act, bar: Bar, rounds: usize) -> Case {
    Case { name, size, act, bar, rounds }
}

const HUNDRED: Size = Size { clients: 100, shard: false };
const THOUSAND: Size = Size { clients: 1_000, shard: false };
const TEN_THOUSAND: Size = Size { clients: 10_000, shard: false };
const TEN_THOUSAND_IN_FOLDERS: Size = Size { clients: 10_000, shard: true };
const HUNDRED_THOUSAND_IN_FOLDERS: Size = Size { clients: 100_000, shard: true };

const CHECK: Act = Act::Read(&["check"]);
const SHOW: Act = Act::Read(&["show", "{client}"]);
const AGENDA: Act = Act::Read(&["agenda"]);
const BRIEF: Act = Act::Read(&["brief", "{client}"]);
const COMMIT: Peer = Peer::Commit(&[]);
const SAFE_COMMIT: Peer = Peer::Commit(&["-c", "core.fsync=all"]);

const QUERY: Act = Act::Read(&["query", "our_promises_past_due"]);
const BUILD: Act = Act::Build(&["query", "our_promises_past_due"]);
const FIND: Act = Act::Read(&["find", "неустойка"]);
/// The answer is one number, so that every program can be held to it.
const COUNT: Act = Act::Read(&["query", "--format", "tsv", "people_named_orlov"]);

/// What a refresh of the index has to do at least: look at every file's status.
const STAT_WALK: Peer = Peer::Program(Program {
    version: &["find", "--version"],
    words: &["find", "clients", "-printf", "%p %s %i %T@ %C@\\n"],
});
const GIT_STATUS: Peer = Peer::Program(Program { version: &["git", "--version"], words: &["git", "status"] });
const RIPGREP: Peer = Peer::Program(Program {
    version: &["rg", "--version"],
    words: &["rg", "--ignore-case", "неустойк", "clients"],
});
const JQ: Peer = Peer::Answer(Program {
    version: &["jq", "--version"],
    words: &["jq", "-n", r#"[inputs | .stakeholders[]? | select(.name | test("орлов"; "i"))] | length"#, "{jsonl}"],
});
const DUCKDB: Peer = Peer::Answer(Program {
    version: &["python3", "-c", "import duckdb; print('duckdb', duckdb.__version__)"],
    words: &[
        "python3",
        "-c",
        "import duckdb, sys\n\
         sql = \"select count(*) from (select unnest(stakeholders) s from read_json(?)) where s.name ilike '%орлов%'\"\n\
         print(duckdb.execute(sql, sys.argv[1:]).fetchone()[0])",
        "{jsonl}",
    ],
});
const RECSEL: Peer = Peer::Answer(Program {
    version: &["recsel", "--version"],
    words: &["recsel", "-t", "stakeholders", "-e", "name ~ '[Оо]рлов'", "-c", "{rec}"],
});

/// Every row, in the order of the table: about the files themselves and one client, then about the day, then about questions.
pub(crate) const CASES: [&[Case]; 3] = [FILES, DAY, QUESTIONS];

const FILES: &[Case] = &[
    case("check : bare read", TEN_THOUSAND, CHECK, Bar::Times(Peer::BareRead, 10.0), 9),
    case("check : bare read", TEN_THOUSAND_IN_FOLDERS, CHECK, Bar::Times(Peer::BareRead, 10.0), 5),
    case("check : taplo lint", THOUSAND, CHECK, Bar::Times(Peer::Taplo, 0.2), 5),
    case("check, memory", TEN_THOUSAND, CHECK, Bar::Megabytes(150.0), 3),
    case("show", THOUSAND, SHOW, Bar::Millis(20.0), 21),
    case("show", TEN_THOUSAND, SHOW, Bar::Millis(20.0), 21),
    case("log : git commit", THOUSAND, Act::Log, Bar::Times(COMMIT, 1.2), 21),
    case("log : git commit", TEN_THOUSAND, Act::Log, Bar::Times(COMMIT, 1.2), 21),
    case("log : git commit", TEN_THOUSAND_IN_FOLDERS, Act::Log, Bar::Times(COMMIT, 1.2), 21),
    case("log : git commit, core.fsync=all", THOUSAND, Act::Log, Bar::Times(SAFE_COMMIT, 1.0), 21),
    case("log : git commit, core.fsync=all", TEN_THOUSAND, Act::Log, Bar::Times(SAFE_COMMIT, 1.0), 21),
];

const DAY: &[Case] = &[
    case("agenda", THOUSAND, AGENDA, Bar::Millis(100.0), 21),
    case("agenda", TEN_THOUSAND, AGENDA, Bar::Millis(400.0), 9),
    case("brief", THOUSAND, BRIEF, Bar::Millis(30.0), 21),
    case("brief", TEN_THOUSAND, BRIEF, Bar::Millis(30.0), 21),
];

const QUESTIONS: &[Case] = &[
    case("query : find -printf", HUNDRED, QUERY, Bar::Times(STAT_WALK, 2.0), 41),
    case("query : find -printf", THOUSAND, QUERY, Bar::Times(STAT_WALK, 2.0), 21),
    case("query : find -printf", TEN_THOUSAND, QUERY, Bar::Times(STAT_WALK, 2.0), 21),
    case("query : find -printf", HUNDRED_THOUSAND_IN_FOLDERS, QUERY, Bar::Times(STAT_WALK, 2.0), 9),
    case("query : git status", HUNDRED, QUERY, Bar::Times(GIT_STATUS, 2.0), 41),
    case("query : git status", THOUSAND, QUERY, Bar::Times(GIT_STATUS, 2.0), 21),
    case("query : git status", TEN_THOUSAND, QUERY, Bar::Times(GIT_STATUS, 2.0), 21),
    case("query : git status", HUNDRED_THOUSAND_IN_FOLDERS, QUERY, Bar::Times(GIT_STATUS, 4.0), 9),
    case("first query : bare parse", HUNDRED, BUILD, Bar::Times(Peer::BareParse, 2.5), 9),
    case("first query : bare parse", THOUSAND, BUILD, Bar::Times(Peer::BareParse, 2.5), 9),
    case("first query : bare parse", TEN_THOUSAND, BUILD, Bar::Times(Peer::BareParse, 2.5), 5),
    case("first query : bare parse", HUNDRED_THOUSAND_IN_FOLDERS, BUILD, Bar::Times(Peer::BareParse, 2.5), 3),
    case("find : ripgrep", TEN_THOUSAND, FIND, Bar::Times(RIPGREP, 1.0), 9),
    case("query : jq", TEN_THOUSAND, COUNT, Bar::Times(JQ, 0.05), 5),
    case("query : duckdb", TEN_THOUSAND, COUNT, Bar::Times(DUCKDB, 0.05), 5),
    case("query : recsel", TEN_THOUSAND, COUNT, Bar::Times(RECSEL, 0.05), 5),
    case("query, memory", TEN_THOUSAND, QUERY, Bar::Megabytes(30.0), 5),
    case("first query, memory", TEN_THOUSAND, BUILD, Bar::Megabytes(250.0), 3),
    case("first query, memory", HUNDRED_THOUSAND_IN_FOLDERS, BUILD, Bar::Megabytes(250.0), 1),
];
