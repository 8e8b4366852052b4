//! The name git gives to the bytes of a file, whether or not it has seen them.

use git2::{ObjectType, Oid};

/// The bytes' object id in git, in hexadecimal; empty where libgit2 has no memory left to compute it.
///
/// Two files with the same name hold the same bytes: git's check against made-up collisions of SHA-1 is part of it.
pub fn content_name(bytes: &[u8]) -> String {
    Oid::hash_object(ObjectType::Blob, bytes).map(|id| id.to_string()).unwrap_or_default()
}
