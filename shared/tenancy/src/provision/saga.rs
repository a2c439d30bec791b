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

    /// What the registries of the services say while the saga runs, and what it leads to.
    pub fn registry_word(self) -> &'static str {
        match self {
            Kind::Create | Kind::Resume => "active",
            Kind::Suspend => "suspended",
            Kind::Drop => "closing",
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
}

const OPEN: &str = "SELECT id, kind, step, tenant_id, key, started_at FROM platform.provisioning \
     WHERE finished_at IS NULL ORDER BY started_at";
const REACHED: &str = "UPDATE platform.provisioning SET step = $2, last_error = NULL WHERE id = $1";
const FAILED: &str =
    "UPDATE platform.provisioning SET attempts = attempts + 1, last_error = $2 WHERE id = $1";

pub(crate) fn statement<const N: usize>(sql: &str, values: [Value; N]) -> Statement {
    Statement::from_sql_and_values(DbBackend::Postgres, sql, values)
}

impl Provisioner {
    /// Takes up every change that was begun and not finished. Gives how many were.
    ///
    /// # Errors
    /// The first that failed again, after all others were tried: one that cannot be finished holds up no other.
    pub async fn resume_unfinished(&self) -> Result<usize, ProvisionError> {
        self.resume_older_than(Duration::ZERO).await
    }

    /// The same for those begun so long ago: younger ones may be in somebody's hands.
    ///
    /// # Errors
    /// As [`Self::resume_unfinished`].
    pub async fn resume_older_than(&self, age: Duration) -> Result<usize, ProvisionError> {
        let before = self.clock.now() - age;
        let sagas: Vec<_> =
            self.open_sagas().await?.into_iter().filter(|saga| saga.started_at <= before).collect();
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
                self.write(statement(FAILED, [saga.id.into(), text.into()])).await?;
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
    })
}

/// The state of the organisation that a finished change leaves behind.
pub(super) fn state_after(kind: Kind) -> TenantState {
    match kind {
        Kind::Create | Kind::Resume => TenantState::Active,
        Kind::Suspend => TenantState::Suspended,
        Kind::Drop => TenantState::Closing,
    }
}
