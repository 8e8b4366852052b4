//! The rows of the table, as data. A new figure is one more line here and one in `README.md`.

/// A ledger to measure on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Size {
    pub(crate) clients: u64,
    /// In 256 sub-folders instead of one flat folder.
    pub(crate) shard: bool,
}

/// What folio is asked to do.
#[derive(Clone, Copy)]
pub(crate) enum Act {
    /// A command that leaves the ledger as it is; `{client}` stands for a slug.
    Read(&'static [&'static str]),
    /// `folio log`, each time on another client.
    Log,
}

/// Who does the same work beside folio, in turns with it.
#[derive(Clone, Copy)]
pub(crate) enum Peer {
    /// The floor: every file below `clients/` read into one buffer by one thread of this very program.
    BareRead,
    /// `taplo lint` with the ledger's schema.
    Taplo,
    /// `git add` and `git commit` of the same edit, with these settings; only beside [`Act::Log`].
    Commit(&'static [&'static str]),
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

const THOUSAND: Size = Size { clients: 1_000, shard: false };
const TEN_THOUSAND: Size = Size { clients: 10_000, shard: false };
const TEN_THOUSAND_IN_FOLDERS: Size = Size { clients: 10_000, shard: true };

const CHECK: Act = Act::Read(&["check"]);
const SHOW: Act = Act::Read(&["show", "{client}"]);
const COMMIT: Peer = Peer::Commit(&[]);
const SAFE_COMMIT: Peer = Peer::Commit(&["-c", "core.fsync=all"]);

/// Every row, in the order of the table.
pub(crate) const CASES: [Case; 11] = [
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
