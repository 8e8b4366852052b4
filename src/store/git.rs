//! The `git` program as a child: arguments only, a sealed environment, and nothing that a repository's configuration could make it run.
//!
//! What each flag is for:
//!
//! | flag | without it |
//! |---|---|
//! | `core.fsmonitor=false`, `core.hooksPath=/dev/null` | a repository's configuration names programs to start |
//! | `protocol.ext.allow=never` | a remote's address can be a command line |
//! | `core.pager=cat`, `GIT_TERMINAL_PROMPT=0` | git waits for a key |
//! | `--no-ext-diff --no-textconv`, for commands that show differences | attributes name programs to start |
//! | `LC_ALL=C` | messages that we read are translated |
//! | `GIT_LITERAL_PATHSPECS=1` | a folder named `:x` or `[1]` is a pattern, or the user's setting decides |
//! | `GIT_OPTIONAL_LOCKS=0` | a question takes `index.lock` and makes somebody else fail |
//!
//! Callers put `--end-of-options` before a revision and `--` before paths: a name that begins with a dash is a name.

use std::ffi::OsStr;
use std::io::{self, Write};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use super::environment::Environment;
use crate::error::{Error, Result};

const SAFE: [&str; 8] = [
    "-c",
    "core.fsmonitor=false",
    "-c",
    "core.hooksPath=/dev/null",
    "-c",
    "core.pager=cat",
    "-c",
    "protocol.ext.allow=never",
];

/// What a user may have set about the patterns that git takes for paths. Hooks and their git get it as it is.
const OTHER_PATHSPECS: [&str; 3] = ["GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS"];

/// Runs `git` in one folder.
#[derive(Debug, Clone)]
pub(super) struct Git {
    folder: PathBuf,
    environment: Environment,
}

impl Git {
    pub(super) fn new(folder: &Path, environment: &Environment) -> Git {
        Git { folder: folder.to_path_buf(), environment: environment.clone() }
    }

    /// A call that no hook and no program named in the configuration takes part in.
    pub(super) fn call<S: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = S>) -> Call {
        let mut call = self.call_with_hooks(arguments, &SAFE);
        call.command.env("GIT_OPTIONAL_LOCKS", "0");
        // git refuses the others beside it.
        for name in OTHER_PATHSPECS {
            call.command.env_remove(name);
        }
        call.command.env("GIT_LITERAL_PATHSPECS", "1");
        call
    }

    /// A call in which the user's own hooks and signing program may run; `flags` stand before the sub-command.
    pub(super) fn call_with_hooks<S: AsRef<OsStr>>(
        &self,
        arguments: impl IntoIterator<Item = S>,
        flags: &[&str],
    ) -> Call {
        let mut command = Command::new(self.program());
        command.current_dir(&self.folder).env_clear().envs(self.environment.for_git());
        command.env("LC_ALL", "C").env("GIT_TERMINAL_PROMPT", "0").env_remove("LANGUAGE");
        command.args(flags).args(arguments);
        Call { command, input: None }
    }

    /// The program by its whole path: given only a name and an environment of its own, the standard library copies the
    /// process to look for it, which costs more than git does.
    fn program(&self) -> PathBuf {
        let folders = self.environment.get("PATH").unwrap_or_default();
        let candidates = std::env::split_paths(folders).map(|folder| folder.join("git"));
        let executable = |file: &PathBuf| file.metadata().is_ok_and(|meta| meta.is_file() && meta.mode() & 0o111 != 0);
        candidates.into_iter().find(executable).unwrap_or_else(|| PathBuf::from("git"))
    }
}

/// One `git` process about to start.
pub(super) struct Call {
    command: Command,
    input: Option<Vec<u8>>,
}

impl Call {
    pub(super) fn input(mut self, bytes: Vec<u8>) -> Call {
        self.input = Some(bytes);
        self
    }

    pub(super) fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Call {
        self.command.env(name, value);
        self
    }

    /// Starts it with both ends captured; standard input is empty unless [`Call::input`] gave some.
    pub(super) fn start(mut self) -> Result<Running> {
        let input = if self.input.is_some() { Stdio::piped() } else { Stdio::null() };
        let shown = self.shown();
        let child = self.command.stdin(input).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
        let mut child = child.map_err(|cause| not_started(&shown, cause))?;
        let writer = self.input.zip(child.stdin.take()).map(|(bytes, mut pipe)| {
            // A thread of its own: git may fill its output before it has read all of its input.
            std::thread::spawn(move || pipe.write_all(&bytes))
        });
        Ok(Running { child, writer, shown })
    }

    /// Starts it with a pipe on both ends, for a conversation.
    pub(super) fn converse(mut self) -> Result<Child> {
        let shown = self.shown();
        let child = self.command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
        child.map_err(|cause| not_started(&shown, cause))
    }

    /// Starts it with nothing attached, in a process group of its own, and does not wait for it.
    pub(super) fn detach(mut self) -> io::Result<()> {
        use std::os::unix::process::CommandExt;
        let command = self.command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        command.process_group(0).spawn().map(drop)
    }

    /// Its output whatever its exit code.
    pub(super) fn output(self) -> Result<Output> {
        self.start()?.output()
    }

    /// Its standard output; a non-zero exit code is an error with what git said.
    pub(super) fn succeed(self) -> Result<Vec<u8>> {
        self.start()?.succeed()
    }

    /// The sub-command for messages: `git ls-tree`.
    fn shown(&self) -> String {
        let mut arguments = self.command.get_args();
        let mut shown = "git".to_owned();
        while let Some(argument) = arguments.next() {
            if argument == "-c" {
                arguments.next();
            } else {
                shown.push(' ');
                shown.push_str(&argument.to_string_lossy());
                break;
            }
        }
        shown
    }
}

/// A `git` process at work.
pub(super) struct Running {
    child: Child,
    writer: Option<std::thread::JoinHandle<io::Result<()>>>,
    shown: String,
}

impl Running {
    /// Waits; its output whatever its exit code.
    pub(super) fn output(self) -> Result<Output> {
        let output = self.child.wait_with_output();
        let output = output.map_err(|cause| {
            Error::environment(format!("the output of `{}` could not be read", self.shown)).because(cause)
        })?;
        // git closes its input early when it has seen enough, so a broken pipe here says nothing its exit code does not.
        drop(self.writer.map(std::thread::JoinHandle::join));
        Ok(output)
    }

    /// Waits; its standard output, or an error with what git said.
    pub(super) fn succeed(self) -> Result<Vec<u8>> {
        let shown = self.shown.clone();
        let output = self.output()?;
        if output.status.success() {
            return Ok(output.stdout);
        }
        let said = String::from_utf8_lossy(&output.stderr);
        let said = said.trim().trim_start_matches("fatal: ").trim_start_matches("error: ");
        let said = if said.is_empty() { output.status.to_string() } else { said.to_owned() };
        Err(Error::environment(format!("`{shown}` stopped: {said}")))
    }
}

fn not_started(shown: &str, cause: io::Error) -> Error {
    if cause.kind() == io::ErrorKind::NotFound {
        return Error::environment("the program `git` was not found").hint("install git 2.36 or newer");
    }
    Error::environment(format!("`{shown}` could not be started")).because(cause)
}
