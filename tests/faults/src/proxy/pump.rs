use super::Condition;
use std::time::Duration;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{
        TcpStream,
        tcp::{ReadHalf, WriteHalf},
    },
    sync::watch::Receiver,
};

const PIECE: usize = 16 * 1024;

/// How a connection ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ended {
    /// Both sides had said everything.
    Whole,
    Broken,
}

struct Broken;

/// Carries both directions until they end or the line breaks.
pub(super) async fn carry(
    client: &mut TcpStream,
    server: &mut TcpStream,
    mut condition: Receiver<Condition>,
) -> Ended {
    let ((from_client, to_client), (from_server, to_server)) = (client.split(), server.split());
    let questions = Pump { from: from_client, to: to_server, condition: condition.clone(), answers: false };
    let answers = Pump { from: from_server, to: to_client, condition: condition.clone(), answers: true };
    tokio::select! {
        outcome = async { tokio::try_join!(questions.run(), answers.run()) } => match outcome {
            Ok(_) => Ended::Whole,
            Err(Broken) => Ended::Broken,
        },
        _ = condition.wait_for(|now| *now == Condition::Reset) => Ended::Broken,
    }
}

struct Pump<'a> {
    from: ReadHalf<'a>,
    to: WriteHalf<'a>,
    condition: Receiver<Condition>,
    answers: bool,
}

impl Pump<'_> {
    async fn run(mut self) -> Result<(), Broken> {
        let mut buffer = vec![0; PIECE];
        let (mut passed, mut lost) = (0, false);
        loop {
            let read = tokio::select! {
                read = self.from.read(&mut buffer) => read.map_err(|_| Broken)?,
                changed = self.condition.changed() => {
                    changed.map_err(|_| Broken)?;
                    passed = 0;
                    // nobody can go on behind a hole
                    if lost { return Err(Broken) }
                    continue;
                }
            };
            if read == 0 {
                self.to.shutdown().await.map_err(|_| Broken)?;
                return Ok(());
            }
            passed += read as u64;
            if self.passes(read, passed).await? {
                self.to.write_all(&buffer[..read]).await.map_err(|_| Broken)?;
            } else {
                lost = true;
            }
        }
    }

    /// Waits as the line demands. False when the piece is lost on the way.
    async fn passes(&mut self, piece: usize, passed: u64) -> Result<bool, Broken> {
        let now = *self.condition.borrow();
        match now {
            Condition::Silent => {
                let over = self.condition.wait_for(|now| *now != Condition::Silent).await;
                over.map(|_| true).map_err(|_| Broken)
            }
            Condition::Slow { delay, bytes_per_second } => {
                let share = piece as f64 / f64::from(bytes_per_second.max(1));
                tokio::time::sleep(delay + Duration::from_secs_f64(share)).await;
                Ok(true)
            }
            Condition::Deaf => Ok(!self.answers),
            Condition::Cut { after } if self.answers && passed > after => Err(Broken),
            Condition::Reset => Err(Broken),
            Condition::Clear | Condition::Cut { .. } => Ok(true),
        }
    }
}
