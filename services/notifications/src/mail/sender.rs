use super::{Catalogue, Transport, TransportError, compose, masks, pace::Pace, transport::mailbox};
use crate::deliveries::{self, Attempt};
use async_trait::async_trait;
use events::{
    jobs::{Claimed, Failure, Handler, Retry},
    mail::{Mail, MailKey, QUEUE},
};
use kernel::{SHANGHAI, SharedClock, TenantKind, business_date, next_day};
use lettre::message::Mailbox;
use rest::Voice;
use sea_orm::DbErr;
use std::time::Duration;
use tenancy::{
    SystemScope, TenantDb, TenantTx,
    quota::{self, Quota, QuotaError},
};
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
        let voice = Voice { locale: mail.locale, kind: self.kind(job).await? };
        let words = self.catalogue.words(&mail.template, voice, &mail.params);
        let words = words.map_err(|e| TransportError::Refused(e.to_string()))?;
        let to = mailbox(&mail.to)?;
        let message = compose::message(job.id, &self.from, &to, mail.locale, &words);
        self.transport.send(message.map_err(|e| TransportError::Refused(e.to_string()))?).await
    }

    /// What kind of organisation the letter speaks for; none where it is the platform's.
    async fn kind(&self, job: &Claimed) -> Result<Option<TenantKind>, TransportError> {
        let Some(key) = &job.tenant else { return Ok(None) };
        let scope = self.system.enter(key).await.map_err(|error| TransportError::Away(error.to_string()))?;
        Ok(scope.map(|scope| scope.tenant().kind))
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
        if let Attempt::Missed(..) = attempt {
            // it did not go out, and the next attempt is counted again
            let today = business_date(self.clock.now(), SHANGHAI);
            quota::release(&tx, Quota::Mails, today, 1).await?;
        }
        deliveries::finish(&tx, job.id, attempt, self.clock.now()).await?;
        tx.commit().await
    }

    /// When the queue brings the letter again, by its own rule.
    fn next_at(&self, job: &Claimed) -> Option<OffsetDateTime> {
        let pause = Retry::default().pause(job.attempt, job.id.into())?;
        Some(self.clock.now() + pause)
    }

    /// Writes the attempt down before it is made.
    async fn begin(&self, job: &Claimed, mail: &Mail) -> Result<Begun, DbErr> {
        let Some(tx) = self.open(job).await? else { return Ok(Begun::Fresh) };
        let letter = deliveries::Letter {
            id: job.id,
            template: &mail.template,
            to: &mail.to,
            to_masked: &masks::address(&mail.to),
            attempt: job.attempt,
            created_at: job.created_at,
        };
        let fresh = deliveries::begin(&tx, letter).await?;
        if fresh && self.is_over(&tx, mail).await? {
            let tomorrow = next_day(self.clock.now(), SHANGHAI);
            let wait = Attempt::Missed(OVER, Some(tomorrow));
            deliveries::finish(&tx, job.id, wait, self.clock.now()).await?;
            tx.commit().await?;
            return Ok(Begun::Tomorrow(tomorrow));
        }
        tx.commit().await?;
        Ok(if fresh { Begun::Fresh } else { Begun::Sent })
    }

    /// Counts the letter among those of the day; true where the organisation may send no more today. What people
    /// need to get in, or must know at once, goes out anyway.
    async fn is_over(&self, tx: &TenantTx, mail: &Mail) -> Result<bool, DbErr> {
        let today = business_date(self.clock.now(), SHANGHAI);
        if self.catalogue.is_always_sent(&mail.template) {
            quota::count(tx, Quota::Mails.as_str(), today, 1).await?;
            return Ok(false);
        }
        match quota::take(tx, Quota::Mails, today, 1).await {
            Ok(_) => Ok(false),
            Err(QuotaError::Full(_)) => Ok(true),
            Err(QuotaError::Db(error)) => Err(error),
        }
    }
}

/// What stands in the list of letters that wait for the next day.
const OVER: &str = "the organisation's letters of today are used up";

/// Whether a letter is to be sent.
enum Begun {
    Fresh,
    /// It went out before.
    Sent,
    Tomorrow(OffsetDateTime),
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
        match self.begin(job, &mail).await.map_err(later)? {
            Begun::Fresh => {}
            Begun::Sent => return Ok(()),
            Begun::Tomorrow(at) => {
                let pause = (at - self.clock.now()).try_into().unwrap_or(Duration::from_secs(3600));
                return Err(Failure::Wait(OVER.into(), pause));
            }
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
