use anyhow::{Result, bail};
use std::{
    env,
    path::{Path, PathBuf},
    process::Stdio,
};
use tokio::process::Command;

/// The built program and the folder with its settings.
#[derive(Clone, Debug)]
pub struct Program {
    path: PathBuf,
    pub folder: PathBuf,
}

impl Program {
    /// # Errors
    /// When the program has not been built.
    pub fn find(folder: &Path) -> Result<Self> {
        let beside = env::current_exe()?.with_file_name("zhibu");
        let path = env::var_os("ZHIBU_BINARY").map_or(beside, PathBuf::from);
        if !path.is_file() {
            bail!("{} is missing: cargo build --workspace", path.display());
        }
        Ok(Self { path, folder: folder.to_owned() })
    }

    /// A command of the program with the settings of this deployment and nothing of our environment's.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(&self.path);
        command.arg("--config").arg(self.folder.join("zhibu.toml")).args(arguments);
        for (name, _) in env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("ZHIBU")) {
            command.env_remove(name);
        }
        command.stdin(Stdio::null()).kill_on_drop(true);
        command
    }

    /// Runs a command to its end and gives what it said.
    ///
    /// # Errors
    /// When it fails, with its own words.
    pub async fn run(&self, arguments: &[&str]) -> Result<String> {
        let said = self.command(arguments).output().await?;
        if !said.status.success() {
            let words = String::from_utf8_lossy(&said.stderr).trim().to_owned();
            bail!("zhibu {}: {words}\n{}", arguments.join(" "), String::from_utf8_lossy(&said.stdout));
        }
        Ok(String::from_utf8_lossy(&said.stdout).into_owned())
    }

    /// Whether the program has this command.
    pub async fn offers(&self, words: &[&str]) -> bool {
        self.run(&[words, &["--help"]].concat()).await.is_ok()
    }
}
