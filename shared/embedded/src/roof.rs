use anyhow::{Context, Result};
use std::{
    fs, io,
    os::unix::fs::{MetadataExt, PermissionsExt, chown, symlink},
    path::{Path, PathBuf},
};

/// The unprivileged account servers run under when this process is root: Postgres refuses to run as root, and
/// Redis need not.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lodger {
    pub uid: u32,
    pub gid: u32,
}

/// A folder that the servers can live in, whoever they run as.
#[derive(Clone, Debug)]
pub struct Roof {
    folder: PathBuf,
    pub(crate) lodger: Option<Lodger>,
}

/// Where data goes when the wanted folder lies below one that only root may enter (a checkout in `/root`).
const ELSEWHERE: &str = "/var/lib/zhibu";

impl Roof {
    /// Makes `folder` usable. For root below a closed folder the data lies elsewhere and `folder` becomes a
    /// link to it.
    ///
    /// # Errors
    /// When the folder cannot be made, or root finds no account to lend the servers.
    pub fn over(folder: &Path) -> Result<Self> {
        let lodger = if root()? { Some(lodger()?) } else { None };
        let wanted = std::path::absolute(folder)?;
        match lodger {
            None => fs::create_dir_all(&wanted).with_context(|| format!("making {}", wanted.display()))?,
            Some(_) if fs::read_link(&wanted).is_ok() => {}
            Some(_) => make_for_lodger(&wanted)?,
        }
        let folder = fs::canonicalize(&wanted).with_context(|| format!("finding {}", wanted.display()))?;
        let roof = Self { folder, lodger };
        roof.own(&roof.folder)?;
        Ok(roof)
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The same for a server that runs as this process does.
    pub(crate) fn as_ourselves(&self) -> Self {
        Self { lodger: None, ..self.clone() }
    }

    /// A folder below, owned by whoever runs the servers.
    pub(crate) fn room(&self, name: &str) -> Result<PathBuf> {
        let room = self.folder.join(name);
        fs::create_dir_all(&room)?;
        self.own(&room)?;
        Ok(room)
    }

    /// Hands a file or folder to the account of the servers and closes it to all others.
    pub(crate) fn own(&self, path: &Path) -> Result<()> {
        if let Some(Lodger { uid, gid }) = self.lodger {
            chown(path, Some(uid), Some(gid)).with_context(|| format!("giving away {}", path.display()))?;
        }
        if path.is_dir() {
            fs::set_permissions(path, fs::Permissions::from_mode(0o700))?;
        }
        Ok(())
    }
}

/// Removes all data under `folder`, wherever it lies. The servers must have been stopped.
///
/// # Errors
/// When something cannot be removed.
pub fn clear(folder: &Path) -> Result<()> {
    let gone = |outcome: io::Result<()>| match outcome {
        Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other,
    };
    if let Ok(target) = fs::read_link(folder) {
        if target.starts_with(ELSEWHERE) {
            gone(fs::remove_dir_all(&target))?;
        }
        return Ok(gone(fs::remove_file(folder))?);
    }
    Ok(gone(fs::remove_dir_all(folder))?)
}

fn root() -> Result<bool> {
    Ok(fs::metadata("/proc/self").context("reading /proc/self")?.uid() == 0)
}

fn lodger() -> Result<Lodger> {
    let accounts = fs::read_to_string("/etc/passwd").context("reading /etc/passwd")?;
    let find = |name: &str| {
        accounts.lines().find_map(|line| {
            let mut parts = line.split(':');
            let fits = parts.next() == Some(name);
            let (_, uid, gid) = (parts.next()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
            fits.then_some(Lodger { uid, gid })
        })
    };
    let found = find("postgres").or_else(|| find("nobody")).filter(|l| l.uid != 0);
    found.context("running as root, and there is no account `postgres` to run the database under")
}

fn make_for_lodger(wanted: &Path) -> Result<()> {
    let parent = wanted.parent().context("a data folder cannot be the root folder")?;
    fs::create_dir_all(parent).with_context(|| format!("making {}", parent.display()))?;
    let parent = fs::canonicalize(parent)?;
    if open_to_all(&parent) {
        return Ok(fs::create_dir_all(wanted)?);
    }
    if wanted.is_dir() {
        let context =
            || format!("{} is not empty, and the servers' account cannot reach it", wanted.display());
        fs::remove_dir(wanted).with_context(context)?;
    }
    let name: String = wanted.to_string_lossy().replace(|c: char| !c.is_alphanumeric(), "-");
    let place = Path::new(ELSEWHERE).join(name.trim_matches('-'));
    // whoever removed the link wanted the data gone
    if place.exists() {
        fs::remove_dir_all(&place).with_context(|| format!("clearing {}", place.display()))?;
    }
    fs::create_dir_all(&place).with_context(|| format!("making {}", place.display()))?;
    tracing::info!(
        "{} is closed to the servers' account; the data lies in {}",
        parent.display(),
        place.display()
    );
    Ok(symlink(&place, wanted)?)
}

/// True when every folder on the way may be entered by anybody.
fn open_to_all(path: &Path) -> bool {
    path.ancestors().all(|step| fs::metadata(step).is_ok_and(|meta| meta.mode() & 0o001 != 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clearing_what_is_not_there_is_no_error() {
        let dir = tempfile::tempdir().unwrap();
        clear(&dir.path().join("never")).unwrap();
    }

    #[test]
    fn a_link_to_a_strange_place_is_removed_and_its_target_kept() {
        let dir = tempfile::tempdir().unwrap();
        let (strange, link) = (dir.path().join("strange"), dir.path().join("link"));
        fs::create_dir(&strange).unwrap();
        symlink(&strange, &link).unwrap();
        clear(&link).unwrap();
        assert!(strange.is_dir() && !link.exists());
    }
}
