use super::{Provisioner, error::ProvisionError};
use crate::{Entry, PlatformTx, TenantState, signal::Changed};
use kernel::{Service, TenantId, TenantKey, words};
use sea_orm::{ConnectionTrait as _, DbBackend, DbErr, QueryResult, Statement, Value};
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

words! {
    pub(super) enum Kind {
        Create = "create",
        Suspend = "suspend",
        Resume = "resume",
        /// Shut, with time to think before everything is deleted.
        Close = "close",
        /// Taken back before that.
        Reopen = "reopen",
        /// Another measure of what may be used.
        Quotas = "quotas",
        Drop = "drop",
    }
}

words! {
    /// One repeatable piece of work. What is written down is the step to do next.
    pub(super) enum Step {
        /// Bring every other service's registry into line.
        Others = "others",
        /// Let the services write first rows.
        Welcome = "welcome",
        /// Count what will be deleted, for the certificate.
        Count = "count",
        /// Delete schemas, roles, keys and rows in every other service.
        Erase = "erase",
        /// Let the services delete what lies elsewhere.
        Farewell = "farewell",
        /// Identity's own part, last.
        Finish = "finish",
        Done = "done",
    }
}

impl Kind {
    pub fn first(self) -> Step {
        Step::Others
    }

    fn after(self, step: Step) -> Step {
        match (self, step) {
            (Kind::Create, Step::Others) => Step::Welcome,
            (Kind::Drop, Step::Others) => Step::Count,
            (_, Step::Count) => Step::Erase,
            (_, Step::Erase) => Step::Farewell,
            (_, Step::Others | Step::Welcome | Step::Farewell) => Step::Finish,
            (_, Step::Finish | Step::Done) => Step::Done,
        }
    }
}

/// A change of an organisation that has begun.
pub(super) struct Saga {
    pub id: Uuid,
    pub kind: Kind,
    pub step: Step,
    pub tenant: TenantId,
    pub key: TenantKey,
    pub started_at: OffsetDateTime,
    pub attempts: i32,
    /// When it failed last; nothing where somebody asked for it to be tried again.
    pub tried_at: Option<OffsetDateTime>,
}

const OPEN: &str = "SELECT id, kind, step, tenant_id, key, started_at, attempts, tried_at FROM platform.provisioning \
     WHERE finished_at IS NULL ORDER BY started_at";
const STILL: &str = "SELECT 1 AS one FROM platform.provisioning WHERE id = $1 AND finished_at IS NULL";
const REACHED: &str =
    "UPDATE platform.provisioning SET step = $2, last_error = NULL WHERE id = $1 AND finished_at IS NULL";
const FAILED: &str = "UPDATE platform.provisioning SET attempts = attempts + 1, last_error = $2, tried_at = $3 \
     WHERE id = $1 AND finished_at IS NULL";
/// Pause after a first failure, and the longest one: what is broken for a day is not tried four thousand times.
const FIRST_PAUSE: Duration = Duration::seconds(20);
const LONGEST_PAUSE: Duration = Duration::hours(1);

pub(crate) fn statement<const N: usize>(sql: &str, values: [Value; N]) -> Statement {
    Statement::from_sql_and_values(DbBackend::Postgres, sql, values)
}

impl Saga {
    pub fn new(kind: Kind, tenant: TenantId, key: TenantKey, started_at: OffsetDateTime) -> Self {
        let (id, step) = (Uuid::now_v7(), kind.first());
        Self { id, kind, step, tenant, key, started_at, attempts: 0, tried_at: None }
    }

    fn is_due(&self, now: OffsetDateTime) -> bool {
        let doublings = u32::try_from(self.attempts.clamp(1, 12) - 1).unwrap_or_default();
        let pause = (FIRST_PAUSE * 2_i32.pow(doublings)).min(LONGEST_PAUSE);
        self.tried_at.is_none_or(|tried| now - tried >= pause)
    }
}

impl Provisioner {
    /// Takes up every change that was begun and not finished. Gives how many were.
    ///
    /// # Errors
    /// The first that failed again, after all others were tried: one that cannot be finished holds up no other.
    pub async fn resume_unfinished(&self) -> Result<usize, ProvisionError> {
        let all = self.open_sagas().await?;
        self.take_up(all, self.clock.now()).await
    }

    /// The same for those begun so long ago (younger ones may be in somebody's hands), with a pause after each
    /// failure that grows.
    ///
    /// # Errors
    /// As [`Self::resume_unfinished`].
    pub async fn resume_older_than(&self, age: Duration) -> Result<usize, ProvisionError> {
        let now = self.clock.now();
        let due = |saga: &Saga| saga.started_at <= now - age && saga.is_due(now);
        let sagas = self.open_sagas().await?.into_iter().filter(due).collect();
        self.take_up(sagas, now - age).await
    }

    /// `before` is when what is carried out or set back has to have been begun.
    async fn take_up(&self, sagas: Vec<Saga>, before: OffsetDateTime) -> Result<usize, ProvisionError> {
        let (count, mut failed) = (sagas.len(), None);
        for saga in sagas {
            if let Err(error) = self.drive(saga).await {
                failed.get_or_insert(error);
            }
        }
        match (Box::pin(self.resume_portings(before)).await, failed) {
            (_, Some(error)) => Err(error),
            (Ok(carried), None) => Ok(count + carried),
            (Err(error), None) => Err(error),
        }
    }

    pub(super) async fn open_sagas(&self) -> Result<Vec<Saga>, DbErr> {
        let tx = self.deployment.platform_db(Service::Identity).begin().await?;
        tx.query_all_raw(statement(OPEN, [])).await?.iter().map(saga).collect()
    }

    /// Goes on from the step that was written down to the end.
    pub(super) async fn drive(&self, mut saga: Saga) -> Result<(), ProvisionError> {
        while saga.step != Step::Done {
            self.look(saga.step, false)?;
            if let Err(error) = self.take(&saga).await {
                let text: String = error.to_string().chars().filter(|c| *c != '\0').take(2000).collect();
                let failed = [saga.id.into(), text.into(), self.clock.now().into()];
                self.write(statement(FAILED, failed)).await?;
                return Err(error);
            }
            self.look(saga.step, true)?;
            saga.step = saga.kind.after(saga.step);
            // the last step has written its end itself, with its effect
            if saga.step != Step::Done {
                self.write(statement(REACHED, [saga.id.into(), saga.step.as_str().into()])).await?;
            }
        }
        self.deployment.changed(&Changed { tenant: saga.tenant, key: saga.key }).await;
        Ok(())
    }

    fn look(&self, step: Step, done: bool) -> Result<(), ProvisionError> {
        self.at_step(step.as_str(), done)
    }

    async fn take(&self, saga: &Saga) -> Result<(), ProvisionError> {
        match saga.step {
            Step::Others => self.register_elsewhere(saga).await,
            Step::Welcome => self.welcome(saga).await,
            Step::Count => Ok(Box::pin(self.count_for_certificate(saga.tenant)).await?),
            Step::Erase => self.erase_elsewhere(saga).await,
            Step::Farewell => self.farewell(saga).await,
            Step::Finish if saga.kind == Kind::Drop => self.erase_at_home(saga).await,
            Step::Finish => self.finish(saga).await,
            Step::Done => Ok(()),
        }
    }

    /// Whether nobody has finished it. Two may drive the same one: whoever is slower must not undo what came after it.
    pub(super) async fn is_open(&self, saga: &Saga) -> Result<bool, DbErr> {
        let tx = self.deployment.platform_db(Service::Identity).begin().await?;
        Ok(tx.query_one_raw(statement(STILL, [saga.id.into()])).await?.is_some())
    }

    pub(crate) async fn write(&self, statement: Statement) -> Result<(), DbErr> {
        let tx = self.deployment.platform_db(Service::Identity).begin().await?;
        tx.execute_raw(statement).await?;
        tx.commit().await
    }

    pub(super) async fn entry(&self, saga: &Saga) -> Result<Entry, ProvisionError> {
        self.deployment.directory().find(saga.tenant).await?.ok_or(ProvisionError::Unknown)
    }
}

/// Writes down that a change has begun. Only one at a time can be open for an organisation.
pub(super) async fn begin(tx: &PlatformTx, saga: &Saga, slug: &str) -> Result<(), ProvisionError> {
    let sql = "INSERT INTO platform.provisioning (id, tenant_id, key, kind, slug, step, started_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING";
    let values = [
        saga.id.into(),
        saga.tenant.0.into(),
        saga.key.as_str().into(),
        saga.kind.as_str().into(),
        slug.into(),
        saga.step.as_str().into(),
        saga.started_at.into(),
    ];
    let written = tx.execute_raw(statement(sql, values)).await?.rows_affected();
    if written == 1 { Ok(()) } else { Err(ProvisionError::Busy) }
}

fn saga(row: &QueryResult) -> Result<Saga, DbErr> {
    let word = |column: &str| row.try_get::<String>("", column);
    let bad = |what: &str| DbErr::Type(format!("platform.provisioning.{what}"));
    Ok(Saga {
        id: row.try_get("", "id")?,
        kind: word("kind")?.parse().map_err(|_| bad("kind"))?,
        step: word("step")?.parse().map_err(|_| bad("step"))?,
        tenant: row.try_get::<Uuid>("", "tenant_id")?.into(),
        key: word("key")?.parse().map_err(|_| bad("key"))?,
        started_at: row.try_get("", "started_at")?,
        attempts: row.try_get("", "attempts")?,
        tried_at: row.try_get("", "tried_at")?,
    })
}

/// What a change leads to: the word of the registries, and the state of the organisation.
pub(super) fn outcome(kind: Kind, entry: &Entry) -> (&'static str, TenantState) {
    let (active, suspended) = (("active", TenantState::Active), ("suspended", TenantState::Suspended));
    match kind {
        Kind::Create | Kind::Resume => active,
        Kind::Suspend => suspended,
        // the registries go on letting jobs in, so that everything can be taken out
        Kind::Close => ("suspended", TenantState::Closing),
        Kind::Drop => ("closing", TenantState::Closing),
        // it was suspended before, and nobody took that back
        Kind::Reopen if entry.suspended_reason.is_some() => suspended,
        Kind::Reopen => active,
        Kind::Quotas => standing(entry),
    }
}

/// The same of an organisation that nothing is changed about.
pub(super) fn standing(entry: &Entry) -> (&'static str, TenantState) {
    match entry.state {
        TenantState::Active | TenantState::Creating => ("active", TenantState::Active),
        TenantState::Suspended => ("suspended", TenantState::Suspended),
        TenantState::Closing => ("suspended", TenantState::Closing),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    #[test]
    fn what_keeps_failing_is_tried_less_and_less_often() {
        let now = datetime!(2026-03-01 08:00 UTC);
        let key = TenantKey::compose(0, [0; 10]).unwrap();
        let mut saga = Saga::new(Kind::Drop, TenantId::new(), key, now);
        assert!(saga.is_due(now), "never tried");
        (saga.attempts, saga.tried_at) = (1, Some(now));
        assert!(!saga.is_due(now + Duration::seconds(19)) && saga.is_due(now + FIRST_PAUSE));
        saga.attempts = 4;
        assert!(!saga.is_due(now + Duration::seconds(159)) && saga.is_due(now + Duration::seconds(160)));
        saga.attempts = 4000;
        assert!(saga.is_due(now + LONGEST_PAUSE));
        saga.tried_at = None;
        assert!(saga.is_due(now), "somebody asked");
    }
}
