//! Where `deploy/bootstrap/install.sh` puts what it fetches.

use std::path::PathBuf;

/// `ZHIBU_TOOLS`, else a folder of the user's cache; nothing for a user without a home.
pub fn folder() -> Option<PathBuf> {
    let set = |name| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let cache = || set("XDG_CACHE_HOME").or_else(|| set("HOME").map(|home| home.join(".cache")));
    set("ZHIBU_TOOLS").or_else(|| cache().map(|cache| cache.join("zhibu/tools")))
}
