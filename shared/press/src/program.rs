//! Where the program is.

use std::{
    env, fs,
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
};

/// The path itself where `name` is one; otherwise a program of that name beside this one, where `make press` puts it, or
/// in `PATH`.
pub fn find(name: &str) -> Option<PathBuf> {
    if name.contains('/') {
        return Some(PathBuf::from(name)).filter(|path| runs(path));
    }
    let own = env::current_exe().ok().and_then(|program| program.parent().map(Path::to_owned));
    // target/debug/zhibu and target/press/release/zhibu-press
    let built = own.iter().flat_map(|folder| [folder.clone(), folder.join("../press/release")]);
    let path = env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = built.chain(env::split_paths(&path)).collect();
    folders.into_iter().map(|folder| folder.join(name)).find(|path| runs(path))
}

fn runs(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|data| data.is_file() && data.permissions().mode() & 0o111 != 0)
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn a_program_is_found_by_path_and_by_name() {
        assert!(find("sh").is_some());
        assert!(find("/bin/sh").is_some());
        assert!(find("/etc/passwd").is_none(), "no program");
        assert!(find("zhibu-no-such-program").is_none());
    }
}
