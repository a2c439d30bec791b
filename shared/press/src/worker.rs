//! One running press.

use crate::{
    PressError,
    frame::{self, Answer},
};
use bytes::Bytes;
use serde_json::Value;
use std::{io, path::Path, process::Stdio, time::Duration};
use tokio::{
    io::BufReader,
    process::{Child, ChildStdin, ChildStdout, Command},
    time::timeout,
};

/// How long a start may take: fonts are looked into, which a cold disk makes slow.
const START: Duration = Duration::from_secs(30);
/// A sheet that takes too long is given up by the press itself; this much later without it.
const GRACE: Duration = Duration::from_secs(2);

pub struct Worker {
    // killed when it is dropped
    _child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

/// What a worker is started with.
pub struct Start<'a> {
    pub program: &'a Path,
    pub settings: &'a settings::Press,
}

impl Worker {
    pub async fn start(start: Start<'_>) -> Result<Self, PressError> {
        let Start { program, settings } = start;
        let mut command = Command::new(program);
        command.args(["--seconds", &settings.timeout_seconds.to_string()]);
        command.args(["--memory-mb", &settings.memory_mb.to_string()]);
        for folder in &settings.fonts {
            command.args(["--fonts", folder]);
        }
        // it needs nothing of what this process was told, which are secrets among others
        command.env_clear().current_dir("/").kill_on_drop(true);
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().map_err(PressError::Start)?;
        let pipes = child.stdin.take().zip(child.stdout.take());
        let (input, output) = pipes.ok_or_else(|| PressError::Start(io::ErrorKind::BrokenPipe.into()))?;
        let mut worker = Self { _child: child, input, output: BufReader::new(output) };
        let ready = timeout(START, frame::receive(&mut worker.output)).await;
        let ready = ready.map_err(|_| PressError::Start(io::ErrorKind::TimedOut.into()))?;
        match ready.map_err(PressError::Start)? {
            Answer::Ready(said) => told(&said)?,
            _ => return Err(PressError::Start(io::ErrorKind::InvalidData.into())),
        }
        Ok(worker)
    }

    /// One sheet. After an error of the connection, or a sheet that took too long, the worker is of no more use.
    pub async fn print(&mut self, request: &[u8], longest: Duration) -> Result<Bytes, PressError> {
        let exchange = async {
            frame::send(&mut self.input, request).await?;
            frame::receive(&mut self.output).await
        };
        match timeout(longest + GRACE, exchange).await {
            Err(_) | Ok(Ok(Answer::TooLong)) => Err(PressError::TooLong),
            Ok(Ok(Answer::Pdf(pdf))) => Ok(pdf),
            Ok(Ok(Answer::Refused(reason))) => Err(PressError::Refused(reason)),
            Ok(Ok(Answer::Ready(_))) => Err(PressError::Broke(io::ErrorKind::InvalidData.into())),
            Ok(Err(error)) => Err(PressError::Broke(error)),
        }
    }
}

const PROTOCOL: u64 = 1;

/// Whether it is a press we can talk to; what it lacks is worth a line.
fn told(said: &[u8]) -> Result<(), PressError> {
    let said: Value = serde_json::from_slice(said).map_err(|error| PressError::Start(error.into()))?;
    if said["protocol"].as_u64() != Some(PROTOCOL) {
        let other = io::Error::new(io::ErrorKind::Unsupported, "the press is of another version: make press");
        return Err(PressError::Start(other));
    }
    if said["missing_fonts"].as_array().is_some_and(|missing| !missing.is_empty()) {
        tracing::warn!(missing = %said["missing_fonts"], "fonts for PDF are missing; rare characters show as boxes");
    }
    Ok(())
}
