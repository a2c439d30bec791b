//! A line to a server that can be cut, slowed down, silenced.

mod pump;

use anyhow::{Context, Result};
use pump::{Ended, carry};
use std::{
    net::SocketAddr,
    sync::{Arc, Mutex},
    time::Duration,
};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::watch,
    task::JoinHandle,
};

/// What the line does to what passes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Condition {
    Clear,
    /// Every connection, old or new, is reset.
    Reset,
    /// Connections are taken and nothing passes; what was held passes when it is over.
    Silent,
    /// Questions pass, answers are lost: a half-open connection. Reset when it is over.
    Deaf,
    /// Every piece is late, and no more passes than so much a second.
    Slow {
        delay: Duration,
        bytes_per_second: u32,
    },
    /// A connection is reset in the middle: after so many more bytes of answers.
    Cut {
        after: u64,
    },
}

/// Takes connections and carries them to a server. Stops when dropped.
#[derive(Debug)]
pub struct Proxy {
    address: SocketAddr,
    upstream: Arc<Mutex<SocketAddr>>,
    condition: watch::Sender<Condition>,
    server: JoinHandle<()>,
}

impl Proxy {
    /// # Errors
    /// When no port is free.
    pub async fn before(upstream: SocketAddr) -> Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await.context("no port for a line")?;
        let address = listener.local_addr()?;
        let (condition, _) = watch::channel(Condition::Clear);
        let upstream = Arc::new(Mutex::new(upstream));
        let server = tokio::spawn(accept(listener, upstream.clone(), condition.subscribe()));
        Ok(Self { address, upstream, condition, server })
    }

    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Where new connections go from now on.
    pub fn lead_to(&self, upstream: SocketAddr) {
        *self.upstream.lock().unwrap_or_else(|poisoned| poisoned.into_inner()) = upstream;
    }

    pub fn set(&self, condition: Condition) {
        self.condition.send_replace(condition);
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.server.abort();
    }
}

async fn accept(
    listener: TcpListener,
    upstream: Arc<Mutex<SocketAddr>>,
    condition: watch::Receiver<Condition>,
) {
    while let Ok((client, _)) = listener.accept().await {
        let to = *upstream.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        tokio::spawn(one(client, to, condition.clone()));
    }
}

async fn one(mut client: TcpStream, to: SocketAddr, mut condition: watch::Receiver<Condition>) {
    // a silent line does not even say whether anybody is there
    let now = condition.wait_for(|now| *now != Condition::Silent).await.map(|now| *now);
    if !matches!(now, Ok(now) if now != Condition::Reset) {
        return reset(&client);
    }
    let Ok(mut server) = TcpStream::connect(to).await else { return reset(&client) };
    // without it small answers wait for the acknowledgement of their own head
    let _ = (client.set_nodelay(true), server.set_nodelay(true));
    if carry(&mut client, &mut server, condition).await == Ended::Broken {
        reset(&client);
        reset(&server);
    }
}

/// The other side learns of it at once, as from a machine that has lost its memory.
fn reset(stream: &TcpStream) {
    // a stream that is closed already needs none
    let _ = stream.set_zero_linger();
}
