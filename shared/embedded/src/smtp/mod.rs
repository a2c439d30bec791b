//! A mail receiver for tests: takes every letter and keeps it in memory.

mod session;

use anyhow::{Context, Result};
use std::{
    net::SocketAddr,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};
use tokio::{net::TcpListener, sync::Notify, task::JoinHandle};

/// A letter as it was received.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    pub from: String,
    pub to: Vec<String>,
    /// Head and body as sent, dots unstuffed.
    pub data: String,
}

#[derive(Debug, Default)]
pub(crate) struct Inbox {
    letters: Mutex<Vec<Letter>>,
    arrived: Notify,
    /// Accepts connections and never says a word.
    hanging: AtomicBool,
    /// Refuses every letter for now (451).
    busy: AtomicBool,
}

/// A running receiver. Stops when dropped.
#[derive(Debug)]
pub struct SmtpSink {
    address: SocketAddr,
    inbox: Arc<Inbox>,
    server: JoinHandle<()>,
}

impl SmtpSink {
    /// # Errors
    /// When no port is free.
    pub async fn start() -> Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await.context("no port for mail")?;
        let address = listener.local_addr()?;
        let inbox = Arc::new(Inbox::default());
        let shared = inbox.clone();
        let server = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                // a sender that hangs up has sent nothing
                tokio::spawn(session::receive(stream, shared.clone()));
            }
        });
        Ok(Self { address, inbox, server })
    }

    /// Plain SMTP, e.g. `smtp://127.0.0.1:2525`.
    pub fn url(&self) -> String {
        format!("smtp://{}", self.address)
    }

    pub fn letters(&self) -> Vec<Letter> {
        self.inbox.all().clone()
    }

    /// Waits until at least `count` letters are there.
    ///
    /// # Errors
    /// When they do not come in time.
    pub async fn wait_for(&self, count: usize, at_most: Duration) -> Result<Vec<Letter>> {
        let wait = async {
            loop {
                let arrived = self.inbox.arrived.notified();
                let letters = self.letters();
                if letters.len() >= count {
                    return letters;
                }
                arrived.await;
            }
        };
        let late = || format!("{} of {count} letters came", self.letters().len());
        tokio::time::timeout(at_most, wait).await.with_context(late)
    }

    /// Lets new connections hang without an answer, or ends it.
    pub fn hang(&self, on: bool) {
        self.inbox.hanging.store(on, Ordering::SeqCst);
    }

    /// Refuses letters as temporarily not acceptable, or ends it.
    pub fn refuse(&self, on: bool) {
        self.inbox.busy.store(on, Ordering::SeqCst);
    }

    pub fn clear(&self) {
        self.inbox.all().clear();
    }
}

impl Drop for SmtpSink {
    fn drop(&mut self) {
        self.server.abort();
    }
}

impl Inbox {
    fn all(&self) -> std::sync::MutexGuard<'_, Vec<Letter>> {
        self.letters.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    fn put(&self, letter: Letter) {
        self.all().push(letter);
        // tests wait one at a time; the next look finds it in any case
        self.arrived.notify_one();
    }
}
