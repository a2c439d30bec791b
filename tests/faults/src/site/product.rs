use super::Program;
use anyhow::{Context, Result, bail};
use std::{
    fs::{self, OpenOptions},
    path::PathBuf,
    time::{Duration, Instant},
};
use tokio::process::{Child, Command};

const PATIENCE: Duration = Duration::from_secs(60);

/// The program under test, as a process of its own.
#[derive(Debug)]
pub struct Product {
    pub program: Program,
    port: u16,
    child: Option<Child>,
}

impl Product {
    pub fn new(program: Program, port: u16) -> Self {
        Self { program, port, child: None }
    }

    /// Starts serving; does not wait.
    ///
    /// # Errors
    /// When the process cannot be started.
    pub fn start(&mut self) -> Result<()> {
        let log = OpenOptions::new().create(true).append(true).open(self.log())?;
        let mut command = self.program.command(&["serve"]);
        let child = command.stdout(log.try_clone()?).stderr(log).spawn().context("starting the product")?;
        fs::write(self.program.folder.join("zhibu.pid"), child.id().unwrap_or_default().to_string())?;
        self.child = Some(child);
        Ok(())
    }

    /// Ends it as the kernel does when memory is short: without a word.
    ///
    /// # Errors
    /// When there is nothing to end.
    pub async fn kill(&mut self) -> Result<()> {
        let mut child = self.child.take().context("the product does not run")?;
        child.kill().await.context("killing the product")
    }

    /// Asks it to stop and waits for it.
    ///
    /// # Errors
    /// When it does not.
    pub async fn stop(&mut self) -> Result<()> {
        let Some(mut child) = self.child.take() else { return Ok(()) };
        let pid = child.id().context("the product has ended by itself")?;
        Command::new("kill").args(["-TERM", &pid.to_string()]).status().await?;
        tokio::time::timeout(PATIENCE, child.wait()).await.context("the product does not stop")??;
        Ok(())
    }

    /// Waits until it says that it can do its work.
    ///
    /// # Errors
    /// When it ends, or does not say so in time.
    pub async fn ready(&mut self) -> Result<()> {
        let (url, end) = (format!("http://127.0.0.1:{}/readyz", self.port), Instant::now() + PATIENCE);
        loop {
            let child = self.child.as_mut().context("the product does not run")?;
            if let Some(status) = child.try_wait()? {
                bail!("the product ended ({status}); its log ends with:\n{}", self.last_words());
            }
            let answer = reqwest::Client::new().get(&url).timeout(Duration::from_secs(5)).send().await;
            if answer.is_ok_and(|answer| answer.status().is_success()) {
                return Ok(());
            }
            if Instant::now() > end {
                bail!("the product does not get ready; its log ends with:\n{}", self.last_words());
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    fn log(&self) -> PathBuf {
        self.program.folder.join("zhibu.log")
    }

    /// Everything it has written so far.
    pub fn said(&self) -> String {
        String::from_utf8_lossy(&fs::read(self.log()).unwrap_or_default()).into_owned()
    }

    fn last_words(&self) -> String {
        let said = self.said();
        let lines: Vec<&str> = said.lines().rev().take(12).collect();
        lines.into_iter().rev().collect::<Vec<_>>().join("\n")
    }
}
