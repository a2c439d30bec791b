use super::{
    BUCKET,
    disk::{Disk, unmount},
};
use anyhow::Result;
use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::Command,
};

const PREFIX: &str = "zhibu-faults-";
const POSTGRES_MB: u32 = 3072;
const S3_MB: u32 = 64;

/// The folder of one run. Removed when dropped, unless it shall be kept.
#[derive(Debug)]
pub struct Place {
    pub folder: PathBuf,
    /// Under the database and under the documents; none where nothing may be mounted.
    pub disks: Option<(Disk, Disk)>,
    keep: bool,
}

impl Place {
    /// # Errors
    /// When the folder cannot be made.
    pub fn make(keep: bool) -> Result<Self> {
        let base = std::env::temp_dir();
        sweep(&base);
        let folder = base.join(format!("{PREFIX}{}", std::process::id()));
        fs::create_dir_all(&folder)?;
        // the servers of root run under an account of their own and must get through
        fs::set_permissions(&folder, fs::Permissions::from_mode(0o755))?;
        let disks = disks(&folder.join("data"));
        if let Err(error) = &disks {
            eprintln!("!! disks of limited size cannot be mounted here ({error}): FULL DISKS ARE NOT TESTED");
        }
        Ok(Self { folder, disks: disks.ok(), keep })
    }

    /// Where the objects of each organisation lie, in a folder of its own.
    pub fn objects(&self) -> PathBuf {
        self.folder.join("data/s3/objects").join(BUCKET).join("tenants")
    }

    /// Where the backups of each organisation lie, in a folder of its own.
    pub fn backups(&self) -> PathBuf {
        self.folder.join("product/backups")
    }
}

fn disks(data: &Path) -> Result<(Disk, Disk)> {
    Ok((Disk::mount(&data.join("postgres"), POSTGRES_MB)?, Disk::mount(&data.join("s3"), S3_MB)?))
}

impl Drop for Place {
    fn drop(&mut self) {
        if self.keep {
            let to = self.folder.with_extension("kept");
            let copied = Command::new("cp").arg("-a").arg(&self.folder).arg(&to).status();
            println!("the folder is kept: {} ({copied:?})", to.display());
        }
        self.disks = None;
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// Ends what a run that was killed left behind: its product, its disks, its folder.
fn sweep(base: &Path) {
    for entry in fs::read_dir(base).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let run = name.strip_prefix(PREFIX).and_then(|pid| pid.parse::<u32>().ok());
        if run.is_some_and(|pid| !Path::new(&format!("/proc/{pid}")).exists()) {
            end_product(&entry.path());
            for disk in ["postgres", "s3"] {
                unmount(&entry.path().join("data").join(disk));
            }
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

/// The number alone proves nothing: the command line must name the folder.
fn end_product(folder: &Path) {
    let Ok(pid) = fs::read_to_string(folder.join("zhibu.pid")) else { return };
    let line = fs::read_to_string(format!("/proc/{}/cmdline", pid.trim())).unwrap_or_default();
    if line.contains(&*folder.to_string_lossy()) {
        let _ = Command::new("kill").args(["-KILL", pid.trim()]).status();
    }
}
