use crate::tools;
use anyhow::{Context, Result, bail};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

const OLDEST: u32 = 15;
/// Where root's bootstrap puts a fetched one (deploy/bootstrap/lib.sh): the server's account cannot enter root's home.
const OF_ROOT: &str = "/usr/local/lib/zhibu/postgres/bin";

/// The programs of one installed Postgres.
pub(super) struct Binaries {
    folder: PathBuf,
    version: u32,
}

impl Binaries {
    /// The newest installed version, in the places distributions use, where the bootstrap puts what it fetches, and
    /// on the search path.
    pub fn find() -> Result<Self> {
        let mut found: Vec<_> = places().into_iter().filter_map(|folder| Self::at(folder).ok()).collect();
        found.sort_by_key(|binaries| binaries.version);
        let newest = found
            .pop()
            .context("Postgres is not installed (on Debian and Ubuntu: apt install postgresql)")?;
        if newest.version < OLDEST {
            bail!(
                "Postgres {} is too old, {OLDEST} or newer is needed (deploy/bootstrap/install.sh demo fetches one)",
                newest.version
            );
        }
        Ok(newest)
    }

    pub fn program(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// A cluster can only be run by the version that made it.
    pub fn fit(&self, data: &Path) -> Result<()> {
        let made_by = fs::read_to_string(data.join("PG_VERSION")).context("reading PG_VERSION")?;
        if made_by.trim() != self.version.to_string() {
            bail!(
                "{} was made by Postgres {}, installed is {}; clear the data (make demo-reset)",
                data.display(),
                made_by.trim(),
                self.version
            );
        }
        Ok(())
    }

    fn at(folder: PathBuf) -> Result<Self> {
        let program = folder.join("postgres");
        if !program.exists() || !folder.join("initdb").exists() {
            bail!("no server in {}", folder.display());
        }
        let said = Command::new(program).arg("--version").output()?;
        let said = String::from_utf8_lossy(&said.stdout).into_owned();
        let version = major(&said).with_context(|| format!("unknown version: {said}"))?;
        Ok(Self { folder, version })
    }
}

fn places() -> Vec<PathBuf> {
    let debian = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let debian = debian.map(|entry| entry.path().join("bin"));
    let path = std::env::var_os("PATH").unwrap_or_default();
    let path: Vec<_> = std::env::split_paths(&path).collect();
    let fetched = tools::folder().map(|tools| tools.join("postgres/bin"));
    let others = ["/usr/local/pgsql/bin", OF_ROOT].map(PathBuf::from);
    debian.chain(path).chain(fetched).chain(others).collect()
}

/// `postgres (PostgreSQL) 15.14 (Debian 15.14-0+deb12u1)` → 15
fn major(said: &str) -> Option<u32> {
    let number = said.split(") ").nth(1)?;
    number.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::major;

    #[test]
    fn versions_are_read() {
        assert_eq!(major("postgres (PostgreSQL) 15.14 (Debian 15.14-0+deb12u1)"), Some(15));
        assert_eq!(major("postgres (PostgreSQL) 18beta1"), Some(18));
        assert_eq!(major("something else"), None);
    }
}
