use super::{Catalogue, Transport, TransportError, compose, masks, pace::Pace, transport::mailbox};
use crate::deliveries::{self, Attempt};
use async_trait::async_trait;
use events::{
    jobs::{Claimed, Failure, Handler, Retry},
    mail::{Mail, MailKey, QUEUE},
};
use kernel::SharedClock;
use lettre::message::Mailbox;
use sea_orm::DbErr;
use tenancy::{SystemScope, TenantDb, TenantTx};
use time::OffsetDateTime;

/// Sends the letters of one queue and writes down what became of them.
pub struct Sender {
    db: TenantDb,
    system: SystemScope,
    key: MailKey,
    catalogue: Catalogue,
    transport: Transport,
    from: Mailbox,
    pace: Pace,
    clock: SharedClock,
}

/// What a sender needs to know besides the database.
pub struct Post {
    pub key: MailKey,
    /// See [`Transport::open`].
    pub url: String,
    /// Sender of all letters, e.g. `支部云 <no-reply@example.org>`.
    pub from: String,
    /// Zero: no limit.
    pub per_minute: u32,
}

impl Sender {
    /// # Errors
    /// When the address of the server or of the sender is malformed, or the catalogue is.
    pub fn new(db: TenantDb, system: SystemScope, post: Post, clock: SharedClock) -> anyhow::Result<Self> {
        let from = post.from.parse().map_err(|e| anyhow::anyhow!("mail.from: {e}"))?;
        Ok(Self {
            db,
            system,
            key: post.key,
            catalogue: Catalogue::load()?,
            transport: Transport::open(&post.url)?,
            from,
            pace: Pace::new(post.per_minute, clock.now()),
            clock,
        })
    }

    async fn send(&self, job: &Claimed, mail: &Mail) -> Result<(), TransportError> {
        let words = self.catalogue.words(&mail.template, mail.locale, &mail.params);
        let words = words.map_err(|e| TransportError::Refused(e.to_string()))?;
        let to = mailbox(&mail.to)?;
        let message = compose::message(job.id, &self.from, &to, mail.locale, &words);
        self.transport.send(message.map_err(|e| TransportError::Refused(e.to_string()))?).await
    }

    /// The tenant's transaction; none for letters of the platform, which nobody lists.
    async fn open(&self, job: &Claimed) -> Result<Option<TenantTx>, DbErr> {
        let Some(key) = &job.tenant else { return Ok(None) };
        match self.system.enter(key).await? {
            Some(scope) => Ok(Some(self.db.begin(&scope).await?)),
            None => Ok(None),
        }
    }

    async fn note(&self, job: &Claimed, attempt: Attempt<'_>) -> Result<(), DbErr> {
        let Some(tx) = self.open(job).await? else { return Ok(()) };
        deliveries::finish(&tx, job.id, attempt, self.clock.now()).await?;
        tx.commit().await
    }

    /// When the queue brings the letter again, by its own rule.
    fn next_at(&self, job: &Claimed) -> Option<OffsetDateTime> {
        let pause = Retry::default().pause(job.attempt, job.id.into())?;
        Some(self.clock.now() + pause)
    }

    /// Writes the attempt down before it is made. False when the letter has gone out already.
    async fn begin(&self, job: &Claimed, mail: &Mail) -> Result<bool, DbErr> {
        let Some(tx) = self.open(job).await? else { return Ok(true) };
        let fresh = deliveries::begin(
            &tx,
            deliveries::Letter {
                id: job.id,
                template: &mail.template,
                to: &mail.to,
                to_masked: &masks::address(&mail.to),
                attempt: job.attempt,
                created_at: job.created_at,
            },
        )
        .await?;
        tx.commit().await?;
        Ok(fresh)
    }
}

#[async_trait]
impl Handler for Sender {
    fn queue(&self) -> &'static str {
        QUEUE
    }

    async fn run(&self, job: &Claimed) -> Result<(), Failure> {
        self.pace
            .take(self.clock.now())
            .map_err(|pause| Failure::Wait("the pace of the mail server".into(), pause))?;
        let mail = self.key.open(&job.payload).map_err(|e| Failure::Never(e.to_string()))?;
        let later = |e: DbErr| Failure::Later(e.to_string());
        if !self.begin(job, &mail).await.map_err(later)? {
            return Ok(());
        }
        match self.send(job, &mail).await {
            Ok(()) => self.note(job, Attempt::Sent).await.map_err(later),
            Err(error) => {
                let reason = error.to_string();
                let again = matches!(error, TransportError::Away(_));
                let next_at = self.next_at(job).filter(|_| again);
                self.note(job, Attempt::Missed(&reason, next_at)).await.map_err(later)?;
                Err(if again { Failure::Later(reason) } else { Failure::Never(reason) })
            }
        }
    }

    async fn gave_up(&self, job: &Claimed, reason: &str) {
        if let Err(error) = self.note(job, Attempt::GivenUp(reason)).await {
            tracing::warn!(job = %job.id, %error, "a failed delivery could not be written down");
        }
    }
}
