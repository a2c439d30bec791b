use std::{
    fs,
    path::{Path, PathBuf},
};

/// Removes the folders of test processes that are no more. A process cannot remove its own: its servers are
/// statics and end with it. Beside the tests, because a database of hundreds of organisations is many files.
pub(crate) fn sweep(base: PathBuf, own: &Path) {
    // a number that comes back must not bring old data with it
    if let Err(error) = embedded::clear(own) {
        tracing::warn!(%error, "an old folder of this process's number is still there");
    }
    std::thread::spawn(move || {
        for entry in fs::read_dir(base).into_iter().flatten().flatten() {
            let alive = Path::new("/proc").join(entry.file_name()).exists();
            if !alive {
                // another process may be sweeping the same folder
                let _ = embedded::clear(&entry.path());
            }
        }
    });
}
