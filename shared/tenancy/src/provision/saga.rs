use super::{
    Provisioner,
    error::ProvisionError,
    steps::{Kind, Piece, Step},
};
use crate::{Entry, PlatformTx, TenantState, signal::Changed};
use kernel::{Service, TenantId, TenantKey};
use sea_orm::{ConnectionTrait as _, DbBackend, DbErr, QueryResult, Statement, Value};
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

/// A change of an organisation that has begun.
pub(super) struct Saga {
    pub id: Uuid,
    pub kind: Kind,
    /// What comes next; none where everything is done.
    pub next: Option<Piece>,
    pub tenant: TenantId,
    pub key: TenantKey,
    pub started_at: OffsetDateTime,
    pub attempts: i32,
    /// When it failed last; nothing where somebody asked for it to be tried again.
    pub tried_at: Option<OffsetDateTime>,
    /// An operator has it wait before what comes next.
    pub held: bool,
}

const OPEN: &str = "SELECT id, kind, step, part, tenant_id, key, started_at, attempts, tried_at, \
     held_since IS NOT NULL AS held FROM platform.provisioning WHERE finished_at IS NULL ORDER BY started_at";
const STILL: &str = "SELECT 1 AS one FROM platform.provisioning WHERE id = $1 AND finished_at IS NULL";
const HELD: &str = "SELECT 1 AS one FROM platform.provisioning \
     WHERE id = $1 AND finished_at IS NULL AND held_since IS NOT NULL";
const REACHED: &str = "UPDATE platform.provisioning SET step = $2, part = $3, step_attempts = 0, last_error = NULL \
     WHERE id = $1 AND finished_at IS NULL";
const FAILED: &str = "UPDATE platform.provisioning SET attempts = attempts + 1, step_attempts = step_attempts + 1, \
     last_error = $2, tried_at = $3 WHERE id = $1 AND finished_at IS NULL";
/// Pause after a first failure, and the longest one: what is broken for a day is not tried four thousand times.
const FIRST_PAUSE: Duration = Duration::seconds(20);
const LONGEST_PAUSE: Duration = Duration::hours(1);

pub(crate) fn statement<const N: usize>(sql: &str, values: [Value; N]) -> Statement {
    Statement::from_sql_and_values(DbBackend::Postgres, sql, values)
}

impl Saga {
    pub fn new(kind: Kind, tenant: TenantId, key: TenantKey, started_at: OffsetDateTime) -> Self {
        let (id, next) = (Uuid::now_v7(), kind.first());
        Self { id, kind, next, tenant, key, started_at, attempts: 0, tried_at: None, held: false }
    }

    fn is_due(&self, now: OffsetDateTime) -> bool {
        let doublings = u32::try_from(self.attempts.clamp(1, 12) - 1).unwrap_or_default();
        let pause = (FIRST_PAUSE * 2_i32.pow(doublings)).min(LONGEST_PAUSE);
        self.tried_at.is_none_or(|tried| now - tried >= pause)
    }
}

impl Provisioner {
    /// Takes up every change that was begun and not finished, and finishes it. Gives how many; those that are held
    /// are left alone.
    ///
    /// # Errors
    /// The first that failed again, after all others were tried: one that cannot be finished holds up no other.
    pub async fn resume_unfinished(&self) -> Result<usize, ProvisionError> {
        let all = self.open_sagas().await?.into_iter().filter(|saga| !saga.held).collect();
        self.take_up(all, self.clock.now()).await
    }

    /// The same for those begun so long ago (younger ones may be in somebody's hands), with a pause after each
    /// failure that grows.
    ///
    /// # Errors
    /// As [`Self::resume_unfinished`].
    pub async fn resume_older_than(&self, age: Duration) -> Result<usize, ProvisionError> {
        let now = self.clock.now();
        let due = |saga: &Saga| !saga.held && saga.started_at <= now - age && saga.is_due(now);
        let sagas = self.open_sagas().await?.into_iter().filter(due).collect();
        self.take_up(sagas, now - age).await
    }

    /// `before` is when what is carried out or set back has to have been begun.
    async fn take_up(&self, sagas: Vec<Saga>, before: OffsetDateTime) -> Result<usize, ProvisionError> {
        let (mut count, mut failed) = (0, None);
        for saga in sagas {
            match self.drive(saga).await {
                Ok(()) => count += 1,
                // held meanwhile, which is no failure
                Err(ProvisionError::Held) => {}
                Err(error) => drop(failed.get_or_insert(error)),
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

    /// Goes on from what was written down to the end, unless an operator holds it: then what is in hand is finished
    /// and what comes next is not begun.
    pub(super) async fn drive(&self, mut saga: Saga) -> Result<(), ProvisionError> {
        while let Some(piece) = saga.next {
            self.look(piece, false)?;
            self.unless_held(&saga).await?;
            if let Err(error) = self.take(&saga, piece).await {
                let text: String = error.to_string().chars().filter(|c| *c != '\0').take(2000).collect();
                let failed = [saga.id.into(), text.into(), self.clock.now().into()];
                self.write(statement(FAILED, failed)).await?;
                return Err(error);
            }
            self.look(piece, true)?;
            saga.next = saga.kind.after(piece);
            // the last piece has written its end itself, with its effect
            if let Some(next) = saga.next {
                let reached = [saga.id.into(), next.step.as_str().into(), next.part().into()];
                self.write(statement(REACHED, reached)).await?;
            }
        }
        self.deployment.changed(&Changed { tenant: saga.tenant, key: saga.key }).await;
        Ok(())
    }

    /// Whoever looks on is told of steps, and of the parts within them.
    fn look(&self, piece: Piece, done: bool) -> Result<(), ProvisionError> {
        let step = || self.at_step(piece.step.as_str(), done);
        let part = || piece.part().map_or(Ok(()), |part| self.at_step(&part, done));
        match (done, piece.opens(), piece.closes()) {
            (false, true, _) => step().and_then(|()| part()),
            (true, _, true) => part().and_then(|()| step()),
            _ => part(),
        }
    }

    /// Read before every piece: neither who began the change nor who takes it up passes by a hold.
    async fn unless_held(&self, saga: &Saga) -> Result<(), ProvisionError> {
        let tx = self.deployment.platform_db(Service::Identity).begin().await?;
        let held = tx.query_one_raw(statement(HELD, [saga.id.into()])).await?;
        held.map_or(Ok(()), |_| Err(ProvisionError::Held))
    }

    async fn take(&self, saga: &Saga, piece: Piece) -> Result<(), ProvisionError> {
        match (piece.step, piece.service) {
            (Step::Others, Some(service)) => self.register_at(saga, service).await,
            (Step::Welcome, _) => self.welcome(saga).await,
            (Step::Count, _) => self.count(saga).await,
            (Step::Erase, Some(service)) => self.erase_at(saga, service).await,
            (Step::Farewell, _) => self.farewell(saga).await,
            (Step::Finish, _) if saga.kind == Kind::Drop => self.erase_at_home(saga).await,
            (Step::Finish, _) => self.finish(saga).await,
            (Step::Others | Step::Erase, None) | (Step::Done, _) => Ok(()),
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
        saga.next.map_or(Step::Done, |piece| piece.step).as_str().into(),
        saga.started_at.into(),
    ];
    let written = tx.execute_raw(statement(sql, values)).await?.rows_affected();
    if written == 1 { Ok(()) } else { Err(ProvisionError::Busy) }
}

fn saga(row: &QueryResult) -> Result<Saga, DbErr> {
    let word = |column: &str| row.try_get::<String>("", column);
    let bad = |what: &str| DbErr::Type(format!("platform.provisioning.{what}"));
    let kind: Kind = word("kind")?.parse().map_err(|_| bad("kind"))?;
    let step: Step = word("step")?.parse().map_err(|_| bad("step"))?;
    let part: Option<String> = row.try_get("", "part")?;
    Ok(Saga {
        id: row.try_get("", "id")?,
        kind,
        next: kind.next(step, part.as_deref()),
        tenant: row.try_get::<Uuid>("", "tenant_id")?.into(),
        key: word("key")?.parse().map_err(|_| bad("key"))?,
        started_at: row.try_get("", "started_at")?,
        attempts: row.try_get("", "attempts")?,
        tried_at: row.try_get("", "tried_at")?,
        held: row.try_get("", "held")?,
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
