//! Waiting for the disk: many `fsync` calls at once, because the file system then makes them one.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::super::configuration::Configuration;
use super::super::environment::Environment;

/// More threads than this wait in the same queue of the disk.
const MOST_THREADS: usize = 8;

/// Whether and how folio waits for the disk.
#[derive(Debug, Clone, Copy)]
pub(super) struct Barrier {
    enabled: bool,
    threads: usize,
}

impl Barrier {
    /// A user who set `core.fsync=none` has said that speed matters more; every other value leaves the guarantee whole.
    ///
    /// `FOLIO_FSYNC_THREADS=1` makes the order of system calls repeatable, for the fault tests.
    pub(super) fn new(configuration: &Configuration, environment: &Environment) -> Barrier {
        let threads = environment.get("FOLIO_FSYNC_THREADS").and_then(|value| value.to_str()?.parse().ok());
        Barrier {
            enabled: configuration.get("core.fsync") != Some("none"),
            threads: threads.unwrap_or(MOST_THREADS).clamp(1, MOST_THREADS),
        }
    }

    /// Does something on the side, and returns when all these files and folders are on the disk; the first that could not
    /// be, with its reason.
    ///
    /// A path that is not there is skipped: an object may be in a pack already.
    pub(super) fn wait<T>(self, paths: &[PathBuf], meanwhile: impl FnOnce() -> T) -> Result<T, (PathBuf, io::Error)> {
        if !self.enabled {
            return Ok(meanwhile());
        }
        if self.threads == 1 {
            paths.iter().try_for_each(|path| sync(path).map_err(|cause| (path.clone(), cause)))?;
            return Ok(meanwhile());
        }
        let next = AtomicUsize::new(0);
        let fault = Mutex::new(None);
        let done = std::thread::scope(|scope| {
            for _ in 0..self.threads.min(paths.len()) {
                scope.spawn(|| {
                    while let Some(path) = paths.get(next.fetch_add(1, Ordering::Relaxed)) {
                        if let Err(cause) = sync(path)
                            && let Ok(mut fault) = fault.lock()
                        {
                            fault.get_or_insert((path.clone(), cause));
                        }
                    }
                });
            }
            meanwhile()
        });
        match fault.into_inner() {
            Ok(Some(fault)) => Err(fault),
            _ => Ok(done),
        }
    }
}

fn sync(path: &Path) -> io::Result<()> {
    match File::open(path) {
        Ok(file) => file.sync_all(),
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(cause) => Err(cause),
    }
}
