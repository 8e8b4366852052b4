//! What the words after a command mean: days, addresses, `key=value`, and values by the types of their fields.
//!
//! | file | reads |
//! |---|---|
//! | `when` | `fri`, `+3d`, `yesterday 15:00` |
//! | `address` | `stakeholders.ivan.engagement`, `interactions[2026-10-02]` |
//! | `entries` | which entry is meant, and what it is called |
//! | `assignment` | `key=text`, `key:=TOML`, `key=` |
//! | `value` | text into the TOML of a field's type |
//! | `reference` | ids that must name something |
//! | `entry` | all of it into a new entry of a section |
//! | `edits` | all of it into edits of values that are there |
//! | `moving` | whether those would move a promise in silence |

pub mod address;
pub mod assignment;
pub mod edits;
pub mod entries;
pub mod entry;
pub mod moving;
pub mod reference;
pub mod spelled;
pub mod value;
pub mod when;
