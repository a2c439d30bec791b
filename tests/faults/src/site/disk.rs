use anyhow::{Context, Result, bail};
use std::{
    path::{Path, PathBuf},
    process::Command,
};

/// A small disk of its own for one server, in memory, so that it can be filled up. Unmounted when dropped.
#[derive(Debug)]
pub struct Disk {
    at: PathBuf,
    megabytes: u32,
}

impl Disk {
    /// Mounts one. Only root can; others get the reason.
    ///
    /// # Errors
    /// When it cannot be mounted.
    pub fn mount(at: &Path, megabytes: u32) -> Result<Self> {
        std::fs::create_dir_all(at)?;
        let size = format!("size={megabytes}m,mode=755");
        run(Command::new("mount").args(["-t", "tmpfs", "-o", &size, "tmpfs"]).arg(at))?;
        Ok(Self { at: at.to_owned(), megabytes })
    }

    /// Leaves no room: what is there stays, nothing more can be written.
    ///
    /// # Errors
    /// When the disk cannot be made smaller.
    pub fn fill(&self) -> Result<()> {
        // it may grow between the look and the change
        for _ in 0..20 {
            let size = format!("remount,size={}k", self.used_kilobytes()?.max(64));
            if run(Command::new("mount").args(["-o", &size]).arg(&self.at)).is_ok() {
                return Ok(());
            }
        }
        bail!("{} cannot be filled", self.at.display())
    }

    /// # Errors
    /// When the disk cannot be made larger.
    pub fn clear(&self) -> Result<()> {
        let size = format!("remount,size={}m", self.megabytes);
        run(Command::new("mount").args(["-o", &size]).arg(&self.at))
    }

    fn used_kilobytes(&self) -> Result<u64> {
        let said = Command::new("df").args(["-k", "--output=used"]).arg(&self.at).output()?;
        let text = String::from_utf8_lossy(&said.stdout).into_owned();
        text.lines().nth(1).and_then(|line| line.trim().parse().ok()).context("df says nothing")
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        unmount(&self.at);
    }
}

/// Lazily: a server that is just stopping may still hold a file.
pub(super) fn unmount(at: &Path) {
    let _ = run(Command::new("umount").arg("-l").arg(at));
}

fn run(command: &mut Command) -> Result<()> {
    let said = command.output()?;
    if said.status.success() {
        return Ok(());
    }
    bail!("{}", String::from_utf8_lossy(&said.stderr).trim())
}
