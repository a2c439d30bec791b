use lettre::{
    AsyncFileTransport, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor, message::Mailbox,
    transport::smtp,
};
use std::{path::Path, time::Duration};
use telemetry::spans;
use tracing::Instrument as _;

/// A server that does not answer holds one worker for this long at the most.
const PATIENCE: Duration = Duration::from_secs(20);

/// Where letters go: a mail server, or files in a folder.
pub enum Transport {
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
    Files(AsyncFileTransport<Tokio1Executor>),
}

#[derive(Debug, thiserror::Error)]
pub enum TransportError {
    #[error("mail.url is neither smtp://, smtps:// nor file://: {0}")]
    Address(String),
    #[error("the mail folder cannot be made: {0}")]
    Folder(#[from] std::io::Error),
    /// The server will say the same next time.
    #[error("refused for good: {0}")]
    Refused(String),
    #[error("not sent: {0}")]
    Away(String),
}

impl Transport {
    /// `url` is `smtp://host:port` (plain), the same with `?tls=required`, `smtps://user:password@host`, or
    /// `file:///folder`.
    ///
    /// # Errors
    /// When the address is malformed or the folder cannot be made.
    pub fn open(url: &str) -> Result<Self, TransportError> {
        if let Some(folder) = url.strip_prefix("file://") {
            std::fs::create_dir_all(folder)?;
            return Ok(Self::Files(AsyncFileTransport::new(Path::new(folder))));
        }
        let builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(url);
        let builder = builder.map_err(|e| TransportError::Address(e.to_string()))?;
        Ok(Self::Smtp(builder.timeout(Some(PATIENCE)).build()))
    }

    /// # Errors
    /// [`TransportError::Refused`] when trying again is useless, [`TransportError::Away`] otherwise.
    pub async fn send(&self, message: Message) -> Result<(), TransportError> {
        let sending = async {
            match self {
                Self::Files(files) => {
                    files.send(message).await.map(drop).map_err(|e| TransportError::Away(e.to_string()))
                }
                Self::Smtp(server) => server.send(message).await.map(drop).map_err(|e| failure(&e)),
            }
        };
        let late = || TransportError::Away("the mail server did not answer in time".into());
        let span = spans::smtp();
        let sent = tokio::time::timeout(PATIENCE, sending).instrument(span.clone()).await;
        let sent = sent.unwrap_or_else(|_| Err(late()));
        if sent.is_err() {
            spans::failed(&span);
        }
        sent
    }

    /// Whether letters would be taken at the moment.
    pub async fn is_there(&self) -> bool {
        match self {
            Self::Smtp(server) => server.test_connection().await.unwrap_or(false),
            Self::Files(_) => true,
        }
    }
}

/// What the server said is kept short: it may repeat the address.
fn failure(error: &smtp::Error) -> TransportError {
    match error.status() {
        Some(code) if error.is_permanent() => {
            TransportError::Refused(format!("the mail server answered {code}"))
        }
        Some(code) => TransportError::Away(format!("the mail server answered {code}")),
        None if error.is_timeout() => TransportError::Away("the mail server did not answer in time".into()),
        None => TransportError::Away("the mail server cannot be reached".into()),
    }
}

/// The address of a letter, with the name where the letter has one.
pub(super) fn mailbox(text: &str) -> Result<Mailbox, TransportError> {
    text.parse().map_err(|_| TransportError::Refused("the address is malformed".into()))
}
