use std::{fs, path::Path};

/// Removes the folders of test processes that are no more. A process cannot remove its own: its servers are
/// statics and end with it.
pub(crate) fn sweep(base: &Path) {
    for entry in fs::read_dir(base).into_iter().flatten().flatten() {
        let alive = Path::new("/proc").join(entry.file_name()).exists();
        if !alive {
            // another process may be sweeping the same folder
            let _ = embedded::clear(&entry.path());
        }
    }
}
