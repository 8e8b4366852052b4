//! A run of `folio log` under `strace`, read as steps on the disk.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::os::unix::ffi::OsStringExt as _;
use std::path::{Path, PathBuf};

use super::disk::{Disk, Named, Node, Step};
use crate::bed::Bed;
use crate::drive::Writer;
use crate::trace::strace;

/// What the recorded run adds.
pub(super) const ENTRY: &str = "first entry";

/// Everything that changes files or names; a call that the reader does not know stops it, so that nothing is overlooked.
const CALLS: &str = "open,openat,creat,write,writev,pwrite64,pwritev,copy_file_range,sendfile,fallocate,rename,renameat,renameat2,\
                     link,linkat,symlink,symlinkat,unlink,unlinkat,mkdir,mkdirat,rmdir,truncate,ftruncate,lseek,fsync,\
                     fdatasync,syncfs,close,dup,dup2,dup3,fcntl,chdir";

/// The disk before the run, and its steps.
pub(super) fn run(bed: &Bed) -> (Disk, Vec<Step>) {
    let bed = bed.copy();
    let root = bed.root().canonicalize().expect("the ledger");
    let mut reader = Reader { disk: Disk::of(&root), root, steps: Vec::new(), open: BTreeMap::new() };
    let before = reader.disk.clone();
    let log = bed.root().join("../steps");
    let options = ["-xx", "-s", "99999999", "-e", &format!("trace={CALLS}"), "-o", &log.to_string_lossy()];
    let output = strace(&bed, Writer::Folio, ENTRY, &options);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    for line in std::fs::read_to_string(&log).expect("the record").lines() {
        reader.read(line);
    }
    // Files made on the way are nodes of the disk before, with no name and no bytes.
    let nodes = Disk { names: before.names, ..reader.disk };
    (nodes, reader.steps)
}

/// An open file or folder.
struct Open {
    path: PathBuf,
    /// `None` for a folder.
    node: Option<Node>,
    place: usize,
    append: bool,
}

struct Reader {
    root: PathBuf,
    disk: Disk,
    steps: Vec<Step>,
    open: BTreeMap<String, Open>,
}

impl Reader {
    fn read(&mut self, line: &str) {
        let Some((name, rest)) = line.split_once('(') else { return };
        // Short calls are padded up to the equals sign.
        let Some((arguments, result)) = rest.rsplit_once(" = ") else { return };
        let Some(arguments) = arguments.trim_end().strip_suffix(')') else { return };
        let result = result.split(' ').next().unwrap_or_default();
        if result.starts_with('-') || !name.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return;
        }
        let words: Vec<&str> = arguments.split(", ").collect();
        self.call(name, &words, result, line);
    }

    fn call(&mut self, name: &str, words: &[&str], result: &str, line: &str) {
        match (name, words) {
            ("open", [path, flags, ..]) | ("openat", ["AT_FDCWD", path, flags, ..]) => self.opened(path, flags, result),
            ("close", [file]) => drop(self.open.remove(*file)),
            ("write", ["1", ..]) => self.steps.push(Step::Word),
            ("write", [file, bytes, _]) => self.written(file, bytes),
            ("lseek", [file, ..]) => {
                if let Some(open) = self.open.get_mut(*file) {
                    open.place = result.parse().expect("an offset");
                }
            }
            ("ftruncate", [file, length]) => {
                let Some(Open { path, node: Some(node), .. }) = self.open.get(*file) else { return };
                self.steps.push(Step::Cut(*node, path.clone(), length.parse().expect("a length")));
            }
            ("fsync" | "fdatasync", [file]) => self.steps.extend(self.open.get(*file).map(|open| match open.node {
                Some(node) => Step::SyncFile(node),
                None => Step::SyncFolder(open.path.clone()),
            })),
            ("mkdir", [path, _]) => self.name("the new folder", path, Some(Named::Folder)),
            ("symlink", [target, path]) => self.name("the link", path, Some(Named::Link(hex(target)))),
            ("unlink" | "rmdir", [path]) | ("unlinkat", ["AT_FDCWD", path, _]) => self.name("the end of", path, None),
            ("link", [from, to]) | ("linkat", ["AT_FDCWD", from, "AT_FDCWD", to, _]) => {
                let named = self.inside(from).and_then(|from| self.disk.names.get(&from).cloned());
                self.name("the second name", to, named);
            }
            ("rename", [from, to]) => self.renamed(from, to, false),
            ("renameat2", ["AT_FDCWD", from, "AT_FDCWD", to, how]) => self.renamed(from, to, *how == "RENAME_EXCHANGE"),
            ("fcntl", [_, what, ..]) if !what.contains("DUP") => {}
            _ if words.first().is_some_and(|file| file.parse::<u32>().is_ok() && !self.open.contains_key(*file)) => {}
            _ => panic!("a call that the model does not know: {line}"),
        }
    }

    fn opened(&mut self, path: &str, flags: &str, file: &str) {
        let Some(path) = self.inside(path) else { return };
        if !self.disk.names.contains_key(&path) && flags.contains("O_CREAT") {
            let node = self.disk.file(Vec::new());
            self.change("the new file", vec![(path.clone(), Some(Named::File(node)))]);
        }
        let node = match self.disk.names.get(&path) {
            Some(Named::File(node)) => Some(*node),
            _ => None,
        };
        if let Some(node) = node.filter(|_| flags.contains("O_TRUNC")) {
            self.steps.push(Step::Cut(node, path.clone(), 0));
        }
        self.open.insert(file.to_owned(), Open { path, node, place: 0, append: flags.contains("O_APPEND") });
    }

    fn written(&mut self, file: &str, bytes: &str) {
        let Some(open) = self.open.get_mut(file) else { return };
        let Some(node) = open.node else { return };
        let bytes = hex_bytes(bytes);
        let place = if open.append { length(&self.disk, &self.steps, node) } else { open.place };
        open.place = place + bytes.len();
        self.steps.push(Step::Write(node, open.path.clone(), place, bytes));
    }

    fn renamed(&mut self, from: &str, to: &str, exchange: bool) {
        let (Some(from), Some(to)) = (self.inside(from), self.inside(to)) else { return };
        let named = |path: &Path| self.disk.names.get(path).cloned();
        let (moved, other) = (named(&from), if exchange { named(&to) } else { None });
        self.change(if exchange { "the exchange of" } else { "the rename of" }, vec![(from, other), (to, moved)]);
    }

    fn name(&mut self, word: &'static str, path: &str, named: Option<Named>) {
        if let Some(path) = self.inside(path) {
            self.change(word, vec![(path, named)]);
        }
    }

    fn change(&mut self, word: &'static str, names: Vec<(PathBuf, Option<Named>)>) {
        for (name, named) in &names {
            match named {
                Some(named) => drop(self.disk.names.insert(name.clone(), named.clone())),
                None => drop(self.disk.names.remove(name)),
            }
        }
        self.steps.push(Step::Names(word, names));
    }

    /// A path below the ledger's root, relative to it; the root itself is the empty path.
    fn inside(&self, word: &str) -> Option<PathBuf> {
        let path = self.root.join(hex::<PathBuf>(word));
        path.strip_prefix(&self.root).ok().map(Path::to_owned)
    }
}

fn length(disk: &Disk, steps: &[Step], node: Node) -> usize {
    steps.iter().fold(disk.length(node), |length, step| match step {
        Step::Write(other, _, place, bytes) if *other == node => length.max(place + bytes.len()),
        Step::Cut(other, _, to) if *other == node => *to,
        _ => length,
    })
}

fn hex<T: From<OsString>>(word: &str) -> T {
    OsString::from_vec(hex_bytes(word)).into()
}

/// The bytes of a string as `strace -xx` writes it: `"\x2e\x67"`.
fn hex_bytes(word: &str) -> Vec<u8> {
    let digits = word.trim_matches('"').split("\\x").skip(1);
    digits.map(|digits| u8::from_str_radix(digits, 16).expect("two digits")).collect()
}
