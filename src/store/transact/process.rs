//! Who holds a lock that says nothing itself: a look through `/proc`, where there is one.

use std::fs;
use std::path::Path;

/// The process that has `file` open, else a `git` at work below `folder`, as words for a message.
pub(super) fn holding(file: &Path, folder: &Path) -> Option<String> {
    let processes = fs::read_dir("/proc").ok()?;
    let mut candidate = None;
    for process in processes.flatten().map(|entry| entry.path()) {
        let Some(pid) = process.file_name().and_then(|name| name.to_str()?.parse::<u32>().ok()) else { continue };
        if pid == std::process::id() {
            continue;
        }
        let opened = fs::read_dir(process.join("fd")).into_iter().flatten().flatten();
        let holds = opened.filter_map(|fd| fs::read_link(fd.path()).ok()).any(|target| target == file);
        let near = || fs::read_link(process.join("cwd")).is_ok_and(|cwd| cwd.starts_with(folder));
        let command = || fs::read(process.join("cmdline")).ok().map(|line| words(&line));
        if holds {
            return command().map(|command| format!("`{command}` (process {pid})"));
        }
        let is_git = || fs::read_to_string(process.join("comm")).is_ok_and(|name| name.trim_end() == "git");
        if candidate.is_none() && is_git() && near() {
            candidate = command().map(|command| format!("`{command}` (process {pid}), it seems"));
        }
    }
    candidate
}

/// Program and sub-command; the rest may be private.
fn words(line: &[u8]) -> String {
    let arguments = line.split(|byte| *byte == 0).map(String::from_utf8_lossy);
    let kept: Vec<String> =
        arguments.take(2).filter(|word| !word.is_empty()).map(|word| word.escape_debug().to_string()).collect();
    kept.join(" ")
}
