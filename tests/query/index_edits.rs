//! The index after two hundred edits of every kind: by hand, by other programs, by git.

use std::fs;
use std::path::PathBuf;

use super::bed::{Bed, Dice};

/// The client files that are there.
fn clients(bed: &Bed) -> Vec<PathBuf> {
    let walk = walkdir::WalkDir::new(bed.ledger.root().join("clients")).sort_by_file_name();
    let paths = walk.into_iter().map(|entry| entry.expect("an entry").into_path());
    paths.filter(|path| path.extension().is_some_and(|ending| ending == "toml") && path.is_file()).collect()
}

/// Does one thing to the ledger, and says what.
fn edit(bed: &Bed, dice: &mut Dice, number: usize) -> &'static str {
    let files = clients(bed);
    let path = files[dice.below(files.len())].clone();
    let text = fs::read(&path).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).expect("a file");
    let near = |name: String| path.with_file_name(name);
    let write = |text: String| fs::write(&path, text).expect("written");
    match dice.below(13) {
        0 => write(format!("{text}\n# {number}\n")),
        1 => write(text.replacen("name = \"", "name = \"Новый ", 1)),
        2 => write(text.replacen('о', "а", 3)),
        3 => fs::rename(&path, near(format!("renamed-{number}.toml"))).expect("renamed"),
        4 if files.len() > 8 => fs::remove_file(&path).expect("removed"),
        5 => drop(fs::copy(&path, near(format!("copy-{number}.toml"))).expect("copied")),
        6 => write(format!("{text}\nname = = \"{number}\"\n")),
        7 => {
            let folder = bed.ledger.root().join(format!("clients/folder-{}", dice.below(3)));
            fs::create_dir_all(&folder).expect("a folder");
            fs::rename(&path, folder.join(path.file_name().expect("a name"))).expect("moved");
        }
        8 => fs::write(&path, b"[profile]\nname = \"\xff\"\n").expect("written"),
        9 => {
            bed.ledger.git(["add", "--all"]);
            bed.ledger.git(["commit", "--quiet", "--allow-empty", "--no-verify", "-m", "edits"]);
            return "git commit";
        }
        10 => {
            bed.ledger.git(["checkout", "--quiet", "HEAD", "--", "clients"]);
            return "git checkout of what was committed";
        }
        11 => {
            bed.ledger.git(["stash", "--quiet", "--include-untracked"]);
            bed.ledger.git(["checkout", "--quiet", "--detach", "HEAD~1"]);
            bed.ledger.git(["commit", "--quiet", "--allow-empty", "--no-verify", "-m", "older"]);
            return "git checkout of an older commit";
        }
        _ => {
            let settings = bed.ledger.text("folio.toml");
            bed.ledger.put("folio.toml", format!("{settings}\n[[members]]\nid = \"m{number}\"\nname = \"M\"\n"));
            return "a member";
        }
    }
    "an edit by hand"
}

#[test]
fn after_two_hundred_edits_the_answers_are_those_of_memory() {
    let bed = Bed::agency();
    bed.ledger.git(["commit", "--quiet", "--allow-empty", "--no-verify", "-m", "second"]);
    let mut dice = Dice::new(7);
    let mut done = Vec::new();
    for number in 0..200 {
        done.push(edit(&bed, &mut dice, number));
        if number % 8 == 7 {
            bed.agrees(&format!("after edit {number}: {:?}", &done[done.len() - 8..]));
        }
    }
    assert_eq!(bed.generations().len(), 1);
}
