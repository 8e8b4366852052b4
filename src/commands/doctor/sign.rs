//! What the doctor saw of one thing: whether it is as it should be, and what to do about it.

use serde_json::{Value, json};

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// As it should be.
    Fine,
    /// Works, and would work better otherwise.
    Advice,
    /// Needs doing.
    Ill,
}

/// One thing looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sign {
    /// The thing: `git`, `attributes`.
    pub what: &'static str,
    /// How it is.
    pub state: State,
    /// What was seen.
    pub found: String,
    /// What to do; empty where nothing is.
    pub cure: String,
}

impl Sign {
    /// All is well.
    pub fn fine(what: &'static str, found: impl Into<String>) -> Sign {
        Sign { what, state: State::Fine, found: found.into(), cure: String::new() }
    }

    /// Something that would be better otherwise.
    pub fn advice(what: &'static str, found: impl Into<String>, cure: impl Into<String>) -> Sign {
        Sign { what, state: State::Advice, found: found.into(), cure: cure.into() }
    }

    /// Something that needs doing.
    pub fn ill(what: &'static str, found: impl Into<String>, cure: impl Into<String>) -> Sign {
        Sign { what, state: State::Ill, found: found.into(), cure: cure.into() }
    }

    /// The same for JSON.
    pub fn item(&self) -> Value {
        let state = match self.state {
            State::Fine => "fine",
            State::Advice => "advice",
            State::Ill => "ill",
        };
        json!({"what": self.what, "state": state, "found": self.found, "cure": self.cure})
    }
}
